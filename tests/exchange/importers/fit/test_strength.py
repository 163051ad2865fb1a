"""Strength workouts in FIT files: of watches, and those that Midstance wrote itself."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from midstance.domain.quantity import Load, LoadMeaning, Side, Target, Unit, WeightUnit
from midstance.domain.record import HeartRate, WorkoutRecord
from midstance.exchange.exporters.fit.messages import FitField, Kind, Message, fit_file
from midstance.exchange.exporters.fit.strength import workout_to_fit
from midstance.exchange.importers.fit.exercise_names import UNKNOWN_EXERCISE
from midstance.exchange.importers.fit.messages import SET
from midstance.exchange.reading.findings import ImportedSet, ImportedWorkout
from tests.coach.gym import EXERCISES
from tests.exchange.exporters.fit.decoder import NAMES
from tests.exchange.exporters.test_set_times import of_sets
from tests.exchange.importers.samples import fit_bytes, kilograms, read_text
from tests.storage.samples import lift, record

Amount = tuple[str, int | None, int | None, float | None]


def amounts(workout: ImportedWorkout) -> list[Amount]:
    """Each set: its exercise, repetitions, seconds and kilograms."""
    return [(each.exercise, each.reps, each.seconds, kilograms(each)) for each in workout.sets]


def written(
    folder: Path, workout: WorkoutRecord, unit: WeightUnit = WeightUnit.KG
) -> ImportedWorkout:
    """What is read of a workout that Midstance wrote."""
    (read,) = read_text(folder, "own.fit", workout_to_fit(workout, EXERCISES, NAMES, unit)).workouts
    return read


def test_sets_rests_titles_and_heart_rate(tmp_path: Path) -> None:
    """Four sets of the sample, hand-counted; a rest is no set, and the titles name the sets."""
    found = read_text(tmp_path, "a.fit", fit_bytes("strength_activity"))
    (workout,) = found.workouts
    start = datetime(2026, 3, 4, 17, 2, tzinfo=UTC)
    assert (workout.name, workout.start, workout.seconds) == ("Strength", start, 447)
    assert (workout.mean_bpm, workout.max_bpm) == (112, 131)
    assert amounts(workout) == [
        ("Back squat", 6, None, 70.0),
        ("Back squat", 6, None, 72.5),
        ("Side plank", None, 45, None),
        ("Single-leg calf raise", 15, None, 12.5),
    ]
    ends = [(each.at - start).total_seconds() for each in workout.sets if each.at]
    assert ends == [40, 202, 367, 447]
    assert not found.runs
    assert not found.notes


def test_a_watch_names_what_it_recognised(tmp_path: Path) -> None:
    """The first of three guesses; what it did not recognise is kept, and the preview says so."""
    found = read_text(tmp_path, "a.fit", fit_bytes("strength_watch_like"))
    (workout,) = found.workouts
    assert workout.is_of_a_watch
    assert amounts(workout) == [
        ("Barbell back squat", 8, None, None),
        (UNKNOWN_EXERCISE, 11, None, None),
        (UNKNOWN_EXERCISE, None, 60, None),
    ]
    (note,) = found.notes
    assert "the watch recognised no exercise in 2 sets" in note


def test_cut_anywhere_the_sets_before_it_are_read(tmp_path: Path) -> None:
    """A watch without power leaves no end; nothing that is read is made up."""
    whole = fit_bytes("strength_activity")
    (last,) = read_text(tmp_path, "a.fit", whole).workouts
    for cut in range(whole.index(b"Back squat"), len(whole), 7):
        found = read_text(tmp_path, "a.fit", whole[:cut])
        (workout,) = found.workouts
        assert workout.start == last.start
        assert len(workout.sets) == 4
        assert "the file is cut" in found.notes[0]


def test_what_midstance_wrote_comes_back_whole(tmp_path: Path) -> None:
    """Loads of two hands, holds, both sides, metres and help; what was skipped was not done."""
    done = of_sets(
        (lift(1, 8, 62.5, exercise="squat"), 40),
        (record(2, skipped=True), 50),
        (lift(3, 10, 12.3, exercise="dumbbell-row", load_is=LoadMeaning.EACH_HAND), 130),
        (lift(4, 5, 15, exercise="pull-up", load_is=LoadMeaning.HELP), 200),
        (record(5, "side-plank", value=40, side=Side.RIGHT), 260),
        (record(6, "side-plank", value=45, side=Side.LEFT), 330),
        (record(7, "carry", value=20, target=Target(20, Unit.METRES)), 400),
    )
    done = replace(done, heart_rate=HeartRate(118, 152))
    read = written(tmp_path, done)
    assert (read.name, read.mean_bpm, read.max_bpm) == (done.name, 118, 152)
    assert not read.is_of_a_watch
    assert amounts(read) == [
        ("Squat", 8, None, 62.5),
        ("dumbbell-row", 10, None, 24.6),
        ("pull-up", 5, None, None),
        ("Side plank", None, 40, None),
        ("Side plank", None, 45, None),
        ("Carry", None, None, None),
    ]
    assert read.sets[-1].metres == 20
    assert [each.is_help for each in read.sets] == [False, False, True, False, False, False]
    assert [each.side for each in read.sets[3:]] == [Side.RIGHT, Side.LEFT, None]
    assert [each.at for each in read.sets] == [
        each.done_at.utc for each in done.sets if not each.set.skipped
    ]


@pytest.mark.parametrize("typed", ["22.7 kg", "22.8 kg", "1.25 kg", "225 lb", "52.5 lb", "2.5 lb"])
def test_a_weight_comes_back_as_it_was_typed(tmp_path: Path, typed: str) -> None:
    """Although the file holds sixteenths of a kilogram."""
    load = Load.parse(typed)
    unit = WeightUnit.LB if "lb" in typed else WeightUnit.KG
    read = written(tmp_path, of_sets((replace(lift(1, 5, 1), load=load), 40)), unit)
    assert read.sets[0].load == load


def test_two_workouts_that_were_typed_in_on_a_day_stay_two(tmp_path: Path) -> None:
    """Both begin at noon; their numbers keep them apart."""
    one = of_sets((record(1), 60))
    keys = {written(tmp_path, each).key for each in (one, replace(one, id=one.sets[0].id))}
    assert len(keys) == 2


def sets_alone(*sets: tuple[FitField, ...]) -> bytes:
    """A file of sets without a session."""
    return fit_file(Message(SET, fields) for fields in sets)


def test_moments_that_cannot_be_are_none(tmp_path: Path) -> None:
    """A set that ended years after the others has no moment of its own, and the rest is read."""
    start = 1_141_578_120
    span = (FitField(6, Kind.U32, start), FitField(7, Kind.U16, 28), FitField(3, Kind.U16, 5))
    content = sets_alone(
        (*span, FitField(254, Kind.U32, start + 40)),
        (*span, FitField(254, Kind.U32, start + 400_000_000)),
    )
    (workout,) = read_text(tmp_path, "a.fit", content).workouts
    assert workout.seconds is None
    assert [each.at for each in workout.sets] == [workout.start + timedelta(seconds=40), None]


def test_a_set_without_anything_is_left_out(tmp_path: Path) -> None:
    """Neither repetitions nor a length."""
    start = 1_141_578_120
    content = sets_alone(
        (FitField(254, Kind.U32, start), FitField(7, Kind.U16, 28)),
        (FitField(254, Kind.U32, start + 9), FitField(7, Kind.U16, 28), FitField(3, Kind.U16, 5)),
    )
    found = read_text(tmp_path, "a.fit", content)
    assert [each.reason for each in found.left_out.values()] == ["nothing was done in it"]
    assert found.workouts[0].sets == [
        ImportedSet("Squat", reps=5, at=found.workouts[0].start + timedelta(seconds=9))
    ]
