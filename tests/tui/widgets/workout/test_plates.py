"""The bar with its plates."""

from dataclasses import replace

import pytest

from midstance.tui.widgets.workout.pane import draw_scene
from midstance.tui.widgets.workout.plates import plate_sizes
from tests.tui.widgets.workout.scenes import SCENES, text_of


@pytest.mark.parametrize(
    ("text", "sizes"),
    [
        ("20 + 10 + 1.25 a side", [20, 10, 1.25]),
        ("change to 45 a side", [45]),
        ("empty bar", []),
        ("same plates", []),
        ("", []),
    ],
)
def test_the_plates_of_a_text(text: str, sizes: list[float]) -> None:
    """The weights that the text names, and none for other texts."""
    assert plate_sizes(text) == sizes


def test_what_goes_on_the_bar_is_words_too() -> None:
    """Beside the drawing the plates are written; without a bar the equipment is."""
    text = text_of(draw_scene(SCENES["next"], 120, 40))
    assert "25 + 5 + 1.25 kg" in text
    view = SCENES["next"].view
    bare = replace(view, details=replace(view.details, plates=""))
    text = text_of(draw_scene(replace(SCENES["next"], view=bare), 120, 40))
    assert "EQUIPMENT" in text
    assert "barbell + " in text
