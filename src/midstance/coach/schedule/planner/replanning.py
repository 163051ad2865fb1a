"""Planning again inside a week: what was done stays, and what is near moves only for a reason."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from midstance.coach.schedule.planner.reasons import VERSION_WORDS, day_name, why_not
from midstance.coach.schedule.planner.search import best_plan_with, plan_week
from midstance.coach.schedule.planner.versions import VERSION_RANKS
from midstance.domain.calendar import WEEKDAYS
from midstance.domain.session import Version
from midstance.domain.weeks.plan import PlanMove

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from midstance.domain.weeks.plan import Placement, WeekPlan, WeekToPlan

WORTH_A_MOVE = 5
"""Points that a session of today or tomorrow must gain before it is moved."""
NEAR_DAYS = 2  # today and tomorrow: days on which a session is moved only for a real gain


@dataclass(frozen=True, slots=True)
class NewPlan:
    """The rest of a week, planned again; ``plan`` is None where nothing is allowed any more.

    Attributes:
        week: the rest of the week as it was planned.
    """

    plan: WeekPlan | None
    moves: tuple[PlanMove, ...] = ()
    week: WeekToPlan | None = field(default=None, compare=False)


def plan_again(
    week: WeekToPlan, shown: WeekPlan, today: int, done: Mapping[str, tuple[int, Version]]
) -> NewPlan:
    """Plan the days from ``today`` on, after something changed.

    ``week`` has the runs and closed days as they are now; ``done`` the sessions that were done or
    begun. A session that was missed is tried on the days left, in the version that was planned or
    less of it. One of today or tomorrow moves only where it is forbidden now, or gains five points.
    """
    ahead = _rest_of(week, shown, today, done)
    near = {
        each.session: each.day
        for each in shown.placements
        if each.session not in done
        and each.day is not None
        and today <= each.day < today + NEAR_DAYS
    }
    best = next(iter(plan_week(ahead).plans), None)
    unmoved = best_plan_with(ahead, near) if near else None
    if best is not None and unmoved is not None and _points_gained(unmoved, best) < WORTH_A_MOVE:
        best = unmoved
    if best is None:
        return NewPlan(None, week=ahead)
    best = _as_shown(best, ahead, shown, today)
    return NewPlan(best, tuple(moves_between(ahead, shown, best, today)), ahead)


def _as_shown(best: WeekPlan, ahead: WeekToPlan, shown: WeekPlan, today: int) -> WeekPlan:
    """The plan with the days that are shown where it is as good as the ``best``, else that one."""
    days = {
        each.session: each.day
        for each in shown.placements
        if each.session not in ahead.fixed and each.day is not None and each.day >= today
    }
    if all(days.get(each.session, each.day) == each.day for each in best.placements):
        return best
    found = best_plan_with(ahead, days)
    return found if found is not None and found.cost <= best.cost else best


def _rest_of(
    week: WeekToPlan, shown: WeekPlan, today: int, done: Mapping[str, tuple[int, Version]]
) -> WeekToPlan:
    planned = {each.session: each for each in shown.placements}
    return replace(
        week,
        days=tuple(
            replace(
                day,
                is_available=day.is_available and number >= today,
                is_over=day.is_over or number < today,
            )
            for number, day in enumerate(week.days)
        ),
        sessions=tuple(
            replace(each, fullest=_fullest_allowed(planned.get(each.id), each.fullest, today))
            for each in week.sessions
        ),
        usual_days=frozenset(each.day for each in shown.placements if each.day is not None),
        fixed=done,
        is_shown=True,
    )


def _fullest_allowed(planned: Placement | None, before: Version, today: int) -> Version:
    """A session that was missed does not come back fuller than it was planned."""
    is_missed = planned is not None and planned.day is not None and planned.day < today
    if planned is None or not is_missed:
        return before
    return max(before, planned.version, key=lambda each: VERSION_RANKS[each])


def _points_gained(unmoved: WeekPlan, best: WeekPlan) -> float:
    """The points that moving gains, those for another day than shown not counted."""
    return (unmoved.cost - unmoved.costs.get("change", 0)) - (
        best.cost - best.costs.get("change", 0)
    )


def moves_between(
    week: WeekToPlan,
    shown: WeekPlan,
    plan: WeekPlan,
    today: int,
    by_hand: Mapping[str, int] = MappingProxyType({}),
) -> list[PlanMove]:
    """The sessions that lie on another day, or are done otherwise, than they were shown.

    What was done stays where it was and is no move. ``by_hand`` are the days to which the runner
    moved sessions: the reason of such a move, and of those that follow from it.
    """
    before = {each.session: each for each in shown.placements}
    reasons = {(each.session, each.day): each.text for each in why_not(week, plan)}
    reasons |= _reasons_by_hand(before, by_hand)
    moves = []
    for each in plan.placements:
        old = before.get(each.session)
        if old is None or (old.day, old.version) == (each.day, each.version):
            continue
        if each.session in week.fixed:
            continue
        moves.append(
            PlanMove(each.session, old.day, each.day, _move_reason(each, old, today, reasons))
        )
    return moves


def _reasons_by_hand(
    before: Mapping[str, Placement], by_hand: Mapping[str, int]
) -> dict[tuple[str, int], str]:
    """Why the sessions leave their days where the runner has just moved some of them."""
    moved = [each for each, day in by_hand.items() if each in before and before[each].day != day]
    if not moved:
        return {}
    room = f"it makes room for {' and '.join(moved)}."
    return {
        (each.session, each.day): "you moved it there." if each.session in moved else room
        for each in before.values()
        if each.day is not None
    }


def net_moves(moves: Iterable[PlanMove]) -> tuple[PlanMove, ...]:
    """What the moves of a day amount to: each session once, from its first day to its last.

    One that came back to where it was is left out; the reason is that of its last move.
    """
    found: dict[str, PlanMove] = {}
    for each in moves:
        first = found.get(each.session, each)
        found[each.session] = replace(each, before=first.before)
        if first is not each and first.before == each.after:
            del found[each.session]
    return tuple(found.values())


def _move_reason(
    placement: Placement, old: Placement, today: int, reasons: Mapping[tuple[str, int], str]
) -> str:
    where = "is left out" if placement.day is None else f"goes to {day_name(placement.day)}"
    if placement.version not in {Version.FULL, Version.LEFT_OUT}:
        where = f"{where}, {VERSION_WORDS[placement.version]}"
    if old.day is None:
        return f"{placement.session} was left out and {where}."
    if old.day < today:
        return f"{placement.session} was missed on {day_name(old.day)} and {where}."
    reason = reasons.get((placement.session, old.day), "the day is the same, with less of it.")
    if reason.split(maxsplit=1)[0].lower() not in WEEKDAYS:
        reason = f"{reason[:1].lower()}{reason[1:]}"
    return f"{placement.session} {where}: {reason}"
