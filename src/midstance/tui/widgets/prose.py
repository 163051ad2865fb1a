"""Paragraphs and lists under headings, wrapped with a hanging indent behind their marks."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from rich.segment import Segment
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.reactive import var
from textual.strip import Strip
from textual.style import Style
from textual.widget import Widget

from midstance.presentation.blocks import BLANK, Paragraph, Section, StyledText
from midstance.presentation.clean import clean
from midstance.tui.widgets.line import StyledLine

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from textual.geometry import Size


MAX_PARAGRAPH = 2000
MIN_WIDTH = 8


class ScrollingProse(VerticalScroll, inherit_bindings=False):
    """Text that may be longer than the screen; left and right stay free for other commands.

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

    sought = ""
    """What is found in it and marked; "" for nothing."""
    _match = 0

    def find(self, text: str) -> str:
        """Mark ``text`` wherever it stands, and go to the first from the top line on.

        The answer says which match it is and of how many; nothing is sought for no text.
        """
        self.sought = " ".join(text.split())
        for prose in self.query(Prose):
            prose.mark(self.sought)
        places = self._places()
        top = round(self.scroll_y)
        self._match = next((n for n, place in enumerate(places) if place >= top), 0)
        return self.go_to_match(0) if self.sought else ""

    def go_to_match(self, by: int) -> str:
        """Go on or back by this many matches, from the last to the first; answers which it is."""
        places = self._places()
        if not places:
            return f"{clean(self.sought, 40)} is not on this page."
        self._match = (self._match + by) % len(places)
        self.scroll_to(y=max(0, places[self._match] - self.size.height // 3))
        return f"{self._match + 1} of {len(places)}   n next   N previous   Esc ends"

    def end_search(self) -> bool:
        """Mark nothing any more; answers whether anything was sought."""
        was_searched = bool(self.sought)
        self.find("")
        return was_searched

    def _places(self) -> list[int]:
        """The line of each match, as the page is laid out, from left to right and down."""
        top = self.scrollable_content_region.y - round(self.scroll_y)
        texts = (each for each in self.query(Prose) if each.region)
        return [each.region.y - top + line for each in texts for line in each.matches(self.sought)]

    def scroll_to(self, *place: Any, **how: Any) -> None:  # noqa: ANN401 - passed on
        """Scroll at once: text that glides comes late and is hard to read."""
        super().scroll_to(*place, **{**how, "animate": False})


class Prose(Widget):
    """Paragraphs to read, wrapped to the width.

    Lines are drawn as they come into sight, and the screen is laid out again only where their
    number changes, so that turning to another page stays quick.
    """

    DEFAULT_CSS = "Prose { height: auto; width: 1fr; }"

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002 - Textual's own name
        """No paragraphs yet."""
        super().__init__(id=id, classes=classes)
        self._paragraphs: tuple[Paragraph, ...] = ()
        self._wrapped: tuple[int, tuple[Content, ...]] = (0, ())
        self._drawn: tuple[Style | None, dict[int, Strip]] = (None, {})
        self._looks: dict[str, Style] = {}
        self._sought = ""

    def mark(self, sought: str) -> None:
        """Mark ``sought`` wherever it stands."""
        self._sought, self._drawn = sought, (None, {})
        self.refresh()

    def matches(self, sought: str) -> Iterator[int]:
        """The number of each line in which ``sought`` begins; it may end in the next one."""
        lines = [line.plain.casefold() for line in self._lines(self.size.width)]
        for number, (line, after) in enumerate(zip(lines, [*lines[1:], ""], strict=True)):
            text = f"{line.rstrip()} {after.strip()}"
            if sought and 0 <= text.find(sought.casefold()) < max(1, len(line)):
                yield number

    def show_paragraphs(self, paragraphs: Iterable[Paragraph]) -> None:
        """Show these paragraphs, without blank lines at the end."""
        shown = tuple(paragraphs)
        while shown and shown[-1] == BLANK:
            shown = shown[:-1]
        if shown != self._paragraphs:
            width, lines = self._wrapped
            self._paragraphs, self._wrapped = shown, (0, ())
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
            pieces = self._marked(lines[y]).render(style, end="", parse_style=self._look)
            segments = [Segment(text, look.rich_style) for text, look in pieces]
            taken = lines[y].cell_length
            segments.append(Segment(" " * max(0, width - taken), style.rich_style))
            drawn[y] = Strip(segments, max(taken, width)).adjust_cell_length(width)
        return drawn[y]

    def _marked(self, line: Content) -> Content:
        if not self._sought:
            return line
        return line.highlight_regex(
            re.compile(re.escape(self._sought), re.IGNORECASE), style="bold reverse"
        )

    def _look(self, name: str | Style) -> Style:
        if isinstance(name, Style):
            return name
        if name not in self._looks:
            self._looks[name] = Style.parse(name, self.app.theme_variables)
        return self._looks[name]

    def _lines(self, width: int) -> tuple[Content, ...]:
        wrapped_width, lines = self._wrapped
        if wrapped_width != width:
            lines = tuple(line for each in self._paragraphs for line in _wrap(each, width))
            self._wrapped, self._drawn = (width, lines), (None, {})
        return lines


@lru_cache(maxsize=1024)
def _wrap(paragraph: Paragraph, width: int) -> tuple[Content, ...]:
    mark = Content.styled(paragraph.mark, paragraph.mark_style)
    behind = Content(" " * mark.cell_length)
    parts = ((clean(text, MAX_PARAGRAPH), style) for text, style in paragraph.parts)
    room = max(MIN_WIDTH, width - mark.cell_length)
    lines = Content.assemble(*parts).wrap(room) or [Content("")]
    return tuple((behind if number else mark) + line.rstrip() for number, line in enumerate(lines))


USUAL_LINES = 6
"""Lines of each list in a layout that scrolls."""


def fit_sections(sections: Iterable[Section], rows: int) -> Iterator[StyledText]:
    """The sections cut to ``rows`` lines in all, shared evenly; at least one line of each."""
    candidates = tuple(sections)
    most = [1] * len(candidates)
    longest = max((len(each.listed) for each in candidates), default=1)
    for count in range(2, longest + 1):
        for place in range(len(candidates)):
            more = [*most[:place], count, *most[place + 1 :]]
            if sum(map(Section.height, candidates, more)) <= rows:
                most = more
    for each, number in zip(candidates, most, strict=True):
        yield from each.parts(number)


class Sections(StyledLine):
    """Lists under headings; they keep to the widget's height, or to a few lines each."""

    is_fitted = var(False)
    """Whether the lists keep to the height that the widget is given."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        """No list."""
        super().__init__(id=id)
        self._sections: tuple[Section, ...] = ()

    def show_sections(self, sections: Iterable[Section]) -> None:
        """Show these lists."""
        self._sections = tuple(sections)
        self._fit()

    def watch_is_fitted(self) -> None:
        """Show more, or less."""
        self._fit()

    def on_resize(self) -> None:
        """Show what there is room for."""
        self._fit()

    def _fit(self) -> None:
        if self.is_fitted:
            self.show(*fit_sections(self._sections, self.size.height))
            return
        parts = tuple(part for each in self._sections for part in each.parts(USUAL_LINES))
        if parts != self._parts:
            self.show(*parts)
            self.refresh(layout=True)
