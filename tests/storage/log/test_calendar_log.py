"""Runs are kept like sets: durable, undone one change at a time, and found by their days."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from midstance.domain.weeks.run import DayPart, RacePriority, Run, RunKind
from midstance.domain.weeks.run_calendar import (
    CalendarEntry,
    EntryKind,
    RunState,
    occurrence_of,
)
from midstance.storage.errors import NothingToUndoError, NotThereError
from tests.storage.samples import at, begun, do_workout, open_log, quick_folder, record, uuid

DAY = date(2026, 11, 24)
EASY = CalendarEntry(uuid(1), EntryKind.RUN, DAY, Run(RunKind.EASY, 40, 7000))
RUNS = st.builds(
    Run,
    st.sampled_from(RunKind) | st.none(),
    st.integers(0, 3000) | st.none(),
    st.integers(0, 1_000_000) | st.none(),
    st.integers(0, 10) | st.none(),
    st.booleans(),
    st.booleans(),
    st.sampled_from(DayPart) | st.none(),
    st.sampled_from(RacePriority) | st.none(),
    st.booleans(),
    st.text(max_size=20),
)
ENTRIES = st.builds(
    CalendarEntry,
    st.uuids(),
    st.sampled_from(EntryKind),
    st.dates(),
    RUNS,
    st.sampled_from(RunState),
    st.dates() | st.none(),
    st.uuids() | st.none(),
    st.dates() | st.none(),
    st.integers(1, 250) | st.none(),
    st.integers(1, 250) | st.none(),
    st.text(max_size=20),
)


def test_a_run_is_there_after_the_log_was_closed(tmp_path: Path) -> None:
    """And its file holds it."""
    with open_log(tmp_path) as log:
        log.calendar.change("added run", at(), (EASY,))
        assert log.file_problems == ()
    with open_log(tmp_path) as log:
        assert log.calendar.entries(DAY, DAY) == (EASY,)
        assert log.calendar.entry(EASY.id) == EASY
        assert log.examine().text == "ok"
    (file,) = (tmp_path / "workouts").iterdir()
    assert file.name.startswith("2026-11-24-run-easy-")


@settings(max_examples=25, deadline=None)
@given(st.lists(ENTRIES, min_size=1, max_size=5, unique_by=lambda each: each.id))
def test_whatever_is_kept_comes_back_from_the_log_and_from_its_files(
    entries: list[CalendarEntry],
) -> None:
    """The log, a log that merges its files, and a log rebuilt from them hold the same."""
    with (
        quick_folder() as folder,
        open_log(folder / "a") as log,
        open_log(folder / "b", 2) as other,
    ):
        log.calendar.change("added runs", at(), entries)
        kept = log.calendar.every_entry()
        assert {each.id: each for each in kept} == {each.id: each for each in entries}
        merged = other.merge(at(), folder / "a" / "workouts")
        assert set(merged.runs) == {each.id for each in entries}
        assert other.calendar.every_entry() == kept


def test_each_change_is_undone_as_one(tmp_path: Path) -> None:
    """An edit, a deletion and the adding itself, the last first; sets and runs in one order."""
    faster = replace(EASY, run=Run(RunKind.TEMPO, 35, 7000))
    with open_log(tmp_path) as log:
        log.calendar.change("added run", at(), (EASY,))
        log.calendar.change("edit of run", at(1), (faster,))
        done = do_workout(log, begun(5), record(0))
        log.corrections.delete_workout(done.id, at(2))
        log.calendar.change("deletion of run", at(3), deleted=(faster,))
        assert log.calendar.every_entry() == ()
        assert log.corrections.undo(at(4)) == "deletion of run"
        assert log.calendar.every_entry() == (faster,)
        assert log.corrections.undo(at(5)).startswith("deletion of Foundations A")
        assert log.corrections.undo(at(6)) == "edit of run"
        assert log.calendar.every_entry() == (EASY,)
        assert log.corrections.undo(at(7)) == "added run"
        assert log.calendar.every_entry() == ()
        with pytest.raises(NothingToUndoError):
            log.corrections.undo(at(8))
        assert log.examine().text == "ok"


def test_what_is_saved_as_it_was_is_no_change(tmp_path: Path) -> None:
    """There is nothing to undo twice."""
    with open_log(tmp_path) as log:
        log.calendar.change("added run", at(), (EASY,))
        log.calendar.change("edit of run", at(1), (EASY,))
        assert log.corrections.undo(at(2)) == "added run"


def test_what_is_not_there_cannot_be_deleted(tmp_path: Path) -> None:
    """Another window may have deleted it."""
    with open_log(tmp_path) as log, pytest.raises(NotThereError, match="not there any more"):
        log.calendar.change("deletion of run", at(), deleted=(EASY,))


def test_a_span_has_all_that_its_days_depend_on(tmp_path: Path) -> None:
    """Weekly runs, occurrences moved out of it, and absences that reach into it."""
    week = timedelta(days=7)
    series = CalendarEntry(uuid(2), EntryKind.WEEKLY, DAY - 10 * week)
    moved = replace(occurrence_of(series, DAY), day=DAY + 3 * week)
    ill = CalendarEntry(uuid(3), EntryKind.ILL, DAY - week, until=DAY)
    other = CalendarEntry(uuid(4), EntryKind.RUN, DAY + week)
    with open_log(tmp_path) as log:
        log.calendar.change("added runs", at(), (series, moved, ill, other))
        assert set(log.calendar.entries(DAY, DAY)) == {series, moved, ill}
        assert set(log.calendar.entries(DAY + week, DAY + 2 * week)) == {series, other}


def test_a_run_changed_on_two_machines_is_the_younger_one_on_both(tmp_path: Path) -> None:
    """Whichever takes in the other first; a deletion travels too."""
    with open_log(tmp_path / "a") as one, open_log(tmp_path / "b", 2) as other:
        one.calendar.change("added run", at(), (EASY,))
        other.merge(at(), tmp_path / "a" / "workouts")
        one.calendar.change("edit", at(1), (replace(EASY, note="one"),))
        other.calendar.change("edit", at(2), (replace(EASY, note="other"),))
        other.calendar.change("edit", at(3), (replace(EASY, note="other again"),))
        first = one.merge(at(4), tmp_path / "b" / "workouts")
        second = other.merge(at(4), tmp_path / "a" / "workouts")
        assert first.runs_changed_twice == second.runs_changed_twice == (EASY.id,)
        assert one.calendar.every_entry() == other.calendar.every_entry()
        one.calendar.change("deletion", at(5), deleted=(EASY,))
        other.merge(at(6), tmp_path / "a" / "workouts")
        assert other.calendar.every_entry() == ()
        assert other.merge(at(7), tmp_path / "a" / "workouts").files == 0
