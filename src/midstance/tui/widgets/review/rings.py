"""Rings that close as a share is reached, in braille dots; bars where there is no braille."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import atan2, hypot, pi
from typing import TYPE_CHECKING

from midstance.figures.drawing import BRAILLE_BITS, BRAILLE_BLANK

if TYPE_CHECKING:
    from collections.abc import Sequence

    from midstance.tui.widgets.workout.canvas import Canvas

RING_COLUMNS, RING_ROWS = 24, 12
"""Cells of the picture."""
_DOTS_ACROSS, _DOTS_DOWN = 2, 4
"""Dots of a cell."""
_EDGE = 2
"""Dots left free around the outer ring."""
_STRAY_DOTS = 2
"""Dots of a ring that, alone in a cell of its neighbour's colour, would look like a mistake."""


@dataclass(frozen=True, slots=True)
class RingCell:
    """A cell of the rings: where it is, its dots, its ring from outside in, and whether it is done.

    A cell in which a ring's done part and the part to come meet is of the one with more dots. Of
    two rings that meet in a cell the one with few dots has none there, as a cell has one colour.
    """

    x: int
    y: int
    text: str
    ring: int
    is_done: bool


@lru_cache(maxsize=32)
def ring_cells(
    shares: tuple[float, ...], columns: int = RING_COLUMNS, rows: int = RING_ROWS
) -> tuple[RingCell, ...]:
    """The cells of a ring for each share, the first one outside; each begins at the top.

    A ring is a sixth of the radius wide, and the gap to the next two thirds of that. Over 1 it
    stays closed, and below 0 it is empty.
    """
    dots: dict[tuple[int, int], list[tuple[int, bool, int]]] = {}
    for y in range(rows * _DOTS_DOWN):
        for x in range(columns * _DOTS_ACROSS):
            hit = _ring_at(x, y, shares, (columns * _DOTS_ACROSS, rows * _DOTS_DOWN))
            if hit is not None:
                bit = BRAILLE_BITS[y % _DOTS_DOWN][x % _DOTS_ACROSS]
                dots.setdefault((x // _DOTS_ACROSS, y // _DOTS_DOWN), []).append((*hit, bit))
    return tuple(_cell(x, y, inside) for (x, y), inside in sorted(dots.items()))


def _ring_at(
    x: int, y: int, shares: Sequence[float], size: tuple[int, int]
) -> tuple[int, bool] | None:
    """The ring that a dot is of, and whether the share reaches it; None between the rings."""
    right, down = x + 0.5 - size[0] / 2, y + 0.5 - size[1] / 2
    outer = min(size) / 2 - _EDGE
    distance, width = hypot(right, down), outer / 6
    for ring, share in enumerate(shares):
        edge = outer - ring * width * 5 / 3
        if edge - width <= distance < edge:
            turned = (atan2(right, -down) / (2 * pi)) % 1
            return ring, turned < share
    return None


def _cell(x: int, y: int, dots: Sequence[tuple[int, bool, int]]) -> RingCell:
    kinds = [(ring, is_done) for ring, is_done, _ in dots]
    ring, is_done = max(set(kinds), key=lambda kind: (kinds.count(kind), kind[1]))
    others = [bit for other, _, bit in dots if other != ring]
    strays = sum(others) if len(others) <= _STRAY_DOTS else 0
    shown = sum(bit for *_, bit in dots) - strays
    return RingCell(x, y, chr(BRAILLE_BLANK + shown), ring, is_done)


def draw_rings(
    canvas: Canvas,
    x: int,
    y: int,
    rings: Sequence[tuple[float, str]],
    *,
    in_ascii: bool = False,
) -> None:
    """Draw a ring for each share and colour; without braille three bars, one under the other."""
    if in_ascii:
        for place, (share, ink) in enumerate(rings):
            row = y + 1 + place * (RING_ROWS // max(1, len(rings)))
            done = round(min(1.0, max(0.0, share)) * RING_COLUMNS)
            canvas.text(x, row, "=" * done, ink)
            canvas.text(x + done, row, "." * (RING_COLUMNS - done), "quiet")
        return
    for cell in ring_cells(tuple(share for share, _ in rings)):
        ink = rings[cell.ring][1] if cell.is_done else "track"
        canvas.text(x + cell.x, y + cell.y, cell.text, ink)
