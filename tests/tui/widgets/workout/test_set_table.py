"""The set table and the cues below it."""

from dataclasses import replace

from midstance.domain.strength.ramp_up import NUMBERS_BEFORE
from midstance.tui.widgets.workout.pane import draw_scene
from midstance.tui.widgets.workout.scene import Scene
from midstance.workout.display.details import SetMark, SetRow
from tests.tui.widgets.workout.scenes import SCENES, lines, text_of


def with_rows(count: int, now: int) -> Scene:
    """The scene of GO with this many sets, the one that is on among them."""
    rows = tuple(
        SetRow(
            number,
            "5 × 80",
            6,
            "5 × 82.5",
            7 if number < now else None,
            SetMark.DONE if number < now else SetMark.NOW if number == now else SetMark.TO_DO,
        )
        for number in range(1, count + 1)
    )
    view = SCENES["go"].view
    return replace(SCENES["go"], view=replace(view, details=replace(view.details, table=rows)))


def test_last_time_stands_beside_today() -> None:
    """Each set has last time's numbers, today's, their efforts, and where it stands."""
    drawn = lines(draw_scene(with_rows(3, 2), 120, 40))
    first, second, third = drawn[31:34]
    assert first.split()[:6] == ["1", "5", "×", "80", "RPE", "6"]
    assert "RPE 7" in first
    assert "✓" in first
    assert second.startswith("▌")
    assert "now" in second
    assert "RPE 7" not in third


def test_a_first_time_is_only_said_of_what_was_never_done() -> None:
    """Not of a ramp-up set, nor of a set more than last time."""
    scene = with_rows(1, 1)
    (row,) = scene.view.details.table

    def drawn(*rows: SetRow) -> str:
        details = replace(scene.view.details, table=rows)
        shown = replace(scene, view=replace(scene.view, details=details))
        return text_of(draw_scene(shown, 120, 40))

    new = replace(row, last="", last_effort=None)
    ramp_up = replace(new, number=NUMBERS_BEFORE + 1)
    assert "first time" in drawn(new)
    assert "first time" not in drawn(replace(row, mark=SetMark.DONE), replace(new, number=2))
    assert "▌  ramp 1   first time" in drawn(ramp_up)
    assert "first time" not in drawn(ramp_up, replace(row, mark=SetMark.TO_DO))


def test_the_set_that_is_on_is_always_in_sight() -> None:
    """Of twenty sets those up to the current one are shown; in a small corner only last time's."""
    for size in ((60, 20), (80, 24), (120, 40)):
        text = text_of(draw_scene(with_rows(20, 19), *size))
        assert "19" in text
        assert "now" in text
    assert "last time  5 × 80" in text_of(draw_scene(with_rows(20, 19), 40, 12))


def test_one_cue_and_one_mistake() -> None:
    """The cue of the set comes before the mistake; a cue that is a mistake stands alone."""
    text = text_of(draw_scene(SCENES["go"], 80, 24))
    assert text.count("●") == 1
    assert "● Stand tall" in text
    view = SCENES["go"].view
    mistake = replace(view.card, cue="Avoid: Hips sag", mistakes=("Hips sag",), is_cue_mistake=True)
    wrong = replace(view, card=mistake)
    text = text_of(draw_scene(replace(SCENES["go"], view=wrong), 80, 24))
    assert "✗ Hips sag" in text
    assert "●" not in text
