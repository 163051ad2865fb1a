"""A canvas of dots."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from midstance.tui.widgets.dots import Dots


@pytest.mark.parametrize(
    ("x", "y", "character"), [(0, 0, "⠁"), (1, 0, "⠈"), (0, 3, "⡀"), (1, 3, "⢀")]
)
def test_each_dot_has_its_place_in_the_cell(x: int, y: int, character: str) -> None:
    """A cell of braille has two dots across and four down."""
    canvas = Dots(1, 1)
    canvas.dot(x, y)
    assert canvas.character(0, 0) == character


def test_dots_of_a_cell_add_up() -> None:
    """A cell shows all that was set in it; one without a dot shows nothing."""
    canvas = Dots(2, 1)
    canvas.line((0, 0), (1, 0))
    assert [canvas.character(0, 0), canvas.character(1, 0)] == ["⠉", ""]


def test_plain_characters() -> None:
    """Without braille a cell is one dot."""
    canvas = Dots(3, 3, in_ascii=True)
    canvas.line((0, 0), (2, 2))
    drawn = [[canvas.character(x, y) for x in range(3)] for y in range(3)]
    assert drawn == [[".", "", ""], ["", ".", ""], ["", "", "."]]


PLACES = st.tuples(st.integers(0, 19), st.integers(0, 19))


@given(PLACES, PLACES)
def test_a_line_has_no_gap(start: tuple[int, int], end: tuple[int, int]) -> None:
    """It holds both ends, and one dot for each step of its longer direction."""
    canvas = Dots(20, 20, in_ascii=True)
    canvas.line(start, end)
    drawn = {(x, y) for x in range(20) for y in range(20) if canvas.character(x, y)}
    assert {start, end} <= drawn
    for axis in (0, 1):
        low, high = sorted((start[axis], end[axis]))
        assert {dot[axis] for dot in drawn} == set(range(low, high + 1))
    assert len(drawn) == max(abs(start[0] - end[0]), abs(start[1] - end[1])) + 1
