"""The page of a figure: its poses with their words, side by side or one above the other."""

import pytest

from midstance.figures.drawing import FigureInk
from midstance.figures.page import (
    figure_text,
    ink_for,
    least_still_rows,
    moved,
    panels_of,
    stills,
)
from midstance.figures.shapes import Part
from tests.figures.every import bundled, every_figure


def test_a_movement_has_two_numbered_poses() -> None:
    """Its start and its other end, each with its words."""
    assert [each.caption for each in panels_of(bundled("squat"))] == ["1  stand", "2  sit back"]


def test_a_hold_has_its_mistake_beside_it() -> None:
    """The words name it with the sign of a mistake."""
    shown = panels_of(bundled("plank"))
    assert [each.caption for each in shown] == ["hold this", "✗ sagging low back"]
    assert [each.part for each in shown] == [None, Part.WRONG]
    assert len(panels_of(bundled("plank"), has_wrong=False)) == 1


@pytest.mark.parametrize("name", sorted(every_figure()))
def test_every_figure_is_recognisable_in_the_side_column(name: str) -> None:
    """At 39 by 20 cells its stills are drawn, with the words below, none of them cut."""
    figure = every_figure()[name]
    rows = stills(figure, 39, 20)
    assert {len(row) for row in rows} == {39}
    assert len(rows) <= 20
    text = figure_text(rows)
    for panel in panels_of(figure):
        assert panel.caption in text


def test_poses_stand_side_by_side_or_lie_one_above_the_other() -> None:
    """A squat has one row of words, a bridge two."""
    words = [
        [line for line in figure_text(stills(bundled(name), 39, 20)).split("\n") if "1  " in line]
        for name in ("squat", "bridge")
    ]
    assert "2  " in words[0][0]
    assert "2  " not in words[1][0]


def test_where_there_is_little_room_the_mistake_goes_first_and_then_all() -> None:
    """What cannot be told is not drawn."""
    whole, part = stills(bundled("plank"), 39, 20), stills(bundled("plank"), 39, 8)
    assert "✗" in figure_text(whole)
    assert "hold this" in figure_text(part)
    assert "✗" not in figure_text(part)
    assert stills(bundled("squat"), 12, 6) == ()
    assert moved(bundled("squat"), 0.5, 12, 6) == ()


@pytest.mark.parametrize("name", ["squat", "plank", "bridge"])
def test_the_fewest_rows_are_just_enough(name: str) -> None:
    """In as many rows the figure is shown, in one fewer it is not; 0 where there are fewer."""
    figure = bundled(name)
    least = least_still_rows(figure, 39, 20, FigureInk.BRAILLE)
    assert stills(figure, 39, least)
    assert not stills(figure, 39, least - 1)
    assert least_still_rows(figure, 39, least - 1, FigureInk.BRAILLE) == 0


def test_plain_signs_are_ascii() -> None:
    """The sign of a mistake too."""
    text = figure_text(stills(bundled("plank"), 39, 20, FigureInk.PLAIN), FigureInk.PLAIN)
    assert text.isascii()
    assert "x sagging" in text


def test_a_terminal_without_braille_gets_half_blocks() -> None:
    """The consoles of Linux and BSD; and plain signs where nothing else can be shown."""
    assert ink_for("xterm-256color", is_ascii=False) is FigureInk.BRAILLE
    assert ink_for("linux", is_ascii=False) is FigureInk.HALVES
    assert ink_for("xterm", is_ascii=True) is FigureInk.PLAIN
