"""The grid of cells."""

import pytest
from rich.cells import cell_len

from midstance.tui.widgets.workout.canvas import Canvas, Look, fitted, padded, runs, wrapped
from tests.tui.widgets.workout.scenes import lines


def test_text_stays_on_its_ground_and_in_its_room() -> None:
    """A text takes the ground below it, ends in an ellipsis, and is not drawn outside."""
    canvas = Canvas(8, 2)
    canvas.fill(0, 0, 4, 1, "plane")
    assert canvas.text(0, 0, "abcdefgh", "quiet", room=6) == 6
    assert canvas.text(0, 7, "below") == 0
    assert canvas.text(9, 0, "right") == 9
    assert canvas.text_before(8, 1, "xy") == 6
    assert lines(canvas.rows()) == ["abcde…", "      xy"]
    assert [look.ground for _, look in canvas.rows()[0]] == ["plane"] * 4 + ["ground"] * 4


def test_wide_characters_take_two_cells() -> None:
    """A character of two cells moves what follows it; half of one is never shown."""
    canvas = Canvas(7, 1)
    assert canvas.text(0, 0, "蹲a") == 3
    assert lines(canvas.rows()) == ["蹲a"]
    assert len(canvas.rows()[0]) == 7
    assert fitted("蹲蹲蹲", 4) == "蹲 …"


@pytest.mark.parametrize(
    ("half_row", "drawn"), [(0, ["██", "▀▀", ""]), (1, ["▄▄", "██", ""]), (2, ["", "██", "▀▀"])]
)
def test_letters_and_blocks_stand_on_half_rows(half_row: int, drawn: list[str]) -> None:
    """Three half rows begin at a whole row, or in the middle of one."""
    canvas = Canvas(2, 3)
    canvas.letters(0, half_row, ("██", "▀▀"), "go")
    assert lines(canvas.rows()) == drawn
    block = Canvas(2, 3)
    block.block(0, half_row, 2, 3, "go")
    full = [["go" if mark == "█" else "ground" for mark in line.ljust(2)] for line in drawn]
    assert [[look.ground for _, look in row] for row in block.rows()] == full


def test_a_bar_is_exact_to_an_eighth() -> None:
    """A bar of whole rows ends within a cell; one with half a row ends at a whole cell."""
    canvas = Canvas(10, 3)
    canvas.bar(0, 0, 10, 2, 0.55, "go")
    canvas.bar(0, 2, 10, 3, 0.58, "go")
    assert lines(canvas.rows()) == ["█████▌", "█████", "▀▀▀▀▀▀▀▀▀▀"]
    assert [look.ink for _, look in canvas.rows()[2]] == ["go"] * 5 + ["track"] * 5


def test_a_raised_row_has_a_bar_and_another_ground() -> None:
    """The row under the cursor keeps its text."""
    canvas = Canvas(6, 1)
    canvas.text(2, 0, "set")
    canvas.raise_row(0, 0, 6, "next")
    assert lines(canvas.rows()) == ["▌ set"]
    assert {look.ground for _, look in canvas.rows()[0]} == {"raised"}


def test_swapped_colours() -> None:
    """The cells on one ground swap ink and ground; all others stay."""
    canvas = Canvas(2, 1)
    canvas.fill(0, 0, 1, 1, "go")
    canvas.text(0, 0, "a", "ink")
    canvas.swap("go")
    assert canvas.rows()[0] == (("a", Look("go", "ground")), (" ", Look()))


def test_neighbours_of_one_look_are_one_text() -> None:
    """Runs join cells, and lose none; a blank belongs to the text before it on its ground."""
    canvas = Canvas(8, 1)
    canvas.fill(6, 0, 2, 1, "plane")
    canvas.text(1, 0, "ab", "go")
    canvas.text(4, 0, "c", "go")
    assert list(runs(canvas.rows()[0])) == [
        (" ", Look()),
        ("ab c ", Look("go")),
        ("  ", Look("text", "plane")),
    ]


def test_words_are_kept_whole() -> None:
    """Lines break between words; only a word wider than the line is broken."""
    assert wrapped("push the floor away", 9) == ["push the", "floor", "away"]
    assert wrapped("longerthanthat", 6) == ["longer", "thanth", "at"]


@pytest.mark.parametrize(
    ("text", "cells"),
    [("squat", "squat  "), ("蹲蹲", "蹲蹲   "), ("蹲蹲蹲蹲", "蹲蹲蹲…"), ("🏃🏃🏃🏃", "🏃🏃🏃…")],
)
def test_a_column_is_as_wide_as_its_cells(text: str, cells: str) -> None:
    """Characters of two cells, names of pictures among them, leave the next column in its place."""
    assert padded(text, 7) == cells
    assert cell_len(padded(text, 7)) == 7


@pytest.mark.parametrize("text", ["e\u0301te\u0301", "👨‍👩‍👧 🇩🇪", "कि", "❤️ 1️⃣"])
def test_what_belongs_together_is_in_one_cell(text: str) -> None:
    """Marks and joined signs stay with their letter, and the columns behind them in their place."""
    canvas = Canvas(12, 1)
    canvas.text(canvas.text(1, 0, text), 0, "|")
    row = "".join(character for character, _look in canvas.rows()[0])
    assert row.strip() == f"{text}|"
    assert cell_len(row) == 12
