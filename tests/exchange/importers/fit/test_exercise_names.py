"""Exercises by their numbers in the FIT profile, against names that two decoders agree on."""

import pytest

from midstance.exchange.importers.fit.exercise_names import UNKNOWN_EXERCISE, fit_exercise_name

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
    assert fit_exercise_name(category, number) == name


def test_what_the_profile_does_not_have_stays_apart() -> None:
    """A category alone, a number without a name, an unknown category, and nothing at all."""
    assert fit_exercise_name(28, None) == "Squat"
    assert fit_exercise_name(28, 60_000) == "Squat 60000"
    assert fit_exercise_name(29, 1) == fit_exercise_name(29, 1)
    assert fit_exercise_name(99, 3) == "Exercise category 99 3"
    assert fit_exercise_name(None, None) == fit_exercise_name(65534, 7) == UNKNOWN_EXERCISE
