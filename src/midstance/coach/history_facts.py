"""Histories from what the log answers: an exercise over time, and a year of training."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from midstance.coach.heat_map import first_day, heat_map
from midstance.coach.history import trends, weeks_of
from midstance.coach.planning import Choice
from midstance.coach.schedule import terms
from midstance.coach.session_weeks import session_weeks
from midstance.coach.streaks import longest, streak
from midstance.domain.quantity import WeightUnit
from midstance.domain.settings import WeekStart
from midstance.domain.trend import ExerciseHistory, YearHistory
from midstance.domain.week import DAYS, Week

if TYPE_CHECKING:
    from datetime import date

    from midstance.coach.log import ReviewLog
    from midstance.domain.library import Library
    from midstance.domain.trend import ExerciseDay, Span


def exercise_history(
    log: ReviewLog,
    library: Library,
    exercise: str,
    *,
    since: date | None = None,
    until: date | None = None,
    week_start: WeekStart = WeekStart.MONDAY,
    unit: WeightUnit = WeightUnit.KG,
) -> ExerciseHistory:
    """An exercise from ``since`` to ``until``; it may be one that the library does not hold."""
    days = tuple(log.days.of_exercise(exercise, since, until))
    lighter = _lighter(log, library, days, week_start) if days else ()
    known = library.exercises.get(exercise)
    name = known.name if known else exercise
    return ExerciseHistory(exercise, name, days, trends(days, lighter, unit))


def _lighter(
    log: ReviewLog, library: Library, days: tuple[ExerciseDay, ...], week_start: WeekStart
) -> tuple[Span, ...]:
    """The weeks in which sessions of a deload week were done, of programs ever chosen."""
    chosen = {each.program for each in log.enrolments()} & set(library.programs)
    deloads = {id_: library.programs[id_].deload for id_ in sorted(chosen)}
    done = (
        each.local_date
        for id_, weeks in deloads.items()
        if weeks
        for each in log.days.of_program(id_, days[0].day, days[-1].day, weeks)
    )
    return weeks_of(done, week_start)


def year_history(
    log: ReviewLog, library: Library, today: date, week_start: WeekStart = WeekStart.MONDAY
) -> YearHistory:
    """The year up to ``today``, and the rows of weeks."""
    heat = heat_map(log.days.sets(first_day(today, week_start), today), today, week_start)
    this_week = Week.of(today, week_start)
    chosen = terms(Choice(each.program, each.start) for each in log.enrolments())
    first = min(log.days.sessions(None, today), default=today)
    back = (this_week.last - first).days // DAYS + 1
    weeks = tuple(islice(session_weeks(log, library, this_week, chosen), back))
    return YearHistory(heat, streak(weeks), longest(weeks))
