"""``midstance today``: what is due, and why, as lines to read or as JSON."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from midstance.cli.errors import CommandFailedError
from midstance.cli.output import say, say_json, say_table, say_text, say_title
from midstance.cli.parser import LIGHTER_DAY, MINUTES_THERE_ARE, ORIGINAL_SESSION, TEXT
from midstance.cli.settings import distance_unit, load_unit
from midstance.coach.day_changes import AS_PLANNED, DayChanges
from midstance.domain.planned_sets import estimated_seconds
from midstance.exchange.exporters.run_json import run_to_json
from midstance.presentation.phrases import plural
from midstance.presentation.planning.runs import run_text, state_text, week_so_far
from midstance.presentation.planning.session_text import (
    block_rows,
    session_blocks,
    session_equipment,
)
from midstance.presentation.planning.squad import offer_text
from midstance.presentation.planning.targets import change_to_plain, moved_text
from midstance.presentation.planning.today import (
    ahead_lines,
    check_in_lines,
    check_in_to_plain,
    food_text,
    why_sections,
)
from midstance.services.calendar.easier_week import toggle_easier_week
from midstance.services.calendar.refusals import toggle_change
from midstance.services.calendar.run_calendar import scheduled_runs
from midstance.services.calendar.shown_plan import is_unsaved_plan, save_shown_plan
from midstance.services.today import today_plan
from midstance.services.upkeep.sharing_choice import sharing_of
from midstance.storage.errors import StorageError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from midstance.cli.command_context import CommandContext
    from midstance.domain.library import Library
    from midstance.domain.session import Session
    from midstance.domain.weeks.plan import PlannedWeek
    from midstance.services.today import TodayPlan


def say_today(
    context: CommandContext,
    changes: DayChanges = AS_PLANNED,
    *,
    as_json: bool,
    why: bool = False,
) -> None:
    """Print what is due, with the ``changes`` that the runner wants.

    ``why`` adds every rule, and where it comes from.

    Raises:
        StorageError: the log cannot be read.
    """
    context.receive()
    library, day = context.library(), context.today()
    unit = load_unit(context)
    plan = today_plan(context.log(), library, day, changes, unit)
    runs = scheduled_runs(context.log(), day, day)
    if as_json:
        say_json(_plan_to_plain(plan, library, day) | {"runs": list(map(run_to_json, runs))})
        return
    say_title(f"TODAY  {day:%A} {day.isoformat()}")
    for each in runs:
        say_text("", f"Run: {run_text(each, distance_unit(context))}, {state_text(each)}")
    for line in _lines(plan, library):
        say_text("", line)
    _say_offers(context)
    if plan.session is not None:
        _say_session(context, plan.session)
    for change in plan.targets:
        say_text("", moved_text(change, library.exercises, unit))
        if why:
            say_text("  ", change.source)
    if why:
        _say_why(plan)
    _remember(context, plan)


def _remember(context: CommandContext, plan: TodayPlan) -> None:
    if plan.ahead.week is not None:
        remember_plan(context, (plan.ahead.week,))


def remember_plan(context: CommandContext, weeks: Sequence[PlannedWeek]) -> None:
    """Save the plan of this week as it was printed, so that what moves later is explained.

    Where it cannot be saved it is shown all the same.
    """
    with suppress(StorageError):
        if is_unsaved_plan(context.log(), weeks, context.today()):
            log = context.log_to_change()
            save_shown_plan(log, weeks, context.today(), context.now())


def _say_offers(context: CommandContext) -> None:
    """Print what a coach offers; what finds and checks it is loaded where a folder is shared."""
    choice = sharing_of(context.log())
    if not choice.folder:
        return
    from midstance.services.upkeep.offered_programs import PROGRAMS, offered_programs

    own = context.places.config / PROGRAMS
    for each in offered_programs(Path(choice.folder), own, context.library()):
        say_text("", offer_text(each.name, each.id, each.fault, each.path.name))


def _say_session(context: CommandContext, session: Session) -> None:
    library = context.library()
    say()
    say_table(("block", "exercise", "target"), block_rows(library, session, load_unit(context)))


def _say_why(plan: TodayPlan) -> None:
    has_strength = plan.session is not None and not plan.due.is_rest_day
    lines = (plan.due.reason, plan.due.advice, *plan.differences)
    for section in why_sections(plan.ahead, filter(None, lines), has_strength=has_strength):
        say()
        say_title(section.heading.upper())
        for line in section.lines:
            say_text("", line)
        if section.rows:
            say_table(section.head, section.rows)


def _lines(plan: TodayPlan, library: Library) -> Iterator[str]:
    if (active := plan.under_way) is not None:
        yield f"Under way since {active.local_date}: {active.name}. Resume: midstance start"
    if plan.session is not None:
        when = "Next" if plan.due.is_rest_day else "Due"
        yield f"{when}: {_title(plan, plan.session)}"
        if kit := session_equipment(library, plan.session):
            yield f"You need: {', '.join(kit)}"
    yield from check_in_lines(plan.decision, is_original=plan.changes.is_original)
    yield from ahead_lines(plan.ahead, plan.distance_unit)
    yield from plan.heart
    food = food_text(plan.ahead, has_strength=plan.ahead.strength is not None)
    yield from filter(None, (food, plan.due.reason))
    if plan.due.is_paused:
        yield "Resume: midstance use --resume"
    if plan.due.advice:
        yield plan.due.advice
    yield from plan.differences
    so_far = week_so_far(plan.streak, plan.runs, plan.distance_unit)
    parts = [f"{number} {words}" for number, words in so_far]
    if parts and plan.session is not None:
        yield f"{', '.join(parts)}."


def _title(plan: TodayPlan, session: Session) -> str:
    week = f", week {plan.due.week} of {plan.due.weeks}" if plan.due.weeks else ""
    minutes = plural(_minutes(plan), "minute")
    return f"{session.name} ({session.id}){week}, {minutes}"


def _minutes(plan: TodayPlan) -> int:
    return round(estimated_seconds(plan.planned_sets) / 60)


def _plan_to_plain(plan: TodayPlan, library: Library, day: date) -> dict[str, object]:
    due, active = plan.due, plan.under_way
    return {
        "date": day.isoformat(),
        "program": due.program or None,
        **_plain_session(library, plan, plan.session),
        "week": due.week or None,
        "weeks": due.weeks or None,
        "is_rest_day": due.is_rest_day,
        "next_on": due.next_on.isoformat() if due.next_on else None,
        "reason": due.reason,
        "differences": list(plan.differences),
        "advice": due.advice or None,
        "check_in": plan.decision and check_in_to_plain(plan.decision),
        "changes": [change_to_plain(each) for each in plan.targets],
        "heart_rate": list(plan.heart),
        "under_way": active and {"session": active.session, "workout_id": str(active.id)},
    }


def _plain_session(library: Library, plan: TodayPlan, session: Session | None) -> dict[str, object]:
    if session is None:
        nothing = dict.fromkeys(("session", "name", "minutes"))
        return {**nothing, "equipment": [], "blocks": []}
    return {
        "session": session.id,
        "name": session.name,
        "minutes": _minutes(plan),
        "equipment": session_equipment(library, session),
        "blocks": session_blocks(library, session),
    }


def refuse_change(context: CommandContext, exercise: str) -> None:
    """Leave an exercise of today's session as it was the last time, or take its change after all.

    Raises:
        CommandFailedError: nothing of it has changed.
        StorageError: the log cannot be read, or could not take it.
    """
    day, log = context.today(), context.log_to_change()
    plan = today_plan(log, context.library(), day, unit=load_unit(context))
    said = toggle_change(log, exercise, plan.targets, day, context.now())
    if not said:
        changed = ", ".join(each.exercise for each in plan.targets) or "none"
        raise CommandFailedError(
            f"nothing changes in {exercise!r} today; exercises that change: {changed}"
        )
    say(said)


@click.command("today")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@MINUTES_THERE_ARE
@LIGHTER_DAY
@ORIGINAL_SESSION
@click.option("--why", is_flag=True, help="Every rule, with its source, and every other day.")
@click.option(
    "--refuse",
    metavar="EXERCISE",
    type=TEXT,
    help="Leave an exercise as it was the last time; again takes its change after all.",
)
@click.option(
    "--easier-week", "easier", is_flag=True, help="Seven lighter days from today on; again ends it."
)
@click.pass_obj
def command(
    context: CommandContext,
    minutes: int | None,
    refuse: str | None,
    *,
    as_json: bool,
    is_light: bool,
    is_original: bool,
    why: bool,
    easier: bool,
) -> None:
    """Show what is due today, and why."""
    if easier:
        say(toggle_easier_week(context.log_to_change(), context.today(), context.now()))
        return
    if refuse is not None:
        refuse_change(context, refuse)
        return
    changes = DayChanges(is_light=is_light, minutes=minutes, is_original=is_original)
    say_today(context, changes, as_json=as_json, why=why)
