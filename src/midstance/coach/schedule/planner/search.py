"""The search: the three plans with the fewest points among all that break no hard rule.

Sessions are placed one after the other. A beginning is given up as soon as it cannot become one of
the three best any more, so that the best three are those of all plans.
"""

from __future__ import annotations

from bisect import insort
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
from midstance.domain.calendar import DAYS
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
NEVER = 10**9
"""More points than any week costs."""
TENTHS = 10
"""Points are compared in tenths, as whole numbers."""
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


class _Search:
    """One search over the options of one week; costs of a kind are computed once.

    The options of all sessions stand in one row, session after session and the cheapest first, and
    a set of them is a whole number with a bit for each. So the options that those chosen already
    leave, and the cheapest of each session among them, are found without a look at the others.

    Attributes:
        best: the best plans so far with what they are compared by, best first.
    """

    def __init__(self, week: WeekToPlan, pinned: Mapping[str, int]) -> None:
        self.days = PlanDays(week)
        self.best: list[tuple[_Rank, Chosen]] = []
        self._row: list[tuple[int, DayOption]] = []
        self._of_session: list[int] = []
        for options in allowed_options(week):
            first = len(self._row)
            self._row += self._sorted([each for each in options if _is_where_pinned(each, pinned)])
            self._of_session.append((1 << len(self._row)) - (1 << first))
        self._full = sum(
            1 << number
            for number, (_, option) in enumerate(self._row)
            if option.version is Version.FULL
        )
        self._out = sum(
            1 << number for number, (_, option) in enumerate(self._row) if option.day == OUT
        )
        self._forbidden: dict[tuple[object, ...], int] = {}
        self._pairs: dict[tuple[DayOption, DayOption], int] = {}
        self._spreads: dict[tuple[int, ...], int | None] = {}
        self._triples: dict[frozenset[int], int] = {}
        self._least_spreads: dict[tuple[tuple[int, ...], int], int] = {}
        self._counts: dict[tuple[int, int, frozenset[int]], int] = {}

    def _sorted(self, options: Sequence[DayOption]) -> list[tuple[int, DayOption]]:
        """The options with their own points and price in tenths, the cheapest first."""
        points = [
            (TENTHS * (_total(option_costs(self.days, each)) + each.price), each)
            for each in options
        ]
        return sorted(points, key=lambda pair: pair[0])

    def find_best(self) -> tuple[WeekPlan, ...]:
        """The best plans, best first."""
        self._look_from((), (1 << len(self._row)) - 1, 0, 0)
        return tuple(self.plan_of(chosen) for _, chosen in self.best)

    def _look_from(self, chosen: Chosen, free: int, points: int, price: int) -> None:
        """Try every way to go on from the sessions that are chosen already.

        ``free`` are the options that no rule between two sessions takes away from them.
        """
        number = len(chosen)
        if number == len(self._of_session):
            self._keep(chosen, points, price)
            return
        after = sum(self._cheapest(free & mask) for mask in self._of_session[number + 1 :])
        for place in _bits(free & self._of_session[number]):
            own, option = self._row[place]
            if points + own + after > self._limit():
                return
            now = (*chosen, option)
            together = points + own + sum(self._pair(before, option) for before in chosen)
            left = free & ~self._taken_by(option)
            if together + self._least_after(now, left) <= self._limit():
                self._look_from(now, left, together, price + option.price)

    def _cheapest(self, free: int) -> int:
        return self._row[(free & -free).bit_length() - 1][0] if free else NEVER

    def _least_after(self, chosen: Chosen, free: int) -> int:
        """The least points of the sessions not chosen yet, and of the strength days together.

        Days are few, so each number of sessions that still get one is tried: those that save most
        by it have them, and the days lie as well as they can.
        """
        points, savings = 0, []
        for mask in self._of_session[len(chosen) :]:
            out = self._cheapest(free & mask & self._out)
            savings.append(self._cheapest(free & mask & ~self._out) - out)
            points += out
        days = _strength_days(chosen)
        least = points + self._least_spread(days, 0)
        for more, saving in enumerate(sorted(savings), 1):
            points += saving
            least = min(least, points + self._least_spread(days, more))
        return least

    def _least_spread(self, days: tuple[int, ...], more: int) -> int:
        """The least points of these strength days and ``more`` others together."""
        if not more:
            spread = self._spread(days)
            return NEVER if spread is None else spread
        if (days, more) not in self._least_spreads:
            wider = (tuple(sorted((*days, day))) for day in range(DAYS) if day not in days)
            self._least_spreads[days, more] = min(
                (self._least_spread(each, more - 1) for each in wider), default=NEVER
            )
        return self._least_spreads[days, more]

    def _taken_by(self, option: DayOption) -> int:
        """The options that cannot stand beside this one in a week."""
        if option.day == OUT:
            return 0
        week = self.days.week
        id_ = option.session.id if week.gaps or week.fixed else ""
        kind = (option.day, option.is_worked, option.has_upper, id_)
        if kind not in self._forbidden:
            self._forbidden[kind] = sum(
                1 << number
                for number, (_, other) in enumerate(self._row)
                if pair_rule_broken(self.days, option, other)
            )
        return self._forbidden[kind]

    def _pair(self, one: DayOption, other: DayOption) -> int:
        if (one, other) not in self._pairs:
            self._pairs[one, other] = TENTHS * _total(pair_costs(self.days, one, other))
        return self._pairs[one, other]

    def _limit(self) -> float:
        """More points than these are not among the best."""
        return self.best[-1][0][0] if len(self.best) == BEST else inf

    def _keep(self, chosen: Chosen, points: int, price: int) -> None:
        spread = self._spread(_strength_days(chosen))
        if spread is None:
            return
        points += spread + self._triple(_worked_days(chosen))
        days = tuple(each.day for each in chosen)
        versions = tuple(VERSION_RANKS[each.version] for each in chosen)
        insort(self.best, ((points, price, days, versions), chosen), key=lambda each: each[0])
        del self.best[BEST:]

    def _triple(self, worked: frozenset[int]) -> int:
        if worked not in self._triples:
            self._triples[worked] = TENTHS * triple_costs(self.days, worked)
        return self._triples[worked]

    def _spread(self, strength: tuple[int, ...]) -> int | None:
        """The points of the strength days together in tenths; None where no rest is left."""
        if strength not in self._spreads:
            self._spreads[strength] = (
                sum(round(TENTHS * each) for each in spread_costs(self.days, strength).values())
                if self._is_spread_allowed(strength)
                else None
            )
        return self._spreads[strength]

    def _is_spread_allowed(self, strength: tuple[int, ...]) -> bool:
        return bool(strength) and leaves_rest(self.days, strength)

    def is_allowed(self, chosen: Chosen) -> bool:
        """Whether the week keeps its rest and has a session at all."""
        return self._is_spread_allowed(_strength_days(chosen))

    def count_full(self) -> int:
        """In how many ways all sessions fit in full."""
        return self._count_from(0, self._full, frozenset())

    def _count_from(self, session: int, free: int, taken: frozenset[int]) -> int:
        """In how many ways the sessions from this one on fit beside those on the days taken."""
        if session == len(self._of_session):
            return int(self._is_spread_allowed(tuple(sorted(taken))))
        kind = (session, free, taken)
        if kind not in self._counts:
            options = [self._row[n][1] for n in _bits(free & self._of_session[session])]
            self._counts[kind] = sum(
                self._count_from(session + 1, free & ~self._taken_by(each), taken | {each.day})
                for each in options
            )
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


def _bits(number: int) -> Iterator[int]:
    """The places of the bits that are set, the lowest first."""
    while number:
        lowest = number & -number
        yield lowest.bit_length() - 1
        number ^= lowest


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
