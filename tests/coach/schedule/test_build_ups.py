"""A program that begins again for the next race, and how it begins."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from midstance.coach.schedule.build_ups import build_ups, choice_now
from midstance.coach.schedule.planner.races import Race, races_among
from midstance.coach.schedule.race_weeks import weeks_left_for
from midstance.domain.attendance import Enrolment
from midstance.domain.library import Library
from midstance.domain.program import Program
from midstance.domain.weeks.run import RacePriority, Run, RunKind
from tests.coach.gym import MONDAY, day
from tests.coach.plain_log import PlainLog

PROGRAM = Program("p", "Plan", "", 12, 2, (), deload=(4, 8), taper=(11, 12))
CHOICE = Enrolment("p", MONDAY)
TEN_K = Run(RunKind.RACE, metres=10_000, priority=RacePriority.A)
MARATHON = replace(TEN_K, metres=42_195)


def races(*days: int, run: Run = TEN_K) -> tuple[Race, ...]:
    """Races this many days after the first Monday."""
    return races_among({day(each): (run,) for each in days})


@pytest.mark.parametrize(
    ("apart", "begins", "week"),
    [(70, 3, 1), (35, 3, 1), (34, 3, 11), (21, 3, 11), (20, 3, 11), (8, 3, 11)],
)
def test_the_program_begins_again_after_the_days_of_recovery(
    apart: int, begins: int, week: int
) -> None:
    """Five weeks before the next A race with its first week; nearer with those of its taper."""
    again, first = build_ups(CHOICE, PROGRAM, races(40, 40 + apart))
    assert first == CHOICE
    assert (again.program, again.start, again.week) == ("p", day(40 + begins), week)


def test_a_marathon_takes_eleven_days() -> None:
    """And where the next race comes before they are over, nothing begins between the two."""
    assert build_ups(CHOICE, PROGRAM, races(40, 110, run=MARATHON))[0].start == day(51)
    assert build_ups(CHOICE, PROGRAM, races(40, 50, run=MARATHON)) == (CHOICE,)


@pytest.mark.parametrize("apart", [1, 7])
def test_two_races_in_a_week_count_as_one(apart: int) -> None:
    """The program begins again after the second, for a third."""
    found = build_ups(CHOICE, PROGRAM, races(40, 40 + apart, 120))
    assert [each.start for each in found] == [day(43 + apart), MONDAY]


def test_what_begins_nothing() -> None:
    """One race alone, B races, races before the choice, and programs that do not end on a race."""
    assert build_ups(CHOICE, PROGRAM, races(40)) == (CHOICE,)
    trained_through = replace(TEN_K, priority=RacePriority.B)
    assert build_ups(CHOICE, PROGRAM, races(40, 110, run=trained_through)) == (CHOICE,)
    assert build_ups(CHOICE, PROGRAM, races(-5, 70)) == (CHOICE,)
    endless = replace(PROGRAM, taper=())
    assert build_ups(CHOICE, endless, races(40, 110)) == (CHOICE,)
    assert build_ups(CHOICE, None, races(40, 110)) == (CHOICE,)


def test_a_build_up_counts_from_the_day_after_its_race(library: Library) -> None:
    """Until then the first one goes on; without any choice there is none."""
    log = PlainLog((), Enrolment("power-5k10k", MONDAY))
    log.races = {day(41): (TEN_K,), day(111): (TEN_K,)}

    def start_on(number: int) -> date:
        choice = choice_now(log, library, day(number))
        assert choice is not None
        return choice.start

    assert [start_on(each) for each in (0, 41, 42, 44, 200)] == [
        *[MONDAY] * 2,
        *[day(44)] * 3,
    ]
    assert choice_now(PlainLog(), library, MONDAY) is None


def test_the_last_days_of_the_calendar_have_build_ups_too() -> None:
    """A race on its last day is followed by nothing, and nothing goes wrong."""
    last = date.max
    near = {last - timedelta(days=40): (TEN_K,), last: (TEN_K,)}
    late = replace(CHOICE, start=last - timedelta(days=60))
    assert len(build_ups(late, PROGRAM, races_among(near))) == 2


@pytest.mark.parametrize(
    ("entry", "left", "found"), [(1, 9, 9), (11, 9, 1), (11, 1, 1), (12, 3, 0), (11, None, None)]
)
def test_what_began_in_the_taper_stays_in_it(
    entry: int, left: int | None, found: int | None
) -> None:
    """However many weeks are left to the second race."""
    assert weeks_left_for(PROGRAM, entry, left) == found
