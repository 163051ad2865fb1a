"""What a log shows of ladders, read once and only where it is asked."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest

from midstance.coach.adapt.ladders.ladder_log import LadderLog
from midstance.domain.exercise import Pattern
from midstance.domain.record import LoggedSet
from tests.coach.adapt.ladders.test_rungs import TODAY, log, sets_of, shipped

LUNGE = shipped().exercises["reverse-lunge"]
GOBLET = shipped().exercises["goblet-squat"]


def ladders(done: Sequence[LoggedSet]) -> LadderLog:
    """The ladders of such a log."""
    return LadderLog(shipped().exercises, lambda: done)


def test_what_was_done_and_what_is_known() -> None:
    """Once is done, twice in different workouts is known; two sets of one workout are one time."""
    once, twice = sets_of(LUNGE.id, 8, 8), [sets_of(LUNGE.id, 8)] * 2
    assert not ladders([]).was_done(LUNGE)
    assert ladders(log(once)).was_done(LUNGE)
    assert not ladders(log(once)).is_known(LUNGE)
    assert ladders(log(*twice)).is_known(LUNGE)


def test_what_was_not_done_shows_nothing() -> None:
    """Skipped, short and warm-up sets are no experience."""
    (done,) = sets_of(LUNGE.id, 8)
    for changed in (
        replace(done, counts=False),
        replace(done, skipped=True),
        replace(done, short=True),
    ):
        assert not ladders(log([changed])).was_done(LUNGE)


def test_the_newest_loaded_set_counts() -> None:
    """A later set without a load says nothing of it."""
    made = log(sets_of(GOBLET.id, 10, kg=12), sets_of(GOBLET.id, 10, kg=16), sets_of(GOBLET.id, 10))
    last = ladders(made).last_set(GOBLET)
    assert last is not None
    assert last.lifted_grams == 16_000
    assert ladders(log(sets_of(GOBLET.id, 10))).last_set(GOBLET) is None
    assert ladders([]).last_set(GOBLET) is None


@pytest.mark.parametrize(
    ("prescribed", "days_ago", "expected"),
    [
        ("split-squat", 0, {Pattern.LUNGE}),
        ("split-squat", 3, {Pattern.LUNGE}),
        ("split-squat", 4, set()),
        ("reverse-lunge", 0, set()),
        ("walking-lunge", 0, set()),
        ("bodyweight-squat", 0, set()),
        ("gone", 0, set()),
    ],
    ids=["today", "Monday", "Sunday", "as asked", "easier", "another ladder", "unknown"],
)
def test_a_pattern_is_new_in_the_week_of_its_first_higher_rung(
    prescribed: str, days_ago: int, expected: set[Pattern]
) -> None:
    """Thursday is today; what was done instead of an easier rung since Monday is new."""
    made = log(sets_of(LUNGE.id, 8, prescribed=prescribed), day=TODAY - timedelta(days=days_ago))
    assert ladders(made).new_patterns(TODAY) == expected


def test_what_was_done_before_is_new_no_more() -> None:
    """Only the first day with a rung counts."""
    made = sets_of(LUNGE.id, 8, prescribed="split-squat")
    done = [*log(made, day=TODAY - timedelta(days=20)), *log(made, day=TODAY)]
    assert ladders(done).new_patterns(TODAY) == frozenset()


def test_the_log_is_read_once_and_only_for_a_question() -> None:
    """Building it costs nothing."""
    reads: list[int] = []

    def read() -> list[LoggedSet]:
        reads.append(1)
        return log(sets_of(LUNGE.id, 8))

    asked = LadderLog(shipped().exercises, read)
    assert reads == []
    assert (asked.was_done(LUNGE), asked.is_known(LUNGE), asked.last_set(LUNGE)) == (
        True,
        False,
        None,
    )
    assert reads == [1]
