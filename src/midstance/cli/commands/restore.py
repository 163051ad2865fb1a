"""``midstance restore``: a copy takes the log's place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from midstance.cli.command_context import CommandContext


@click.command("restore", short_help="Put a copy of the log back.")
@click.argument("file")
@click.pass_obj
def command(prompt: CommandContext, file: str) -> None:
    """Put FILE, a copy that midstance backup --list names, in the place of the log.

    The log as it is now is copied before, or moved aside if it is broken.
    """
    from midstance.cli.commands.backup import put_back

    put_back(prompt, file)
