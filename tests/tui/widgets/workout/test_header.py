"""The rows at the top."""

from dataclasses import replace

from midstance.tui.widgets.big_digits.letters import letters
from midstance.tui.widgets.workout.header import segment_places
from midstance.tui.widgets.workout.pane import draw_scene
from midstance.workout.display.strip import StripItem, StripMark
from tests.tui.widgets.workout.scenes import SCENES, lines


def items(*counts: int) -> list[StripItem]:
    """Exercises with this many sets each."""
    return [
        StripItem(place, "x", "Core", (StripMark.TO_DO,) * count, is_now=False)
        for place, count in enumerate(counts)
    ]


def test_a_segment_for_each_set() -> None:
    """Sets of one exercise stand close, exercises further apart, and all of them fit."""
    places = segment_places(items(3, 3, 2), 2, 116)
    assert len(places) == 8
    ends = [x + width for x, width in places]
    gaps = [later - end for end, (later, _) in zip(ends, places[1:], strict=False)]
    assert gaps == [1, 1, 2, 1, 1, 2, 1]
    assert ends[-1] <= 118


def test_more_sets_than_columns() -> None:
    """However many sets there are, none stands outside the row by much."""
    for count in (30, 60, 100):
        places = segment_places(items(count, count), 1, 78)
        assert len(places) == 2 * count
        assert all(width >= 1 for _, width in places)


def test_the_band_says_phase_clock_and_set() -> None:
    """In a small corner as one row of text; the letters of the band are cut out of its colour."""
    small = lines(draw_scene(SCENES["go"], 40, 12))
    assert small[0].split() == ["GO", "0:05", "·", "1", "of", "5"]
    assert small[1].split() == ["GO", "0:05", "SET", "1", "OF", "3"]
    band = draw_scene(SCENES["go"], 120, 40)[3]
    assert {look.ground for _, look in band} == {"go"}
    assert {look.ink for text, look in band if text.strip()} == {"ink"}


def test_the_first_row_is_words() -> None:
    """Phase and clock, what is saved, the set, the time so far, and when it ends."""
    top = lines(draw_scene(replace(SCENES["rest"], is_muted=True), 120, 40))[0]
    for text in ("MIDSTANCE", "React and hinge", "REST 1:48", "saved 1", "set 2 of 5", "18:53"):
        assert text in top
    assert "muted" in top
    assert "ends" not in lines(draw_scene(SCENES["done"], 120, 40))[0]
    assert "about" in lines(draw_scene(SCENES["today"], 120, 40))[0]


def test_a_long_name_takes_the_place_of_the_products() -> None:
    """The session, the word of the phase and its clock are all there, uncut."""
    top = lines(draw_scene(replace(SCENES["rest"], title="Balance and calves"), 80, 24))[0]
    assert top.strip().startswith("Balance and calves   REST 1:48")
    top = lines(draw_scene(replace(SCENES["rest"], title="Core"), 80, 24))[0]
    assert top.strip().startswith("MIDSTANCE   Core   REST 1:48")


def test_the_side_that_is_next_is_large() -> None:
    """Changing sides, the band's large letters are those of the side; the set stands beside."""
    for columns, rows in ((60, 20), (80, 24), (120, 40)):
        shown = lines(draw_scene(SCENES["switch"], columns, rows))
        band = shown[3:6]
        side = letters("RIGHT", 3)
        assert all(part.rstrip() in row for part, row in zip(side, band, strict=True))
    assert "set 1/" in lines(draw_scene(SCENES["switch"], 80, 24))[4]
