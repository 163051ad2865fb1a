"""Big text as lines of block characters, in the largest size that fits the room."""

from dataclasses import dataclass
from functools import lru_cache

from midstance.tui.widgets.big_digits.shapes import GLYPHS, NARROW, WIDE, Pen, is_inked, with_shapes

SMALLEST = 5
"""The height in pixels below which digits cannot be distinguished."""

_WEIGHT = 0.165
_TOLERANCE = 0.6
_WIDTH = 0.6
_SMALL_CAPITAL = 0.62

Bits = tuple[tuple[bool, ...], ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """How pixels fill cells."""

    across: int
    """Cells that one pixel is wide."""

    down: int
    """Pixels in the height of one cell."""

    marks: str
    """The character for each state of a cell's pixels; the upper pixel is the higher bit."""


DIGIT_BLOCKS = Grid(1, 2, " ▄▀█")
"""Half blocks: a pixel is one cell wide and half a cell high, which is nearly square."""

DIGIT_ASCII = Grid(2, 1, " #")
"""Number signs: a pixel is two cells wide and one cell high."""


@lru_cache(maxsize=64)
def draw_text(text: str, columns: int, rows: int, grid: Grid = DIGIT_BLOCKS) -> tuple[str, ...]:
    """Draw text as large as the room allows.

    Args:
        text: Digits, capitals, small letters (drawn as small capitals) and a few signs.
        columns: The room's width in cells.
        rows: Its height in cells.
        grid: How to draw pixels.

    Returns:
        Lines of equal width, none wider or more than the room; the text itself, cut to the room,
        where it has no big shape or would be illegible; nothing where there is no room at all.
    """
    shapeable = with_shapes(text)
    pen = shapeable and _largest_pen(shapeable, columns // grid.across, rows * grid.down)
    if shapeable and pen:
        return _in_cells(_bitmap(shapeable, pen), grid)
    return (text[:columns],) if columns > 0 < rows and text else ()


def _largest_pen(text: str, across: int, down: int) -> Pen | None:
    for height in range(down, SMALLEST - 1, -1):
        pen = _pen(height)
        if pen is not None and _measure(text, pen) <= across:
            return pen
    return None


@lru_cache(maxsize=256)
def _pen(height: int) -> Pen | None:
    """Measures for a height, if the counters above and below the middle bar can be equal."""
    ideal = height * _WEIGHT
    weight = min(
        (weight for weight in range(1, height) if (height - 3 * weight) % 2 == 0),
        key=lambda weight: abs(weight - ideal),
    )
    if abs(weight - ideal) > _TOLERANCE:
        return None
    width = round(height * _WIDTH)
    return Pen(width + (width - weight) % 2, height, weight)


def _measure(text: str, pen: Pen) -> int:
    widths = [_width(character, pen) for character in text]
    return sum(widths) + _gap(pen) * (len(text) - 1)


def _gap(pen: Pen) -> int:
    return max(1, round(pen.weight * 0.9))


def _width(character: str, pen: Pen) -> int:
    pen = _pen_for(character, pen)
    if character == " ":
        return pen.width // 3
    return pen.width


@lru_cache(maxsize=256)
def _pen_for(character: str, pen: Pen) -> Pen:
    if character.islower():
        pen = _smaller(pen)
    capital = character.upper()
    if capital in NARROW:
        return Pen(pen.weight, pen.height, pen.weight)
    if capital in WIDE:
        return Pen(pen.width + pen.weight + pen.weight % 2, pen.height, pen.weight)
    return pen


def _smaller(pen: Pen) -> Pen:
    tallest = max(round(pen.height * _SMALL_CAPITAL), SMALLEST)
    pens = (_pen(height) for height in range(tallest, SMALLEST - 1, -1))
    return next(smaller for smaller in pens if smaller is not None)


def _bitmap(text: str, pen: Pen) -> Bits:
    glyphs = [_glyph(character, pen) for character in text]
    gap = (False,) * _gap(pen)
    rows: list[tuple[bool, ...]] = []
    for y in range(pen.height):
        row = glyphs[0][y]
        for glyph in glyphs[1:]:
            row += gap + glyph[y]
        rows.append(row)
    return tuple(rows)


@lru_cache(maxsize=256)
def _glyph(character: str, pen: Pen) -> Bits:
    own = _pen_for(character, pen)
    strokes = GLYPHS[character.upper()]
    drawn = tuple(
        tuple(is_inked(strokes, own, x + 0.5, y + 0.5) for x in range(own.width))
        for y in range(own.height)
    )
    width = _width(character, pen)
    above = ((False,) * width,) * (pen.height - own.height)
    return above + tuple(row[:width] for row in drawn)


def _in_cells(bits: Bits, grid: Grid) -> tuple[str, ...]:
    width = len(bits[0])
    blank = (False,) * width
    padded = bits + (blank,) * (-len(bits) % grid.down)
    return tuple(
        "".join(
            grid.marks[_state(padded[y : y + grid.down], x)] * grid.across for x in range(width)
        )
        for y in range(0, len(padded), grid.down)
    )


def _state(pixels: Bits, x: int) -> int:
    state = 0
    for row in pixels:
        state = state * 2 + row[x]
    return state
