"""The log keeps what is done, and gives it back."""

from pathlib import Path

from midstance.storage.database.connection import Access
from midstance.storage.database.lock import InstanceLock
from midstance.storage.training_log import TrainingLog
from tests.storage.samples import (
    at,
    begun,
    content,
    do_workout,
    event,
    finish,
    numbered_ids,
    open_log,
    record,
    save,
    uuid,
)


def test_a_set_is_in_the_log_as_soon_as_it_is_kept(tmp_path: Path) -> None:
    """What keep() returned from is read by another program at once."""
    with open_log(tmp_path) as log:
        log.begin(begun(), (), {})
        log.record_event(uuid(1), event(0), at(5), save(record(0), record(1, value=31)))
        with TrainingLog(tmp_path, numbered_ids(), Access.READ) as other:
            kept = other.sets()
    assert [each.set for each in kept] == [record(0), record(1, value=31)]
    assert {each.done_at for each in kept} == {at(5)}
    assert {each.session for each in kept} == {"foundations/A"}


def test_a_workout_under_way_comes_back_after_a_restart(tmp_path: Path) -> None:
    """Events, sets, options and the last moment are what they were; the heartbeat says how long."""
    with open_log(tmp_path) as log:
        log.begin(begun(), (), {"lead_in": 5})
        log.record_event(uuid(1), event(0, "Nudged", by=-1), at(5), save(record(0)))
    with InstanceLock(tmp_path) as lock:
        lock.beat(at(60).utc)
    with open_log(tmp_path) as log:
        course = log.active_workout()
    assert course is not None
    assert course.events == (event(0, "Nudged", by=-1),)
    assert course.last_stamp == at(5)
    assert course.last_alive == at(60).utc
    assert [each.set for each in course.workout.sets] == [record(0)]


def test_nothing_is_under_way_before_the_first_and_after_the_last_event(tmp_path: Path) -> None:
    """An empty log and an ended workout have nothing to go on with."""
    with open_log(tmp_path) as log:
        assert log.active_workout() is None
        log.begin(begun(), (), {})
        course = log.active_workout()
        assert course is not None
        assert (course.events, course.last_stamp, course.last_alive) == ((), at(), None)
        log.record_event(uuid(1), event(0), at(5), finish())
        assert log.active_workout() is None


def test_a_log_that_is_not_there_reads_as_empty(tmp_path: Path) -> None:
    """A reading command makes no file."""
    with TrainingLog(tmp_path / "nowhere", numbered_ids(), Access.READ) as log:
        assert content(log) == []
        assert log.machine == ""
    assert list(tmp_path.glob("nowhere")) == []


def test_each_set_can_be_read_one_by_one(tmp_path: Path) -> None:
    """A long log is streamed in the same order."""
    with open_log(tmp_path) as log:
        do_workout(log, begun(), record(0), record(1))
        assert tuple(log.iter_sets()) == log.sets()
