"""A clock or a short word as large as its room allows, to be read from the floor."""

from collections.abc import Iterable

from rich.segment import Segment
from textual.geometry import Region
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from midstance.presentation.clean import clean
from midstance.tui.widgets.big_digits.layout import DIGIT_ASCII, DIGIT_BLOCKS, draw_text


class BigDigits(Widget):
    """Big digits, centred in the widget; its colour is that of the component `big-digits--stroke`.

    Setting an equal text paints nothing, and another text only the cells that differ.

    Args:
        text: What to show at first.
        in_ascii: Whether to draw without block characters.
        id: The widget's id.
        classes: Its classes, with spaces between.
    """

    COMPONENT_CLASSES = {"big-digits--stroke"}
    """`big-digits--stroke`: the digits."""

    DEFAULT_CSS = """
    BigDigits { width: 1fr; height: 1fr; }
    BigDigits > .big-digits--stroke { text-style: none; }
    """

    text = reactive("", repaint=False, init=False)
    """What is shown: digits, `:+-./x`, capitals; small letters become small capitals."""

    def __init__(
        self,
        text: str = "",
        *,
        in_ascii: bool = False,
        id: str | None = None,  # noqa: A002 - Textual's name
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._grid = DIGIT_ASCII if in_ascii else DIGIT_BLOCKS
        self._lines: tuple[str, ...] = ()
        self.set_reactive(BigDigits.text, text)

    def watch_text(self) -> None:
        """Paint the cells that differ."""
        before, self._lines = self._lines, self._draw()
        self.refresh(*_changed_cells(before, self._lines))

    def on_resize(self) -> None:
        """Draw in the size of the new room."""
        self._lines = self._draw()
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """One line of the display.

        Args:
            y: From the widget's top.
        """
        line = self._lines[y] if y < len(self._lines) else ""
        style = self.get_component_rich_style("big-digits--stroke")
        return Strip([Segment(line.ljust(self.size.width), style)], self.size.width)

    def _draw(self) -> tuple[str, ...]:
        width, height = self.size
        lines = draw_text(clean(self.text), width, height, self._grid)
        above = (height - len(lines)) // 2
        below = height - len(lines) - above
        return (
            *([" " * width] * above),
            *(line.center(width) for line in lines),
            *([" " * width] * below),
        )


def _changed_cells(before: tuple[str, ...], after: tuple[str, ...]) -> Iterable[Region]:
    """For each line that changed, the cells from the first to the last that differ."""
    for y, (old, new) in enumerate(zip(before, after, strict=False)):
        places = [x for x, pair in enumerate(zip(old, new, strict=False)) if pair[0] != pair[1]]
        if places:
            yield Region(places[0], y, places[-1] - places[0] + 1, 1)
