"""Letters from three rows of the terminal up, as rows of characters of equal width."""

import unicodedata
from collections.abc import Sequence
from enum import Enum
from functools import lru_cache

from rich.cells import cell_len

from midstance.presentation.blocks import StyledText
from midstance.tui.widgets.big_digits.large_letters import SIZES, large_width, letter_row
from midstance.tui.widgets.big_digits.small_letters import small_letters

SMALL_ROWS = 3
"""Rows of the letters that are drawn by hand."""

HEIGHTS = (SMALL_ROWS, *SIZES)
"""Every height in rows, the smallest first."""

SMALL_WORDS = frozenset({"kg", "lb", "km", "mi", "s", "m", "min", "rep", "reps"})
"""Words that keep their small letters; any other is drawn in capitals."""

LetterRows = tuple[str, ...]
"""Rows of equal width in cells, blank where there is no ink."""


class LetterBlocks(Enum):
    """How letters are drawn: a cell's pixels across and down, and a mark for each of their states.

    In a state the pixel at the top left is the highest bit, and the others follow row by row.
    """

    QUADRANTS = (2, 2, " ▗▖▄▝▐▞▟▘▚▌▙▀▜▛█")
    HALVES = (1, 2, " ▄▀█")
    ASCII = (1, 1, " #")

    @property
    def across(self) -> int:
        """Pixels across a cell."""
        return self.value[0]

    @property
    def down(self) -> int:
        """Pixels down a cell."""
        return self.value[1]

    @property
    def marks(self) -> str:
        """The character for each state of a cell."""
        return self.value[2]


_REPLACED = str.maketrans(
    {
        "\N{FRACTION SLASH}": "/",
        "\N{MINUS SIGN}": "-",
        "\N{EN DASH}": "-",
        "\N{NON-BREAKING HYPHEN}": "-",
        "\N{HYPHEN}": "-",
        "\N{LEFT SINGLE QUOTATION MARK}": "'",
        "\N{RIGHT SINGLE QUOTATION MARK}": "'",
        "ß": "SS",
        "Æ": "AE",
        "æ": "AE",
        "Œ": "OE",
        "œ": "OE",
        "Ø": "O",
        "ø": "O",
        "Ł": "L",
        "ł": "L",
        "Đ": "D",
        "đ": "D",
        "\N{LATIN SMALL LETTER DOTLESS I}": "I",
    }
)


def letters(
    text: str,
    rows: int,
    *,
    is_bold: bool = False,
    blocks: LetterBlocks = LetterBlocks.QUADRANTS,
) -> LetterRows:
    """Text in letters of a height, or as it stands in one row where it has no such letters.

    A digit keeps the width of an 8, so that nothing moves while it counts; only a leading `1` is
    narrow. Names lose their accents; a name in another script has no letters.

    Args:
        text: Digits, the signs of numbers, names in any case, and the words of `SMALL_WORDS`.
        rows: One of `HEIGHTS`, or 1 for plain text.
        is_bold: In three rows, whether strokes are two cells wide instead of one.
        blocks: What to draw with; three rows of number signs cannot be read, so that text is plain.

    Raises:
        KeyError: There is no such height.
    """
    is_plain = rows == 1 or (rows == SMALL_ROWS and blocks is LetterBlocks.ASCII)
    known = "" if is_plain else _drawable(text)
    if not known:
        return (text,) if text else ()
    return _drawn(known, rows, is_bold, blocks)


@lru_cache(maxsize=512)
def letters_width(text: str, rows: int, *, is_bold: bool = False) -> int:
    """Cells across of text in letters of a height, which are not drawn for it; 0 without letters.

    Args:
        text: As for `letters`.
        rows: One of `HEIGHTS`.
        is_bold: In three rows, whether strokes are two cells wide instead of one.
    """
    known = _drawable(text)
    widths = [
        _advance(each, known[place - 1 : place], rows, is_bold) for place, each in enumerate(known)
    ]
    gap = 1 if rows == SMALL_ROWS else SIZES[rows].gap
    return sum(widths) + gap * (len(widths) - 1) if widths else 0


def _advance(character: str, before: str, rows: int, is_bold: bool) -> int:
    """Cells across of one letter; a `1` after another digit takes the width of an 8."""
    if character == "1" and before and before in "0123456789:.":
        character = "8"
    if rows == SMALL_ROWS:
        return len(small_letters(is_bold=is_bold)[character][0])
    return large_width(character, SIZES[rows])


def largest_letters(
    text: str,
    width: int,
    rows: int,
    *,
    heights: Sequence[int] = HEIGHTS,
    blocks: LetterBlocks = LetterBlocks.QUADRANTS,
) -> LetterRows:
    """Text in the largest letters that fit: never cut, plain in one row where nothing larger fits.

    Args:
        text: As for `letters`.
        width: The room across, in cells.
        rows: The room down.
        heights: Those to choose from; in three rows bold letters come before regular ones.
        blocks: What to draw with.
    """
    for height in sorted((each for each in heights if each <= rows), reverse=True):
        for is_bold in (True, False) if height == SMALL_ROWS else (False,):
            if not 0 < letters_width(text, height, is_bold=is_bold) <= width:
                continue
            drawn = letters(text, height, is_bold=is_bold, blocks=blocks)
            if len(drawn) > 1:
                return drawn
    return (text,) if text and rows > 0 < width else ()


def side_by_side(*parts: LetterRows, gap: int = 1) -> LetterRows:
    """Letters of different heights in one line, all standing on its last row.

    Args:
        parts: Such as a number and its unit.
        gap: Cells between two of them.
    """
    drawn = [part for part in parts if part]
    height = max((len(part) for part in drawn), default=0)
    padded = [(*[" " * cell_len(part[0])] * (height - len(part)), *part) for part in drawn]
    return tuple((" " * gap).join(row) for row in zip(*padded, strict=True))


def _drawable(text: str) -> str:
    """Text in characters that have letters; "" where one has none."""
    if text in SMALL_WORDS:
        return text
    parts = unicodedata.normalize("NFKD", text).translate(_REPLACED).upper()
    plain = "".join(each for each in parts if not unicodedata.combining(each))
    is_number = any(each.isdigit() for each in plain) and not any(
        each.isalpha() for each in plain.replace("X", "")
    )
    plain = plain.replace("X", "×") if is_number else plain
    known = small_letters(is_bold=False)
    return plain if all(each in known for each in plain) else ""


@lru_cache(maxsize=256)
def _drawn(text: str, rows: int, is_bold: bool, blocks: LetterBlocks) -> LetterRows:
    drawn = []
    for place, character in enumerate(text):
        is_leading = not (place and text[place - 1] in "0123456789:.")
        cells = _letter(character, rows, is_bold, blocks)
        if character == "1" and not is_leading:
            width = len(_letter("8", rows, is_bold, blocks)[0])
            cells = tuple(row.rjust(width) for row in cells)
        drawn.append(cells)
    gap = 1 if rows == SMALL_ROWS else SIZES[rows].gap
    return side_by_side(*drawn, gap=gap)


@lru_cache(maxsize=512)
def _letter(character: str, rows: int, is_bold: bool, blocks: LetterBlocks) -> LetterRows:
    if rows == SMALL_ROWS:
        drawn = small_letters(is_bold=is_bold)[character]
        return _in_cells([[mark == "#" for mark in row] for row in drawn], LetterBlocks.HALVES)
    size = SIZES[rows]
    if character == "×" and blocks is LetterBlocks.ASCII:
        return _multiplication_sign(large_width(character, size), rows)
    is_round = blocks is LetterBlocks.QUADRANTS
    middles = ((row + 0.5) * 2 / blocks.down for row in range(rows * blocks.down))
    pixels = [letter_row(character, size, y, blocks.across, is_round=is_round) for y in middles]
    return _in_cells(pixels, blocks)


def _multiplication_sign(width: int, rows: int) -> LetterRows:
    """A sign of whole cells, each step of its strokes two cells wide, in the middle of its rows."""
    steps = max(3, min(width // 2, rows // 3 * 2) // 2 * 2 - 1)
    step = max(1, width // steps)
    lines = [
        "".join(("#" if x in {y, steps - 1 - y} else " ") * step for x in range(steps)).ljust(width)
        for y in range(steps)
    ]
    above = (rows - steps) // 2
    blank = " " * width
    return (*[blank] * above, *lines, *[blank] * (rows - steps - above))


def _in_cells(pixels: list[list[bool]], blocks: LetterBlocks) -> LetterRows:
    blank = [False] * len(pixels[0])
    padded = pixels + [blank] * (-len(pixels) % blocks.down)
    return tuple(
        "".join(
            blocks.marks[_state(padded[y : y + blocks.down], x, blocks.across)]
            for x in range(0, len(blank), blocks.across)
        )
        for y in range(0, len(padded), blocks.down)
    )


def _state(rows: list[list[bool]], x: int, across: int) -> int:
    state = 0
    for row in rows:
        for pixel in row[x : x + across]:
            state = state * 2 + pixel
    return state


def in_colours(*parts: tuple[LetterRows, str], gap: int = 1) -> tuple[StyledText, ...]:
    """Letters side by side, each part in its own style, as text of several lines.

    Args:
        parts: Letters with the style of their ink, all standing on the last row.
        gap: Cells between two of them.
    """
    drawn = [(part, style) for part, style in parts if part]
    height = max((len(part) for part, _ in drawn), default=0)
    texts: list[StyledText] = []
    for y in range(height):
        for place, (part, style) in enumerate(drawn):
            row = y - height + len(part)
            ink = part[row] if row >= 0 else " " * cell_len(part[0])
            texts.append((" " * (gap if place else 0) + ink, style))
        texts.append(("\n" if y < height - 1 else "", ""))
    return tuple(texts)
