"""The end of a workout, in rows."""

from dataclasses import replace

from midstance.domain.strength.bests import Best, BestKind
from midstance.tui.widgets.workout.pane import draw_scene
from tests.tui.widgets.workout.scenes import SCENES, SIZES, scene, text_of


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


def test_a_best_is_gold_with_what_was_before() -> None:
    """Name, gain and both numbers stand under the set, and the rest's clock in the band."""
    best = Best(BestKind.HEAVIEST, 80_000, 82_500)
    gold = replace(SCENES["rest"], best=best, best_name="Squat")
    for size in SIZES:
        rows = draw_scene(gold, *size)
        text = text_of(rows)
        assert "Squat" in text
        assert "▲ 2.5 kg" in text
        assert any(look.ink == "best" for row in rows for _, look in row)
    text = text_of(draw_scene(gold, 120, 40))
    assert "heaviest so far" in text
    assert "before  80 kg" in text
    assert "next: set 2 of 3, 5 × 82.5 kg" in text
