"""What comes next of a program, and on which days; what is left out comes again."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta

from midstance.coach.schedule.coming import ComingSessions, ComingWeek, days_as_planned
from midstance.coach.schedule.program_progress import ProgramPeriod, planned_sessions
from midstance.domain.attendance import CompletedSession, Enrolment, PlannedSession
from midstance.domain.runner import Level
from midstance.domain.session import Version
from midstance.domain.volume import LegClass
from midstance.domain.weeks.plan import (
    DayToPlan,
    Placement,
    PlannedWeek,
    WeekPlan,
    WeekPlans,
    WeekToPlan,
)
from tests.coach.gym import LIBRARY, MONDAY, day

BASE, SHORT = Enrolment("base", MONDAY), Enrolment("short", MONDAY)
WEEKS = [MONDAY + timedelta(days=7 * number) for number in range(6)]


def coming(
    chosen: Enrolment = BASE,
    races: Iterable[date] = (),
    done: Iterable[tuple[str, int, int]] = (),
    later: Iterable[Enrolment] = (),
) -> ComingSessions:
    """The sessions of a program with two a week for four weeks, or one a week for two."""
    completed = [CompletedSession(f"base/{each}", week, day(on)) for each, week, on in done]
    return ComingSessions(LIBRARY, chosen, later, [*races], completed)


def test_each_week_takes_the_next_sessions() -> None:
    """In the program's order, as many as are wanted."""
    ahead = coming()
    assert ahead.take(WEEKS[0], 2, ()).sessions == {"A": 1, "B": 1}
    assert ahead.take(WEEKS[1], 1, ()).sessions == {"A": 2}
    assert ahead.take(WEEKS[2], 2, ()).sessions == {"B": 2, "A": 3}


def test_what_has_no_day_comes_first_in_the_next_week() -> None:
    """B of week 1 waits, then B of week 2: nothing is skipped, and nothing comes twice a week."""
    ahead = coming()
    weeks = ({"A": 1, "B": 1}, {"B": 1, "A": 2}, {"B": 1, "A": 3}, {"B": 1, "A": 4})
    for monday, expected in zip(WEEKS, weeks, strict=False):
        assert ahead.take(monday, 2, ()).sessions == expected
        ahead.wait({"B"})
    assert ahead.take(WEEKS[4], 2, ()).sessions == {"B": 1}


def test_a_week_away_moves_everything() -> None:
    """Where nothing has a day the next week has the same sessions."""
    ahead = coming()
    first = ahead.take(WEEKS[0], 2, ()).sessions
    ahead.wait(first.keys())
    assert ahead.take(WEEKS[1], 2, ()).sessions == first


def test_a_session_that_was_done_this_week_does_not_come_again_in_it() -> None:
    """A of week 1 was done on Monday; B is what is left, and A of week 2 waits for its week."""
    ahead = coming(done=[("A", 1, 0)])
    assert ahead.take(WEEKS[0], 2, {"A"}).sessions == {"B": 1}
    assert ahead.take(WEEKS[1], 2, ()).sessions == {"A": 2, "B": 2}


def test_a_taper_is_over_with_its_race() -> None:
    """The last week stands on race week; what had no day in it does not come after the race."""
    ahead = coming(SHORT, races=[day(13)])
    assert ahead.take(WEEKS[0], 1, ()).sessions == {"A": 1}
    assert ahead.take(WEEKS[1], 1, ()).sessions == {"A": 2}
    ahead.wait({"A"})
    assert ahead.take(WEEKS[2], 1, ()).sessions == {}


def test_a_later_build_up_is_named_until_it_begins() -> None:
    """The weeks between have nothing, and say when it begins."""
    ahead = coming(SHORT, later=[Enrolment("short", WEEKS[3])])
    ahead.take(WEEKS[0], 1, ())
    ahead.take(WEEKS[1], 1, ())
    assert ahead.begins_again
    between = ahead.take(WEEKS[2], 1, ())
    assert between.sessions == {}
    assert between.text == f"Short begins on {WEEKS[3].isoformat()}."
    assert ahead.take(WEEKS[3], 1, ()).sessions == {"A": 1}
    assert not ahead.begins_again


def test_weeks_are_dropped_where_the_race_is_near() -> None:
    """The taper is week 2 of two: with the race in the first week nothing of week 1 comes after."""
    ahead = coming(SHORT, races=[day(6)])
    assert ahead.take(WEEKS[0], 1, ()).sessions == {"A": 2}
    assert ahead.take(WEEKS[1], 1, ()).sessions == {}


def test_weeks_come_once_more_where_the_race_is_far() -> None:
    """Week 1 is repeated, and left out of a week it does not wait: it was done already."""
    ahead = coming(SHORT, races=[day(20)])
    assert ahead.take(WEEKS[0], 1, ()) == ComingWeek({"A": 1})
    again = ahead.take(WEEKS[1], 1, ())
    assert again.sessions == {"A": 1}
    assert again.text.startswith("The race is next week: week 1 of 2 comes once more")
    ahead.wait({"A"})
    assert ahead.take(WEEKS[2], 1, ()).sessions == {"A": 2}


def test_a_program_that_begins_later_is_named() -> None:
    """Until its first week there is nothing, and it begins then."""
    ahead = coming(Enrolment("base", WEEKS[2]))
    assert ahead.take(WEEKS[0], 2, ()).text == f"Base begins on {WEEKS[2].isoformat()}."
    assert ahead.begins_again
    assert ahead.take(WEEKS[2], 2, ()).sessions == {"A": 1, "B": 1}
    assert not ahead.begins_again


def test_no_session_is_taken_where_none_is_wanted() -> None:
    """A week that is full takes nothing, and nothing is lost by it."""
    ahead = coming()
    assert ahead.take(WEEKS[0], 0, ()).sessions == {}
    ahead.wait(())
    assert ahead.take(WEEKS[1], 2, ()).sessions == {"A": 1, "B": 1}


PROGRAM = ProgramPeriod("base", MONDAY, None)
OWN = planned_sessions(PROGRAM, LIBRARY)
"""A and B in each of the weeks, on Monday and Thursday."""


def plan(number: int, days: Mapping[str, int | None], week: int) -> PlannedWeek:
    """A week of the calendar, counted from the first, with the program's week on these days."""
    placed = tuple(
        Placement(each, on, Version.FULL, LegClass.LIGHT, 30, has_jumps=False, price=0)
        for each, on in days.items()
    )
    return PlannedWeek(
        MONDAY + timedelta(days=7 * number),
        "base",
        WeekToPlan(Level.BEGINNER, tuple(DayToPlan() for _ in range(7)), ()),
        WeekPlans(1, ()),
        WeekPlan(placed, {}),
        dict.fromkeys(days, week),
    )


def of(found: tuple[PlannedSession, ...], letter: str, week: int) -> PlannedSession:
    """The session of a week of the program."""
    return next(each for each in found if (each.session[-1], each.week) == (letter, week))


def test_without_plans_the_days_are_the_programs() -> None:
    """Nothing changes."""
    assert days_as_planned(OWN, (), LIBRARY) == OWN


def test_each_session_takes_the_day_of_its_plan() -> None:
    """The plan of the first week has A on Wednesday and B on Friday; all sessions are there."""
    found = days_as_planned(OWN, (plan(0, {"A": 2, "B": 4}, 1),), LIBRARY)
    assert (of(found, "A", 1).day, of(found, "B", 1).day) == (day(2), day(4))
    assert len(found) == len(OWN)
    assert [each.day for each in found] == sorted(each.day for each in found)


def test_what_a_plan_leaves_out_comes_after_the_plans() -> None:
    """It waits for the runner: it is due on none of the planned days."""
    found = days_as_planned(OWN, (plan(0, {"A": 2, "B": None}, 1),), LIBRARY)
    assert of(found, "B", 1).day == day(7)
    assert of(found, "A", 2).day == day(7)


def test_what_was_due_before_the_plans_keeps_its_day_unless_it_is_made_up_for() -> None:
    """In the second week A of the first comes; B of the first stays where it was missed."""
    found = days_as_planned(OWN, (plan(1, {"A": 1}, 1),), LIBRARY)
    assert (of(found, "A", 1).day, of(found, "B", 1).day) == (day(8), of(OWN, "B", 1).day)


def test_a_day_that_is_over_and_the_day_on_which_it_was_done_count() -> None:
    """A was missed on Tuesday and has no day left; B was done on Saturday."""
    week = plan(0, {"A": None, "B": 3}, 1)
    week = replace(week, missed={"A": 1}, week=replace(week.week, fixed={"B": (5, Version.FULL)}))
    found = days_as_planned(OWN, (week,), LIBRARY)
    assert (of(found, "A", 1).day, of(found, "B", 1).day) == (day(1), day(5))
