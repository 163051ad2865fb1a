"""How an exercise went over time: its days, and a trend for each thing worth following."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from midstance.coach.review.axes import MONTH_NAMES, date_ticks, value_ticks
from midstance.coach.schedule.due import Choice
from midstance.coach.schedule.program_progress import longest, session_weeks, streak, terms
from midstance.domain.calendar import DAYS, Week
from midstance.domain.history import (
    ExerciseHistory,
    HeatDay,
    HeatMap,
    Point,
    Quantity,
    Span,
    Trend,
    YearHistory,
)
from midstance.domain.quantity import Load, WeightUnit
from midstance.domain.settings import WeekStart

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from midstance.coach.log_queries import ReviewLog
    from midstance.domain.history import ExerciseDay
    from midstance.domain.library import Library


MOST_POINTS = 120


def trends(
    days: Sequence[ExerciseDay], lighter: Sequence[Span] = (), unit: WeightUnit = WeightUnit.KG
) -> tuple[Trend, ...]:
    """Load, estimated maximum, and the best set in each unit that was counted, where there are any.

    ``days`` come oldest first.

    ``lighter`` are deload weeks; those that touch the span are kept. Loads are shown in ``unit``.
    """
    found = ((quantity, _points(days, quantity)) for quantity in Quantity)
    return tuple(_trend(quantity, points, lighter, unit) for quantity, points in found if points)


def _points(days: Sequence[ExerciseDay], quantity: Quantity) -> tuple[Point, ...]:
    best: dict[date, int] = {}
    for each in days:
        value = best_of(each, quantity)
        if value is not None:
            best[each.day] = max(value, best.get(each.day, 0))
    return tuple(Point(day, value) for day, value in best.items())


def best_of(day: ExerciseDay, quantity: Quantity) -> int | None:
    """The day's best in ``quantity``, in grams or as counted; None where it has none."""
    if quantity is Quantity.LOAD:
        return day.heaviest_grams
    if quantity is Quantity.ESTIMATED_MAXIMUM:
        return day.best_e1rm_grams
    return day.best_amount if Quantity.counted_in(day.unit) is quantity else None


def _trend(
    quantity: Quantity, points: tuple[Point, ...], lighter: Sequence[Span], unit: WeightUnit
) -> Trend:
    kept = thinned(points, MOST_POINTS)
    values = tuple(shown(quantity, point.value, unit) for point in kept)
    first, last = kept[0].day, kept[-1].day
    return Trend(
        quantity,
        kept,
        values,
        unit_text(quantity, unit),
        value_ticks(min(values), max(values), whole=not quantity.is_load),
        date_ticks(first, last),
        tuple(each for each in lighter if each.first <= last and first <= each.last),
    )


def shown(quantity: Quantity, value: int, unit: WeightUnit) -> float:
    """A point's value in the unit that is shown."""
    return Load(value).number(unit) if quantity.is_load else float(value)


def unit_text(quantity: Quantity, unit: WeightUnit) -> str:
    """The unit that follows a value: ``kg``, ``s``, or nothing for what is counted."""
    if quantity.is_load:
        return unit.value
    return {Quantity.HOLD: "s", Quantity.METRES: "m"}.get(quantity, "")


def thinned(points: Sequence[Point], most: int) -> tuple[Point, ...]:
    """At most ``most`` points: where there are more, the best of each equal stretch of days."""
    if len(points) <= most:
        return tuple(points)
    start, days = points[0].day, (points[-1].day - points[0].day).days + 1
    best: dict[int, Point] = {}
    for point in points:
        stretch = (point.day - start).days * most // days
        if stretch not in best or point.value > best[stretch].value:
            best[stretch] = point
    return tuple(best.values())


def weeks_of(days: Iterable[date], start: WeekStart) -> tuple[Span, ...]:
    """The weeks that hold any of ``days``, oldest first; weeks that follow each other are one."""
    spans: list[Span] = []
    for day in sorted(days):
        if spans and day <= spans[-1].last:
            continue
        week = Week.of(day, start)
        if spans and (week.first - spans[-1].last).days == 1:
            spans[-1] = Span(spans[-1].first, week.last)
        else:
            spans.append(Span(week.first, week.last))
    return tuple(spans)


WEEKS = 53
SHADES = 4


def first_day(today: date, start: WeekStart) -> date:
    """The day with which the year's calendar begins: what the log has to be asked for."""
    return Week.of(today, start).shifted(1 - WEEKS).first


def heat_map(sets: Mapping[date, int], today: date, start: WeekStart) -> HeatMap:
    """The 53 weeks that end with the one of ``today``; ``sets`` are the entries of each day.

    The shades part the span up to the fullest day into four equal steps.
    """
    weeks = tuple(Week.of(today, start).shifted(back) for back in range(1 - WEEKS, 1))
    most = max((sets.get(day, 0) for week in weeks for day in week.days if day <= today), default=0)
    least = _shades(most)
    shaded = tuple(tuple(_day(day, sets, today, least) for day in week.days) for week in weeks)
    return HeatMap(shaded, tuple(_months(weeks)), least)


def _shades(most: int) -> tuple[int, int, int, int]:
    one, two, three, four = (most * number // SHADES + 1 for number in range(SHADES))
    return one, two, three, four


def _day(day: date, sets: Mapping[date, int], today: date, least: Sequence[int]) -> HeatDay | None:
    if day > today:
        return None
    done = sets.get(day, 0)
    return HeatDay(day, done, sum(done >= each for each in least))


def _months(weeks: Sequence[Week]) -> Iterator[tuple[int, str]]:
    """Each column that holds the first day of a month."""
    for column, week in enumerate(weeks):
        for day in week.days:
            if day.day == 1:
                yield column, MONTH_NAMES[day.month - 1]


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
