"""Several of many, in a list that lies over the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Vertical
from textual.screen import ModalScreen

from midstance.tui.screens.pick import AROUND, LOW
from midstance.tui.shown import shown
from midstance.tui.widgets.line import MUTED, Line
from midstance.tui.widgets.prose import Prose, text
from midstance.tui.widgets.row_list import RowList
from midstance.tui.widgets.rows import Row, Span

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from textual.app import ComposeResult
    from textual.binding import BindingType


LABEL_LINES = 2
"""Lines for the row under the cursor in full."""

TICK_WIDTH = 7
"""Cells for the pointer, the tick and the end of a row."""


class Checklist(ModalScreen[frozenset[str] | None]):
    """Several of many: Space ticks, Enter is done; answers with the keys that are ticked."""

    CSS_PATH = "pick.tcss"
    VERTICAL_BREAKPOINTS = LOW
    AUTO_FOCUS = "#rows"
    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape", "dismiss(None)", "leave it"),
        ("space", "tick", "tick"),
    ]

    def __init__(
        self, title: str, labels: Iterable[tuple[str, str]], ticked: Collection[str] = ()
    ) -> None:
        """Ask ``title`` about ``labels``, each a key with its text."""
        super().__init__()
        self._title, self._labels, self._ticked = title, tuple(labels), set(ticked)

    def compose(self) -> ComposeResult:
        """The question, what there is, and the keys."""
        with Vertical(id="dialog", classes="-ticks"):
            yield Line(id="title")
            yield RowList(tuple(self._rows()), id="rows")
            yield Prose(id="text")

    def on_mount(self) -> None:
        """Show the question."""
        self.query_one("#dialog").styles.height = len(self._labels) + AROUND + LABEL_LINES
        self.query_one("#title", Line).show((shown(self._title), "bold"))
        self.call_after_refresh(self._tell)

    @on(RowList.Highlighted)
    def _tell(self) -> None:
        """Name the keys, and the row under the cursor in full where it was shortened."""
        rows = self.query_one("#rows", RowList)
        label = dict(self._labels).get(rows.highlighted.key, "") if rows.highlighted else ""
        is_cut = len(label) > rows.size.width - TICK_WIDTH and rows.size.width
        keys = text("Space ticks, Enter is done, Esc leaves it.", MUTED)
        self.query_one("#text", Prose).tell((text(label), keys) if is_cut else (keys,))

    def _rows(self) -> Iterator[Row]:
        for key, label in self._labels:
            tick = Span("[x] ", "accent") if key in self._ticked else Span("[ ] ", "muted")
            yield Row(key, (tick, Span(label)))

    def action_tick(self) -> None:
        """Tick the row under the cursor, or untick it."""
        rows = self.query_one("#rows", RowList)
        if rows.highlighted is not None:
            self._ticked ^= {rows.highlighted.key}
            rows.rows = tuple(self._rows())

    def on_row_list_chosen(self) -> None:
        """Answer."""
        self.dismiss(frozenset(self._ticked))
