"""Letters from three rows up have the heights that they are asked for and fit their room."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from midstance.tui.widgets.big_digits.letters import (
    HEIGHTS,
    SMALL_WORDS,
    LetterBlocks,
    in_colours,
    largest_letters,
    letters,
    letters_width,
    side_by_side,
)

NUMBER = st.from_regex(r"[0-9]{1,2}(x[0-9]{1,3}(\.5)?|:[0-9]{2})?", fullmatch=True)


def drawn_width(text: str, rows: int) -> int:
    """How many cells wide text is in letters of a height."""
    return cell_len(letters(text, rows)[0])


def test_regular() -> None:
    """In three rows regular letters are four cells wide, with strokes of one cell."""
    assert letters("Set 3/3", 3) == (
        "▄▀▀▀ █▀▀▀ ▀▀█▀▀    ▀▀▀▄   █ ▀▀▀▄",
        " ▀▀▄ █▀▀    █       ▀▀▄ ▄▀   ▀▀▄",
        "▀▀▀  ▀▀▀▀   ▀      ▀▀▀  ▀   ▀▀▀ ",
    )


def test_bold() -> None:
    """Bold letters are six cells wide, with strokes of two cells."""
    assert letters("GO", 3, is_bold=True) == (
        "▄█▀▀▀▀ ▄█▀▀█▄",
        "██ ▀██ ██  ██",
        " ▀▀▀▀▀  ▀▀▀▀ ",
    )


def test_five_rows() -> None:
    """In five rows corners are round and strokes two cells wide, to a quarter of a cell."""
    assert letters("85", 5) == (
        "▗▟███▙▖  ███████",
        "██   ██  ██     ",
        "▐█████▌  █████▙▖",
        "██   ██       ██",
        "▝▜███▛▘  █████▛▘",
    )


@pytest.mark.parametrize("rows", HEIGHTS)
@pytest.mark.parametrize("blocks", [LetterBlocks.QUADRANTS, LetterBlocks.HALVES])
def test_digits(rows: int, blocks: LetterBlocks) -> None:
    """In every height the digits have that height and one width, and no two look alike."""
    shapes = [letters(f"0{digit}", rows, blocks=blocks) for digit in string.digits]
    assert len(set(shapes)) == 10
    assert {len(shape) for shape in shapes} == {rows}
    assert len({len(row) for shape in shapes for row in shape}) == 1


@pytest.mark.parametrize("rows", HEIGHTS[1:])
def test_without_blocks(rows: int) -> None:
    """With number signs every digit can still be told from the others."""
    shapes = {letters(f"0{digit}", rows, blocks=LetterBlocks.ASCII) for digit in string.digits}
    assert len(shapes) == 10
    assert set("".join("".join(shape) for shape in shapes)) == {" ", "#"}


@pytest.mark.parametrize(("rows", "is_bold"), [(3, False), (3, True), (5, False), (9, False)])
def test_alphabet(rows: int, is_bold: bool) -> None:
    """No two capitals look alike; small letters of a name are capitals."""
    alphabet = string.ascii_uppercase
    assert len({letters(letter, rows, is_bold=is_bold) for letter in alphabet}) == 26
    assert letters("Deadlift", rows) == letters("DEADLIFT", rows)


def test_a_count_does_not_move() -> None:
    """While a clock counts, no column moves; only a leading 1 is narrow."""
    for rows in HEIGHTS:
        assert len({drawn_width(f"0:{seconds:02}", rows) for seconds in range(60)}) == 1
        assert drawn_width("1:48", rows) < drawn_width("2:48", rows)
        assert drawn_width("11", rows) < drawn_width("21", rows) == drawn_width("28", rows)


@pytest.mark.parametrize("unit", sorted(SMALL_WORDS))
def test_units(unit: str) -> None:
    """A unit keeps its small letters, in every height."""
    assert letters(unit, 3) != letters(unit.upper(), 3)
    assert letters(unit, 5) != letters(unit.upper(), 5)


def test_names() -> None:
    """Accents are left out; what stands in another script stays a row of text."""
    assert letters("Élévation à la Straße", 3) == letters("ELEVATION A LA STRASSE", 3)
    assert letters("Farmer’s walk – 90/90 (½)", 3) == letters("FARMER'S WALK - 90/90 (1/2)", 3)
    assert letters("深蹲", 3) == ("深蹲",)
    assert letters("squat 🏋", 5) == ("squat 🏋",)
    assert letters("", 3) == ()
    assert drawn_width("深蹲", 3) == 4


def test_times() -> None:
    """An x between numbers is the multiplication sign, and in a name the letter."""
    assert letters("5x8", 3) == letters("5×8", 3)
    assert letters("BOX 2", 3) != letters("BO× 2", 3)


def test_largest() -> None:
    """The largest letters that fit are taken: large, bold, regular, then one row of text."""
    assert len(largest_letters("5x82.5", 74, 15)) == 9
    assert largest_letters("DEADLIFT", 74, 3) == letters("DEADLIFT", 3, is_bold=True)
    assert largest_letters("REACT AND HINGE", 74, 3) == letters("REACT AND HINGE", 3)
    name = "Single-leg Romanian deadlift"
    assert largest_letters(name, 74, 3) == (name,)
    assert largest_letters("18", 74, 15, heights=(5, 9)) == letters("18", 9)
    assert largest_letters("18", 0, 3) == largest_letters("", 9, 3) == ()


@given(NUMBER, st.integers(1, 200), st.integers(1, 60), st.sampled_from(LetterBlocks))
def test_fits(text: str, width: int, rows: int, blocks: LetterBlocks) -> None:
    """Large letters keep within their room, and all their rows are equally wide."""
    drawn = largest_letters(text, width, rows, blocks=blocks)
    assert len(drawn) <= rows
    assert len({len(row) for row in drawn}) == 1
    assert drawn == (text,) or len(drawn[0]) <= width


@given(st.text("0123456789.:x BOXkg", max_size=6), st.sampled_from(HEIGHTS), st.booleans())
def test_width(text: str, rows: int, is_bold: bool) -> None:
    """The width is known before anything is drawn; 0 where nothing is."""
    drawn = letters(text, rows, is_bold=is_bold)
    assert letters_width(text, rows, is_bold=is_bold) == (len(drawn[0]) if drawn else 0)


def test_side_by_side() -> None:
    """A number and its smaller unit stand on the same row."""
    both = side_by_side(letters("82.5", 5), letters("kg", 3), gap=2)
    assert len(both) == 5
    assert len({len(row) for row in both}) == 1
    assert both[0].endswith(" " * 9)
    assert both[-1].rstrip()[-1] in "▀▄█"


def test_in_colours() -> None:
    """Each part keeps its style in every row."""
    texts = in_colours((letters("8", 5), "$go"), (letters("kg", 3), "$quiet"), gap=2)
    plain = "".join(text for text, _ in texts).split("\n")
    assert tuple(plain) == side_by_side(letters("8", 5), letters("kg", 3), gap=2)
    assert {style for text, style in texts if text.strip()} == {"$go", "$quiet"}
