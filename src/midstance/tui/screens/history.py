"""Histories: the year as a calendar, and how each exercise went over time."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.reactive import var
from textual.screen import Screen

from midstance.storage.errors import StorageError
from midstance.tui.command import Area
from midstance.tui.histories import Histories
from midstance.tui.history_text import (
    course,
    heading,
    heat_text,
    known_rows,
    streak_text,
    value_rows,
)
from midstance.tui.keys import COMMANDS, USUAL, Keymap, keys_for
from midstance.tui.screens.dialogs import Question
from midstance.tui.shown import shown
from midstance.tui.widgets.chart import Chart
from midstance.tui.widgets.footer_line import FooterLine
from midstance.tui.widgets.line import MUTED, EdgeLine, Line, Part
from midstance.tui.widgets.plot import ASCII, BLOCKS
from midstance.tui.widgets.row_list import RowList
from midstance.tui.widgets.rows import Row, Span
from midstance.tui.widgets.year_map import YearMap

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from textual.app import ComposeResult
    from textual.events import Resize

    from midstance.domain.trend import ExerciseHistory, Trend, YearHistory
    from midstance.tui.desk import Desk
    from midstance.tui.histories import Known

BESIDE_WIDTH = 72
"""From here on the chart stands beside the list."""
AIRY_HEIGHT = 34
CALENDAR_HEIGHT = 20
"""From here on the calendar stands above the list."""

EMPTY = "No set yet."
NOT_FOUND = "Not found. Esc: all."
NOTHING = "Nothing to draw: no set of it counted."
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
    is_table = var(False, toggle_class="-table")
    """Whether the values stand in place of the chart."""

    def __init__(self, desk: Desk, keymap: Keymap = USUAL) -> None:
        """Show what ``desk`` knows of the past."""
        super().__init__()
        self._settings, self._keymap = desk.settings, keymap
        self._histories = Histories(desk)
        self._known: tuple[Known, ...] = ()
        self._sought = ""
        self._year: YearHistory | None = None
        self._history: ExerciseHistory | None = None
        self._place = 0
        self._calendar: bool | None = None
        self._deeds: dict[str, Callable[[], object]] = {
            "open": self._open,
            "back": self._back,
            "search": self._search,
            "table": self._turn_table,
            "calendar": self._turn_calendar,
            "before": lambda: self._turn_quantity(-1),
            "after": lambda: self._turn_quantity(1),
            "above": lambda: self.list.action_move(-1),
            "below": lambda: self.list.action_move(1),
        }

    def compose(self) -> ComposeResult:
        """The calendar with the row of weeks; the exercises, and the chart of one."""
        in_ascii = self._settings.ascii
        yield EdgeLine(id="top")
        yield YearMap(in_ascii=in_ascii, id="year")
        yield Line(id="streak")
        with Horizontal(id="body"):
            yield RowList(empty="reading the log", id="exercises")
            with Vertical(id="pane"):
                yield Line(id="name")
                yield Line(id="course")
                yield Chart(empty=NOTHING, in_ascii=in_ascii, id="chart")
                yield RowList(empty=NOTHING, id="values")
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
    def values(self) -> RowList:
        """The values of the chart."""
        return self.query_one("#values", RowList)

    # What is read

    def _start(self, work: Coroutine[None, None, None], group: str = "exercise") -> None:
        """Let ``work`` go on beside the keys; newer reading replaces older one of its group."""
        self.run_worker(self._told(work), group=group, exclusive=True)

    async def _told(self, work: Coroutine[None, None, None]) -> None:
        try:
            await work
        except StorageError as error:
            self._say("#streak", (shown(str(error), 400), "bold $text-error"))

    async def _read(self) -> None:
        """Read the list with the chart of its first exercise, then the year."""
        self._known = await self._histories.exercises()
        if self._known:
            self._history = await self._histories.of(self._known[0].exercise)
        self._show_list()
        self._show_exercise()
        self._year = await self._histories.year()
        self.query_one("#year", YearMap).heat = self._year.heat
        self._show_year()

    async def _read_exercise(self, exercise: str) -> None:
        if self._history is None or self._history.exercise != exercise:
            self._history = await self._histories.of(exercise)
            self._show_exercise()

    # What is shown

    def _show_list(self) -> None:
        sought = self._sought.casefold()
        found = [
            each for each in self._known if sought in f"{each.name} {each.exercise}".casefold()
        ]
        otherwise = Span(NOT_FOUND if self._known else EMPTY, "muted")
        rows = tuple(known_rows(found, self._histories.today))
        self.list.rows = rows or (Row("", (otherwise,), is_heading=True),)
        if not rows:
            self._history = None
            self._show_exercise()

    def _show_exercise(self) -> None:
        """Show the exercise under the cursor in the quantity that was chosen."""
        history = self._history
        trends = history.trends if history else ()
        self._place = min(self._place, max(0, len(trends) - 1))
        self.query_one("#chart", Chart).trend = trends[self._place] if trends else None
        if history and trends:
            self._describe(history, trends[self._place])
        else:
            self._say("#name", (shown(history.name) if history else "", "bold $text"))
            self._say("#course")
            self.values.rows = ()

    def _describe(self, history: ExerciseHistory, trend: Trend) -> None:
        unit, ink = self._settings.weight_unit, ASCII if self._settings.ascii else BLOCKS
        name = f"{shown(history.name)}  "
        self._say("#name", (name, "bold $text"), (heading(history, self._place), "$text"))
        self._say("#course", (course(trend, unit, ink.lighter), MUTED))
        self.values.rows = tuple(value_rows(history, self._place, unit))

    def _say(self, selector: str, *parts: Part) -> None:
        """Show a text that may take more or fewer lines than the one before."""
        line = self.query_one(selector, Line)
        line.show(*parts)
        line.refresh(layout=True)

    def _show_year(self) -> None:
        is_wide = self.has_class("-beside")
        days = heat_text(self._year.heat) if self._year else ""
        title = "MIDSTANCE   History" if is_wide else "History"
        self.query_one("#top", EdgeLine).show_ends(title, days)
        if self._year:
            told = streak_text(self._year, is_short=not is_wide)
            self._say("#streak", (told, "$text-accent"))

    def _show_keys(self) -> None:
        labels = {"history.open": "list"} if self.is_open else {}
        labels |= {"history.table": "chart"} if self.is_table else {}
        self.query_one("#keys", FooterLine).keys = keys_for(FOOTER, self._keymap, labels)

    # What the runner does

    def action_command(self, name: str) -> None:
        """Do what a command of the table asks for."""
        self._deeds[name]()
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
        self.is_open = not self.is_open and self._history is not None
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
        self.app.push_screen(Question("Search an exercise", self._sought, text=text), answered)

    def _turn_table(self) -> None:
        self.is_table = not self.is_table
        self._focus_what_is_shown()

    def _turn_quantity(self, places: int) -> None:
        if self._history and self._history.trends:
            self._place = (self._place + places) % len(self._history.trends)
            self._show_exercise()

    def _turn_calendar(self) -> None:
        self._calendar = not self.has_class("-calendar")
        self._arrange()

    def _focus_what_is_shown(self) -> None:
        """Give the keys to the list, or to the values where they stand alone."""
        if not self.is_open:
            self.call_after_refresh(self.list.focus)
        elif self.is_table:
            self.call_after_refresh(self.values.focus)
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
