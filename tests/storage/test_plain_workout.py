"""Workouts as plain values come back as they were, and nothing else gets through."""

from datetime import datetime
from typing import Any

import pytest
from hypothesis import given

from midstance.domain.quantity import Load
from midstance.domain.record import WorkoutRecord
from midstance.storage.plain_workout import to_workout, workout_to_plain
from tests.storage.samples import (
    begun,
    do_workout,
    open_log,
    quick_folder,
    record,
    workouts,
)


@given(workouts())
def test_a_workout_comes_back_as_it_was(workout: WorkoutRecord) -> None:
    """Reading the plain values gives the very workout from which they were made."""
    active_ms = None if workout.active_seconds is None else workout.active_seconds * 1000
    assert to_workout(workout_to_plain(workout, active_ms)) == workout


def plain_workout() -> dict[str, Any]:
    """A workout with one set and one pain."""
    with quick_folder() as folder, open_log(folder) as log:
        done = do_workout(log, begun(), record(0, load=Load.of(12.5), effort=7))
    plain = workout_to_plain(done, 1000)
    return plain | {"pain": [{"region": "calf", "level": 3, "exercise": "plank"}]}


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("id", "no id"),
        ("session", 5),
        ("name", None),
        ("week", "one"),
        ("week", True),
        ("week", -1),
        ("week", 2**60),
        ("local_date", "2026-11-22"),
        ("local_date", datetime(2026, 11, 22, 12)),  # noqa: DTZ001  # that is the point
        ("started_at", datetime(2026, 11, 22, 12)),  # noqa: DTZ001  # that is the point
        ("ending", "asleep"),
        ("active_ms", 1.5),
        ("set", [{}]),
        ("pain", [{"region": "calf"}]),
    ],
)
def test_a_wrong_value_of_the_workout_is_refused(key: str, value: object) -> None:
    """Whatever is missing or of another kind raises an error, and is never guessed."""
    with pytest.raises((KeyError, TypeError, ValueError)):
        to_workout(plain_workout() | {key: value})
