"""Workouts and sets as rows."""

from dataclasses import replace
from pathlib import Path

import pytest

from midstance.domain.quantity import Load, Side, Unit, WeightUnit
from midstance.domain.record import Pain, SetDraft, WorkoutRecord, WorkoutStatus
from midstance.domain.runner import Loading
from midstance.presentation.blocks import Row
from midstance.presentation.log import (
    LogTextContext,
    remarks_text,
    search_rows,
    set_amount_text,
    set_lines,
    set_rows,
    undone_text,
    workout_detail_text,
    workout_rows,
)
from midstance.storage.definitions.cache import LoadedLibrary
from tests.tui.laptop import Laptop, record


def said(row: Row) -> tuple[str, str]:
    """What stands at the left and the right of a row."""
    return "".join(s.text for s in row.left), "".join(s.text for s in row.right)


@pytest.fixture
def text_context(library: LoadedLibrary) -> LogTextContext:
    """The library's names, loads in kilograms."""
    return LogTextContext(library.library.exercises, WeightUnit.KG)


@pytest.fixture
def pairs(laptop: Laptop) -> WorkoutRecord:
    """A workout with a warm-up, sets per side in two exercises by turns, and one skipped."""
    left, right = Side.LEFT, Side.RIGHT
    return laptop.workout(
        0,
        record("brisk-walk", 60, Unit.SECONDS, block="warm-up", counts=False),
        record("split-squat", 6, side=left, place=1, load=Load(12_000), note="shaky"),
        record("split-squat", 12, side=right, place=1, load=Load(12_000), effort=7),
        record("plank-knees", 20, Unit.SECONDS, place=2, prescribed_exercise="plank"),
        record("split-squat", 10, side=left, place=1, set_number=2),
        record("split-squat", 0, side=right, place=1, set_number=2, skipped=True),
    )


def test_a_month_heads_its_workouts(laptop: Laptop) -> None:
    """Each workout is a line under its month, with the minutes it took or how it stands."""
    workouts = (
        laptop.workout(0, ending=WorkoutStatus.UNDER_WAY, active_seconds=None),
        laptop.workout(1, name="Hips", ending=WorkoutStatus.FINISHED_EARLY),
        laptop.workout(30),
    )
    rows = list(workout_rows(workouts))
    assert [row.is_heading for row in rows] == [True, False, False, True, False]
    assert [said(row) for row in rows] == [
        ("November 2026", ""),
        ("Mon 23 Nov  5-minute core", "  under way"),
        ("Sun 22 Nov  Hips", "  early  30 min"),
        ("October 2026", ""),
        ("Sat 24 Oct  5-minute core", "30 min"),
    ]


def test_sides_stand_in_one_row_and_exercises_together(
    pairs: WorkoutRecord, text_context: LogTextContext
) -> None:
    """Sets are grouped by exercise in the order of their first set; a set's sides share a row."""
    rows = list(set_rows(set_lines(pairs), text_context, None, None))
    assert [said(row) for row in rows] == [
        ("Brisk walk", "warm-up"),
        ("set 1   60 s", ""),
        ("Split squat", "strength"),
        ("set 1   left 6 reps of 10  right 12 reps   shaky", "12 kg  RPE 7"),
        ("set 2   left 10 reps  right skipped", ""),
        ("Knee plank  for Forearm plank", ""),
        ("set 1   20 s", ""),
    ]
    assert {span.look for span in rows[1].left} == {"muted"}


def test_the_marked_side_and_what_it_becomes(
    pairs: WorkoutRecord, text_context: LogTextContext
) -> None:
    """The side that a key would correct is marked, and its old and new numbers stand together."""
    marked = pairs.sets[2]
    draft = SetDraft.of(marked).change_value(1).step_load(Loading(Load(2000)), 1)
    rows = list(set_rows(set_lines(pairs), text_context, marked, draft))
    assert said(rows[3]) == (
        "set 1   left 6 reps of 10 ▸right 12 reps → 13 reps   shaky",
        "12 kg → 14 kg  RPE 7",
    )


def test_a_search_sums_up_each_day(laptop: Laptop, text_context: LogTextContext) -> None:
    """What is found is a line for each workout and exercise, the newest first."""
    older = laptop.workout(9, record("split-squat", 6), record("split-squat", 5, skipped=True))
    newer = laptop.workout(
        2,
        record("split-squat", 8, load=Load(12_000)),
        record("own-thing", 30, Unit.SECONDS),
    )
    rows = list(search_rows((*older.sets, *newer.sets), text_context))
    assert [said(row) for row in rows] == [
        ("2026-11-21  own-thing", "30 s"),
        ("2026-11-21  Split squat", "8 @ 12 kg"),
        ("2026-11-14  Split squat", "6 -"),
    ]
    assert rows[0].key == f"{newer.id}:own-thing"


def test_a_workout_added_by_hand_shows_no_times_that_nobody_entered(pairs: WorkoutRecord) -> None:
    """It begins and ends in one moment; the minutes appear once they are entered."""
    by_hand = replace(pairs, ended_at=pairs.started_at, active_seconds=0)
    assert workout_detail_text(by_hand) == "Mon 23 Nov 2026 · 3 sets"
    assert said(list(workout_rows([by_hand]))[1]) == ("Mon 23 Nov  5-minute core", "")
    entered = replace(by_hand, active_seconds=38 * 60)
    assert workout_detail_text(entered) == "Mon 23 Nov 2026 · 38 min · 3 sets"


def test_a_workout_in_one_line(pairs: WorkoutRecord) -> None:
    """Day, hours, week of the program, minutes, counting sets and the way it ended."""
    assert workout_detail_text(pairs) == "Mon 23 Nov 2026 · 18:02-18:32 · 30 min · 3 sets"
    week = replace(pairs, session="foundations/A", week=3, ending=WorkoutStatus.FINISHED_EARLY)
    assert " · week 3 · 30 min · 3 sets · finished early" in workout_detail_text(week)
    going = replace(
        pairs, ended_at=None, active_seconds=None, ending=WorkoutStatus.UNDER_WAY, sets=()
    )
    assert workout_detail_text(going) == "Mon 23 Nov 2026 · 18:02 · 0 sets · under way"


def test_note_and_pain_stand_together(pairs: WorkoutRecord) -> None:
    """The note and what hurt stand together."""
    remarked = replace(pairs, note="windy", pains=(Pain("knee", 2, "split-squat"),))
    assert remarks_text(remarked) == "windy · knee 2/10"
    assert remarks_text(pairs) == ""


def test_names_that_the_library_does_not_know(text_context: LogTextContext, tmp_path: Path) -> None:
    """An exercise that is gone from the library is called by its id."""
    assert text_context.exercise("own-thing") == "own-thing"
    assert set_amount_text(record("own-thing", 1)) == "1 rep"
    assert tmp_path.is_dir()


def test_what_was_undone_is_said_with_names(library: LoadedLibrary) -> None:
    """The log keeps the id of an exercise; what is not about one stays as it is."""
    for kept, said in (
        ("edit of plank, set 1, 2026-11-22", "edit of Forearm plank, set 1, 2026-11-22"),
        ("added plank, ramp-up 1, 2026-11-22 and 1 more",
         "added Forearm plank, ramp-up 1, 2026-11-22 and 1 more"),
        ("deletion of cable-fly, set 2, 2026-11-22", "deletion of cable-fly, set 2, 2026-11-22"),
        ("edit of Evening, 2026-11-22", "edit of Evening, 2026-11-22"),
    ):  # fmt: skip
        assert undone_text(kept, library.library) == said
