"""The bundled figures: enough of them, each used, each named by exercises that it shows."""

from pathlib import Path

import pytest

from midstance.domain.exercise import Exercise
from midstance.domain.library import Library
from midstance.storage.figures.any_file import check_any_file
from midstance.storage.figures.book import WORDS, FigureBook
from midstance.storage.places import bundled_assets
from midstance.tui.figures import CHEERING
from midstance.tui.screens.first_run import RUNNER
from tests.figures.every import FIGURES, every_figure

SHOWN = 130
RISKIEST = (
    *("back-squat", "front-squat", "goblet-squat", "deadlift", "romanian-deadlift"),
    *("stiff-legged-deadlift", "kettlebell-deadlift", "single-leg-deadlift-loaded"),
    *("barbell-hip-thrust", "nordic-curl", "copenhagen-plank-short", "copenhagen-plank-long"),
    *("box-jump", "drop-jump", "broad-jump", "lateral-bound", "plank", "push-up"),
    *("half-kneeling-overhead-press", "dumbbell-row", "step-up-loaded", "walking-lunge-loaded"),
    *("reverse-lunge-loaded", "side-lunge-loaded", "inverted-row"),
)


def test_every_exercise_names_its_figure_or_says_words(library: Library) -> None:
    """And nine of ten have one."""
    exercises = library.exercises.values()
    for exercise in exercises:
        assert exercise.figure == WORDS or exercise.figure in every_figure(), exercise.id
    assert sum(exercise.figure != WORDS for exercise in exercises) >= SHOWN


def test_every_figure_shows_an_exercise(library: Library) -> None:
    """None lies unused, but for those that others change; two stand beside the name and a best."""
    named = {RUNNER, CHEERING, *(exercise.figure for exercise in library.exercises.values())}
    for id_ in every_figure():
        assert any(name == id_ or name.startswith(f"{id_}/") for name in named), id_


@pytest.mark.parametrize("id_", RISKIEST)
def test_what_can_hurt_shows_its_mistake(library: Library, id_: str) -> None:
    """The riskiest exercises have the pose of a mistake."""
    assert every_figure()[library.exercise(id_).figure].wrong is not None


def test_a_hold_is_still_and_a_movement_is_not(library: Library) -> None:
    """A figure that stands still shows what is held; one that moves what is repeated."""
    for exercise in library.exercises.values():
        if exercise.figure != WORDS:
            assert is_still(exercise) or not exercise.is_hold, exercise.id


def test_every_file_of_figures_is_sound(tmp_path: Path) -> None:
    """Checked one by one, as a runner would check a file of their own."""
    book = FigureBook(bundled_assets(), tmp_path)
    for path in FIGURES.glob("*.toml"):
        assert check_any_file(path, Library({}, {}, {}), book) == ()


def is_still(exercise: Exercise) -> bool:
    """Whether its figure is one pose."""
    return every_figure()[exercise.figure].is_still
