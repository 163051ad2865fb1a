"""Lines of styled text, and the footer with its keys; equal content is not painted again."""

from __future__ import annotations

from rich.segment import Segment
from textual.content import Content
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Static

from midstance.presentation.blocks import MUTED, StyledText


class StyledLine(Static):
    """Styled text in parts; equal parts are not painted again."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002 - Textual's own name
        """An empty line."""
        super().__init__(id=id, classes=classes, markup=False)
        self._parts: tuple[StyledText, ...] = ()

    def show(self, *parts: StyledText) -> None:
        """Show these parts side by side; a line break within a part starts a new line."""
        if parts != self._parts:
            self._parts = parts
            self.update(Content.assemble(*parts), layout=False)


class EdgeLine(StyledLine):
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


FooterKeys = tuple[tuple[str, str], ...]
"""Each key as it is printed on the keyboard, with the word for what it does."""

_MARGIN = 1
_GAP = 3


class FooterLine(Widget):
    """Keys and what they do, the most important first.

    Where the line is too narrow, keys at the right are left out; the last one stays, as it leads to
    all others. Equal keys paint nothing.

    Args:
        keys: What to show at first.
        id: The widget's id.
        classes: Its classes, with spaces between.
    """

    COMPONENT_CLASSES = {"footer-line--key", "footer-line--label"}
    """`footer-line--key`: the key; `footer-line--label`: what it does."""

    DEFAULT_CSS = """
    FooterLine { width: 1fr; height: 1; }
    FooterLine > .footer-line--key { text-style: bold; }
    """

    keys: reactive[FooterKeys] = reactive((), init=False)
    """What is shown, the most important first."""

    def __init__(
        self,
        keys: FooterKeys = (),
        *,
        id: str | None = None,  # noqa: A002 - Textual's name
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self.set_reactive(FooterLine.keys, keys)

    def render_line(self, y: int) -> Strip:
        """The line.

        Args:
            y: From the widget's top; all lines but the first are empty.
        """
        width = self.size.width
        strip = self._strip(self.keys_that_fit(width)) if y == 0 else Strip([])
        return strip.adjust_cell_length(width, self.rich_style)

    def keys_that_fit(self, width: int) -> FooterKeys:
        """The keys that have room.

        Args:
            width: Of the line, in cells.
        """
        keys = self.keys
        while len(keys) > 1 and self._strip(keys).cell_length > width:
            keys = (*keys[:-2], keys[-1]) if len(keys) > 2 else keys[:1]  # noqa: PLR2004 - first and last
        return keys

    def _strip(self, keys: FooterKeys) -> Strip:
        key_style = self.get_component_rich_style("footer-line--key")
        label_style = self.get_component_rich_style("footer-line--label")
        segments = [Segment(" " * _MARGIN, self.rich_style)]
        for key, label in keys:
            if len(segments) > 1:
                segments.append(Segment(" " * _GAP, self.rich_style))
            segments += [Segment(f"{key} ", key_style), Segment(label, label_style)]
        return Strip(segments)
