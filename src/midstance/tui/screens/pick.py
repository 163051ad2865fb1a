"""One of many, in a list that lies over the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Vertical
from textual.screen import ModalScreen

from midstance.tui.shown import shown
from midstance.tui.widgets.line import MUTED, Line
from midstance.tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from midstance.tui.widgets.rows import Row

AROUND = 8
"""Lines of a dialog besides its list: borders, padding, title, text."""

LOW = [(0, "-low"), (16, "-high")]
"""Below 16 lines a dialog does without blank lines."""


class Pick(ModalScreen[str | None]):
    """One of many: arrow keys and Enter; answers with the row's key, Escape with nothing."""

    CSS_PATH = "pick.tcss"
    VERTICAL_BREAKPOINTS = LOW
    AUTO_FOCUS = "#rows"
    BINDINGS: ClassVar[list[BindingType]] = [("escape", "dismiss(None)", "leave it")]

    def __init__(
        self, title: str, rows: Iterable[Row], *, at: str = "", text: str = "Enter takes it."
    ) -> None:
        """Ask ``title``, with the cursor on the row whose key is ``at``."""
        super().__init__()
        self._title, self._rows, self._at, self._text = title, tuple(rows), at, text

    def compose(self) -> ComposeResult:
        """The question, what there is, and the keys."""
        with Vertical(id="dialog"):
            yield Line(id="title")
            yield RowList(self._rows, id="rows")
            yield Line(id="text")

    def on_mount(self) -> None:
        """Show the question."""
        self.query_one("#dialog").styles.height = len(self._rows) + AROUND
        self.query_one("#title", Line).show((shown(self._title), "bold"))
        self.query_one("#text", Line).show((f"{shown(self._text)} Esc leaves it.", MUTED))
        self.call_after_refresh(self._go_to, self._at)

    def _go_to(self, key: str) -> None:
        rows = self.query_one("#rows", RowList)
        places = (place for place, row in enumerate(self._rows) if row.key == key)
        rows.cursor = next(places, rows.cursor)

    @on(RowList.Chosen)
    def _choose(self, event: RowList.Chosen) -> None:
        self.dismiss(event.row.key)
