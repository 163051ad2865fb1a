"""Lines of styled text, and the footer with its keys; equal content is not painted again."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from textual.content import Content
from textual.events import Click, Key
from textual.geometry import Region
from textual.reactive import reactive
from textual.strip import Strip
from textual.style import Style
from textual.widget import Widget
from textual.widgets import Static

from midstance.domain.settings import key_character
from midstance.presentation.blocks import MUTED, StyledText
from midstance.presentation.key_names import named_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rich.style import Style as RichStyle
    from textual.app import App
    from textual.geometry import Size


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


class StyledRows(Widget):
    """Styled text of many lines, none of them wrapped; only lines that differ are painted again.

    It fills what it stands in, so that the screen is laid out again only for lines beyond that.
    """

    DEFAULT_CSS = "StyledRows { width: 100%; height: auto; min-height: 100%; }"

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        """No line."""
        super().__init__(id=id)
        self._rows: tuple[tuple[StyledText, ...], ...] = ()
        self._looks: tuple[object, dict[str, RichStyle]] = (None, {})

    def show(self, *parts: StyledText) -> None:
        """Show these parts side by side; a line break within a part starts a new line."""
        rows: list[list[StyledText]] = [[]]
        for text, style in parts:
            first, *more = text.split("\n")
            rows[-1].append((first, style))
            rows += [[(each, style)] for each in more]
        before, self._rows = self._rows, tuple(map(tuple, rows))
        is_whole = self.size.height == max(len(rows), self.container_size.height)
        if self.styles.is_auto_height and not is_whole:
            self.refresh(layout=True)
            return
        both = zip_longest(before, self._rows, fillvalue=())
        changed = (y for y, (old, new) in enumerate(both) if old != new)
        regions = [Region(0, y, self.size.width, 1) for y in changed]
        if regions:
            self.refresh(*regions)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - as Textual asks
        """How many lines there are."""
        return len(self._rows)

    def render_line(self, y: int) -> Strip:
        """One line.

        Args:
            y: From the widget's top.
        """
        ground, width = self.visual_style.rich_style, self.size.width
        row = self._rows[y] if y < len(self._rows) else ()
        segments = [Segment(text, ground + self._look(style)) for text, style in row if text]
        return Strip(segments).adjust_cell_length(width, ground)

    def _look(self, name: str) -> RichStyle:
        """The style of a name; those of a theme are made once, while it is the theme."""
        variables = self.app.theme_variables
        if self._looks[0] is not variables:
            self._looks = (variables, {})
        looks = self._looks[1]
        if name not in looks:
            looks[name] = Style.parse(name, variables).rich_style
        return looks[name]


_PRODUCT = "MIDSTANCE"


class EdgeLine(StyledLine):
    """One line with a left and a right end; the left one gives way when they meet.

    The product's name goes first.
    """

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
        room = self.size.width - cell_len(right)
        if cell_len(left) >= room:
            left = left.removeprefix(_PRODUCT).lstrip() or left
        cut = set_cell_size(left, max(0, room - 2)).rstrip()
        text = left if cell_len(left) < room else f"{cut}…" if cut else ""
        known = _PRODUCT if text.startswith(_PRODUCT) else ""
        rest = set_cell_size(text.removeprefix(known), max(0, room - len(known)))
        return Content.assemble((known, "bold $bright"), (rest, "$quiet"), (right, MUTED))


class KeyLine(StyledLine):
    """Keys, each a bold part, and what they do; a click on either presses the key."""

    def on_click(self, event: Click) -> None:
        """Press the last key before the place that was clicked."""
        offset = event.get_content_offset(self)
        if offset is None or offset.y:
            return
        end, key = 0, ""
        for text, style in self._parts:
            key = text.strip() if style.startswith("bold") else key
            end += cell_len(text)
            if offset.x < end:
                press(self.app, key)
                return


def hint_at(placed: Iterable[tuple[str, str, int]], x: int) -> str:
    """The key whose hint is at a column, as it is printed; "" between two.

    Of two keys in one hint, such as ``[ ]`` or ``↑↓``, it is the one that was met.

    Args:
        placed: Keys, what they do, and the columns at which they begin.
        x: The column.
    """
    for key, label, start in placed:
        place = x - start
        if 0 <= place <= cell_len(key) + cell_len(label):
            is_pair = " " in key or key == "↑↓"
            return key[place].strip() if is_pair and place < len(key) else key
    return ""


def press(app: App[Any], printed: str) -> None:
    """Press the key with this text on it, as if it came from the keyboard."""
    name = named_key(printed)
    if name:
        app.post_message(Key(name, key_character(name) or None))


FooterKeys = tuple[tuple[str, str], ...]
"""Each key as it is printed on the keyboard, with the word for what it does."""

_GAP = 3
_USUAL, _WIDE = 80, 110


def _margin_of(width: int) -> int:
    """The columns that stay empty at the left of a line of this width."""
    return 1 if width < _USUAL else 2 if width < _WIDE else 3


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
        strip = self._strip(self.keys_that_fit(width), width) if y == 0 else Strip([])
        return strip.adjust_cell_length(width, self.visual_style.rich_style)

    def on_click(self, event: Click) -> None:
        """Press the key that was clicked, on its name or on what it does."""
        offset = event.get_content_offset(self)
        if offset is not None and offset.y == 0:
            press(self.app, hint_at(self._keys_with_columns(), offset.x))

    def _keys_with_columns(self) -> Iterator[tuple[str, str, int]]:
        """The keys that have room, each with its column."""
        x = _margin_of(self.size.width)
        for key, label in self.keys_that_fit(self.size.width):
            yield key, label, x
            x += cell_len(key) + 1 + cell_len(label) + _GAP

    def keys_that_fit(self, width: int) -> FooterKeys:
        """The keys that have room.

        Args:
            width: Of the line, in cells.
        """
        keys = self.keys
        while len(keys) > 1 and self._strip(keys, width).cell_length > width:
            keys = (*keys[:-2], keys[-1]) if len(keys) > 2 else keys[:1]  # noqa: PLR2004 - first and last
        return keys

    def _strip(self, keys: FooterKeys, width: int) -> Strip:
        key_style = self.get_component_rich_style("footer-line--key")
        label_style = self.get_component_rich_style("footer-line--label")
        segments = [Segment(" " * _margin_of(width), self.visual_style.rich_style)]
        for key, label in keys:
            if len(segments) > 1:
                segments.append(Segment(" " * _GAP, self.visual_style.rich_style))
            segments += [Segment(f"{key} ", key_style), Segment(label, label_style)]
        return Strip(segments)
