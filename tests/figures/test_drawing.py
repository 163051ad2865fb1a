"""Figures in cells: braille, half blocks or plain signs, always within their field."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from midstance.figures.drawing import (
    Field,
    FigureInk,
    figure_fits,
    lies_down,
    moving,
    still,
    still_window,
    window_of,
)
from midstance.figures.shapes import Part
from tests.figures.every import bundled, every_figure


@given(
    st.sampled_from(sorted(every_figure())),
    st.floats(0, 1),
    st.integers(1, 44),
    st.integers(1, 22),
    st.sampled_from(FigureInk),
)
def test_a_frame_fills_its_field_and_no_more(
    name: str, share: float, width: int, height: int, ink: FigureInk
) -> None:
    """Whatever the room, there are as many rows and cells as it has, of the ink that was asked."""
    rows = moving(every_figure()[name], share, Field(width, height, ink))
    assert [len(row) for row in rows] == [width] * height
    signs = {sign for row in rows for sign, _ in row} - {" "}
    if ink is FigureInk.PLAIN:
        assert signs <= {"#"}
    elif ink is FigureInk.HALVES:
        assert signs <= set("▀▄█")
    else:
        assert all(0x2800 <= ord(sign) < 0x2900 for sign in signs)


def test_the_floor_stays_where_it_is() -> None:
    """A jump leaves it; the last row of dots is the floor in every frame."""
    figure, field = bundled("squat-jump"), Field(19, 19)
    for share in (0.0, 0.5, 1.0):
        last = moving(figure, share, field)[-1]
        assert sum(part is Part.FLOOR for _, part in last) > 8


def test_a_close_up_shows_the_lower_leg() -> None:
    """The head is outside; the heel rises by more than a cell."""
    figure, field = bundled("calf-raise"), Field(19, 19)
    assert window_of(figure)[3] < 60
    low, high = (still(figure, pose, field) for _, pose in figure.stills)
    assert low[-2] != high[-2]


def test_stills_are_of_one_size() -> None:
    """Both poses of a pair, and the mistake, are drawn to the same scale."""
    figure = bundled("squat")
    sizes = {
        (round(right - left, 6), round(top - bottom, 6))
        for left, bottom, right, top in (still_window(figure, pose) for _, pose in figure.stills)
    }
    assert len(sizes) == 1


@pytest.mark.parametrize(("name", "lies"), [("plank", True), ("squat", False), ("bridge", True)])
def test_floor_moves_lie(name: str, lies: bool) -> None:
    """What is much wider than high is drawn one pose above the other."""
    assert lies_down(bundled(name)) is lies


def test_too_small_a_field_shows_nothing_unreadable() -> None:
    """From some size on words are better."""
    window = window_of(bundled("squat"))
    assert figure_fits(window, Field(19, 19))
    assert not figure_fits(window, Field(8, 5))
    assert not figure_fits(window, Field(40, 3))
