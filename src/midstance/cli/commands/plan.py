"""``midstance plan``: which days take strength, around the runs, and why; and changes of a week."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

import click

from midstance.cli.commands.today import remember_plan
from midstance.cli.errors import DONE, NOT_MET, CommandFailedError, WrongUsageError
from midstance.cli.output import say, say_json, say_table, say_text, say_title
from midstance.cli.parser import FILE_OR_FOLDER
from midstance.coach.schedule.planner.search import plan_week
from midstance.context import new_id
from midstance.domain.calendar import DAYS, DateTextError, Week, parse_day
from midstance.domain.weeks.run_calendar import CalendarEntry, EntryKind
from midstance.exchange.week_file import read_week_file
from midstance.presentation.phrases import plural
from midstance.presentation.planning.plan import plan_sections, plans_to_plain, reasons_to_plain
from midstance.presentation.planning.weeks import (
    change_lines,
    moved_lines,
    planned_week_title,
    refusal,
    weeks_to_plain,
)
from midstance.services.calendar.habits import MOVED_KEY, moved_to_plain, read_moved
from midstance.services.calendar.shown_plan import forget_shown_plan
from midstance.services.calendar.weeks_ahead import PlanChanges, plan_weeks

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from midstance.cli.command_context import CommandContext
    from midstance.domain.weeks.plan import PlannedWeek, WeekPlans, WeekToPlan

WEEKS, BACK = 2, "back"
NO_PROGRAM = "no program is followed, so there is nothing to plan. Choose one: midstance use"


@click.command("plan", short_help="Say which days take strength, and why.")
@click.option(
    "--weeks", type=click.IntRange(1, 26), default=WEEKS, show_default=True, help="How many weeks."
)
@click.option(
    "--from",
    "file",
    metavar="FILE",
    type=FILE_OR_FOLDER,
    help="A week written to a file; the log is not touched.",
)
@click.option(
    "--block",
    "blocks",
    metavar="DAY",
    multiple=True,
    help="Try the week without strength on DAY; several times for several days.",
)
@click.option(
    "--move",
    "moves",
    nargs=2,
    metavar="SESSION DAY",
    multiple=True,
    help='Try SESSION on DAY; "back" takes its moves back.',
)
@click.option("--apply", "applies", is_flag=True, help="Keep what --block or --move tried.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@click.option("--why", is_flag=True, help="Every rule, with its source, and every other day.")
@click.pass_obj
def command(
    context: CommandContext,
    *,
    weeks: int,
    file: Path | None,
    blocks: tuple[str, ...],
    moves: tuple[tuple[str, str], ...],
    applies: bool,
    as_json: bool,
    why: bool,
) -> int:
    """Say which days of the coming weeks take strength, around the runs, and why."""
    if sum(map(bool, (blocks, moves, file))) > 1:
        raise WrongUsageError("--from, --block and --move do not go together; ask in turn.")
    if len(moves) > 1:
        raise WrongUsageError("move one session at a time; ask in turn, each with --apply.")
    if applies and not (blocks or moves):
        raise WrongUsageError("--apply keeps what --block or --move tries; name one of them.")
    if file is not None:
        return say_week_file(file, as_json=as_json, why=why)
    if blocks:
        return _try_block(context, blocks, applies=applies)
    if moves:
        return _try_move(context, *moves[0], applies=applies)
    return _say_weeks(context, weeks, as_json=as_json, why=why)


def say_week_file(file: Path, *, as_json: bool, why: bool) -> int:
    """Plan the week in ``file`` and print the plan; 1 where no session fits.

    Raises:
        DefinitionFileError: the file cannot be used; every mistake is named.
    """
    week = read_week_file(file)
    plans = plan_week(week)
    if as_json:
        say_json(plans_to_plain(plans) | (reasons_to_plain(week, plans) if why else {}))
    else:
        say_title(f"WEEK  {file.name}: {plural(len(week.sessions), 'session')} to place")
        _say_sections(week, plans, why=why)
    return DONE if plans.plans else NOT_MET


def _say_sections(week: WeekToPlan, plans: WeekPlans, *, why: bool) -> None:
    for section in plan_sections(week, plans, why=why):
        say()
        say_title(section.heading.upper())
        for line in section.lines:
            say_text("", line)
        if section.rows:
            say_table(section.head, section.rows)


def _say_weeks(context: CommandContext, weeks: int, *, as_json: bool, why: bool) -> int:
    planned = plan_weeks(context.log(), context.library(), context.today(), weeks)
    if as_json:
        say_json(weeks_to_plain(planned))
        return DONE
    if not planned:
        raise CommandFailedError(NO_PROGRAM)
    for number, each in enumerate(planned):
        if number:
            say()
        name = context.library().program(each.program).name
        say_title(planned_week_title(each, name).upper())
        if each.advice:
            say_text("", each.advice)
        for line in moved_lines(each):
            say_text("", line)
        for session in each.refused:
            say_text("", f"{session} cannot lie where it was moved to; it has another day.")
        _say_sections(each.week, each.shown_plans, why=why)
    remember_plan(context, planned)
    return DONE


def _week_of(context: CommandContext, day: date, changes: PlanChanges) -> PlannedWeek:
    today = context.today()
    ahead = (Week.of(day).first - Week.of(today).first).days // DAYS
    if day < today:
        raise WrongUsageError(f"{day.isoformat()} is over; a plan is for the days ahead.")
    planned = plan_weeks(context.log(), context.library(), today, ahead + 1, changes)
    if len(planned) <= ahead:
        raise CommandFailedError(NO_PROGRAM if not planned else "the program ends before this day.")
    return planned[ahead]


def _parse_day(context: CommandContext, text: str) -> date:
    try:
        return parse_day(text, context.today())
    except DateTextError as error:
        raise WrongUsageError(f"{error}.") from None


def _try_block(context: CommandContext, texts: tuple[str, ...], *, applies: bool) -> int:
    """Show each week without strength on the days; with ``applies``, keep them as days away."""
    days = sorted({_parse_day(context, text) for text in texts})
    changes = PlanChanges(blocked=frozenset(days))
    for _, of_week in groupby(days, key=lambda day: Week.of(day).first):
        first, *more = of_week
        before, after = _week_of(context, first, PlanChanges()), _week_of(context, first, changes)
        named = " and ".join(day.isoformat() for day in (first, *more))
        _say_change(f"Without strength on {named}:", before, after)
    if applies:
        entries = [CalendarEntry(new_id(), EntryKind.AWAY, day, until=day) for day in days]
        what = f"no strength on {', '.join(day.isoformat() for day in days)}"
        context.log_to_change().calendar.change(what, context.now(), saved=tuple(entries))
    _say_whether_kept("Undo: midstance log undo", applies=applies)
    return DONE


def _try_move(context: CommandContext, name: str, text: str, *, applies: bool) -> int:
    """Show the week with a session on another day; with ``applies``, keep it so."""
    if text.strip().lower() == BACK:
        return _move_back(context, name, applies=applies)
    day = _parse_day(context, text)
    before = _week_of(context, day, PlanChanges())
    session = _session_named(before, name)
    after = _week_of(context, day, PlanChanges(moved=((session, day),)))
    if session in after.refused or after.day_of(session) != day:
        raise CommandFailedError(
            f"{session} cannot go there. {refusal(before, session, day.weekday())} "
            "Nothing was changed."
        )
    _say_change(f"{session} on {day.isoformat()}:", before, after)
    if applies:
        log = context.log_to_change()
        moved = moved_to_plain(
            read_moved(log.profile().get(MOVED_KEY)), session, day, context.today()
        )
        log.set_profile_value(MOVED_KEY, moved, context.now())
    _say_whether_kept(f"Undo: midstance plan --move {session} {BACK} --apply", applies=applies)
    return DONE


def _move_back(context: CommandContext, name: str, *, applies: bool) -> int:
    """Show the week with a session where the plan would have it; with ``applies``, keep it so."""
    today = context.today()
    session = _session_named(_week_of(context, today, PlanChanges()), name)
    moved = read_moved(context.log().profile().get(MOVED_KEY))
    days = [day for each, day in moved if each == session and day >= Week.of(today).first]
    if not days:
        raise CommandFailedError(f"{session} was not moved by hand; there is nothing to take back.")
    day = max(today, min(days))
    before, changes = (
        _week_of(context, day, PlanChanges()),
        PlanChanges(moved_back=frozenset({session})),
    )
    _say_change(f"{session} where the plan has it:", before, _week_of(context, day, changes))
    if applies:
        log, now = context.log_to_change(), context.now()
        left = [[each, on.isoformat()] for each, on in moved if each != session]
        log.set_profile_value(MOVED_KEY, left or None, now)
        forget_shown_plan(log, now)
    _say_whether_kept("Move it again to change it.", applies=applies)
    return DONE


def _session_named(planned: PlannedWeek, name: str) -> str:
    ids = [each.id for each in planned.week.sessions]
    wanted = name.strip().lower()
    for id_ in ids:
        if wanted in {id_.lower(), f"{planned.program}/{id_}".lower()}:
            return id_
    raise CommandFailedError(f"{name!r} is no session of this week; it has {', '.join(ids)}.")


def _say_change(title: str, before: PlannedWeek, after: PlannedWeek) -> None:
    say(title)
    for line in change_lines(before, after):
        say_text("  ", line)


def _say_whether_kept(way_back: str, *, applies: bool) -> None:
    say(f"Kept. {way_back}" if applies else "Nothing was changed yet; keep it with: --apply")
