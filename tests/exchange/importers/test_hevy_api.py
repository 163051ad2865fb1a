"""Hevy's answer to programs: JSON, with moments in UTC."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from midstance.exchange.reading.findings import ImportFileError
from tests.exchange.importers.samples import kilograms, read_sample, read_text, reasons


def test_four_sets_and_a_run() -> None:
    """A warm-up, a set to failure, a hold; the run on the treadmill apart."""
    found = read_sample("hevy_api.json")
    (workout,) = found.workouts
    assert (workout.name, workout.note, workout.seconds) == (
        "Runner strength A",
        "Easy week.",
        2820,
    )
    assert workout.start == datetime(2026, 3, 4, 17, 2, 10, tzinfo=UTC)
    assert [
        (each.exercise, each.kind.value, kilograms(each), each.reps, each.seconds, each.effort)
        for each in workout.sets
    ] == [
        ("Squat (Barbell)", "warm-up", 40.0, 8, None, None),
        ("Squat (Barbell)", "normal", 72.5, 5, None, 8.5),
        ("Squat (Barbell)", "failure", 72.5, 4, None, None),
        ("Plank", "normal", None, None, 45, None),
    ]
    assert [each.note for each in workout.sets] == ["slow", "", "", ""]
    (run,) = found.runs
    assert (run.metres, run.seconds) == (3000, 1080)
    assert not found.left_out


@pytest.mark.parametrize(
    "text",
    [
        '{"workouts": {"start_time": 1, "exercises": 2}}',
        '{"workouts": [{"start_time": 1, "exercises": ',
        '{"workouts": 1, "start_time": 1, "exercises": ' + "[" * 100_000,
    ],
)
def test_what_is_no_list_of_workouts_is_refused(tmp_path: Path, text: str) -> None:
    """Cut, of another shape, or nested without end."""
    with pytest.raises(ImportFileError, match=r"JSON|no list"):
        read_text(tmp_path, "a.json", text)


def test_workouts_of_another_shape_are_left_out(tmp_path: Path) -> None:
    """The number of the workout is named, and the others come in."""
    good = '{"id": "x", "start_time": "2026-03-04T17:02:10Z", "exercises": [{"title": "Row", "sets"'
    good += ': [{"reps": 5}]}]}'
    broken = '{"id": "y", "start_time": "soon", "exercises": []}'
    nameless = good.replace('"Row"', "null")
    found = read_text(tmp_path, "a.json", f'{{"workouts": [1, {good}, {broken}, {nameless}]}}')
    assert [each.key for each in found.workouts] == ["api/x"]
    assert sorted(reasons(found)) == [
        "'soon' is not a date (workout 3)",
        "a set names no exercise (workout 4)",
        "it is no workout that can be read (workout 1)",
    ]
