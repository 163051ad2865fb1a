"""What stands beside the stage or over it."""

import re
from dataclasses import replace

from midstance.tui.widgets.workout.grid import grid_of
from midstance.tui.widgets.workout.pane import draw_scene
from midstance.tui.widgets.workout.side import cue_pages
from tests.tui.widgets.workout.scenes import SCENES, text_of


def test_cues_and_what_follows() -> None:
    """From 110 columns on the cues, what is known and what follows stand beside the stage."""
    text = text_of(draw_scene(SCENES["go"], 120, 40))
    assert "✗ Hips sag" in text
    assert "THEN" in text
    assert "Carry" in text
    assert "2 × 40 m" in text
    assert "THEN" not in text_of(draw_scene(SCENES["go"], 100, 40))


def test_nothing_is_said_twice() -> None:
    """A sentence of the stage, and last time's sets where they stand there, are not beside it."""
    text = text_of(draw_scene(SCENES["go"], 120, 40))
    assert text.count("Stand tall") == 1
    assert "last time" not in text
    held = text_of(draw_scene(SCENES["hold"], 120, 40))
    assert held.count("Stand tall") == 1


def test_the_session_is_a_third_column() -> None:
    """From 180 columns on every exercise stands there with its sets."""
    assert "▸ Squat" in text_of(draw_scene(SCENES["go"], 180, 40))
    assert "▸ Squat" not in text_of(draw_scene(SCENES["go"], 150, 40))


def test_every_cue_on_one_sheet() -> None:
    """The sheet lies over the stage at every size, and leaves the phase and its clock in sight."""
    for size in ((40, 12), (80, 24), (120, 40)):
        text = text_of(draw_scene(replace(SCENES["hold"], cue_page=1), *size))
        for part in ("Stand tall", "Breathe", "✗ Hips sag", "late in a race", "HOLD 0:18"):
            assert part in text


def test_the_wide_sheet_is_a_page() -> None:
    """Each kind has a heading; beside them stand the poses, the pace, last time and the best."""
    card = replace(SCENES["go"].view.card, tempo="3-0-X-1", last="5 @ 80 kg", best="3 @ 85 kg")
    scene = replace(SCENES["go"], cue_page=1, view=replace(SCENES["go"].view, card=card))
    for width, height in ((110, 32), (120, 40), (200, 60), (250, 70)):
        text = text_of(draw_scene(scene, width, height))
        for part in ("HOW TO", "AVOID", "WHY", "3-0-X-1: down 3 s", "5 @ 80 kg"):
            assert part in text
        assert re.search(r"best +3 @ 85 kg", text)


def test_a_long_sheet_has_pages() -> None:
    """Where not every line fits, the key of the sheet turns to the rest; none is lost."""
    card = SCENES["hold"].view.card
    card = replace(card, cues=tuple(f"Cue {'and more ' * 6}{n}." for n in range(9)))
    long = replace(SCENES["hold"], view=replace(SCENES["hold"].view, card=card))
    pages = len(cue_pages(card, grid_of(40, 12)))
    texts = [text_of(draw_scene(replace(long, cue_page=n + 1), 40, 12)) for n in range(pages)]
    assert pages > 2
    assert all("c  more" in text for text in texts[:-1])
    assert "c  closes" in texts[-1]
    for n in range(9):
        assert sum(text.count(f" {n}.") for text in texts) == 1


def test_another_set_is_looked_at() -> None:
    """It is named beside the stage; without a side column in the row above the keys."""
    ahead = replace(SCENES["go"], other=SCENES["hold"].view.card, other_heading="2 ahead")
    assert "2 ahead" in text_of(draw_scene(ahead, 120, 40))
    assert "2 ahead: Plank · 30 s" in text_of(draw_scene(ahead, 80, 24))


def test_no_sentence_beside_the_stage_is_cut() -> None:
    """One that does not fit whole is left out, and the key that shows all of them is named."""
    view = SCENES["go"].view
    long = " ".join(["word"] * 60)
    card = replace(
        view.card, cues=("Short.", *[f"{long} final{n}." for n in range(9)]), caution="Care."
    )
    text = text_of(draw_scene(replace(SCENES["go"], view=replace(view, card=card)), 120, 40))
    assert "● Short." in text
    assert "! Care." in text
    assert text.count("final") < 9
    assert text.count("final") == text.count("● word word")
    assert "c  all cues" in text


def test_what_could_be_done_instead_stands_beside_the_next_set() -> None:
    """How it compares, its name and its load, with the key that shows all of them."""
    swaps = (
        ("easier", "Kettlebell deadlift", "KB deadlift", "24 kg"),
        ("different", "Romanian deadlift", "Romanian DL", "2 × 28 kg"),
        ("no kit", "Single-leg bridge " * 3, "Single-leg bridge", ""),
    )
    text = text_of(draw_scene(replace(SCENES["next"], swaps=swaps), 120, 40))
    assert "SWAP  v" in text
    assert "easier    Kettlebell deadlift 24 kg" in text
    assert "no kit    Single-leg bridge" in text
    assert "different Romanian DL     2 × 28 kg" in text
