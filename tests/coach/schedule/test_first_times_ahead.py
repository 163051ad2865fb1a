"""How heavy the first sessions of a program are for the legs, done or to come."""

from collections.abc import Mapping
from datetime import date, timedelta

import pytest

from midstance.coach.schedule.first_times_ahead import FirstTimesAhead
from midstance.domain.attendance import CompletedSession
from midstance.domain.library import Library
from midstance.domain.quantity import Unit
from midstance.domain.record import ExerciseDay
from midstance.domain.volume import LegClass
from tests.coach.gym import MONDAY


class Days:
    """A log that knows the days of exercises alone."""

    def __init__(self, days: Mapping[str, int]) -> None:
        """``days`` is on how many days each exercise was done, all of them last week."""
        self._days = days

    def of_exercise(self, exercise: str, *_: date) -> tuple[ExerciseDay, ...]:
        """A day for each time."""
        last = MONDAY - timedelta(days=7)
        return tuple(
            ExerciseDay(last + timedelta(days=each), Unit.REPS, 1, 10, 10)
            for each in range(self._days.get(exercise, 0))
        )


JUMPS = "pogo-jump", "box-jump", "jump-rope", "single-leg-calf-raise-loaded"


def ahead(library: Library, known: Mapping[str, int], *done: CompletedSession) -> FirstTimesAhead:
    """What a log with these days and sessions makes of the sessions ahead."""
    return FirstTimesAhead(library, Days(known), done, MONDAY)  # type: ignore[arg-type]  # one query is asked


def classes(firsts: FirstTimesAhead, library: Library, *sessions: tuple[str, int]) -> list[str]:
    """The classes of sessions that come one after the other, moderate by their load."""
    found = (
        firsts.class_of_next(library.session(session, week), LegClass.MODERATE)
        for session, week in sessions
    )
    return [each.legs.value + " sore" * each.is_sore for each in found]


def test_two_weeks_of_jumps_are_a_class_higher(library: Library) -> None:
    """Each session of the first two weeks has a jump of its own; the third week is usual."""
    weeks = [("power-5k10k/A", 1), ("power-5k10k/B", 1)] * 3
    assert classes(ahead(library, {}), library, *weeks) == [
        "heavy sore",
        "heavy sore",
        "heavy sore",
        "heavy sore",
        "moderate",
        "moderate",
    ]


def test_who_has_jumped_before_begins_as_usual(library: Library) -> None:
    """Two days in the log with each exercise, of whatever program."""
    known = dict.fromkeys(JUMPS, 2)
    assert classes(ahead(library, known), library, ("power-5k10k/A", 1)) == ["moderate"]
    once = ahead(library, dict.fromkeys(JUMPS, 1))
    weeks = [("power-5k10k/A", 1)] * 2
    assert classes(once, library, *weeks) == ["heavy sore", "moderate"]


def test_what_is_always_replaced_does_not_stay_new(library: Library) -> None:
    """Who may not jump yet does another exercise: after two sessions that is usual too."""
    done = [
        CompletedSession("power-5k10k/A", week, MONDAY - timedelta(days=14 - 7 * week))
        for week in (1, 1)
    ]
    firsts = ahead(library, {}, *done)
    assert classes(firsts, library, ("power-5k10k/A", 1)) == ["moderate"]


@pytest.mark.parametrize(
    ("legs", "first", "third"),
    [
        (LegClass.LIGHT, LegClass.MODERATE, LegClass.LIGHT),
        (LegClass.MODERATE, LegClass.MODERATE, LegClass.MODERATE),
    ],
)
def test_the_first_sessions_of_a_program_are_moderate(
    library: Library, legs: LegClass, first: LegClass, third: LegClass
) -> None:
    """Light leg work without jumps is not light to whom it is new; moderate stays moderate."""
    firsts, session = ahead(library, {}), library.session("foundations/A")
    found = [firsts.class_of_next(session, legs).legs for _ in range(3)]
    assert found == [first, first, third]


def test_what_was_done_keeps_its_class(library: Library) -> None:
    """The first and second session that were done are as heavy as they were planned."""
    done = [
        CompletedSession("power-5k10k/A", 1, MONDAY - timedelta(days=14 - 2 * number))
        for number in range(3)
    ]
    firsts, session = ahead(library, {}, *done), library.session("power-5k10k/A", 1)
    found = [firsts.class_of_done(each, session, LegClass.MODERATE).legs for each in done]
    assert found == [LegClass.HEAVY, LegClass.HEAVY, LegClass.MODERATE]


@pytest.mark.parametrize("legs", [LegClass.NONE, LegClass.HEAVY])
def test_nothing_is_added_to_no_legs_or_to_the_most(library: Library, legs: LegClass) -> None:
    """The class stays; that it may make sore is said all the same."""
    found = ahead(library, {}).class_of_next(library.session("power-5k10k/A", 1), legs)
    assert (found.legs, found.is_sore) == (legs, True)


@pytest.mark.parametrize(
    ("session", "legs", "lighter"),
    [
        ("power-5k10k/B", LegClass.MODERATE, LegClass.LIGHT),
        ("power-5k10k/B", LegClass.LIGHT, LegClass.LIGHT),
        ("power-5k10k/B", LegClass.HEAVY, LegClass.MODERATE),
        ("power-5k10k/A", LegClass.MODERATE, LegClass.MODERATE),
    ],
)
def test_the_lighter_version_has_no_new_jumps(
    library: Library, session: str, legs: LegClass, lighter: LegClass
) -> None:
    """Without the jumps it is a class below the load, except where slow lowering is new as well."""
    found = ahead(library, {}).class_of_next(library.session(session, 1), legs)
    assert found.lighter is lighter
