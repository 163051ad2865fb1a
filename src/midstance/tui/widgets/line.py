"""One or more lines of text that cost nothing while they stay the same."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static

MUTED = "$foreground 60%"
"""The style of what matters less."""

Part = tuple[str, str]
"""Text and its style, as theme variables: ``("12 reps", "bold $text")``."""


class Line(Static):
    """Styled text, handed over as parts; equal parts are not painted again."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002 - Textual's own name
        """An empty line."""
        super().__init__(id=id, classes=classes, markup=False)
        self._parts: tuple[Part, ...] = ()

    def show(self, *parts: Part) -> None:
        """Show these parts side by side; a line break within a part starts a new line."""
        if parts != self._parts:
            self._parts = parts
            self.update(Content.assemble(*parts), layout=False)


class EdgeLine(Line):
    """One line with a left and a right end; the left one gives way when they meet."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        """An empty line."""
        super().__init__(id=id)
        self._ends: tuple[str, str] = ("", "")

    def show_ends(self, left: str, right: str) -> None:
        """Show ``left`` and ``right`` at the ends of the line."""
        if (left, right) != self._ends:
            self._ends = (left, right)
            self.refresh()

    def render(self) -> Content:
        """Both ends, at the width that the line has now."""
        left, right = self._ends
        room = self.size.width - len(right)
        cut = left[: max(0, room - 2)].rstrip()
        text = left if len(left) < room else f"{cut}…" if cut else ""
        return Content.assemble((text.ljust(max(0, room)), "bold $text"), (right, MUTED))
