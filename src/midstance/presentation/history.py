"""The history in words and rows: the exercises ever done, the year, and how each of them went."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import groupby
from typing import TYPE_CHECKING

from midstance.coach.review.history import best_of
from midstance.domain.calendar import date_text
from midstance.domain.history import TrendQuantity
from midstance.presentation.blocks import Row, Span
from midstance.presentation.phrases import (
    ESTIMATED,
    amount_text,
    plural,
    quantity_text,
    streak_text,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from midstance.domain.history import ExerciseHistory, HeatMap, Trend, YearHistory
    from midstance.domain.quantity import WeightUnit
    from midstance.domain.record import ExerciseDay


@dataclass(frozen=True, slots=True)
class TrainedExercise:
    """An exercise that was done, and the last day of it."""

    exercise: str
    name: str
    last: date


def trained_rows(exercises: Iterable[TrainedExercise], today: date) -> Iterator[Row]:
    """A row for each exercise with the day on which it was done last."""
    for each in exercises:
        yield Row(
            each.exercise, (Span(each.name),), (Span(f" {_dated(each.last, today)}", "muted"),)
        )


def _dated(day: date, today: date) -> str:
    """A day of the last year without its year."""
    is_near = (today - day).days < 365  # noqa: PLR2004 - a year
    return date_text(day) if is_near else f"{date_text(day)} {day.year}"


def heat_text(heat: HeatMap) -> str:
    """The calendar in a few words, for those who cannot see it."""
    return f"{plural(sum(day.sets > 0 for day in heat.days), 'training day')} in a year"


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


def history_title(history: ExerciseHistory, place: int) -> str:
    """The quantity on the chart, and which of how many: ``← Heaviest load → 1 of 2``."""
    title, number = history.trends[place].quantity.heading, len(history.trends)
    return f"← {title} → {place + 1} of {number}" if number > 1 else title


def weekly(trend: Trend) -> Trend:
    """The same trend with the best day of each week alone, of equal ones the first."""
    best: dict[tuple[int, int], int] = {}
    for place, point in enumerate(trend.points):
        year, week, _ = point.day.isocalendar()
        if point.value > trend.points[best.setdefault((year, week), place)].value:
            best[year, week] = place
    places = sorted(best.values())
    points = tuple(trend.points[place] for place in places)
    return replace(trend, points=points, values=tuple(trend.values[place] for place in places))


FOUR_WEEKS = timedelta(weeks=4)


def change_text(trend: Trend, unit: WeightUnit) -> str:
    """The best of the last four weeks against the four before: ``▲ 5 kg in 4 weeks``.

    "" where one of them has no value.
    """
    last = trend.points[-1].day
    now = [each.value for each in trend.points if each.day > last - FOUR_WEEKS]
    before = [
        each.value for each in trend.points if last - 2 * FOUR_WEEKS < each.day <= last - FOUR_WEEKS
    ]
    if not before:
        return ""
    change = max(now) - max(before)
    if not change:
        return "as much as 4 weeks ago"
    amount = quantity_text(trend.quantity, abs(change), unit)
    return f"{'▲' if change > 0 else '▼'} {amount} in 4 weeks"


def trend_text(trend: Trend, unit: WeightUnit, shade: str) -> str:
    """The line in words: change, first, last and best value; ``shade`` is the sign of a deload."""
    first, last = trend.points[0], trend.points[-1]
    best = max(trend.points, key=lambda point: point.value)
    text = f"{date_text(last.day)} {quantity_text(trend.quantity, last.value, unit)}"
    if first is not last:
        then = f"{date_text(first.day)} {first.day.year}"
        text = f"{then} {quantity_text(trend.quantity, first.value, unit)} → {text}"
    if best.value > max(first.value, last.value):
        text += f", best {quantity_text(trend.quantity, best.value, unit)}"
    notes = [f"{shade} deload"] if trend.lighter else []
    if trend.quantity is TrendQuantity.ESTIMATED_MAXIMUM:
        notes.append(ESTIMATED)
    change = change_text(trend, unit)
    return " · ".join((*filter(None, (change,)), text, *notes))


def value_rows(history: ExerciseHistory, place: int, unit: WeightUnit) -> Iterator[Row]:
    """Every day of the exercise with its value, newest first, under its year."""
    trend = history.trends[place]
    newest = sorted(history.days, key=lambda day: day.day, reverse=True)
    for year, days in groupby(newest, key=lambda day: day.day.year):
        heads = Span(_columns("in all", "best"))
        yield Row(str(year), (Span(str(year)),), (heads,), is_heading=True)
        for day in days:
            value = best_of(day, trend.quantity)
            if value is not None:
                yield _value_row(day, trend, quantity_text(trend.quantity, value, unit))


def _value_row(day: ExerciseDay, trend: Trend, best: str) -> Row:
    is_lighter = any(span.first <= day.day <= span.last for span in trend.lighter)
    dated = Span(f"{f'{day.day:%a} {date_text(day.day)}':<10}")
    mark = Span("  deload" if is_lighter else "", "muted")
    columns = _columns(amount_text(day.amount, day.unit), best)
    return Row(f"{day.day} {day.unit}", (dated, mark), (Span(columns),))


def _columns(in_all: str, best: str) -> str:
    return f"{in_all:>9}  {best:>9}"
