"""Cells on the screen: which are painted, and how they look in fewer colours."""

from collections.abc import Callable
from typing import Self

import pytest
from textual.geometry import Region

from midstance.tui.theme import DARK, SIXTEEN
from midstance.tui.widgets.cell_pane import DrawnPane, as_grounds, changed_cells, without_colours
from midstance.tui.widgets.workout.canvas import Canvas, Look, Rows
from midstance.tui.widgets.workout.pane import draw_scene
from tests.tui.widgets.one_widget_app import OneWidgetApp, lines
from tests.tui.widgets.workout.scenes import SCENES, scene


def written(*texts: str) -> Callable[[int], Rows]:
    """A drawing of these lines."""

    def draw(width: int) -> Rows:
        canvas = Canvas(width, len(texts))
        for y, text in enumerate(texts):
            canvas.text(0, y, text)
        return canvas.rows()

    return draw


def test_only_changed_cells_are_painted() -> None:
    """An equal scene paints nothing; a second that passes paints a few cells."""
    one = scene("planks", "space; space; space; 12 s pass")
    two = scene("planks", "space; space; space; 13 s pass")
    before, after = (draw_scene(each, 80, 24) for each in (one, two))
    assert changed_cells(before, before) == []
    regions = changed_cells(before, after)
    assert 0 < sum(region.area for region in regions) < 80 * 24 // 3
    assert Region(0, 5, 80, 1) not in regions


def test_without_colour_nothing_is_lost() -> None:
    """What is to come is a line, and what is on is a full block."""
    row = draw_scene(SCENES["rest"], 80, 24)[1]
    assert {text for text, _ in row if text.strip()} == {"▄"}
    marks = "".join(text for text, _ in without_colours(row, has_segments=True))
    assert set(marks.replace(" ", "")) == {"▄", "█", "─"}


def test_without_colour_a_best_has_stars() -> None:
    """In the row of segments it is told from the set that is on."""
    row = (("▄", Look("best")), ("▄", Look("go")), ("▄", Look("quiet")), ("▄", Look("track")))
    assert [text for text, _ in without_colours(row, has_segments=True)] == ["★", "█", "▄", "─"]


def test_blocks_are_grounds_where_there_are_none() -> None:
    """A cell that is half full or more is a blank in its colour; text stays as it is."""
    row = (("█", Look("go")), ("▄", Look("next", "plane")), ("a", Look("text")))
    blank, half, text = as_grounds(row)
    assert (blank, half) == ((" ", Look(ground="go")), (" ", Look(ground="next")))
    assert text == row[-1]


async def test_a_pane_is_as_high_as_its_drawing() -> None:
    """It grows and shrinks with what is shown, and shows nothing before."""
    app = OneWidgetApp(pane := DrawnPane())
    async with app.run_test(size=(20, 10)) as pilot:
        assert pane.size.height == 0
        pane.show(written("one", "two", "three"))
        await pilot.pause()
        assert lines(pane) == ["one", "two", "three"]
        pane.show(written("only this"))
        await pilot.pause()
        assert lines(pane) == ["only this"]


@pytest.mark.parametrize(("theme", "is_tinted"), [(DARK.name, True), (SIXTEEN.name, False)])
async def test_a_tint_is_a_little_of_a_colour(theme: str, *, is_tinted: bool) -> None:
    """A fifth of it over the ground; sixteen colours have none, and show the ground."""

    def draw(width: int) -> Rows:
        canvas = Canvas(width, 1)
        canvas.fill(0, 0, width // 2, 1, "next 20")
        return canvas.rows()

    app = OneWidgetApp(pane := DrawnPane())
    app.theme = theme
    async with app.run_test(size=(20, 3)) as pilot:
        pane.show(draw)
        await pilot.pause()
        grounds = {segment.style.bgcolor for segment in pane.render_line(0) if segment.style}
        assert len(grounds) == (2 if is_tinted else 1)


async def test_a_pane_of_fixed_height_leaves_the_screen_as_laid_out() -> None:
    """Only one as high as its drawing has the screen laid out again, and only for a new height."""
    asked = []

    class Watched(DrawnPane):
        def refresh(self, *regions: Region, layout: bool = False, **how: bool) -> Self:
            asked.append(layout)
            return super().refresh(*regions, layout=layout, **how)

    app = OneWidgetApp(pane := Watched())
    async with app.run_test(size=(20, 6)) as pilot:
        for height, is_laid_out in ((None, True), (1, False)):
            if height:
                pane.styles.height = height
            pane.show(written("a"))
            await pilot.pause()
            asked.clear()
            pane.show(written("b"))
            assert True not in asked
            pane.show(written("c", "d"))
            assert (True in asked) is is_laid_out


def test_rings_and_lines_without_colours() -> None:
    """What is to come is left out, and a goal is dashed."""
    pane = DrawnPane()
    row = (("━", Look("go")), ("━", Look("faint")), ("━", Look("track")), ("⣿", Look("track")))
    assert [text for text, _ in pane.in_signs(row, 0)] == ["━", "╌", " ", " "]
