"""A chart of a trend, drawn in braille dots or in plain characters."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate, groupby, pairwise
from math import ceil, floor
from typing import TYPE_CHECKING, Literal

from rich.segment import Segment
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from midstance.coach.review.axes import value_ticks

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from midstance.domain.history import AxisTick, Trend


_BITS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
_BRAILLE = 0x2800


class Dots:
    """A canvas of dots: eight to a cell in braille, or one to a cell in plain characters.

    Attributes:
        across, down: how many dots there are.
    """

    def __init__(self, columns: int, rows: int, *, in_ascii: bool = False) -> None:
        """An empty canvas of ``columns`` by ``rows`` cells."""
        self._in_ascii = in_ascii
        self._wide, self._high = (1, 1) if in_ascii else (len(_BITS[0]), len(_BITS))
        self.across, self.down = columns * self._wide, rows * self._high
        self._cells: dict[tuple[int, int], int] = {}

    def cell(self, x: int, y: int) -> tuple[int, int]:
        """The column and the row of the cell that holds a dot."""
        return x // self._wide, y // self._high

    def dot(self, x: int, y: int) -> None:
        """Set one dot, counted from the upper left."""
        cell = self.cell(x, y)
        bit = _BITS[y % self._high][x % self._wide]
        self._cells[cell] = self._cells.get(cell, 0) | bit

    def line(self, start: tuple[int, int], end: tuple[int, int]) -> None:
        """Set the dots of a straight line, both ends included."""
        steps = max(abs(end[0] - start[0]), abs(end[1] - start[1]), 1)
        for step in range(steps + 1):
            x, y = (round(a + (b - a) * step / steps) for a, b in zip(start, end, strict=True))
            self.dot(x, y)

    def character(self, column: int, row: int) -> str:
        """What the cell shows; "" where no dot is set in it."""
        bits = self._cells.get((column, row), 0)
        if not bits:
            return ""
        return "." if self._in_ascii else chr(_BRAILLE + bits)


ChartLook = Literal["axis", "best", "grid", "ground", "lighter", "line", "point"]
ChartPiece = tuple[str, ChartLook]
"""Text, and what it is."""

MIN_CHART_WIDTH, MIN_CHART_HEIGHT = 20, 4
COLUMNS_A_POINT = 3
"""Points nearer than this are drawn as a line alone."""
_UNDER = 2
"""Rows below the plot: the axis and its dates."""


@dataclass(frozen=True, slots=True)
class ChartCharacters:
    """The characters to draw with."""

    point: str
    lighter: str
    grid: str
    edge: str
    tick: str
    corner: str
    floor: str
    date: str


CHART_BLOCKS = ChartCharacters("●", "░", "┈", "│", "┤", "└", "─", "┬")
CHART_ASCII = ChartCharacters("o", ":", "-", "|", "+", "+", "-", "+")


def plot(
    trend: Trend, width: int, height: int, *, in_ascii: bool = False
) -> tuple[tuple[ChartPiece, ...], ...]:
    """``trend`` as ``height`` lines of ``width`` cells; no lines where that is too small."""
    if width < MIN_CHART_WIDTH or height < MIN_CHART_HEIGHT:
        return ()
    return tuple(_Plot(trend, width, height, in_ascii=in_ascii).lines())


class _Plot:
    """The places of a trend's parts."""

    def __init__(self, trend: Trend, width: int, height: int, *, in_ascii: bool) -> None:
        self._trend = trend
        self._characters = CHART_ASCII if in_ascii else CHART_BLOCKS
        self._ticks = axis_ticks(trend)
        self._gutter = max(len(tick.text) for tick in self._ticks)
        self._columns, self._rows = width - self._gutter - 1, height - _UNDER
        self._dots = Dots(self._columns, self._rows, in_ascii=in_ascii)
        self._points = self._draw_points()
        self._under = self._line_rows()
        self._lighter = self._lighter_columns()
        self._labels = self._tick_labels()

    def lines(self) -> Iterator[tuple[ChartPiece, ...]]:
        """The plot, the axis and the dates."""
        for row in range(self._rows):
            yield self._line(row)
        columns = [self._column(tick.at) for tick in self._trend.dates]
        characters = self._characters
        floor = "".join(
            characters.date if at in columns else characters.floor for at in range(self._columns)
        )
        yield ((f"{'':{self._gutter}}{characters.corner}{floor}", "axis"),)
        yield ((self._dates(), "axis"),)

    # Where days and values lie

    def _dot_of_day(self, ordinal: float) -> int:
        """The dot of a day; a cell is left free at both ends."""
        first, last = (self._trend.points[end].day.toordinal() for end in (0, -1))
        share = (ordinal - first) / (last - first) if last > first else 0.5
        cell = self._dots.across // self._columns
        return cell + round(min(max(share, 0), 1) * (self._dots.across - 1 - 2 * cell))

    def _dot_of_value(self, value: float) -> int:
        low, high = self._ticks[0].at, self._ticks[-1].at
        return round((high - value) / (high - low) * (self._dots.down - 1))

    def _column(self, ordinal: float) -> int:
        return self._dots.cell(self._dot_of_day(ordinal), 0)[0]

    # What is drawn

    def _draw_points(self) -> Mapping[tuple[int, int], ChartLook]:
        """Draw the line; answers the cells of its points, those of bests alone without room."""
        trend = self._trend
        at = [
            (self._dot_of_day(point.day.toordinal()), self._dot_of_value(value))
            for point, value in zip(trend.points, trend.values, strict=True)
        ]
        for start, end in pairwise([at[0], *at]):
            self._dots.line(start, end)
        has_room = len(at) == 1 or len(at) * COLUMNS_A_POINT <= self._columns
        bests = best_places(trend.values)
        looks: dict[tuple[int, int], ChartLook] = {}
        for place, dot in enumerate(at):
            if place in bests:
                looks[self._dots.cell(*dot)] = "best"
            elif has_room:
                looks.setdefault(self._dots.cell(*dot), "point")
        return looks

    def _line_rows(self) -> Mapping[int, int]:
        """The lowest row of the line in each column."""
        return {
            column: max(row for row in range(self._rows) if self._dots.character(column, row))
            for column in range(self._columns)
            if any(self._dots.character(column, row) for row in range(self._rows))
        }

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
        first, *middle, last = self._ticks
        outward: list[AxisTick] = [*middle, first, last]
        return {self._dots.cell(0, self._dot_of_value(t.at))[1]: t.text for t in outward}

    def _line(self, row: int) -> tuple[ChartPiece, ...]:
        label = self._labels.get(row)
        edge = self._characters.edge if label is None else self._characters.tick
        margin: ChartPiece = (f"{label or '':>{self._gutter}}{edge}", "axis")
        cells = (self._cell(column, row) for column in range(self._columns))
        looks = groupby(cells, key=lambda cell: cell[1])
        return (margin, *(("".join(text for text, _ in run), look) for look, run in looks))

    def _cell(self, column: int, row: int) -> ChartPiece:
        if look := self._points.get((column, row)):
            return self._characters.point, look
        if drawn := self._dots.character(column, row):
            return drawn, "line"
        if column in self._lighter:
            return self._characters.lighter, "lighter"
        is_under = row > self._under.get(column, self._rows)
        text = self._characters.grid if row in self._labels else " "
        return text, "ground" if is_under else "grid"

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


LEAST_SPAN = 4
"""Units that an axis shows at least, so that a small change looks like one."""


def axis_ticks(trend: Trend) -> tuple[AxisTick, ...]:
    """The ticks of the axis, over four units at least and then at whole numbers."""
    low, high = trend.ticks[0].at, trend.ticks[-1].at
    if high - low >= LEAST_SPAN:
        return trend.ticks
    start = max(0.0, floor(low) - (LEAST_SPAN - ceil(high - low)) // 2)
    return value_ticks(start, max(start + LEAST_SPAN, ceil(high)), whole=True)


def best_places(values: Sequence[float]) -> frozenset[int]:
    """The places of the values that go beyond all before; the first one does not."""
    most = accumulate(values, max)
    return frozenset(
        place
        for place, (before, now) in enumerate(zip(most, values[1:], strict=False), 1)
        if now > before
    )


TOO_SMALL = "No room for a chart."


class Chart(Widget):
    """The line of a trend with round ticks, dates and shaded deload weeks; as large as it is given.

    An equal trend paints nothing. No meaning is in colour alone.

    Args:
        trend: The first trend.
        empty: The text without a trend.
        in_ascii: Whether to draw with plain characters.
        id: The widget's id.
        classes: Its classes, with spaces between.
    """

    COMPONENT_CLASSES = {
        "chart--axis",
        "chart--best",
        "chart--grid",
        "chart--ground",
        "chart--lighter",
        "chart--line",
        "chart--point",
    }
    """Numbers and dates with their axes; points that were bests; the lines across; what is under
    the line; deload weeks; the line; its other points."""

    DEFAULT_CSS = """
    Chart {
        width: 1fr; height: 1fr;
        & > .chart--axis { color: $text-muted; }
        & > .chart--best { color: $best; text-style: bold; }
        & > .chart--ground { color: $foreground 25%; background: $raised; }
        & > .chart--grid { color: $foreground 25%; }
        & > .chart--lighter { color: $secondary 55%; }
        & > .chart--line { color: $primary; }
        & > .chart--point { color: $accent; text-style: bold; }
    }
    """

    trend: reactive[Trend | None] = reactive(None, init=False)
    """What is shown."""

    def __init__(
        self,
        trend: Trend | None = None,
        *,
        empty: str = "",
        in_ascii: bool = False,
        id: str | None = None,  # noqa: A002 - Textual's name
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._empty, self._in_ascii = empty, in_ascii
        self._lines: tuple[tuple[ChartPiece, ...], ...] = ()
        self.set_reactive(Chart.trend, trend)

    def watch_trend(self) -> None:
        """Draw another trend."""
        self._draw()

    def on_resize(self) -> None:
        """Draw it as large as there is room."""
        self._draw()

    def _draw(self) -> None:
        width, height = self.size
        message: ChartPiece = ((self._empty if self.trend is None else TOO_SMALL)[:width], "axis")
        drawn = self.trend and plot(self.trend, width, height, in_ascii=self._in_ascii)
        self._lines = drawn or ((message,),)
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """One line of the chart.

        Args:
            y: From the widget's top.
        """
        pieces = self._lines[y] if y < len(self._lines) else ()
        looks = [(text, self.get_component_rich_style(f"chart--{look}")) for text, look in pieces]
        strip = Strip([Segment(text, look) for text, look in looks])
        return strip.adjust_cell_length(self.size.width, self.rich_style)
