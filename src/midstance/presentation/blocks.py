"""Text with its looks, as the front ends draw it: rows, paragraphs, sections, the week table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from midstance.presentation.clean import clean

if TYPE_CHECKING:
    from collections.abc import Iterator

LINE_LENGTH = 120
"""Characters kept of a line of a section on a screen."""


@dataclass(frozen=True, slots=True)
class WeekRow:
    """A line of the table that shows a program week by week.

    Attributes:
        session: the session that the line belongs to.
        cells: a text for each week, or "" where nothing is prescribed.
        is_heading: it names the session and says how long it takes.
    """

    session: str
    label: str
    cells: tuple[str, ...]
    is_heading: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; one without parts is a blank line.

    Attributes:
        parts: texts with their styles, side by side; they are cleaned when they are drawn.
        mark: printed before the first line.
    """

    parts: tuple[StyledText, ...] = ()
    mark: str = ""
    mark_style: str = "$text-accent"


BLANK = Paragraph()


def paragraph(text: str, style: str = "$text", mark: str = "") -> Paragraph:
    """A paragraph in one style."""
    return Paragraph(((text, style),), mark)


def section(heading: str, *paragraphs: Paragraph) -> Iterator[Paragraph]:
    """Paragraphs under a heading, and a blank line; nothing at all where there are none."""
    if paragraphs:
        yield paragraph(heading, "bold $text-accent")
        yield from paragraphs
        yield BLANK


MUTED = "$text-muted"
"""The style of what matters less."""

StyledText = tuple[str, str]
"""Text and its style, as theme variables: ``("12 reps", "bold $text")``."""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what is written under it, not yet made harmless for any output.

    Attributes:
        lines: sentences.
        head, rows: a table with as many cells in each row as in its head; no head, no table.
        note: explains the table, under it.
        brief: the table in short lines, for screens that have no room for it.
        style: the style of its lines on a screen.
    """

    heading: str
    lines: tuple[str, ...] = ()
    head: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    note: str = ""
    brief: tuple[str, ...] = ()
    style: str = "$text"

    @property
    def listed(self) -> tuple[str, ...]:
        """The lines of the section on a screen: its sentences, then the table in short."""
        return (*self.lines, *self.brief)

    def height(self, most: int) -> int:
        """The rows that it takes with ``most`` lines and, if need be, a count of the others."""
        return 1 + min(len(self.listed), most + 1)

    def parts(self, most: int) -> Iterator[StyledText]:
        """The heading and ``most`` lines; if only one more is left, it is shown, not counted."""
        listed = self.listed
        count = most if len(listed) > most + 1 else len(listed)
        yield f"{self.heading}\n", "bold $text"
        for line in listed[:count]:
            yield f"  {clean(line, LINE_LENGTH)}\n", self.style
        if count < len(listed):
            yield f"  and {len(listed) - count} more\n", MUTED


TextLook = Literal["plain", "strong", "muted", "accent", "good", "warning"]


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of a row."""

    text: str
    """Not yet cleaned; that is done when it is drawn."""

    look: TextLook = "plain"
    """What it means; the front end chooses the colour."""

    column: int = 0
    """The cells of its column, which it fills; two blanks stand behind a text as wide as that."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a list."""

    key: str
    """Unlike that of every other row; the cursor follows it when rows come and go."""

    left: tuple[Span, ...]
    """The left end, shortened where there is no room."""

    right: tuple[Span, ...] = ()
    """The right end, never shortened."""

    is_heading: bool = False
    """Whether it names the rows under it; the cursor passes over it."""
