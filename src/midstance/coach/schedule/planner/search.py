"""The search: the three plans with the fewest points among all that break no hard rule.

Sessions are placed one after the other. A beginning is given up as soon as it cannot become one of
the three best any more: what the rest costs at least is too much, or three others have placed the
same sessions on the same days for less. So the best three are those of all plans.
"""

from __future__ import annotations

from bisect import insort
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from midstance.coach.schedule.planner.bounds import NEVER, TENTHS, Bounds, PricedOptions, bits
from midstance.coach.schedule.planner.costs import (
    option_costs,
    pair_costs,
    spread_costs,
    triple_costs,
)
from midstance.coach.schedule.planner.days import HEAVY, PlanDays
from midstance.coach.schedule.planner.rules import (
    broken_limit,
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
from midstance.domain.weeks.plan import WeekPlan, WeekPlans

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from midstance.coach.schedule.planner.versions import DayOption
    from midstance.domain.weeks.plan import WeekToPlan

Chosen = tuple["DayOption", ...]
_Rank = tuple[int, int, tuple[int, ...], tuple[int, ...]]
"""Points, price, days, versions: what plans are compared by."""
BEST = 3
FIRST_MARGIN = 5 * TENTHS
"""Plans this much above the least that is possible are looked for first; then twice as much."""
NOT_PINNED: Mapping[str, int] = MappingProxyType({})


def plan_week(week: WeekToPlan) -> WeekPlans:
    """The three plans of ``week`` with the fewest points, and in how many ways all fits in full.

    Equal points go by the lower price of versions, then earlier days session by session, then
    fuller versions.
    """
    search = _Search(week, NOT_PINNED)
    return WeekPlans(search.count_full(), search.find_best())


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
        if any(pair_rule_broken(search.days, before, each) for before in chosen[:number]):
            return None
    return search.plan_of(chosen) if search.is_allowed(chosen) else None


class _Beginning(NamedTuple):
    """The first sessions of a week placed.

    ``free`` are the options that are left to the others, ``price`` that of the versions; the days
    that are taken by anything, by leg work, by heavy leg work, by upper body work are sets.
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
        """What it is compared by."""
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
        self._allowed, self._is_cut = 0, True
        self._same: dict[tuple[int, ...], list[_Rank]] = {}
        self._counts: dict[tuple[int, int, int], int] = {}

    def find_best(self) -> tuple[WeekPlan, ...]:
        """The best plans, best first.

        Those near the least possible points are looked for first, and more only where they are
        too few.
        """
        first = _Beginning((), self._options.free_at_first())
        least, margin = self._least(first), FIRST_MARGIN
        while len(self.best) < BEST and self._is_cut:
            self.best.clear()
            self._same.clear()
            self._allowed, self._is_cut = least + margin, False
            self._look_from(first)
            margin *= 2
        return tuple(self.plan_of(chosen) for _, chosen in self.best)

    def _look_from(self, begun: _Beginning) -> None:
        """Try every way to go on from the sessions that are placed already."""
        options, number = self._options, len(begun.chosen)
        if number == len(options.of_session):
            self._keep(begun)
            return
        after = sum(options.least(begun.free & mask) for mask in options.of_session[number + 1 :])
        for place in bits(begun.free & options.of_session[number]):
            own, option = options.row[place]
            if self._is_too_much(begun.points + own + after):
                return
            now = self._placed(begun, own, option)
            if not self._is_too_much(self._least(now)):
                free = options.left_by(option, begun.free, now.strength)
                now = now._replace(free=free)
                if not self._is_outdone(now):
                    self._look_from(now)

    def _placed(self, begun: _Beginning, own: int, option: DayOption) -> _Beginning:
        """The beginning with one session more; what is free is still as it was before."""
        day = 0 if option.day == OUT else 1 << option.day
        pairs = sum(self._options.pair(before, option) for before in begun.chosen) if day else 0
        return _Beginning(
            (*begun.chosen, option),
            begun.free,
            begun.points + own + pairs,
            begun.price + option.price,
            begun.strength | day,
            begun.worked | day * option.is_worked,
            begun.heavy | day * (option.legs == HEAVY),
            begun.upper | day * option.has_upper,
        )

    def _least(self, begun: _Beginning) -> int:
        """The least points of the plans that begin so."""
        after = self._bounds.least_after(
            len(begun.chosen), begun.strength, begun.worked, begun.upper
        )
        return begun.points + self._options.triple(begun.worked) + after

    def _is_too_much(self, points: int) -> bool:
        """Whether so many points are not among the best."""
        self._is_cut = self._is_cut or self._allowed < points < NEVER // 2
        return points > (self.best[-1][0][0] if len(self.best) == BEST else self._allowed)

    def _is_outdone(self, begun: _Beginning) -> bool:
        """Whether three better beginnings leave and cost the sessions after them the same."""
        number = len(begun.chosen)
        after = begun.free >> self._options.of_session[number - 1].bit_length()
        kind = (number, after, begun.strength, begun.worked, begun.heavy)
        better, rank = self._same.setdefault(kind, []), begun.rank
        if len(better) == BEST and better[-1] < rank:
            return True
        insort(better, rank)
        del better[BEST:]
        return False

    def _keep(self, begun: _Beginning) -> None:
        spread = self._options.spread(begun.strength)
        if spread is None:
            return
        points = begun.points + spread + self._options.triple(begun.worked)
        insort(self.best, ((points, *begun.rank[1:]), begun.chosen), key=lambda each: each[0])
        del self.best[BEST:]

    def is_allowed(self, chosen: Chosen) -> bool:
        """Whether the week keeps its rest and its limits, and has a session at all."""
        days = _strength_days(chosen)
        return (
            bool(days) and leaves_rest(self.days, days) and not broken_limit(self.days.week, days)
        )

    def count_full(self) -> int:
        """In how many ways all sessions fit in full."""
        return self._count_from(0, self._options.free_at_first() & self._options.full, 0)

    def _count_from(self, session: int, free: int, strength: int) -> int:
        """In how many ways the sessions from this one on fit beside those on the days taken."""
        options = self._options
        if session == len(options.of_session):
            return int(options.spread(strength) is not None)
        kind = (session, free, strength)
        if kind not in self._counts:
            found = 0
            for place in bits(free & options.of_session[session]):
                option = options.row[place][1]
                taken = strength | 1 << option.day
                found += self._count_from(session + 1, options.left_by(option, free, taken), taken)
            self._counts[kind] = found
        return self._counts[kind]

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


def _strength_days(chosen: Chosen) -> tuple[int, ...]:
    return tuple(sorted(each.day for each in chosen if each.day != OUT))


def _worked_days(chosen: Chosen) -> frozenset[int]:
    return frozenset(each.day for each in chosen if each.is_worked)


def unplaced_plan(week: WeekToPlan) -> WeekPlan:
    """The week with every session left out: what stands where no plan is allowed."""
    options = (left_out(number, session) for number, session in enumerate(week.sessions))
    return WeekPlan(tuple(each.placement() for each in options), {})
