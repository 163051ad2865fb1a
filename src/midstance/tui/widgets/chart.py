"""A chart of one quantity over time, drawn in the terminal's cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from midstance.tui.widgets.plot import plotted

if TYPE_CHECKING:
    from midstance.domain.trend import Trend
    from midstance.tui.widgets.plot import Piece

TOO_SMALL = "No room for a chart."


class Chart(Widget):
    """The line of a trend with round ticks, dates and shaded deload weeks; as large as it is given.

    An equal trend paints nothing. Nothing is told by colour alone.

    Args:
        trend: What to show at first.
        empty: What to say without a trend.
        in_ascii: Whether to draw with plain characters.
        id: The widget's id.
        classes: Its classes, with spaces between.
    """

    COMPONENT_CLASSES = {
        "chart--axis",
        "chart--grid",
        "chart--lighter",
        "chart--line",
        "chart--point",
    }
    """Numbers and dates with their axes, the lines across, deload weeks, the line, its points."""

    DEFAULT_CSS = """
    Chart {
        width: 1fr; height: 1fr;
        & > .chart--axis { color: $text-muted; }
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
        self._lines: tuple[tuple[Piece, ...], ...] = ()
        self.set_reactive(Chart.trend, trend)

    def watch_trend(self) -> None:
        """Draw another trend."""
        self._draw()

    def on_resize(self) -> None:
        """Draw it as large as there is room."""
        self._draw()

    def _draw(self) -> None:
        width, height = self.size
        message: Piece = ((self._empty if self.trend is None else TOO_SMALL)[:width], "axis")
        drawn = self.trend and plotted(self.trend, width, height, in_ascii=self._in_ascii)
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
