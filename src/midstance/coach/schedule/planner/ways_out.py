"""Where a week allows no session at all: one change to it that would, proposed and never made."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from midstance.coach.schedule.planner.days import PlanDays
from midstance.coach.schedule.planner.reasons import RUN_NAMES, day_name
from midstance.coach.schedule.planner.search import plan_week
from midstance.domain.weeks.run import RunKind, day_minutes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from midstance.domain.weeks.plan import DayToPlan, WeekToPlan

_LEAST_IMPORTANT_FIRST = tuple(
    kind for kind in reversed(RunKind) if kind not in {RunKind.LONG, RunKind.RACE}
)


@dataclass(frozen=True, slots=True)
class WeekChange:
    """A change to a week's runs or days, and what it would allow, as a sentence."""

    day: int
    text: str


def propose_change(week: WeekToPlan) -> WeekChange | None:
    """The smallest change after which a session fits; None where none of those tried is enough.

    A day more for strength, then two slots on a day, then one run less, the least important first.
    Races, long runs and closed days stay as they are.
    """
    for day, changed, what in _changes(week):
        days = tuple(changed if number == day else each for number, each in enumerate(week.days))
        plans = plan_week(replace(week, days=days)).plans
        if plans:
            placed = [each for each in plans[0].placements if each.day is not None]
            names = " and ".join(each.session for each in placed)
            verb = "fits" if len(placed) == 1 else "fit"
            return WeekChange(day, f"If {what}, {names} {verb}.")
    return None


def _changes(week: WeekToPlan) -> Iterator[tuple[int, DayToPlan, str]]:
    kinds = PlanDays(week).kinds
    for number, day in enumerate(week.days):
        if not day.is_available:
            yield number, replace(day, is_available=True), f"you had time on {day_name(number)}"
    for number, day in enumerate(week.days):
        if not day.has_two_slots:
            what = f"{day_name(number)} had room for strength six hours after the run"
            yield number, replace(day, has_two_slots=True), what
    yield from _runs_left_out(week, kinds)


def _runs_left_out(
    week: WeekToPlan, kinds: Sequence[RunKind | None]
) -> Iterator[tuple[int, DayToPlan, str]]:
    with_run = [(number, kind) for number, kind in enumerate(kinds) if kind is not None]
    for kind in _LEAST_IMPORTANT_FIRST:
        same = [number for number, each in with_run if each is kind]
        for number in sorted(same, key=lambda each: day_minutes(week.days[each].runs)):
            free = replace(week.days[number], runs=(), is_available=True)
            yield number, free, f"you left out the {RUN_NAMES[kind]} on {day_name(number)}"
