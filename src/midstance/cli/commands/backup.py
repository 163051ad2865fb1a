"""``midstance backup``: a copy of the log, made now."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from midstance.cli.prompt import Prompt


@click.command("backup", short_help="Copy the log, or list its copies.")
@click.option("--list", "only_list", is_flag=True, help="List the copies that there are.")
@click.pass_obj
def command(prompt: Prompt, *, only_list: bool) -> None:
    """Copy the log into its backup folder; old copies are thinned out with age."""
    from midstance.cli.copies import back_up, say_backups

    if only_list:
        say_backups(prompt)
    else:
        back_up(prompt)
