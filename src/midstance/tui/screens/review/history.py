"""The history: the exercises, the weeks and the year over time."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Horizontal
from textual.reactive import var

from midstance.coach.review.history import week_trends
from midstance.domain.calendar import date_text
from midstance.presentation.blocks import Row, Span
from midstance.presentation.clean import clean
from midstance.presentation.commands import DEFAULT_KEYMAP, Keymap, footer_labels
from midstance.presentation.history import (
    YEAR_ROW,
    days_of_bests,
    is_whole_week,
    trained_rows,
    week_total_rows,
)
from midstance.presentation.key_names import Area
from midstance.presentation.search.exercises import logged_called
from midstance.services.calendar.reviews import ReviewService
from midstance.tui.dialogs.choice import TextDialog
from midstance.tui.screens.command_screen import (
    ERROR_STYLE,
    CommandScreen,
    Handlers,
    bindings_of,
    error_line,
)
from midstance.tui.widgets.line import EdgeLine, FooterLine, StyledLine
from midstance.tui.widgets.review.history_pane import HistoryPane, ShownTrend
from midstance.tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.events import Resize

    from midstance.domain.history import Trend, YearHistory
    from midstance.presentation.history import TrainedExercise
    from midstance.services.log_client import LogClient
    from midstance.storage.errors import StorageError

BESIDE_WIDTH = 72
"""Columns from which on the chart stands beside the list."""

WIDE_LIST = 110
"""Columns from which on the list is wide enough for most names."""

AIRY_HEIGHT = 34
"""Lines from which on blank lines set the parts apart."""

LOW_HEIGHT = 16
"""Lines below which the year has no room for its heading."""

NO_HISTORY = "No set yet."
NOT_READ = "The log was not read."
NOT_FOUND = "Not found. Esc: all."


class HistoryScreen(CommandScreen):
    """The exercises ever done, the weeks and the year, with a chart of one of them."""

    CSS_PATH = "history.tcss"
    AUTO_FOCUS = "#exercises"
    BINDINGS: ClassVar[list[BindingType]] = bindings_of(Area.HISTORY)
    FOOTER = (
        "history.open",
        "history.after",
        "history.longer",
        "history.table",
        "history.calendar",
        "history.search",
        "history.back",
        "app.help",
    )

    is_chart_alone = var(False, toggle_class="-open")
    """Whether the chart takes the place of the list."""

    def __init__(self, client: LogClient, keymap: Keymap = DEFAULT_KEYMAP) -> None:
        """The history in the log of ``client``."""
        super().__init__(keymap)
        self._client, self._settings = client, client.settings
        self._reviews = ReviewService(client)
        self._exercises: tuple[TrainedExercise, ...] = ()
        self._week_trends: tuple[Trend, ...] = ()
        self._search_text = ""
        self._year: YearHistory | None = None
        self._before_year = ""

    def handlers(self) -> Handlers:
        """What each command does."""
        return {
            "history.open": self._toggle_chart_alone,
            "history.back": self._back,
            "history.search": self._search,
            "history.table": self._toggle_table,
            "history.calendar": self._toggle_year,
            "history.before": lambda: self.pane.set_quantity(-1),
            "history.after": lambda: self.pane.set_quantity(1),
            "history.shorter": lambda: self._set_period(-1),
            "history.longer": lambda: self._set_period(1),
            "history.above": lambda: self.list.action_move(-1),
            "history.below": lambda: self.list.action_move(1),
        }

    def compose(self) -> ComposeResult:
        """The list, and what is under its cursor over time."""
        yield EdgeLine(id="top")
        yield StyledLine(id="notice")
        with Horizontal(id="body"):
            yield RowList(empty="reading the log", id="exercises")
            yield HistoryPane(self._settings, self._reviews.today, id="pane")
        yield FooterLine(id="keys")

    def on_mount(self) -> None:
        """Read the list, the weeks and the year."""
        self._show_top()
        self._show_keys()
        self.read(self._read, "year")

    @property
    def list(self) -> RowList:
        """The exercises, the weeks and the year."""
        return self.query_one("#exercises", RowList)

    @property
    def pane(self) -> HistoryPane:
        """What is under the cursor."""
        return self.query_one("#pane", HistoryPane)

    # What is read

    def show_error(self, error: StorageError) -> None:
        """Say what is wrong with the log."""
        line = self.query_one("#notice", StyledLine)
        line.show((clean(error_line(error), 400), ERROR_STYLE))
        line.add_class("-said")
        self.list.rows = self.list.rows or (_message(NOT_READ),)

    async def _read(self) -> None:
        """Read the exercises, which are listed at once, then the weeks and the year."""
        self._exercises = await self._reviews.exercises()
        self._show_list()
        totals, unit = await self._reviews.weeks()
        whole = [each for each in totals if is_whole_week(each.first, self._reviews.today)]
        self._week_trends = week_trends(whole, unit)
        self.pane.show_weeks(totals, unit)
        self._year = await self._reviews.year()
        self._show_list()

    async def _read_exercise(self, exercise: str) -> None:
        history = await self._reviews.of(exercise)
        days = days_of_bests(history, self._reviews.today)
        sets = await self._reviews.sets_on(exercise, days)
        known = next((each for each in self._exercises if each.exercise == exercise), None)
        short = known.short_name if known else history.name
        self.pane.show_history(ShownTrend(history.name, short, history.trends, history, sets))

    # What is shown

    def _show_list(self) -> None:
        text, known = self._search_text, self._client.library.exercises
        meant = logged_called(known, text, [each.exercise for each in self._exercises])
        matches = [each for each in self._exercises if each.exercise in meant]
        is_short = BESIDE_WIDTH <= self.size.width < WIDE_LIST
        rows = tuple(trained_rows(matches, self._settings.weight_unit, is_short=is_short))
        if self._exercises and not text:
            rows += tuple(week_total_rows(self._week_trends, self._year))
        if self.has_class("-airy"):
            rows = tuple(_with_gaps_above_headings(rows))
        self.list.rows = rows or (_message(NOT_FOUND if self._exercises else NO_HISTORY),)
        if not rows:
            self.pane.show_history(None)

    def _show_top(self) -> None:
        months = self.pane.months
        span = f"last {months} months" if months else "everything"
        is_wide = self.size.width >= BESIDE_WIDTH
        today = self._reviews.today
        clock = f"  {self._client.time_of_day(0)}" if is_wide else ""
        self.query_one("#top", EdgeLine).show_ends(
            f"{'MIDSTANCE   ' if is_wide else ''}Trends · {span}",
            f"{today:%a} {date_text(today)}{clock}",
        )

    def _show_keys(self) -> None:
        labels = {"history.open": "list"} if self.is_chart_alone else {}
        labels |= {"history.table": "chart"} if self.pane.has_class("-table") else {}
        self.query_one("#keys", FooterLine).keys = footer_labels(self.FOOTER, self.keymap, labels)

    # What the runner does

    def action_command(self, id_: str) -> None:
        """Do what the command with this id asks for, and name the keys that mean something now."""
        super().action_command(id_)
        self._show_keys()

    @on(RowList.Highlighted, "#exercises")
    def _show_highlighted(self, message: RowList.Highlighted) -> None:
        """Show what is under the cursor."""
        key = message.row.key
        trends = {each.quantity.value: each for each in self._week_trends}
        if key == YEAR_ROW and self._year:
            self.pane.show_year(self._year)
        elif key in trends:
            name = message.row.left[0].text
            self.pane.show_history(ShownTrend(name, name, (trends[key],)))
        else:
            self.read(partial(self._read_exercise, key), "exercise")

    @on(RowList.Chosen, "#exercises")
    def _choose(self) -> None:
        """Show it alone."""
        self.action_command("history.open")

    def _toggle_chart_alone(self) -> None:
        is_shown = self.pane.shown is not None or self.pane.has_class("-year")
        self.is_chart_alone = not self.is_chart_alone and is_shown
        self._focus_visible()

    def _back(self) -> None:
        if self.is_chart_alone:
            self.is_chart_alone = False
            self._focus_visible()
        elif self._search_text:
            self._search_text = ""
            self._show_list()
        else:
            self.dismiss(None)

    def _search(self) -> None:
        def answered(text: str | None) -> None:
            if text is not None:
                self._search_text, self.is_chart_alone = text.strip(), False
                self._show_list()
                self._focus_visible()

        text = "Part of its name. Empty for all exercises."
        self.app.push_screen(
            TextDialog("Search an exercise", self._search_text, text=text), answered
        )

    def _set_period(self, places: int) -> None:
        self.pane.set_period(places)
        self._show_top()

    def _toggle_table(self) -> None:
        self.pane.toggle_class("-table")
        self._focus_visible()

    def _toggle_year(self) -> None:
        """Go to the training days of the year, and back to what was shown before."""
        row = self.list.highlighted
        if row is None or self._year is None:
            return
        self._search_text = ""
        self._show_list()
        if row.key == YEAR_ROW:
            self._go_to(self._before_year)
        else:
            self._before_year = row.key
            self._go_to(YEAR_ROW)

    def _go_to(self, key: str) -> None:
        keys = [each.key for each in self.list.rows]
        self.list.cursor = keys.index(key) if key in keys else 0

    def _focus_visible(self) -> None:
        """Give the keys to the list, or to the table of values where it is alone."""
        if not self.is_chart_alone:
            self.call_after_refresh(self.list.focus)
        elif self.pane.has_class("-table"):
            self.call_after_refresh(self.pane.values.focus)
        else:
            self.set_focus(None)

    # What changes around us

    def on_resize(self, event: Resize) -> None:
        """Put the parts beside or in place of each other."""
        width, height = event.size
        self.set_class(width >= BESIDE_WIDTH, "-beside")
        self.set_class(width >= WIDE_LIST, "-wide")
        self.set_class(height >= AIRY_HEIGHT, "-airy")
        self.set_class(height < LOW_HEIGHT, "-low")
        self._show_top()
        if self._exercises:
            self._show_list()
        if self.pane.has_class("-year") and self._year:
            self.pane.show_year(self._year)


def _with_gaps_above_headings(rows: Iterable[Row]) -> Iterator[Row]:
    """The rows with a free one above each heading but the first."""
    for place, row in enumerate(rows):
        if row.is_heading and place:
            yield Row(f"above {row.key}", (), is_heading=True)
        yield row


def _message(text: str) -> Row:
    """A row that cannot be chosen."""
    return Row("", (Span(text, "muted"),), is_heading=True)
