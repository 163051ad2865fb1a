"""``midstance run``: adds runs and races, days away or ill, and the runs of each week."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

import click

from midstance.cli.errors import WrongUsageError
from midstance.cli.output import say, say_json_list, say_table, say_text
from midstance.cli.parser import LazyCommands
from midstance.cli.settings import distance_unit
from midstance.context import new_id
from midstance.domain.calendar import DateTextError, parse_day
from midstance.domain.weeks.run_calendar import EntryKind
from midstance.exchange.exporters.run_json import weekly_to_json
from midstance.presentation.phrases import day_text
from midstance.presentation.planning.run_text import parse_run, parse_weekly_runs
from midstance.presentation.planning.runs import absence_text, run_line, weekly_rows
from midstance.services.calendar.day_plan import new_moves, save_todays_plan
from midstance.services.calendar.run_calendar import RunCalendar, scheduled_runs, weekly_runs

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from midstance.cli.command_context import CommandContext
    from midstance.domain.weeks.run_calendar import CalendarEntry
    from midstance.storage.training_log import TrainingLog

TAKE_BACK = "Take it back: midstance run undo"
NO_WORDS = "say what the run is, such as: midstance run add {} intervals 10km 50min"


class RunCommands(LazyCommands):
    """What adds runs and changes them."""

    places: ClassVar[Mapping[str, tuple[str, str]]] = {
        "add": ("run.add_run_command", "Add a run, planned or done."),
        "race": ("run.race_command", "Add a race."),
        "template": ("run.template_command", "Show or set the runs of each week."),
        "edit": ("run_edit.edit_run_command", "Change a run."),
        "move": ("run_edit.move_command", "Move a run to another day."),
        "delete": ("run_edit.delete_run_command", "Take a run out."),
        "away": ("run.away_command", "Note days away, without strength."),
        "ill": ("run.ill_command", "Note days ill, without strength."),
        "undo": ("log_edit.undo_command", "Take the last change back."),
    }


@click.group("run", cls=RunCommands)
def command() -> None:
    """Add, change or move a run; set the runs of each week. List them: midstance runs."""


def read_day(text: str, context: CommandContext) -> date:
    """The day that ``text`` names: a date, today, a day of the week, ``1 Dec``.

    Raises:
        WrongUsageError: it names none.
    """
    try:
        return parse_day(text, context.today())
    except DateTextError as error:
        raise WrongUsageError(str(error)) from error


def run_calendar(context: CommandContext, log: TrainingLog) -> RunCalendar:
    """The calendar of ``log``, to be changed now; the plan of the week is kept as it was."""
    save_todays_plan(log, context.library(), context.today(), context.now())
    return RunCalendar(log, new_id, context.now())


def say_moves(context: CommandContext) -> None:
    """Print what the change of the calendar moves in this week's plan, and why."""
    for each in new_moves(context.log(), context.library(), context.today()):
        say_text("", f"Moved: {each.why}")


def say_run(context: CommandContext, verb: str, entry: CalendarEntry) -> None:
    """Print what became of a run, as it stands among the others of its week."""
    runs = scheduled_runs(context.log(), entry.day, entry.day)
    shown = next(each for each in runs if each.entry.id == entry.id)
    say(f"{verb}: {run_line(shown, distance_unit(context))}. {TAKE_BACK}")
    say_moves(context)


@click.command("add")
@click.argument("day", metavar="DAY")
@click.argument("words", nargs=-1, metavar="[KIND] [DISTANCE] [TIME] ...")
@click.option("--done", "state", flag_value="done", help="It was run.  [default: before today]")
@click.option("--planned", "state", flag_value="planned", help="It is to be run.")
@click.pass_obj
def add_run_command(
    context: CommandContext, day: str, words: tuple[str, ...], state: str | None
) -> None:
    """Add a run on DAY: midstance run add 2026-11-24 intervals 10km 50min.

    Words, in any order: a kind (easy, recovery, long, tempo, intervals, hills, race, hiit, cross,
    other), a distance, a time, effort 7, morning or evening; for other sport, hard and legs.
    Without a kind it is found from the other runs of the week. A run that was done takes the place
    of the planned run of that day.
    """
    _add(context, read_day(day, context), words, state)


def _add(context: CommandContext, day: date, words: tuple[str, ...], state: str | None) -> None:
    typed = parse_run(" ".join(words), distance_unit(context))
    if not typed.said:
        raise WrongUsageError(NO_WORDS.format(day))
    is_done = state == "done" if state else typed.is_done
    if is_done is None:
        is_done = day < context.today()
    if is_done and day > context.today():
        raise WrongUsageError(f"{day} is still to come; leave out: done")
    log = context.log_to_change()
    entry, took_place = run_calendar(context, log).add(day, typed, is_done=is_done)
    say_run(context, "Done as planned" if took_place else "Added", entry)


@click.command("race")
@click.argument("day", metavar="DAY")
@click.argument("words", nargs=-1, required=True, metavar="[A|B] DISTANCE [TIME] [NAME]")
@click.pass_obj
def race_command(context: CommandContext, day: str, words: tuple[str, ...]) -> None:
    """Add a race on DAY: midstance run race 2027-03-14 A half marathon.

    It takes the place of the weekly runs of that day. Before an A race strength is tapered; a B
    race is trained through. TIME is what you expect.
    """
    _add(context, read_day(day, context), ("race", *words), None)


@click.command("template")
@click.argument("week", required=False, metavar="WEEK")
@click.option("--from", "start", metavar="DAY", help="The first day of it.  [default: today]")
@click.option("--clear", is_flag=True, help="No runs by the week any more.")
@click.option("--json", "as_json", is_flag=True, help="The weekly runs as one JSON array.")
@click.pass_obj
def template_command(
    context: CommandContext, week: str | None, start: str | None, *, clear: bool, as_json: bool
) -> None:
    """Set the runs of each WEEK: midstance run template "Tue intervals, Thu easy, Sun long 18km".

    They fill every week from today on. What was set before ends there; runs of your own, and one
    run that you moved or changed in a past week, stay. Without WEEK: what is set.
    """
    if week is None and not clear:
        _say_template(context, as_json=as_json)
        return
    if (week and clear) or as_json:
        raise WrongUsageError("a week, --clear and --json do not go together; write one of them")
    runs = parse_weekly_runs(week, distance_unit(context)) if week else ()
    day = read_day(start or "today", context)
    log = context.log_to_change()
    try:
        run_calendar(context, log).set_weekly(runs, day)
    except OverflowError:
        raise WrongUsageError(f"the calendar ends soon after {day}; begin earlier") from None
    say(f"From {day_text(day)} on, each week: {week or 'no runs'}. {TAKE_BACK}")
    say_moves(context)


def _say_template(context: CommandContext, *, as_json: bool) -> None:
    weekly = weekly_runs(context.log(), context.today())
    if as_json:
        say_json_list(map(weekly_to_json, weekly))
    elif weekly:
        say_table(("day", "run", ""), weekly_rows(weekly, distance_unit(context)))
    else:
        say_text("", 'No weekly runs. Set them: midstance run template "Tue intervals, Sun long"')


@click.command("away")
@click.argument("first", metavar="FIRST")
@click.argument("last", required=False, metavar="[LAST]")
@click.pass_obj
def away_command(context: CommandContext, first: str, last: str | None) -> None:
    """Note that you are away from FIRST to LAST: no strength is planned there."""
    _add_absence(context, EntryKind.AWAY, first, last)


@click.command("ill")
@click.argument("first", metavar="FIRST")
@click.argument("last", required=False, metavar="[LAST]")
@click.pass_obj
def ill_command(context: CommandContext, first: str, last: str | None) -> None:
    """Note that you are ill from FIRST to LAST: no strength is planned there."""
    _add_absence(context, EntryKind.ILL, first, last)


def _add_absence(context: CommandContext, kind: EntryKind, first: str, last: str | None) -> None:
    begin = read_day(first, context)
    end = read_day(last, context) if last else begin
    if end < begin:
        raise WrongUsageError(f"{end} is before {begin}; write the first day first")
    entry = run_calendar(context, context.log_to_change()).add_absence(kind, begin, end)
    say(f"{absence_text(entry)}. {TAKE_BACK}")
    say_moves(context)
