"""Paragraphs with a mark before them, wrapped so that every line hangs behind the mark."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from midstance.tui.shown import shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

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

    BINDINGS = [each for each in VerticalScroll.BINDINGS if "left" not in str(each)]


class Prose(Static):
    """Paragraphs to read; they are wrapped anew when the width changes."""

    DEFAULT_CSS = "Prose { height: auto; }"

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002 - Textual's own name
        """Nothing to read yet."""
        super().__init__(id=id, classes=classes, markup=False)
        self._paragraphs: tuple[Paragraph, ...] = ()
        self._drawn: tuple[tuple[Paragraph, ...], int] | None = None

    def tell(self, paragraphs: Iterable[Paragraph]) -> None:
        """Show these paragraphs, without blank lines at the end."""
        told = tuple(paragraphs)
        while told and told[-1] == BLANK:
            told = told[:-1]
        self._paragraphs = told
        self._draw()

    def on_resize(self) -> None:
        """Wrap for the new width."""
        self._draw()

    def _draw(self) -> None:
        width = self.content_size.width
        if width and self._drawn != (self._paragraphs, width):
            self._drawn = (self._paragraphs, width)
            lines = (line for each in self._paragraphs for line in _wrapped(each, width))
            self.update(Content("\n").join(lines))


def _wrapped(paragraph: Paragraph, width: int) -> Iterator[Content]:
    mark = Content.styled(paragraph.mark, paragraph.mark_style)
    parts = ((shown(said, LONGEST), style) for said, style in paragraph.parts)
    room = max(NARROWEST, width - mark.cell_length)
    lines = Content.assemble(*parts).wrap(room) or [Content("")]
    for number, line in enumerate(lines):
        yield (Content(" " * mark.cell_length) if number else mark) + line.rstrip()
