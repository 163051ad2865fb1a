"""The plan of a week in words and rows: the days, the reasons, the points, the next best."""

from __future__ import annotations

from typing import TYPE_CHECKING

from midstance.coach.schedule.planner.days import PlanDays
from midstance.coach.schedule.planner.reasons import (
    VERSION_WORDS,
    day_name,
    why_not,
    why_placed,
)
from midstance.coach.schedule.planner.recovery import hours_after_run, recovery_offers
from midstance.coach.schedule.planner.rule_words import RULES, rule_sources
from midstance.coach.schedule.planner.search import unplaced_plan
from midstance.coach.schedule.week_changes import propose_change, waiting_for_legs
from midstance.domain.calendar import DAYS
from midstance.domain.exercise import names_text
from midstance.domain.session import Version
from midstance.domain.weeks.run import RunKind, main_run
from midstance.presentation.blocks import Section
from midstance.presentation.phrases import number_text, plural

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from midstance.coach.schedule.planner.reasons import Exclusion
    from midstance.domain.weeks.plan import Placement, WeekPlan, WeekPlans, WeekToPlan
    from midstance.domain.weeks.run import Run

SHORT_DAY = 3
"""Letters of a short name of a day."""


def plans_to_plain(plans: WeekPlans) -> dict[str, object]:
    """What was found for a week, as JSON holds it."""
    return {
        "feasible": plans.feasible,
        "plans": [
            {
                "cost": plan.cost,
                "days": {each.session: _short_day_name(each.day) for each in plan.placements},
                "versions": {each.session: each.version.value for each in plan.placements},
                "costs": dict(plan.costs),
                "version_price": plan.price,
            }
            for plan in plans.plans
        ],
    }


def reasons_to_plain(week: WeekToPlan, plans: WeekPlans) -> dict[str, object]:
    """Why the best plan is as it is, as JSON holds it."""
    plan = plans.plans[0] if plans.plans else unplaced_plan(week)
    offers = recovery_offers(PlanDays(week), plan)
    shut_out = next(iter(waiting_for_legs(week, plan)), "")
    change = propose_change(week, shut_out) if shut_out or not plans.plans else None
    return {
        "why": {each.session: _reason_to_plain(week, each) for each in plan.placements},
        "excluded": [
            {
                "session": each.session,
                "day": _short_day_name(each.day),
                "rule": each.rule,
                "why": each.text,
                "extra_cost": each.extra,
                "sources": list(rule_sources((each.rule,))[1:]),
            }
            for each in why_not(week, plan)
        ],
        "recovery": _short_day_name(offers[0].day) if offers else None,
        "proposed": change.text if change else None,
    }


def _reason_to_plain(week: WeekToPlan, placement: Placement) -> dict[str, object]:
    reasons = why_placed(week, placement)
    codes = tuple(dict.fromkeys(code for each in reasons for code in each.rules))
    return {"why": [each.text for each in reasons], "rules": list(rule_sources(codes))}


def _short_day_name(day: int | None) -> str | None:
    return None if day is None else day_name(day)[:SHORT_DAY]


def plan_sections(week: WeekToPlan, plans: WeekPlans, *, why: bool) -> Iterator[Section]:
    """The week as sections to print; with ``why`` also every excluded day and every point."""
    plan = plans.plans[0] if plans.plans else unplaced_plan(week)
    yield Section("days", head=("day", "run", "strength", "order"), rows=_day_rows(week, plan))
    yield Section("why", lines=tuple(_reason_lines(week, plan, why=why)))
    if plans.plans:
        yield Section("points", lines=tuple(_point_lines(plan, why=why)))
        yield Section("next best", lines=tuple(_next_best_lines(plans.plans)))
    if why or not plans.plans:
        rows = tuple(_exclusion_row(each) for each in why_not(week, plan))
        yield Section("other days", head=("session", "day", "why", "rule"), rows=rows)


def _day_rows(week: WeekToPlan, plan: WeekPlan) -> tuple[tuple[str, ...], ...]:
    days = PlanDays(week)
    offers = recovery_offers(days, plan)
    offered = {offers[0].day} if offers else set()
    placed = {each.day: each for each in plan.placements if each.day is not None}
    return tuple(
        (
            day_name(number)[:SHORT_DAY],
            _runs_text(week.days[number].runs),
            _strength_text(placed.get(number), number in offered),
            _order_text(days, placed.get(number)),
        )
        for number in range(DAYS)
    )


def _runs_text(runs: Sequence[Run]) -> str:
    return ", ".join(run.kind.plain for run in runs if run.kind is not None) or "-"


def _strength_text(placement: Placement | None, is_recovery: bool) -> str:
    if placement is None:
        return "easy mobility, if you like" if is_recovery else "-"
    is_whole = placement.version is Version.FULL
    return placement.session + ("" if is_whole else f", {VERSION_WORDS[placement.version]}")


def _order_text(days: PlanDays, placement: Placement | None) -> str:
    hours = hours_after_run(days, placement) if placement is not None else None
    if hours is None:
        return ""
    if not hours[0]:
        return "run first, strength directly after or later"
    return f"run first, strength {hours[0]} hours later, {hours[1]} at least; eat in between"


def _reason_lines(week: WeekToPlan, plan: WeekPlan, *, why: bool) -> Iterator[str]:
    for each in plan.placements:
        reasons = why_placed(week, each)
        where = "left out" if each.day is None else f"on {day_name(each.day)}"
        yield f"{each.session} {where}: {' '.join(reason.text for reason in reasons)}"
        if why:
            codes = tuple(dict.fromkeys(code for reason in reasons for code in reason.rules))
            yield f"    by {'; '.join(rule_sources(codes))}"
    offers = recovery_offers(PlanDays(week), plan)
    if offers and offers[0].before is not None:
        day, before = day_name(offers[0].day), offers[0].before
        yield f"Easy mobility on {day} sets you up for {_key_run_text(week, before)}."
    yield from _about_rest(week, plan)


def _key_run_text(week: WeekToPlan, day: int) -> str:
    """The run for which a day matters: ``intervals``, ``the long run``."""
    kind = main_run(week.days[day].runs) or RunKind.EASY
    name = kind.plain
    return name if name.endswith("s") else f"the {name}"


def _about_rest(week: WeekToPlan, plan: WeekPlan) -> Iterator[str]:
    days = PlanDays(week)
    rest = days.rest_days.difference(each.day for each in plan.placements)
    free = sorted(day for day in rest if week.days[day].is_available)
    if free and plan.costs:
        names = names_text(day_name(day) for day in free)
        yield f"{names} {'stays' if len(free) == 1 else 'stay'} completely free."
    if not days.rest_days:
        yield (
            "Your runs leave no day of rest, so at least three days stay without strength; "
            "one day a week without a run may serve you better."
        )
    yield from _proposed_changes(week, plan)


def _proposed_changes(week: WeekToPlan, plan: WeekPlan) -> Iterator[str]:
    """What would help where nothing fits, or where a session has waited too long for its legs."""
    if all(each.day is None for each in plan.placements):
        change = propose_change(week)
        yield "No session fits in this week. " + (change.text if change else _NO_WAY_OUT)
        return
    for session in waiting_for_legs(week, plan):
        change = propose_change(week, session)
        waits = f"{session} has waited for its legs for weeks, and finds no good day for them."
        yield f"{waits} {change.text if change else _NO_LEGS}"


_NO_LEGS = "Another program may suit your runs better."
_NO_WAY_OUT = "Let strength rest this week, and keep to easy mobility."


def _point_lines(plan: WeekPlan, *, why: bool) -> Iterator[str]:
    yield f"{plural(plan.cost, 'point')}; fewer are better, and no hard rule is broken."
    for code, points in sorted(plan.costs.items(), key=lambda each: -each[1]):
        name = f" ({code}; {'; '.join(rule_sources((code,))[1:])})" if why else ""
        yield f"    {number_text(points)}  {RULES[code].words}{name}"
    if plan.price:
        yield f"    {plan.price}  for what is made lighter or left out"


def _next_best_lines(plans: Sequence[WeekPlan]) -> Iterator[str]:
    best = plans[0]
    for plan in plans[1:]:
        where = ", ".join(_placement_text(each) for each in plan.placements)
        yield f"{where}: {difference_text(best, plan)}"
    if len(plans) == 1:
        yield "There is no other plan."


def _placement_text(placement: Placement) -> str:
    if placement.day is None:
        return f"{placement.session} left out"
    return f"{day_name(placement.day)[:SHORT_DAY]} {_strength_text(placement, False)}"


def difference_text(best: WeekPlan, plan: WeekPlan) -> str:
    """How many points ``plan`` costs more than ``best``, and what for."""
    extra = round(plan.cost - best.cost, 1)
    if not extra:
        return "as good; of equal plans the one with the earlier days is taken"
    codes = [code for code in plan.costs if plan.costs[code] > best.costs.get(code, 0)]
    codes.sort(key=lambda code: best.costs.get(code, 0) - plan.costs[code])
    words = [RULES[code].words for code in codes[:2]]
    if plan.price > best.price:
        words.insert(0, "more is made lighter or left out")
    return f"{plural(extra, 'point')} more: {', '.join(words)}"


def _exclusion_row(each: Exclusion) -> tuple[str, ...]:
    codes = " ".join((each.rule, *RULES[each.rule].seeds))
    extra = "" if each.extra is None else f" ({plural(each.extra, 'point')} more)"
    return each.session, day_name(each.day)[:SHORT_DAY], each.text + extra, codes
