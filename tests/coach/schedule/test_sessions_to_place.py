"""The sessions of a program as the planner places them, and how heavy the first ones are."""

from collections.abc import Mapping
from datetime import date, timedelta

import pytest

from midstance.coach.schedule.planner.races import LONG, Race
from midstance.coach.schedule.sessions_to_place import FirstTimesAhead, ProgramSessions
from midstance.domain.attendance import CompletedSession
from midstance.domain.library import Library
from midstance.domain.quantity import Unit
from midstance.domain.record import ExerciseDay
from midstance.domain.runner import Level
from midstance.domain.volume import LegClass
from midstance.domain.weeks.run import RacePriority
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


def of_program(library: Library, program: str, *done: CompletedSession) -> ProgramSessions:
    """The sessions of a program for a runner whose log has these of it and no set."""
    first_times = ahead(library, {}, *done)
    return ProgramSessions(library, library.program(program), Level.INTERMEDIATE, first_times)


@pytest.mark.parametrize(
    ("program", "week", "letter", "legs", "minutes", "contents"),
    [
        ("bootcamp-3", 3, "A", LegClass.MODERATE, 48, {"upper", "leg-free"}),
        ("bootcamp-3", 3, "C", LegClass.MODERATE, 20, {"intervals"}),
        ("durable-marathon", 12, "B", LegClass.NONE, 16, set[str]()),
        ("home-maintain", 4, "B", LegClass.LIGHT, 22, set[str]()),
        ("offseason-strength", 1, "A", LegClass.HEAVY, 47, {"jumps"}),
        ("power-5k10k", 1, "B", LegClass.MODERATE, 46, {"jumps", "leg-free"}),
    ],
)
def test_a_session_is_placed_by_its_letter_and_work(
    library: Library,
    program: str,
    week: int,
    letter: str,
    legs: LegClass,
    minutes: int,
    contents: set[str],
) -> None:
    """Minutes, legs, upper body, intervals and jumps are those of the session of that week."""
    found = of_program(library, program).when_known(letter, week)
    has = {
        "upper": found.has_upper,
        "intervals": found.is_hiit,
        "jumps": found.has_jumps,
        "leg-free": found.can_be_leg_free,
    }
    assert (found.id, found.legs, found.minutes) == (letter, legs, minutes)
    assert {each for each, is_in in has.items() if is_in} == contents
    assert not found.is_new
    assert found.lighter_legs is None


@pytest.mark.parametrize(
    ("letter", "week", "race_on", "is_primer"),
    [
        ("B", 12, 6, True),
        ("B", 12, 7, False),
        ("B", 12, None, False),
        ("B", 1, 6, False),
        ("A", 11, 6, False),
    ],
)
def test_the_short_session_of_a_taper_is_a_primer_in_race_week(
    library: Library, letter: str, week: int, race_on: int | None, *, is_primer: bool
) -> None:
    """Only the one without legs, and only in the week of an A race."""
    day = None if race_on is None else MONDAY + timedelta(days=race_on)
    races = () if day is None else (Race(day, LONG, RacePriority.A),)
    coming = of_program(library, "durable-marathon").coming(letter, week, MONDAY, races)
    assert coming.is_primer is is_primer


def test_coming_sessions_are_new_twice(library: Library) -> None:
    """The third one is as it is once nothing in it is new; those before it are marked."""
    sessions = of_program(library, "power-5k10k")
    coming = [sessions.coming("A", 1, MONDAY, ()) for _ in range(3)]
    assert [each.is_new for each in coming] == [True, True, False]
    assert coming[2].legs is sessions.when_known("A", 1).legs


def test_a_session_that_was_done_stays_new_in_its_week(library: Library) -> None:
    """The first one done is marked, the third one is not."""
    done = [CompletedSession("power-5k10k/A", 1, MONDAY + timedelta(days=day)) for day in range(3)]
    sessions = of_program(library, "power-5k10k", *done)
    assert [sessions.done(each).is_new for each in done] == [True, True, False]


def test_a_week_after_the_last_has_the_last_sessions(library: Library) -> None:
    """A program that goes on repeats its last week."""
    sessions, weeks = of_program(library, "foundations"), library.program("foundations").weeks
    assert sessions.when_known("A", weeks + 3) == sessions.when_known("A", weeks)


@pytest.mark.parametrize(("times", "is_new"), [(0, True), (1, True), (2, False)])
def test_what_was_done_in_the_program_counts_for_what_comes(
    library: Library, times: int, *, is_new: bool
) -> None:
    """After two sessions of the program the same one is new no more, and as heavy as its load."""
    done = [
        CompletedSession("power-5k10k/A", 1, MONDAY + timedelta(days=day)) for day in range(times)
    ]
    sessions = of_program(library, "power-5k10k", *done)
    coming, known = sessions.coming("A", 1, MONDAY, ()), sessions.when_known("A", 1)
    assert coming.is_new is is_new
    assert (coming.legs is not known.legs) is is_new


def test_a_lighter_version_is_a_class_below_once_nothing_is_new(library: Library) -> None:
    """Of a session that two others like it came before, the jumps raise neither version."""
    sessions = of_program(library, "power-5k10k")
    *_, third = (sessions.coming("B", 1, MONDAY, ()) for _ in range(3))
    assert (third.legs, third.lighter_legs) == (LegClass.MODERATE, LegClass.LIGHT)


def test_the_first_sessions_of_a_light_program_are_moderate(library: Library) -> None:
    """Two sessions of any letter, then each is as light as its load."""
    sessions = of_program(library, "foundations")
    coming = [sessions.coming(letter, 1, MONDAY, ()) for letter in "ABAB"]
    assert [each.legs for each in coming[:2]] == [LegClass.MODERATE, LegClass.MODERATE]
    assert coming[2].legs is LegClass.LIGHT
