"""The week around today as days of the strip."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from midstance.coach.schedule.due import DueSession
from midstance.domain.attendance import PlannedSession
from midstance.domain.record import WorkoutStatus
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
from midstance.presentation.planning.today import DayAhead
from midstance.services.today import TodayPlan
from midstance.tui.widgets.today.days import days_around
from midstance.tui.widgets.week_strip import StripDays
from tests.tui.laptop import EVENING, Laptop, record
from tests.tui.widgets.review.drawn import scheduled

FRIDAY = date(2026, 11, 27)


@pytest.fixture
def plan(laptop: Laptop) -> TodayPlan:
    """Session B is due on a Friday, with a run done on Tuesday and one to come on Sunday."""
    due = DueSession("power/B", 3, 8, "power", is_rest_day=False, next_on=FRIDAY, reason="")
    session = replace(laptop.session("power-5k10k/B", 3), id="power/B")
    runs = (scheduled(1, "9km", is_done=True), scheduled(6, "18km", is_done=False))
    return TodayPlan(due, session, (), None, today=FRIDAY, runs=runs)


def lines(days: StripDays) -> list[list[str]]:
    """The lines of each day with their signs."""
    return [[f"{line.sign} {line.text}".strip() for line in day.lines] for day in days]


def test_each_day_has_what_was_done_and_what_is_due(plan: TodayPlan, laptop: Laptop) -> None:
    """Runs over strength, what is to come in grey, and rest where nothing was."""
    done = laptop.workout(0, record("plank", 30), session="power/A")
    tuesday = replace(done, local_date=EVENING.date() + timedelta(days=1), by_word=True)
    shown = days_around(replace(plan, week=(tuesday,)), 53, is_wide=True)
    assert lines(shown) == [
        ["· rest"],
        ["✓ easy", "9 km", "✓ strength A", "30 min"],
        ["· rest"],
        ["· rest"],
        ["▸ strength B", "53 min"],
        ["·"],
        ["○ easy", "18 km"],
    ]
    assert [day.bar for day in shown] == ["", "", "", "", "next", "", ""]
    assert [day.is_ahead for day in shown][-3:] == [False, True, True]
    assert shown[1].lines[1].share == 0.5


def test_a_workout_under_way_is_the_line_of_today(plan: TodayPlan, laptop: Laptop) -> None:
    """The session is not due besides it, nor on a day of rest."""
    begun = replace(
        laptop.workout(0, session="power/B"),
        local_date=FRIDAY,
        ending=WorkoutStatus.UNDER_WAY,
    )
    shown = days_around(replace(plan, week=(begun,), under_way=begun), 53, is_wide=False)
    assert lines(shown)[4] == ["▸ strength B"]
    rest = replace(plan, due=replace(plan.due, is_rest_day=True))
    assert lines(days_around(rest, 53, is_wide=False))[4] == ["· rest"]


def test_the_plan_of_the_week_lies_ahead(plan: TodayPlan) -> None:
    """What is placed on a day to come stands there, hollow; what is over or done does not."""
    week = WeekToPlan(Level.INTERMEDIATE, (DayToPlan(),) * 7, (), fixed={"A": (1, Version.FULL)})
    placed = tuple(
        Placement(letter, day, Version.FULL, LegClass.HEAVY, 50, has_jumps=False, price=0)
        for letter, day in (("A", 5), ("B", 2), ("C", 5), ("D", None))
    )
    planned = PlannedWeek(
        EVENING.date(), "power", week, WeekPlans(1, ()), WeekPlan(placed, {}), {"C": 3}
    )
    ahead = replace(plan, ahead=DayAhead(week=planned))
    shown = days_around(ahead, 53, is_wide=True)
    assert lines(shown)[5] == ["○ strength C", "50 min"]
    assert lines(shown)[2] == ["· rest"]
    assert not any("strength A" in text for day in lines(shown) for text in day)
    free = replace(ahead, runs=())
    assert lines(days_around(free, 53, is_wide=True))[6] == ["· rest"]


def test_a_session_that_was_not_done_says_where_it_goes(plan: TodayPlan) -> None:
    """A hollow dot on the day that is over, as in the week."""
    monday, wednesday = FRIDAY - timedelta(days=4), FRIDAY - timedelta(days=2)
    moved = (
        (PlannedSession("power/B", "Jump", 3, monday), FRIDAY),
        (PlannedSession("power/C", "Hinge", 3, wednesday), FRIDAY + timedelta(days=3)),
    )
    shown = days_around(replace(plan, ahead=DayAhead(moved_on=moved)), 53, is_wide=True)
    assert lines(shown)[0] == ["○ strength B", "→ today"]
    assert lines(shown)[2] == ["○ strength C", "→ Mon 30"]
    assert lines(shown)[4] == ["▸ strength B", "53 min"]


def test_a_narrow_strip_names_the_distance_first(plan: TodayPlan) -> None:
    """What a run was for comes below it, and gives way first."""
    tuesday = days_around(plan, 53, is_wide=False)[1]
    assert [(line.text, line.is_extra) for line in tuesday.lines] == [
        ("9 km", False),
        ("easy", True),
    ]
    assert tuesday.lines[0].ink == "run"
    assert days_around(plan, 53, is_wide=False)[6].lines[0].ink == "quiet"


def test_little_was_done(plan: TodayPlan, laptop: Laptop) -> None:
    """It has a dash, and no tick."""
    little = replace(laptop.workout(0, name="5-minute core", work_sets=9), local_date=FRIDAY)
    assert lines(days_around(replace(plan, week=(little,)), 53, is_wide=True))[4][0] == (
        "– 5-minute core"
    )
