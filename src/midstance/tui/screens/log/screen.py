"""The log: workouts newest first, the sets of one, and what can be corrected in them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar
from uuid import UUID

from textual import on
from textual.containers import Container

from midstance.domain.record import WorkoutStatus
from midstance.presentation.blocks import Row, Span
from midstance.presentation.clean import clean
from midstance.presentation.commands import DEFAULT_KEYMAP, Keymap, footer_labels
from midstance.presentation.key_names import Area
from midstance.presentation.log import search_rows, workout_rows
from midstance.services.logbook.log_editing import LogPages
from midstance.services.upkeep.importing.session import ImportSession, typed_path
from midstance.tui.screens.command_screen import WIDE_WIDTH, CommandScreen, Handlers, bindings_of
from midstance.tui.screens.log import dialogs as log_dialogs
from midstance.tui.screens.log.editing import LogCorrections
from midstance.tui.screens.log.importing import ImportScreen, path_dialog
from midstance.tui.widgets.line import EdgeLine, FooterLine, StyledLine
from midstance.tui.widgets.logged_workout import LoggedWorkout
from midstance.tui.widgets.row_list import RowList
from midstance.tui.widgets.workout.canvas import wrapped

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.events import DescendantFocus, Key, Resize

    from midstance.domain.record import WorkoutRecord
    from midstance.presentation.log import LogTextContext
    from midstance.services.logbook.log_editing import LogEditor

READ_AHEAD = 10
"""Rows from the end at which the next page is read."""

MESSAGE_MARGINS = 4
EMPTY_LOG = (
    "No workout yet. The first one begins on Today: Esc, then Space. "
    "I takes in those of another program."
)
_ALWAYS = ("log.undo", "log.back", "app.help")
_LIST = ("log.open", "log.search", "log.delete", "log.undo", "log.import", "log.back", "app.help")
_EARLY = ("log.open", "log.reopen", *_LIST[1:])
_CHANGE = ("log.more", "log.fewer", "log.effort", "log.note", "log.delete", "log.add")
_SETS = ("log.open", *_CHANGE, *_ALWAYS)
_DRAFT = ("log.open", "log.more", "log.fewer", "log.heavier", "log.lighter", "log.back")


class LogScreen(CommandScreen):
    """Workouts done, and their sets."""

    CSS_PATH = "screen.tcss"
    AUTO_FOCUS = "#workouts"
    BINDINGS: ClassVar[list[BindingType]] = bindings_of(Area.LOG)

    def __init__(
        self,
        editor: LogEditor,
        text_context: LogTextContext,
        keymap: Keymap = DEFAULT_KEYMAP,
        *,
        first: UUID | None = None,
    ) -> None:
        """Read and correct the log through ``editor``; ``text_context`` knows names and units.

        The cursor begins on the workout ``first``, where that is given.
        """
        super().__init__(keymap)
        self._first = first
        self._editor, self._text_context = editor, text_context
        self._pages = LogPages(editor)
        self._search_text = ""
        self.is_workout_open = False
        """Whether the keys are about the sets, not about the list of workouts."""
        self._corrections = LogCorrections(self, editor, text_context)

    def handlers(self) -> Handlers:
        """What each command does."""
        corrections = self._corrections
        return {
            "log.open": self._open,
            "log.back": self._back,
            "log.search": self._search,
            "log.undo": corrections.undo,
            "log.delete": corrections.delete,
            "log.more": lambda: corrections.step_number(1),
            "log.fewer": lambda: corrections.step_number(-1),
            "log.erase": corrections.erase_digit,
            "log.heavier": lambda: corrections.step_load(1),
            "log.lighter": lambda: corrections.step_load(-1),
            "log.side": corrections.mark_other_side,
            "log.effort": corrections.ask_effort,
            "log.note": corrections.ask_note,
            "log.add": corrections.add,
            "log.reopen": corrections.reopen,
            "log.import": self._import,
        }

    def compose(self) -> ComposeResult:
        """The workouts, the sets of one, one line for messages, keys."""
        yield EdgeLine(id="top")
        with Container(id="body"):
            yield RowList(id="workouts")
            yield LoggedWorkout(self._text_context, id="pane")
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
    def pane(self) -> LoggedWorkout:
        """The workout that is shown."""
        return self.query_one("#pane", LoggedWorkout)

    @property
    def workout(self) -> WorkoutRecord | None:
        """The workout that the keys are about; None while it is being read."""
        workout, row = self.pane.workout, self.list.highlighted
        is_marked = workout and row and row.key.startswith(str(workout.id))
        return workout if is_marked else None

    # What is read

    async def _read_list(self) -> None:
        await self._pages.read_again()
        await self._read_up_to_first()
        self._show_workouts()
        self._point_at_first()
        await self._read_highlighted()

    async def _read_up_to_first(self) -> None:
        """Read on until the workout is there with which the screen begins."""
        while self._first and not self._pages.is_whole:
            if any(each.id == self._first for each in self._pages.workouts):
                return
            await self._pages.read_on()

    def _point_at_first(self) -> None:
        keys = [row.key for row in self.list.rows]
        if self._first and str(self._first) in keys:
            self.list.cursor = keys.index(str(self._first))
        self._first = None

    async def read_again(self) -> None:
        """Read what is shown again."""
        await (self._read_matches(self._search_text) if self._search_text else self._read_list())

    async def _read_next_page(self) -> None:
        await self._pages.read_on()
        self._show_workouts()

    async def _read_workout(self, exercise: str = "") -> None:
        """Read the workout under the cursor, and point at one of its exercises."""
        await self._read_highlighted()
        self.pane.point_at(exercise)

    async def _read_highlighted(self) -> None:
        row = self.list.highlighted
        id_ = UUID(row.key.partition(":")[0]) if row else None
        self.pane.show_workout(await self._editor.workout(id_) if id_ else None)
        self.show_keys()

    async def _read_matches(self, text: str) -> None:
        sets = await self._editor.sets_called(text)
        self._show_rows(
            search_rows(sets, self._text_context), f"No set of {text}. Esc: all workouts."
        )
        await self._read_highlighted()

    # What is shown

    def _show_workouts(self) -> None:
        if not self._search_text:
            self._show_rows(workout_rows(self._pages.workouts), EMPTY_LOG)

    def _show_rows(self, rows: Iterable[Row], if_empty: str) -> None:
        self.list.rows = tuple(rows)
        if not self.list.rows:
            self._show_message(if_empty)

    def _show_message(self, text: str) -> None:
        room = (self.list.size.width or self.size.width) - MESSAGE_MARGINS
        self.list.rows = tuple(
            Row(f"message {number}", (Span(line, "muted"),), is_heading=True)
            for number, line in enumerate(wrapped(clean(text), room))
        )

    def _show_heading(self) -> None:
        text = clean(self._search_text, 40)
        order = f"sets of “{text}”" if text else "newest first"
        self.query_one("#top", EdgeLine).show_ends("MIDSTANCE   Log", order)
        self.show_keys()

    def show_keys(self) -> None:
        """Name the keys that mean something now."""
        is_early = self.workout is not None and self.workout.ending is WorkoutStatus.FINISHED_EARLY
        ids: tuple[str, ...] = _EARLY if is_early else _LIST
        labels: dict[str, str] = {}
        if self.is_workout_open:
            ids, labels = _SETS, {"log.open": "correct"}
        if self.pane.draft:
            ids, labels = _DRAFT, {"log.open": "save", "log.back": "cancel"}
        self.query_one("#keys", FooterLine).keys = footer_labels(ids, self.keymap, labels)

    # What the runner does

    def action_command(self, id_: str) -> None:
        """Do what the command with this id asks for, and name the keys that mean something now."""
        super().action_command(id_)
        self.show_keys()

    def on_key(self, event: Key) -> None:
        """Digits are the number really done."""
        character = event.character or ""
        if character.isdecimal() and len(event.key) == 1:
            event.stop()
            self._corrections.type_digit(int(character))
            self.show_keys()

    @on(RowList.Chosen)
    def _choose(self, event: RowList.Chosen) -> None:
        """Open the workout, or correct the set."""
        if event.row_list is self.list:
            self.is_workout_open = False
        self.action_command("log.open")

    def _open(self) -> None:
        if self.is_workout_open:
            self._corrections.save_or_ask()
        elif row := self.list.highlighted:
            self._show_sets(is_open=True)
            self.read(partial(self._read_workout, row.key.partition(":")[2]))

    def _back(self) -> None:
        if self.pane.draft:
            self.pane.drop()
        elif self.is_workout_open:
            self._show_sets(is_open=False)
        elif self._search_text:
            self._search_text = ""
            self._show_workouts()
            self._show_heading()
        else:
            self.dismiss(None)

    def _show_sets(self, *, is_open: bool) -> None:
        """Go to the sets, or back to the workouts."""
        self.is_workout_open = is_open
        self.set_class(is_open, "-open")
        self.call_after_refresh((self.pane.list if is_open else self.list).focus)

    def _import(self) -> None:
        """Ask for a file of another program, and show what it would change."""

        def answered(text: str | None) -> None:
            if text and text.strip():
                session = ImportSession(self._editor.client, typed_path(text))
                screen = ImportScreen(session, self.keymap)
                self.app.push_screen(screen, lambda _: self.read(self.read_again))

        if reason := self._editor.read_only_reason:
            self.say(reason)
        else:
            self.app.push_screen(path_dialog(), answered)

    def _search(self) -> None:
        def answered(text: str | None) -> None:
            if text is None:
                return
            self._search_text = text.strip()
            self.list.rows = ()
            self._show_sets(is_open=False)
            self._show_heading()
            self.read(self.read_again)

        self.app.push_screen(log_dialogs.search_dialog(self._search_text), answered)

    # What changes around us

    @on(RowList.Highlighted, "#workouts")
    def _show_highlighted(self) -> None:
        """Show the workout under the cursor, and read on near the end."""
        self.read(self._read_highlighted)
        is_near = (self.list.cursor or 0) >= len(self.list.rows) - READ_AHEAD
        if is_near and not self._pages.is_whole and not self._search_text:
            self.start(self._read_next_page)

    def on_logged_workout_moved_on(self, message: LoggedWorkout.MovedOn) -> None:
        """Save a correction that the cursor has left."""
        self._corrections.save(message.draft)

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """Go where a click or Tab went."""
        self.is_workout_open = event.widget is self.pane.list
        self.set_class(self.is_workout_open, "-open")
        self.show_keys()

    def on_resize(self, event: Resize) -> None:
        """Put the sets beside the workouts where there is room."""
        self.set_class(event.size.width >= WIDE_WIDTH, "-wide")
