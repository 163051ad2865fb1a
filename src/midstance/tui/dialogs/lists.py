"""Three larger dialogs: one of many, several of many, and something to read."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

from textual import on
from textual.containers import Vertical
from textual.message import Message

from midstance.presentation.blocks import MUTED, Row, Span, paragraph
from midstance.presentation.clean import clean
from midstance.presentation.key_names import key_text
from midstance.tui.guarded import DIALOG_BREAKPOINTS, GuardedDialog
from midstance.tui.widgets.line import KeyLine, StyledLine
from midstance.tui.widgets.prose import Prose, ScrollingProse
from midstance.tui.widgets.row_list import LETTER_BINDINGS, RowList, move_by_letter

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.events import Key, Resize

    from midstance.presentation.blocks import Paragraph
    from midstance.tui.dialogs.choice import Option


DIALOG_FRAME = 8
"""Lines of a dialog besides its list: borders, padding, title, text."""


class ListDialog(GuardedDialog[str | None]):
    """One of many: arrow keys and Enter; answers with the row's key, Escape with nothing."""

    CSS_PATH = "lists.tcss"
    VERTICAL_BREAKPOINTS = DIALOG_BREAKPOINTS
    AUTO_FOCUS = "#rows"
    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape", "dismiss(None)", "cancel"),
        *LETTER_BINDINGS,
    ]

    def action_letter(self, letter: str) -> None:
        """Move through the list."""
        move_by_letter(self, letter)

    def __init__(
        self, title: str, rows: Iterable[Row], *, at: str = "", text: str = "Enter selects."
    ) -> None:
        """Ask ``title``, with the cursor on the row whose key is ``at``."""
        super().__init__()
        self._title, self._rows, self._at, self._text = title, tuple(rows), at, text

    def compose(self) -> ComposeResult:
        """The question, what there is, and the keys."""
        with Vertical(id="dialog"):
            yield StyledLine(id="title")
            yield RowList(self._rows, id="rows")
            yield StyledLine(id="text")

    def on_mount(self) -> None:
        """Show the question."""
        self.query_one("#dialog").styles.height = len(self._rows) + DIALOG_FRAME
        self.query_one("#title", StyledLine).show((clean(self._title), "bold"))
        self.query_one("#text", StyledLine).show((f"{clean(self._text)} Esc cancels.", MUTED))
        self.call_after_refresh(self._go_to, self._at)

    def _go_to(self, key: str) -> None:
        rows = self.query_one("#rows", RowList)
        places = (place for place, row in enumerate(self._rows) if row.key == key)
        rows.cursor = next(places, rows.cursor)

    @on(RowList.Chosen)
    def _choose(self, event: RowList.Chosen) -> None:
        self.dismiss(event.row.key)


LABEL_LINES = 2
"""Lines for the row under the cursor in full."""

TICK_WIDTH = 7
"""Cells for the pointer, the tick and the end of a row."""


class _TickList(RowList):
    """A list in which a click ticks."""

    def action_choose_by_click(self) -> None:
        """Tick the row under the cursor, or untick it."""
        self.post_message(self.Ticked())

    class Ticked(Message):
        """The row under the cursor was clicked."""


class ChecklistDialog(GuardedDialog[frozenset[str] | None]):
    """Several of many: Space ticks, Enter is done; answers with the keys that are ticked."""

    CSS_PATH = "lists.tcss"
    VERTICAL_BREAKPOINTS = DIALOG_BREAKPOINTS
    AUTO_FOCUS = "#rows"
    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape", "dismiss(None)", "cancel"),
        ("space", "tick", "tick"),
        *LETTER_BINDINGS,
    ]

    def action_letter(self, letter: str) -> None:
        """Move through the list."""
        move_by_letter(self, letter)

    def __init__(
        self, title: str, labels: Iterable[tuple[str, str]], ticked: Collection[str] = ()
    ) -> None:
        """Ask ``title`` about ``labels``, each a key with its text."""
        super().__init__()
        self._title, self._labels, self._ticked = title, tuple(labels), set(ticked)

    def compose(self) -> ComposeResult:
        """The question, what there is, and the keys."""
        with Vertical(id="dialog", classes="-ticks"):
            yield StyledLine(id="title")
            yield _TickList(tuple(self._rows()), id="rows")
            yield Prose(id="text")

    def on_mount(self) -> None:
        """Show the question."""
        self.query_one("#dialog").styles.height = len(self._labels) + DIALOG_FRAME + LABEL_LINES
        self.query_one("#title", StyledLine).show((clean(self._title), "bold"))
        self.call_after_refresh(self._show_keys)

    @on(RowList.Highlighted)
    def _show_keys(self) -> None:
        """Name the keys, and the row under the cursor in full where it was shortened."""
        rows = self.query_one("#rows", RowList)
        label = dict(self._labels).get(rows.highlighted.key, "") if rows.highlighted else ""
        is_cut = len(label) > rows.size.width - TICK_WIDTH and rows.size.width
        keys = paragraph("Space ticks, Enter saves, Esc cancels.", MUTED)
        self.query_one("#text", Prose).show_paragraphs(
            (paragraph(label), keys) if is_cut else (keys,)
        )

    def _rows(self) -> Iterator[Row]:
        for key, label in self._labels:
            tick = Span("[x] ", "accent") if key in self._ticked else Span("[ ] ", "muted")
            yield Row(key, (tick, Span(label)))

    @on(_TickList.Ticked)
    def action_tick(self) -> None:
        """Tick the row under the cursor, or untick it."""
        rows = self.query_one("#rows", RowList)
        if rows.highlighted is not None:
            self._ticked ^= {rows.highlighted.key}
            rows.rows = tuple(self._rows())

    def on_row_list_chosen(self) -> None:
        """Answer."""
        self.dismiss(frozenset(self._ticked))


T = TypeVar("T")

ANSWER_GAP, DIALOG_SIDES = 3, 6
LOW_FRAME = 3
"""Lines besides the text where blank lines are left out; the answers may take two."""


class NoticeDialog(GuardedDialog[T | None], Generic[T]):
    """Something to read, with a few answers, each a key; Enter gives the first one."""

    CSS_PATH = "lists.tcss"
    VERTICAL_BREAKPOINTS = DIALOG_BREAKPOINTS
    AUTO_FOCUS = "#reading"
    BINDINGS: ClassVar[list[BindingType]] = [("escape", "dismiss(None)", "cancel")]

    def __init__(
        self, title: str, paragraphs: Iterable[Paragraph], answers: tuple[Option[T], ...]
    ) -> None:
        """Show ``paragraphs`` under ``title``."""
        super().__init__()
        self._title, self._paragraphs, self._answers = title, tuple(paragraphs), answers

    def compose(self) -> ComposeResult:
        """The title, the text, the answers."""
        with Vertical(id="dialog", classes="-reading"):
            yield StyledLine(id="title")
            with ScrollingProse(id="reading"):
                yield Prose(id="prose")
            yield KeyLine(id="text")

    def on_mount(self) -> None:
        """Show it."""
        self.query_one("#title", StyledLine).show((clean(self._title), "bold"))
        self.query_one("#prose", Prose).show_paragraphs(self._paragraphs)

    def on_resize(self, event: Resize) -> None:
        """Leave room for the answers, however long the text is; none of them is broken."""
        is_low = event.size.height < DIALOG_BREAKPOINTS[-1][0]
        share = event.size.height if is_low else event.size.height * 94 // 100
        around = LOW_FRAME if is_low else DIALOG_FRAME
        answers = [(key_text(each.key), clean(each.label)) for each in self._answers]
        answers.append(("Esc", "cancel"))
        width = sum(len(key) + len(label) + ANSWER_GAP + 1 for key, label in answers)
        between = "\n" if width > event.size.width * 94 // 100 - DIALOG_SIDES else " " * ANSWER_GAP
        more = len(answers) - 1 - is_low if between == "\n" else 0
        self.query_one("#reading").styles.max_height = max(1, share - around - more)
        parts = [
            part
            for number, (key, label) in enumerate(answers)
            for part in (
                (between if number else "", "$text"),
                (key, "bold $text-accent"),
                (f" {label}", "$text"),
            )
        ]
        self.query_one("#text", StyledLine).show(*parts)

    def on_key(self, event: Key) -> None:
        """Answer by key."""
        for each in self._answers:
            is_first = each is self._answers[0] and event.key == "enter"
            if event.key == each.key or is_first:
                event.stop()
                self.dismiss(each.value)
                return
