"""Nothing that a screen asks for reads more of the log than it shows."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from midstance.storage.training_log import TrainingLog
from tests.storage.samples import at, begun, do_workout, event, lift, open_log, record, save, uuid

DAY = date(2026, 11, 22)
ASKED: dict[str, Callable[[TrainingLog], object]] = {
    "a week": lambda log: log.sets(DAY, DAY),
    "an exercise": lambda log: log.sets(DAY, DAY, "plank"),
    "a page": lambda log: log.workouts(20, before=begun(3, days=1)),
    "a workout": lambda log: log.workout(uuid(1)),
    "a set": lambda log: log.set_by_id(uuid(1)),
    "what is under way": lambda log: log.active_workout(),
    "last time and best": lambda log: log.past(["back-squat"]),
    "the weaker side": lambda log: log.weaker_sides(["back-squat"]),
    "the workouts of a week": lambda log: log.workouts_between(DAY, DAY),
    "a chart": lambda log: log.days.of_exercise("plank", DAY, DAY),
    "days of training": lambda log: log.days.sets(DAY, DAY),
    "days of each exercise": lambda log: log.days.uses_in_year(["plank"], DAY),
    "days of sessions": lambda log: log.days.sessions(DAY, DAY),
    "a program's sessions": lambda log: log.days.of_program("foundations", DAY, DAY),
    "files that are due": lambda log: log.write_files(),
    "a deed with its set": lambda log: log.record_event(uuid(9), event(1), at(2), save(record(0))),
}


@pytest.fixture(name="log")
def a_log(tmp_path: Path) -> TrainingLog:
    """A log with a workout that has ended and one under way."""
    log = open_log(tmp_path)
    do_workout(log, begun(1), lift(0, 5, 80), record(1))
    log.begin(begun(9), (), {})
    return log


@pytest.mark.parametrize("question", ASKED)
def test_no_question_reads_the_whole_log(log: TrainingLog, question: str) -> None:
    """Every statement behind it finds its rows by an index, and sorts nothing but what it shows."""
    asked: list[str] = []
    connection = log.database.connection
    connection.set_trace_callback(asked.append)
    ASKED[question](log)
    connection.set_trace_callback(None)
    plans = [
        (str(step[3]), sql)
        for sql in asked
        if sql.lstrip().startswith(("SELECT", "UPDATE", "DELETE"))
        for step in connection.execute(f"EXPLAIN QUERY PLAN {sql}")
    ]
    assert plans
    assert not [plan for plan in plans if plan[0].startswith("SCAN") and not is_small(plan[0])]
    log.close()


def is_small(step: str) -> bool:
    """Whether a step scans an index that holds only what is under way, or owed."""
    return any(name in step for name in ("workout_under_way", "filing_to_do", "CONSTANT ROW"))


def test_the_newest_set_is_the_first_that_is_looked_at(log: TrainingLog) -> None:
    """It walks back from the end of an index, and stops at once."""
    asked: list[str] = []
    log.database.connection.set_trace_callback(asked.append)
    newest = log.newest_set()
    log.database.connection.set_trace_callback(None)
    assert newest is not None
    assert asked[0].endswith("LIMIT 1")
    assert "workout_by_date" in str(
        log.database.connection.execute(f"EXPLAIN QUERY PLAN {asked[0]}").fetchall()
    )
    log.close()


@pytest.mark.parametrize("question", ["a week", "a page", "a chart"])
def test_long_lists_come_sorted_from_their_index(log: TrainingLog, question: str) -> None:
    """Nothing is sorted that an index holds in order already."""
    asked: list[str] = []
    connection = log.database.connection
    connection.set_trace_callback(asked.append)
    ASKED[question](log)
    connection.set_trace_callback(None)
    steps = [
        str(step[3]) for sql in asked for step in connection.execute(f"EXPLAIN QUERY PLAN {sql}")
    ]
    assert steps
    assert not [step for step in steps if "USE TEMP B-TREE FOR ORDER BY" in step]
    log.close()
