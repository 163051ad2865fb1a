"""The history: a year as a calendar, and each exercise over time."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Horizontal
from textual.reactive import var

from midstance.presentation.blocks import Row, Span
from midstance.presentation.clean import clean
from midstance.presentation.commands import DEFAULT_KEYMAP, Keymap, footer_labels
from midstance.presentation.history import heat_text, trained_rows, year_streak_text
from midstance.presentation.key_names import Area
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
from midstance.tui.widgets.review.history_pane import HistoryPane
from midstance.tui.widgets.review.year_map import YearMap
from midstance.tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.events import Resize

    from midstance.domain.history import YearHistory
    from midstance.presentation.history import TrainedExercise
    from midstance.services.log_client import LogClient
    from midstance.storage.errors import StorageError

BESIDE_WIDTH = 72
"""Columns from which on the chart stands beside the list."""

AIRY_HEIGHT = 34
"""Lines from which on blank lines set the parts apart."""

CALENDAR_HEIGHT = 20
"""Lines from which on the calendar stands above the list."""

NO_HISTORY = "No set yet."
NOT_READ = "The log was not read."
NOT_FOUND = "Not found. Esc: all."


class HistoryScreen(CommandScreen):
    """The calendar of a year, the exercises ever done, and a chart of one of them."""

    CSS_PATH = "history.tcss"
    AUTO_FOCUS = "#exercises"
    BINDINGS: ClassVar[list[BindingType]] = bindings_of(Area.HISTORY)
    FOOTER = (
        "history.open",
        "history.after",
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
        self._settings = client.settings
        self._reviews = ReviewService(client)
        self._exercises: tuple[TrainedExercise, ...] = ()
        self._search_text = ""
        self._year: YearHistory | None = None
        self._calendar: bool | None = None

    def handlers(self) -> Handlers:
        """What each command does."""
        return {
            "history.open": self._toggle_chart_alone,
            "history.back": self._back,
            "history.search": self._search,
            "history.table": self._toggle_table,
            "history.calendar": self._toggle_calendar,
            "history.before": lambda: self.pane.set_quantity(-1),
            "history.after": lambda: self.pane.set_quantity(1),
            "history.above": lambda: self.list.action_move(-1),
            "history.below": lambda: self.list.action_move(1),
        }

    def compose(self) -> ComposeResult:
        """The calendar with the row of weeks; the exercises, and the chart of one."""
        in_ascii = self._settings.ascii
        yield EdgeLine(id="top")
        yield YearMap(in_ascii=in_ascii, id="year")
        yield StyledLine(id="streak")
        with Horizontal(id="body"):
            yield RowList(empty="reading the log", id="exercises")
            yield HistoryPane(self._settings, id="pane")
        yield FooterLine(id="keys")

    def on_mount(self) -> None:
        """Read the year and the list."""
        self._show_keys()
        self.read(self._read, "year")

    @property
    def list(self) -> RowList:
        """The exercises."""
        return self.query_one("#exercises", RowList)

    @property
    def pane(self) -> HistoryPane:
        """The exercise that is shown."""
        return self.query_one("#pane", HistoryPane)

    # What is read

    def show_error(self, error: StorageError) -> None:
        """Say what is wrong with the log, under the calendar."""
        self._show_streak(clean(error_line(error), 400), ERROR_STYLE)
        self.list.rows = self.list.rows or (_message(NOT_READ),)

    async def _read(self) -> None:
        """Read the list with the chart of its first exercise, then the year."""
        self._exercises = await self._reviews.exercises()
        if self._exercises:
            self.pane.show_history(await self._reviews.of(self._exercises[0].exercise))
        self._show_list()
        self._year = await self._reviews.year()
        self.query_one("#year", YearMap).heat = self._year.heat
        self._show_year()

    async def _read_exercise(self, exercise: str) -> None:
        if self.pane.history is None or self.pane.history.exercise != exercise:
            self.pane.show_history(await self._reviews.of(exercise))

    # What is shown

    def _show_list(self) -> None:
        text = self._search_text.casefold()
        matches = [
            each for each in self._exercises if text in f"{each.name} {each.exercise}".casefold()
        ]
        rows = tuple(trained_rows(matches, self._reviews.today))
        self.list.rows = rows or (_message(NOT_FOUND if self._exercises else NO_HISTORY),)
        if not rows:
            self.pane.show_history(None)

    def _show_streak(self, text: str, style: str) -> None:
        """Show a line that may take more or fewer rows than the one before."""
        line = self.query_one("#streak", StyledLine)
        line.show((text, style))
        line.refresh(layout=True)

    def _show_year(self) -> None:
        is_wide = self.has_class("-beside")
        days = heat_text(self._year.heat) if self._year else ""
        title = "MIDSTANCE   Trends" if is_wide else "Trends"
        self.query_one("#top", EdgeLine).show_ends(title, days)
        if self._year:
            self._show_streak(year_streak_text(self._year, is_short=not is_wide), "$text-accent")

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
        """Show the exercise under the cursor."""
        self.read(partial(self._read_exercise, message.row.key), "exercise")

    @on(RowList.Chosen, "#exercises")
    def _choose(self) -> None:
        """Show its chart alone."""
        self.action_command("history.open")

    def _toggle_chart_alone(self) -> None:
        self.is_chart_alone = not self.is_chart_alone and self.pane.history is not None
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

    def _toggle_table(self) -> None:
        self.pane.toggle_class("-table")
        self._focus_visible()

    def _toggle_calendar(self) -> None:
        self._calendar = not self.has_class("-calendar")
        self._arrange()

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
        self.set_class(height >= AIRY_HEIGHT, "-airy")
        self.set_class(height < CALENDAR_HEIGHT, "-low")
        self._arrange()
        self._show_year()

    def _arrange(self) -> None:
        """Show the calendar if the runner wants it; by default where there is room."""
        shows = not self.has_class("-low") if self._calendar is None else self._calendar
        self.set_class(shows, "-calendar")


def _message(text: str) -> Row:
    """A row that cannot be chosen."""
    return Row("", (Span(text, "muted"),), is_heading=True)
