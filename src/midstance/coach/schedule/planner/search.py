"""The search: the three plans with the fewest points among all that break no hard rule.

It is a branch-and-bound search. Sessions are placed one after the other. A partial plan is dropped
as soon as it cannot become one of the best three any more: its lower bound is too high, or three
others leave the same choices to the sessions after it for fewer points. So no better plan is lost.
"""

from __future__ import annotations

from bisect import insort
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from midstance.coach.schedule.planner.bounds import NEVER, TENTHS, Bounds, PricedOptions, members
from midstance.coach.schedule.planner.costs import (
    option_costs,
    pair_costs,
    spread_costs,
    triple_costs,
)
from midstance.coach.schedule.planner.days import HEAVY, PlanDays
from midstance.coach.schedule.planner.rules import (
    day_rule_broken,
)
from midstance.coach.schedule.planner.versions import (
    OUT,
    VERSION_RANKS,
    jumps_apart,
    left_out,
    options_of,
)
from midstance.domain.weeks.plan import WeekPlan, WeekPlans

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from midstance.coach.schedule.planner.versions import DayOption
    from midstance.domain.weeks.plan import WeekToPlan

Chosen = tuple["DayOption", ...]
_Rank = tuple[int, int, tuple[int, ...], tuple[int, ...]]
"""Points, price, days and versions, in the order in which plans are compared."""
BEST = 3  # how many plans of a week are handed back
FIRST_MARGIN = 5 * TENTHS
"""The first round keeps plans up to this far above the lower bound; each next round doubles it."""
NOT_PINNED: Mapping[str, int] = MappingProxyType({})


def plan_week(week: WeekToPlan) -> WeekPlans:
    """The three plans of ``week`` with the fewest points, and in how many ways all fits in full.

    Equal points go by the lower price of versions, then earlier days session by session, then
    fuller versions.
    """
    search = _Search(week, NOT_PINNED)
    return WeekPlans(search.count_full(), search.find_best())


def best_plan_with(week: WeekToPlan, pinned: Mapping[str, int]) -> WeekPlan | None:
    """The plan with the fewest points in which these sessions lie on these days, or None."""
    return next(iter(_Search(week, pinned).find_best()), None)


def allowed_options(week: WeekToPlan) -> tuple[tuple[DayOption, ...], ...]:
    """For each session the versions and days that no rule of a single day forbids."""
    days = PlanDays(week)
    return tuple(
        tuple(each for each in options_of(week, number) if not day_rule_broken(days, each))
        for number in range(len(week.sessions))
    )


def plan_of(days: PlanDays, chosen: Chosen) -> WeekPlan:
    """The plan that these options make, one for each session, with its costs by their codes."""
    costs: dict[str, float] = {}
    for code, points in _costs_by_code(days, chosen):
        costs[code] = costs.get(code, 0) + points
    not_zero = {code: points for code, points in costs.items() if points}
    return WeekPlan(jumps_apart(days, [each.placement() for each in chosen]), not_zero)


def _costs_by_code(days: PlanDays, chosen: Chosen) -> Iterator[tuple[str, float]]:
    for number, option in enumerate(chosen):
        yield from option_costs(days, option).items()
        for before in chosen[:number]:
            yield from pair_costs(days, before, option).items()
    strength_days = tuple(sorted(each.day for each in chosen if each.day != OUT))
    yield from spread_costs(days, strength_days).items()
    leg_days = frozenset(each.day for each in chosen if each.is_worked)
    yield "triple", triple_costs(days, leg_days)


class _PartialPlan(NamedTuple):
    """The first sessions of a week placed; sets are bit sets, as in :mod:`bounds`.

    Attributes:
        chosen: the option of each session placed so far.
        free: the set of the options that the rules leave to the others.
        points: the costs so far, in tenths.
        price: the price of the versions so far.
        strength, worked, heavy, upper: the days taken by any session, by leg work, by heavy leg
            work and by upper body work.
    """

    chosen: Chosen
    free: int
    points: int = 0
    price: int = 0
    strength: int = 0
    worked: int = 0
    heavy: int = 0
    upper: int = 0

    @property
    def rank(self) -> _Rank:
        """What it is compared by with other partial plans."""
        days = tuple(each.day for each in self.chosen)
        versions = tuple(VERSION_RANKS[each.version] for each in self.chosen)
        return self.points, self.price, days, versions


class _Search:
    """One search over the options of one week.

    Attributes:
        best: the best plans so far with what they are compared by, best first.
    """

    def __init__(self, week: WeekToPlan, pinned: Mapping[str, int]) -> None:
        self.days = PlanDays(week)
        self.best: list[tuple[_Rank, Chosen]] = []
        self._options = PricedOptions(
            self.days,
            [
                [each for each in options if _is_where_pinned(each, pinned)]
                for options in allowed_options(week)
            ],
        )
        self._bounds = Bounds(self._options)
        self._margin_end, self._has_cut = 0, True
        self._ranks_by_rest: dict[tuple[int, ...], list[_Rank]] = {}
        self._counts: dict[tuple[int, int, int], int] = {}

    def find_best(self) -> tuple[WeekPlan, ...]:
        """The best plans, best first.

        Those near the least possible points are looked for first, and more only where they are
        too few.
        """
        first = _PartialPlan((), self._options.free_at_first())
        least, margin = self._lower_bound(first), FIRST_MARGIN
        while len(self.best) < BEST and self._has_cut:
            self.best.clear()
            self._ranks_by_rest.clear()
            self._margin_end, self._has_cut = least + margin, False
            self._extend(first)
            margin *= 2
        return tuple(plan_of(self.days, chosen) for _, chosen in self.best)

    def _extend(self, partial: _PartialPlan) -> None:
        """Try every option for the next session."""
        options, number = self._options, len(partial.chosen)
        if number == len(options.of_session):
            self._record(partial)
            return
        after = sum(
            options.least_points(partial.free & mask) for mask in options.of_session[number + 1 :]
        )
        for place in members(partial.free & options.of_session[number]):
            own, option = options.row[place]
            if self._is_beaten(partial.points + own + after):
                return
            now = self._with_option(partial, own, option)
            if not self._is_beaten(self._lower_bound(now)):
                free = options.left_by(option, partial.free, now.strength)
                now = now._replace(free=free)
                if not self._is_dominated(now):
                    self._extend(now)

    def _with_option(self, partial: _PartialPlan, own: int, option: DayOption) -> _PartialPlan:
        """The partial plan with one session more; ``free`` is not updated yet."""
        day = 0 if option.day == OUT else 1 << option.day
        pairs = (
            sum(self._options.pair_points(before, option) for before in partial.chosen)
            if day
            else 0
        )
        return _PartialPlan(
            (*partial.chosen, option),
            partial.free,
            partial.points + own + pairs,
            partial.price + option.price,
            partial.strength | day,
            partial.worked | day * option.is_worked,
            partial.heavy | day * (option.legs == HEAVY),
            partial.upper | day * option.has_upper,
        )

    def _lower_bound(self, partial: _PartialPlan) -> int:
        """The least points that a plan with this beginning can cost, in tenths."""
        after = self._bounds.least_after(
            len(partial.chosen), partial.strength, partial.worked, partial.upper
        )
        return partial.points + self._options.triple_points(partial.worked) + after

    def _is_beaten(self, points: int) -> bool:
        """Whether a plan of these points is beaten by the best three, or beyond the margin."""
        self._has_cut = self._has_cut or self._margin_end < points < NEVER // 2
        return points > (self.best[-1][0][0] if len(self.best) == BEST else self._margin_end)

    def _is_dominated(self, partial: _PartialPlan) -> bool:
        """Whether three better partial plans leave the same choices to the sessions after them."""
        number = len(partial.chosen)
        after = partial.free >> self._options.of_session[number - 1].bit_length()
        state = (number, after, partial.strength, partial.worked, partial.heavy)
        better, rank = self._ranks_by_rest.setdefault(state, []), partial.rank
        if len(better) == BEST and better[-1] < rank:
            return True
        insort(better, rank)
        del better[BEST:]
        return False

    def _record(self, partial: _PartialPlan) -> None:
        spread = self._options.spread_points(partial.strength)
        if spread is None:
            return
        points = partial.points + spread + self._options.triple_points(partial.worked)
        insort(self.best, ((points, *partial.rank[1:]), partial.chosen), key=lambda each: each[0])
        del self.best[BEST:]

    def count_full(self) -> int:
        """In how many ways all sessions fit in full."""
        return self._count_from(0, self._options.free_at_first() & self._options.full, 0)

    def _count_from(self, session: int, free: int, strength: int) -> int:
        """In how many ways the sessions from this one on fit beside those on the days taken."""
        options = self._options
        if session == len(options.of_session):
            return int(options.spread_points(strength) is not None)
        state = (session, free, strength)
        if state not in self._counts:
            found = 0
            for place in members(free & options.of_session[session]):
                option = options.row[place][1]
                taken = strength | 1 << option.day
                found += self._count_from(session + 1, options.left_by(option, free, taken), taken)
            self._counts[state] = found
        return self._counts[state]


def _is_where_pinned(option: DayOption, pinned: Mapping[str, int]) -> bool:
    return pinned.get(option.session.id, option.day) == option.day


def unplaced_plan(week: WeekToPlan) -> WeekPlan:
    """The week with every session left out, shown where the rules allow no plan."""
    options = (left_out(number, session) for number, session in enumerate(week.sessions))
    return WeekPlan(tuple(each.placement() for each in options), {})
