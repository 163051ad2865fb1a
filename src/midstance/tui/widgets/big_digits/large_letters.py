"""The shapes of letters from five rows up: measures by height, and where there is ink.

Lengths are in cells across and half rows down, which are equally long on most terminals.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from math import ceil

from midstance.tui.widgets.big_digits.shapes import (
    GLYPHS,
    Frame,
    InkSpan,
    Pen,
    Stroke,
    StrokeLine,
    ink_row,
    painted,
)
from midstance.tui.widgets.big_digits.small_letters import LETTER_HALF_ROWS, small_letters


@dataclass(frozen=True, slots=True)
class LetterSize:
    """The measures of letters of one height."""

    rows: int
    """Rows of the terminal."""

    pen: Pen
    """The box and the stroke of an 8."""

    gap: int
    """Cells between two letters."""


def _sizes(*measures: tuple[int, int, int, int, int]) -> dict[int, LetterSize]:
    return {
        rows: LetterSize(rows, Pen(width, height, weight), gap)
        for rows, width, height, weight, gap in measures
    }


SIZES = _sizes(
    (5, 7, 10, 2, 2),
    (7, 9, 13, 3, 2),
    (9, 11, 17, 3, 2),
    (11, 14, 22, 4, 3),
    (13, 16, 25, 5, 3),
    (15, 18, 29, 5, 3),
    (19, 24, 37, 7, 4),
    (23, 29, 46, 8, 5),
    (27, 34, 53, 9, 5),
    (31, 40, 62, 10, 6),
)
"""Large letters by their rows; in each the counters above and below the middle bar are equal."""

_STEMS = (Frame("full", "L"), Frame("full", "R"))
_SHAPES: dict[str, tuple[Stroke, ...]] = {
    **GLYPHS,
    "M": (*_STEMS, StrokeLine(0, 0, 0.5, 0.5), StrokeLine(1, 0, 0.5, 0.5)),
    "N": (*_STEMS, StrokeLine(0, 0.1, 1, 0.9)),
    "Q": (Frame("full", "TRBL"), StrokeLine(0.6, 0.7, 1, 1)),
    "W": (*_STEMS, StrokeLine(0, 1, 0.5, 0.5), StrokeLine(1, 1, 0.5, 0.5)),
}

_SPACE = 0.5
_SIGN_WIDTH, _SIGN_HEIGHT = 0.63, 0.4
_ONE_WIDTH = 1.75
_SLANT = 1.3
_EDGE = 1e-6
"""What a sign has more on the right, so that a pixel on either of its edges is on."""
_WIDER = {"T": 1, "E": -1, "F": -1, "L": -1, "M": 2, "W": 3, "/": -1}
"""Sevenths of an 8's width that a letter has more."""


def large_width(character: str, size: LetterSize) -> int:
    """How many cells wide a letter is.

    Args:
        character: One that has a small letter.
        size: Its height.
    """
    pen = size.pen
    if character == " ":
        return round(pen.width * _SPACE)
    if character in ":.I":
        return pen.weight
    if character == "1":
        return int(pen.weight * _ONE_WIDTH + 0.5)
    if character in "×-+":
        return ceil(pen.width * _SIGN_WIDTH)
    if character in _SHAPES:
        return pen.width + round(pen.width * _WIDER.get(character, 0) / 7)
    return len(small_letters(is_bold=False)[character][0]) * pen.weight


def letter_row(
    character: str, size: LetterSize, y: float, across: int, *, is_round: bool
) -> list[bool]:
    """Which pixels of a row of a letter are on.

    Args:
        character: One that has a small letter.
        size: Its height.
        y: The middle of the row, from the letter's top edge.
        across: Pixels to a cell.
        is_round: Whether outer corners are round.
    """
    if character in _SHAPES and character not in _OWN_SPANS:
        own = _own_pen(character, size, is_round)
        return ink_row(_SHAPES[character], own, y, across)
    inked = _OWN_SPANS.get(character, _scaled_spans)(character, size.pen, y)
    return painted(inked, large_width(character, size), across)


@lru_cache(maxsize=256)
def _own_pen(character: str, size: LetterSize, is_round: bool) -> Pen:
    """The pen of a letter, which is asked for at each of its rows."""
    width = large_width(character, size)
    return Pen(width, size.pen.height, size.pen.weight, is_square=not is_round)


def _one_spans(_: str, pen: Pen, y: float) -> Iterator[InkSpan]:
    """A stem with a flag that falls to the left from its top."""
    width = int(pen.weight * _ONE_WIDTH + 0.5)
    if not 0 <= y < pen.height:
        return
    flag = max(0.0, pen.weight / 2 * (1 - y / (pen.weight * _SLANT)))
    yield flag if y < 2 * pen.weight else width - pen.weight, width


def _dot_spans(character: str, pen: Pen, y: float) -> Iterator[InkSpan]:
    """A colon's dots stand in the middle of an 8's counters."""
    counter = (pen.height - 3 * pen.weight) // 2
    upper = pen.weight + (counter - pen.weight) // 2
    bottom = pen.height - pen.weight
    tops = (bottom,) if character == "." else (upper, bottom - upper)
    if any(0 <= y - top < pen.weight for top in tops):
        yield 0, pen.weight


def _sign_spans(character: str, pen: Pen, y: float) -> Iterator[InkSpan]:
    """A sign of a sum, lighter than a digit and in the middle of its height."""
    width, height = ceil(pen.width * _SIGN_WIDTH), int(pen.height * _SIGN_HEIGHT) | 1
    middle, down = width / 2, abs(y - (pen.height - 1) // 2 - 0.5)
    if down > height / 2:
        return
    half = max(1, pen.weight - 1) / 2
    if character == "×":
        near, far = max(0.0, down - (pen.weight - 1) / 1.5), down + max(1.5, pen.weight * 0.45)
        yield middle - far, middle - near + _EDGE
        yield middle + near, middle + far + _EDGE
    elif down <= half:
        yield 0, width
    elif character == "+":
        yield middle - half, middle + half + _EDGE


def _scaled_spans(character: str, pen: Pen, y: float) -> Iterator[InkSpan]:
    """A small letter with strokes of this pen, standing on its last row."""
    above = pen.height - LETTER_HALF_ROWS * pen.weight
    if above <= y < pen.height:
        row = small_letters(is_bold=False)[character][int((y - above) // pen.weight)]
        places = (x * pen.weight for x, mark in enumerate(row) if mark == "#")
        yield from ((x, x + pen.weight) for x in places)


_OWN_SPANS: dict[str, Callable[[str, Pen, float], Iterator[InkSpan]]] = {
    "1": _one_spans,
    **dict.fromkeys(":.", _dot_spans),
    **dict.fromkeys("×-+", _sign_spans),
}
"""How the rows of characters are made that are no strokes."""
