"""StrongLifts' table with two columns for each set."""

from datetime import datetime
from pathlib import Path

from midstance.domain.quantity import WeightUnit
from tests.exchange.importers.samples import kilograms, read_sample, read_text, reasons


def test_five_sets_of_two_exercises() -> None:
    """Two squats, three presses, one place that was not used; half past six in the evening."""
    found = read_sample("stronglifts_kg.csv")
    (workout,) = found.workouts
    assert [(each.exercise, each.reps, kilograms(each)) for each in workout.sets] == [
        ("Squat", 5, 60.0),
        ("Squat", 5, 60.0),
        ("Overhead Press", 5, 28.5),
        ("Overhead Press", 4, 28.5),
        ("Overhead Press", 5, 28.5),
    ]
    assert workout.start == datetime(2026, 2, 9, 18, 30)  # noqa: DTZ001  # as it is written
    assert (workout.name, workout.seconds) == ("Workout A", 45 * 60)
    assert reasons(found) == {"a set without repetitions": [2]}


def test_pounds_stand_in_the_header(tmp_path: Path) -> None:
    """The body's weight may be kilograms all the same."""
    text = (
        "Date (yyyy/mm/dd),Workout Name,Body Weight (KG),Exercise,Set 1 (Reps),Set 1 (LB)\n"
        "2026/02/09,A,68,Squat,5,135\n"
    )
    (workout,) = read_text(tmp_path, "a.csv", text).workouts
    assert workout.sets[0].load is not None
    assert workout.sets[0].load.number(WeightUnit.LB) == 135.0
    assert not workout.has_time
