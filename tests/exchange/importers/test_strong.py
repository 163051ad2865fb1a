"""Strong's table in its five forms."""

from datetime import datetime
from pathlib import Path

import pytest

from midstance.domain.quantity import DistanceUnit, WeightUnit
from midstance.exchange.reading.findings import Findings, ImportFileError, ReadOptions, SetKind
from tests.exchange.importers.samples import kilograms, read_sample, read_text, reasons

SHORT = "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,RPE\n"


def rows(findings: Findings) -> list[tuple[str, int | None, float | None, str]]:
    """Exercise, repetitions, kilograms and kind of each set."""
    return [
        (each.exercise, each.reps, kilograms(each), each.kind.value)
        for workout in findings.workouts
        for each in workout.sets
    ]


def test_the_first_form_has_eight_sets_a_run_and_a_rest() -> None:
    """Ten records: eight sets, one run on a treadmill, one rest timer that is no set."""
    found = read_sample("strong_a.csv")
    legs = found.workouts[0]
    assert rows(found) == [
        ("Squat (Barbell)", 5, 40.0, "warm-up"),
        ("Squat (Barbell)", 5, 72.5, "normal"),
        ("Squat (Barbell)", 5, 72.5, "normal"),
        ("Squat (Barbell)", 4, 72.5, "failure"),
        ("Standing Calf Raise (Dumbbell)", 15, 12.5, "normal"),
        ("Standing Calf Raise (Dumbbell)", 12, 8.0, "drop"),
        ("Plank", 0, None, "normal"),
        ("Pull Up", 6, None, "normal"),
    ]
    assert legs.start == datetime(2026, 1, 12, 18, 4, 31)  # noqa: DTZ001  # as it is written
    assert (legs.name, legs.seconds) == ("Legs, heavy", 52 * 60)
    assert legs.note == "Slept badly\nleft calf a bit stiff"
    assert legs.sets[1].note == 'depth ok, "no" belt'
    assert [each.effort for each in legs.sets] == [None, 7.5, 8, 10, None, None, None, 8.5]
    assert legs.sets[6].seconds == 45
    (run,) = found.runs
    assert (run.seconds, run.metres) == (2880, 8400)
    assert reasons(found) == {"a rest timer is no set": [6]}


def test_a_file_without_units_is_read_in_those_of_the_runner() -> None:
    """The guess is named with its reason; what the runner says is no guess."""
    found = read_sample("strong_a.csv", ReadOptions(usual_weight=WeightUnit.LB))
    assert rows(found)[1][2] == 32.88
    assert [each.answer for each in found.guesses.values()] == ["lb", "km"]
    said = ReadOptions(WeightUnit.KG, DistanceUnit.MILES)
    found = read_sample("strong_a.csv", said)
    assert not found.guesses
    assert found.runs[0].metres == round(8.4 * 1609.344)


def test_the_second_form_names_its_units() -> None:
    """185 lb stay 185 lb, and a carry has its metres and its seconds."""
    found = read_sample("strong_b_semicolon.csv")
    assert not found.guesses
    sets = found.workouts[0].sets
    assert [each.load.number(WeightUnit.LB) for each in sets if each.load] == [185.0, 185.0, 70.0]
    assert (sets[1].note, sets[0].effort) == ("straps; last set", 8)
    assert (sets[2].metres, sets[2].seconds, sets[2].reps) == (40, 35, None)


def test_the_third_form_has_numbers_of_workouts_and_decimal_commas() -> None:
    """22,5 is 22.5 kg; the note between the sets is kept with the workout."""
    found = read_sample("strong_c_workout_number.csv")
    assert [each.seconds for each in found.workouts] == [3120, 1500]
    assert rows(found)[:3] == [
        ("Bulgarian Split Squat", 8, None, "warm-up"),
        ("Bulgarian Split Squat", 8, 22.5, "normal"),
        ("Bulgarian Split Squat", 7, 22.5, "normal"),
    ]
    assert found.workouts[0].sets[1].effort == 8.5
    assert "Bank eine Stufe tiefer" in found.workouts[0].note
    assert found.workouts[1].sets[1].metres == 1500
    assert reasons(found) == {"a rest timer is no set": [6]}


def test_the_unit_may_be_the_whole_header(tmp_path: Path) -> None:
    """A column that is called lb holds pounds, and one called mi miles."""
    text = (
        "Date;Workout Name;Exercise Name;Set Order;lb;Reps;mi;Seconds;Notes;Workout Notes\n"
        "2026-01-05 07:00:00;A;Bench Press (Barbell);1;100;5;;;;\n"
        "2026-01-05 07:00:00;A;Running;2;;;3;1500;;\n"
    )
    found = read_text(tmp_path, "strong.csv", text)
    assert rows(found) == [("Bench Press (Barbell)", 5, 45.36, "normal")]
    assert (found.runs[0].metres, found.guesses) == (4828, {})


@pytest.mark.parametrize(
    ("record", "reason"),
    [
        ("soon,A,1m,Squat,1,60,5,0,0,", "'soon' is not a date"),
        ("2026-01-05 07:00:00,A,1m,Squat,1,heavy,5,0,0,", "'heavy' is not a number"),
        ("2026-01-05 07:00:00,A,1m,Squat,1,nan,5,0,0,", "'nan' is not a number"),
        ("2026-01-05 07:00:00,A,1m,Squat,1,60,-5,0,0,", "a number is below zero, or too large"),
        ("2026-01-05 07:00:00,A,1m,Squat,1,-60,5,0,0,", "the load is below zero"),
        ("2026-01-05 07:00:00,A,1m,Squat,1,9999,5,0,0,", "the load is below zero, or above 2,000"),
        ("2026-01-05 07:00:00,A,1m,Squat,1,0,0,0,0,", "nothing was done in it"),
        ("2026-01-05 07:00:00,A,1m,,1,60,5,0,0,", "it names no exercise"),
        ("2026-01-05 07:00:00,A,1m,Squat,1", "the row has 5 of 10 cells"),
    ],
)
def test_nonsense_is_left_out_with_its_line(tmp_path: Path, record: str, reason: str) -> None:
    """The row is named with the reason, and the rows around it come in."""
    good = "2026-01-05 07:00:00,A,1m,Squat,1,60,5,0,0,\n"
    found = read_text(tmp_path, "strong.csv", f"{SHORT}{good}{record}\n{good}")
    assert len(found.workouts[0].sets) == 2
    ((said, lines),) = reasons(found).items()
    assert said.startswith(reason)
    assert lines == [3]


def test_a_failed_attempt_is_kept(tmp_path: Path) -> None:
    """No repetition of 100 kg is an attempt; it was a set that somebody did."""
    row = "2026-01-05 07:00:00,A,1m,Squat,F,100,0,0,0,\n"
    found = read_text(tmp_path, "strong.csv", SHORT + row)
    assert [(each.reps, each.kind) for each in found.workouts[0].sets] == [(0, SetKind.FAILURE)]


def test_names_in_another_language_are_refused_with_advice(tmp_path: Path) -> None:
    """A header that nobody knows is no guess, but a word on what to do."""
    text = "Datum,Workout-Name,Dauer,Name der Übung\n2026-01-05,A,1m,Kniebeuge\n"
    with pytest.raises(ImportFileError, match="set the other program to English"):
        read_text(tmp_path, "strong.csv", text)


def test_two_workouts_of_one_start_are_two(tmp_path: Path) -> None:
    """Their names tell them apart, but are no part of what they are known by later."""
    rows_of = [f"2026-01-05 07:00:00,{name},1m,Squat,1,60,5,0,0,\n" for name in "AB"]
    found = read_text(tmp_path, "strong.csv", SHORT + "".join(rows_of))
    assert [each.key for each in found.workouts] == ["2026-01-05T07:00:00", "2026-01-05T07:00:00 1"]
