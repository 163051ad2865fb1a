"""Paragraphs with a mark before them, wrapped so that every line hangs behind the mark."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from rich.segment import Segment
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.strip import Strip
from textual.style import Style
from textual.widget import Widget

from midstance.tui.shown import shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from textual.geometry import Size

    from midstance.tui.widgets.line import Part

LONGEST = 2000
NARROWEST = 8


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; one without parts is a blank line.

    Attributes:
        parts: texts with their styles, side by side; they are cleaned when they are drawn.
        mark: stands before the first line.
    """

    parts: tuple[Part, ...] = ()
    mark: str = ""
    mark_style: str = "$text-accent"


BLANK = Paragraph()


def text(said: str, style: str = "$text", mark: str = "") -> Paragraph:
    """A paragraph in one style."""
    return Paragraph(((said, style),), mark)


def headed(heading: str, *paragraphs: Paragraph) -> Iterator[Paragraph]:
    """Paragraphs under a heading, with a blank line behind them; nothing where there are none."""
    if paragraphs:
        yield text(heading, "bold $text-accent")
        yield from paragraphs
        yield BLANK


class Reading(VerticalScroll, inherit_bindings=False):
    """Something to read that may be longer than the screen; left and right stay free.

    Up, down, the page keys, Home and End scroll it.
    """

    BINDINGS = [
        Binding("up", "scroll_up", "up", show=False),
        Binding("down", "scroll_down", "down", show=False),
        Binding("pageup", "page_up", "a page up", show=False),
        Binding("pagedown", "page_down", "a page down", show=False),
        Binding("home", "scroll_home", "first line", show=False),
        Binding("end", "scroll_end", "last line", show=False),
    ]

    def scroll_to(self, *place: Any, **how: Any) -> None:  # noqa: ANN401 - passed on
        """Scroll at once: text that glides comes late and is hard to read."""
        super().scroll_to(*place, **{**how, "animate": False})


class Prose(Widget):
    """Paragraphs to read; they are wrapped anew when the width changes.

    Lines are drawn as they come into sight, and the screen is laid out anew only where their
    number changes, so that turning to another page stays quick.
    """

    DEFAULT_CSS = "Prose { height: auto; width: 1fr; }"

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002 - Textual's own name
        """Nothing to read yet."""
        super().__init__(id=id, classes=classes)
        self._paragraphs: tuple[Paragraph, ...] = ()
        self._wrapped: tuple[int, tuple[Content, ...]] = (0, ())
        self._drawn: tuple[Style | None, dict[int, Strip]] = (None, {})
        self._looks: dict[str, Style] = {}

    def tell(self, paragraphs: Iterable[Paragraph]) -> None:
        """Show these paragraphs, without blank lines at the end."""
        told = tuple(paragraphs)
        while told and told[-1] == BLANK:
            told = told[:-1]
        if told != self._paragraphs:
            width, lines = self._wrapped
            self._paragraphs, self._wrapped = told, (0, ())
            self.refresh(layout=not width or len(self._lines(width)) != len(lines))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - as Textual asks
        """How many lines the paragraphs take.

        Args:
            container: Not needed.
            viewport: Not needed.
            width: What there is for a line.
        """
        return len(self._lines(width))

    def render_line(self, y: int) -> Strip:
        """One line of the paragraphs.

        Args:
            y: From the widget's top.
        """
        width, style = self.size.width, self.visual_style
        lines = self._lines(width)
        if y >= len(lines):
            return Strip.blank(width, self.rich_style)
        if self._drawn[0] != style:
            self._drawn, self._looks = (style, {}), {}
        drawn = self._drawn[1]
        if y not in drawn:
            pieces = lines[y].render(style, end="", parse_style=self._look)
            segments = [Segment(text, look.rich_style) for text, look in pieces]
            taken = lines[y].cell_length
            segments.append(Segment(" " * max(0, width - taken), style.rich_style))
            drawn[y] = Strip(segments, max(taken, width)).adjust_cell_length(width)
        return drawn[y]

    def _look(self, name: str | Style) -> Style:
        if isinstance(name, Style):
            return name
        if name not in self._looks:
            self._looks[name] = Style.parse(name, self.app.theme_variables)
        return self._looks[name]

    def _lines(self, width: int) -> tuple[Content, ...]:
        known, lines = self._wrapped
        if known != width:
            lines = tuple(line for each in self._paragraphs for line in _wrapped(each, width))
            self._wrapped, self._drawn = (width, lines), (None, {})
        return lines


@lru_cache(maxsize=1024)
def _wrapped(paragraph: Paragraph, width: int) -> tuple[Content, ...]:
    mark = Content.styled(paragraph.mark, paragraph.mark_style)
    behind = Content(" " * mark.cell_length)
    parts = ((shown(said, LONGEST), style) for said, style in paragraph.parts)
    room = max(NARROWEST, width - mark.cell_length)
    lines = Content.assemble(*parts).wrap(room) or [Content("")]
    return tuple((behind if number else mark) + line.rstrip() for number, line in enumerate(lines))
