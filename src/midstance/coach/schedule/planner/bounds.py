"""What the options of a week cost, and the least that the sessions still to be placed can cost.

Points and prices are counted in tenths, as whole numbers, and each is computed once. The options
of all sessions stand in one row, session after session and the cheapest first; a set of options is
a whole number with a bit for each, and so is a set of days.
"""

from __future__ import annotations

from functools import cache
from operator import add
from typing import TYPE_CHECKING

from midstance.coach.schedule.planner.costs import (
    ORDER,
    option_costs,
    pair_costs,
    spread_costs,
    triple_costs,
)
from midstance.coach.schedule.planner.rules import leaves_rest, pair_rule_broken
from midstance.coach.schedule.planner.versions import OUT
from midstance.domain.calendar import DAYS
from midstance.domain.session import Version

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from midstance.coach.schedule.planner.days import PlanDays
    from midstance.coach.schedule.planner.versions import DayOption

NEVER = 10**9
"""More points than any week costs."""
TENTHS = 10  # inside the search a point counts as ten, so that bounds stay whole numbers


class PricedOptions:
    """The options of a week in one row, with the points of each and of what goes together.

    Attributes:
        row: the points of each option with its price, and the option.
        of_session: for each session the set of its options.
        out, full, worked: the options that leave out, that are full, that load the legs.
    """

    def __init__(self, days: PlanDays, options: Sequence[Sequence[DayOption]]) -> None:
        """Price the ``options`` of each session."""
        self.days = days
        self.row: list[tuple[int, DayOption]] = []
        self.of_session: list[int] = []
        for of_one in options:
            first = len(self.row)
            priced = [(self._option_points(each), each) for each in of_one]
            self.row += sorted(priced, key=lambda pair: pair[0])
            self.of_session.append((1 << len(self.row)) - (1 << first))
        every = [each for _, each in self.row]
        self.out = bit_set(each.day == OUT for each in every)
        self.full = bit_set(each.version is Version.FULL for each in every)
        self.worked = bit_set(each.is_worked for each in every)
        fixed = {day for day, _ in days.week.fixed.values()}
        self._fixed_days = bit_set(day in fixed for day in range(DAYS))
        self._limits = [self._price_limit(each.days, each.most) for each in days.week.limits]
        self._by_rule_key = self._group_by_rule_key()
        self._forbidden: dict[tuple[object, ...], int] = {}
        self._pairs: dict[tuple[DayOption, DayOption], int] = {}
        self._spreads: dict[int, int | None] = {}
        self._triples: dict[int, int] = {}

    def _option_points(self, option: DayOption) -> int:
        return TENTHS * (sum(option_costs(self.days, option).values()) + option.price)

    def _price_limit(self, days: frozenset[int], most: int) -> tuple[int, int, int]:
        """The days of a limit, how many more sessions they take, and the options on them."""
        fixed = self.days.week.fixed
        done = sum(day in days for day, _ in fixed.values())
        there = bit_set(each.day in days and each.session.id not in fixed for _, each in self.row)
        return bit_set(day in days for day in range(DAYS)), most - done, there

    def least_points(self, subset: int) -> int:
        """The points of the cheapest option of a set of one session's; :data:`NEVER` for none."""
        return self.row[(subset & -subset).bit_length() - 1][0] if subset else NEVER

    def free_at_first(self) -> int:
        """The options among which the first session is placed."""
        return self._within_limits((1 << len(self.row)) - 1, 0)

    def left_by(self, option: DayOption, free: int, strength: int) -> int:
        """What is left of the ``free`` options with this one beside those on ``strength`` days."""
        return self._within_limits(free & ~self._taken_by(option), strength)

    def _within_limits(self, free: int, strength: int) -> int:
        for days, most, there in self._limits:
            if (strength & days & ~self._fixed_days).bit_count() >= most:
                free &= ~there
        return free

    def _taken_by(self, option: DayOption) -> int:
        """The options that cannot stand beside this one in a week."""
        if option.day == OUT:
            return 0
        kind = self._rule_key(option)
        if kind not in self._forbidden:
            self._forbidden[kind] = sum(
                subset
                for other, subset in self._by_rule_key.values()
                if pair_rule_broken(self.days, option, other)
            )
        return self._forbidden[kind]

    def _rule_key(self, option: DayOption) -> tuple[object, ...]:
        """What the rules between two sessions depend on; options with the same key are alike."""
        week = self.days.week
        id_ = option.session.id if week.gaps or week.fixed else ""
        return option.day, option.is_worked, option.has_upper, id_

    def _group_by_rule_key(self) -> dict[tuple[object, ...], tuple[DayOption, int]]:
        """For each key one option with it, and the set of all options with it."""
        found: dict[tuple[object, ...], tuple[DayOption, int]] = {}
        for place, (_, option) in enumerate(self.row):
            first, subset = found.get(self._rule_key(option), (option, 0))
            found[self._rule_key(option)] = first, subset | 1 << place
        return found

    def pair_points(self, one: DayOption, other: DayOption) -> int:
        """The points of two sessions in the same week."""
        if (one, other) not in self._pairs:
            points = sum(pair_costs(self.days, one, other).values())
            self._pairs[one, other] = TENTHS * points
        return self._pairs[one, other]

    def triple_points(self, worked: int) -> int:
        """The points of hard days in a row, with leg work on these days."""
        if worked not in self._triples:
            self._triples[worked] = TENTHS * triple_costs(self.days, frozenset(members(worked)))
        return self._triples[worked]

    def spread_points(self, strength: int) -> int | None:
        """The points of the strength days together; None where no rest is left."""
        if strength not in self._spreads:
            days = tuple(members(strength))
            self._spreads[strength] = (
                sum(round(TENTHS * each) for each in spread_costs(self.days, days).values())
                if days and leaves_rest(self.days, days)
                else None
            )
        return self._spreads[strength]


class Bounds:
    """The least that the sessions still to be placed cost, whatever is done with them.

    No more sessions fit a week than days, and of those that load the same muscles no two on days in
    a row. So for each number of sessions that still get a day, the cheapest that these rules leave
    are counted, and the days lie as well as they can.
    """

    def __init__(self, options: PricedOptions) -> None:
        """Bound plans made of these ``options``."""
        self._options = options
        every = [each for _, each in options.row if each.day != OUT]
        self._worked_days = sum({1 << each.day for each in every if each.is_worked})
        self._upper_days = sum({1 << each.day for each in every if each.has_upper})
        self._beside = tuple(
            bit_set(options.days.distance(day, other) == 1 for other in range(DAYS))
            for day in range(DAYS)
        )
        self._least: dict[tuple[int, int, int, int], int] = {}
        self._least_by_days: dict[tuple[int, int], list[int]] = {}
        self._extra_points = [[NEVER] * DAYS]
        self._tables = [self._empty_table()]
        uppers = [each.has_upper for each in options.days.week.sessions]
        for mask, has_upper in zip(options.of_session[::-1], uppers[::-1], strict=True):
            self._add_session_in_front(mask, has_upper=has_upper)
        self._extra_points.reverse()
        self._tables.reverse()

    def least_after(self, number: int, strength: int, worked: int, upper: int) -> int:
        """The least points of the sessions from ``number`` on, and of the strength days together.

        ``strength``, ``worked`` and ``upper`` are the days that are taken, by anything, by leg work
        and by upper body work.
        """
        kind = (number, strength, worked, upper)
        if kind not in self._least:
            most_worked = self._most_apart(self._worked_days & ~strength, worked)
            most_upper = self._most_apart(self._upper_days & ~strength, upper)
            own = self._tables[number][most_worked, most_upper]
            self._least[kind] = min(map(add, own, self._least_for_days(number, strength)))
        return self._least[kind]

    def _empty_table(self) -> dict[tuple[int, int], list[int]]:
        """No session left, whatever the most for the legs and for the upper body."""
        most = [self._most_apart(days, 0) for days in (self._worked_days, self._upper_days)]
        return {
            (worked, upper): [0] for worked in range(most[0] + 1) for upper in range(most[1] + 1)
        }

    def _add_session_in_front(self, mask: int, *, has_upper: bool) -> None:
        """One session more, with the options in ``mask``: its days, and the table from it on.

        A table holds, by the most sessions that load the legs and the most with upper body work,
        the least points of the sessions with none, one, two of them placed. A day is as dear as it
        is for the session that minds it least, beside the best day for the same load.
        """
        options, later = self._options, self._tables[-1]
        kinds = (mask & ~options.out & ~options.worked, mask & options.worked)
        extra = list(self._extra_points[-1])
        for subset in kinds:
            for place in members(subset):
                points, option = options.row[place]
                extra[option.day] = min(extra[option.day], points - options.least_points(subset))
        self._extra_points.append(extra)
        out, spared, loaded = map(options.least_points, (mask & options.out, *kinds))
        never = [2 * NEVER] * (len(self._tables) + 1)
        table = {}
        for worked, upper in later:
            ways = (
                (out, [*later[worked, upper], 2 * NEVER]),
                (spared, [2 * NEVER, *later.get((worked, upper - has_upper), never[1:])]),
                (loaded, [2 * NEVER, *later.get((worked - 1, upper - has_upper), never[1:])]),
            )
            table[worked, upper] = [
                min(own + rest[count] for own, rest in ways) for count in range(len(never))
            ]
        self._tables.append(table)

    def _most_apart(self, possible: int, near: int) -> int:
        """The most of these days of which no two follow each other, nor one of the ``near`` days.

        What was done already lies where it is, and is not held to this.
        """
        if len(self._options.days.week.fixed) > 1:
            return DAYS
        for day in members(near):
            possible &= ~self._beside[day]
        return most_apart(possible, self._beside)

    def _least_for_days(self, number: int, strength: int) -> list[int]:
        """For each number of further sessions the least points that their days bring.

        They are those of the days together, of the order, and of the days that are dear to all.
        """
        if (number, strength) in self._least_by_days:
            return self._least_by_days[number, strength]
        points_of = [
            extra + TENTHS * ORDER * (strength >> day).bit_count()
            for day, extra in enumerate(self._extra_points[number])
        ]
        found = [3 * NEVER] * (len(self._extra_points) - number)
        for more, subset, days in _SETS_OF_DAYS:
            if more >= len(found):
                break
            spread = None if subset & strength else self._options.spread_points(strength | subset)
            if spread is not None:
                points = spread + sum(map(points_of.__getitem__, days))
                found[more] = min(found[more], points)
        self._least_by_days[number, strength] = found
        return found


@cache
def most_apart(days: int, beside: tuple[int, ...]) -> int:
    """The most of these days of which none lies ``beside`` another."""
    if not days:
        return 0
    first, others = days.bit_length() - 1, days & ~(1 << days.bit_length() - 1)
    return max(most_apart(others, beside), 1 + most_apart(others & ~beside[first], beside))


def bit_set(marks: Iterable[bool]) -> int:
    """The set of the places that are marked."""
    return sum(1 << place for place, is_marked in enumerate(marks) if is_marked)


def members(number: int) -> Iterator[int]:
    """The places that are in a set, the lowest first."""
    while number:
        lowest = number & -number
        yield lowest.bit_length() - 1
        number ^= lowest


_SETS_OF_DAYS = sorted(
    (subset.bit_count(), subset, tuple(members(subset))) for subset in range(1 << DAYS)
)
"""Every set of days, with how many and which they are; the small ones first."""
