"""An exercise over time as trends, and a year of training days as a heat map."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from midstance.coach.review.axes import MONTH_NAMES, WATCH_MINUTE, date_ticks, value_ticks
from midstance.coach.review.streaks import current_streak, longest_streak, session_weeks
from midstance.coach.review.tally import days_of_exercise
from midstance.coach.schedule.joining import followed_choices
from midstance.coach.schedule.program_periods import program_periods
from midstance.domain.calendar import DAYS, Week, days_later
from midstance.domain.history import (
    DateSpan,
    ExerciseHistory,
    HeatDay,
    HeatMap,
    Trend,
    TrendPoint,
    TrendQuantity,
    WeekTotal,
    YearHistory,
)
from midstance.domain.quantity import Load, WeightUnit
from midstance.domain.settings import WeekStart

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from midstance.coach.log_queries import ReviewQueries
    from midstance.domain.exercise import Exercise
    from midstance.domain.library import Library
    from midstance.domain.quantity import DistanceUnit
    from midstance.domain.record import ExerciseDay


MAX_POINTS = 120  # points of a chart at most; a longer history is thinned out


def trends(
    days: Sequence[ExerciseDay], lighter: Sequence[DateSpan] = (), unit: WeightUnit = WeightUnit.KG
) -> tuple[Trend, ...]:
    """A trend each of load, estimated maximum and best set in a unit, where there are values.

    ``days`` are in order, oldest first; ``lighter`` are deload weeks, of which a trend has those
    within its span. Loads are in ``unit``.
    """
    drawn = ((quantity, _daily_bests(days, quantity)) for quantity in TrendQuantity)
    return tuple(
        _draw_trend(quantity, points, lighter, unit) for quantity, points in drawn if points
    )


def _daily_bests(days: Sequence[ExerciseDay], quantity: TrendQuantity) -> tuple[TrendPoint, ...]:
    best: dict[date, int] = {}
    for each in days:
        value = best_of(each, quantity)
        if value is not None:
            best[each.day] = max(value, best.get(each.day, 0))
    return tuple(TrendPoint(day, value) for day, value in best.items())


def best_of(day: ExerciseDay, quantity: TrendQuantity) -> int | None:
    """The day's best in ``quantity``, in grams or as counted; None where it has none."""
    if quantity is TrendQuantity.LOAD:
        return day.heaviest_grams
    if quantity is TrendQuantity.ESTIMATED_MAXIMUM:
        return day.best_e1rm_grams
    return day.best_amount if TrendQuantity.counted_in(day.unit) is quantity else None


def _draw_trend(
    quantity: TrendQuantity,
    points: tuple[TrendPoint, ...],
    lighter: Sequence[DateSpan],
    unit: WeightUnit,
) -> Trend:
    points_left = thin_out(points, MAX_POINTS)
    values = tuple(displayed_quantity(quantity, point.value, unit) for point in points_left)
    first, last = points_left[0].day, points_left[-1].day
    within = tuple(each for each in lighter if each.first <= last and first <= each.last)
    return _trend(quantity, points_left, values, trend_unit_text(quantity, unit), within)


def _trend(
    quantity: TrendQuantity,
    points: tuple[TrendPoint, ...],
    values: tuple[float, ...],
    unit: str,
    lighter: tuple[DateSpan, ...] = (),
) -> Trend:
    """A trend with its axes."""
    marks = value_ticks(min(values), max(values), whole=not quantity.is_load)
    dates = date_ticks(points[0].day, points[-1].day)
    return Trend(quantity, points, values, unit, marks, dates, lighter)


def week_totals(
    sets: Mapping[date, int],
    seconds: Mapping[date, int],
    metres: Mapping[date, int],
    start: WeekStart,
) -> tuple[WeekTotal, ...]:
    """Every week from the first to the last day on which there was anything, oldest first.

    Each mapping has what was done on a day.
    """
    days = sorted({*sets, *seconds, *metres})
    if not days:
        return ()
    week, totals = Week.of(days[0], start), []
    while week.first <= days[-1]:
        done = [sum(each.get(day, 0) for day in week.days) for each in (sets, seconds, metres)]
        totals.append(WeekTotal(week.first, done[0], round(done[1] / WATCH_MINUTE), done[2]))
        week = week.shifted(1)
    return tuple(totals)


def week_trends(totals: Sequence[WeekTotal], unit: DistanceUnit) -> tuple[Trend, ...]:
    """Sets, minutes and distance over the weeks, each only where a week has any."""
    drawn = (
        (TrendQuantity.WEEKLY_SETS, [each.sets for each in totals], 1.0, ""),
        (TrendQuantity.WEEKLY_MINUTES, [each.minutes for each in totals], 1.0, "min"),
        (TrendQuantity.WEEKLY_DISTANCE, [each.metres for each in totals], unit.metres, unit.value),
    )
    return tuple(
        _trend(
            quantity,
            tuple(TrendPoint(each.first, n) for each, n in zip(totals, numbers, strict=True)),
            tuple(number / one for number in numbers),
            symbol,
        )
        for quantity, numbers, one, symbol in drawn
        if any(numbers)
    )


def displayed_quantity(quantity: TrendQuantity, value: int, unit: WeightUnit) -> float:
    """A point's value as it is displayed: loads in ``unit``, others as counted."""
    return Load(value).number(unit) if quantity.is_load else float(value)


def trend_unit_text(quantity: TrendQuantity, unit: WeightUnit) -> str:
    """The unit that follows a value: ``kg``, ``s``, or nothing for what is counted."""
    if quantity.is_load:
        return unit.value
    return {TrendQuantity.HOLD: "s", TrendQuantity.METRES: "m"}.get(quantity, "")


def thin_out(points: Sequence[TrendPoint], most: int) -> tuple[TrendPoint, ...]:
    """At most ``most`` points: where there are more, the best of each equal stretch of days."""
    if len(points) <= most:
        return tuple(points)
    start, days = points[0].day, (points[-1].day - points[0].day).days + 1
    best: dict[int, TrendPoint] = {}
    for point in points:
        stretch = (point.day - start).days * most // days
        if stretch not in best or point.value > best[stretch].value:
            best[stretch] = point
    return tuple(best.values())


def weeks_of(days: Iterable[date], start: WeekStart) -> tuple[DateSpan, ...]:
    """The weeks that hold any of ``days``, oldest first; weeks that follow each other are one."""
    spans: list[DateSpan] = []
    for day in sorted(days):
        if spans and day <= spans[-1].last:
            continue
        week = Week.of(day, start)
        if spans and (week.first - spans[-1].last).days == 1:
            spans[-1] = DateSpan(spans[-1].first, week.last)
        else:
            spans.append(DateSpan(week.first, week.last))
    return tuple(spans)


RECENT_DAYS, LEAST_POINTS = 91, 2  # how far back recent trends look, and the days that a line needs


def recent_trends(
    log: ReviewQueries, exercises: Iterable[Exercise], today: date, unit: WeightUnit
) -> dict[str, Trend]:
    """How exercises went in the last three months, by id: the estimated maximum, else the best set.

    Left out are those that were done on one day alone, or not at all.
    """
    since = days_later(today, -RECENT_DAYS)
    found: dict[str, Trend] = {}
    for each in exercises:
        lines = trends(days_of_exercise(log.days, each.id, each, since, today), (), unit)
        by_quantity = {line.quantity: line for line in lines if len(line.points) >= LEAST_POINTS}
        by_quantity.pop(TrendQuantity.LOAD, None)
        estimate = by_quantity.get(TrendQuantity.ESTIMATED_MAXIMUM)
        if line := estimate or next(iter(by_quantity.values()), None):
            found[each.id] = line
    return found


WEEKS_OF_YEAR = 53  # weeks of the calendar of a year: the current one and 52 before
SHADES = 4  # shades of a day in that calendar, besides the one of an empty day


def first_day(today: date, start: WeekStart) -> date:
    """The first day of the year's calendar, 53 weeks long."""
    return Week.of(today, start).shifted(1 - WEEKS_OF_YEAR).first


def heat_map(sets: Mapping[date, int], today: date, start: WeekStart) -> HeatMap:
    """The 53 weeks that end with the one of ``today``; ``sets`` are the entries of each day.

    The shades divide the span up to the fullest day into four equal steps.
    """
    weeks = tuple(Week.of(today, start).shifted(back) for back in range(1 - WEEKS_OF_YEAR, 1))
    most = max((sets.get(day, 0) for week in weeks for day in week.days if day <= today), default=0)
    least = _shade_limits(most)
    shaded = tuple(tuple(_heat_day(day, sets, today, least) for day in week.days) for week in weeks)
    return HeatMap(shaded, tuple(_month_columns(weeks)), least)


def _shade_limits(most: int) -> tuple[int, int, int, int]:
    one, two, three, four = (most * number // SHADES + 1 for number in range(SHADES))
    return one, two, three, four


def _heat_day(
    day: date, sets: Mapping[date, int], today: date, least: Sequence[int]
) -> HeatDay | None:
    if day > today:
        return None
    done = sets.get(day, 0)
    return HeatDay(day, done, sum(done >= each for each in least))


def _month_columns(weeks: Sequence[Week]) -> Iterator[tuple[int, str]]:
    """Each column that holds the first day of a month."""
    for column, week in enumerate(weeks):
        for day in week.days:
            if day.day == 1:
                yield column, MONTH_NAMES[day.month - 1]


def exercise_history(
    log: ReviewQueries,
    library: Library,
    exercise: str,
    *,
    since: date | None = None,
    until: date | None = None,
    week_start: WeekStart = WeekStart.MONDAY,
    unit: WeightUnit = WeightUnit.KG,
) -> ExerciseHistory:
    """An exercise from ``since`` to ``until``; its id need not be in the library."""
    known = library.exercises.get(exercise)
    days = days_of_exercise(log.days, exercise, known, since, until)
    lighter = _deload_weeks(log, library, days, week_start) if days else ()
    name = known.name if known else exercise
    return ExerciseHistory(exercise, name, days, trends(days, lighter, unit))


def _deload_weeks(
    log: ReviewQueries, library: Library, days: tuple[ExerciseDay, ...], week_start: WeekStart
) -> tuple[DateSpan, ...]:
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
    log: ReviewQueries, library: Library, today: date, week_start: WeekStart = WeekStart.MONDAY
) -> YearHistory:
    """The year up to ``today``, and its streaks."""
    heat = heat_map(log.days.sets(first_day(today, week_start), today), today, week_start)
    this_week = Week.of(today, week_start)
    chosen = program_periods(followed_choices(log, library, today))
    first = min(log.days.sessions(None, today), default=today)
    back = (this_week.last - first).days // DAYS + 1
    weeks = tuple(islice(session_weeks(log, library, this_week, chosen, today), back))
    return YearHistory(heat, current_streak(weeks), longest_streak(weeks))
