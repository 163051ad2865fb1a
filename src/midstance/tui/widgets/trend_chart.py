"""A small line chart in cells: how something went over time."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

if TYPE_CHECKING:
    from collections.abc import Iterator

    from midstance.domain.trend import Trend

_DOTS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
"""The dots of a braille cell by row and column (Unicode 15, chapter 21.1)."""

_BRAILLE = 0x2800
_DOTS_WIDE, _DOTS_HIGH = 2, 4
_FRAME = 2
"""Lines above and below the plot: the heading, and the dates."""

Dot = tuple[int, int]


class TrendChart(Widget):
    """One trend: its heading, a line through its points, values at the left, dates below.

    Args:
        trend: What to show.
        in_ascii: Only plain characters; each point is a star.
        id: The widget's id.
    """

    COMPONENT_CLASSES = {"trend-chart--heading", "trend-chart--axis", "trend-chart--line"}
    """The heading, the marks at the edges, and the line."""

    DEFAULT_CSS = """
    TrendChart {
        height: 9; max-width: 72;
        & > .trend-chart--heading { text-style: bold; }
    }
    """

    trend: reactive[Trend | None] = reactive(None)
    """What is shown."""

    def __init__(
        self,
        trend: Trend | None = None,
        *,
        in_ascii: bool = False,
        id: str | None = None,  # noqa: A002 - Textual's own name
    ) -> None:
        super().__init__(id=id)
        self._in_ascii = in_ascii
        self.set_reactive(TrendChart.trend, trend)

    def render_line(self, y: int) -> Strip:
        """The heading, a line of the plot, or the dates.

        Args:
            y: From the widget's top.
        """
        width, height = self.size
        if self.trend is None or height <= _FRAME:
            return Strip.blank(width, self.rich_style)
        lines = _Plot(self.trend, width, height - _FRAME, in_ascii=self._in_ascii).lines()
        looks = ["heading", *["line"] * (height - _FRAME), "axis"]
        labels, drawn = list(lines)[y]
        axis = self.get_component_rich_style("trend-chart--axis")
        look = self.get_component_rich_style(f"trend-chart--{looks[y]}")
        strip = Strip([Segment(labels, axis), Segment(drawn, look)])
        return strip.adjust_cell_length(width, self.rich_style)


class _Plot:
    """A trend as lines of text, each with what stands at its left."""

    def __init__(self, trend: Trend, width: int, rows: int, *, in_ascii: bool) -> None:
        self._trend, self._rows, self._in_ascii = trend, rows, in_ascii
        self._margin = max(len(tick.text) for tick in trend.ticks) + 1
        self._columns = max(1, width - self._margin - 1)
        self._low, self._high = trend.ticks[0].at, trend.ticks[-1].at

    def lines(self) -> Iterator[tuple[str, str]]:
        """The heading, the plot from its top, the dates."""
        unit = f", {self._trend.unit}" if self._trend.unit else ""
        yield "", f"{self._trend.quantity.heading}{unit}"
        texts = {self._row(tick.at): tick.text for tick in self._trend.ticks}
        for row, drawn in enumerate(self._stars() if self._in_ascii else self._braille()):
            yield f"{texts.get(row, ''):>{self._margin - 1}} {self._edge(row in texts)}", drawn
        yield " " * (self._margin + 1), self._dates()

    def _edge(self, is_marked: bool) -> str:
        return ("+" if is_marked else "|") if self._in_ascii else ("┤" if is_marked else "│")

    def _row(self, value: float) -> int:
        return round(self._share_of(value) * (self._rows - 1))

    def _share_of(self, value: float) -> float:
        """How far down a value stands, from 0 at the top to 1."""
        return (self._high - value) / ((self._high - self._low) or 1)

    def _column(self, ordinal: float, columns: int) -> int:
        first, last = (self._trend.points[at].day.toordinal() for at in (0, -1))
        share = (ordinal - first) / (last - first) if last > first else 0.5
        return round(share * (columns - 1))

    def _dots(self, columns: int, rows: int) -> Iterator[Dot]:
        for point, value in zip(self._trend.points, self._trend.values, strict=True):
            column = self._column(point.day.toordinal(), columns)
            yield column, round(self._share_of(value) * (rows - 1))

    def _stars(self) -> Iterator[str]:
        marked = set(self._dots(self._columns, self._rows))
        for row in range(self._rows):
            yield "".join("*" if (at, row) in marked else " " for at in range(self._columns))

    def _braille(self) -> Iterator[str]:
        cells: dict[Dot, int] = {}
        for x, y in _joined(list(self._dots(self._columns * _DOTS_WIDE, self._rows * _DOTS_HIGH))):
            at = x // _DOTS_WIDE, y // _DOTS_HIGH
            cells[at] = cells.get(at, 0) | _DOTS[y % _DOTS_HIGH][x % _DOTS_WIDE]
        for row in range(self._rows):
            yield "".join(
                chr(_BRAILLE + cells[at, row]) if (at, row) in cells else " "
                for at in range(self._columns)
            )

    def _dates(self) -> str:
        line = ""
        for tick in self._trend.dates:
            at = self._column(tick.at, self._columns) - len(tick.text) // 2
            at = max(0, min(at, self._columns - len(tick.text)))
            if at >= len(line) + bool(line):
                line = line.ljust(at) + tick.text
        return line


def _joined(dots: list[Dot]) -> Iterator[Dot]:
    """Every dot of the straight lines from one to the next."""
    yield from dots
    for (x, y), (to_x, to_y) in pairwise(dots):
        steps = max(abs(to_x - x), abs(to_y - y))
        for step in range(1, steps):
            yield round(x + (to_x - x) * step / steps), round(y + (to_y - y) * step / steps)
