"""A best as soon as it is saved."""

from dataclasses import replace

from midstance.domain.strength.bests import Best, BestKind
from midstance.tui.widgets.workout.pane import draw_scene
from tests.tui.widgets.workout.scenes import SCENES, SIZES, lines, text_of


def test_nothing_covers_half_of_what_comes_next() -> None:
    """Where a message or a question needs a row of the big number, the set ahead is in words."""
    assert "NEXT set 2" not in text_of(draw_scene(SCENES["rest"], 80, 24))
    text = text_of(draw_scene(replace(SCENES["rest"], notice="Moved."), 80, 24))
    assert "NEXT set 2: 5 × 82.5 kg" in text
    assert "[ 80   ] 85" in text
    assert "NEXT set 2" not in text_of(draw_scene(replace(SCENES["rest"], notice="M."), 120, 40))


def test_asking_for_the_effort_moves_nothing() -> None:
    """Its letters take the row of the keys; every row above stays as it was."""
    asking = replace(SCENES["rest"], asks_effort=True, notice="RPE?  e easy 5")
    for size in ((60, 20), (80, 24), (120, 40)):
        before, after = (
            text_of(draw_scene(each, *size)).splitlines() for each in (SCENES["rest"], asking)
        )
        moved = [y for y, (old, new) in enumerate(zip(before, after, strict=True)) if old != new]
        assert moved[-1] == len(before) - 1
        assert len(moved) <= 2  # the keys, and an effort that was rated gives way to its letters


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
    assert "best until now" in text
    assert "e RPE" in text
    assert "rest 1:12 of 3:00" in text
    assert "next: set 2, 5 × 82.5 kg" in text
    push_up = replace(gold.view.details, load="", load_unit="")
    before_push_ups = replace(gold, view=replace(gold.view, details=push_up))
    hero = [lines(draw_scene(each, 120, 40))[:12] for each in (gold, before_push_ups)]
    assert hero[0] == hero[1]
    text = text_of(draw_scene(gold, 80, 24))
    assert "before  80 kg" in text
    assert "next: set 2 of 3, 5 × 82.5 kg" in text
