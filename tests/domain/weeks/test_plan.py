"""A planned week of the calendar knows the dates of its sessions, and shows the plan that holds."""

from datetime import date

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

MONDAY = date(2026, 11, 23)


def placed(session: str, day: int | None) -> Placement:
    """A session on a day."""
    version = Version.LEFT_OUT if day is None else Version.FULL
    return Placement(session, day, version, LegClass.LIGHT, 40, has_jumps=False, price=0)


def planned(*plans: WeekPlan, holds: WeekPlan | None) -> PlannedWeek:
    """A week of the calendar for which these plans were found."""
    week = WeekToPlan(Level.BEGINNER, (DayToPlan(),) * 7, ())
    return PlannedWeek(MONDAY, "foundations", week, WeekPlans(len(plans), plans), holds, {"A": 1})


def test_a_planned_session_has_its_date() -> None:
    """One that is left out, or that nobody planned, has none."""
    plan = WeekPlan((placed("A", 2), placed("B", None)), {})
    week = planned(plan, holds=plan)
    assert week.day_of("A") == date(2026, 11, 25)
    assert week.day_of("B") is None
    assert week.day_of("C") is None
    assert planned(holds=None).day_of("A") is None


def test_the_plan_that_holds_is_shown_first() -> None:
    """A session moved by hand may lie elsewhere than in the best plan, which comes second then."""
    best, by_hand = WeekPlan((placed("A", 0),), {}), WeekPlan((placed("A", 3),), {"spacing": 2})
    assert planned(best, holds=by_hand).shown_plans.plans == (by_hand, best)
    assert planned(best, holds=best).shown_plans.plans == (best,)
    assert planned(holds=None).shown_plans.plans == ()
