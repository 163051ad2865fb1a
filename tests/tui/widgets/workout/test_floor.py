"""Floor mode."""

from dataclasses import replace

import pytest

from midstance.tui.widgets.workout.floor import floor_level
from midstance.tui.widgets.workout.pane import draw_scene
from midstance.workout.display.details import TempoBeat
from tests.tui.widgets.workout.scenes import SCENES, lines, text_of


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (120, 40)])
def test_the_four_things_are_there(size: tuple[int, int]) -> None:
    """Name, number, set and clock, with one cue and the keys; the number takes a third."""
    rows = draw_scene(replace(SCENES["hold"], is_floor=True), *size)
    big = [line for line in lines(rows)[4:-2] if "█" in line or "▀" in line or "▐" in line]
    assert len(big) >= (size[1] - 6) // 3
    assert lines(rows)[-1].lstrip().startswith("Space stop, save 12 s")
    assert "Stand tall" in text_of(rows)


def test_the_level_rises_with_the_seconds() -> None:
    """In a hold the level is the part that has run, drawn from the bottom."""
    floor = replace(SCENES["hold"], is_floor=True)
    assert floor_level(floor) == pytest.approx(12 / 30)
    grounds = [row[0][1].ground for row in draw_scene(floor, 80, 24)]
    assert grounds[22] == "fill-hold"
    assert grounds[6] == "ground"


@pytest.mark.parametrize(
    ("beat", "level"),
    [
        (TempoBeat("down", 3, 3, 1), 0),
        (TempoBeat("up", 1, 2, 1), 0.5),
        (TempoBeat("hold", 1, 1, 1), 0),
    ],
)
def test_the_level_follows_the_tempo(beat: TempoBeat, level: float) -> None:
    """It sinks with down, rises with up, and rests in between."""
    view = SCENES["go"].view
    scene = replace(SCENES["go"], view=replace(view, details=replace(view.details, tempo=beat)))
    assert floor_level(scene) == pytest.approx(level)


@pytest.mark.parametrize(("size", "rows"), [((120, 40), (13, 27)), ((80, 24), (8, 16))])
def test_the_number_stands_in_the_middle(size: tuple[int, int], rows: tuple[int, int]) -> None:
    """Repetitions times load are centred, clear of the name above and of the tempo below."""
    drawn = lines(draw_scene(replace(SCENES["go"], is_floor=True), *size))
    number = [line for line in drawn[rows[0] : rows[1] + 1] if line]
    left = min(len(line) - len(line.lstrip()) for line in number)
    right = size[0] - max(len(line) for line in number)
    assert abs(left - right) <= 1
    assert drawn[rows[0] - 1] == "" or size[1] == 24
    assert drawn[rows[1] + 1] == ""


def test_a_rest_says_what_is_next() -> None:
    """On the floor the rest names the set ahead."""
    text = text_of(draw_scene(replace(SCENES["rest"], is_floor=True), 80, 24))
    assert "Next: set 2 of 3, 5 × 82.5 kg" in text


def test_the_ceiling_of_the_heart_rate_stands_before_the_cue() -> None:
    """It can be read from the floor while the work goes on."""
    shown = SCENES["hold"]
    card = replace(shown.view.card, ceiling="150 bpm")
    floor = replace(shown, view=replace(shown.view, card=card), is_floor=True)
    assert "heart ≤ 150 bpm · " in text_of(draw_scene(floor, 80, 24)).lower()


def test_the_tempo_and_the_repetition_do_not_touch() -> None:
    """Where both have no room in large letters the repetition is text."""
    drawn = lines(draw_scene(replace(SCENES["go"], is_floor=True), 60, 20))
    assert any(line.endswith("REP 2/5") for line in drawn)
