"""A backup takes the log's place, and nothing is lost by it."""

import os
import sqlite3
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from midstance.domain.attendance import Enrolment
from midstance.domain.record import LogChange, WorkoutRecord, WorkoutStatus
from midstance.storage.backups.restore import rebuild_from_files, restore_backup
from midstance.storage.database.connection import APPLICATION_ID
from midstance.storage.database.copy import BackupError
from midstance.storage.errors import DamagedLogError, NotALogError, StorageError
from midstance.storage.workout_files.merge import MergeResult
from tests.storage.old_logs import runs
from tests.storage.samples import (
    at,
    begun,
    content,
    do_workout,
    event,
    finish,
    open_log,
    quick_folder,
    record,
    save,
    uuid,
    workouts,
)

TODAY = date(2026, 11, 22)


def restored(folder: Path, chosen: Path) -> Path | None:
    """Restore a backup into a folder."""
    return restore_backup(folder / "log.db", chosen, folder / "backups", TODAY)


def test_what_was_there_before_is_backed_up_first(tmp_path: Path) -> None:
    """The log is as it was when the backup was made; what came after is in another backup."""
    with open_log(tmp_path) as log:
        do_workout(log, begun(1), record(0))
        before = content(log)
        chosen = log.back_up(TODAY)
        do_workout(log, begun(2, days=1), record(0))
        after = content(log)
    saved = restored(tmp_path, chosen)
    assert saved == tmp_path / "backups" / "log-2026-11-22-2.db"
    with open_log(tmp_path) as log:
        assert content(log) == before
    restored(tmp_path, saved)
    with open_log(tmp_path) as log:
        assert content(log) == after


def test_runs_come_back_from_their_files(tmp_path: Path) -> None:
    """A log rebuilt from files has runs, weekly ones, days away or lighter, check-ins, skips."""
    with open_log(tmp_path) as log:
        log.calendar.change("added runs", at(), runs())
        before = log.calendar.every_entry()
    path = tmp_path / "log.db"
    path.write_bytes(b"broken" * 1000)
    rebuild_from_files(path, tmp_path / "workouts", tmp_path / "backups", TODAY, at().utc)
    with open_log(tmp_path) as log:
        assert log.calendar.every_entry() == before
        assert len(before) == 7


def test_workouts_done_since_come_back_from_their_files(tmp_path: Path) -> None:
    """After a restore the log can take in what only the files still hold."""
    with open_log(tmp_path) as log:
        chosen = log.back_up(TODAY)
        do_workout(log, begun(1), record(0))
        after = content(log)
    restored(tmp_path, chosen)
    with open_log(tmp_path, machine=2) as log:
        assert content(log) == []
        assert log.merge(at()).files == 1
        assert content(log) == after


def test_a_broken_log_is_moved_aside(tmp_path: Path) -> None:
    """What cannot be backed up is kept as it is, with its side files."""
    with open_log(tmp_path) as log:
        do_workout(log, begun(1), record(0))
        before = content(log)
        chosen = log.back_up(TODAY)
    broken = (tmp_path / "log.db").read_bytes()[:-4096]
    (tmp_path / "log.db").write_bytes(broken)
    aside = restored(tmp_path, chosen)
    assert aside == tmp_path / "log.db.aside-1"
    assert (aside / "log.db").read_bytes() == broken
    with open_log(tmp_path) as log:
        assert content(log) == before


def test_a_backup_can_found_a_log(tmp_path: Path) -> None:
    """On a new machine there is nothing to save before."""
    with open_log(tmp_path / "old") as log:
        do_workout(log, begun(1), record(0))
        before = content(log)
        chosen = log.back_up(TODAY)
    (tmp_path / "new").mkdir()
    assert restored(tmp_path / "new", chosen) is None
    with open_log(tmp_path / "new") as log:
        assert content(log) == before


def test_a_damaged_backup_is_better_than_no_log(tmp_path: Path) -> None:
    """One that may be the last is put back with its damaged row, which can be repaired there."""
    with open_log(tmp_path / "old") as log:
        do_workout(log, begun(1), record(0), record(1))
        chosen = log.back_up(TODAY)
    backup = sqlite3.connect(chosen, isolation_level=None)
    backup.execute("UPDATE set_record SET value = 99 WHERE serial = 1")
    backup.close()
    (tmp_path / "new").mkdir()
    assert restored(tmp_path / "new", chosen) is None
    with open_log(tmp_path / "new") as log:
        assert [logged.set.sequence for logged in log.sets()] == [0, 1]
        assert "was damaged" in log.examine().text
    with pytest.raises(BackupError, match="was damaged"):
        restored(tmp_path / "old", chosen)


def test_what_is_no_backup_changes_nothing(tmp_path: Path) -> None:
    """A missing, a foreign and a damaged file are refused, and the log is as it was."""
    with open_log(tmp_path) as log:
        do_workout(log, begun(1), record(0))
        damaged = log.back_up(TODAY)
        before = content(log)
    foreign = tmp_path / "foreign.db"
    foreign.write_bytes(b"something else" * 300)
    whole = damaged.read_bytes()
    damaged.write_bytes(whole[:-4096])
    with pytest.raises(BackupError, match="no such backup"):
        restored(tmp_path, tmp_path / "missing.db")
    with pytest.raises(NotALogError):
        restored(tmp_path, foreign)
    with pytest.raises(DamagedLogError):
        restored(tmp_path, damaged)
    changed = sqlite3.connect(tmp_path / "changed.db", isolation_level=None)
    changed.deserialize(whole)
    changed.execute("UPDATE set_record SET value = 99")
    damaged.write_bytes(changed.serialize())
    changed.close()
    with pytest.raises(BackupError, match="was damaged"):
        restored(tmp_path, damaged)
    lacking = sqlite3.connect(tmp_path / "changed.db", isolation_level=None)
    lacking.deserialize(whole)
    lacking.execute("DROP TABLE journal")
    damaged.write_bytes(lacking.serialize())
    lacking.close()
    with pytest.raises(BackupError, match=f"{damaged}: .*no such table.*Choose another backup"):
        restored(tmp_path, damaged)
    with open_log(tmp_path) as log:
        assert content(log) == before
    assert not list(tmp_path.glob(".log.db*"))


@pytest.mark.parametrize(
    "damage",
    [
        "PRAGMA user_version = 0",
        "PRAGMA user_version = -5",
        "DROP TABLE deed",
        "DROP INDEX workout_by_date",
        "ALTER TABLE filing DROP COLUMN revised_at",
        "CREATE TRIGGER gone AFTER INSERT ON set_record BEGIN DELETE FROM set_record; END",
        "CREATE VIEW all_sets AS SELECT * FROM set_record",
    ],
)
def test_a_backup_that_cannot_be_opened_replaces_nothing(tmp_path: Path, damage: str) -> None:
    """Whatever is wrong with it is found first; the log stays the very file it was."""
    with open_log(tmp_path) as log:
        do_workout(log, begun(1), record(0))
        chosen = log.back_up(TODAY)
    backup = sqlite3.connect(chosen, isolation_level=None)
    backup.execute(damage)
    backup.close()
    before = (tmp_path / "log.db").stat().st_ino, (tmp_path / "log.db").read_bytes()
    with pytest.raises(StorageError):
        restored(tmp_path, chosen)
    assert ((tmp_path / "log.db").stat().st_ino, (tmp_path / "log.db").read_bytes()) == before
    assert list(tmp_path.glob("backups/*")) == [chosen]
    assert not list(tmp_path.glob(".log.db*"))


def without_tables(path: Path) -> None:
    """A database with the marks of a log, and nothing in it."""
    empty = sqlite3.connect(path, isolation_level=None)
    empty.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    empty.execute("PRAGMA user_version = 3")
    empty.close()


NO_BACKUPS = {
    "a pipe": (os.mkfifo, "not a regular file"),
    "a folder": (Path.mkdir, "not a regular file"),
    "a device": (lambda path: path.symlink_to("/dev/zero"), "not a regular file"),
    "an empty file": (Path.touch, "it is empty"),
    "a loop of links": (lambda path: path.symlink_to(path), "link"),
    "a text": (lambda path: path.write_text("hello"), "not a Midstance log"),
    "no tables": (without_tables, "its tables are not those of a log"),
}


@pytest.mark.parametrize("name", NO_BACKUPS)
def test_what_is_no_backup_is_named_itself(tmp_path: Path, name: str) -> None:
    """The message names the file that was chosen and never the log, and what helps with it."""
    with open_log(tmp_path) as log:
        do_workout(log, begun(1), record(0))
    make, told = NO_BACKUPS[name]
    make(tmp_path / "chosen")  # type: ignore[operator]  # each takes a path
    with pytest.raises(StorageError, match=told) as caught:
        restored(tmp_path, tmp_path / "chosen")
    assert caught.value.where == str(tmp_path / "chosen")
    assert "--data-dir" not in str(caught.value)


@pytest.mark.parametrize("is_torn", [False, True])
def test_a_copy_made_before_a_recovery_is_put_back(tmp_path: Path, *, is_torn: bool) -> None:
    """Its journal is played back; one that would destroy the log is left aside instead."""
    with open_log(tmp_path) as log:
        do_workout(log, begun(1), record(0))
        before = content(log)
    copies = tmp_path / "log.db.before-recovery-1"
    copies.mkdir()
    chosen = copies / "log.db"
    chosen.write_bytes((tmp_path / "log.db").read_bytes())
    writer = sqlite3.connect(chosen, isolation_level=None)
    writer.execute("PRAGMA synchronous = OFF")
    writer.execute("BEGIN IMMEDIATE")
    writer.execute("PRAGMA user_version = 1")
    journal = (copies / "log.db-journal").read_bytes()
    writer.execute("ROLLBACK")
    writer.close()
    page = bytes(4096) if is_torn else journal[516:-4]
    (copies / "log.db-journal").write_bytes(journal[:516] + page + journal[-4:])
    files = {each.name: each.read_bytes() for each in copies.iterdir()}
    restored(tmp_path, chosen)
    with open_log(tmp_path) as log:
        assert content(log) == before
    assert {each.name: each.read_bytes() for each in copies.iterdir()} == files
    assert not list(tmp_path.glob(".log.db*"))


def rebuilt(folder: Path) -> MergeResult:
    """Make the log of a folder again."""
    path, files, backups = folder / "log.db", folder / "workouts", folder / "backups"
    return rebuild_from_files(path, files, backups, TODAY, at().utc)


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
        do_workout(log, begun(1), record(0), record(1), ending=WorkoutStatus.FINISHED_EARLY)
        log.corrections.delete_set(log.sets()[1].id, at(50))
        log.begin(begun(2, days=1), (), {"lead_in": 5})
        log.record_event(uuid(2), event(0), at(60), save(record(0)))
        log.enrol(Enrolment("foundations", TODAY), at(61))
        log.set_profile_value("level", 3, at(62))
        before, course, machine = content(log), log.active_workout(), log.machine
    assert rebuilt(tmp_path).left_out == ()
    with open_log(tmp_path, machine=2) as log:
        assert content(log) == before
        assert log.active_workout() == course
        assert log.enrolment() == Enrolment("foundations", TODAY)
        assert (log.profile(), log.machine) == ({"level": 3}, machine)
        assert log.examine().text == "ok"
    assert (tmp_path / "backups" / "log-2026-11-22.db").exists()


@pytest.mark.parametrize("damage", ["lost", "torn", "foreign", "a zero page"])
def test_a_workout_under_way_survives_the_log(tmp_path: Path, damage: str) -> None:
    """Its copy beside the log has every set and event, an undone set and a reopening included."""
    with open_log(tmp_path) as log:
        do_workout(log, begun(1), record(0), ending=WorkoutStatus.FINISHED_EARLY)
        log.corrections.reopen(uuid(1), at(50))
        log.record_event(uuid(1), event(5), at(60), save(record(1), record(2)))
        log.record_event(uuid(1), event(6), at(61), LogChange(removed=(2,)))
        before, course = content(log), log.active_workout()
    path = tmp_path / "log.db"
    whole = path.read_bytes()
    path.unlink()
    if damage == "torn":
        path.write_bytes(whole[: len(whole) // 2])
    elif damage == "foreign":
        path.write_bytes(b"something else" * 500)
    elif damage == "a zero page":
        path.write_bytes(bytes(4096) + whole[4096:])
    assert rebuilt(tmp_path).left_out == ()
    with open_log(tmp_path, machine=2) as log:
        assert content(log) == before
        assert log.active_workout() == course
        assert log.examine().text == "ok"


def test_a_broken_line_of_the_copy_costs_its_row_alone(tmp_path: Path) -> None:
    """A flipped bit and a torn end leave the other rows; an ended workout leaves no copy."""
    with open_log(tmp_path) as log:
        log.begin(begun(1), (), {})
        for number in range(3):
            log.record_event(uuid(1), event(number), at(number), save(record(number)))
    copy = tmp_path / "under-way.jsonl"
    lines = copy.read_bytes().splitlines(keepends=True)
    lines[-1] = lines[-1][:-20]
    copy.write_bytes(b"".join(lines).replace(b'"serial": 1', b'"serial": 7', 1))
    (tmp_path / "log.db").unlink()
    rebuilt(tmp_path)
    with open_log(tmp_path) as log:
        (workout,) = content(log)
        assert [logged.set.sequence for logged in workout.sets] == [0, 2]
        log.record_event(uuid(1), event(9), at(9), finish())
    assert not copy.exists()


@pytest.mark.parametrize("damage", ["lost", "torn", "foreign", "pipe beside it"])
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
        case "foreign":
            path.write_bytes(b"something else" * 500)
        case _:
            os.mkfifo(tmp_path / "log.db-journal")
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
    assert rebuilt(tmp_path) == MergeResult()
    with open_log(tmp_path) as log:
        assert content(log) == []
