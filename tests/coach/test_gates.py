"""A gate is passed by enough good sets in enough sessions running."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from midstance.coach.gates import PassedGates, good_sets, passed_gates
from midstance.domain.exercise import Gate
from midstance.domain.quantity import Side, Unit
from midstance.domain.record import LoggedSet, SetRecord
from midstance.domain.stamp import Stamp
from tests.coach.people import AIR, CHAIR, TODAY, done, exercise

GATE = Gate(2, 12, 7, 2)
SQUAT = exercise("squat", up=GATE)
STAMP = Stamp(datetime(2026, 11, 23, tzinfo=UTC), 0, "")
GOOD = (done("squat", 12, effort=7), done("squat", 13, effort=6, number=2))
SHORT = (done("squat", 12, effort=7), done("squat", 11, effort=6, number=2))


def log(*workouts: Iterable[SetRecord]) -> list[LoggedSet]:
    """Workouts one after the other."""
    return [
        LoggedSet(UUID(int=number * 100 + each.serial), UUID(int=number), "a/A", STAMP, TODAY, each)
        for number, sets in enumerate(workouts)
        for each in sets
    ]


def is_passed(*workouts: Iterable[SetRecord]) -> bool:
    """Whether the squat's gate was passed."""
    return "squat" in passed_gates({"squat": SQUAT}, log(*workouts))


def test_two_good_sessions_running_pass() -> None:
    """The gate asks for two; one is not enough, and one between two bad ones neither."""
    assert is_passed(GOOD, GOOD)
    assert not is_passed(GOOD)
    assert not is_passed(GOOD, SHORT, GOOD)
    assert not is_passed()


def test_once_passed_stays_passed() -> None:
    """A bad day later does not close the gate."""
    assert is_passed(SHORT, GOOD, GOOD, SHORT)


@pytest.mark.parametrize(
    ("sets", "is_good"),
    [
        (GOOD, True),
        (GOOD[:1], False),
        (SHORT, False),
        ((*GOOD, done("squat", 3, effort=9, number=3)), True),
        ((done("squat", 12, effort=8), done("squat", 12, effort=8, number=2)), False),
        ((done("squat", 12), done("squat", 12, number=2)), False),
        (
            (
                done("squat", 12, effort=7, unit=Unit.SECONDS),
                done("squat", 12, effort=7, number=2, unit=Unit.SECONDS),
            ),
            False,
        ),
    ],
    ids=["good", "too few", "short", "one more", "too hard", "not rated", "other unit"],
)
def test_a_session_is_good_by_its_sets(sets: tuple[SetRecord, ...], *, is_good: bool) -> None:
    """Enough sets that reach the amount at or below the effort; further sets do no harm."""
    assert good_sets(GATE, SQUAT, sets) is is_good


def test_both_sides_must_reach_it() -> None:
    """A set whose left side fell short is not a good set."""
    pairs = [
        done("squat", value, effort=6, number=number, side=side)
        for number, left in ((1, 12), (2, 9))
        for side, value in ((Side.LEFT, left), (Side.RIGHT, 12))
    ]
    assert not good_sets(GATE, SQUAT, pairs)
    assert good_sets(Gate(1, 12, 7, 1), SQUAT, pairs)


def test_an_exercise_without_a_gate_is_never_passed() -> None:
    """No gate, no passing; and what the library does not hold is passed over."""
    sets = [done("chair-squat", 50, effort=3, number=n) for n in (1, 2, 3)]
    held = {"chair-squat": CHAIR}
    assert passed_gates(held, log(sets, sets, sets)) == frozenset()
    assert passed_gates({"air-squat": AIR}, log(GOOD, GOOD)) == frozenset()


def test_skipped_and_warm_up_sets_count_for_nothing() -> None:
    """Only sets that count and were done pass a gate."""
    skipped = [replace(each, skipped=True) for each in GOOD]
    warm = [replace(each, counts=False) for each in GOOD]
    assert not is_passed(skipped, skipped)
    assert not is_passed(warm, warm)


def sets_in(marks: str) -> list[tuple[SetRecord, ...]]:
    """A workout for each mark: a cross is a good session, a dot a short one."""
    return [GOOD if mark == "x" else SHORT for mark in marks]


MARKS = st.text(alphabet="x.", max_size=8)


@given(MARKS)
def test_two_crosses_side_by_side_pass(marks: str) -> None:
    """However the sessions fell, it takes two good ones with no short one between them."""
    assert is_passed(*sets_in(marks)) is ("xx" in marks)


@given(MARKS, MARKS, st.integers(1, 4))
def test_the_gate_says_how_many_sessions(before: str, after: str, sessions: int) -> None:
    """So many crosses in a row pass wherever they stand, and one fewer alone does not."""
    squat = replace(SQUAT, up=replace(GATE, sessions=sessions))
    row = f"{before}.{'x' * sessions}.{after}"
    assert passed_gates({"squat": squat}, log(*sets_in(row))) == {"squat"}
    fewer = f".{'x' * (sessions - 1)}."
    assert not passed_gates({"squat": squat}, log(*sets_in(fewer)))


@pytest.mark.parametrize(
    ("value", "effort", "is_good"),
    [(12, 7, True), (11, 7, False), (12, 8, False), (30, 1, True), (12, None, False)],
)
def test_a_set_is_good_at_its_edges(value: int, effort: int | None, *, is_good: bool) -> None:
    """Twelve at effort 7 are just enough; one less, or one harder, or unrated, are not."""
    sets = [done("squat", value, effort=effort, number=number) for number in (1, 2)]
    assert good_sets(GATE, SQUAT, sets) is is_good


@given(st.lists(st.tuples(st.integers(0, 20), st.none() | st.integers(1, 10)), max_size=6))
def test_a_session_is_good_if_enough_of_its_sets_are(made: list[tuple[int, int | None]]) -> None:
    """More sets than the gate asks for may fall short."""
    sets = [
        done("squat", value, effort=effort, number=number + 1)
        for number, (value, effort) in enumerate(made)
    ]
    enough = [each for each in made if each[0] >= 12 and each[1] and each[1] <= 7]
    assert good_sets(GATE, SQUAT, sets) is (len(enough) >= 2)


def test_the_log_is_read_only_when_a_gate_is_asked_about() -> None:
    """Once, however often it is asked; most sessions ask about none."""
    read: list[int] = []

    def done_lately() -> list[LoggedSet]:
        read.append(1)
        return log(GOOD, GOOD)

    gates = PassedGates({"squat": SQUAT}, done_lately)
    assert not read
    assert "squat" in gates
    assert "plank" not in gates
    assert len(read) == 1
