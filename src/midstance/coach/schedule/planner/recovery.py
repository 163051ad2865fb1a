"""Recovery in a week: hours between a run and strength, and the days that easy mobility suits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from midstance.coach.schedule.planner.days import CLASS_RANKS, MODERATE
from midstance.domain.calendar import DAYS
from midstance.domain.volume import LegClass
from midstance.domain.weeks.run import RunKind

if TYPE_CHECKING:
    from midstance.coach.schedule.planner.days import PlanDays
    from midstance.domain.weeks.plan import Placement, WeekPlan

BEFORE_KEY_RUN, AFTER_LONG_RUN, AFTER_STRENGTH = 3, 2, 1  # points of a day for mobility
WANTED_HOURS, LEAST_HOURS = 6, 3
"""Between a fast run and leg work on the same day (Robineau et al. 2016, J Strength Cond Res
30:672-683; Schumann et al. 2022, Sports Medicine 52:601-612)."""


@dataclass(frozen=True, slots=True)
class RecoveryOffer:
    """A day on which easy mobility helps; the more ``points``, the more it does.

    Attributes:
        before: the day of the key run that it prepares for, or None.
    """

    day: int
    points: int
    before: int | None = None


def recovery_offers(days: PlanDays, plan: WeekPlan) -> tuple[RecoveryOffer, ...]:
    """Days without strength, and without a run or with a light one, the most helpful first.

    It is an offer: it takes no rest day away, and is never missed; days that are over have none.
    """
    strength = {each.day for each in plan.placements if each.day is not None}
    offers = [
        _offer(days, day, strength)
        for day in range(DAYS)
        if day not in strength
        and not days.week.days[day].is_over
        and days.kinds[day] in {None, RunKind.RECOVERY}
        and not any(each.legs is LegClass.NONE for each in days.week.days[day].closures)
    ]
    worth = [each for each in offers if each.points]
    return tuple(sorted(worth, key=lambda each: (-each.points, each.day)))


def _offer(days: PlanDays, day: int, strength: set[int]) -> RecoveryOffer:
    before = days.is_key(day + 1)
    points = BEFORE_KEY_RUN * before + AFTER_LONG_RUN * days.is_long_or_race(day - 1)
    points += AFTER_STRENGTH * _follows_strength(days, day, strength)
    return RecoveryOffer(day, points, (day + 1) % DAYS if before else None)


def _follows_strength(days: PlanDays, day: int, strength: set[int]) -> bool:
    if day == 0 and not days.week.is_ring:
        return any(before == -1 for before, _ in days.trained_before())
    return (day - 1) % DAYS in strength


def hours_after_run(days: PlanDays, placement: Placement) -> tuple[int, int] | None:
    """Hours wanted and needed between the day's run and the session; None on a day without a run.

    The run comes first; after an easy one, or where the legs have little to do, strength may
    follow directly.
    """
    run = None if placement.day is None else days.kinds[placement.day]
    if run is None:
        return None
    is_worked = CLASS_RANKS[placement.legs] >= MODERATE
    return (WANTED_HOURS, LEAST_HOURS) if run.is_quality and is_worked else (0, 0)
