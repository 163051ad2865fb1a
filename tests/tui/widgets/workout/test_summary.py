"""The end of a workout, in rows."""

from midstance.tui.widgets.workout.pane import draw_scene
from tests.tui.widgets.workout.scenes import SIZES, scene, text_of


def test_the_totals_and_a_row_for_each_exercise() -> None:
    """What was done of what was planned, at every size."""
    done = scene("planks", "space; space; space; 30 s pass; skips the exercise")
    for size in SIZES:
        text = text_of(draw_scene(done, *size))
        assert "1 of 3 sets" in text
        assert "2 skipped" in text
        assert "Plank" in text
        assert "1/3" in text


def test_uneven_sides_are_named() -> None:
    """A side that did clearly less is said, and an equal pair is not."""
    uneven = scene(
        "sides",
        "space; space; space; 20 s pass; space; 9 s pass; space; skips; skips",
    )
    assert "right less" in text_of(draw_scene(uneven, 120, 40))
