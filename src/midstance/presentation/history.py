"""The history in words and rows: the exercises ever done, the year, and how each of them went."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import groupby
from typing import TYPE_CHECKING

from midstance.coach.review.axes import date_ticks
from midstance.coach.review.history import best_of
from midstance.domain.calendar import DAYS, date_text
from midstance.domain.history import TrendQuantity
from midstance.domain.quantity import DistanceUnit, Load, Unit, clock_text
from midstance.domain.strength.one_rep_max import estimate_from_set
from midstance.presentation.blocks import Row, Span
from midstance.presentation.phrases import (
    ESTIMATED,
    amount_text,
    brief_set_text,
    number_text,
    plural,
    quantity_text,
    streak_text,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from midstance.domain.history import ExerciseHistory, Trend, TrendPoint, YearHistory
    from midstance.domain.quantity import WeightUnit
    from midstance.domain.record import ExerciseDay, SetRecord

YEAR_ROW = "year"
"""The key of the row that stands for the training days of a year."""


@dataclass(frozen=True, slots=True)
class TrainedExercise:
    """An exercise that was done, and what was done of it on its newest days.

    Attributes:
        short_name: for large letters.
        is_hold: whether its seconds are those of a position that is held.
    """

    exercise: str
    name: str
    short_name: str = ""
    days: tuple[ExerciseDay, ...] = ()
    is_hold: bool = True

    @property
    def kind(self) -> str:
        """The heading that it is listed under."""
        if any(each.heaviest_grams for each in self.days):
            return "STRENGTH"
        units = {each.unit for each in self.days}
        if Unit.CONTACTS in units:
            return "JUMPS"
        if Unit.SECONDS in units:
            return "HOLDS" if self.is_hold else "TIMED"
        return "BODY WEIGHT"

    def value_text(self, unit: WeightUnit) -> str:
        """The best of its newest days, of what its chart shows first: ``96 kg``, ``1:40``."""
        bests = {
            quantity: max(values)
            for quantity in TrendQuantity
            if (values := [n for day in self.days if (n := best_of(day, quantity)) is not None])
        }
        if not bests:
            return ""
        quantity = main_quantity(tuple(bests))
        return " ".join(_exercise_parts(quantity, bests[quantity], unit))


LISTED_KINDS = ("STRENGTH", "BODY WEIGHT", "HOLDS", "TIMED", "JUMPS")


def trained_rows(
    exercises: Iterable[TrainedExercise], unit: WeightUnit, *, is_short: bool = False
) -> Iterator[Row]:
    """The exercises by their kind, each with what was done last; ``is_short`` for short names."""
    known = tuple(exercises)
    for kind in LISTED_KINDS:
        of_kind = [each for each in known if each.kind == kind]
        if of_kind:
            yield Row(f"kind {kind}", (Span(kind),), is_heading=True)
        for each in of_kind:
            name = each.short_name if is_short and each.short_name else each.name
            yield Row(each.exercise, (Span(name),), (Span(f" {each.value_text(unit)}"),))


def week_total_rows(trends: Iterable[Trend], year: YearHistory | None) -> Iterator[Row]:
    """The totals of weeks, each with that of the last whole one, and the training days."""
    drawn = tuple(trends)
    if drawn or year:
        yield Row("kind WEEK", (Span("WEEK"),), is_heading=True)
    for trend in drawn:
        text = " ".join((number_text(trend.values[-1]), trend.unit)).strip()
        yield Row(trend.quantity.value, (Span(_WEEKLY_NAMES[trend.quantity]),), (Span(f" {text}"),))
    if year:
        yield Row(YEAR_ROW, (Span("Training days"),), (Span(f" {year.training_days}"),))


_WEEKLY_NAMES = {
    TrendQuantity.WEEKLY_SETS: "Strength sets",
    TrendQuantity.WEEKLY_MINUTES: "Minutes",
    TrendQuantity.WEEKLY_DISTANCE: "Distance run",
}


def year_streak_text(year: YearHistory, *, is_short: bool = False) -> str:
    """Full weeks in a row, the longest row, and this week; ``is_short`` for narrow screens."""
    streak = year.streak
    weeks = streak_text(streak) if streak.weeks else "No streak"
    if streak.weeks and not is_short:
        weeks += " with every planned session"
    parts = [weeks]
    if year.longest:
        parts.append(f"best {plural(year.longest, 'week')}")
    if not is_short:
        parts.append(f"this week {streak.this_week} of {streak.wanted}")
    return " · ".join(parts)


def main_quantity(quantities: Sequence[TrendQuantity]) -> TrendQuantity:
    """What says most of an exercise: the estimated maximum where there is one, else the first."""
    estimated = TrendQuantity.ESTIMATED_MAXIMUM
    return estimated if estimated in quantities else quantities[0]


def value_parts(trend: Trend, value: int, unit: WeightUnit) -> tuple[str, ...]:
    """A value and its unit, each by itself, as large letters need them; a clock has no unit."""
    if trend.quantity is TrendQuantity.WEEKLY_DISTANCE:
        return number_text(value / DistanceUnit(trend.unit).metres), trend.unit
    if trend.quantity.is_weekly:
        return (str(value), trend.unit) if trend.unit else (str(value),)
    return _exercise_parts(trend.quantity, value, unit)


def _exercise_parts(quantity: TrendQuantity, value: int, unit: WeightUnit) -> tuple[str, ...]:
    if quantity is TrendQuantity.ESTIMATED_MAXIMUM:
        return f"{Load(value).number(unit):.0f}", unit.value
    if quantity.is_load:
        number, _, symbol = Load(value).text(unit).partition(" ")
        return number, symbol
    if quantity is TrendQuantity.HOLD:
        return (str(value), "s") if value < _MINUTE else (clock_text(value),)
    return (str(value), "m") if quantity is TrendQuantity.METRES else (str(value),)


_MINUTE = 60


def weekly(trend: Trend) -> Trend:
    """The same trend with the best day of each week alone, of equal ones the first."""
    best: dict[tuple[int, int], int] = {}
    for place, point in enumerate(trend.points):
        year, week, _ = point.day.isocalendar()
        if point.value > trend.points[best.setdefault((year, week), place)].value:
            best[year, week] = place
    return _with_points(trend, sorted(best.values()))


def since(trend: Trend, first: date | None) -> Trend:
    """The part of a trend from ``first`` on; the whole one where that part has no value."""
    later = [place for place, each in enumerate(trend.points) if first and each.day >= first]
    return _with_points(trend, later) if later else trend


PERIODS = (3, 6, 12, None)
"""Months that can be looked at, the longest last: everything."""
USUAL_PERIOD = 1
"""The place of the period that is shown first."""
DAYS_A_MONTH = 30.44
WEEKS_OF_RUNS = 4
"""Weeks whose runs are named beside the change of four weeks."""


def drawn_part(trend: Trend, months: int | None, today: date) -> Trend:
    """The best of each week of the last ``months`` up to today; None for everything."""
    first = today - timedelta(days=round(months * DAYS_A_MONTH)) if months else None
    return since(weekly(trend), first)


def days_of_bests(history: ExerciseHistory, today: date) -> frozenset[date]:
    """The days of the best of each quantity in each period."""
    drawn = (drawn_part(trend, months, today) for trend in history.trends for months in PERIODS)
    return frozenset(max(each.points, key=lambda point: point.value).day for each in drawn)


def is_whole_week(first: date, today: date) -> bool:
    """Whether a week that begins on ``first`` lies wholly before today."""
    return (today - first).days >= DAYS


def _with_points(trend: Trend, places: Sequence[int]) -> Trend:
    points = tuple(trend.points[place] for place in places)
    values = tuple(trend.values[place] for place in places)
    dates = date_ticks(points[0].day, points[-1].day)
    return replace(trend, points=points, values=values, dates=dates)


FOUR_WEEKS = timedelta(weeks=4)


def change_text(trend: Trend, unit: WeightUnit) -> str:
    """The best of the last four weeks against the four before: ``▲ 5 kg in 4 weeks``.

    "" where one of them has no value.
    """
    change = four_week_change(trend)
    if not change:
        return "" if change is None else "as much as 4 weeks ago"
    return f"{'▲' if change > 0 else '▼'} {_amount_of(trend, abs(change), unit)} in 4 weeks"


def four_week_change(trend: Trend) -> int | None:
    """By how much the best of the last four weeks is above that of the four before.

    None where one of them has no value.
    """
    last = trend.points[-1].day
    now = [each.value for each in trend.points if each.day > last - FOUR_WEEKS]
    before = [
        each.value for each in trend.points if last - 2 * FOUR_WEEKS < each.day <= last - FOUR_WEEKS
    ]
    return max(now) - max(before) if before else None


def _amount_of(trend: Trend, value: int, unit: WeightUnit) -> str:
    """A value of a trend, or a difference, with its unit."""
    if trend.quantity is TrendQuantity.WEEKLY_SETS:
        return plural(value, "set")
    if trend.quantity.is_weekly or trend.quantity is TrendQuantity.ESTIMATED_MAXIMUM:
        return " ".join(value_parts(trend, value, unit))
    return quantity_text(trend.quantity, value, unit)


def trend_sentences(
    trend: Trend,
    sets: Sequence[SetRecord],
    distances: Sequence[float],
    unit: WeightUnit,
    distance_unit: DistanceUnit = DistanceUnit.KM,
) -> Iterator[str]:
    """What a chart says, in sentences: the best with its set, the change, how it was estimated.

    Args:
        trend: what the chart shows.
        sets: those of the day of the best.
        distances: run in the last four weeks, in ``distance_unit``.
        unit: of loads.
        distance_unit: of runs.
    """
    best = max(trend.points, key=lambda point: point.value)
    number = _amount_of(trend, best.value, unit)
    done = best_set(trend.quantity, sets)
    is_said = done is None or brief_set_text(done, unit) == number
    source = "" if is_said or done is None else f", from {brief_set_text(done, unit)}"
    when = "in the week of " if trend.quantity.is_weekly else "on "
    yield f"Best {number} {when}{date_text(best.day)}{source}."
    yield _course_text(trend, distances, unit, distance_unit)
    if trend.quantity is TrendQuantity.ESTIMATED_MAXIMUM:
        yield f"Estimate: {ESTIMATED}."


def best_set(quantity: TrendQuantity, sets: Sequence[SetRecord]) -> SetRecord | None:
    """Of the sets of a day the one that is its best in ``quantity``."""
    counted = [each for each in sets if each.counts and each.is_done]
    return max(counted, key=lambda each: _rank(quantity, each), default=None)


def _rank(quantity: TrendQuantity, record: SetRecord) -> tuple[int, int]:
    if quantity is TrendQuantity.ESTIMATED_MAXIMUM:
        estimate = estimate_from_set(record)
        return (estimate.load.grams if estimate else 0, record.value)
    grams = record.load.grams if record.load else 0
    return (grams, record.value) if quantity.is_load else (record.value, grams)


def _course_text(
    trend: Trend, distances: Sequence[float], unit: WeightUnit, distance_unit: DistanceUnit
) -> str:
    """The change of four weeks with what was run then; without it first and last value."""
    change, first, last = four_week_change(trend), trend.points[0], trend.points[-1]
    if change is None:
        return _ends_text(trend, first, last, unit)
    if not change:
        text = "The same as four weeks ago"
    else:
        amount = _amount_of(trend, abs(change), unit)
        text = f"{'Up' if change > 0 else 'Down'} {amount} in four weeks"
    run = [each for each in distances if each]
    if not run or trend.quantity.is_weekly:
        return f"{text}."
    low, high = number_text(round(min(run))), number_text(round(max(run)))
    span = low if low == high else f"{low} to {high}"
    return f"{text} while you ran {span} {distance_unit.value} a week."


def _ends_text(trend: Trend, first: TrendPoint, last: TrendPoint, unit: WeightUnit) -> str:
    if first is last:
        return "One more week draws a line."
    start = f"{_amount_of(trend, first.value, unit)} on {date_text(first.day)} {first.day.year}"
    return f"From {start} to {_amount_of(trend, last.value, unit)} on {date_text(last.day)}."


def value_rows(history: ExerciseHistory, trend: Trend, unit: WeightUnit) -> Iterator[Row]:
    """Every day of the exercise with its value, newest first, under its year."""
    newest = sorted(history.days, key=lambda day: day.day, reverse=True)
    for year, days in groupby(newest, key=lambda day: day.day.year):
        heads = Span(_columns("in all", "best"))
        yield Row(str(year), (Span(str(year)),), (heads,), is_heading=True)
        for day in days:
            value = best_of(day, trend.quantity)
            if value is not None:
                yield _value_row(day, trend, quantity_text(trend.quantity, value, unit))


def week_value_rows(trend: Trend, unit: WeightUnit) -> Iterator[Row]:
    """Every week with its total, newest first."""
    yield Row("weeks", (Span("week of"),), (Span("in all"),), is_heading=True)
    for point in reversed(trend.points):
        day = f"{date_text(point.day)} {point.day.year}"
        yield Row(str(point.day), (Span(day),), (Span(_amount_of(trend, point.value, unit)),))


def _value_row(day: ExerciseDay, trend: Trend, best: str) -> Row:
    is_lighter = any(span.first <= day.day <= span.last for span in trend.lighter)
    dated = Span(f"{f'{day.day:%a} {date_text(day.day)}':<10}")
    mark = Span("  deload" if is_lighter else "", "muted")
    columns = _columns(amount_text(day.amount, day.unit), best)
    return Row(f"{day.day} {day.unit}", (dated, mark), (Span(columns),))


def _columns(in_all: str, best: str) -> str:
    return f"{in_all:>9}  {best:>9}"
