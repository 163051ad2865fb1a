"""Something to read that lies over the screen, with a few answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

from textual.containers import Vertical
from textual.screen import ModalScreen

from midstance.tui.key_names import key_text
from midstance.tui.screens.pick import AROUND, LOW
from midstance.tui.shown import shown
from midstance.tui.widgets.line import Line
from midstance.tui.widgets.prose import Prose, Reading

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.events import Key, Resize

    from midstance.tui.screens.dialogs import Option
    from midstance.tui.widgets.prose import Paragraph

T = TypeVar("T")

AROUND_LOW = 5
"""Lines besides the text where blank lines are left out; the answers may take two."""


class Notice(ModalScreen[T | None], Generic[T]):
    """Something to read, with a few answers, each a key; Enter gives the first one."""

    CSS_PATH = "pick.tcss"
    VERTICAL_BREAKPOINTS = LOW
    AUTO_FOCUS = "#reading"
    BINDINGS: ClassVar[list[BindingType]] = [("escape", "dismiss(None)", "leave it")]

    def __init__(
        self, title: str, paragraphs: Iterable[Paragraph], answers: tuple[Option[T], ...]
    ) -> None:
        """Show ``paragraphs`` under ``title``."""
        super().__init__()
        self._title, self._paragraphs, self._answers = title, tuple(paragraphs), answers

    def compose(self) -> ComposeResult:
        """The title, the text, the answers."""
        with Vertical(id="dialog", classes="-reading"):
            yield Line(id="title")
            with Reading(id="reading"):
                yield Prose(id="prose")
            yield Line(id="text")

    def on_mount(self) -> None:
        """Show it."""
        self.query_one("#title", Line).show((shown(self._title), "bold"))
        self.query_one("#prose", Prose).tell(self._paragraphs)
        self.query_one("#text", Line).show(*self._keys())

    def on_resize(self, event: Resize) -> None:
        """Leave room for the answers, however long the text is."""
        share = event.size.height * 94 // 100
        around = AROUND if event.size.height >= LOW[-1][0] else AROUND_LOW
        self.query_one("#reading").styles.max_height = max(1, share - around)

    def _keys(self) -> Iterator[tuple[str, str]]:
        for each in self._answers:
            yield key_text(each.key), "bold $text-accent"
            yield f" {shown(each.label)}   ", "$text"
        yield "Esc", "bold $text-accent"
        yield " not now", "$text"

    def on_key(self, event: Key) -> None:
        """Answer by key."""
        for each in self._answers:
            is_first = each is self._answers[0] and event.key == "enter"
            if event.key == each.key or is_first:
                event.stop()
                self.dismiss(each.value)
                return
