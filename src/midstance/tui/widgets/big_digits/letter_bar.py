"""The one filled bar of a screen: the big key, and in large letters what it does."""

from __future__ import annotations

from rich.segment import Segment
from rich.style import Style
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from midstance.presentation.clean import clean
from midstance.tui.widgets.big_digits.letters import SMALL_ROWS, LetterBlocks, letters
from midstance.tui.widgets.line import press

_MARGIN, _KEY_GAP, _LEAST_GAP, _NARROW = 3, 7, 2, 20


class LetterBar(Widget):
    """A bar in the colour of the component `letter-bar--bar`, with letters in its own colour.

    In four rows the letters are three rows high, with half a row of the bar above and below them,
    in five with a whole row above. Wide ones come closer to the key; in fewer rows, and where they
    are too wide, they are a row of text.

    Args:
        key: The key as it is printed on the keyboard.
        word: What it does.
        blocks: What to draw letters with.
        id: The widget's id.
    """

    COMPONENT_CLASSES = {"letter-bar--bar"}
    """`letter-bar--bar`: the bar, and the letters on it."""

    DEFAULT_CSS = """
    LetterBar { width: 100%; height: 4; }
    LetterBar > .letter-bar--bar { background: $next; color: $ink; text-style: bold; }
    """

    word = reactive("")
    """What the key does."""

    def __init__(
        self,
        key: str,
        word: str,
        *,
        blocks: LetterBlocks = LetterBlocks.QUADRANTS,
        id: str | None = None,  # noqa: A002 - Textual's name
    ) -> None:
        super().__init__(id=id)
        self._key, self._blocks = key, blocks
        self.set_reactive(LetterBar.word, word)

    def on_click(self) -> None:
        """Press the key."""
        press(self.app, self._key)

    def render_line(self, y: int) -> Strip:
        """One line of the bar.

        Args:
            y: From the widget's top.
        """
        width, height = self.size
        style = self.get_component_rich_style("letter-bar--bar")
        text = self._lines(width, height)[y]
        half_row = {SMALL_ROWS + 1: (0, "▄"), SMALL_ROWS + 2: (height - 1, "▀")}.get(height)
        if half_row is not None and half_row[0] == y and self._blocks is not LetterBlocks.ASCII:
            ground = self.background_colors[1].rich_color
            return Strip([Segment(half_row[1] * width, Style(color=style.bgcolor, bgcolor=ground))])
        return Strip([Segment(text.ljust(width)[:width], style)], width)

    def _lines(self, width: int, height: int) -> list[str]:
        """The text of each line; the letters stand under one line of the bar."""
        key, word = clean(self._key, 20), clean(self.word, 60)
        head = " " * min(_MARGIN, width // _NARROW) + key
        drawn = letters(word, SMALL_ROWS, blocks=self._blocks) if height > SMALL_ROWS else ()
        left = width - len(head) - len(drawn[0]) - _LEAST_GAP if drawn else 0
        indent = len(head) + min(_KEY_GAP, width // 10, max(left, _LEAST_GAP))
        if len(drawn) != SMALL_ROWS or indent + len(drawn[0]) >= width:
            lines = [""] * height
            lines[height // 2] = f"{head}  {word}"
            return lines
        lines = ["", *(" " * indent + row for row in drawn)]
        lines[2] = head.ljust(indent) + drawn[1]
        return lines + [""] * (height - len(lines))
