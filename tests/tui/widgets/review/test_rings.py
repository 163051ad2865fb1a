"""Rings in braille dots."""

from math import hypot

import pytest

from midstance.figures.drawing import BRAILLE_BITS, BRAILLE_BLANK
from midstance.tui.widgets.review.rings import RING_COLUMNS, RING_ROWS, draw_rings, ring_cells
from midstance.tui.widgets.workout.canvas import Canvas
from tests.tui.widgets.review.drawn import texts


def dots(shares: tuple[float, ...], ring: int, *, is_done: bool) -> int:
    """How many dots of a ring are done, or are to come."""
    return sum(
        (ord(each.text) - 0x2800).bit_count()
        for each in ring_cells(shares)
        if each.ring == ring and each.is_done is is_done
    )


@pytest.mark.parametrize("share", [0, 0.25, 0.5, 0.75, 0.9, 1])
def test_a_ring_is_closed_by_its_share(share: float) -> None:
    """To within a twentieth, as a cell is of one colour."""
    done, left = (dots((share, 1), 0, is_done=each) for each in (True, False))
    assert done / (done + left) == pytest.approx(share, abs=0.05)


def test_more_than_all_stays_closed() -> None:
    """Nothing is to come, and it looks as if it were just closed."""
    assert ring_cells((1.7,)) == ring_cells((1.0,))


def test_less_than_nothing_is_empty() -> None:
    """No dot is done."""
    assert dots((-1.0,), 0, is_done=True) == 0


def test_a_ring_begins_at_the_top_and_turns_right() -> None:
    """Of a quarter only cells at the upper right are done."""
    done = [each for each in ring_cells((0.25,)) if each.is_done]
    assert all(each.x >= RING_COLUMNS // 2 - 1 and each.y <= RING_ROWS // 2 for each in done)


def test_three_rings_lie_in_each_other() -> None:
    """They touch nowhere, keep to the picture, and are as wide as high."""
    cells = ring_cells((1, 1, 1))
    assert {each.ring for each in cells} == {0, 1, 2}
    assert all(0 <= each.x < RING_COLUMNS and 0 <= each.y < RING_ROWS for each in cells)
    widths = [max(each.x for each in cells if each.ring == ring) for ring in range(3)]
    assert widths == sorted(widths, reverse=True)
    outer = [each for each in cells if each.ring == 0]
    assert max(each.x for each in outer) - min(each.x for each in outer) + 1 == 22


def test_no_dot_wears_the_colour_of_another_ring_alone() -> None:
    """Where two rings meet in a cell, one or two dots of the other one are left out."""
    outer, width = 22, 22 / 6
    for cell in ring_cells((1, 1, 1)):
        strays = 0
        for x in range(2):
            for y in range(4):
                bit = BRAILLE_BITS[y][x]
                if (ord(cell.text) - BRAILLE_BLANK) & bit:
                    across, down = 2 * cell.x + x - 23.5, 4 * cell.y + y - 23.5
                    strays += int((outer - hypot(across, down)) / (width * 5 / 3)) != cell.ring
        assert strays == 0 or strays > 2


def test_without_braille_they_are_bars() -> None:
    """As long as their shares."""
    canvas = Canvas(30, 12)
    draw_rings(canvas, 0, 0, [(0.5, "go"), (1.0, "next"), (0.0, "rest")], in_ascii=True)
    bars = [line for line in texts(canvas.rows()) if line]
    assert bars == ["=" * 12 + "." * 12, "=" * 24, "." * 24]
