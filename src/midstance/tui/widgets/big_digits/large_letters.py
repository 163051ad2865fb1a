"""The shapes of letters from five rows up: measures by height, and where there is ink.

Lengths are in cells across and half rows down, which are equally long on most terminals.
"""

from dataclasses import dataclass
from functools import lru_cache
from math import ceil

from midstance.tui.widgets.big_digits.shapes import GLYPHS, Frame, Pen, Stroke, StrokeLine, is_inked
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


def has_ink(character: str, size: LetterSize, x: float, y: float, *, is_round: bool) -> bool:
    """Whether a point of a letter is on.

    Args:
        character: One that has a small letter.
        size: Its height.
        x: From the letter's left edge.
        y: From its top edge.
        is_round: Whether outer corners are round.
    """
    pen = size.pen
    match character:
        case "1":
            return _one_has_ink(pen, x, y)
        case ":" | ".":
            return any(0 <= y - top < pen.weight for top in _dots(character, pen))
        case "×" | "-" | "+":
            return _sign_has_ink(character, pen, x, y)
        case _ if character in _SHAPES:
            own = _own_pen(character, size, is_round)
            return is_inked(_SHAPES[character], own, x, y)
        case _:
            return _scaled_has_ink(character, pen, x, y)


@lru_cache(maxsize=256)
def _own_pen(character: str, size: LetterSize, is_round: bool) -> Pen:
    """The pen of a letter, which is asked for at each of its points."""
    width = large_width(character, size)
    return Pen(width, size.pen.height, size.pen.weight, is_square=not is_round)


def _one_has_ink(pen: Pen, x: float, y: float) -> bool:
    """A stem with a flag that falls to the left from its top."""
    width = int(pen.weight * _ONE_WIDTH + 0.5)
    if not 0 <= y < pen.height:
        return False
    flag = max(0.0, pen.weight / 2 * (1 - y / (pen.weight * _SLANT)))
    return x >= width - pen.weight or (y < 2 * pen.weight and x >= flag)


def _dots(character: str, pen: Pen) -> tuple[int, ...]:
    """The top edges of a sign's dots: a colon's stand in the middle of an 8's counters."""
    if character == ".":
        return (pen.height - pen.weight,)
    counter = (pen.height - 3 * pen.weight) // 2
    top = pen.weight + (counter - pen.weight) // 2
    return (top, pen.height - pen.weight - top)


def _sign_has_ink(character: str, pen: Pen, x: float, y: float) -> bool:
    """A sign of a sum, lighter than a digit and in the middle of its height."""
    width, height = ceil(pen.width * _SIGN_WIDTH), int(pen.height * _SIGN_HEIGHT) | 1
    across, down = abs(x - width / 2), abs(y - (pen.height - 1) // 2 - 0.5)
    if down > height / 2:
        return False
    if character == "×":
        return -(pen.weight - 1) / 1.5 <= across - down <= max(1.5, pen.weight * 0.45)
    half = max(1, pen.weight - 1) / 2
    return down <= half or (character == "+" and across <= half)


def _scaled_has_ink(character: str, pen: Pen, x: float, y: float) -> bool:
    """A small letter with strokes of this pen, standing on its last row."""
    rows = small_letters(is_bold=False)[character]
    above = pen.height - LETTER_HALF_ROWS * pen.weight
    if not above <= y < pen.height:
        return False
    return rows[int((y - above) // pen.weight)][int(x // pen.weight)] == "#"
