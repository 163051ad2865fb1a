"""Big letters and what stands in their place."""

from midstance.tui.widgets.big_digits.letters import LetterBlocks
from midstance.tui.widgets.workout.canvas import Canvas
from midstance.tui.widgets.workout.lettering import (
    big_number,
    big_word,
    draw_number,
    draw_word,
    draw_word_before,
    drawing_in,
    number_size,
)
from tests.tui.widgets.workout.scenes import lines, text_of


def test_bold_then_regular_then_text() -> None:
    """A word takes the boldest letters that fit, else one row of text, never cut."""
    bold, regular = big_word("DEADLIFT", 60), big_word("DEADLIFT", 45)
    assert len(bold) == len(regular) == 3
    assert len(bold[0]) > len(regular[0])
    assert big_word("DEADLIFT", 20) == ()
    canvas = Canvas(20, 4)
    draw_word(canvas, 0, 0, "DEADLIFT", "bright", 20)
    draw_word_before(canvas, 20, 4, "蹲", "bright")
    assert [line.strip() for line in lines(canvas.rows())] == ["", "DEADLIFT", "", "蹲"]


def test_a_number_is_as_large_as_it_fits() -> None:
    """Its parts stand in one height, and a digit is where it was while it counts."""
    canvas = Canvas(74, 20)
    columns = draw_number(canvas, 3, 1, (("5", "go"), ("×", "quiet"), ("82.5", "go")), 9, 70)
    assert columns[0] == 3
    assert len(columns) == 3
    assert len(big_number("18", 15, 40)) == 15
    assert {len(big_number(f"2{digit}", 9, 40)[0]) for digit in "0123456789"} == {
        len(big_number("28", 9, 40)[0])
    }


def test_no_room_for_letters() -> None:
    """Where three rows do not fit, the number is text."""
    canvas = Canvas(12, 3)
    draw_number(canvas, 0, 0, (("5", "go"), ("×", "quiet"), ("82.5", "go")), 3, 10)
    assert lines(canvas.rows())[1] == "5 × 82.5"


def test_a_number_with_a_part_that_has_no_letters_is_text() -> None:
    """A note of another script, or nothing at all, never costs the screen."""
    canvas = Canvas(30, 9)
    draw_number(canvas, 0, 0, (("蹲", "go"),), 9, 30)
    draw_number(canvas, 0, 0, (("", "go"),), 9, 30)
    assert "蹲" in "".join(lines(canvas.rows()))


def test_ascii_letters_are_solid_cells() -> None:
    """Large ones of whole cells; what would be three rows high is text, as it could not be read."""
    canvas = Canvas(80, 12)
    with drawing_in(LetterBlocks.ASCII):
        assert big_word("GO", 80) == ()
        drawn = big_number("5×8", 5, 80)
        draw_number(canvas, 0, 6, (("1", "go"), ("×", "quiet")), 3, 80)
        columns, rows = number_size((("5", "go"), ("×", "quiet"), ("8", "go")), 5, 80)
    assert {character for line in drawn for character in line} == {" ", "█"}
    assert (rows, columns > 10) == (5, True)
    assert text_of(canvas.rows()).split() == ["1", "×"]
    assert len(big_word("GO", 80)) == 3
