"""Weeks ill, away or about a main race end no streak."""

from itertools import islice

import pytest

from midstance.coach.review.streaks import current_streak, session_weeks
from midstance.coach.schedule.program_periods import program_periods
from midstance.coach.schedule.time_off import TimeOff
from midstance.domain.attendance import Enrolment
from midstance.domain.calendar import Week
from midstance.domain.weeks.run import RacePriority, Run, RunKind
from tests.coach.gym import LIBRARY, MONDAY, day
from tests.coach.plain_log import PlainLog
from tests.coach.review.test_streaks import did

HALF_MARATHON = 21_098


def race(metres: int = 10_000, priority: RacePriority = RacePriority.A) -> Run:
    """A race of this length."""
    return Run(RunKind.RACE, metres=metres, priority=priority)


def is_off(log: PlainLog, week: int = 1) -> bool:
    """Whether a week of the log asks for nothing, the first being 0."""
    return TimeOff.of(log).holds(Week(day(7 * week)))


@pytest.mark.parametrize(("last", "expected"), [(7, False), (8, False), (9, True), (40, True)])
def test_more_than_two_days_ill_or_away_are_time_off(last: int, expected: bool) -> None:
    """Beside one or two the sessions still find room."""
    log = PlainLog(())
    log.time_off = [(day(7), day(last))]
    assert is_off(log) is expected
    assert not is_off(log, 0)


def test_days_of_two_absences_add_up() -> None:
    """A day of both counts once."""
    log = PlainLog(())
    log.time_off = [(day(7), day(8)), (day(8), day(8))]
    assert not is_off(log)
    log.time_off.append((day(13), day(20)))
    assert is_off(log)


@pytest.mark.parametrize(
    ("on", "run", "expected"),
    [
        (10, race(), True),
        (14, race(), True),
        (15, race(), False),
        (6, race(HALF_MARATHON), True),
        (4, race(), False),
        (10, race(priority=RacePriority.B), False),
        (20, race(42_195), False),
    ],
    ids=["its week", "the day after", "later", "days after", "before", "B race", "taper"],
)
def test_a_main_race_closes_the_days_about_it(on: int, run: Run, expected: bool) -> None:
    """Its own, and those before and after it that take no strength."""
    log = PlainLog(())
    log.races = {day(on): (run,)}
    assert is_off(log) is expected


def streak_after(log: PlainLog, week: int) -> int:
    """The weeks in a row when this week has begun."""
    chosen = program_periods([Enrolment("base", MONDAY)])
    weeks = session_weeks(log, LIBRARY, Week(day(7 * week)), chosen, day(7 * week))
    return current_streak(islice(weeks, week + 1)).weeks


def test_a_week_ill_neither_ends_a_streak_nor_makes_it_longer() -> None:
    """Without a note of it, it ends there."""
    first = (did(1, day(0), session="base/A"), did(2, day(3), session="base/B"))
    third = (did(3, day(14), session="base/A"), did(4, day(17), session="base/B"))
    log = PlainLog((*first, *third), Enrolment("base", MONDAY))
    assert streak_after(log, 3) == 1
    log.time_off = [(day(7), day(11))]
    assert streak_after(log, 3) == 2


def test_a_session_done_in_a_week_off_counts() -> None:
    """The week is full with it."""
    log = PlainLog((did(1, day(7), session="base/A"),), Enrolment("base", MONDAY))
    log.races = {day(13): (race(),)}
    assert streak_after(log, 2) == 1


def test_the_week_that_goes_on_asks_for_its_sessions() -> None:
    """What the plan leaves of them is for the plan to say."""
    log = PlainLog((), Enrolment("base", MONDAY))
    log.time_off = [(day(0), day(6))]
    chosen = program_periods([Enrolment("base", MONDAY)])
    asked = next(session_weeks(log, LIBRARY, Week(MONDAY), chosen, day(3)))
    assert asked == (0, 2)
