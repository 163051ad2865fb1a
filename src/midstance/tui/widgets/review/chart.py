"""A chart of a trend, drawn in braille dots or in plain characters."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate, pairwise
from math import ceil, floor
from typing import TYPE_CHECKING

from textual.reactive import reactive

from midstance.coach.review.axes import MAX_VALUES, WEEK, second_ticks, value_ticks
from midstance.domain.history import TrendQuantity
from midstance.figures.drawing import BRAILLE_BITS, BRAILLE_BLANK
from midstance.tui.widgets.cell_pane import CellPane
from midstance.tui.widgets.workout.canvas import Canvas

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from midstance.domain.history import AxisTick, Trend
    from midstance.tui.widgets.workout.canvas import Rows


class Dots:
    """A canvas of dots: eight to a cell in braille, or one to a cell in plain characters.

    Attributes:
        across, down: how many dots there are.
    """

    def __init__(self, columns: int, rows: int, *, in_ascii: bool = False) -> None:
        """An empty canvas of ``columns`` by ``rows`` cells."""
        self._in_ascii = in_ascii
        self._wide, self._high = (1, 1) if in_ascii else (len(BRAILLE_BITS[0]), len(BRAILLE_BITS))
        self.across, self.down = columns * self._wide, rows * self._high
        self._cells: dict[tuple[int, int], int] = {}

    def cell(self, x: int, y: int) -> tuple[int, int]:
        """The column and the row of the cell that holds a dot."""
        return x // self._wide, y // self._high

    def dot(self, x: int, y: int) -> None:
        """Set one dot, counted from the upper left."""
        cell = self.cell(x, y)
        bit = BRAILLE_BITS[y % self._high][x % self._wide]
        self._cells[cell] = self._cells.get(cell, 0) | bit

    def line(self, start: tuple[int, int], end: tuple[int, int]) -> None:
        """Set the dots of a straight line, both ends included."""
        steps = max(abs(end[0] - start[0]), abs(end[1] - start[1]), 1)
        for step in range(steps + 1):
            x, y = (round(a + (b - a) * step / steps) for a, b in zip(start, end, strict=True))
            self.dot(x, y)

    def lowest(self, column: int) -> int | None:
        """The lowest dot in a column of cells, counted from above; None without one."""
        rows = [row for at, row in self._cells if at == column]
        if not rows:
            return None
        row = max(rows)
        bits = self._cells[column, row]
        within = [y for y in range(self._high) if bits & (BRAILLE_BITS[y][0] | BRAILLE_BITS[y][-1])]
        return row * self._high + (max(within) if within and self._high > 1 else 0)

    def character(self, column: int, row: int) -> str:
        """What the cell shows; "" where no dot is set in it."""
        bits = self._cells.get((column, row), 0)
        if not bits:
            return ""
        return "." if self._in_ascii else chr(BRAILLE_BLANK + bits)


MIN_CHART_WIDTH, MIN_CHART_HEIGHT = 20, 4
COLUMNS_A_POINT = 3
"""Points nearer than this are drawn as a line alone."""
ROWS_A_TICK = 3
"""A row with a value, and free rows to the next."""
MOST_TICKS = 9
BAR_ROWS, BARS_FROM = 2, 12
"""Rows of the bars of weeks, and rows from which on they have room with a free row above them."""
EARLIER = "run 60"
"""The bars of the weeks before the last one."""
_BEST = "best"
LINE, TINT, TINT_BELOW = "next", 22, 8
"""The colour of the line, and percent of it in the ground under it: at the top, at the bottom."""


@dataclass(frozen=True, slots=True)
class ChartCharacters:
    """The characters to draw with; `levels` are bars from empty to full."""

    point: str
    best: str
    lighter: str
    grid: str
    levels: str


CHART_BLOCKS = ChartCharacters("●", "★", "░", "┈", " ▁▂▃▄▅▆▇█")
CHART_ASCII = ChartCharacters("o", "*", ":", "-", " #")


@dataclass(frozen=True, slots=True)
class WeekBars:
    """Totals of weeks, such as kilometres, to stand as bars under the same dates.

    Attributes:
        weeks: the first day and the total of each, oldest first.
        unit: what the total is in.
    """

    weeks: tuple[tuple[date, float], ...]
    unit: str


@dataclass(frozen=True, slots=True)
class ChartArea:
    """Cells of a canvas."""

    x: int
    y: int
    width: int
    height: int


def draw_chart(
    canvas: Canvas,
    area: ChartArea,
    trend: Trend,
    bars: WeekBars | None = None,
    *,
    in_ascii: bool = False,
) -> bool:
    """Draw a trend with its values at the left and its dates below; False where it has no room.

    Bars stand between the line and the dates where there is room for both.
    """
    if area.width < MIN_CHART_WIDTH or area.height < MIN_CHART_HEIGHT:
        return False
    shown = bars if bars and bars.weeks and area.height >= BARS_FROM else None
    _Plot(trend, area, shown, in_ascii=in_ascii).draw(canvas)
    return True


class _Plot:
    """The places of a trend's parts."""

    def __init__(
        self, trend: Trend, area: ChartArea, bars: WeekBars | None, *, in_ascii: bool
    ) -> None:
        self._trend, self._bars = trend, bars
        self._characters = CHART_ASCII if in_ascii else CHART_BLOCKS
        self._rows = area.height - 1 - (BAR_ROWS + 1 if bars else 0)
        self._ticks = axis_ticks(trend, self._rows // ROWS_A_TICK + 1)
        labels = [tick.text for tick in self._ticks]
        labels += [bars.unit, _whole_number(_largest_total(bars))] if bars else []
        self._gutter = max(map(len, labels)) + 1
        self._columns = area.width - self._gutter
        self._top, self._left = area.y, area.x + self._gutter
        self._dots = Dots(self._columns, self._rows, in_ascii=in_ascii)
        self._points = self._draw_points()
        self._under = self._line_rows()
        self._lighter = self._lighter_columns()

    def draw(self, canvas: Canvas) -> None:
        """The values with their lines across, the line of the trend, bars, dates."""
        labels = self._tick_labels()
        for row in range(self._rows):
            label = labels.get(row)
            if label is not None:
                canvas.text_before(self._left - 1, self._top + row, label, "quiet")
            for column in range(self._columns):
                self._draw_cell(canvas, column, row, is_marked=label is not None)
        if self._bars:
            self._draw_bars(canvas, self._top + self._rows + 1, self._bars)
        self._draw_dates(canvas, self._top + self._rows + (BAR_ROWS + 1 if self._bars else 0))

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

    def _draw_points(self) -> Mapping[tuple[int, int], str]:
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
        looks: dict[tuple[int, int], str] = {}
        for place, dot in enumerate(at):
            if place in bests:
                looks[self._dots.cell(*dot)] = _BEST
            elif has_room:
                looks.setdefault(self._dots.cell(*dot), LINE)
        return looks

    def _line_rows(self) -> Mapping[int, int]:
        """The first row under the line in each column: its own where most of that is below it."""
        lowest = {column: self._dots.lowest(column) for column in range(self._columns)}
        half = self._dots.down // self._rows // 2
        if len(self._trend.points) == 1:
            return {}
        return {
            column: self._dots.cell(0, dot + max(1, half))[1]
            for column, dot in lowest.items()
            if dot is not None
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

    def _draw_cell(self, canvas: Canvas, column: int, row: int, *, is_marked: bool) -> None:
        x, y = self._left + column, self._top + row
        is_under = row >= self._under.get(column, self._rows)
        if is_under:
            percent = TINT - (TINT - TINT_BELOW) * row // self._rows
            canvas.fill(x, y, 1, 1, f"{LINE} {percent}")
        if ink := self._points.get((column, row)):
            sign = self._characters.best if ink == _BEST else self._characters.point
            canvas.text(x, y, sign, ink, bold=True)
        elif drawn := self._dots.character(column, row):
            canvas.text(x, y, drawn, LINE)
        elif column in self._lighter and is_under:
            canvas.text(x, y, self._characters.lighter, "faint")
        elif is_marked:
            canvas.text(x, y, self._characters.grid, "line")

    def _draw_bars(self, canvas: Canvas, y: int, bars: WeekBars) -> None:
        most = _largest_total(bars)
        canvas.text_before(self._left - 1, y, _whole_number(most), "quiet")
        canvas.text_before(self._left - 1, y + 1, bars.unit, "run", bold=True)
        if not most:
            return
        steps = len(self._characters.levels) - 1
        shown = [week for week in bars.weeks if self._is_shown(week[0])]
        for first, total in shown:
            ink = "run" if first == shown[-1][0] else EARLIER
            start, end = self._column(first.toordinal()), self._column(first.toordinal() + WEEK)
            high = max(round(total / most * BAR_ROWS * steps), 1 if total else 0)
            width = max(1, end - start - (end - start >= COLUMNS_A_POINT))
            for row in range(BAR_ROWS):
                level = min(steps, max(0, high - (BAR_ROWS - 1 - row) * steps))
                text = self._characters.levels[level] * width
                canvas.text(self._left + start, y + row, text, ink)

    def _is_shown(self, first: date) -> bool:
        """Whether a week reaches into the span of the points."""
        start, end = (self._trend.points[place].day.toordinal() for place in (0, -1))
        return start - WEEK < first.toordinal() <= end

    def _draw_dates(self, canvas: Canvas, y: int) -> None:
        """The dates under their days; one that would touch the one before it is left out."""
        free = 0
        for tick in self._trend.dates:
            end = self._left + self._columns - len(tick.text)
            start = min(max(self._left + self._column(tick.at), 0), end)
            if start >= free:
                free = canvas.text(start, y, tick.text, "quiet") + 1


def _largest_total(bars: WeekBars) -> float:
    return max(total for _, total in bars.weeks)


def _whole_number(value: float) -> str:
    return f"{value:.0f}"


LEAST_SPAN = 4
"""Units that an axis shows at least, so that a small change looks like one."""


def axis_ticks(trend: Trend, most: int = MAX_VALUES) -> tuple[AxisTick, ...]:
    """At most this many ticks of the axis, over four units at least, and then whole numbers."""
    most = min(MOST_TICKS, max(MAX_VALUES, most))
    low, high = min(trend.values), max(trend.values)
    if is_narrow := high - low < LEAST_SPAN:
        low = max(0.0, floor(low) - (LEAST_SPAN - ceil(high - low)) // 2)
        high = max(low + LEAST_SPAN, ceil(high))
    if trend.quantity is TrendQuantity.HOLD:
        return second_ticks(low, high, most)
    return value_ticks(low, high, whole=is_narrow or not trend.quantity.is_load, most=most)


def best_places(values: Sequence[float]) -> frozenset[int]:
    """The places of the values that go beyond all before; the first one does not."""
    most = accumulate(values, max)
    return frozenset(
        place
        for place, (before, now) in enumerate(zip(most, values[1:], strict=False), 1)
        if now > before
    )


TOO_SMALL = "No room for a chart."


class Chart(CellPane):
    """The line of a trend with round values, dates and shaded deload weeks; as large as its room.

    No meaning is in colour alone.

    Args:
        trend: The first trend.
        empty: The text without a trend.
        in_ascii: Whether to draw with plain characters.
        id: The widget's id.
        classes: Its classes, with spaces between.
    """

    DEFAULT_CSS = """
    Chart { width: 1fr; height: 1fr; }
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
        self.set_reactive(Chart.trend, trend)

    def watch_trend(self) -> None:
        """Draw another trend."""
        self.paint()

    def cells(self, width: int, height: int) -> Rows:
        """The chart at this size, or why there is none."""
        canvas = Canvas(width, height)
        area = ChartArea(0, 0, width, height)
        if self.trend is None:
            canvas.text(0, 0, self._empty, "quiet")
        elif not draw_chart(canvas, area, self.trend, in_ascii=self._in_ascii):
            canvas.text(0, 0, TOO_SMALL, "quiet")
        return canvas.rows()
