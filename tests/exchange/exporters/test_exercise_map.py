"""What Garmin and Strava call our exercises."""

from midstance.domain.exercise import Pattern
from midstance.domain.library import Library
from midstance.exchange.exporters import exercise_map
from midstance.exchange.exporters.exercise_map import Category, platform_name
from midstance.exchange.importers.fit.exercise_names import fit_exercises
from midstance.storage.places import read_asset
from tests.coach.gym import EXERCISES


def test_every_exercise_of_the_library_has_its_name(bundled: Library) -> None:
    """And no name is left of one that is gone."""
    assert set(exercise_map._NAMES) == set(bundled.exercises)
    assert platform_name("goblet-squat", None).number == 37
    assert platform_name("nordic-curl", None).strava == "NORDIC_CURL"


def test_every_number_is_one_of_the_profile(bundled: Library) -> None:
    """An export never names an exercise that no watch has."""
    for exercise in bundled.exercises.values():
        name = platform_name(exercise.id, exercise)
        if name.number is not None:
            read = fit_exercises(read_asset).name(name.category, name.number)
            assert not read.endswith(f" {name.number}"), exercise.id


def test_one_of_the_runners_own_goes_by_its_pattern() -> None:
    """A squat is a squat without a name; one of which nothing is known is unknown."""
    own = platform_name("squat", EXERCISES["squat"])
    assert (own.category, own.number, own.strava) == (Category.SQUAT, None, "SQUAT_GENERIC")
    unknown = platform_name("gone", None)
    assert (unknown.category, unknown.number) == (Category.UNKNOWN, None)
    assert set(exercise_map._BY_PATTERN) == set(Pattern)
