"""What Garmin and Strava call our exercises."""

import re

import pytest

from midstance.domain.exercise import Pattern
from midstance.domain.library import Library
from midstance.exchange.exporters.platform_names import NAMES_ASSET, Category, PlatformNames
from midstance.exchange.importers.fit.exercise_names import fit_exercises
from midstance.storage.places import read_asset
from tests.coach.gym import EXERCISES
from tests.exchange.exporters.fit.decoder import NAMES


def test_every_exercise_of_the_library_has_its_name(bundled: Library) -> None:
    """And no name is left of one that is gone."""
    assert set(NAMES.by_exercise) == set(bundled.exercises)
    assert NAMES.of("goblet-squat", None).number == 37
    assert NAMES.of("nordic-curl", None).strava == "NORDIC_CURL"


def test_every_number_is_one_of_the_profile(bundled: Library) -> None:
    """An export never names an exercise that no watch has."""
    for exercise in bundled.exercises.values():
        name = NAMES.of(exercise.id, exercise)
        if name.number is not None:
            read = fit_exercises(read_asset).name(name.category, name.number)
            assert not read.endswith(f" {name.number}"), exercise.id


def test_every_category_is_called_as_the_profile_calls_it() -> None:
    """The numbers of the categories are those of the profile."""
    for category in set(Category) - {Category.UNKNOWN}:
        words = fit_exercises(read_asset).name(category, None)
        assert words.upper().replace(" ", "_") == category.name


def test_the_bundled_file_says_nothing_that_is_not_read() -> None:
    """Its entries have a category, a number and Strava's type, and no other key."""
    assert set(re.findall(r"(\w+) = (?=[\"\d])", read_asset(NAMES_ASSET))) == {
        "category",
        "number",
        "strava",
    }
    for key, name in {**NAMES.by_exercise, **NAMES.by_pattern}.items():
        assert name.number is None or isinstance(name.number, int), key
        assert re.fullmatch(r"[A-Z_]+", name.strava), key


def test_a_category_that_no_watch_has_is_refused() -> None:
    """A slip in the file is found by the first export, and by every test that reads it."""
    with pytest.raises(KeyError, match="SQUATS"):
        PlatformNames('pattern = {}\n[exercise]\na = { category = "squats", strava = "X" }')


def test_one_of_the_runners_own_goes_by_its_pattern() -> None:
    """A squat is a squat without a name; one of which nothing is known is unknown."""
    own = NAMES.of("squat", EXERCISES["squat"])
    assert (own.category, own.number, own.strava) == (Category.SQUAT, None, "SQUAT_GENERIC")
    unknown = NAMES.of("gone", None)
    assert (unknown.category, unknown.number) == (Category.UNKNOWN, None)
    assert set(NAMES.by_pattern) == {pattern.value for pattern in Pattern}
