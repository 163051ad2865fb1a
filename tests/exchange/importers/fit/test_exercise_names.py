"""Exercises by their numbers in the FIT profile, against names that two decoders agree on."""

import pytest

from midstance.exchange.importers.fit.exercise_names import (
    UNKNOWN_EXERCISE,
    FitExercises,
    fit_exercises,
)
from midstance.storage.places import read_asset

EXERCISES = fit_exercises(read_asset)
KNOWN = (
    (0, 1, "Barbell bench press"),
    (1, 18, "Standing calf raise"),
    (5, 89, "Turkish get up"),
    (8, 23, "Romanian deadlift"),
    (17, 18, "Dumbbell bulgarian split squat"),
    (19, 43, "Plank"),
    (21, 13, "Lat pulldown"),
    (28, 6, "Barbell back squat"),
    (29, 0, "Burpee"),
    (37, 24, "Lateral band walks"),
)


@pytest.mark.parametrize(("category", "number", "name"), KNOWN)
def test_a_name_by_its_numbers(category: int, number: int, name: str) -> None:
    """From each end of the table and from its middle."""
    assert EXERCISES.name(category, number) == name


def test_what_the_profile_does_not_have_stays_apart() -> None:
    """A category alone, a number without a name, an unknown category, and nothing at all."""
    assert EXERCISES.name(28, None) == "Squat"
    assert EXERCISES.name(28, 60_000) == "Squat 60000"
    assert EXERCISES.name(29, 1) == EXERCISES.name(29, 1)
    assert EXERCISES.name(99, 3) == "Exercise category 99 3"
    assert EXERCISES.name(None, None) == EXERCISES.name(65534, 7) == UNKNOWN_EXERCISE


def test_without_the_bundled_file_the_numbers_are_left() -> None:
    """An exercise is never lost for want of its name."""
    assert FitExercises().name(28, 6) == "Exercise category 28 6"
    assert fit_exercises(None).name(None, 6) == UNKNOWN_EXERCISE
