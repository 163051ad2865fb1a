"""How an exercise went in the last months, as a small line beside the list of Today."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise, product
from typing import TYPE_CHECKING

from midstance.domain.history import TrendQuantity
from midstance.presentation.phrases import number_text
from midstance.tui.widgets.review.chart import Dots

if TYPE_CHECKING:
    from midstance.domain.history import Trend
    from midstance.tui.widgets.workout.canvas import Canvas

ROWS, FROM = 3, 7
"""The rows of the line itself, and the column from which on it is drawn at least."""


@dataclass(frozen=True, slots=True)
class TrendBeside:
    """A trend that can be drawn."""

    trend: Trend

    @property
    def height(self) -> int:
        """The rows that it takes: its line, and its months below it."""
        return ROWS + 1

    def draw(self, canvas: Canvas, at: tuple[int, int], width: int, *, in_ascii: bool) -> None:
        """Draw it at this width, from its lowest to its highest value."""
        x, y = at
        low, high = min(self.trend.values), max(self.trend.values)
        word = "1RM" if self.trend.quantity is TrendQuantity.ESTIMATED_MAXIMUM else "best"
        top, bottom = f"{word} {_value(high, self.trend)}", _value(low, self.trend)
        gutter = max(len(top), len(bottom), FROM - 1) + 1
        canvas.text_before(x + gutter - 1, y, top, "quiet")
        if high > low:
            canvas.text_before(x + gutter - 1, y + ROWS - 1, bottom, "quiet")
        _draw_line(canvas, (x + gutter, y), width - gutter, self.trend, in_ascii=in_ascii)


def _draw_line(
    canvas: Canvas, at: tuple[int, int], columns: int, trend: Trend, *, in_ascii: bool
) -> None:
    """The line itself, and below it its months as far as they have room."""
    (x, y), dots = at, Dots(columns, ROWS, in_ascii=in_ascii)
    low, high = min(trend.values), max(trend.values)
    first, last = (trend.points[end].day.toordinal() for end in (0, -1))

    def across(ordinal: float) -> int:
        return round((ordinal - first) / max(1, last - first) * (dots.across - 1))

    places = [
        (
            across(point.day.toordinal()),
            round((high - value) / (high - low or 1) * (dots.down - 1)),
        )
        for point, value in zip(trend.points, trend.values, strict=True)
    ]
    for start, end in pairwise(places):
        dots.line(start, end)
    for row, column in product(range(ROWS), range(columns)):
        canvas.text(x + column, y + row, dots.character(column, row), "text")
    after = 0
    for tick in trend.dates:
        column = x + min(dots.cell(across(tick.at), 0)[0], columns - len(tick.text))
        if column > after:
            after = canvas.text(column, y + ROWS, tick.text, "quiet")


def _value(value: float, trend: Trend) -> str:
    is_estimate = trend.quantity is TrendQuantity.ESTIMATED_MAXIMUM
    return number_text(round(value) if is_estimate else value)
