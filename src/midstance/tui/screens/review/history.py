"""Histories: the year as a calendar, and how each exercise went over time."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.reactive import var
from textual.screen import Screen

from midstance.presentation.blocks import Row, Span
from midstance.presentation.clean import clean
from midstance.presentation.commands import COMMANDS, DEFAULT_KEYMAP, Area, Keymap, keys_for
from midstance.presentation.history import heat_text, streak_text, trained_rows
from midstance.services.reviews import ReviewService
from midstance.storage.errors import StorageError
from midstance.tui.dialogs.choice import TextDialog
from midstance.tui.widgets.history_pane import HistoryPane
from midstance.tui.widgets.line import EdgeLine, FooterLine, StyledLine
from midstance.tui.widgets.row_list import RowList
from midstance.tui.widgets.year_map import YearMap

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from textual.app import ComposeResult
    from textual.events import Resize

    from midstance.domain.history import YearHistory
    from midstance.presentation.history import TrainedExercise
    from midstance.services.log_client import LogClient

BESIDE_WIDTH = 72
"""From here on the chart stands beside the list."""
AIRY_HEIGHT = 34
CALENDAR_HEIGHT = 20
"""From here on the calendar stands above the list."""

NO_HISTORY = "No set yet."
NOT_READ = "The log was not read."
NOT_FOUND = "Not found. Esc: all."
FOOTER = (
    "history.open",
    "history.after",
    "history.table",
    "history.calendar",
    "history.search",
    "history.back",
    "app.help",
)


class HistoryScreen(Screen[None]):
    """The calendar of a year, the exercises ever done, and a chart of one of them."""

    CSS_PATH = "history.tcss"
    AUTO_FOCUS = "#exercises"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(",".join(command.keys), command.action, command.label, id=command.id, show=False)
        for command in COMMANDS
        if command.area is Area.HISTORY
    ]

    is_open = var(False, toggle_class="-open")
    """Whether the chart stands alone."""

    def __init__(self, client: LogClient, keymap: Keymap = DEFAULT_KEYMAP) -> None:
        """Show what ``desk`` knows of the past."""
        super().__init__()
        self._settings, self._keymap = client.settings, keymap
        self._histories = ReviewService(client)
        self._known: tuple[TrainedExercise, ...] = ()
        self._sought = ""
        self._year: YearHistory | None = None
        self._calendar: bool | None = None
        self._events: dict[str, Callable[[], object]] = {
            "open": self._open,
            "back": self._back,
            "search": self._search,
            "table": self._turn_table,
            "calendar": self._turn_calendar,
            "before": lambda: self.pane.set_quantity(-1),
            "after": lambda: self.pane.set_quantity(1),
            "above": lambda: self.list.action_move(-1),
            "below": lambda: self.list.action_move(1),
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
        self._start(self._read(), "year")

    @property
    def list(self) -> RowList:
        """The exercises."""
        return self.query_one("#exercises", RowList)

    @property
    def pane(self) -> HistoryPane:
        """The exercise that is shown."""
        return self.query_one("#pane", HistoryPane)

    # What is read

    def _start(self, work: Coroutine[None, None, None], group: str = "exercise") -> None:
        """Let ``work`` go on beside the keys; newer reading replaces older one of its group."""
        self.run_worker(self._told(work), group=group, exclusive=True)

    async def _told(self, work: Coroutine[None, None, None]) -> None:
        try:
            await work
        except StorageError as error:
            self._say(clean(str(error), 400), "bold $text-error")
            self.list.rows = self.list.rows or (_message(NOT_READ),)

    async def _read(self) -> None:
        """Read the list with the chart of its first exercise, then the year."""
        self._known = await self._histories.exercises()
        if self._known:
            self.pane.show_history(await self._histories.of(self._known[0].exercise))
        self._show_list()
        self._year = await self._histories.year()
        self.query_one("#year", YearMap).heat = self._year.heat
        self._show_year()

    async def _read_exercise(self, exercise: str) -> None:
        if self.pane.history is None or self.pane.history.exercise != exercise:
            self.pane.show_history(await self._histories.of(exercise))

    # What is shown

    def _show_list(self) -> None:
        sought = self._sought.casefold()
        found = [
            each for each in self._known if sought in f"{each.name} {each.exercise}".casefold()
        ]
        rows = tuple(trained_rows(found, self._histories.today))
        self.list.rows = rows or (_message(NOT_FOUND if self._known else NO_HISTORY),)
        if not rows:
            self.pane.show_history(None)

    def _say(self, text: str, style: str) -> None:
        """Show a line that may take more or fewer rows than the one before."""
        line = self.query_one("#streak", StyledLine)
        line.show((text, style))
        line.refresh(layout=True)

    def _show_year(self) -> None:
        is_wide = self.has_class("-beside")
        days = heat_text(self._year.heat) if self._year else ""
        title = "MIDSTANCE   History" if is_wide else "History"
        self.query_one("#top", EdgeLine).show_ends(title, days)
        if self._year:
            self._say(streak_text(self._year, is_short=not is_wide), "$text-accent")

    def _show_keys(self) -> None:
        labels = {"history.open": "list"} if self.is_open else {}
        labels |= {"history.table": "chart"} if self.pane.has_class("-table") else {}
        self.query_one("#keys", FooterLine).keys = keys_for(FOOTER, self._keymap, labels)

    # What the runner does

    def action_command(self, name: str) -> None:
        """Do what a command of the table asks for."""
        self._events[name]()
        self._show_keys()

    @on(RowList.Highlighted, "#exercises")
    def _show_highlighted(self, message: RowList.Highlighted) -> None:
        """Show the exercise under the cursor."""
        self._start(self._read_exercise(message.row.key))

    @on(RowList.Chosen, "#exercises")
    def _choose(self) -> None:
        """Show its chart alone."""
        self.action_command("open")

    def _open(self) -> None:
        self.is_open = not self.is_open and self.pane.history is not None
        self._focus_what_is_shown()

    def _back(self) -> None:
        if self.is_open:
            self.is_open = False
            self._focus_what_is_shown()
        elif self._sought:
            self._sought = ""
            self._show_list()
        else:
            self.dismiss(None)

    def _search(self) -> None:
        def answered(text: str | None) -> None:
            if text is not None:
                self._sought, self.is_open = text.strip(), False
                self._show_list()
                self._focus_what_is_shown()

        text = "A part of its name. Empty for all exercises."
        self.app.push_screen(TextDialog("Search an exercise", self._sought, text=text), answered)

    def _turn_table(self) -> None:
        self.pane.toggle_class("-table")
        self._focus_what_is_shown()

    def _turn_calendar(self) -> None:
        self._calendar = not self.has_class("-calendar")
        self._arrange()

    def _focus_what_is_shown(self) -> None:
        """Give the keys to the list, or to the values where they stand alone."""
        if not self.is_open:
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
        """Show the calendar where it was asked for, or where there is room for it."""
        shows = not self.has_class("-low") if self._calendar is None else self._calendar
        self.set_class(shows, "-calendar")


def _message(text: str) -> Row:
    """A row that cannot be chosen."""
    return Row("", (Span(text, "muted"),), is_heading=True)
