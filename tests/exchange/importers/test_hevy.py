"""Hevy's table in kilograms and in pounds, with months in many languages."""

from datetime import datetime
from pathlib import Path

import pytest

from midstance.domain.quantity import WeightUnit
from tests.exchange.importers.samples import kilograms, read_sample, read_text

HEAD = (
    "title,start_time,end_time,description,exercise_title,superset_id,exercise_notes,set_index,"
    "set_type,weight_kg,reps,distance_km,duration_seconds,rpe\n"
)


def test_eight_sets_and_a_run_on_the_treadmill() -> None:
    """A warm-up, a set to failure, a drop set, a plank, help from a machine; the run apart."""
    found = read_sample("hevy_kg.csv")
    (workout,) = [each for each in found.workouts if each.sets]
    assert [
        (each.exercise, each.kind.value, kilograms(each), each.reps, each.effort)
        for each in workout.sets
    ] == [
        ("Squat (Barbell)", "warm-up", 40.0, 8, None),
        ("Squat (Barbell)", "normal", 70.0, 6, 7.5),
        ("Squat (Barbell)", "failure", 70.0, 5, 10),
        ("Single Leg Romanian Deadlift (Dumbbell)", "normal", 14.0, 8, None),
        ("Standing Calf Raise (Dumbbell)", "normal", 12.5, 15, None),
        ("Standing Calf Raise (Dumbbell)", "drop", 8.0, 12, None),
        ("Plank", "normal", None, None, None),
        ("Pull Up (Assisted)", "normal", 18.0, 7, 8),
    ]
    assert workout.sets[6].seconds == 45
    assert [each.is_help for each in workout.sets] == [False] * 7 + [True]
    assert workout.sets[3].note == 'slow, "kickstand" ok'
    assert workout.start == datetime(2026, 3, 4, 18, 2)  # noqa: DTZ001  # as it is written
    assert (workout.seconds, workout.name) == (47 * 60, "Runner strength A")
    assert workout.note == "Easy week, keep 2 in reserve.\nRight knee fine."
    (run,) = found.runs
    assert (run.metres, run.seconds, run.name) == (6200, 2160, "Brick")
    assert not found.left_out
    assert not found.guesses


def test_pounds_and_miles_are_in_the_names_of_the_columns() -> None:
    """155 lb stay 155 lb; a walk is kept with its metres and seconds, for it is no run."""
    found = read_sample("hevy_lbs.csv")
    deadlift, walk = found.workouts[0].sets
    assert deadlift.load is not None
    assert deadlift.load.number(WeightUnit.LB) == 155.0
    assert (walk.exercise, walk.metres, walk.seconds) == ("Walking", 2414, 1500)
    assert not found.runs


@pytest.mark.parametrize(
    ("text", "month", "day", "hour"),
    [
        ("18 févr. 2026, 17:31", 2, 18, 17),
        ("18 März 2026, 07:05", 3, 18, 7),
        ("5 9月 2026, 06:00", 9, 5, 6),
        ("2026-03-04 18:02:00", 3, 4, 18),
        ("4 Mar 2026, 6:02\u202fPM", 3, 4, 18),
    ],
)
def test_months_are_known_in_other_languages(
    tmp_path: Path, text: str, month: int, day: int, hour: int
) -> None:
    """The month's name follows the language of the telephone."""
    row = f'A,"{text}","{text}",,Squat,,,0,normal,60,5,,0,\n'
    (workout,) = read_text(tmp_path, "hevy.csv", HEAD + row).workouts
    start = workout.start
    assert (start.month, start.day, start.hour) == (month, day, hour)


def test_an_unknown_kind_of_set_counts_as_normal_and_is_named(tmp_path: Path) -> None:
    """Nothing is dropped for a word that nobody knows."""
    row = 'A,"4 Mar 2026, 18:02",,,Squat,,,0,myo,60,5,,0,\n'
    found = read_text(tmp_path, "hevy.csv", HEAD + row)
    assert [each.kind.value for each in found.workouts[0].sets] == ["normal"]
    assert found.notes == ["sets of the kind 'myo' count as normal ones"]
