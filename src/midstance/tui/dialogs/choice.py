"""Two small dialogs: one choice by key, and one line of text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

from rich.cells import cell_len
from textual.containers import Vertical
from textual.geometry import Region
from textual.widgets import Input

from midstance.presentation.blocks import MUTED
from midstance.presentation.clean import clean
from midstance.presentation.key_names import key_text
from midstance.tui.guarded import DIALOG_BREAKPOINTS, GuardedDialog
from midstance.tui.widgets.line import StyledLine

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from midstance.tui.widgets.prose import ScrollingProse

T = TypeVar("T")

FRAME, LOW_FRAME = 6, 1
"""Lines besides the text and the answers, with the question in one of them."""
AROUND_LABEL = 14
"""Columns besides the label and its detail, with a scroll bar."""
STEP_WIDTH, KEY_COLUMNS = 3, 9
"""Columns of an answer that shares its line, and of mark and key of one that does not."""


@dataclass(frozen=True, slots=True)
class Option(Generic[T]):
    """An answer that can be chosen.

    Attributes:
        key: the key that chooses it, as Textual names it.
        label: what it is, in a few words.
        value: the answer of the dialog.
        detail: more about it, in one line.
        joins: whether the next answer stands in the same line, as the steps of a scale do; the
            last one of a line says what it means.
    """

    key: str
    label: str
    value: T
    detail: str = ""
    joins: bool = False


class ChoiceDialog(GuardedDialog[T | None], Generic[T]):
    """A question with a few answers, each a key; Escape answers nothing."""

    CSS_PATH = "choice.tcss"
    VERTICAL_BREAKPOINTS = DIALOG_BREAKPOINTS
    AUTO_FOCUS = ""

    def __init__(
        self,
        title: str,
        options: tuple[Option[T], ...],
        *,
        text: str = "",
        selected: int = 0,
        more: tuple[Option[T], ...] = (),
    ) -> None:
        """Ask ``title``, with ``text`` beneath it and one option marked.

        The keys of ``more`` answer too; they are not listed, so ``text`` should name them.
        """
        super().__init__()
        self._title, self._text, self._options, self._more = title, text, options, more
        self._selected = selected
        self._lines = _lines_of(options)

    def compose(self) -> ComposeResult:
        """The question and its answers."""
        with Vertical(id="dialog"):
            yield StyledLine(id="title")
            with Vertical(id="body"):
                yield StyledLine(id="text")
                yield StyledLine(id="options")

    def on_mount(self) -> None:
        """Show the question."""
        self.query_one("#title", StyledLine).show((clean(self._title), "bold"))
        text = self.query_one("#text", StyledLine)
        text.display = bool(self._text)
        text.show((clean(self._text, 600), MUTED))
        self.query_one("#options", StyledLine).styles.height = len(self._lines)
        self._draw()

    def on_resize(self, event: events.Resize) -> None:
        """Keep the question in sight: where there is little room only what is below it scrolls.

        There the answers come before the text.
        """
        is_low = event.size.height < DIALOG_BREAKPOINTS[-1][0]
        height = event.size.height
        most = height - LOW_FRAME if is_low else height * 9 // 10 - FRAME
        body, text = self.query_one("#body"), self.query_one("#text")
        body.styles.max_height = max(1, most)
        options = self.query_one("#options")
        if is_low:
            body.move_child(options, before=text)
        else:
            body.move_child(options, after=text)
        self._draw()
        self.call_after_refresh(self.call_after_refresh, self._keep_in_sight)

    def on_key(self, event: events.Key) -> None:
        """Choose by key, or move the mark."""
        event.stop()
        size = len(self._options)
        match event.key:
            case "escape":
                self.dismiss(None)
            case "up" | "down" | "left" | "right":
                step = 1 if event.key in {"down", "right"} else -1
                self._selected = (self._selected + step) % size
                self._draw()
            case "enter" | "space" | "pagedown":
                self.dismiss(self._options[self._selected].value)
            case key:
                self._choose(key)

    def on_click(self, event: events.Click) -> None:
        """Answer with the option that was clicked."""
        offset = self.clicked_in(event, "#options")
        if offset is not None and offset.y < len(self._lines):
            line = self._lines[offset.y]
            place = min(offset.x // STEP_WIDTH, len(line) - 1)
            self.dismiss(self._options[line[place]].value)

    def _choose(self, key: str) -> None:
        for option in (*self._options, *self._more):
            if option.key == key:
                self.dismiss(option.value)
                return

    def _draw(self) -> None:
        parts = [part for line in self._lines for part in (*self._line(line), ("\n", ""))]
        self.query_one("#options", StyledLine).show(*parts[:-1])
        self.call_after_refresh(self._keep_in_sight)

    def _keep_in_sight(self) -> None:
        """Scroll to the mark where the dialog is taller than the screen."""
        if self.is_current:
            top = self.query_one("#options").virtual_region.y
            row = next(n for n, line in enumerate(self._lines) if self._selected in line)
            marked = Region(0, top + row, 1, 1)
            self.query_one("#body").scroll_to_region(marked, animate=False)

    def _line(self, line: tuple[int, ...]) -> Iterator[tuple[str, str]]:
        for number in line:
            yield from self._answer(number, is_alone=len(line) == 1)
        last = self._options[line[-1]]
        detail = f"  {clean(last.detail, 300)}" if last.detail else ""
        room = self.size.width * 9 // 10 - AROUND_LABEL
        if len(line) > 1:
            room += KEY_COLUMNS - STEP_WIDTH * len(line)
        else:
            room -= cell_len(clean(last.label))
        yield detail if cell_len(detail) <= room else "", MUTED

    def _answer(self, number: int, *, is_alone: bool = False) -> Iterator[tuple[str, str]]:
        """The mark, the key and the label of an answer; of one among others the key alone."""
        option, here = self._options[number], number == self._selected
        key, label = key_text(option.key), clean(option.label)
        if not is_alone:
            yield "▸" if here else " ", "bold $primary"
            yield f"{key:<{STEP_WIDTH - 1}}", "bold $text-accent"
            return
        yield f"{'▸' if here else ' '} ", "bold $primary"
        yield f"{key:>5}  ", "bold $text-accent"
        yield "" if label == key else label, "bold $text" if here else "$text"


def _lines_of(options: tuple[Option[T], ...]) -> tuple[tuple[int, ...], ...]:
    """The places of the options that stand in each line."""
    lines: list[tuple[int, ...]] = []
    joins = False
    for place, option in enumerate(options):
        lines = [*lines[:-1], (*lines[-1], place)] if joins else [*lines, (place,)]
        joins = option.joins
    return tuple(lines)


LONGEST_TEXT = 2000


class _TextField(Input):
    """A field that drops nothing unsaid: pasted line breaks become spaces, an excess is cut."""

    _has_said_full = False

    def _on_paste(self, event: events.Paste) -> None:
        """Paste as much as there is room for, and say so if that is not all."""
        event.stop()
        event.prevent_default()
        start, end = sorted(self.selection)
        text = " ".join(event.text.split())
        if start and event.text[:1].isspace():
            text = f" {text}"
        if end < len(self.value) and event.text[-1:].isspace():
            text = f"{text} "
        room = LONGEST_TEXT - len(self.value) + (end - start)
        self.replace(text[:room], start, end)
        if len(text) > room:
            self._say_full()

    def restricted(self) -> None:
        """Say once that the field is full, and takes no further key."""
        if not self._has_said_full:
            self._say_full()

    def _say_full(self) -> None:
        self._has_said_full = True
        self.app.notify(
            f"Only the first {LONGEST_TEXT} characters were kept.",
            severity="warning",
            markup=False,
        )


class TextDialog(GuardedDialog[str | None]):
    """A question that is answered with one line of text; Escape answers nothing."""

    CSS_PATH = "choice.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [("escape", "dismiss(None)", "cancel")]

    def __init__(
        self, title: str, initial: str = "", *, text: str = "", types_over: bool = False
    ) -> None:
        """Ask ``title`` with ``initial`` in the field, which the first key may type over."""
        super().__init__()
        self._types_over = types_over
        self._title, self._initial, self._text = title, initial, text

    def compose(self) -> ComposeResult:
        """The question and the field."""
        with Vertical(id="dialog"):
            yield StyledLine(id="title")
            yield StyledLine(id="text")
            yield _TextField(
                self._initial,
                id="answer",
                max_length=LONGEST_TEXT,
                select_on_focus=self._types_over,
            )

    def on_mount(self) -> None:
        """Show the question."""
        self.query_one("#title", StyledLine).show((clean(self._title), "bold"))
        text = self.query_one("#text", StyledLine)
        text.display = bool(self._text)
        text.show((clean(self._text, 600), MUTED))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Answer with what was typed."""
        event.stop()
        self.dismiss(event.value)


def find_in_page(page: ScrollingProse, say: Callable[[str], None]) -> None:
    """Ask what to find in ``page``, and go there; ``say`` gets how many matches there are."""

    def answered(text: str | None) -> None:
        if text is not None:
            say(page.find(text))

    page.app.push_screen(TextDialog("Find on this page", page.sought, types_over=True), answered)
