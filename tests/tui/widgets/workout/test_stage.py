"""The stage of each phase, in the grid's places."""

from dataclasses import replace

import pytest

from midstance.tui.widgets.workout.grid import grid_of
from midstance.tui.widgets.workout.pane import draw_scene
from midstance.tui.widgets.workout.scene import hero_pieces
from midstance.workout.view import PhaseLabel
from tests.tui.widgets.workout.scenes import SCENES, lines, scene, text_of

GRID = grid_of(120, 40)


def row(name: str, y: int, size: tuple[int, int] = (120, 40)) -> str:
    """One row of a scene."""
    return lines(draw_scene(SCENES[name], *size))[y]


def test_the_grid_does_not_move() -> None:
    """Name, number and keys begin in the same cells from NEXT to REST."""
    for name in ("next", "go", "rest"):
        drawn = lines(draw_scene(SCENES[name], 120, 40))
        names = [each[: GRID.side].rstrip() for each in drawn[GRID.hero - 5 : GRID.hero - 2]]
        assert names == [row("go", y)[: GRID.side].rstrip() for y in (7, 8, 9)]
        assert drawn[GRID.hero][GRID.margin :].strip()
        assert drawn[GRID.keys].lstrip().startswith("Space")


def test_repetitions_times_load() -> None:
    """Under the number stand what is counted, the unit, the plates and the effort to aim for."""
    caption = row("go", GRID.caption)
    for text in ("reps", "kg", "25 + 5 + 1.25 a side", "aim for RPE 7"):
        assert text in caption
    assert "all sets at RPE 6 last time" in row("next", GRID.caption)
    assert "PUT ON THE BAR" in row("next", GRID.bar // 2)


def test_the_tempo_has_its_bar() -> None:
    """The seconds of the tempo, the repetition and the tempo itself stand under the bar."""
    below = row("go", GRID.bar // 2 + 2)
    assert "1 of 3 s" in below
    assert "rep 2 of 5" in below
    assert "tempo 3-1-X-0" in below
    assert "rep 2 of 5" in text_of(draw_scene(SCENES["go"], 80, 24))


@pytest.mark.parametrize("size", [(40, 12), (60, 20), (80, 24), (120, 40)])
def test_typing_says_how_it_is_saved(size: tuple[int, int]) -> None:
    """The digits take the place of the number; where there is a caption it names the keys."""
    text = text_of(draw_scene(SCENES["typing"], *size))
    assert "Space log 4" in text
    if size[0] > 40:
        assert "4 · Space saves it, ⌫ erases" in text


def test_a_rest_has_a_phase_for_what_is_next() -> None:
    """What was saved, the clock with its length, and the next set are three different things."""
    text = text_of(draw_scene(SCENES["rest"], 120, 40))
    assert "✓ Set 1 saved  5 × 82.5 kg" in text
    assert "1:12 of 3:00" in text
    assert "same plates" in text
    assert "[ 80 kg" in text
    assert "] 85 kg" in text
    assert "REST 1:48" in text


def test_a_walk_is_done_and_a_position_is_held() -> None:
    """Under the bar of a movement stand the seconds done, under that of a hold those held."""
    view = SCENES["hold"].view
    walk = replace(SCENES["hold"], view=replace(view, word=PhaseLabel.MOVE))
    assert "12 s done" in lines(draw_scene(walk, 120, 40))[GRID.low_bar // 2 + 2]


def test_what_follows_a_set_stands_in_the_last_row() -> None:
    """Where there is no column beside the stage, the row above the keys says what comes next."""
    assert lines(draw_scene(SCENES["side"], 80, 24))[22].endswith("then SWITCH · right side")
    assert "then SWITCH" not in text_of(draw_scene(SCENES["side"], 120, 40))


def test_the_whole_name_stands_over_the_set_table() -> None:
    """At 80 columns a name in short leaves the room above the number free."""
    card = replace(SCENES["go"].view.card, name="Back squat" + " with a pause" * 5)
    whole = replace(SCENES["go"], view=replace(SCENES["go"].view, card=card))
    drawn = lines(draw_scene(whole, 80, 24))
    assert drawn[18].strip() == card.name
    assert drawn[9] == ""


def test_both_sides_are_seen() -> None:
    """The side that works, what was done of the other one, and the order of both."""
    text = text_of(draw_scene(SCENES["switch"], 80, 24))
    assert "✓ 20 s" in text
    assert "▸ right  now" in text
    assert "right  then" in text_of(draw_scene(SCENES["side"], 80, 24))


def test_a_hold_counts_down_over_its_bar() -> None:
    """Seconds held, half-way and the target stand under the bar; a long hold has a notch."""
    below = row("hold", GRID.low_bar // 2 + 2)
    assert below.split()[:3] == ["12", "s", "held"]
    assert "half-way" in below
    assert "30 s" in below
    assert "Space starts now" not in below
    assert "HOLD at 0 · Space starts now" in row("ready", GRID.low_bar // 2 + 2)


@pytest.mark.parametrize(("session", "word"), [("planks", "seconds"), ("jogs", "minutes")])
def test_minutes_ahead_are_named_as_the_clock_shows_them(session: str, word: str) -> None:
    """A jog of 180 seconds is one of three minutes."""
    ready = scene(session, "space; space; 2 s pass")
    assert f" {word}" in text_of(draw_scene(ready, 120, 40))


def test_an_interruption_says_what_may_be_done() -> None:
    """The seconds before the cut, how long the runner was away, and the two ways on."""
    text = text_of(draw_scene(SCENES["interrupted"], 80, 24))
    assert hero_pieces(SCENES["interrupted"])[0][0] == "4"
    assert "interrupted after 4 s · away for 10 min" in text
    assert "or type the seconds, then Space" in text


def test_the_effort_is_asked_in_its_row() -> None:
    """The letters stand beside what was saved, and give way to the effort once it is rated."""
    assert "e RPE  easy good hard max" in text_of(draw_scene(SCENES["rest"], 80, 24))
    rated = scene("lifts", "space; space; space; effort 8")
    assert "RPE 8" in text_of(draw_scene(rated, 80, 24))


@pytest.mark.parametrize("name", ["蹲" * 60, "[b]x[/]" * 30, "Plank 🏋️ hold"])
def test_any_name_is_drawn(name: str) -> None:
    """A name without letters, or too long for them, is one row of text."""
    view = SCENES["go"].view
    hostile = replace(SCENES["go"], view=replace(view, card=replace(view.card, name=name)))
    for size in ((40, 12), (80, 24), (120, 40)):
        assert name[:6] in text_of(draw_scene(hostile, *size))


LONG = "Deficit deadlift with a slow lowering phase from a low box in front of a wall"


@pytest.mark.parametrize("is_floor", [True, False])
@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
def test_a_long_name_takes_more_rows(size: tuple[int, int], *, is_floor: bool) -> None:
    """A name without large letters is whole, in as many rows as it needs."""
    view = SCENES["next"].view
    card = replace(view.card, name=LONG, big_name=LONG)
    shown = replace(SCENES["next"], view=replace(view, card=card), is_floor=is_floor)
    end = size[0] if is_floor else grid_of(*size).stage_end
    said = " ".join(line[:end] for line in lines(draw_scene(shown, *size)))
    assert LONG in " ".join(said.split())


def test_a_wide_title_leaves_the_top_row_its_numbers() -> None:
    """A session's name in wide characters is as long as its room, not as its count says."""
    top = lines(draw_scene(replace(SCENES["go"], title="硬拉" * 60), 80, 24))[0]
    assert "GO 0:05" in top
    assert top.endswith("ends 18:53")


@pytest.mark.parametrize("size", [(40, 12), (60, 20), (80, 24), (120, 40)])
def test_what_is_about_to_begin_is_in_sight(size: tuple[int, int]) -> None:
    """Beside the seconds of the lead-in stands what follows, at every size."""
    text = text_of(draw_scene(scene("planks", "space; space; 2 s pass"), *size))
    assert "30 s" in text or "seconds" in text


def test_the_clock_of_a_rest_is_clear_of_its_words() -> None:
    """Between the clock's letters and what stands beside them is a gap, in every second."""
    for seconds in (1, 20, 72, 170, 190):
        rest = scene("lifts", f"space; space; space; {seconds} s pass")
        drawn = lines(draw_scene(rest, 80, 24))
        (beside,) = [each for each in drawn if "of 3:00" in each]
        assert "   of 3:00" in beside


@pytest.mark.parametrize("size", [(40, 12), (60, 20), (80, 24), (120, 40), (200, 60)])
def test_partners_of_a_superset_are_seen_together(size: tuple[int, int]) -> None:
    """The one that alternates with the exercise on the screen stands beside it, at every size."""
    shown = SCENES["next"]
    details = replace(shown.view.details, partner="with Cable row 2 × 10")
    together = replace(shown, view=replace(shown.view, details=details))
    assert "with Cable row 2 × 10" in text_of(draw_scene(together, *size))


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60)])
@pytest.mark.parametrize("name", ["next", "go", "hold", "rest"])
@pytest.mark.parametrize(
    ("ceiling", "text"),
    [("150 bpm", "heart ≤ 150 bpm"), ("", "talk test")],
)
def test_how_high_the_heart_rate_may_go_is_on_the_stage(
    name: str, size: tuple[int, int], ceiling: str, text: str
) -> None:
    """Before the set, at work by count and on the clock, and in the rest; nowhere without one."""
    shown = SCENES[name]
    card = replace(shown.view.card, ceiling=ceiling, ceiling_words="So hard.")
    drawn = text_of(draw_scene(replace(shown, view=replace(shown.view, card=card)), *size))
    if name == "rest" and size == (80, 24):
        return
    assert text in " ".join(drawn.split())
    assert "heart" not in text_of(draw_scene(shown, *size))
