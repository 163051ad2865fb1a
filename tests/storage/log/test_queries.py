"""Sets are found by date and exercise, with the last time, the best, and the weaker side."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from midstance.coach.review.week import review_week, week_facts
from midstance.domain.attendance import Enrolment
from midstance.domain.calendar import Week
from midstance.domain.quantity import Load, Side, Unit
from midstance.domain.record import SetResult, WorkoutRecord
from tests.coach.gym import EXERCISES, LIBRARY, MONDAY, NAMES, day, done, logs, sides, workout
from tests.coach.plain_log import PlainLog
from tests.storage.samples import (
    at,
    begun,
    do_workout,
    event,
    lift,
    open_log,
    quick_folder,
    record,
    save,
    uuid,
)


def test_sets_are_found_by_date_and_exercise(tmp_path: Path) -> None:
    """Both ends of a span belong to it; the order is by workout, then by serial."""
    with open_log(tmp_path) as log:
        for number in (2, 1, 3):
            do_workout(log, begun(number, days=number), record(1), lift(0, 5, 60, place=4))
        days = [date(2026, 11, 22 + number) for number in (1, 2, 3)]
        assert [each.local_date for each in log.sets()] == [d for d in days for _ in range(2)]
        assert [each.set.sequence for each in log.sets()] == [0, 1] * 3
        assert [s.local_date for s in log.sets(days[1], days[1], "plank")] == [days[1]]
        assert [s.local_date for s in log.sets(since=days[2])] == [days[2]] * 2
        assert [s.local_date for s in log.sets(until=days[0])] == [days[0]] * 2
        assert [w.id for w in log.workouts_between(days[1], days[2])] == [uuid(2), uuid(3)]
        assert log.days.sets(days[2]) == {days[2]: 2}
        newest = log.newest_set()
    assert newest is not None
    assert newest.workout_id == uuid(3)


def test_the_past_leaves_the_present_out(tmp_path: Path) -> None:
    """Last time and best are of ended workouts; the heaviest load wins, then the repetitions."""
    with open_log(tmp_path) as log:
        do_workout(log, begun(1, days=1), lift(0, 5, 80), lift(1, 6, 80))
        do_workout(log, begun(2, days=2), lift(0, 8, 70), lift(1, 9, 60, counts=False))
        log.begin(begun(3, days=3), (), {})
        log.record_event(uuid(3), event(0), at(9), save(lift(0, 20, 200)))
        past = log.past(["back-squat", "plank"])
    squat = past["back-squat"]
    assert squat.last == (lift(0, 8, 70),)
    assert squat.last_date == date(2026, 11, 24)
    assert squat.best == lift(1, 6, 80)
    assert (past["plank"].last, past["plank"].last_date, past["plank"].best) == ((), None, None)


def test_the_last_time_is_one_outside_of_lighter_weeks(tmp_path: Path) -> None:
    """A deload week is passed over, unless there was nothing else."""
    lighter = {"foundations": (4,), "gone": ()}
    with open_log(tmp_path) as log:
        do_workout(log, begun(1, days=1), lift(0, 8, 60))
        assert log.past(["back-squat"], lighter)["back-squat"].last == (lift(0, 8, 60),)
        do_workout(log, replace(begun(2, days=8), week=4), lift(0, 8, 54), record(1))
        past = log.past(["back-squat", "plank"], lighter)
        assert log.past(["back-squat"])["back-squat"].last == (lift(0, 8, 54),)
    assert past["back-squat"].last == (lift(0, 8, 60),)
    assert past["back-squat"].last_date == date(2026, 11, 23)
    assert past["plank"].last == (record(1),)


def test_the_past_holds_every_different_set(tmp_path: Path) -> None:
    """Once each, without warm-up, and without the workout under way."""
    with open_log(tmp_path) as log:
        for number in (1, 2):
            sets = (lift(0, 8, 60), lift(1, 6, 65, set_number=2), lift(2, 5, 40, counts=False))
            do_workout(log, begun(number, days=number), *sets)
        log.begin(begun(3, days=3), (), {})
        log.record_event(uuid(3), event(0), at(9), save(lift(0, 20, 200)))
        results = log.past(["back-squat"])["back-squat"].results
    assert set(results) == {
        SetResult(Unit.REPS, 8, 60_000, None, 76_000),
        SetResult(Unit.REPS, 6, 65_000, None, 78_000),
    }
    assert len(results) == 2


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


DAYS = st.none() | st.integers(-8, 14).map(day)


BOTH_SIDES = workout(1, MONDAY, *sides(done("lunge", 8), 7))
WITHOUT_SETS = workout(2, MONDAY)


@example((BOTH_SIDES, WITHOUT_SETS), None, None, "lunge")
@given(logs(4), DAYS, DAYS, NAMES)
def test_days_are_those_that_plain_loops_find(
    workouts: tuple[WorkoutRecord, ...], since: date | None, until: date | None, name: str
) -> None:
    """Sets, sessions, exercises and programs, within any span."""
    plain = PlainLog(workouts).days
    with quick_folder() as folder, open_log(folder) as log:
        log.corrections.add_workouts(workouts, at())
        days = log.days
        assert days.of_exercise(name, since, until) == plain.of_exercise(name, since, until)
        assert days.sets(since, until) == plain.sets(since, until)
        for of_programs in (True, False):
            sessions = days.sessions(since, until, of_programs=of_programs)
            assert sessions == plain.sessions(since, until, of_programs=of_programs)
        for weeks in ((), (1,), (2, 4)):
            found = days.of_program("base", since, until, weeks)
            assert set(found) == set(plain.of_program("base", since, until, weeks))
            assert [each.local_date for each in found] == sorted(e.local_date for e in found)
        newest = {each: plain.of_exercise(each)[-1:] for each in ["ghost", *EXERCISES]}
        assert days.exercises() == {each: held[0].day for each, held in newest.items() if held}
        names = [name, "squat", "never-done"]
        for lighter in ({}, {"base": (1, 2), "short": (), "gone": (4,)}):
            last = days.last_of(names, since or MONDAY, lighter)
            assert last == plain.last_of(names, since or MONDAY, lighter)
        results = days.results(names, since or MONDAY)
        plain_results = plain.results(names, since or MONDAY)
        assert {id_: set(each) for id_, each in results.items()} == {
            id_: set(each) for id_, each in plain_results.items()
        }
        heavy = Load(100_000)
        assert days.of_exercise(name, estimated_from=heavy) == plain.of_exercise(
            name, estimated_from=heavy
        )


@given(logs(4), st.integers(-8, 14).map(day))
def test_a_review_of_the_log_is_that_of_the_list(
    workouts: tuple[WorkoutRecord, ...], today: date
) -> None:
    """What was kept and read again gives the same review, whatever it holds."""
    week = Week(MONDAY)
    plain = PlainLog(workouts, Enrolment("base", MONDAY))
    with quick_folder() as folder, open_log(folder) as log:
        log.corrections.add_workouts(workouts, at())
        log.enrol(Enrolment("base", MONDAY), at())
        found = review_week(week_facts(log, LIBRARY, week, today), LIBRARY)
    assert found == review_week(week_facts(plain, LIBRARY, week, today), LIBRARY)


def test_what_was_deleted_is_on_no_day(tmp_path: Path) -> None:
    """Neither its sets nor the session; a workout under way is no session yet."""
    kept, gone = workout(1, MONDAY, done("squat", 8)), workout(2, MONDAY, done("squat", 9))
    with open_log(tmp_path) as log:
        log.corrections.add_workouts([kept, gone], at())
        log.corrections.delete_workout(gone.id, at(1))
        log.begin(begun(3), (), {})
        assert log.days.sets() == {MONDAY: 1}
        assert log.days.sessions() == {MONDAY: 1}
        assert [each.amount for each in log.days.of_exercise("squat")] == [8]
        assert [each.session for each in log.days.of_program("base")] == ["base/A"]


PAST = (
    "SELECT local_date, unit, max(value), max(load_grams), max(e1rm_grams) FROM set_record "
    "WHERE exercise = 'x' AND deleted_at IS NULL AND counts = 1 AND skipped = 0 "
    "AND local_date < 'y' GROUP BY local_date, unit"
)
SESSIONS = (
    "SELECT session, week, local_date FROM workout WHERE deleted_at IS NULL "
    "AND ending IN ('completed', 'finished-early') AND session >= 'a/' AND session < 'a0'"
)


@pytest.mark.parametrize(
    ("question", "index"), [(PAST, "set_by_exercise"), (SESSIONS, "workout_by_session")]
)
def test_the_questions_are_answered_from_indexes(tmp_path: Path, question: str, index: str) -> None:
    """The rows themselves are never looked up."""
    with open_log(tmp_path) as log:
        plan = " ".join(str(row[3]) for row in log.database.rows(f"EXPLAIN QUERY PLAN {question}"))
    assert f"USING COVERING INDEX {index}" in plan


def test_workouts_are_paged_newest_first(tmp_path: Path) -> None:
    """Pages follow each other without gaps or repeats, two on one day included."""
    with open_log(tmp_path) as log:
        done = [do_workout(log, begun(number, days=number // 2), record(0)) for number in range(5)]
        first = log.workouts(2)
        second = log.workouts(2, before=first[-1])
        third = log.workouts(2, before=second[-1])
    newest_first = [(each.local_date, each.id) for each in reversed(done)]
    assert [(each.local_date, each.id) for each in first + second + third] == newest_first


def test_sets_are_found_by_their_id(tmp_path: Path) -> None:
    """A known id gives its set, any other nothing."""
    with open_log(tmp_path) as log:
        done = do_workout(log, begun(), record(0))
        assert log.set_by_id(done.sets[0].id) == done.sets[0]
        assert log.set_by_id(uuid(99)) is None
        assert log.workout(uuid(99)) is None
