"""The log keeps what is done, and gives it back."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from midstance.domain.record import Change, Ending, Pain, Side
from midstance.storage.connection import Access
from midstance.storage.errors import NotSavedError, NotThereError
from midstance.storage.lock import InstanceLock
from midstance.storage.log import TrainingLog
from midstance.storage.runner import Enrolment
from tests.storage.samples import (
    at,
    begun,
    content,
    deed,
    do_workout,
    finish,
    lift,
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
        log.keep(uuid(1), deed(0), at(5), save(record(0), record(1, value=31)))
        with TrainingLog(tmp_path, numbered_ids(), Access.READ) as other:
            kept = other.sets()
    assert [each.set for each in kept] == [record(0), record(1, value=31)]
    assert {each.done_at for each in kept} == {at(5)}
    assert {each.session for each in kept} == {"foundations/A"}


def test_keeping_a_deed_again_changes_nothing(tmp_path: Path) -> None:
    """A second try after an error that was none leaves one set."""
    with open_log(tmp_path) as log:
        log.begin(begun(), (), {"a": 1})
        log.begin(begun(), (), {"a": 2})
        for _ in range(2):
            log.keep(uuid(1), deed(0), at(5), save(record(0)))
        course = log.under_way()
        assert len(log.sets()) == 1
        assert course is not None
        assert course.options == {"a": 1}
        assert course.deeds == (deed(0),)


def test_a_set_saved_again_takes_new_values_and_stays_one(tmp_path: Path) -> None:
    """A correction in the rest keeps the set's id and moment."""
    with open_log(tmp_path) as log:
        log.begin(begun(), (), {})
        log.keep(uuid(1), deed(0), at(5), save(record(0, value=30)))
        before = log.newest_set()
        log.keep(uuid(1), deed(1), at(9), save(record(0, value=28)))
        after = log.newest_set()
    assert before is not None
    assert after == replace(before, set=record(0, value=28))


def test_an_undone_set_is_gone_and_may_come_back(tmp_path: Path) -> None:
    """Removing takes a set out; saving its serial again brings exactly one back."""
    with open_log(tmp_path) as log:
        log.begin(begun(), (), {})
        log.keep(uuid(1), deed(0), at(5), save(record(0)))
        log.keep(uuid(1), deed(1), at(6), Change(removed=(0, 99)))
        assert log.sets() == ()
        log.keep(uuid(1), deed(2), at(7), save(record(0, value=12)))
        assert [each.set.value for each in log.sets()] == [12]


def test_what_the_clock_did_is_kept_without_a_deed(tmp_path: Path) -> None:
    """A hold that ended by itself is saved, and so is a workout that did, also at a second try."""
    with open_log(tmp_path) as log:
        log.begin(begun(), (), {})
        log.keep(uuid(1), None, at(5), save(record(0)))
        for _ in range(2):
            log.keep(uuid(1), None, at(6), finish())
        done = log.workout(uuid(1))
    assert done is not None
    assert done.ending is Ending.COMPLETED
    assert len(done.sets) == 1


def test_notes_and_pains_stand_at_the_workout(tmp_path: Path) -> None:
    """The newest note and pains are the ones that count; what is not named stays."""
    with open_log(tmp_path) as log:
        log.begin(begun(), (), {})
        log.keep(uuid(1), deed(0), at(5), Change(note="tired", pains=(Pain("calf", 2, "plank"),)))
        log.keep(uuid(1), deed(1), at(6), Change(note="less tired"))
        kept = log.workout(uuid(1))
    assert kept is not None
    assert (kept.note, kept.pains) == ("less tired", (Pain("calf", 2, "plank"),))


def test_a_workout_under_way_comes_back_after_a_restart(tmp_path: Path) -> None:
    """Deeds, sets, options and the last moment are what they were; the heartbeat says how long."""
    with open_log(tmp_path) as log:
        log.begin(begun(), (), {"lead_in": 5})
        log.keep(uuid(1), deed(0, "Nudged", by=-1), at(5), save(record(0)))
    with InstanceLock(tmp_path) as lock:
        lock.beat(at(60).utc)
    with open_log(tmp_path) as log:
        course = log.under_way()
    assert course is not None
    assert course.deeds == (deed(0, "Nudged", by=-1),)
    assert course.last_stamp == at(5)
    assert course.last_alive == at(60).utc
    assert [each.set for each in course.workout.sets] == [record(0)]


def test_nothing_is_under_way_before_the_first_and_after_the_last_deed(tmp_path: Path) -> None:
    """An empty log and an ended workout have nothing to go on with."""
    with open_log(tmp_path) as log:
        assert log.under_way() is None
        log.begin(begun(), (), {})
        course = log.under_way()
        assert course is not None
        assert (course.deeds, course.last_stamp, course.last_alive) == ((), at(), None)
        log.keep(uuid(1), deed(0), at(5), finish())
        assert log.under_way() is None


def test_an_ended_workout_takes_no_more_deeds(tmp_path: Path) -> None:
    """The deed that ended it may be kept again; any other is refused, and unknown workouts too."""
    with open_log(tmp_path) as log:
        log.begin(begun(), (), {})
        for _ in range(2):
            log.keep(uuid(1), deed(0), at(5), finish())
        with pytest.raises(NotThereError, match="not under way"):
            log.keep(uuid(1), deed(1), at(6), save(record(0)))
        with pytest.raises(NotThereError, match="not under way"):
            log.keep(uuid(2), deed(0), at(6), save(record(0)))
        assert log.sets() == ()


def test_another_deed_with_the_same_number_is_refused(tmp_path: Path) -> None:
    """Two programs cannot go on with one workout."""
    with open_log(tmp_path) as log:
        log.begin(begun(), (), {})
        log.keep(uuid(1), deed(0, "Skipped"), at(5), Change())
        with pytest.raises(NotSavedError, match="another program"):
            log.keep(uuid(1), deed(0, "Advanced"), at(5), save(record(0)))
        assert log.sets() == ()


def test_a_workout_that_is_thrown_away_counts_nowhere(tmp_path: Path) -> None:
    """It has no sets, is in no list, and gets no file."""
    with open_log(tmp_path) as log:
        do_workout(log, begun(), record(0), ending=Ending.THROWN_AWAY)
        assert (log.sets(), log.workouts(), log.under_way()) == ((), (), None)
        assert not (tmp_path / "workouts").exists()


def test_workouts_are_paged_newest_first(tmp_path: Path) -> None:
    """Pages follow each other without gaps or repeats, two on one day included."""
    with open_log(tmp_path) as log:
        done = [do_workout(log, begun(number, days=number // 2), record(0)) for number in range(5)]
        first = log.workouts(2)
        second = log.workouts(2, before=first[-1])
        third = log.workouts(2, before=second[-1])
    newest_first = [(each.local_date, each.id) for each in reversed(done)]
    assert [(each.local_date, each.id) for each in first + second + third] == newest_first


def test_sets_are_found_by_date_and_exercise(tmp_path: Path) -> None:
    """Both ends of a span belong to it; the order is by workout, then by serial."""
    with open_log(tmp_path) as log:
        for number in (2, 1, 3):
            do_workout(log, begun(number, days=number), record(1), lift(0, 5, 60))
        days = [date(2026, 11, 22 + number) for number in (1, 2, 3)]
        assert [each.local_date for each in log.sets()] == [d for d in days for _ in range(2)]
        assert [each.set.serial for each in log.sets()] == [0, 1] * 3
        assert [s.local_date for s in log.sets(days[1], days[1], "plank")] == [days[1]]
        assert [s.local_date for s in log.sets(since=days[2])] == [days[2]] * 2
        assert [s.local_date for s in log.sets(until=days[0])] == [days[0]] * 2
        assert [w.id for w in log.workouts_between(days[1], days[2])] == [uuid(2), uuid(3)]
        assert log.days.sets(days[2]) == {days[2]: 2}
        newest = log.newest_set()
    assert newest is not None
    assert newest.workout_id == uuid(3)


def test_sets_are_found_by_their_id(tmp_path: Path) -> None:
    """A known id gives its set, any other nothing."""
    with open_log(tmp_path) as log:
        done = do_workout(log, begun(), record(0))
        assert log.set_by_id(done.sets[0].id) == done.sets[0]
        assert log.set_by_id(uuid(99)) is None
        assert log.workout(uuid(99)) is None


def test_the_past_leaves_the_present_out(tmp_path: Path) -> None:
    """Last time and best are of ended workouts; the heaviest load wins, then the repetitions."""
    with open_log(tmp_path) as log:
        do_workout(log, begun(1, days=1), lift(0, 5, 80), lift(1, 6, 80))
        do_workout(log, begun(2, days=2), lift(0, 8, 70), lift(1, 9, 60, counts=False))
        log.begin(begun(3, days=3), (), {})
        log.keep(uuid(3), deed(0), at(9), save(lift(0, 20, 200)))
        past = log.past(["back-squat", "plank"])
    squat = past["back-squat"]
    assert squat.last == (lift(0, 8, 70),)
    assert squat.last_date == date(2026, 11, 24)
    assert squat.best == lift(1, 6, 80)
    assert (past["plank"].last, past["plank"].last_date, past["plank"].best) == ((), None, None)


def test_the_weaker_side_is_the_one_that_did_less(tmp_path: Path) -> None:
    """Grams times amount decide; equal sides and exercises without sides have none."""
    left, right = Side.LEFT, Side.RIGHT
    with open_log(tmp_path) as log:
        do_workout(
            log,
            begun(),
            record(0, "side-plank", 20, side=left),
            record(1, "side-plank", 25, side=right),
            lift(2, 8, 20, side=left, exercise="lunge"),
            lift(3, 9, 16, side=right, exercise="lunge"),
            record(4, "even", 9, side=left),
            record(5, "even", 9, side=right),
            record(6, "plank", 9),
            record(7, "half", 9, side=left),
        )
        names = ["side-plank", "lunge", "even", "plank", "half", "never"]
        assert log.weaker_sides(names) == {"side-plank": left, "lunge": right}


def test_choices_and_profile_keep_their_newest_value(tmp_path: Path) -> None:
    """The last choice counts, and what was kept survives a restart."""
    with open_log(tmp_path) as log:
        assert log.enrolment() is None
        for number, program in enumerate(["foundations", "power-5k10k"]):
            log.enrol(Enrolment(program, date(2026, 11, 23 + number)), at(number))
        log.put_profile("level", 2, at())
        log.put_profile("level", 3, at())
        log.put_profile("goal", {"race": "10 km"}, at())
    with open_log(tmp_path) as log:
        chosen = Enrolment("power-5k10k", date(2026, 11, 24))
        assert log.enrolment() == chosen
        assert log.enrolments() == (chosen, Enrolment("foundations", date(2026, 11, 23)))
        assert log.profile() == {"level": 3, "goal": {"race": "10 km"}}


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
        assert tuple(log.each_set()) == log.sets()
