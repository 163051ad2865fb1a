"""Strokes cover the pixels that they should."""

import string

from midstance.tui.widgets.big_digits.shapes import (
    GLYPHS,
    Cut,
    Dot,
    Frame,
    Pen,
    Stroke,
    StrokeLine,
    ink_row,
)

PEN = Pen(8, 12, 2)


def picture(*strokes: Stroke, pen: Pen = PEN) -> list[str]:
    """Rows of pixels, `#` for ink."""
    return [
        "".join("#" if is_on else "." for is_on in ink_row(strokes, pen, y + 0.5))
        for y in range(pen.height)
    ]


def test_frame() -> None:
    """A frame has round corners where its sides meet."""
    drawn = picture(Frame("full", "TRBL"))
    assert drawn[0] == drawn[-1] == "..####.."
    assert drawn[1] == ".######."
    assert drawn[5] == "##....##"


def test_square_corner() -> None:
    """A corner said to be square is square."""
    assert picture(Frame("full", "TL", "TL"))[:3] == ["########", "########", "##......"]


def test_halves_share_the_middle() -> None:
    """The bar in the middle belongs to both halves."""
    upper = picture(Frame("upper", "B"))
    assert upper == picture(Frame("lower", "T"))
    assert [y for y, row in enumerate(upper) if "#" in row] == [5, 6]


def test_cut() -> None:
    """A cut rounds off what other strokes left in a corner."""
    square = Frame("full", "TL", "TL")
    assert picture(square, Cut("full", "TL"))[0].startswith("..#")
    assert picture(square, Cut("full", "BR")) == picture(square)


def test_lines() -> None:
    """A line runs from one point to the other, level, upright or slanted."""
    assert picture(StrokeLine(0, 1, 1, 1))[-2:] == ["########"] * 2
    assert picture(StrokeLine(0, 0, 0, 1)) == ["##......"] * 12
    slanted = picture(StrokeLine(1, 0, 0, 1))
    assert slanted[0].endswith("##")
    assert slanted[-1].startswith("##")
    assert all("##" in row for row in slanted)


def test_light_line() -> None:
    """A light line has less ink."""
    heavy = picture(StrokeLine(0, 0, 1, 1), pen=Pen(20, 30, 6))
    light = picture(StrokeLine(0, 0, 1, 1, is_light=True), pen=Pen(20, 30, 6))
    assert "".join(light).count("#") < "".join(heavy).count("#")


def test_dot() -> None:
    """A dot is a square of the stroke's width in the middle."""
    assert picture(Dot(0.5), pen=Pen(4, 8, 2))[3:5] == [".##."] * 2


def test_thin_letters() -> None:
    """A letter of three pixels has square corners, one of five or more has round ones."""
    ring = Frame("full", "TRBL")
    assert picture(ring, pen=Pen(3, 5, 1))[0] == "###"
    assert picture(ring, pen=Pen(5, 9, 1))[0] == ".###."


def test_what_clocks_and_words_need() -> None:
    """Digits, signs of a clock and all capitals have a shape."""
    assert set(string.digits + string.ascii_uppercase + ":+-./× ") == set(GLYPHS)
