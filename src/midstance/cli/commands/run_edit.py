"""``midstance run edit``, ``move`` and ``delete``: changes of one run, found by its day or id."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from midstance.cli.commands.log_edit import MIN_ID_LENGTH, NOTE
from midstance.cli.commands.run import TAKE_BACK, read_day, run_calendar, say_moves, say_run
from midstance.cli.errors import CommandFailedError, WrongUsageError
from midstance.cli.output import say
from midstance.cli.settings import distance_unit
from midstance.domain.calendar import DateTextError, parse_day
from midstance.presentation.phrases import day_text, plural
from midstance.presentation.planning.run_text import parse_run
from midstance.presentation.planning.runs import absence_text, run_line
from midstance.services.calendar.run_calendar import absences, every_run, scheduled_runs

if TYPE_CHECKING:
    from datetime import date

    from midstance.cli.command_context import CommandContext
    from midstance.domain.weeks.run_calendar import CalendarEntry, ScheduledRun
    from midstance.storage.training_log import TrainingLog

LISTED = "list them: midstance runs"


def find_run(log: TrainingLog, typed: str, today: date) -> ScheduledRun:
    """The run that ``typed`` names: a day, ``DAY/KIND``, ``DAY/2`` for its second, or an id's end.

    Raises:
        CommandFailedError: there is no such run, or there are several.
    """
    day_word, _, which = typed.partition("/")
    try:
        day = parse_day(day_word, today)
    except DateTextError:
        return _by_id(log, typed, today)
    runs = scheduled_runs(log, day, day)
    if which.isdecimal():
        found = runs[int(which) - 1 : int(which)] if int(which) else ()
    else:
        found = tuple(each for each in runs if which in {"", each.kind.value})
    if len(found) == 1:
        return found[0]
    if not found:
        raise CommandFailedError(f"there is no run {typed!r} ({day_text(day)}); {LISTED}")
    raise CommandFailedError(
        f"{day_text(day)} has {plural(len(found), 'run')}; name the kind or the number: "
        f"{day}/{found[0].kind} or {day}/2"
    )


def _by_id(log: TrainingLog, typed: str, today: date) -> ScheduledRun:
    end = typed.strip().lower().replace("-", "")
    if len(end) < MIN_ID_LENGTH:
        raise CommandFailedError(f"{typed!r} is neither a day nor the end of an id; {LISTED}")
    found = [each for each in every_run(log, today) if each.entry.id.hex.endswith(end)]
    if len(found) != 1:
        what = f"{len(found)} runs have an id that ends in" if found else "there is no run"
        raise CommandFailedError(f"{what} {typed!r}; {LISTED}")
    return found[0]


@click.command("edit")
@click.argument("run", metavar="DAY|ID")
@click.argument("words", nargs=-1, metavar="[KIND] [DISTANCE] [TIME] ...")
@click.option("--note", type=NOTE, metavar="TEXT", help='A note; "" takes it away.')
@click.option("--mean-hr", type=click.IntRange(30, 250), metavar="N", help="Mean heart rate.")
@click.option("--max-hr", type=click.IntRange(30, 250), metavar="N", help="Highest heart rate.")
@click.pass_obj
def edit_run_command(
    context: CommandContext,
    run: str,
    words: tuple[str, ...],
    note: str | None,
    mean_hr: int | None,
    max_hr: int | None,
) -> None:
    """Change a run: midstance run edit 2026-11-24 12km, or: run edit tue tempo done.

    What you do not name stays, and so do the other weeks of a weekly run.
    """
    typed = parse_run(" ".join(words), distance_unit(context))
    if not words and note is None and mean_hr is None and max_hr is None:
        raise WrongUsageError("say what changes, such as: midstance run edit tue tempo 12km")
    log = context.log_to_change()
    found = find_run(log, run, context.today())
    if typed.is_done and found.day > context.today():
        raise WrongUsageError(f"{found.day} is still to come; leave out: done")
    calendar = run_calendar(context, log)
    say_run(context, "Changed", calendar.edit(found.entry, typed, note, mean_hr, max_hr))


@click.command("move")
@click.argument("run", metavar="DAY|ID")
@click.argument("day", metavar="TO_DAY")
@click.pass_obj
def move_command(context: CommandContext, run: str, day: str) -> None:
    """Move one run to another day: midstance run move 2026-11-24 2026-11-25.

    The other weeks of a weekly run stay as they are.
    """
    to = read_day(day, context)
    log = context.log_to_change()
    found = find_run(log, run, context.today())
    if found.is_done and to > context.today():
        raise WrongUsageError(f"the run was done; {to} is still to come")
    say_run(context, "Moved", run_calendar(context, log).move(found.entry, to))


@click.command("delete")
@click.argument("run", metavar="DAY|ID")
@click.pass_obj
def delete_run_command(context: CommandContext, run: str) -> None:
    """Take one run out: midstance run delete 2026-11-24; or days away or ill, by their first day.

    The other weeks of a weekly run stay as they are.
    """
    log = context.log_to_change()
    calendar = run_calendar(context, log)
    absence = _absence_from(log, run, context.today())
    if absence is not None:
        calendar.delete_absence(absence)
        say(f"Deleted: {absence_text(absence)}. {TAKE_BACK}")
        say_moves(context)
        return
    found = find_run(log, run, context.today())
    calendar.delete(found.entry)
    say(f"Deleted: {run_line(found, distance_unit(context))}. {TAKE_BACK}")
    say_moves(context)


def _absence_from(log: TrainingLog, typed: str, today: date) -> CalendarEntry | None:
    """Days away or ill that begin on the day that is named: ``DAY/away``, or without a run."""
    word, _, which = typed.partition("/")
    try:
        day = parse_day(word, today)
    except DateTextError:
        return None
    if not which and scheduled_runs(log, day, day):
        return None
    found = (each for each in absences(log, day, day) if each.day == day)
    return next((each for each in found if which in {"", each.kind.value}), None)
