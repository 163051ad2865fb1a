"""A program's sessions take the days of the plans, and lose none."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

from midstance.coach.schedule.planned_days import days_as_planned
from midstance.coach.schedule.program_progress import ProgramPeriod, planned_sessions
from midstance.domain.attendance import PlannedSession
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
