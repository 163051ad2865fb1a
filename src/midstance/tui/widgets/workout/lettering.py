"""Words and numbers in big letters: which height fits, and which text stands where none does."""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from typing import TYPE_CHECKING

from midstance.tui.widgets.big_digits.letters import (
    HEIGHTS,
    SMALL_ROWS,
    LetterBlocks,
    largest_letters,
    letters,
    letters_width,
)
from midstance.tui.widgets.workout.canvas import fitted, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from midstance.tui.widgets.workout.canvas import Canvas

Piece = tuple[str, str]
"""A part of a big number, and its colour."""

GAPS = {3: 1, 5: 2, 7: 2, 9: 3}
WIDE_GAP = 4


SOLID_CELL = "█"
_BLOCKS: ContextVar[LetterBlocks] = ContextVar("blocks", default=LetterBlocks.QUADRANTS)
"""What letters are made of in what is being drawn."""


@contextmanager
def drawing_in(blocks: LetterBlocks) -> Iterator[None]:
    """Make the letters of what is drawn meanwhile of these blocks.

    Of ASCII ones each cell is solid or empty, so that letters of three rows would not be readable:
    there is text in their place.
    """
    token = _BLOCKS.set(blocks)
    try:
        yield
    finally:
        _BLOCKS.reset(token)


def in_letters(text: str, rows: int, *, is_bold: bool = False) -> tuple[str, ...]:
    """``text`` in letters of this height; () where it has none."""
    return _letters_with_blocks(text, rows, is_bold, _BLOCKS.get())


@lru_cache(maxsize=512)
def _letters_with_blocks(
    text: str, rows: int, is_bold: bool, blocks: LetterBlocks
) -> tuple[str, ...]:
    return _as_solid_cells(letters(text, rows, is_bold=is_bold, blocks=blocks), blocks)


def _as_solid_cells(lines: tuple[str, ...], blocks: LetterBlocks) -> tuple[str, ...]:
    """Letters of cells that are solid in whatever the terminal has; () where there is only text."""
    if len(lines) <= 1:
        return ()
    if blocks is not LetterBlocks.ASCII:
        return lines
    return tuple(line.replace(blocks.marks[-1], SOLID_CELL) for line in lines)


def big_word(text: str, width: int, *, is_bold: bool = True) -> tuple[str, ...]:
    """``text`` three rows high, bold if it fits and is wanted so; () where it does not fit."""
    if is_bold:
        return big_number(text, SMALL_ROWS, width)
    lines = in_letters(text, SMALL_ROWS)
    return lines if lines and len(lines[0]) <= width else ()


def big_number(text: str, rows: int, width: int) -> tuple[str, ...]:
    """``text`` in the tallest letters of at most ``rows`` rows that fit; () where none do."""
    return _largest(text, rows, width, _BLOCKS.get())


@lru_cache(maxsize=512)
def _largest(text: str, rows: int, width: int, blocks: LetterBlocks) -> tuple[str, ...]:
    return _as_solid_cells(largest_letters(text, width, rows, blocks=blocks), blocks)


NAME_ROWS = 3


def name_lines(name: str, width: int, rows: int = NAME_ROWS) -> list[str]:
    """A name that has no large letters, in at most this many rows; the last one may be cut."""
    lines = wrapped(name, max(1, width))
    return [*lines[: rows - 1], fitted(" ".join(lines[rows - 1 :]), width)][: len(lines)]


def draw_word(
    canvas: Canvas,
    x: int,
    half_row: int,
    text: str,
    ink: str,
    width: int,
    *,
    is_bold: bool = True,
) -> int:
    """Draw a word three rows high; where it does not fit, one bold row of text in its middle.

    Answers the column after it.
    """
    lines = big_word(text, width, is_bold=is_bold)
    if lines:
        canvas.letters(x, half_row, lines, ink)
        return x + len(lines[0])
    return canvas.text(x, half_row // 2 + 1, text, ink, bold=True, room=width)


def draw_word_before(
    canvas: Canvas, end: int, half_row: int, text: str, ink: str, *, is_bold: bool = False
) -> int:
    """Draw a word three rows high that ends before the column ``end``; answers its first column."""
    lines = big_word(text, end, is_bold=is_bold)
    if not lines:
        return canvas.text_before(end, half_row // 2 + 1, text, ink, bold=True)
    x = end - len(lines[0])
    canvas.letters(x, half_row, lines, ink)
    return x


def draw_number(
    canvas: Canvas,
    x: int,
    y: int,
    pieces: Sequence[Piece],
    rows: int,
    width: int,
    *,
    is_low: bool = False,
) -> list[int]:
    """Draw a number of several parts as large as it fits; answers the column of each part.

    Where not even three rows fit, or a part has a character without letters, it is a row of text.
    Letters of two and a half rows stand at the foot of their rows where ``is_low`` is set.
    """
    fitting = _tallest_that_fit(tuple(text for text, _ in pieces), rows, width)
    if fitting is not None:
        drawn, gap, _ = fitting
        half_row = 2 * y + (is_low and len(drawn[0]) == SMALL_ROWS)
        return _draw_pieces(canvas, x, half_row, pieces, drawn, gap)
    columns = []
    for text, ink in pieces:
        columns.append(x)
        x = canvas.text(x, y + rows // 2, text, ink, bold=True) + 1
    return columns


def number_size(pieces: Sequence[Piece], rows: int, width: int) -> tuple[int, int]:
    """The columns and rows that `draw_number` needs for these parts at most so large."""
    texts = tuple(text for text, _ in pieces)
    fitting = _tallest_that_fit(texts, rows, width)
    if fitting is None:
        return len(" ".join(texts)), 1
    drawn, _, total = fitting
    return total, len(drawn[0])


def _tallest_that_fit(
    texts: tuple[str, ...], rows: int, width: int
) -> tuple[list[tuple[str, ...]], int, int] | None:
    """The tallest letters in which all parts fit, the gap between them, and their width."""
    for height in reversed([each for each in HEIGHTS if each <= rows]):
        for is_bold in (True, False) if height == SMALL_ROWS else (True,):
            widths = [letters_width(text, height, is_bold=is_bold) for text in texts]
            gap = GAPS.get(height, WIDE_GAP)
            total = sum(widths) + gap * (len(widths) - 1)
            if all(widths) and total <= width:
                drawn = [in_letters(text, height, is_bold=is_bold) for text in texts]
                if all(drawn):
                    return drawn, gap, total
    return None


def _draw_pieces(
    canvas: Canvas,
    x: int,
    half_row: int,
    pieces: Sequence[Piece],
    drawn: list[tuple[str, ...]],
    gap: int,
) -> list[int]:
    columns = []
    for (_, ink), lines in zip(pieces, drawn, strict=True):
        columns.append(x)
        canvas.letters(x, half_row, lines, ink)
        x += len(lines[0]) + gap
    return columns
