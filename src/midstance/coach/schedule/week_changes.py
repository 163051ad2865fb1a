"""Changes of runs and days, proposed where a week has no place for a session or for its legs."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from midstance.coach.schedule.planner.days import PlanDays
from midstance.coach.schedule.planner.reasons import day_name
from midstance.coach.schedule.planner.search import plan_week
from midstance.domain.session import Version
from midstance.domain.volume import LegClass
from midstance.domain.weeks.plan import MOST_OWED
from midstance.domain.weeks.run import RunKind, day_minutes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from midstance.domain.weeks.plan import DayToPlan, Placement, WeekPlan, WeekToPlan

WITH_LEGS = frozenset({Version.FULL, Version.LIGHTER})
"""The versions in which a session has its legs."""
_LEAST_IMPORTANT_FIRST = tuple(
    kind for kind in reversed(RunKind) if kind not in {RunKind.LONG, RunKind.RACE}
)


@dataclass(frozen=True, slots=True)
class WeekChange:
    """A change to a week's runs or days, and what it would allow, as a sentence."""

    day: int
    text: str


def waiting_for_legs(week: WeekToPlan, plan: WeekPlan) -> tuple[str, ...]:
    """The ids of sessions that lost their leg work most often, and lose it in this plan too.

    Taking turns does not help them: the runs leave no day that is good enough for leg work.
    """
    return tuple(
        session.id
        for session, placement in zip(week.sessions, plan.placements, strict=True)
        if session.owed == MOST_OWED
        and session.legs is not LegClass.NONE
        and placement.version not in WITH_LEGS
    )


def propose_change(week: WeekToPlan, session: str = "") -> WeekChange | None:
    """The smallest change after which a session fits; None where none of those tried is enough.

    Where a ``session`` is named, it must fit with its legs. A day more for strength is tried, then
    two slots on a day, then one run less, the least important first. Races, long runs and closed
    days stay as they are.
    """
    for day, changed, what in _changes(week):
        days = tuple(changed if number == day else each for number, each in enumerate(week.days))
        plan = next(iter(plan_week(replace(week, days=days)).plans), None)
        placed = [] if plan is None else _placed_as_wanted(plan, session)
        if placed:
            names = " and ".join(each.session for each in placed)
            verb = "fits" if len(placed) == 1 else "fit"
            return WeekChange(day, f"If {what}, {names} {verb}.")
    return None


def _placed_as_wanted(plan: WeekPlan, session: str) -> list[Placement]:
    """What has a day in the plan; where a session is named, only that one with its legs."""
    placed = [each for each in plan.placements if each.day is not None]
    if not session:
        return placed
    return [each for each in placed if each.session == session and each.version in WITH_LEGS]


def _changes(week: WeekToPlan) -> Iterator[tuple[int, DayToPlan, str]]:
    kinds = PlanDays(week).kinds
    for number, day in enumerate(week.days):
        if not day.is_available and not day.is_over:
            yield number, replace(day, is_available=True), f"you had time on {day_name(number)}"
    for number, day in enumerate(week.days):
        if not day.has_two_slots and not day.is_over:
            what = f"{day_name(number)} had room for strength six hours after the run"
            yield number, replace(day, has_two_slots=True), what
    yield from _runs_left_out(week, kinds)


def _runs_left_out(
    week: WeekToPlan, kinds: Sequence[RunKind | None]
) -> Iterator[tuple[int, DayToPlan, str]]:
    with_run = [(number, kind) for number, kind in enumerate(kinds) if kind is not None]
    for kind in _LEAST_IMPORTANT_FIRST:
        same = [n for n, each in with_run if each is kind and not week.days[n].is_over]
        for number in sorted(same, key=lambda each: day_minutes(week.days[each].runs)):
            free = replace(week.days[number], runs=(), is_available=True)
            yield number, free, f"you left out the {kind.plain} on {day_name(number)}"
