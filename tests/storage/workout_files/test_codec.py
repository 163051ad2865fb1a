"""Moments stand in files as the runner saw them."""

from datetime import datetime
from typing import Any

import pytest
from hypothesis import given

from midstance.domain.quantity import Load
from midstance.domain.record import Pain, Timestamp, WorkoutRecord
from midstance.storage.workout_files.codec import (
    local_time,
    parse_timestamp,
    workout_from_plain,
    workout_to_plain,
)
from tests.storage.samples import (
    MOMENTS,
    begun,
    do_workout,
    open_log,
    quick_folder,
    record,
    workouts,
)


@given(MOMENTS)
def test_a_moment_is_written_as_the_runner_saw_it(moment: Timestamp) -> None:
    """The local time with its offset gives the moment back."""
    assert parse_timestamp(local_time(moment), moment.zone) == moment


def test_a_moment_without_offset_is_refused() -> None:
    """A local time alone does not say when it was."""
    with pytest.raises(ValueError, match="offset"):
        parse_timestamp(datetime(2026, 11, 22, 12), "")  # noqa: DTZ001  # that is the point


@given(workouts())
def test_a_workout_comes_back_as_it_was(workout: WorkoutRecord) -> None:
    """Reading the plain values gives the very workout from which they were made."""
    active_ms = None if workout.active_seconds is None else workout.active_seconds * 1000
    assert workout_from_plain(workout_to_plain(workout, active_ms)) == workout


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
        ("mean_bpm", 0),
        ("max_bpm", 400),
        ("mean_bpm", "fast"),
        ("set", [{}]),
        ("pain", [{"region": "calf"}]),
    ],
)
def test_a_wrong_value_of_the_workout_is_refused(key: str, value: object) -> None:
    """Whatever is missing or of another kind raises an error, and is never guessed."""
    with pytest.raises((KeyError, TypeError, ValueError)):
        workout_from_plain(plain_workout() | {key: value})


def test_what_is_as_usual_is_left_out() -> None:
    """A file shows only what somebody did."""
    (kept,) = plain_workout()["set"]
    assert kept["load_kg"] == 12.5
    assert not {"side", "band_cm", "skipped", "counts", "note", "open_ended"} & set(kept)
    assert workout_from_plain(plain_workout()).pains == (Pain("calf", 3, "plank"),)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("id", 5),
        ("done", 1.5),
        ("done", -1),
        ("side", "up"),
        ("unit", "miles"),
        ("skipped", 1),
        ("load_kg", "heavy"),
        ("load_kg", -1),
        ("load_kg", float("nan")),
        ("load_kg", 1e300),
        ("note", 5),
        ("effort", "hard"),
    ],
)
def test_a_wrong_value_of_a_set_is_refused(key: str, value: object) -> None:
    """The same holds for each set."""
    plain = plain_workout()
    plain["set"] = [plain["set"][0] | {key: value}]
    with pytest.raises((TypeError, ValueError)):
        workout_from_plain(plain)
