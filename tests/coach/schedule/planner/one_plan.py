"""The plan of chosen options, checked against every hard rule one by one."""

from midstance.coach.schedule.planner.days import PlanDays
from midstance.coach.schedule.planner.rules import (
    broken_limit,
    day_rule_broken,
    leaves_rest,
    pair_rule_broken,
)
from midstance.coach.schedule.planner.search import Chosen, plan_of
from midstance.coach.schedule.planner.versions import OUT
from midstance.domain.weeks.plan import WeekPlan, WeekToPlan


def plan_with(week: WeekToPlan, chosen: Chosen) -> WeekPlan | None:
    """The plan that these options make, one for each session; None where they break a rule."""
    days = PlanDays(week)
    for number, each in enumerate(chosen):
        if day_rule_broken(days, each):
            return None
        if any(pair_rule_broken(days, before, each) for before in chosen[:number]):
            return None
    strength = {each.day for each in chosen if each.day != OUT}
    if not strength or not leaves_rest(days, strength) or broken_limit(week, strength):
        return None
    return plan_of(days, chosen)
