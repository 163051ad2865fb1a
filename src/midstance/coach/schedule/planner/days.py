"""The days around a session: which run each has, over the edges of the week as well.

A week in a file repeats for ever: its Monday follows its own Sunday, except that a race beyond
the edge is not seen, since no race is run every week. In the calendar the neighbours are the true
ones, as last week was run and next week is planned.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from midstance.domain.calendar import DAYS
from midstance.domain.volume import LegClass
from midstance.domain.weeks.plan import PlanStyle
from midstance.domain.weeks.run import RunKind, day_minutes, is_double, main_run

if TYPE_CHECKING:
    from collections.abc import Iterator

    from midstance.domain.weeks.plan import TrainedSession, WeekToPlan

CLASS_RANKS = {legs: rank for rank, legs in enumerate(LegClass)}
LIGHT, MODERATE, HEAVY = (
    CLASS_RANKS[each] for each in (LegClass.LIGHT, LegClass.MODERATE, LegClass.HEAVY)
)
STACK_FROM = 5
"""Days with a run from which on strength shares days with runs."""
LEAST_FREE_DAYS = 3
"""Days without strength in a week whose runs leave no day of rest."""
_EASY = frozenset({RunKind.EASY, RunKind.RECOVERY})


class PlanDays:
    """The runs of a week to plan and of the days around it.

    Attributes:
        kinds: what each day counts as, from Monday to Sunday; None without a run.
        doubles: the days with two runs.
        style: alternate or stack, settled.
        rest_days: the days that have neither a run nor tiring work.
        no_strength_on: in a week without a rest day the easy day that stays without strength.
    """

    def __init__(self, week: WeekToPlan) -> None:
        self.week = week
        self.kinds = tuple(main_run(day.runs) for day in week.days)
        self.doubles = frozenset(n for n, day in enumerate(week.days) if is_double(day.runs))
        self.rest_days = frozenset(
            number
            for number, day in enumerate(week.days)
            if self.kinds[number] is None and not any(run.is_tiring_work for run in day.runs)
        )
        self.no_strength_on = None if self.rest_days else self._least_easy_day()
        self.style = self._settle_style()
        self._around = tuple(self._look_up(day) for day in range(-DAYS, 2 * DAYS))

    def run_on(self, day: int) -> RunKind | None:
        """What the day counts as; days before Monday are negative, those after Sunday above 6."""
        return self._around[day + DAYS]

    def is_quality(self, day: int) -> bool:
        """Whether the day's run is fast."""
        kind = self._around[day + DAYS]
        return kind is not None and kind.is_quality

    def is_key(self, day: int) -> bool:
        """Whether the day's run is long or fast."""
        kind = self._around[day + DAYS]
        return kind is not None and kind.is_key

    def is_long_or_race(self, day: int) -> bool:
        """Whether the legs should come to the day rested, and need the day after."""
        return self._around[day + DAYS] in {RunKind.LONG, RunKind.RACE}

    def distance(self, one: int, other: int) -> int:
        """Days between two days of the week, the shorter way where the week is a ring."""
        apart = abs(one - other)
        return min(apart, DAYS - apart) if self.week.is_ring else apart

    def trained_before(self) -> Iterator[tuple[int, TrainedSession]]:
        """The sessions of last week with their days, which are negative."""
        for number, day in enumerate(self.week.before or ()):
            for each in day.trained:
                yield number - DAYS, each

    def _look_up(self, day: int) -> RunKind | None:
        if 0 <= day < DAYS:
            return self.kinds[day]
        if self.week.is_ring:
            kind = self.kinds[day % DAYS]
            return None if kind is RunKind.RACE else kind
        beside = self.week.before if day < 0 else self.week.after
        return None if beside is None else main_run(beside[day % DAYS].runs)

    def _least_easy_day(self) -> int | None:
        easy = [number for number, kind in enumerate(self.kinds) if kind in _EASY]
        return min(easy, key=lambda n: (day_minutes(self.week.days[n].runs), n), default=None)

    def _settle_style(self) -> PlanStyle:
        if self.week.style is not PlanStyle.AUTO:
            return self.week.style
        with_run = sum(kind is not None for kind in self.kinds)
        long = [number for number, kind in enumerate(self.kinds) if kind is RunKind.LONG]
        pairs = {(one, other) for one in long for other in long if one != other}
        neighbours = any(self.distance(one, other) == 1 for one, other in pairs)
        return PlanStyle.STACK if with_run >= STACK_FROM or neighbours else PlanStyle.ALTERNATE
