"""The week around today as days of the strip: runs, what was trained, what is due and planned."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from midstance.coach.review.tally import countable_sets, sets_of_days
from midstance.domain.calendar import DAYS
from midstance.domain.record import WorkoutStatus
from midstance.presentation.phrases import moves_on_text, plural
from midstance.tui.widgets.week_strip import (
    REST,
    STRENGTH,
    UNPLANNED,
    DayLine,
    StripDay,
    StripDays,
    brief_label,
    run_lines,
    session_label,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from midstance.domain.record import WorkoutRecord
    from midstance.services.today import TodayPlan


def days_around(plan: TodayPlan, minutes: int, *, is_wide: bool) -> StripDays:
    """The week of today, which is raised; ``minutes`` are those of the session that is due."""
    monday = plan.today - timedelta(days=plan.today.weekday())
    days = [monday + timedelta(days=place) for place in range(DAYS)]
    return tuple(
        StripDay(
            day,
            tuple(_lines(plan, day, minutes, is_wide=is_wide)),
            bar="next" if day == plan.today else "",
            note="today" if day == plan.today else "",
            is_ahead=day > plan.today,
        )
        for day in days
    )


def _lines(plan: TodayPlan, day: date, minutes: int, *, is_wide: bool) -> list[DayLine]:
    longest = max((each.run.metres or 0 for each in plan.runs), default=0)
    runs = [each for each in plan.runs if each.day == day]
    lines = list(run_lines(runs, longest, plan.distance_unit, is_wide=is_wide))
    for workout in plan.week:
        if workout.local_date == day:
            lines += _workout_lines(workout)
    lines += _moved_lines(plan, day)
    if day == plan.today:
        lines += _due_lines(plan, minutes)
    lines += _planned_lines(plan, day)
    if lines:
        return lines
    return [REST if day <= plan.today or plan.ahead.week else UNPLANNED]


def _workout_lines(workout: WorkoutRecord) -> Iterator[DayLine]:
    """What was trained, and how long it took."""
    name = session_label(workout.session, workout.name)
    brief = brief_label(workout.session, workout.name)
    if workout.ending is WorkoutStatus.UNDER_WAY:
        yield DayLine(name, "▸", "next", brief, "bright", is_bold=True)
        return
    is_done = workout.is_done(workout.sets)
    sign, colour = ("✓", "go") if is_done else ("–", "quiet")
    yield DayLine(name, sign, colour, brief, "text" if is_done else "quiet")
    yield DayLine(_length(workout), is_extra=True)


def _length(workout: WorkoutRecord) -> str:
    """How long a workout took, or its sets where nobody timed it or it was over at once."""
    minutes = round((workout.active_seconds or 0) / 60)
    done = sets_of_days(countable_sets(workout.sets))
    return f"{minutes} min" if minutes else plural(sum(done.values()), "set")


def _due_lines(plan: TodayPlan, minutes: int) -> Iterator[DayLine]:
    """The session that is due, unless it is under way: then its workout is a line already."""
    session = plan.session
    if session is None or plan.due.is_rest_day or plan.under_way is not None:
        return
    name = session_label(session.id, session.name)
    brief = brief_label(session.id, session.name)
    yield DayLine(name, "▸", "next", brief, "bright", is_bold=True)
    yield DayLine(f"{minutes} min", is_extra=True)


def _moved_lines(plan: TodayPlan, day: date) -> Iterator[DayLine]:
    """What was not done on a day that is over, and where it goes."""
    for session, following in plan.ahead.moved_on:
        if session.day == day:
            name = session_label(session.session, session.name)
            yield DayLine(name, "○", brief=brief_label(session.session, session.name))
            yield DayLine(moves_on_text(following, plan.today), is_extra=True)


def _planned_lines(plan: TodayPlan, day: date) -> Iterator[DayLine]:
    """What the plan of the week has for a day to come."""
    week = plan.ahead.week
    for each in week.to_do_on(day) if week and day > plan.today else ():
        yield DayLine(f"{STRENGTH} {each.session}", "○", brief=each.session)
        yield DayLine(f"{each.minutes} min", is_extra=True)
