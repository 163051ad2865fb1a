"""``midstance log``: the sets that were done. ``log_add`` and ``log_edit`` change them."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

import click

from midstance.cli.parser import LazyCommands, complete_exercises
from midstance.cli.set_selection import SetFilter, say_sets

if TYPE_CHECKING:
    from collections.abc import Mapping


class LogCommands(LazyCommands):
    """What adds to the log or corrects it."""

    places: ClassVar[Mapping[str, tuple[str, str]]] = {
        "add": ("log_add.add_command", "Add sets that were done without Midstance."),
        "delete": ("log_edit.delete_command", "Delete a set."),
        "edit": ("log_edit.edit_command", "Correct a set, or how long a workout took."),
        "reopen": ("log_edit.reopen_command", "Reopen a workout that was finished early."),
        "undo": ("log_edit.undo_command", "Undo the last correction."),
    }


@click.group("log", cls=LogCommands, invoke_without_command=True)
@click.option("--since", metavar="DAY", help="First day: 2026-11-22, today, yesterday.")
@click.option("--until", metavar="DAY", help="Last day.")
@click.option(
    "--exercise", metavar="ID", shell_complete=complete_exercises, help="Only this exercise."
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON array.")
@click.pass_context
def command(
    ctx: click.Context,
    since: str | None,
    until: str | None,
    exercise: str | None,
    *,
    as_json: bool,
) -> None:
    """List completed sets, or correct one."""
    if ctx.invoked_subcommand is None:
        say_sets(ctx.obj, SetFilter(since, until, exercise), as_json=as_json)
