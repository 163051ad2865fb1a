"""``midstance keys``: every key of the full screen."""

from __future__ import annotations

import click

from midstance.cli.output import say, say_table
from midstance.presentation.commands import COMMANDS
from midstance.presentation.key_names import OTHER_KEYS, Area, key_text


@click.command("keys")
def command() -> None:
    """List all keys."""
    for area in Area:
        rows = [
            (" ".join(map(key_text, each.keys)), each.help, each.id)
            for each in COMMANDS
            if each.area is area
        ]
        if rows:
            say_table((area.value, "", "command"), rows)
            say()
    say_table(("Also", "", ""), [(keys, text, "") for keys, text in OTHER_KEYS])
    say()
    say("Digits, then Space: save the number done.")
    say("To change keys: [keys] in settings.toml, by the command's name.")
