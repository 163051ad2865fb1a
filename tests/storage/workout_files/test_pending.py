"""Each workout that ended has its file; what could not be written is written later."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from midstance.domain.record import WorkoutStatus
from midstance.storage.errors import WorkoutFileError
from midstance.storage.training_log import TrainingLog
from midstance.storage.workout_files.pending import all_workout_files
from midstance.storage.workout_files.workout_file import from_bytes
from tests.storage.samples import (
    at,
    begun,
    content,
    do_workout,
    event,
    faulty_connector,
    finish,
    numbered_ids,
    open_log,
    record,
    uuid,
)


def files(folder: Path) -> list[Path]:
    """The workouts' files."""
    return sorted((folder / "workouts").iterdir())


def test_the_file_says_what_the_log_says(tmp_path: Path) -> None:
    """Workout, sets and active time are the same, and the file is for its owner alone."""
    with open_log(tmp_path) as log:
        done = do_workout(log, begun(), record(0), record(1))
        assert log.file_problems == ()
        machine = log.machine
    (path,) = files(tmp_path)
    file = from_bytes(path.read_bytes(), path)
    assert file.workout == done
    assert (file.active_ms, file.machine, file.replaces) == (1_234_567, machine, ())
    assert (file.resume_point, file.is_deleted) == (None, False)
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700


def test_a_file_that_cannot_be_written_is_written_at_the_next_start(tmp_path: Path) -> None:
    """The set stays saved, the problem is reported, and a start later all is well."""
    (tmp_path / "workouts").touch()
    with open_log(tmp_path) as log:
        done = do_workout(log, begun(), record(0))
        (problem,) = log.file_problems
        assert isinstance(problem, WorkoutFileError)
        assert content(log) == [done]
    (tmp_path / "workouts").unlink()
    with open_log(tmp_path, machine=2) as log:
        assert log.file_problems == ()
    (path,) = files(tmp_path)
    assert from_bytes(path.read_bytes(), path).workout == done


def test_a_file_whose_note_was_lost_is_not_written_twice(tmp_path: Path) -> None:
    """A power cut between file and note leaves the file; the next start finds it right."""
    with open_log(tmp_path) as log:
        do_workout(log, begun(), record(0))
        with log.database.transaction():
            log.database.run("UPDATE filing SET is_done = 0")
            log.database.run("UPDATE workout_file SET name = NULL, seal = NULL")
    with open_log(tmp_path, machine=2) as log:
        assert log.file_problems == ()
        assert log.database.rows("SELECT is_done FROM filing") == [(1,)]
    assert len(files(tmp_path)) == 1


def test_a_note_that_cannot_be_made_is_made_later(tmp_path: Path) -> None:
    """If the disk fails between file and note, the next start finds the file right."""
    connector, made = faulty_connector()
    with TrainingLog(tmp_path, numbered_ids(), connector=connector) as log:
        made[-1].fails_at = "UPDATE filing"
        do_workout(log, begun(), record(0))
        (problem,) = log.file_problems
        assert "disk reported an error" in problem.what
        made[-1].fails_at = ""
    with open_log(tmp_path, machine=2) as log:
        assert log.file_problems == ()
    assert len(files(tmp_path)) == 1


def test_a_file_changed_by_hand_is_never_overwritten(tmp_path: Path) -> None:
    """If something else lies under the name, that is reported and left as it is."""
    with open_log(tmp_path) as log:
        do_workout(log, begun(), record(0))
        (path,) = files(tmp_path)
        path.write_text("mine")
        with log.database.transaction():
            log.database.run("UPDATE filing SET is_done = 0")
        log.write_files()
        (problem,) = log.file_problems
    assert "another file" in problem.what
    assert path.read_text() == "mine"


def test_a_deleted_workout_leaves_a_file_that_says_so(tmp_path: Path) -> None:
    """Another machine learns that it is gone; what was never finished leaves nothing."""
    with open_log(tmp_path) as log:
        do_workout(log, begun(1), record(0))
        log.corrections.delete_workout(begun(1).id, at(90))
        do_workout(log, begun(2), record(0), ending=WorkoutStatus.THROWN_AWAY)
    read = [from_bytes(path.read_bytes(), path) for path in files(tmp_path)]
    (last,) = [file for file in read if file.is_deleted]
    (first,) = [file for file in read if not file.is_deleted]
    assert last.replaces == (first.revision,)
    assert last.workout.sets == ()


@pytest.mark.parametrize("column", ["turns", "deeds"])
def test_a_broken_course_does_not_keep_the_workout_from_its_file(
    tmp_path: Path, column: str
) -> None:
    """The sets matter more than the way to reopen it."""
    with open_log(tmp_path) as log:
        log.begin(begun(), (), {})
        if column == "turns":
            with log.database.transaction():
                log.database.run("UPDATE course SET turns = x'00'")
        log.record_event(begun().id, event(0), at(1), finish(WorkoutStatus.FINISHED_EARLY))
        if column == "deeds":
            with log.database.transaction():
                log.database.run("UPDATE course SET deeds = x'00'")
            log.corrections.add_set(begun().id, record(0), at(2), at(3))
        assert log.file_problems == ()
    newest = max(files(tmp_path), key=lambda path: path.stat().st_mtime_ns)
    assert from_bytes(newest.read_bytes(), newest).resume_point is None


def test_an_added_workout_has_no_course(tmp_path: Path) -> None:
    """What was not done here cannot be reopened, and its file says nothing of it."""
    with open_log(tmp_path) as log:
        added = replace(begun(), ending=WorkoutStatus.FINISHED_EARLY)
        log.corrections.add_workouts([added], at(9))
    (path,) = files(tmp_path)
    assert from_bytes(path.read_bytes(), path).resume_point is None


def test_the_files_are_those_beside_the_log(tmp_path: Path) -> None:
    """The same names, the same bytes, oldest first; one under way or deleted has none."""
    with open_log(tmp_path) as log:
        for number in (2, 1):
            do_workout(log, begun(number, days=number), record(0))
        gone = do_workout(log, begun(3, days=3), record(0))
        log.corrections.delete_workout(gone.id, at(500_000))
        log.begin(begun(4, days=4), (), {})
        found = dict(all_workout_files(log.database, tmp_path / "workouts"))
        kept = {each.name: each.read_bytes() for each in (tmp_path / "workouts").iterdir()}
    assert list(found) == sorted(found)
    assert len(found) == 2
    assert found.items() <= kept.items()


def test_a_corrected_workout_has_its_newest_file(tmp_path: Path) -> None:
    """One file a workout, and the name is plain whatever the session is called."""
    with open_log(tmp_path) as log:
        done = do_workout(log, begun(1, session="../../a b/\u202eC"), record(0))
        log.corrections.edit_set(done.sets[0].id, replace(record(0), value=44), at(99))
        ((name, content),) = all_workout_files(log.database, tmp_path / "workouts")
    assert re.fullmatch(r"[A-Za-z0-9-]+\.toml", name)
    assert b"done = 44" in content


def test_a_workout_finished_early_can_go_on_elsewhere(tmp_path: Path) -> None:
    """Its file holds what it needs to be reopened."""
    with open_log(tmp_path) as log:
        do_workout(log, begun(1), record(0), ending=WorkoutStatus.FINISHED_EARLY)
        ((_, content),) = all_workout_files(log.database, tmp_path / "workouts")
    assert b"[course]" in content
    assert uuid(1).hex[-4:] in content.decode()


@pytest.mark.parametrize("is_written", [True, False], ids=["its file is there", "no file"])
def test_a_damaged_set_costs_an_export_no_more_than_itself(
    tmp_path: Path, *, is_written: bool
) -> None:
    """The file as it was written counts; where there is none, the other sets are written."""
    with open_log(tmp_path) as log:
        do_workout(log, begun(1), record(0), record(1))
        do_workout(log, begun(2, days=1), record(0))
        before = dict(all_workout_files(log.database, tmp_path / "workouts"))
        log.database.connection.execute("PRAGMA ignore_check_constraints = ON")
        log.database.connection.execute("UPDATE set_record SET unit = 'x' WHERE serial = 1")
        own = tmp_path / "workouts" if is_written else tmp_path / "none"
        found = dict(all_workout_files(log.database, own))
    assert found.keys() == before.keys()
    assert [each.count(b"[[set]]") for each in found.values()] == ([2, 1] if is_written else [1, 1])
    assert (found == before) == is_written


def test_a_file_is_withdrawn_from_its_own_folder_only(tmp_path: Path) -> None:
    """A log from elsewhere can name any path as a file that is not wanted any more."""
    precious = tmp_path / "precious.toml"
    precious.touch()
    with open_log(tmp_path) as log:
        done = do_workout(log, begun(), record(0))
        log.database.connection.execute(
            "UPDATE workout_file SET name = '../precious.toml', seal = NULL"
        )
        log.corrections.edit_set(done.sets[0].id, replace(record(0), value=44), at(900))
        assert log.withdrawn_files() == frozenset()
    assert precious.exists()
