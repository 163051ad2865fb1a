"""What went up or down over time: as a chart, as a table of values, or as a year of days."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from textual.containers import Vertical

from midstance.domain.history import TrendQuantity
from midstance.domain.quantity import DistanceUnit
from midstance.presentation.history import (
    PERIODS,
    USUAL_PERIOD,
    WEEKS_OF_RUNS,
    change_text,
    drawn_part,
    four_week_change,
    is_whole_week,
    main_quantity,
    trend_sentences,
    value_parts,
    value_rows,
    week_value_rows,
    year_streak_text,
)
from midstance.tui.widgets.cell_pane import CellPane, DrawnPane
from midstance.tui.widgets.line import StyledLine
from midstance.tui.widgets.review.chart import WeekBars
from midstance.tui.widgets.review.trend_page import TrendPage, draw_trend_head, draw_trend_page
from midstance.tui.widgets.review.year_map import YearMap
from midstance.tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from textual.app import ComposeResult

    from midstance.domain.history import ExerciseHistory, Trend, WeekTotal, YearHistory
    from midstance.domain.record import SetRecord
    from midstance.domain.settings import Settings
    from midstance.presentation.blocks import Row
    from midstance.tui.widgets.workout.canvas import Rows

NO_EXERCISE = "Nothing to draw: no set of it counted."
YEAR_CAPTION = ("In the last year", "one square a day")
SHORT_STREAK = 72
"""Columns below which the row of weeks is said in short."""


@dataclass(frozen=True, slots=True)
class ShownTrend:
    """What has trends: an exercise with its days, or the weeks.

    Attributes:
        short_name: for large letters.
        trends: what can be looked at, one at a time.
        history: the exercise, None of the weeks.
        sets: those of the days of its bests.
    """

    name: str
    short_name: str
    trends: tuple[Trend, ...]
    history: ExerciseHistory | None = None
    sets: Mapping[date, Sequence[SetRecord]] = field(default_factory=dict)


class TrendPane(CellPane):
    """The page of a trend, as large as its room."""

    DEFAULT_CSS = """
    TrendPane { width: 1fr; height: 1fr; }
    """

    page: TrendPage | None = None
    """What is shown."""

    def show(self, page: TrendPage) -> None:
        """Show another page."""
        self.page = page
        self.paint()

    def cells(self, width: int, height: int) -> Rows:
        """The page at this size."""
        return draw_trend_page(self.page, width, height, NO_EXERCISE) if self.page else ()


class HistoryPane(Vertical):
    """The history of an exercise or of the weeks, one quantity at a time, or the year.

    Args:
        settings: The unit of loads, and whether to draw with plain characters.
        today: The runner's date.
        id: The widget's id.
    """

    DEFAULT_CSS = """
    HistoryPane {
        #values, #year-page { display: none; }
        #values { max-width: 64; padding: 0 1; }
        #year-page { height: 1fr; }
        #streak { height: auto; width: 100%; }
        &.-table #chart { display: none; }
        &.-table #values { display: block; }
        &.-year #chart, &.-year #values { display: none; }
        &.-year #year-page { display: block; }
    }
    """

    def __init__(self, settings: Settings, today: date, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._settings, self._today = settings, today
        self._quantity: TrendQuantity | None = None
        self._period = USUAL_PERIOD
        self._weeks: tuple[WeekTotal, ...] = ()
        self._distance_unit = DistanceUnit.KM
        self.shown: ShownTrend | None = None
        """What is shown."""

    def compose(self) -> ComposeResult:
        """The chart with its words, the values, the year."""
        yield TrendPane(id="chart")
        yield RowList(empty=NO_EXERCISE, id="values")
        with Vertical(id="year-page"):
            yield DrawnPane(id="year-head")
            yield YearMap(in_ascii=self._settings.ascii, id="year")
            yield StyledLine(id="streak")

    @property
    def values(self) -> RowList:
        """The values of the chart."""
        return self.query_one("#values", RowList)

    @property
    def months(self) -> int | None:
        """How many months the chart shows; None for everything."""
        return PERIODS[self._period]

    @property
    def trend(self) -> Trend | None:
        """The quantity that is shown: the one that was chosen, where there is that."""
        trends = self.shown.trends if self.shown else ()
        if not trends:
            return None
        quantities = [each.quantity for each in trends]
        chosen = self._quantity if self._quantity in quantities else main_quantity(quantities)
        return trends[quantities.index(chosen)]

    def show_history(self, shown: ShownTrend | None) -> None:
        """Show an exercise or the weeks; None shows that there is none."""
        self.shown = shown
        self.remove_class("-year")
        self._draw()

    def show_weeks(self, weeks: tuple[WeekTotal, ...], unit: DistanceUnit) -> None:
        """Draw these weeks of runs under every chart from now on."""
        self._weeks, self._distance_unit = weeks, unit
        self._draw()

    def show_year(self, year: YearHistory) -> None:
        """Show the year as a calendar, with its streaks."""
        self.add_class("-year")
        self.query_one("#year", YearMap).heat = year.heat
        days, name = str(year.training_days), "Training days"
        page = TrendPage(
            name, name, None, (days,), caption=YEAR_CAPTION, in_ascii=self._settings.ascii
        )
        height = self.screen.size.height
        self.query_one("#year-head", DrawnPane).show(partial(draw_trend_head, page, height))
        is_short = self.screen.size.width < SHORT_STREAK
        line = self.query_one("#streak", StyledLine)
        line.show((year_streak_text(year, is_short=is_short), "$text-accent"))
        line.refresh(layout=True)

    def set_quantity(self, places: int) -> None:
        """Show the quantity ``places`` further on in the list, which wraps around."""
        trend = self.trend
        if self.shown and trend:
            trends = self.shown.trends
            self._quantity = trends[(trends.index(trend) + places) % len(trends)].quantity
            self._draw()

    def set_period(self, places: int) -> None:
        """Show more months, or fewer."""
        self._period = min(max(self._period + places, 0), len(PERIODS) - 1)
        self._draw()

    def _draw(self) -> None:
        if self.is_mounted:
            self.query_one("#chart", TrendPane).show(self._page())
            self.values.rows = tuple(self._value_rows())

    def _value_rows(self) -> Iterator[Row]:
        shown, trend, unit = self.shown, self.trend, self._settings.weight_unit
        if shown is None or trend is None:
            return iter(())
        if shown.history is None:
            return week_value_rows(trend, unit)
        return value_rows(shown.history, trend, unit)

    def _page(self) -> TrendPage:
        shown, trend, unit = self.shown, self.trend, self._settings.weight_unit
        if shown is None or trend is None:
            return TrendPage(shown.name if shown else "", "", None)
        drawn = drawn_part(trend, self.months, self._today)
        newest = drawn.points[-1].value
        best = max(drawn.points, key=lambda each: each.value)
        bars = self._bars(drawn)
        weeks = bars.weeks if bars else ()
        whole = [far for first, far in weeks if is_whole_week(first, self._today)]
        sets = shown.sets.get(best.day, ())
        return TrendPage(
            shown.name,
            shown.short_name,
            drawn,
            value_parts(trend, newest, unit),
            is_best=len(drawn.points) > 1 and best is drawn.points[-1],
            caption=self._caption(drawn),
            change=change_text(drawn, unit),
            is_up=(four_week_change(drawn) or 0) > 0,
            sentences=tuple(
                trend_sentences(drawn, sets, whole[-WEEKS_OF_RUNS:], unit, self._distance_unit)
            ),
            bars=bars,
            in_ascii=self._settings.ascii,
        )

    def _caption(self, trend: Trend) -> tuple[str, ...]:
        """What the chart shows, which quantity of how many that is, and what a value stands for."""
        parts = [trend.quantity.heading]
        if self.shown and len(self.shown.trends) > 1:
            place = [each.quantity for each in self.shown.trends].index(trend.quantity) + 1
            parts.append(f"← {place} of {len(self.shown.trends)} →")
        parts.append("whole weeks" if trend.quantity.is_weekly else "best of each week")
        return tuple(parts)

    def _bars(self, trend: Trend) -> WeekBars | None:
        """The runs of the weeks that the chart shows; none under the chart of the runs."""
        is_of_runs = trend.quantity is TrendQuantity.WEEKLY_DISTANCE
        if is_of_runs or not any(each.metres for each in self._weeks):
            return None
        one = self._distance_unit.metres
        weeks = tuple((each.first, each.metres / one) for each in self._weeks)
        return WeekBars(weeks, self._distance_unit.value)
