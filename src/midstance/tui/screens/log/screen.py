"""The log: workouts newest first, the sets of one, and what can be corrected in them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar
from uuid import UUID

from textual import on, work
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.screen import Screen

from midstance.domain.record import WorkoutStatus
from midstance.presentation.blocks import Row, Span
from midstance.presentation.clean import clean
from midstance.presentation.commands import COMMANDS, DEFAULT_KEYMAP, Area, Keymap, keys_for
from midstance.presentation.log import search_rows, workout_rows
from midstance.services.log_editing import LogPages
from midstance.storage.errors import StorageError
from midstance.tui.screens.log import dialogs as log_dialogs
from midstance.tui.screens.log.editing import Additions
from midstance.tui.widgets.line import EdgeLine, FooterLine, StyledLine
from midstance.tui.widgets.row_list import RowList
from midstance.tui.widgets.workout_pane import WorkoutPane

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from textual.app import ComposeResult
    from textual.events import DescendantFocus, Key, Resize
    from textual.timer import Timer

    from midstance.domain.record import WorkoutRecord
    from midstance.presentation.log import LogTextContext
    from midstance.services.log_editing import LogEditor
    from midstance.tui.screens.log.editing import LogWork

WIDE_WIDTH = 100
NOTICE_SECONDS = 8.0
AHEAD = 10
"""Rows from the end at which the next page is read."""

EMPTY_LOG = "No workout yet. The first one begins on Today: Esc, then Space."
_ALWAYS = ("log.undo", "log.back", "app.help")
_LIST = ("log.open", "log.search", "log.delete", *_ALWAYS)
_EARLY = ("log.open", "log.reopen", *_LIST[1:])
_CHANGE = ("log.more", "log.fewer", "log.effort", "log.note", "log.delete", "log.add")
_SETS = ("log.open", *_CHANGE, *_ALWAYS)
_DRAFT = ("log.open", "log.more", "log.fewer", "log.heavier", "log.lighter", "log.back")


class LogScreen(Screen[None]):
    """Workouts done, and their sets."""

    CSS_PATH = "screen.tcss"
    AUTO_FOCUS = "#workouts"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(",".join(command.keys), command.action, command.label, id=command.id, show=False)
        for command in COMMANDS
        if command.area is Area.LOG
    ]

    def __init__(
        self, records: LogEditor, text_context: LogTextContext, keymap: Keymap = DEFAULT_KEYMAP
    ) -> None:
        """Show what ``records`` answers, with names from ``naming``."""
        super().__init__()
        self._records, self._text_context, self._keymap = records, text_context, keymap
        self._pages = LogPages(records)
        self._sought = ""
        self.is_open = False
        """Whether the keys are about the sets, not about the list of workouts."""
        self._notice_timer: Timer | None = None
        self._correcting = Additions(self, records, text_context)
        self._events: dict[str, Callable[[], object]] = {
            "open": self._open,
            "back": self._back,
            "search": self._search,
            "undo": self._correcting.undo,
            "delete": self._correcting.delete,
            "more": lambda: self._correcting.nudge(1),
            "fewer": lambda: self._correcting.nudge(-1),
            "erase": self._correcting.erase,
            "heavier": lambda: self._correcting.reload(1),
            "lighter": lambda: self._correcting.reload(-1),
            "side": self._correcting.other_side,
            "effort": self._correcting.effort,
            "note": self._correcting.note,
            "add": self._correcting.add,
            "reopen": self._correcting.reopen,
        }

    def compose(self) -> ComposeResult:
        """The workouts, the sets of one, one line for messages, keys."""
        yield EdgeLine(id="top")
        with Container(id="body"):
            yield RowList(id="workouts")
            yield WorkoutPane(self._text_context, id="pane")
        yield StyledLine(id="notice")
        yield FooterLine(id="keys")

    def on_mount(self) -> None:
        """Read the newest workouts."""
        self._show_message("reading the log")
        self._show_heading()
        self.read(self.read_again)

    @property
    def list(self) -> RowList:
        """The workouts."""
        return self.query_one("#workouts", RowList)

    @property
    def pane(self) -> WorkoutPane:
        """The workout that is shown."""
        return self.query_one("#pane", WorkoutPane)

    @property
    def workout(self) -> WorkoutRecord | None:
        """The workout that the keys are about; None while it is being read."""
        shown_here, row = self.pane.workout, self.list.highlighted
        is_it = shown_here and row and row.key.startswith(str(shown_here.id))
        return shown_here if is_it else None

    # What is read

    @work(group="reading", exclusive=True)
    async def read(self, reading: LogWork) -> None:
        """Read something beside the keys; what was being read before does not matter any more."""
        await self._told(reading)

    @work(group="correcting")
    async def start(self, event: LogWork) -> None:
        """Let ``deed`` be done beside the keys."""
        await self._told(event)

    async def _told(self, event: LogWork) -> None:
        try:
            await event()
        except StorageError as error:
            self.say(str(error), "bold $text-error")

    async def _read_list(self) -> None:
        await self._pages.read_again()
        self._show_workouts()
        await self._read_highlighted()

    async def read_again(self) -> None:
        """Read what is shown again."""
        await (self._find(self._sought) if self._sought else self._read_list())

    async def _read_on(self) -> None:
        await self._pages.read_on()
        self._show_workouts()

    async def _read_workout(self, exercise: str = "") -> None:
        """Read the workout under the cursor, and point at one of its exercises."""
        await self._read_highlighted()
        self.pane.point_at(exercise)

    async def _read_highlighted(self) -> None:
        row = self.list.highlighted
        wanted = UUID(row.key.partition(":")[0]) if row else None
        found = await self._records.workout(wanted) if wanted else None
        self.pane.show_workout(found)
        self.show_keys()

    async def _find(self, text: str) -> None:
        exercises = self._text_context.exercises
        named = {e.id for e in exercises.values() if text.lower() in f"{e.id} {e.name}".lower()}
        sets = await self._records.sets_of(named or {text})
        self._show_rows(
            search_rows(sets, self._text_context), f"No set of {text}. Esc: all workouts."
        )
        await self._read_highlighted()

    # What is shown

    def _show_workouts(self) -> None:
        if not self._sought:
            self._show_rows(workout_rows(self._pages.workouts), EMPTY_LOG)

    def _show_rows(self, rows: Iterable[Row], otherwise: str) -> None:
        self.list.rows = tuple(rows)
        if not self.list.rows:
            self._show_message(otherwise)

    def _show_message(self, text: str) -> None:
        self.list.rows = (Row("", (Span(text, "muted"),), is_heading=True),)

    def _show_heading(self) -> None:
        sought = f"sets of “{clean(self._sought, 40)}”" if self._sought else "newest first"
        self.query_one("#top", EdgeLine).show_ends("MIDSTANCE   Log", sought)
        self.show_keys()

    def show_keys(self) -> None:
        """Name the keys that mean something now."""
        is_early = self.workout is not None and self.workout.ending is WorkoutStatus.FINISHED_EARLY
        ids: tuple[str, ...] = _EARLY if is_early else _LIST
        labels: dict[str, str] = {}
        if self.is_open:
            ids, labels = _SETS, {"log.open": "correct"}
        if self.pane.draft:
            ids, labels = _DRAFT, {"log.open": "keep it", "log.back": "drop it"}
        self.query_one("#keys", FooterLine).keys = keys_for(ids, self._keymap, labels)

    def say(self, text: str, style: str = "bold $text-accent") -> None:
        """Show one line for a few seconds."""
        self.query_one("#notice", StyledLine).show((clean(text, 400), style))
        if self._notice_timer:
            self._notice_timer.stop()
        self._notice_timer = self.set_timer(
            NOTICE_SECONDS, self.query_one("#notice", StyledLine).show
        )

    # What the runner does

    def action_command(self, name: str) -> None:
        """Do what a command of the table asks for."""
        self._events[name]()
        self.show_keys()

    def on_key(self, event: Key) -> None:
        """Digits are the number really done."""
        character = event.character or ""
        if character.isdecimal() and len(event.key) == 1:
            event.stop()
            self._correcting.type(int(character))
            self.show_keys()

    @on(RowList.Chosen)
    def _choose(self, event: RowList.Chosen) -> None:
        """Open the workout, or say what is wrong with the set."""
        if event.row_list is self.list:
            self.is_open = False
        self.action_command("open")

    def _open(self) -> None:
        if self.is_open:
            self._correcting.keep_or_ask()
        elif row := self.list.highlighted:
            self._enter(is_open=True)
            self.read(partial(self._read_workout, row.key.partition(":")[2]))

    def _back(self) -> None:
        if self.pane.draft:
            self.pane.drop()
        elif self.is_open:
            self._enter(is_open=False)
        elif self._sought:
            self._sought = ""
            self._show_workouts()
            self._show_heading()
        else:
            self.dismiss(None)

    def _enter(self, *, is_open: bool) -> None:
        """Go to the sets, or back to the workouts."""
        self.is_open = is_open
        self.set_class(is_open, "-open")
        self.call_after_refresh((self.pane.list if is_open else self.list).focus)

    def _search(self) -> None:
        def answered(text: str | None) -> None:
            if text is None:
                return
            self._sought = text.strip()
            self.list.rows = ()
            self._enter(is_open=False)
            self._show_heading()
            self.read(self.read_again)

        self.app.push_screen(log_dialogs.search_dialog(self._sought), answered)

    # What changes around us

    @on(RowList.Highlighted, "#workouts")
    def _show_highlighted(self) -> None:
        """Show the workout under the cursor, and read on near the end."""
        self.read(self._read_highlighted)
        is_near = (self.list.cursor or 0) >= len(self.list.rows) - AHEAD
        if is_near and not self._pages.is_whole and not self._sought:
            self.start(self._read_on)

    def on_workout_pane_moved_on(self, message: WorkoutPane.MovedOn) -> None:
        """Keep a correction that the cursor has left."""
        self._correcting.keep(message.draft)

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """Go where a click or Tab went."""
        self.is_open = event.widget is self.pane.list
        self.set_class(self.is_open, "-open")
        self.show_keys()

    def on_resize(self, event: Resize) -> None:
        """Put the sets beside the workouts where there is room."""
        self.set_class(event.size.width >= WIDE_WIDTH, "-wide")
