"""A program week by week: exercises down, weeks across, and a cursor on one of its cells."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class WeekRow:
    """A line of the table.

    Attributes:
        session: the session that the line belongs to.
        cells: a text for each week, or "" where nothing is asked.
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
        mark: stands before the first line.
    """

    parts: tuple[StyledText, ...] = ()
    mark: str = ""
    mark_style: str = "$text-accent"


BLANK = Paragraph()


def paragraph(said: str, style: str = "$text", mark: str = "") -> Paragraph:
    """A paragraph in one style."""
    return Paragraph(((said, style),), mark)


def section(heading: str, *paragraphs: Paragraph) -> Iterator[Paragraph]:
    """Paragraphs under a heading, with a blank line behind them; nothing where there are none."""
    if paragraphs:
        yield paragraph(heading, "bold $text-accent")
        yield from paragraphs
        yield BLANK


MUTED = "$foreground 60%"
"""The style of what matters less."""

StyledText = tuple[str, str]
"""Text and its style, as theme variables: ``("12 reps", "bold $text")``."""


@dataclass(frozen=True, slots=True)
class ProseSection:
    """A heading, its lines and their style."""

    heading: str
    lines: tuple[str, ...]
    style: str = "$text"

    def height(self, most: int) -> int:
        """The rows that it takes with ``most`` lines and, if need be, a word on the others."""
        return 1 + min(len(self.lines), most + 1)

    def parts(self, most: int) -> Iterator[StyledText]:
        """The heading and ``most`` lines; a single one more stands where its count would."""
        count = most if len(self.lines) > most + 1 else len(self.lines)
        yield f"{self.heading}\n", "bold $text"
        for line in self.lines[:count]:
            yield f"  {line}\n", self.style
        if count < len(self.lines):
            yield f"  and {len(self.lines) - count} more\n", MUTED


TextLook = Literal["plain", "strong", "muted", "accent", "good", "warning"]


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of a row."""

    text: str
    """As it is known; it is cleaned when it is drawn."""

    look: TextLook = "plain"
    """What it is, which decides how it is drawn."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the list."""

    key: str
    """Tells it from the others; the cursor stays with it when rows come and go."""

    left: tuple[Span, ...]
    """What stands at the left, shortened where room is missing."""

    right: tuple[Span, ...] = ()
    """What stands at the right end, never shortened."""

    is_heading: bool = False
    """Whether it names the rows under it; the cursor passes over it."""


@dataclass(frozen=True, slots=True)
class ReportSection:
    """A part of a report in plain text, not yet made harmless for any format.

    Attributes:
        lines: sentences under the heading.
        head, rows: a table with as many cells in each row as in its head; no head, no table.
        note: what explains the table, under it.
    """

    heading: str
    lines: tuple[str, ...] = ()
    head: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    note: str = ""
