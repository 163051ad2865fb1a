"""JEFIT's backup with its several tables."""

from datetime import UTC, datetime
from pathlib import Path

from midstance.domain.quantity import WeightUnit
from tests.exchange.importers.samples import read_sample, read_text, reasons


def test_five_sets_of_one_session() -> None:
    """Three squats in pounds, two calf raises with the body alone; the name has a comma."""
    found = read_sample("jefit_backup.csv")
    (workout,) = found.workouts
    assert [
        (each.exercise, each.reps, each.load and each.load.number(WeightUnit.LB))
        for each in workout.sets
    ] == [
        ("Barbell Squat", 8, 88.0),
        ("Barbell Squat", 6, 110.5),
        ("Barbell Squat", 5, 110.5),
        ("Single Leg Calf Raise, floor", 12, None),
        ("Single Leg Calf Raise, floor", 10, None),
    ]
    assert workout.start == datetime.fromtimestamp(1770744600, UTC)
    assert (workout.seconds, workout.key) == (2700, "1770744600")
    assert not found.left_out


def test_what_is_no_set_is_left_out(tmp_path: Path) -> None:
    """A log without a time, one without sets, one without numbers."""
    text = (
        "### EXERCISE LOGS ###\n\nename,logs,mydate,logTime,belongsession\n"
        "Squat,60x5,2026-02-10,soon,1\nSquat,,2026-02-10,1770745200,1\n"
        "Squat,axb,2026-02-10,1770745200,1\nSquat,60x5,2026-02-10,1770745200,0\n"
    )
    found = read_text(tmp_path, "jefit.csv", text)
    assert [each.key for each in found.workouts if each.sets] == ["2026-02-10"]
    assert sorted(reasons(found)) == [
        "'b' is not a number",
        "'soon' is not a number",
        "it names no exercise, or no sets",
    ]
