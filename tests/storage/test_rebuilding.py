"""The log can be made anew from the files, with equal content."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from midstance.domain.record import Ending, WorkoutRecord
from midstance.storage.errors import StorageError
from midstance.storage.merging import Merged
from midstance.storage.rebuilding import rebuild
from midstance.storage.runner import Enrolment
from tests.storage.samples import (
    at,
    begun,
    content,
    deed,
    do_workout,
    open_log,
    quick_folder,
    record,
    save,
    uuid,
    workouts,
)

TODAY = date(2026, 11, 22)


def rebuilt(folder: Path) -> Merged:
    """Make the log of a folder anew."""
    path, files, backups = folder / "log.db", folder / "workouts", folder / "backups"
    return rebuild(path, files, backups, TODAY, at().utc)


@settings(max_examples=25)
@given(st.lists(workouts(), max_size=5, unique_by=lambda workout: workout.id))
def test_files_and_log_hold_the_same(done: list[WorkoutRecord]) -> None:
    """From log to files to log, and from files to log to files: nothing changes."""
    with quick_folder() as folder:
        with open_log(folder) as log:
            log.corrections.add_workouts(done, at())
            before = content(log)
        files = {f.name: f.read_bytes() for f in folder.glob("workouts/*")}
        assert rebuilt(folder).left_out == ()
        with open_log(folder, machine=2) as log:
            assert content(log) == before
            log.corrections.add_workouts(done, at(1))
        assert {f.name: f.read_bytes() for f in folder.glob("workouts/*")} == files


def test_a_workout_under_way_survives(tmp_path: Path) -> None:
    """What no file holds is taken from the old log: the course, the program, the profile."""
    with open_log(tmp_path) as log:
        do_workout(log, begun(1), record(0), record(1), ending=Ending.FINISHED_EARLY)
        log.corrections.delete_set(log.sets()[1].id, at(50))
        log.begin(begun(2, days=1), (), {"lead_in": 5})
        log.keep(uuid(2), deed(0), at(60), save(record(0)))
        log.enrol(Enrolment("foundations", TODAY), at(61))
        log.put_profile("level", 3, at(62))
        before, course, machine = content(log), log.under_way(), log.machine
    assert rebuilt(tmp_path).left_out == ()
    with open_log(tmp_path, machine=2) as log:
        assert content(log) == before
        assert log.under_way() == course
        assert log.enrolment() == Enrolment("foundations", TODAY)
        assert (log.profile(), log.machine) == ({"level": 3}, machine)
        assert log.examine().text == "ok"
    assert (tmp_path / "backups" / "log-2026-11-22.db").exists()


@pytest.mark.parametrize("damage", ["lost", "torn", "foreign"])
def test_a_lost_log_comes_back_from_its_files(tmp_path: Path, damage: str) -> None:
    """Whatever happened to the log, every finished workout is there again."""
    with open_log(tmp_path) as log:
        do_workout(log, begun(1), record(0), record(1))
        before = content(log)
    path = tmp_path / "log.db"
    match damage:
        case "lost":
            path.unlink()
        case "torn":
            path.write_bytes(path.read_bytes()[:-8192])
        case _:
            path.write_bytes(b"something else" * 500)
    merged = rebuilt(tmp_path)
    assert (merged.files, merged.left_out) == (1, ())
    with open_log(tmp_path, machine=2) as log:
        assert content(log) == before
    assert (tmp_path / "log.db.aside-1").exists() == (damage != "lost")


def test_a_broken_file_costs_its_workout_alone(tmp_path: Path) -> None:
    """What was changed by hand is named; the others come back."""
    with open_log(tmp_path) as log:
        do_workout(log, begun(1), record(0))
        good = do_workout(log, begun(2, days=1), record(0))
    first = min(tmp_path.glob("workouts/*"))
    first.write_text(first.read_text().replace("done = 30", "done = 31"))
    merged = rebuilt(tmp_path)
    assert [problem.where for problem in merged.left_out] == [str(first)]
    with open_log(tmp_path, machine=2) as log:
        assert content(log) == [good]


def test_a_file_that_is_still_owed_is_written_first(tmp_path: Path) -> None:
    """A workout without its file is not lost; while that cannot be written, nothing is done."""
    (tmp_path / "workouts").mkdir()
    with open_log(tmp_path) as log:
        done = do_workout(log, begun(1), record(0))
        (path,) = tmp_path.glob("workouts/*")
        path.unlink()
        with log.database.transaction():
            log.database.run("UPDATE filing SET is_done = 0")
    path.mkdir()
    with pytest.raises(StorageError):
        rebuilt(tmp_path)
    path.rmdir()
    rebuilt(tmp_path)
    with open_log(tmp_path, machine=2) as log:
        assert content(log) == [done]


def test_without_files_the_log_is_empty(tmp_path: Path) -> None:
    """A folder that was never there gives an empty log, and no error."""
    assert rebuilt(tmp_path) == Merged()
    with open_log(tmp_path) as log:
        assert content(log) == []
