"""An event is kept once with all that it changed, or not at all."""

from dataclasses import replace
from pathlib import Path

import pytest

from midstance.domain.record import HeartRate, LogChange, Pain, WorkoutStatus
from midstance.storage.errors import NotThereError, SaveFailedError, UnreadableWorkoutError
from tests.storage.samples import (
    at,
    begun,
    do_workout,
    event,
    finish,
    open_log,
    record,
    save,
    uuid,
)


def test_saving_an_event_again_changes_nothing(tmp_path: Path) -> None:
    """A second try after an error that was none leaves one set."""
    with open_log(tmp_path) as log:
        log.begin(begun(), (), {"a": 1})
        log.begin(begun(), (), {"a": 2})
        for _ in range(2):
            log.record_event(uuid(1), event(0), at(5), save(record(0)))
        course = log.active_workout()
        assert len(log.sets()) == 1
        assert course is not None
        assert course.options == {"a": 1}
        assert course.events == (event(0),)


def test_what_the_clock_did_is_saved_without_an_event(tmp_path: Path) -> None:
    """A hold that ended by itself is saved, and so is a workout that did, also at a second try."""
    with open_log(tmp_path) as log:
        log.begin(begun(), (), {})
        log.record_event(uuid(1), None, at(5), save(record(0)))
        for _ in range(2):
            log.record_event(uuid(1), None, at(6), finish())
        done = log.workout(uuid(1))
    assert done is not None
    assert done.ending is WorkoutStatus.COMPLETED
    assert len(done.sets) == 1


def test_an_ended_workout_takes_no_more_events(tmp_path: Path) -> None:
    """The event that ended it may be kept again; any other is refused, and unknown workouts too."""
    with open_log(tmp_path) as log:
        log.begin(begun(), (), {})
        for _ in range(2):
            log.record_event(uuid(1), event(0), at(5), finish())
        with pytest.raises(NotThereError, match="not under way"):
            log.record_event(uuid(1), event(1), at(6), save(record(0)))
        with pytest.raises(NotThereError, match="not under way"):
            log.record_event(uuid(2), event(0), at(6), save(record(0)))
        assert log.sets() == ()


def test_another_event_with_the_same_number_is_refused(tmp_path: Path) -> None:
    """Two programs cannot go on with one workout."""
    with open_log(tmp_path) as log:
        log.begin(begun(), (), {})
        log.record_event(uuid(1), event(0, "Skipped"), at(5), LogChange())
        with pytest.raises(SaveFailedError, match="another program"):
            log.record_event(uuid(1), event(0, "Advanced"), at(5), save(record(0)))
        assert log.sets() == ()


def test_a_set_saved_again_takes_new_values_and_stays_one(tmp_path: Path) -> None:
    """A correction in the rest keeps the set's id and moment."""
    with open_log(tmp_path) as log:
        log.begin(begun(), (), {})
        log.record_event(uuid(1), event(0), at(5), save(record(0, value=30)))
        before = log.newest_set()
        log.record_event(uuid(1), event(1), at(9), save(record(0, value=28)))
        after = log.newest_set()
    assert before is not None
    assert after == replace(before, set=record(0, value=28))


def test_an_undone_set_is_gone_and_may_come_back(tmp_path: Path) -> None:
    """Removing takes a set out; saving its serial again brings exactly one back."""
    with open_log(tmp_path) as log:
        log.begin(begun(), (), {})
        log.record_event(uuid(1), event(0), at(5), save(record(0)))
        log.record_event(uuid(1), event(1), at(6), LogChange(removed=(0, 99)))
        assert log.sets() == ()
        log.record_event(uuid(1), event(2), at(7), save(record(0, value=12)))
        assert [each.set.value for each in log.sets()] == [12]


def test_notes_and_pains_stand_at_the_workout(tmp_path: Path) -> None:
    """The newest note and pains are the ones that count; what is not named stays."""
    with open_log(tmp_path) as log:
        log.begin(begun(), (), {})
        log.record_event(
            uuid(1), event(0), at(5), LogChange(note="tired", pains=(Pain("calf", 2, "plank"),))
        )
        log.record_event(uuid(1), event(1), at(6), LogChange(note="less tired"))
        kept = log.workout(uuid(1))
    assert kept is not None
    assert (kept.note, kept.pains) == ("less tired", (Pain("calf", 2, "plank"),))


def test_a_heart_rate_stands_at_the_workout(tmp_path: Path) -> None:
    """It stays while other things are noted and the workout ends, and the log has it by its id."""
    rate = HeartRate(132, 158)
    with open_log(tmp_path) as log:
        log.begin(begun(), (), {})
        log.record_event(uuid(1), event(0), at(5), LogChange(heart_rate=rate))
        log.record_event(uuid(1), event(1), at(6), LogChange(note="hot"))
        log.record_event(uuid(1), event(2), at(7), finish())
        kept = log.workout(uuid(1))
        assert log.heart_rates() == {uuid(1): rate}
        assert log.examine().text == "ok"
    assert kept is not None
    assert (kept.note, kept.heart_rate) == ("hot", rate)


def test_a_workout_that_is_thrown_away_counts_nowhere(tmp_path: Path) -> None:
    """It has no sets, is in no list, and gets no file."""
    with open_log(tmp_path) as log:
        do_workout(log, begun(), record(0), ending=WorkoutStatus.THROWN_AWAY)
        assert (log.sets(), log.workouts(), log.active_workout()) == ((), (), None)
        assert not (tmp_path / "workouts").exists()


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE course SET turns = x'00'",
        "UPDATE course SET options = '{'",
        "UPDATE deed SET fields = '{'",
        "DELETE FROM course",
    ],
)
def test_an_unreadable_event_log_is_reported_and_can_be_closed(tmp_path: Path, damage: str) -> None:
    """The sets stay, the workout is finished as it stands, and the next can begin."""
    with open_log(tmp_path) as log:
        log.begin(begun(), (), {})
        log.record_event(uuid(1), event(60), at(60), save(record(0)))
        with log.database.transaction():
            log.database.run(damage)
        with pytest.raises(UnreadableWorkoutError):
            log.active_workout()
        closed = log.close_unreadable_workout(at(900))
        assert closed is not None
        assert (closed.ending, closed.ended_at) == (WorkoutStatus.FINISHED_EARLY, at(60))
        assert [each.set for each in closed.sets] == [record(0)]
        assert closed.active_seconds == 60
        assert log.active_workout() is None
        assert log.file_problems == ()
    assert len(list(tmp_path.glob("workouts/*"))) == 1


def test_there_may_be_nothing_to_close(tmp_path: Path) -> None:
    """Without a workout under way nothing happens; one without a set ends when it began."""
    with open_log(tmp_path) as log:
        assert log.close_unreadable_workout(at(900)) is None
        log.begin(begun(), (), {})
        closed = log.close_unreadable_workout(at(900))
        assert closed is not None
        assert (closed.ended_at, closed.active_seconds) == (at(), 0)
