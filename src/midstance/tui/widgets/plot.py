"""A trend as lines of characters: ticks at the left, dates below, lighter weeks shaded."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Literal

from midstance.tui.widgets.dots import Dots

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from midstance.domain.trend import Tick, Trend

Look = Literal["axis", "grid", "lighter", "line", "point"]
Piece = tuple[str, Look]
"""Text, and what it is."""

LEAST_WIDTH, LEAST_HEIGHT = 20, 4
ROOM_FOR_POINTS = 3
"""Columns a point, so that points can be told apart."""
_UNDER = 2
"""Rows below the plot: the axis and its dates."""


@dataclass(frozen=True, slots=True)
class Ink:
    """The characters to draw with."""

    point: str
    lighter: str
    grid: str
    edge: str
    tick: str
    corner: str
    floor: str
    date: str


BLOCKS = Ink("●", "░", "┈", "│", "┤", "└", "─", "┬")
ASCII = Ink("o", ":", "-", "|", "+", "+", "-", "+")


def plotted(
    trend: Trend, width: int, height: int, *, in_ascii: bool = False
) -> tuple[tuple[Piece, ...], ...]:
    """``trend`` as ``height`` lines of ``width`` cells; no lines where that is too small."""
    if width < LEAST_WIDTH or height < LEAST_HEIGHT:
        return ()
    return tuple(_Plot(trend, width, height, in_ascii=in_ascii).lines())


class _Plot:
    """Where the parts of a trend come to lie."""

    def __init__(self, trend: Trend, width: int, height: int, *, in_ascii: bool) -> None:
        self._trend = trend
        self._ink = ASCII if in_ascii else BLOCKS
        self._gutter = max(len(tick.text) for tick in trend.ticks)
        self._columns, self._rows = width - self._gutter - 1, height - _UNDER
        self._dots = Dots(self._columns, self._rows, in_ascii=in_ascii)
        self._points = self._drawn_points()
        self._lighter = self._lighter_columns()
        self._labels = self._tick_labels()

    def lines(self) -> Iterator[tuple[Piece, ...]]:
        """The plot, the axis and the dates."""
        for row in range(self._rows):
            yield self._line(row)
        columns = [self._column(tick.at) for tick in self._trend.dates]
        ink = self._ink
        floor = "".join(ink.date if at in columns else ink.floor for at in range(self._columns))
        yield ((f"{'':{self._gutter}}{ink.corner}{floor}", "axis"),)
        yield ((self._dates(), "axis"),)

    # Where days and values lie

    def _dot_of_day(self, ordinal: float) -> int:
        """The dot of a day; a cell is left free at both ends."""
        first, last = (self._trend.points[end].day.toordinal() for end in (0, -1))
        share = (ordinal - first) / (last - first) if last > first else 0.5
        cell = self._dots.across // self._columns
        return cell + round(min(max(share, 0), 1) * (self._dots.across - 1 - 2 * cell))

    def _dot_of_value(self, value: float) -> int:
        low, high = self._trend.ticks[0].at, self._trend.ticks[-1].at
        return round((high - value) / (high - low) * (self._dots.down - 1))

    def _column(self, ordinal: float) -> int:
        return self._dots.cell(self._dot_of_day(ordinal), 0)[0]

    # What is drawn

    def _drawn_points(self) -> frozenset[tuple[int, int]]:
        """Draw the line; answers with the cells of its points where they can be told apart."""
        trend = self._trend
        at = [
            (self._dot_of_day(point.day.toordinal()), self._dot_of_value(value))
            for point, value in zip(trend.points, trend.values, strict=True)
        ]
        for start, end in pairwise([at[0], *at]):
            self._dots.line(start, end)
        has_room = len(at) == 1 or len(at) * ROOM_FOR_POINTS <= self._columns
        return frozenset(self._dots.cell(*dot) for dot in at) if has_room else frozenset()

    def _lighter_columns(self) -> frozenset[int]:
        return frozenset(
            column
            for span in self._trend.lighter
            for column in range(
                self._column(span.first.toordinal()), self._column(span.last.toordinal()) + 1
            )
        )

    def _tick_labels(self) -> Mapping[int, str]:
        """The rows that have a label; where two fall on one row the outer one stays."""
        first, *middle, last = self._trend.ticks
        outward: list[Tick] = [*middle, first, last]
        return {self._dots.cell(0, self._dot_of_value(t.at))[1]: t.text for t in outward}

    def _line(self, row: int) -> tuple[Piece, ...]:
        label = self._labels.get(row)
        edge = self._ink.edge if label is None else self._ink.tick
        margin: Piece = (f"{label or '':>{self._gutter}}{edge}", "axis")
        cells = (self._cell(column, row) for column in range(self._columns))
        looks = groupby(cells, key=lambda cell: cell[1])
        return (margin, *(("".join(text for text, _ in run), look) for look, run in looks))

    def _cell(self, column: int, row: int) -> Piece:
        if (column, row) in self._points:
            return self._ink.point, "point"
        if drawn := self._dots.character(column, row):
            return drawn, "line"
        if column in self._lighter:
            return self._ink.lighter, "lighter"
        return (self._ink.grid if row in self._labels else " "), "grid"

    def _dates(self) -> str:
        """The dates under their marks; one that would touch the one before it is left out."""
        width = self._gutter + 1 + self._columns
        text = ""
        for tick in self._trend.dates:
            middle = self._gutter + 1 + self._column(tick.at)
            start = min(max(middle - len(tick.text) // 2, 0), width - len(tick.text))
            if not text or start > len(text):
                text = f"{text:{start}}{tick.text}"
        return f"{text:{width}}"
