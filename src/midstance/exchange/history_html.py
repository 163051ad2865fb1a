"""The history as a web page in one file: a year of days, and a chart for each exercise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from midstance.domain.quantity import Load, WeightUnit
from midstance.exchange.charts import heat_chart, trend_chart
from midstance.exchange.defused import markup
from midstance.exchange.page import page, table
from midstance.exchange.wording import amount_text, plural

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from midstance.domain.trend import ExerciseDay, ExerciseHistory, YearHistory

HEAD = ("day", "sets", "in all", "best set", "heaviest", "estimated maximum")


def history_html(
    year: YearHistory,
    exercises: Iterable[ExerciseHistory],
    unit: WeightUnit = WeightUnit.KG,
) -> Iterator[str]:
    """The lines of the page; an exercise without a day is left out."""
    yield from page("Training history", _body(year, exercises, unit))


def _body(
    year: YearHistory, exercises: Iterable[ExerciseHistory], unit: WeightUnit
) -> Iterator[str]:
    yield "<h2>The last year</h2>"
    yield heat_chart(year.heat)
    days = sum(each.sets > 0 for each in year.heat.days)
    row = plural(year.streak.weeks, "week")
    yield (
        f"<p>{plural(days, 'day')} with training. {row} in a row with the planned sessions; "
        f"the longest row was {plural(year.longest, 'week')}.</p>"
    )
    for history in exercises:
        if history.days:
            yield from _exercise(history, unit)


def _exercise(history: ExerciseHistory, unit: WeightUnit) -> Iterator[str]:
    yield f"<h2>{markup(history.name)}</h2>"
    for trend in history.trends:
        shown = f"{trend.quantity.heading}{f', {trend.unit}' if trend.unit else ''}"
        yield f"<h3>{markup(shown)}</h3>"
        yield trend_chart(trend)
    if any(trend.lighter for trend in history.trends):
        yield '<p class="note">Shaded: deload weeks.</p>'
    yield f"<details><summary>{plural(len(history.days), 'day')} as a table</summary>"
    yield from table(HEAD, (_day(each, unit) for each in reversed(history.days)))
    yield "</details>"


def _day(day: ExerciseDay, unit: WeightUnit) -> tuple[str, ...]:
    return (
        day.day.isoformat(),
        str(day.sets),
        amount_text(day.amount, day.unit),
        amount_text(day.best_amount, day.unit),
        _load(day.heaviest_grams, unit),
        _load(day.best_e1rm_grams, unit),
    )


def _load(grams: int | None, unit: WeightUnit) -> str:
    return "" if grams is None else Load(grams).text(unit)
