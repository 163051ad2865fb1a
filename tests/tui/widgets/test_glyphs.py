"""What can be drawn big."""

import string

from midstance.tui.widgets.glyphs import GLYPHS, NARROW, WIDE, drawable


def test_what_clocks_and_words_need() -> None:
    """Digits, signs of a clock and all capitals have a shape."""
    assert set(string.digits + string.ascii_uppercase + ":+-./× ") == set(GLYPHS)


def test_widths() -> None:
    """Characters of another width are characters that have a shape."""
    assert set(GLYPHS) >= NARROW | WIDE


def test_drawable() -> None:
    """Text is drawable when all of it has a shape, small letters included."""
    assert drawable("12 reps") == "12 reps"
    assert drawable("GET READY") == "GET READY"
    assert drawable("90 %") is None
