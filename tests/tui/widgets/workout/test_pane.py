"""The whole screen of a session, drawn and painted."""

from dataclasses import replace

import pytest

from midstance.tui.widgets.figure import ShownFigure
from midstance.tui.widgets.workout.canvas import Canvas
from midstance.tui.widgets.workout.grid import grid_of
from midstance.tui.widgets.workout.pane import (
    SessionPane,
    draw_scene,
    placed_keys,
)
from midstance.tui.widgets.workout.scene import Scene
from midstance.workout.events import SavingFailed
from tests.tui.widgets.one_widget_app import OneWidgetApp
from tests.tui.widgets.workout.scenes import SCENES, SIZES, lines, played, text_of


@pytest.mark.parametrize("size", [*SIZES, (1, 1), (250, 70), (200, 3)])
@pytest.mark.parametrize("name", SCENES)
def test_every_scene_fits_every_size(name: str, size: tuple[int, int]) -> None:
    """Each row has exactly as many cells as the terminal, in every phase and mode."""
    for is_floor in (False, True):
        for more in ({}, {"cue_page": 1}, {"is_flashing": True}, {"notice": "x" * 300}):
            rows = draw_scene(scene_with(name, is_floor=is_floor, **more), *size)
            assert len(rows) == size[1]
            assert {len(row) for row in rows} == {size[0]}


def scene_with(name: str, **more: object) -> Scene:
    """A scene with other fields."""
    return replace(SCENES[name], **more)  # type: ignore[arg-type]  # fields by name


@pytest.mark.parametrize("size", SIZES)
async def test_a_narrower_screen_keeps_nothing_of_a_wider_one(size: tuple[int, int]) -> None:
    """Painted wide and then narrow it looks, cell by cell, as if it had been painted once."""
    pane = SessionPane()
    async with OneWidgetApp(pane).run_test(size=(200, 60)) as pilot:
        for name in SCENES:
            await pilot.resize_terminal(200, 60)
            pane.show(SCENES["go"])
            pane.show(SCENES[name])
            await pilot.resize_terminal(*size)
            await pilot.pause()
            shown = "\n".join(pane.render_line(y).text.rstrip() for y in range(size[1]))
            assert shown == text_of(draw_scene(SCENES[name], *size))


def test_a_long_name_is_big_beside_a_figure() -> None:
    """At 80 columns a name that does not fit beside the figure stands above it, as big."""
    figure = Shown()
    short, long = (
        replace(
            SCENES["go"],
            figure=figure,
            view=replace(SCENES["go"].view, card=replace(SCENES["go"].view.card, big_name=name)),
        )
        for name in ("Plank", "Overhead press")
    )
    for scene in (short, long):
        name = lines(draw_scene(scene, 80, 24))[7]
        assert "█" in name
        assert "Overhead" not in name
    assert figure.tops == [6, 10]


class Shown(ShownFigure):
    """A figure that knows where it was asked to stand."""

    def __init__(self) -> None:
        """A figure that was not drawn yet."""
        object.__setattr__(self, "tops", [])

    tops: list[int]

    def draw(self, canvas: Canvas, at: tuple[int, int], size: tuple[int, int], accent: str) -> int:  # noqa: ARG002 - only the place counts here
        """Note the place."""
        self.tops.append(at[1])
        return size[1]


def test_the_overview_says_what_is_to_be_done() -> None:
    """Each exercise with its sets and load, from 80 columns on; then only the marks."""
    for size in ((80, 24), (120, 40)):
        squat = next(line for line in lines(draw_scene(SCENES["today"], *size)) if "Squat" in line)
        assert "3 × 5 @ 82.5 kg" in squat
        assert "○○○" in squat
    assert "3 × 5" not in text_of(draw_scene(SCENES["today"], 40, 12))


def test_the_last_key_stays() -> None:
    """Where the row is short, keys before the last one go."""
    keys = (("Space", "log"), ("p", "pause"), ("v", "swap"), ("?", "keys"))
    placed = placed_keys(keys, grid_of(30, 12))
    assert [key for key, *_ in placed] == ["Space", "p", "?"]


def test_keys_move_closer_before_one_goes() -> None:
    """The row ends before the margin, and has two columns between its keys where it must."""
    keys = (("Space", "log"), ("p", "pause"), ("v", "swap"), ("?", "keys"))
    placed = placed_keys(keys, grid_of(36, 12))
    assert [(key, x) for key, _, x in placed] == [("Space", 1), ("p", 12), ("v", 21), ("?", 29)]
    assert placed_keys(keys, grid_of(35, 12))[-1][0] == "?"
    assert len(placed_keys(keys, grid_of(35, 12))) == 3


def test_what_is_not_saved_stays_in_sight() -> None:
    """The cause and the key that tries again stand above the keys until all is saved."""
    play = played("push-ups", "space; space; space")
    play.machine.handle(SavingFailed("the disk is [/] full \x1b[2J"), play.now)
    for size in SIZES:
        text = text_of(draw_scene(Scene(play.view), *size))
        assert "NOT SAVED (1)" in text
        assert "\x1b" not in text
    assert "x tries again: the disk is [/] full" in text_of(draw_scene(Scene(play.view), 120, 40))
