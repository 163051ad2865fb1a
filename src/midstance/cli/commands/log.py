"""``midstance log``: the sets that were done, and what corrects them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from midstance.cli.commands.log_add import add_typed, place_text
from midstance.cli.commands.log_edit import apply_options, describe_set, find_set, reopen_workout
from midstance.cli.output import say
from midstance.cli.parser import complete_exercises
from midstance.cli.set_selection import SetFilter, say_sets, short_id

if TYPE_CHECKING:
    from typing import Unpack

    from midstance.cli.command_context import CommandContext
    from midstance.cli.commands.log_add import TypedSets

MAX_SETS_ADDED = 20
MAX_EFFORT = 10


@click.group("log", invoke_without_command=True)
@click.option("--since", metavar="DAY", help="From this day on: 2026-11-22, today, yesterday.")
@click.option("--until", metavar="DAY", help="Up to this day.")
@click.option("--exercise", metavar="ID", shell_complete=complete_exercises, help="Only this one.")
@click.option("--json", "as_json", is_flag=True, help="One JSON array.")
@click.pass_context
def command(
    ctx: click.Context,
    since: str | None,
    until: str | None,
    exercise: str | None,
    *,
    as_json: bool,
) -> None:
    """List completed sets, oldest first, or correct one."""
    if ctx.invoked_subcommand is None:
        say_sets(ctx.obj, SetFilter(since, until, exercise), as_json=as_json)


@command.command("edit", short_help="Correct a set.")
@click.argument("set_id", metavar="ID")
@click.option("--reps", type=int, metavar="N", help="Repetitions or contacts.")
@click.option("--seconds", type=int, metavar="N", help="Seconds held or moved.")
@click.option("--metres", type=int, metavar="N", help="Metres.")
@click.option("--load", metavar="LOAD", help='"22.5 kg", "50 lb", or none.')
@click.option("--effort", metavar="1-10", help="How hard it was, or none.")
@click.option("--note", metavar="TEXT", help='A note; "" takes it away.')
@click.option("--side", metavar="SIDE", help="left, right or none.")
@click.pass_obj
def edit(context: CommandContext, /, set_id: str, **given: str | int | None) -> None:
    """Correct the set with this ID (the end of it is enough)."""
    log = context.log_to_change()
    before = find_set(log, set_id)
    options = {name: value for name, value in given.items() if value is not None}
    log.corrections.edit_set(before.id, apply_options(before.set, options), context.now())
    after = describe_set(find_set(log, set_id))
    say(f"Corrected: {after}. Take it back: midstance log undo")


@command.command("delete", short_help="Take a set out of the log.")
@click.argument("set_id", metavar="ID")
@click.pass_obj
def delete(context: CommandContext, set_id: str) -> None:
    """Take the set with this ID (the end of it is enough) out of the log."""
    log = context.log_to_change()
    logged = find_set(log, set_id)
    log.corrections.delete_set(logged.id, context.now())
    say(f"Deleted: {describe_set(logged)}. Take it back: midstance log undo")


@command.command("add", short_help="Add sets that were done without Midstance.")
@click.argument("exercise", metavar="EXERCISE", shell_complete=complete_exercises)
@click.argument("amount", metavar="AMOUNT")
@click.option("--date", "day", metavar="DAY", help="The day: 2026-11-22, today, yesterday.")
@click.option(
    "--sets", type=click.IntRange(1, MAX_SETS_ADDED), default=1, help="How many such sets."
)
@click.option("--load", metavar="LOAD", help='"22.5 kg" or "50 lb"; a bare number is in kg.')
@click.option("--effort", type=click.IntRange(1, MAX_EFFORT), help="How hard it was.")
@click.option("--side", type=click.Choice(("left", "right", "both")), help="The side that worked.")
@click.option("--note", metavar="TEXT", default="", help="A note.")
@click.option("--workout", metavar="ID", help="Into this workout; the end of its id is enough.")
@click.pass_obj
def add(context: CommandContext, /, exercise: str, amount: str, **given: Unpack[TypedSets]) -> None:
    """Add sets that were done without Midstance.

    AMOUNT is one set, for one side where there are two: 12, 30s, 20m, 15c. The sets go into the
    day's workout; where the day has none, or several, they become a workout of their own.
    """
    added = add_typed(context, exercise, amount, given)
    say(f"Added {place_text(context.log(), added)}")
    for each in added:
        say(f"  {describe_set(each)} ({short_id(each)})")
    say("Take it back: midstance log undo")


@command.command("reopen", short_help="Go on with a workout that was finished early.")
@click.argument("workout", metavar="[WORKOUT]", required=False)
@click.pass_obj
def reopen(context: CommandContext, /, workout: str | None) -> None:
    """Let a workout that was finished early go on: the newest, or the one with this ID."""
    reopened = reopen_workout(context, workout)
    say(f"Reopened: {reopened.name}, {reopened.local_date}. Go on with it: midstance start")
    say("Take it back: midstance log undo")


@command.command("undo")
@click.pass_obj
def undo(context: CommandContext) -> None:
    """Take the last correction back."""
    say(f"Undone: {context.log_to_change().corrections.undo(context.now())}.")
