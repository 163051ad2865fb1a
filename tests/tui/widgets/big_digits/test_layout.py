"""Big text fits its room and can be told apart."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from midstance.tui.widgets.big_digits.layout import DIGIT_ASCII, DIGIT_BLOCKS, Grid, draw_text
from midstance.tui.widgets.big_digits.shapes import GLYPHS, with_shapes

CLOCK = st.from_regex(r"[+-]?[0-9]{1,2}:[0-9]{2}", fullmatch=True)


def test_the_smallest_clock() -> None:
    """In three rows a clock is legible, with strokes of one cell."""
    assert draw_text("0:27", 20, 3) == (
        "█▀█ ▄ ▀▀█ ▀▀█",
        "█ █ ▄ █▀▀   █",
        "▀▀▀   ▀▀▀   ▀",
    )


def test_a_larger_clock() -> None:
    """With room for it corners are round and strokes two cells wide."""
    assert draw_text("05", 40, 6) == (
        " ▄████▄   ████████",
        "██    ██  ██      ",
        "██    ██  ██▄▄▄▄  ",
        "██    ██  ▀▀▀▀▀▀█▄",
        "██    ██        ██",
        " ▀████▀   ██████▀ ",
    )


def test_without_blocks() -> None:
    """In ASCII a pixel is two number signs."""
    assert draw_text("1", 10, 5, DIGIT_ASCII) == (
        "  ##  ",
        "####  ",
        "  ##  ",
        "  ##  ",
        "  ##  ",
    )


@pytest.mark.parametrize("rows", [3, 4, 5, 6, 7, 8, 9, 10, 14, 20, 30])
@pytest.mark.parametrize("grid", [DIGIT_BLOCKS, DIGIT_ASCII])
def test_digits_differ(rows: int, grid: Grid) -> None:
    """No two digits look alike in any size, and all are equally wide."""
    shapes = [draw_text(digit, 200, rows, grid) for digit in string.digits]
    assert len(set(shapes)) == 10
    assert len({(len(shape), len(shape[0])) for shape in shapes}) == 1


@pytest.mark.parametrize("rows", [4, 6, 9, 14])
def test_capitals_differ(rows: int) -> None:
    """No two capitals look alike; only the round O is like the zero."""
    shapes = {draw_text(capital, 200, rows) for capital in string.ascii_uppercase}
    assert len(shapes) == 26


def test_thick_strokes() -> None:
    """From five rows on a stroke is at least two cells wide."""
    for rows in range(5, 30):
        assert draw_text("I", 200, rows)[0].startswith("██"), rows


def test_every_glyph_has_ink() -> None:
    """Each character but the space is drawn, down to the smallest size."""
    for character in set(GLYPHS) - {" "}:
        for rows in (3, 5, 12):
            assert set("".join(draw_text(character, 100, rows))) - {" "}, (character, rows)


def test_fills_a_third() -> None:
    """A clock in a third of a 200 by 60 terminal fills nearly all of its height."""
    assert len(draw_text("0:27", 200, 20)) >= 19


def test_small_letters() -> None:
    """Small letters are small capitals that stand on the same line as the digits."""
    drawn = draw_text("8s", 60, 10)
    assert drawn[0].rstrip() == drawn[0][: len(drawn[0].rstrip())]
    height = sum(1 for line in drawn if line[-3:].strip())
    assert 5 <= height < len(drawn)
    assert drawn[-1][-8:].strip()


@given(CLOCK, st.integers(1, 220), st.integers(1, 70), st.sampled_from([DIGIT_BLOCKS, DIGIT_ASCII]))
def test_fits(text: str, columns: int, rows: int, grid: Grid) -> None:
    """Whatever the room, the text keeps within it, and all its lines are equally wide."""
    drawn = draw_text(text, columns, rows, grid)
    assert 1 <= len(drawn) <= rows
    assert len({len(line) for line in drawn}) == 1
    assert len(drawn[0]) <= columns


def test_too_little_room() -> None:
    """Without room for big digits the text stands as it is, and without any there is nothing."""
    assert draw_text("12:34", 10, 3) == ("12:34",)
    assert draw_text("12:34", 3, 1) == ("12:",)
    assert draw_text("12:34", 0, 5) == draw_text("12:34", 5, 0) == draw_text("", 9, 9) == ()


def test_text_without_shapes() -> None:
    """Text with a character that has no shape stands as it is."""
    assert draw_text("5 %", 80, 20) == ("5 %",)
    assert with_shapes("5 %") is None


def test_signs() -> None:
    """A true minus and an x are drawn as the signs they stand for."""
    assert with_shapes("−3x8") == "-3×8"
