"""How an exercise went over time: its days, and a trend for each thing worth following."""

from __future__ import annotations

from typing import TYPE_CHECKING

from midstance.coach.axes import date_ticks, value_ticks
from midstance.domain.quantity import Load, WeightUnit
from midstance.domain.trend import Point, Quantity, Span, Trend
from midstance.domain.week import Week

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from midstance.domain.settings import WeekStart
    from midstance.domain.trend import ExerciseDay

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
