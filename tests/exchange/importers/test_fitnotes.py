"""FitNotes' tables of both systems."""

from pathlib import Path

from midstance.domain.quantity import WeightUnit
from tests.exchange.importers.samples import kilograms, read_sample, read_text, reasons


def test_a_day_on_android_is_a_workout() -> None:
    """Four sets on one day, two of them alike on purpose; a run two days later."""
    found = read_sample("fitnotes_android.csv")
    day, _ = found.workouts
    assert [(each.exercise, each.reps, kilograms(each)) for each in day.sets] == [
        ("Barbell Squat", 8, 60.0),
        ("Barbell Squat", 8, 60.0),
        ("Farmer's Walk", 0, 20.0),
        ("Plank", None, None),
    ]
    assert (day.key, day.has_time, day.seconds) == ("2026-02-03", False, None)
    assert day.sets[1].note == "second set, same numbers on purpose"
    assert (day.sets[2].metres, day.sets[2].seconds) == (40, 35)
    assert (day.sets[3].seconds, day.sets[3].note) == (70, "line one\nline two")
    assert day.sets[2].load is not None
    assert day.sets[2].load.number(WeightUnit.LB) == 44.0
    (run,) = found.runs
    assert (run.metres, run.seconds, run.has_time) == (5000, 27 * 60 + 40, False)
    assert not found.left_out


def test_ios_has_a_column_for_each_unit() -> None:
    """One of the two is filled; the time of a plank is 01:00."""
    (day,) = read_sample("fitnotes_ios.csv").workouts
    assert [(each.exercise, each.reps, kilograms(each)) for each in day.sets] == [
        ("Goblet Squat", 10, 16.0),
        ("Goblet Squat", 10, 16.0),
        ("Plank", None, None),
    ]
    assert (day.sets[2].seconds, day.sets[1].note) == (60, "tired")


def test_two_weights_of_a_row_must_agree(tmp_path: Path) -> None:
    """Within what rounding explains they are one; beyond that the row is left out."""
    head = (
        "Date,Exercise,Category,Weight (kg),Weight (lbs),Reps,Distance,Distance Unit,Time,"
        "Notes,Kind\n"
    )
    rows = "2026-02-03,A,L,100,220.46,5,,,,,wr\n2026-02-03,A,L,100,200,5,,,,,wr\n"
    found = read_text(tmp_path, "a.csv", head + rows)
    assert [each.reps for each in found.workouts[0].sets] == [5]
    assert reasons(found) == {"its two weights contradict each other": [3]}


def test_an_unknown_unit_is_left_out(tmp_path: Path) -> None:
    """Neither a weight nor a distance is guessed."""
    head = "Date,Exercise,Category,Weight,Weight Unit,Reps,Distance,Distance Unit,Time,Comment\n"
    rows = "2026-02-03,A,L,100,stone,5,,,,\n2026-02-03,A,L,,,,5,leagues,,\n"
    assert set(reasons(read_text(tmp_path, "a.csv", head + rows))) == {
        "'stone' is not a unit of weight",
        "'leagues' is not a unit of distance",
    }
