"""One exercise over time: in words, and as a chart or a table of values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Vertical

from midstance.presentation.blocks import MUTED, StyledText
from midstance.presentation.clean import clean
from midstance.presentation.history import history_title, trend_text, value_rows, weekly
from midstance.tui.widgets.line import StyledLine
from midstance.tui.widgets.review.chart import CHART_ASCII, CHART_BLOCKS, Chart
from midstance.tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from midstance.domain.history import ExerciseHistory, Trend
    from midstance.domain.settings import Settings

NO_EXERCISE = "Nothing to draw: no set of it counted."


class HistoryPane(Vertical):
    """The history of an exercise, one quantity at a time.

    Args:
        settings: The unit of loads, and whether to draw with plain characters.
        id: The widget's id.
    """

    DEFAULT_CSS = """
    HistoryPane {
        #name, #course { height: auto; width: 100%; }
        #values { display: none; }
        &.-table #chart { display: none; }
        &.-table #values { display: block; }
    }
    """

    def __init__(self, settings: Settings, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._settings = settings
        self._place = 0
        self.history: ExerciseHistory | None = None
        """What is shown."""

    def compose(self) -> ComposeResult:
        """The name with the quantity, its course in words, the chart, the values."""
        yield StyledLine(id="name")
        yield StyledLine(id="course")
        yield Chart(empty=NO_EXERCISE, in_ascii=self._settings.ascii, id="chart")
        yield RowList(empty=NO_EXERCISE, id="values")

    @property
    def values(self) -> RowList:
        """The values of the chart."""
        return self.query_one("#values", RowList)

    @property
    def trend(self) -> Trend | None:
        """The quantity that is shown, or the last one where the exercise has fewer."""
        trends = self.history.trends if self.history else ()
        return trends[min(self._place, len(trends) - 1)] if trends else None

    def show_history(self, history: ExerciseHistory | None) -> None:
        """Show an exercise; None shows that there is none."""
        self.history = history
        self._draw()

    def set_quantity(self, places: int) -> None:
        """Show the quantity ``places`` further on in the list, which wraps around."""
        if self.history and self.history.trends:
            number = len(self.history.trends)
            self._place = (min(self._place, number - 1) + places) % number
            self._draw()

    def _draw(self) -> None:
        history, trend = self.history, self.trend
        self.query_one("#chart", Chart).trend = trend and weekly(trend)
        if history and trend:
            self._describe(history, trend)
        else:
            self._show_text("#name", (clean(history.name) if history else "", "bold $text"))
            self._show_text("#course")
            self.values.rows = ()

    def _describe(self, history: ExerciseHistory, trend: Trend) -> None:
        unit, ink = (
            self._settings.weight_unit,
            CHART_ASCII if self._settings.ascii else CHART_BLOCKS,
        )
        place = history.trends.index(trend)
        name = f"{clean(history.name)}  "
        self._show_text("#name", (name, "bold $text"), (history_title(history, place), "$text"))
        self._show_text("#course", (trend_text(trend, unit, ink.lighter), MUTED))
        self.values.rows = tuple(value_rows(history, place, unit))

    def _show_text(self, selector: str, *parts: StyledText) -> None:
        """Show a text that may take more or fewer lines than the one before."""
        line = self.query_one(selector, StyledLine)
        line.show(*parts)
        line.refresh(layout=True)
