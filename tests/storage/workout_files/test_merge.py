"""Folders merge by the union of their files: any number of times, in any order."""

import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from midstance.domain.record import WorkoutRecord, WorkoutStatus
from midstance.storage.errors import SaveFailedError, StorageError, WorkoutFileError
from midstance.storage.log.revisions import register_revision, set_file_of_revision
from midstance.storage.training_log import TrainingLog
from midstance.storage.workout_files.workout_file import from_bytes, to_bytes
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
    quick_folder,
    record,
    save,
    uuid,
    workouts,
)
from tests.storage.workout_files.test_workout_file import ENDED, FILE, resealed


@pytest.fixture(name="two")
def two_machines(tmp_path: Path) -> Iterator[tuple[TrainingLog, TrainingLog]]:
    """Two logs on two machines."""
    with open_log(tmp_path / "a", 1) as one, open_log(tmp_path / "b", 2) as other:
        yield one, other


def files(log: TrainingLog) -> Path:
    """Where a log's workouts lie as files."""
    return log.folder / "workouts"


def names(log: TrainingLog) -> set[str]:
    """The names of these files."""
    return {file.name for file in files(log).iterdir()}


def test_workouts_of_both_machines_come_together(two: tuple[TrainingLog, TrainingLog]) -> None:
    """Each takes in what the other did; a second time nothing is new."""
    one, other = two
    do_workout(one, begun(1), record(0))
    do_workout(other, begun(2, days=1), record(0), record(1))
    merged = one.merge(at(), files(other))
    assert (merged.files, merged.changed, merged.left_out) == (1, (uuid(2),), ())
    assert other.merge(at(), files(one)).files == 1
    assert content(one) == content(other)
    assert names(one) == names(other)
    again = one.merge(at(), files(other))
    assert (again.files, again.changed) == (0, ())


def test_a_correction_follows_its_workout(two: tuple[TrainingLog, TrainingLog]) -> None:
    """An edit, a deletion and a whole deleted workout arrive on the other machine."""
    one, other = two
    done = do_workout(one, begun(1), record(0), record(1))
    gone = do_workout(one, begun(2, days=1), record(0))
    other.merge(at(), files(one))
    one.corrections.edit_set(done.sets[0].id, record(0, value=12), at(90))
    one.corrections.delete_set(done.sets[1].id, at(91))
    one.corrections.delete_workout(gone.id, at(92))
    merged = other.merge(at(), files(one))
    assert set(merged.changed) == {done.id, gone.id}
    assert [each.set.value for each in other.sets()] == [12]
    assert content(other) == content(one)


def test_the_younger_of_two_corrections_counts(two: tuple[TrainingLog, TrainingLog]) -> None:
    """Both machines find the same one, and say that there were two; the next settles it."""
    one, other = two
    done = do_workout(one, begun(1), record(0))
    other.merge(at(), files(one))
    one.corrections.edit_set(done.sets[0].id, record(0, value=11), at(90))
    for value in (20, 22):
        other.corrections.edit_set(done.sets[0].id, record(0, value=value), at(91))
    first = one.merge(at(), files(other))
    second = other.merge(at(), files(one))
    assert first.corrected_twice == second.corrected_twice == (done.id,)
    assert content(one) == content(other)
    one.corrections.edit_set(done.sets[0].id, record(0, value=33), at(99))
    settled = other.merge(at(), files(one))
    assert settled.corrected_twice == ()
    assert [each.set.value for each in other.sets()] == [33]


def test_a_workout_that_goes_on_here_is_left_alone(two: tuple[TrainingLog, TrainingLog]) -> None:
    """A correction from elsewhere does not reach into a reopened workout; its end counts."""
    one, other = two
    done = do_workout(one, begun(1), record(0), ending=WorkoutStatus.FINISHED_EARLY)
    other.merge(at(), files(one))
    other.corrections.edit_set(done.sets[0].id, record(0, value=5), at(90))
    one.corrections.reopen(done.id, at(91))
    assert one.merge(at(), files(other)).changed == ()
    one.record_event(done.id, event(1), at(92), save(record(1)))
    one.record_event(done.id, event(2, "Ended"), at(93), finish())
    assert [each.set.value for each in one.sets()] == [30, 30]
    other.merge(at(), files(one))
    assert content(other) == content(one)


def test_a_workout_finished_early_can_be_reopened_elsewhere(
    two: tuple[TrainingLog, TrainingLog],
) -> None:
    """Its course travels with it."""
    one, other = two
    one.begin(begun(1), (), {"lead_in": 5})
    one.record_event(uuid(1), event(0), at(1), save(record(0)))
    one.record_event(
        uuid(1), event(1, "FinishedEarly"), at(2), finish(WorkoutStatus.FINISHED_EARLY)
    )
    other.merge(at(), files(one))
    other.corrections.reopen(uuid(1), at(9))
    course = other.active_workout()
    assert course is not None
    assert course.events == (event(0),)
    assert course.options == {"lead_in": 5}


def test_broken_files_are_named_and_nothing_else_is_lost(
    two: tuple[TrainingLog, TrainingLog], tmp_path: Path
) -> None:
    """A torn, a hand-made, a newer and a locked file are left out; the good one comes in."""
    one, other = two
    do_workout(other, begun(1), record(0))
    good = next(files(other).iterdir()).read_bytes()
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "1-good.toml").write_bytes(good)
    (folder / "2-torn.toml").write_bytes(good[:-50])
    (folder / "3-hand.toml").write_bytes(good.replace(b"done = 30", b"done = 99"))
    (folder / "4-newer.toml").write_bytes(resealed(good.replace(b"version = 1", b"version = 9")))
    (folder / "5-folder.toml").mkdir()
    (folder / ".6-draft.toml").write_bytes(good[:-50])
    (folder / "7-other.txt").write_bytes(b"not ours")
    merged = one.merge(at(), folder)
    assert merged.files == 1
    left_out = [Path(problem.where).name for problem in merged.left_out]
    assert left_out == ["2-torn.toml", "3-hand.toml", "4-newer.toml", "5-folder.toml"]
    assert content(one) == content(other)


def test_what_is_no_ordinary_file_is_never_opened(
    two: tuple[TrainingLog, TrainingLog], tmp_path: Path
) -> None:
    """A pipe, a link, a device and a huge file are left out at once; the next file comes in."""
    one, other = two
    do_workout(other, begun(1), record(0))
    good = next(files(other).iterdir())
    folder = tmp_path / "folder"
    folder.mkdir()
    os.mkfifo(folder / "1-pipe.toml")
    (folder / "2-device.toml").symlink_to("/dev/zero")
    (folder / "3-link.toml").symlink_to(good)
    with (folder / "4-huge.toml").open("wb") as huge:
        huge.truncate(5 << 30)
    (folder / "5-good.toml").write_bytes(good.read_bytes())
    merged = one.merge(at(), folder)
    assert merged.files == 1
    assert [problem.what for problem in merged.left_out] == [
        "it is not a regular file",
        "it is a link, and links are not followed",
        "it is a link, and links are not followed",
        "the file is too large for a workout",
    ]
    assert names(one) == {good.name}


def test_a_file_that_contradicts_the_log_is_left_out(
    two: tuple[TrainingLog, TrainingLog], tmp_path: Path
) -> None:
    """The same identity or name with other content, a value out of range, another's set."""
    one, _ = two
    done = do_workout(one, begun(1), record(0))
    mine = next(files(one).iterdir()).read_bytes()
    folder = tmp_path / "folder"
    folder.mkdir()
    forged = resealed(mine.replace(b"done = 30", b"done = 99"))
    (folder / "1-forged.toml").write_bytes(forged)
    stolen = replace(done, id=uuid(8), sets=done.sets)
    (folder / "2-stolen.toml").write_bytes(to_bytes(replace(FILE, workout=stolen)))
    far = replace(FILE, workout=replace(ENDED, id=uuid(9), week=99_999), revision=uuid(77))
    (folder / "3-far.toml").write_bytes(to_bytes(far))
    file = from_bytes(mine, folder)
    alike = replace(file, revision=UUID(int=file.revision.int ^ 1 << 100))
    (folder / "4-alike.toml").write_bytes(to_bytes(alike))
    merged = one.merge(at(), folder)
    reasons = [problem.what for problem in merged.left_out]
    assert reasons[0] == "another file has the same identity"
    assert "another file has this name already" in reasons
    assert len(reasons) == 4
    assert len(names(one)) == 1
    assert content(one) == [done]
    assert one.examine().text == "ok"


def test_a_folder_that_cannot_be_read_is_reported(
    two: tuple[TrainingLog, TrainingLog], tmp_path: Path
) -> None:
    """A missing folder is named."""
    with pytest.raises(StorageError) as told:
        two[0].merge(at(), tmp_path / "missing")
    assert told.value.where.endswith("missing")


def test_a_folder_that_takes_no_copy_is_reported(two: tuple[TrainingLog, TrainingLog]) -> None:
    """Without room for the files nothing is taken in."""
    one, other = two
    do_workout(other, begun(1), record(0))
    files(one).touch()
    with pytest.raises(StorageError):
        one.merge(at(), files(other))
    assert content(one) == []


def test_what_is_still_owed_comes_first(two: tuple[TrainingLog, TrainingLog]) -> None:
    """A log that cannot write its own files takes no others in."""
    one, other = two
    do_workout(other, begun(1), record(0))
    files(one).touch()
    do_workout(one, begun(2), record(0))
    with pytest.raises(WorkoutFileError):
        one.merge(at(), files(other))


def test_a_disk_that_fails_in_the_middle_loses_no_file(tmp_path: Path) -> None:
    """What was copied but not taken in is taken in by the next merge."""
    connector, made = faulty_connector()
    with (
        open_log(tmp_path / "b", 2) as other,
        TrainingLog(tmp_path / "a", numbered_ids(), connector=connector) as one,
    ):
        done = do_workout(other, begun(1), record(0))
        made[-1].fails_at = "INSERT INTO workout ("
        with pytest.raises(SaveFailedError):
            one.merge(at(), files(other))
        made[-1].fails_at = ""
        assert content(one) == []
        one.merge(at(), files(other))
        assert content(one) == [done]


def test_a_file_that_is_gone_since_is_reported(two: tuple[TrainingLog, TrainingLog]) -> None:
    """If the file that counts was taken away, the log stays as it is and says so."""
    one, other = two
    done = do_workout(one, begun(1), record(0))
    other.merge(at(), files(one))
    with other.database.transaction():
        register_revision(other.database, UUID(int=2**128 - 1), done.id, ())
        set_file_of_revision(other.database, UUID(int=2**128 - 1), "gone.toml", "seal")
    one.corrections.edit_set(done.sets[0].id, record(0, value=12), at(90))
    (problem,) = other.merge(at(), files(one)).left_out
    assert problem.where.endswith("gone.toml")
    assert content(other) == [done]


@dataclass(frozen=True)
class Step:
    """Something that happens on one of three machines."""

    machine: int
    kind: str
    number: int


STEPS = st.lists(
    st.builds(
        Step,
        st.integers(0, 2),
        st.sampled_from(["add", "edit", "delete", "merge", "merge"]),
        st.integers(0, 20),
    ),
    max_size=15,
)


@settings(max_examples=25)
@given(st.lists(workouts(), min_size=1, max_size=4, unique_by=lambda w: w.id), STEPS, st.data())
def test_machines_that_share_their_files_say_the_same(
    done: list[WorkoutRecord], steps: list[Step], data: st.DataObject
) -> None:
    """Whatever three machines did and in whatever order they merge, they end with one truth."""
    with quick_folder() as folder:
        logs = [TrainingLog(folder / f"{n}", numbered_ids(n)) for n in range(3)]
        for log in logs:
            files(log).mkdir()
        waiting = list(done)
        for second, step in enumerate(steps):
            happen(logs, step, waiting, second)
        order = data.draw(st.permutations([(a, b) for a in range(3) for b in range(3) if a != b]))
        for _ in range(2):
            for here, there in order:
                assert logs[here].merge(at(), files(logs[there])).left_out == ()
        assert content(logs[0]) == content(logs[1]) == content(logs[2])
        assert names(logs[0]) == names(logs[1]) == names(logs[2])
        rebuilt = TrainingLog(folder / "rebuilt", numbered_ids(9))
        rebuilt.merge(at(), files(logs[0]))
        assert content(rebuilt) == content(logs[0])
        for log in (*logs, rebuilt):
            log.close()


def happen(logs: list[TrainingLog], step: Step, waiting: list[WorkoutRecord], second: int) -> None:
    """Let one thing happen."""
    log = logs[step.machine]
    known = log.sets()
    match step.kind:
        case "add" if waiting:
            log.corrections.add_workouts([waiting.pop()], at(second))
        case "edit" if known:
            kept = known[step.number % len(known)]
            log.corrections.edit_set(kept.id, replace(kept.set, value=step.number), at(second))
        case "delete" if known:
            log.corrections.delete_set(known[step.number % len(known)].id, at(second))
        case "merge":
            log.merge(at(second), files(logs[step.number % 3]))
        case _:
            pass
