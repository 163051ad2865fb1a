"""Draws cells of a terminal as a vector picture that looks alike wherever it is opened.

Blocks, quadrants, lines and braille are drawn as shapes, so that they meet without gaps; letters
are text, each run stretched to its cells, so that no font is needed that a reader may not have.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from html import escape
from itertools import groupby

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style

FONTS = "DejaVu Sans Mono, Menlo, Consolas, monospace"
WIDTH, HEIGHT = 10, 20
"""Units of the picture that a cell takes."""
GROUND, TEXT = "#0d1217", "#d6dee5"
"""What a cell without colours of its own wears."""
QUADRANTS = {
    "▘": (0,),
    "▝": (1,),
    "▖": (2,),
    "▗": (3,),
    "▐": (1, 3),
    "▚": (0, 3),
    "▞": (1, 2),
    "▛": (0, 1, 2),
    "▜": (0, 1, 3),
    "▙": (0, 2, 3),
    "▟": (1, 2, 3),
}
"""The quarters of a cell that are filled: above left, above right, below left, below right."""
BRAILLE_DOTS = ((0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2), (0, 3), (1, 3))
"""Column and row of each bit of a braille character."""

Cell = tuple[str, str, str, bool]
"""A character with its colour, its ground, and whether it is bold."""


def svg_of(rows: list[list[Segment]], title: str) -> str:
    """The rows of a screen as a picture; ``title`` is read to those who do not see it."""
    cells = [list(_cells(row)) for row in rows]
    width, height = max(map(len, cells)) * WIDTH, len(cells) * HEIGHT
    parts = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img">',
        f"<title>{escape(title)}</title>",
        f'<rect width="{width}" height="{height}" rx="8" fill="{GROUND}"/>',
        *_grounds(cells),
        *_shapes(cells),
        f'<g font-family="{FONTS}" font-size="16" xml:space="preserve">',
        *_texts(cells),
        "</g></svg>",
    )
    return "\n".join(parts) + "\n"


def _cells(row: Iterable[Segment]) -> Iterator[Cell]:
    """Every cell of a row; the second one of a wide character is empty."""
    for text, style, control in row:
        if control:
            continue
        worn = style or Style()
        ink, ground = _colour(worn, "color", TEXT), _colour(worn, "bgcolor", GROUND)
        if worn.reverse:
            ink, ground = ground, ink
        for character in text:
            yield character, ink, ground, bool(worn.bold)
            for _ in range(1, cell_len(character)):
                yield "", ink, ground, False


def _colour(style: Style, which: str, otherwise: str) -> str:
    colour = getattr(style, which)
    if colour is None or colour.is_default:
        return otherwise
    name: str = colour.get_truecolor().hex
    return name


def _grounds(cells: list[list[Cell]]) -> Iterator[str]:
    """The grounds that differ from the picture's own, one rectangle for each run."""
    for y, row in enumerate(cells):
        x = 0
        for ground, run in groupby(row, key=lambda cell: cell[2]):
            length = len(list(run))
            if ground != GROUND:
                yield _rectangle(x * WIDTH, y * HEIGHT, length * WIDTH, ground)
            x += length


def _rectangle(x: int, y: int, width: int, fill: str) -> str:
    box = f'x="{x}" y="{y}" width="{width}" height="{HEIGHT}"'
    return f'<rect {box} fill="{fill}" shape-rendering="crispEdges"/>'


def _shapes(cells: list[list[Cell]]) -> Iterator[str]:
    """All blocks of a colour as one path, and all its dots as another."""
    filled: dict[str, list[str]] = defaultdict(list)
    dotted: dict[str, list[str]] = defaultdict(list)
    for y, row in enumerate(cells):
        x = 0
        for (character, ink, *_), run in groupby(row):
            length = len(list(run))
            filled[ink] += _blocks(character, x, y, length)
            for place in range(x, x + length):
                dotted[ink] += _dots(character, place, y)
            x += length
    for ink, parts in filled.items():
        if parts:
            yield f'<path fill="{ink}" shape-rendering="crispEdges" d="{"".join(parts)}"/>'
    for ink, parts in dotted.items():
        if parts:
            yield (
                f'<path stroke="{ink}" stroke-width="3.4" stroke-linecap="round"'
                f' d="{"".join(parts)}"/>'
            )


def _blocks(character: str, x: int, y: int, length: int) -> Iterator[str]:
    """The filled parts of a run of one character, from its ``x`` on."""
    for left, top, width, height in _parts_of_a_cell(character):
        is_whole = width == 1
        for place in range(1 if is_whole else length):
            yield _box(
                (x + place + left) * WIDTH,
                (y + top) * HEIGHT,
                (length if is_whole else width) * WIDTH,
                height * HEIGHT,
            )


def _parts_of_a_cell(character: str) -> Iterator[tuple[float, float, float, float]]:
    """Left, top, width and height of what is filled, in shares of a cell."""
    if character == "─":
        yield 0, 0.46, 1, 0.08
    elif character == "│":
        yield 0.43, 0, 0.14, 1
    elif character == "▀":
        yield 0, 0, 1, 0.5
    elif character in QUADRANTS:
        for quarter in QUADRANTS[character]:
            yield quarter % 2 / 2, quarter // 2 / 2, 0.5, 0.5
    elif "▁" <= character <= "█":
        rise = (ord(character) - 0x2580) / 8
        yield 0, 1 - rise, 1, rise
    elif "▉" <= character <= "▏":
        yield 0, 0, (0x2590 - ord(character)) / 8, 1


def _box(x: float, y: float, width: float, height: float) -> str:
    return f"M{x:g} {y:g}h{width:g}v{height:g}h{-width:g}z"


def _dots(character: str, x: int, y: int) -> Iterator[str]:
    if "⠀" <= character <= "⣿":
        for bit, (column, row) in enumerate(BRAILLE_DOTS):
            if (ord(character) - 0x2800) >> bit & 1:
                yield f"M{x * WIDTH + 2.5 + column * 5:g} {y * HEIGHT + 2.5 + row * 5:g}h.01"


def _texts(cells: list[list[Cell]]) -> Iterator[str]:
    """Letters and signs, a run of one look at a time."""
    for y, row in enumerate(cells):
        x = 0
        for look, run in groupby(row, key=_look):
            held = list(run)
            text = "".join(cell[0] for cell in held)
            if look is not None:
                yield from _words(text, x, y, look)
            x += len(held)


def _look(cell: Cell) -> tuple[str, bool] | None:
    """Colour and weight of a cell that holds text; None for shapes."""
    character, ink, _, bold = cell
    is_drawn = character in "▀─│" or "▁" <= character <= "▟" or "⠀" <= character <= "⣿"
    is_shape = bool(character) and is_drawn and character not in "░▒▓"
    return None if is_shape else (ink, bold)


def _words(text: str, x: int, y: int, look: tuple[str, bool]) -> Iterator[str]:
    """A run of text, its words apart where there are two spaces or more between them."""
    ink, weight = look[0], ' font-weight="bold"' if look[1] else ""
    for found in re.finditer(r"\S+(?: \S+)*", text):
        start = x + cell_len(text[: found.start()])
        yield (
            f'<text x="{start * WIDTH}" y="{y * HEIGHT + 15}" fill="{ink}"{weight}'
            f' textLength="{cell_len(found[0]) * WIDTH}" lengthAdjust="spacingAndGlyphs">'
            f"{escape(found[0])}</text>"
        )
