"""The search: the three plans with the fewest points among all that break no hard rule.

Sessions are placed one after the other. A beginning is given up as soon as it cannot become one of
the three best any more, so that the best three are those of all plans.
"""

from __future__ import annotations

from bisect import insort
from functools import cache
from math import inf
from types import MappingProxyType
from typing import TYPE_CHECKING

from midstance.coach.schedule.planner.costs import (
    option_costs,
    pair_costs,
    spread_costs,
    triple_costs,
)
from midstance.coach.schedule.planner.days import PlanDays
from midstance.coach.schedule.planner.rules import (
    day_rule_broken,
    leaves_rest,
    pair_rule_broken,
)
from midstance.coach.schedule.planner.versions import (
    OUT,
    VERSION_RANKS,
    jumps_apart,
    left_out,
    options_of,
)
from midstance.domain.session import Version
from midstance.domain.weeks.plan import WeekPlan, WeekPlans

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from midstance.coach.schedule.planner.versions import DayOption
    from midstance.domain.weeks.plan import WeekToPlan

Chosen = tuple["DayOption", ...]
_Rank = tuple[int, int, tuple[int, ...], tuple[int, ...]]
"""Points, price, days, versions: what plans are compared by."""
BEST = 3
TENTHS = 10
"""Points are compared in tenths, as whole numbers."""
NOT_PINNED: Mapping[str, int] = MappingProxyType({})


def plan_week(week: WeekToPlan) -> WeekPlans:
    """The three plans of ``week`` with the fewest points, and in how many ways all fits in full.

    Equal points go by the lower price of versions, then earlier days session by session, then
    fuller versions.
    """
    search = _Search(week, NOT_PINNED)
    return WeekPlans(search.count_full(()), search.find_best())


def best_with(week: WeekToPlan, pinned: Mapping[str, int]) -> WeekPlan | None:
    """The plan with the fewest points in which these sessions lie on these days, or None."""
    return next(iter(_Search(week, pinned).find_best()), None)


def allowed_options(week: WeekToPlan) -> tuple[tuple[DayOption, ...], ...]:
    """For each session the versions and days that no rule of a single day forbids."""
    days = PlanDays(week)
    return tuple(
        tuple(each for each in options_of(week, number) if not day_rule_broken(days, each))
        for number in range(len(week.sessions))
    )


def plan_with(week: WeekToPlan, chosen: Chosen) -> WeekPlan | None:
    """The plan that these options make, one for each session; None where they break a rule."""
    search = _Search(week, NOT_PINNED)
    for number, each in enumerate(chosen):
        if day_rule_broken(search.days, each):
            return None
        if any(search.broken(before, each) for before in chosen[:number]):
            return None
    return search.plan_of(chosen) if search.is_allowed(chosen) else None


class _Search:
    """One search over the options of one week; costs of a kind are computed once.

    Attributes:
        best: the best plans so far with what they are compared by, best first.
    """

    def __init__(self, week: WeekToPlan, pinned: Mapping[str, int]) -> None:
        self.days = PlanDays(week)
        self.best: list[tuple[_Rank, Chosen]] = []
        self._options = [
            self._sorted([each for each in options if _is_where_pinned(each, pinned)])
            for options in allowed_options(week)
        ]
        least = [min((points for points, _ in each), default=0) for each in self._options]
        self._least_after = [sum(least[number:]) for number in range(len(least) + 1)]
        self.broken = cache(lambda one, other: pair_rule_broken(self.days, one, other))
        self._pair = cache(lambda one, other: TENTHS * _total(pair_costs(self.days, one, other)))
        self._spread = cache(self._find_spread)
        self._triple = cache(lambda worked: TENTHS * triple_costs(self.days, worked))

    def _sorted(self, options: Sequence[DayOption]) -> list[tuple[int, DayOption]]:
        """The options with their own points and price in tenths, the cheapest first."""
        points = [
            (TENTHS * (_total(option_costs(self.days, each)) + each.price), each)
            for each in options
        ]
        return sorted(points, key=lambda pair: pair[0])

    def find_best(self) -> tuple[WeekPlan, ...]:
        """The best plans, best first."""
        self._look_from((), 0, 0)
        return tuple(self.plan_of(chosen) for _, chosen in self.best)

    def _look_from(self, chosen: Chosen, points: int, price: int) -> None:
        """Try every way to go on from the sessions that are chosen already."""
        if len(chosen) == len(self._options):
            self._keep(chosen, points, price)
            return
        after = self._least_after[len(chosen) + 1]
        for own, option in self._options[len(chosen)]:
            if points + own + after > self._limit():
                return
            if any(self.broken(before, option) for before in chosen):
                continue
            together = points + own + sum(self._pair(before, option) for before in chosen)
            if together + after <= self._limit():
                self._look_from((*chosen, option), together, price + option.price)

    def _limit(self) -> float:
        """More points than these are not among the best."""
        return self.best[-1][0][0] if len(self.best) == BEST else inf

    def _keep(self, chosen: Chosen, points: int, price: int) -> None:
        strength = _strength_days(chosen)
        spread = self._spread(strength)
        if spread is None:
            return
        points += spread + self._triple(_worked_days(chosen))
        days = tuple(each.day for each in chosen)
        versions = tuple(VERSION_RANKS[each.version] for each in chosen)
        insort(self.best, ((points, price, days, versions), chosen), key=lambda each: each[0])
        del self.best[BEST:]

    def _find_spread(self, strength: tuple[int, ...]) -> int | None:
        """The points of the strength days together in tenths; None where no rest is left."""
        if not self._is_spread_allowed(strength):
            return None
        return sum(round(TENTHS * each) for each in spread_costs(self.days, strength).values())

    def _is_spread_allowed(self, strength: tuple[int, ...]) -> bool:
        return bool(strength) and leaves_rest(self.days, strength)

    def is_allowed(self, chosen: Chosen) -> bool:
        """Whether the week keeps its rest and has a session at all."""
        return self._is_spread_allowed(_strength_days(chosen))

    def count_full(self, chosen: Chosen) -> int:
        """In how many ways the other sessions fit in full, beside those that are chosen."""
        if len(chosen) == len(self._options):
            return int(self.is_allowed(chosen))
        return sum(
            self.count_full((*chosen, option))
            for _, option in self._options[len(chosen)]
            if option.version is Version.FULL
            and not any(self.broken(before, option) for before in chosen)
        )

    def plan_of(self, chosen: Chosen) -> WeekPlan:
        """The plan with its costs by their codes."""
        costs: dict[str, float] = {}
        for code, points in self._codes(chosen):
            costs[code] = costs.get(code, 0) + points
        whole = {code: points for code, points in costs.items() if points}
        return WeekPlan(jumps_apart(self.days, [each.placement() for each in chosen]), whole)

    def _codes(self, chosen: Chosen) -> Iterator[tuple[str, float]]:
        for number, option in enumerate(chosen):
            yield from option_costs(self.days, option).items()
            for before in chosen[:number]:
                yield from pair_costs(self.days, before, option).items()
        yield from spread_costs(self.days, _strength_days(chosen)).items()
        yield "triple", triple_costs(self.days, _worked_days(chosen))


def _is_where_pinned(option: DayOption, pinned: Mapping[str, int]) -> bool:
    return pinned.get(option.session.id, option.day) == option.day


def _total(costs: dict[str, int]) -> int:
    return sum(costs.values())


def _strength_days(chosen: Chosen) -> tuple[int, ...]:
    return tuple(sorted(each.day for each in chosen if each.day != OUT))


def _worked_days(chosen: Chosen) -> frozenset[int]:
    return frozenset(each.day for each in chosen if each.is_worked)


def unplaced_plan(week: WeekToPlan) -> WeekPlan:
    """The week with every session left out: what stands where no plan is allowed."""
    options = (left_out(number, session) for number, session in enumerate(week.sessions))
    return WeekPlan(tuple(each.placement() for each in options), {})
