"""Everything in the log can be corrected, and each correction is one change."""

import tomllib
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest

from midstance.domain.record import LoggedSet, Pain, Timestamp, WorkoutStatus
from midstance.storage.errors import NotThereError, SaveFailedError, UnreadableWorkoutError
from midstance.storage.log.corrections import ADDED_FROM
from midstance.storage.log.revisions import unreplaced_revisions
from tests.storage.samples import (
    at,
    begun,
    content,
    do_workout,
    event,
    finish,
    open_log,
    record,
    save,
    uuid,
)


def files(folder: Path) -> list[Path]:
    """The workouts' files."""
    return sorted((folder / "workouts").iterdir())


def test_an_edited_set_keeps_its_identity(tmp_path: Path) -> None:
    """Values change; id, serial and moment stay, whatever serial is asked for."""
    with open_log(tmp_path) as log:
        (kept,) = do_workout(log, begun(), record(0)).sets
        edited = log.corrections.edit_set(kept.id, record(7, value=12, note="short"), at(99))
        assert edited == replace(kept, set=record(0, value=12, note="short"))
        assert log.sets() == (edited,)


def test_each_correction_writes_a_new_file_that_names_the_old(tmp_path: Path) -> None:
    """Files are never changed; a correction that changes nothing writes none."""
    with open_log(tmp_path) as log:
        (kept,) = do_workout(log, begun(), record(0)).sets
        (first,) = files(tmp_path)
        before = first.read_bytes()
        log.corrections.edit_set(kept.id, record(0), at(98))
        assert files(tmp_path) == [first]
        log.corrections.edit_set(kept.id, record(0, value=12), at(99))
    (second,) = set(files(tmp_path)) - {first}
    assert first.read_bytes() == before
    assert "done = 12" in second.read_text()
    revision = next(line for line in before.decode().splitlines() if line.startswith("revision"))
    assert revision.split('"')[1] in second.read_text()


def test_a_forgotten_set_is_added_with_a_serial_of_its_own(tmp_path: Path) -> None:
    """It can never meet a set that the reopened workout saves itself."""
    with open_log(tmp_path) as log:
        do_workout(log, begun(), record(0))
        first = log.corrections.add_set(uuid(1), record(0, "calf-raise", 15), at(5), at(99))
        second = log.corrections.add_set(uuid(1), record(0, "calf-raise", 14), at(6), at(99))
        assert [first.set.sequence, second.set.sequence] == [ADDED_FROM, ADDED_FROM + 1]
        assert (first.done_at, first.session) == (at(5), "foundations/A")
        assert log.sets()[1:] == (first, second)


def test_sets_that_are_added_together_are_one_change(tmp_path: Path) -> None:
    """Each has its own serial; one undo takes all of them back."""
    with open_log(tmp_path) as log:
        do_workout(log, begun(), record(0))
        before = log.sets()
        more = (record(0, "calf-raise", 15), record(0, "calf-raise", 14))
        added = log.corrections.add_sets(uuid(1), more, at(5), at(99))
        assert [each.set.sequence for each in added] == [ADDED_FROM, ADDED_FROM + 1]
        assert log.sets() == before + added
        assert log.corrections.undo(at(100)).endswith(" and 1 more")
        assert log.sets() == before


def test_whole_workouts_are_added_as_one_change(tmp_path: Path) -> None:
    """Those that are known are left out; one undo takes all of them back."""
    with open_log(tmp_path) as log:
        known = do_workout(log, begun(1), record(0))
        ended = replace(begun(2, days=-1), ending=WorkoutStatus.COMPLETED)
        logged = LoggedSet(uuid(50), uuid(2), ended.session, at(-9), ended.local_date, record(0))
        more = replace(begun(3, days=-2), ending=WorkoutStatus.COMPLETED)
        added = [replace(ended, sets=(logged,)), more, known]
        assert log.corrections.add_workouts(added, at(99)) == 2
        assert content(log) == [more, added[0], known]
        assert len(files(tmp_path)) == 3
        assert log.corrections.undo(at(100)) == "2 added workouts"
        assert content(log) == [known]
        assert log.corrections.add_workouts([], at(101)) == 0
        assert log.corrections.add_workouts([replace(more, id=uuid(9))], at(102)) == 1
        assert log.corrections.undo(at(103)) == "added Foundations A"


def test_a_workout_can_be_moved_and_renamed_with_its_sets(tmp_path: Path) -> None:
    """The date of its sets follows; its end and its active time stay as they were."""
    with open_log(tmp_path) as log:
        done = do_workout(log, begun(), record(0))
        changed = replace(
            done,
            name="Evening",
            local_date=date(2026, 11, 21),
            pains=(Pain("knee", 2, "plank"),),
            ending=WorkoutStatus.UNDER_WAY,
        )
        log.corrections.amend_workout(changed, at(99))
        kept = log.workout(done.id)
        assert kept is not None
        assert (kept.name, kept.pains, kept.ending) == ("Evening", changed.pains, done.ending)
        assert [each.local_date for each in log.sets()] == [date(2026, 11, 21)]
        assert log.sets(since=date(2026, 11, 22)) == ()
        assert log.corrections._active_ms(done.id) == 1_234_567
        log.corrections.amend_workout(replace(kept, active_seconds=60), at(100))
        assert log.corrections._active_ms(done.id) == 60_000


def test_a_reopened_workout_goes_on_where_it_was(tmp_path: Path) -> None:
    """Its events come back without the one that finished it; finishing again gives one workout."""
    with open_log(tmp_path) as log:
        do_workout(log, begun(), record(0), ending=WorkoutStatus.FINISHED_EARLY)
        log.corrections.reopen(uuid(1), at(99))
        course = log.active_workout()
        assert course is not None
        assert course.events == (event(0),)
        log.record_event(uuid(1), event(1), at(100), save(record(1)))
        log.record_event(uuid(1), event(2), at(101), finish())
        (done,) = content(log)
    assert done.ending is WorkoutStatus.COMPLETED
    assert [each.set.sequence for each in done.sets] == [0, 1]


def test_only_what_was_finished_early_can_be_reopened(tmp_path: Path) -> None:
    """A completed workout, one that was added, and one whose course is broken stay closed."""
    with open_log(tmp_path) as log:
        do_workout(log, begun(1), record(0))
        added = replace(begun(2), ending=WorkoutStatus.FINISHED_EARLY)
        log.corrections.add_workouts([added], at(99))
        for number in (1, 2):
            with pytest.raises(NotThereError, match="finished early here"):
                log.corrections.reopen(uuid(number), at(99))
        do_workout(log, begun(3), record(0), ending=WorkoutStatus.FINISHED_EARLY)
        with log.database.transaction():
            log.database.run("UPDATE course SET deeds = x'00'")
        with pytest.raises(UnreadableWorkoutError):
            log.corrections.reopen(uuid(3), at(99))


def test_what_is_not_there_is_reported(tmp_path: Path) -> None:
    """Unknown and deleted sets and workouts are named, with what to do."""
    with open_log(tmp_path) as log:
        done = do_workout(log, begun(), record(0))
        log.corrections.delete_set(done.sets[0].id, at(98))
        log.corrections.delete_workout(done.id, at(99))
        correct = log.corrections
        with pytest.raises(NotThereError, match="no set"):
            correct.edit_set(done.sets[0].id, record(0), at())
        with pytest.raises(NotThereError, match="no set"):
            correct.delete_set(uuid(9), at())
        with pytest.raises(NotThereError, match="no workout"):
            correct.delete_workout(done.id, at())
        with pytest.raises(NotThereError, match="no workout"):
            correct.add_set(uuid(9), record(0), at(), at())


def test_a_value_out_of_range_changes_nothing(tmp_path: Path) -> None:
    """The tables themselves refuse an effort of 99."""
    with open_log(tmp_path) as log:
        (kept,) = do_workout(log, begun(), record(0)).sets
        with pytest.raises(SaveFailedError, match="out of range"):
            log.corrections.edit_set(kept.id, record(0, effort=99), at(99))
        assert log.sets() == (kept,)


def test_corrections_within_a_minute_share_one_file(tmp_path: Path) -> None:
    """It says all of them and what each replaced; after a minute there is a further file."""
    with open_log(tmp_path) as log:
        do_workout(log, begun(), record(0))
        (first,) = files(tmp_path)
        for second, value in ((100, 14), (130, 15), (150, 16)):
            log.corrections.add_set(uuid(1), record(0, "calf-raise", value), at(5), at(second))
        (_, together) = files(tmp_path)
        old = [UUID(tomllib.loads(each.read_text())["revision"]) for each in (first, together)]
        assert [f"done = {value}" in together.read_text() for value in (14, 15, 16)] == [True] * 3
        assert str(old[0]) in tomllib.loads(together.read_text())["replaces"]
        assert unreplaced_revisions(log.database, uuid(1)) == (old[1],)
        log.corrections.undo(at(210))
        assert len(files(tmp_path)) == 3
        told = content(log)
    with open_log(tmp_path / "other") as other:
        other.merge(at(300), tmp_path / "workouts")
        assert content(other) == told


def test_a_file_is_withdrawn_only_when_the_later_one_is_written(tmp_path: Path) -> None:
    """A disk that takes no file between the two, or a death there, leaves the first in place."""
    with open_log(tmp_path) as log:
        do_workout(log, begun(), record(0))
        log.corrections.add_set(uuid(1), record(0, "calf-raise", 14), at(5), at(100))
        before = files(tmp_path)
        aside = (tmp_path / "workouts").rename(tmp_path / "aside")
        (tmp_path / "workouts").touch()
        log.corrections.add_set(uuid(1), record(0, "calf-raise", 15), at(5), at(110))
        assert (len(log.file_problems), log.withdrawn_files()) == (1, frozenset())
        (tmp_path / "workouts").unlink()
        aside.rename(tmp_path / "workouts")
        assert files(tmp_path) == before
    with open_log(tmp_path) as log:
        assert log.withdrawn_files() == {(set(before) - set(files(tmp_path))).pop().name}
        assert len(files(tmp_path)) == len(before)


def test_what_a_workout_itself_wrote_stays(tmp_path: Path) -> None:
    """A correction in the minute after the end is a second file, as ever."""
    with open_log(tmp_path) as log:
        do_workout(log, begun(), record(0))
        (first,) = files(tmp_path)
        end = log.database.rows("SELECT revised_at FROM filing")[0][0]
        soon = Timestamp(datetime.fromisoformat(end) + timedelta(seconds=9), 60, "Europe/Berlin")
        log.corrections.add_set(uuid(1), record(0, "calf-raise", 14), at(5), soon)
        assert first in files(tmp_path)
        assert len(files(tmp_path)) == 2
