"""Recovery in a week: the hours between run and strength, and the days for easy mobility."""

from dataclasses import replace
from typing import Any

import pytest

from midstance.coach.schedule.planner.days import PlanDays
from midstance.coach.schedule.planner.recovery import hours_after_run, recovery_offers
from midstance.coach.schedule.planner.search import plan_week
from midstance.domain.volume import LegClass
from midstance.domain.weeks.plan import Closure, DayToPlan, WeekToPlan
from tests.coach.schedule.planner.weeks import DAYS, neighbour, week


def offers(asked: WeekToPlan) -> dict[str, int]:
    """The days on which recovery is offered in the best plan, with their points."""
    plan = plan_week(asked).plans[0]
    return {DAYS[each.day]: each.points for each in recovery_offers(PlanDays(asked), plan)}


@pytest.mark.parametrize(
    ("about", "names", "level", "style", "expected"),
    [
        ("Tue easy, Thu easy, Sat long", "A moderate, B moderate", "beginner", "alternate",
         {"Fri": 3, "Sun": 2}),
        ("Tue intervals, Wed easy, Fri easy, Sun long", "A heavy, B heavy", "intermediate",
         "alternate", {"Mon": 5, "Sat": 3}),
        ("Tue tempo, Wed easy, Thu easy, Fri recovery, Sun long", "A moderate, B moderate",
         "intermediate", "stack", {"Mon": 5, "Sat": 4}),
        ("Tue easy, Sun long 75", "A moderate, B moderate, C moderate hiit", "intermediate",
         "alternate", {"Sat": 4, "Thu": 1}),
    ],
)  # fmt: skip
def test_recovery_is_offered_before_key_runs_and_after_long_ones(
    about: str, names: str, level: str, style: str, expected: dict[str, int]
) -> None:
    """The best day first; days with strength or a run are left alone."""
    found = offers(week(about, names, level, style, two_slots="all"))
    assert found == expected
    assert list(found) == sorted(found, key=lambda name: (-found[name], DAYS.index(name)))


def test_a_day_with_a_recovery_run_may_have_it() -> None:
    """The day after a long run, for example."""
    asked = week("Mon recovery, Sun long", "A moderate", available="Wed")
    assert offers(asked)["Mon"] == 2


def test_a_closed_day_is_offered_nothing() -> None:
    """Who is ill rests."""
    ill = Closure(LegClass.NONE, "You are ill.")
    asked = week("Sun long", "A moderate", available="Wed")
    days = (DayToPlan(closures=(ill,)), *asked.days[1:])
    assert "Mon" not in offers(WeekToPlan(asked.level, days, asked.sessions))


def test_a_day_that_is_over_is_offered_nothing() -> None:
    """Nobody can make up for a day of the past."""
    asked = week("Tue intervals, Sun long", "A moderate", available="Thu")
    assert offers(asked)["Mon"]
    days = (replace(asked.days[0], is_over=True), *asked.days[1:])
    assert "Mon" not in offers(replace(asked, days=days))


def test_after_last_sundays_session_monday_is_worth_a_point() -> None:
    """In the calendar the true Sunday counts, in a file its own."""
    around: Any = {"before": neighbour("", "Sun B light"), "after": neighbour()}
    asked = week("", "A moderate", available="Wed", **around)
    assert offers(asked) == {"Mon": 1, "Thu": 1}
    assert offers(week("", "A moderate", available="Sun")) == {"Mon": 1}


@pytest.mark.parametrize(
    ("about", "legs", "hours"),
    [
        ("", "heavy", None),
        ("Wed easy", "moderate", (0, 0)),
        ("Wed tempo", "moderate", (6, 3)),
        ("Wed tempo", "light", (0, 0)),
        ("Wed long", "light 20", (0, 0)),
    ],
)
def test_the_run_comes_first(about: str, legs: str, hours: tuple[int, int] | None) -> None:
    """Six hours before leg work after a fast run, three at least; else directly."""
    asked = week(about, f"A {legs}", available="Wed", two_slots="all")
    plan = plan_week(asked).plans[0]
    assert hours_after_run(PlanDays(asked), plan.placements[0]) == hours


def test_a_session_that_is_left_out_follows_no_run() -> None:
    """It has no day."""
    asked = week("Wed easy", "A none, B none", available="Wed")
    out = next(each for each in plan_week(asked).plans[0].placements if each.day is None)
    assert hours_after_run(PlanDays(asked), out) is None
