"""What the log answers about days, against a list that is searched by plain loops."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from midstance.coach.planning import Choice
from midstance.coach.review import review
from midstance.coach.week_facts import week_facts
from midstance.domain.record import WorkoutRecord
from midstance.domain.week import Week
from midstance.storage.runner import Enrolment
from tests.coach.gym import EXERCISES, LIBRARY, MONDAY, NAMES, day, done, logs, workout
from tests.coach.plain_log import PlainLog
from tests.storage.samples import at, begun, open_log, quick_folder

DAYS = st.none() | st.integers(-8, 14).map(day)


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
        assert days.last_of(names, since or MONDAY) == plain.last_of(names, since or MONDAY)


@given(logs(4), st.integers(-8, 14).map(day))
def test_a_review_of_the_log_is_that_of_the_list(
    workouts: tuple[WorkoutRecord, ...], today: date
) -> None:
    """What was kept and read again gives the same review, whatever it holds."""
    week = Week(MONDAY)
    plain = PlainLog(workouts, Choice("base", MONDAY))
    with quick_folder() as folder, open_log(folder) as log:
        log.corrections.add_workouts(workouts, at())
        log.enrol(Enrolment("base", MONDAY), at())
        found = review(week_facts(log, LIBRARY, week, today), LIBRARY)
    assert found == review(week_facts(plain, LIBRARY, week, today), LIBRARY)


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
