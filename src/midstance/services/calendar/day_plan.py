"""What the plan of the week says of today: which session, or on which day it comes and why."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from midstance.coach.daily_decision import spares_landings
from midstance.coach.heart_rate import easy_zone_line
from midstance.coach.review.streaks import current_streak, session_weeks
from midstance.coach.schedule.coming import days_to_come, moved_in, with_own_days
from midstance.coach.schedule.joining import followed_choices
from midstance.coach.schedule.planner.days import PlanDays
from midstance.coach.schedule.planner.reasons import VERSION_WORDS, day_name, why_placed
from midstance.coach.schedule.planner.recovery import hours_after_run, recovery_offers
from midstance.coach.schedule.program_periods import planned_sessions, program_periods
from midstance.domain.attendance import Streak
from midstance.domain.calendar import DAYS, Week, days_later
from midstance.domain.library import UnknownIdError
from midstance.domain.runner import Runner
from midstance.domain.session import Version, letter_of
from midstance.domain.volume import LegClass
from midstance.domain.weeks.run import RunKind
from midstance.presentation.planning.today import NOTHING_AHEAD, DayAhead
from midstance.services.calendar.habits import HABITS_KEY, MOVED_KEY
from midstance.services.calendar.run_calendar import (
    absences,
    days_of_main_races,
    scheduled_runs,
)
from midstance.services.calendar.shown_plan import read_shown_plan, save_shown_plan
from midstance.services.calendar.weeks_ahead import MOST_WEEKS, plan_weeks
from midstance.storage.errors import StorageError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from midstance.coach.daily_decision import DayDecision
    from midstance.coach.schedule.due import DueSession
    from midstance.domain.attendance import PlannedSession
    from midstance.domain.library import Library
    from midstance.domain.record import Timestamp
    from midstance.domain.weeks.plan import Placement, PlanMove, PlannedWeek
    from midstance.storage.training_log import TrainingLog

WEEKS_TO_LOOK = 3
"""Weeks that are planned to find the next day with strength."""
_RUN_EASILY = frozenset({RunKind.EASY, RunKind.LONG, RunKind.RECOVERY})
EASY_JOG = "easy-jog"
NO_STREAK = Streak(0, 0, 0)
AWAY_TODAY = "You are away today, or keep the day free."
NO_DAY = "No day of the next weeks has room for strength beside your runs: midstance plan --why."


def is_planned_around_runs(log: TrainingLog, today: date) -> bool:
    """Whether anything is known that the days of strength depend on: runs, races, absences, wishes.

    Raises:
        StorageError: the log cannot be read.
    """
    if {HABITS_KEY, MOVED_KEY} & log.profile().keys():
        return True
    first, last = Week.of(today).shifted(-1).first, Week.of(today).shifted(1).last
    near = scheduled_runs(log, first, last) or absences(log, first, last)
    return bool(near or days_of_main_races(log, today))


def weeks_around_runs(log: TrainingLog, library: Library, today: date) -> tuple[PlannedWeek, ...]:
    """The weeks from this one on; nothing where no runs are known, or no program is followed.

    Raises:
        StorageError: the log cannot be read.
    """
    if not is_planned_around_runs(log, today):
        return ()
    with suppress(UnknownIdError):
        return plan_weeks(log, library, today, WEEKS_TO_LOOK)
    return ()


def weeks_planned_until(
    log: TrainingLog, library: Library, today: date, last: date
) -> tuple[PlannedWeek, ...]:
    """The plans of the weeks from this one to that of ``last``; nothing without a program.

    Where no runs are known, this week also says which days the program alone had for its sessions.

    Raises:
        StorageError: the log cannot be read.
    """
    weeks = (last - Week.of(today).first).days // DAYS + 1
    plans: tuple[PlannedWeek, ...] = ()
    if weeks > 0:
        with suppress(UnknownIdError):
            plans = plan_weeks(log, library, today, weeks)
    if not plans or is_planned_around_runs(log, today):
        return plans
    chosen = program_periods(followed_choices(log, library, today))
    period = next((each for each in chosen if today in each), None)
    if period is None or period.program != plans[0].program:
        return plans
    done = log.days.of_program(period.program, period.start)
    return with_own_days(plans, planned_sessions(period, library), done, today)


def weeks_to_show(
    log: TrainingLog, library: Library, today: date, known: tuple[PlannedWeek, ...] = ()
) -> tuple[PlannedWeek, ...]:
    """The plans of this week and the next, unless they are ``known``.

    Nothing where the log cannot be read: a session can begin without them.
    """
    if known:
        return known
    with suppress(StorageError):
        return weeks_planned_until(log, library, today, Week.of(today).shifted(1).last)
    return ()


def streak_so_far(
    log: TrainingLog, library: Library, week: Week, plans: Sequence[PlannedWeek]
) -> Streak:
    """The streak up to ``week``, which wants the sessions that ``plans`` have for it.

    No streak where the log cannot be read.
    """
    with suppress(StorageError):
        chosen = program_periods(followed_choices(log, library, week.last))
        streak = current_streak(session_weeks(log, library, week, chosen, week.last))
        return streak.wanting(len(plans[0].days)) if plans else streak
    return NO_STREAK


def moved_on(
    plans: Sequence[PlannedWeek], library: Library
) -> tuple[tuple[PlannedSession, date | None], ...]:
    """This week's sessions that were not done on their day, each with the day it comes now."""
    if not plans:
        return ()
    moved = moved_in(plans[0], library)
    coming = days_to_come(moved, plans, library)
    open_ = (each for each in moved if letter_of(each.session) not in plans[0].week.fixed)
    return tuple(
        (each, coming[each.session, each.week])
        for each in open_
        if (each.session, each.week) in coming
    )


def planned_week_of(
    log: TrainingLog, library: Library, today: date, day: date
) -> PlannedWeek | None:
    """The week of ``day`` with its plan; None for a week that is over, or that has no plan.

    Raises:
        StorageError: the log cannot be read.
    """
    ahead = (Week.of(day).first - Week.of(today).first).days // DAYS
    if not 0 <= ahead < MOST_WEEKS:
        return None
    with suppress(UnknownIdError):
        weeks = plan_weeks(log, library, today, ahead + 1)
        return weeks[ahead] if ahead < len(weeks) else None
    return None


def save_todays_plan(log: TrainingLog, library: Library, today: date, stamp: Timestamp) -> None:
    """Save the plan of this week as it is now, so that what a change moves can be shown.

    Raises:
        StorageError: the log could not be read or written.
    """
    save_shown_plan(log, weeks_around_runs(log, library, today), today, stamp)


def new_moves(log: TrainingLog, library: Library, today: date) -> tuple[PlanMove, ...]:
    """What moved in this week's plan since it was saved as the one that was shown, and why.

    Raises:
        StorageError: the log cannot be read.
    """
    for week in weeks_around_runs(log, library, today)[:1]:
        shown = read_shown_plan(log, week.monday, week.program)
        known = shown.moves_on(today) if shown else ()
        return tuple(each for each in week.moves if each not in known)
    return ()


def due_by_plan(due: DueSession, weeks: Sequence[PlannedWeek], today: date) -> DueSession:
    """What is due as the plan of the weeks has it; as it is without weeks.

    A program that is complete stays so, unless it begins again for another race.
    """
    if not weeks:
        return due
    found = min(
        ((day, week, each) for week in weeks for day, each in _placements_to_do(week, today)),
        key=lambda found: found[0],
        default=None,
    )
    if found is None:
        return replace(due, is_rest_day=True, reason=NO_DAY) if due.session else due
    day, week, placement = found
    return replace(
        due,
        session=f"{week.program}/{placement.session}",
        week=week.program_weeks[placement.session],
        is_rest_day=day > today,
        next_on=day,
        reason=_reason(week, placement, day, today, _closed_today(weeks[0], today)),
        advice=week.advice,
        version=placement.version,
    )


def day_ahead(
    log: TrainingLog,
    library: Library,
    weeks: Sequence[PlannedWeek],
    today: date,
    decision: DayDecision | None = None,
) -> DayAhead:
    """The runs of today and tomorrow, the strength beside them, and the recovery that is offered.

    Nothing without weeks. ``decision`` is that of today's check-in.

    Raises:
        StorageError: the log cannot be read.
    """
    if not weeks:
        return NOTHING_AHEAD
    tomorrow = days_later(today, 1)
    runs = scheduled_runs(log, today, tomorrow)
    week, number = weeks[0], today.weekday()
    days, placed = PlanDays(week.week), _placed_on(week, number)
    offers = recovery_offers(days, week.plan) if week.plan else ()
    next_day = next(
        (_placed_on(each, tomorrow.weekday()) for each in weeks if tomorrow in Week(each.monday)),
        None,
    )
    return DayAhead(
        week=week,
        runs=tuple(each for each in runs if each.day == today),
        hours=None if placed is None else hours_after_run(days, placed),
        strength=placed,
        runs_tomorrow=tuple(each for each in runs if each.day == tomorrow),
        strength_tomorrow=next_day,
        is_recovery_offered=bool(offers) and offers[0].day == number,
        spares_landings=_spares_landings(log, library, decision, today),
    )


def _spares_landings(
    log: TrainingLog, library: Library, decision: DayDecision | None, today: date
) -> bool:
    jog = library.exercises.get(EASY_JOG)
    return jog is not None and spares_landings(log.runner() or Runner(), jog, decision, today)


def easy_run_lines(log: TrainingLog, today: date) -> tuple[str, ...]:
    """The heart rate of easy running on a day with an easy, long or recovery run to do.

    Raises:
        StorageError: the log cannot be read.
    """
    runs = scheduled_runs(log, today, today)
    if any(each.kind in _RUN_EASILY and not each.is_done for each in runs):
        return (easy_zone_line(log.runner() or Runner(), today),)
    return ()


def _placed_on(week: PlannedWeek, day: int) -> Placement | None:
    placements = week.plan.placements if week.plan else ()
    return next((each for each in placements if each.day == day), None)


def _placements_to_do(week: PlannedWeek, today: date) -> Iterator[tuple[date, Placement]]:
    """The sessions of a week that are still to be done, with their days."""
    for each in week.plan.placements if week.plan else ():
        if each.day is not None and each.session not in week.week.fixed:
            day = week.monday + timedelta(days=each.day)
            if day >= today:
                yield day, each


def _closed_today(week: PlannedWeek, today: date) -> str:
    """Why ``today`` is closed to all strength, as a sentence; "" if it is not."""
    day = week.week.days[today.weekday()]
    if day.is_away:
        return AWAY_TODAY
    return next((each.why for each in day.closures if each.legs is LegClass.NONE), "")


def _reason(week: PlannedWeek, placement: Placement, day: date, today: date, closed: str) -> str:
    """Why a session lies on its day, after why today is free of it."""
    why = " ".join(each.text for each in why_placed(week.week, placement))
    if day == today:
        return why
    is_whole = placement.version is Version.FULL
    version = "" if is_whole else f", {VERSION_WORDS[placement.version]}"
    when = "tomorrow" if day == today + timedelta(days=1) else f"on {day_name(day.weekday())}"
    if (day - today).days >= DAYS:
        when = f"on {day.isoformat()}"
    comes = f"Today is free of strength: {placement.session} comes {when}{version}."
    return " ".join(filter(None, (comes, closed, why)))
