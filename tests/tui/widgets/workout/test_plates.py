"""The bar with its plates."""

from dataclasses import replace

from midstance.tui.widgets.workout.pane import draw_scene
from tests.tui.widgets.workout.scenes import SCENES, text_of


def test_what_goes_on_the_bar_is_words_too() -> None:
    """Beside the drawing the plates are written; without a bar the equipment is."""
    text = text_of(draw_scene(SCENES["next"], 120, 40))
    assert "25 + 5 + 1.25 kg" in text
    view = SCENES["next"].view
    bare = replace(view, details=replace(view.details, plates=""))
    text = text_of(draw_scene(replace(SCENES["next"], view=bare), 120, 40))
    assert "EQUIPMENT" in text
    assert "barbell + " in text
