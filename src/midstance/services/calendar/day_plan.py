"""What the plan of the week says of today: which session, or on which day it comes and why."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from midstance.coach.schedule.planner.reasons import VERSION_WORDS, day_name, why_placed
from midstance.domain.calendar import DAYS, Week
from midstance.domain.session import Version
from midstance.services.calendar.run_calendar import absences, scheduled_runs
from midstance.services.calendar.weeks_ahead import HABITS_KEY, MOVED_KEY, plan_weeks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from midstance.coach.schedule.due import DueSession
    from midstance.domain.library import Library
    from midstance.domain.weeks.plan import Placement, PlannedWeek
    from midstance.storage.training_log import TrainingLog

WEEKS_TO_LOOK = 3
NO_DAY = "No day of the next weeks has room for strength beside your runs: midstance plan --why."


def is_planned_around_runs(log: TrainingLog, today: date) -> bool:
    """Whether anything is known that the days of strength depend on: runs, absences, wishes.

    Raises:
        StorageError: the log cannot be read.
    """
    if {HABITS_KEY, MOVED_KEY} & log.profile().keys():
        return True
    first, last = Week.of(today).shifted(-1).first, Week.of(today).shifted(1).last
    return bool(scheduled_runs(log, first, last) or absences(log, first, last))


def due_by_plan(log: TrainingLog, library: Library, due: DueSession, today: date) -> DueSession:
    """What is due as the plan of the week has it; as it is where nothing is planned.

    Raises:
        StorageError: the log cannot be read.
        UnknownIdError: the library does not hold the program.
    """
    weeks = plan_weeks(log, library, today, WEEKS_TO_LOOK)
    found = min(
        ((day, week, each) for week in weeks for day, each in _ahead(week, today)),
        key=lambda found: found[0],
        default=None,
    )
    if found is None:
        return replace(due, is_rest_day=True, reason=NO_DAY) if weeks else due
    day, week, placement = found
    return replace(
        due,
        session=f"{week.program}/{placement.session}",
        week=week.program_weeks[placement.session],
        is_rest_day=day > today,
        next_on=day,
        reason=_reason(week, placement, day, today),
        advice=week.advice,
        version=placement.version,
    )


def _ahead(week: PlannedWeek, today: date) -> Iterator[tuple[date, Placement]]:
    """The sessions of a week that are still to be done, with their days."""
    for each in week.plan.placements if week.plan else ():
        if each.day is not None and each.session not in week.week.fixed:
            day = week.monday + timedelta(days=each.day)
            if day >= today:
                yield day, each


def _reason(week: PlannedWeek, placement: Placement, day: date, today: date) -> str:
    why = " ".join(each.text for each in why_placed(week.week, placement))
    if day == today:
        return why
    is_whole = placement.version is Version.FULL
    version = "" if is_whole else f", {VERSION_WORDS[placement.version]}"
    when = "tomorrow" if day == today + timedelta(days=1) else f"on {day_name(day.weekday())}"
    if (day - today).days >= DAYS:
        when = f"on {day.isoformat()}"
    return f"Today is free of strength: {placement.session} comes {when}{version}. {why}"
