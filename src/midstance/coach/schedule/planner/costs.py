"""What is allowed and still costs something: points by the code of each wish.

The planner takes the plan with the fewest points. A point is a unit of this planner alone: no study
gives it, and only the order of the numbers says which of two wishes goes first where both cannot be
met. The study or the practice behind each wish stands beside its code in ``rule_words``. Strength
beside easy runs costs less for runners who run most days.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from midstance.coach.schedule.planner.days import CLASS_RANKS, HEAVY, LIGHT, MODERATE
from midstance.coach.schedule.planner.versions import OUT
from midstance.domain.calendar import DAYS
from midstance.domain.runner import Level
from midstance.domain.session import Version
from midstance.domain.weeks.plan import MOST_OWED, PlanStyle
from midstance.domain.weeks.run import RunKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from midstance.coach.schedule.planner.days import PlanDays
    from midstance.coach.schedule.planner.versions import DayOption

Costs = dict[str, int]  # points by code: the more, the worse
PREFER, AVOID = -4, 5  # points of a day that the runner prefers, and of one better kept free
CHANGE, MISSING_REST, TRIPLE = 3, 4, 6
"""Points of each strength day that is new, each rest day too few, three hard days in a row."""
ORDER, LEG_GAP = 1, 3  # points of a changed order, and of two sessions for legs two days apart
WRONG_PLACE, DOUBLE = 6, 4  # points of a place without the equipment, and of a day of two runs
SAME_LONG, HIIT_AFTER_LONG = 4, 10  # points on the day of a long run; of HIIT the day after one
KEY48_HEAVY, KEY48_MODERATE = 5, 1  # points two days before a key run, by the load on the legs
AFTER_LONG_LIGHT, AFTER_LONG_MODERATE, AFTER_LONG_HEAVY = 2, 6, 18  # points, by load on the legs
OWED_POINT, OWED_LEG_FREE = -3, -8  # points for each that is owed, and for one without legs
QUALITY_EVE_MODERATE, LONG_EVE_LIGHT, NEXT_EASY, NEXT_RECOVERY = 8, 3, 2, 1
"""Points on the day before a fast run, a long, an easy and a recovery run."""
_SAME_DAY = {
    RunKind.EASY: ("same_easy", {PlanStyle.ALTERNATE: 8, PlanStyle.STACK: 3}),
    RunKind.RECOVERY: ("same_recovery", {PlanStyle.ALTERNATE: 9, PlanStyle.STACK: 5}),
}
_SAME_QUALITY = {PlanStyle.ALTERNATE: 9, PlanStyle.STACK: 1}
_POINTS_FOR_BEGINNERS = {
    "quality_eve_mod": 12,
    "after_long_mod": 8,
    "next_easy": 3,
    "long_eve_light": 4,
}
_TWO_DAYS = 2
_WITHOUT_LEGS = (Version.LEFT_OUT, Version.LEG_FREE)


def option_costs(days: PlanDays, option: DayOption) -> Costs:
    """The points of one session in its version on its day, by code; none where it is left out."""
    if option.day == OUT:
        return {}
    entries = (
        *_before_key_runs(days, option),
        *_after_long_runs(days, option),
        *_beside_runs(days, option),
        *_before_easy_runs(days, option),
        *_wishes(days, option),
        *_near_last_week(days, option),
    )
    costs: Costs = {}
    for code, points in entries:
        costs[code] = costs.get(code, 0) + _for_level(days, code, points)
    if owed := _owed_points(option):
        costs["owed"] = owed
    return costs


def _for_level(days: PlanDays, code: str, points: int) -> int:
    is_beginner = days.week.level is Level.BEGINNER
    return _POINTS_FOR_BEGINNERS.get(code, points) if is_beginner else points


def _before_key_runs(days: PlanDays, option: DayOption) -> Iterator[tuple[str, int]]:
    tomorrow, later = option.day + 1, option.day + _TWO_DAYS
    if option.legs == MODERATE and days.is_quality(tomorrow):
        yield "quality_eve_mod", QUALITY_EVE_MODERATE
    if option.is_worked and days.is_key(later) and not days.is_key(tomorrow):
        heavy = option.legs == HEAVY
        yield ("key48_heavy", KEY48_HEAVY) if heavy else ("key48_mod", KEY48_MODERATE)
    is_light = option.legs == LIGHT and days.kinds[option.day] is None
    if is_light and days.run_on(tomorrow) is RunKind.LONG:
        yield "long_eve_light", LONG_EVE_LIGHT


def _after_long_runs(days: PlanDays, option: DayOption) -> Iterator[tuple[str, int]]:
    if not days.is_long_or_race(option.day - 1):
        return
    if option.legs == LIGHT:
        yield "after_long_light", AFTER_LONG_LIGHT
    elif option.legs == MODERATE:
        yield "after_long_mod", AFTER_LONG_MODERATE
    elif option.legs == HEAVY:
        yield "after_long_heavy", AFTER_LONG_HEAVY
    if option.is_hiit:
        yield "after_long_hiit", HIIT_AFTER_LONG


def _beside_runs(days: PlanDays, option: DayOption) -> Iterator[tuple[str, int]]:
    run = days.kinds[option.day]
    if run in _SAME_DAY:
        code, points = _SAME_DAY[run]
        yield code, points[days.style]
    elif run is RunKind.LONG:
        yield "same_long_light", SAME_LONG
    elif run is not None and run.is_quality:
        yield "same_quality", _SAME_QUALITY[days.style]
    if option.day in days.doubles:
        yield "same_double", DOUBLE


def _before_easy_runs(days: PlanDays, option: DayOption) -> Iterator[tuple[str, int]]:
    tomorrow = days.run_on(option.day + 1)
    if option.is_worked and tomorrow is RunKind.EASY:
        yield "next_easy", NEXT_EASY
    if option.is_worked and tomorrow is RunKind.RECOVERY:
        yield "next_recovery", NEXT_RECOVERY


def _wishes(days: PlanDays, option: DayOption) -> Iterator[tuple[str, int]]:
    day = days.week.days[option.day]
    if day.prefers:
        yield "prefer", PREFER * day.prefers
    if day.avoids:
        yield "avoid", AVOID * day.avoids
    if option.day in option.session.poor_days:
        yield "wrong_place", WRONG_PLACE


def _near_last_week(days: PlanDays, option: DayOption) -> Iterator[tuple[str, int]]:
    """Two sessions for the legs exactly two days apart, one of them in last week."""
    if not option.is_worked:
        return
    for day, trained in days.trained_before():
        legs = CLASS_RANKS[trained.legs]
        if option.day - day == _TWO_DAYS and legs >= MODERATE and HEAVY in {legs, option.legs}:
            yield "leg_gap_2d", LEG_GAP


def _owed_points(option: DayOption) -> int:
    """A session that was cut last week comes first: the more so, the longer it has waited."""
    session = option.session
    was_without_legs = session.last_version in _WITHOUT_LEGS
    match option.version:
        case Version.FULL:
            return OWED_POINT * session.owed
        case Version.LIGHTER:
            return OWED_POINT * session.owed if was_without_legs else 0
        case _:
            is_due = session.owed == MOST_OWED and session.last_version is Version.LEFT_OUT
            return OWED_LEG_FREE if is_due else 0


def pair_costs(days: PlanDays, one: DayOption, other: DayOption) -> Costs:
    """The points of two sessions in the same week; ``one`` stands before ``other`` in its list."""
    costs: Costs = {}
    if OUT in {one.day, other.day}:
        return costs
    is_leg_pair = one.is_worked and other.is_worked and HEAVY in {one.legs, other.legs}
    if is_leg_pair and days.distance(one.day, other.day) == _TWO_DAYS:
        costs["leg_gap_2d"] = LEG_GAP
    if one.day > other.day:
        costs["order"] = ORDER
    return costs


def spread_costs(days: PlanDays, strength: Sequence[int]) -> dict[str, float]:
    """The points of the strength days as a whole; they come in the order of the week.

    ``spacing`` is rounded to a tenth, as all costs of a plan are whole beside it.
    """
    costs = {
        "spacing": _spacing(strength),
        "rest_short": MISSING_REST * _missing_rest(days, strength),
        "change": CHANGE * _changes(days, strength),
    }
    return {code: points for code, points in costs.items() if points}


def _spacing(strength: Sequence[int]) -> float:
    count = len(strength)
    if count <= 1:
        return 0
    following = (*strength[1:], strength[0] + DAYS)
    gaps = (later - day for day, later in zip(strength, following, strict=True))
    return round(2 * sum(abs(gap * count - DAYS) for gap in gaps) / count, 1)


def _missing_rest(days: PlanDays, strength: Sequence[int]) -> int:
    wanted = 2 if days.week.level is Level.BEGINNER else 1
    return max(0, wanted - len(days.rest_days.difference(strength)))


def _changes(days: PlanDays, strength: Sequence[int]) -> int:
    """Days that are new; a week of another number of days is no measure, a plan that was seen is.

    So a week that is planned again keeps its plan, as long as nothing happened.
    """
    usual = days.week.usual_days
    if usual is None or (not days.week.is_shown and len(usual) != len(days.week.sessions)):
        return 0
    return len(set(strength) - usual)


def triple_costs(days: PlanDays, worked: frozenset[int]) -> int:
    """Three hard days in a row; ``worked`` are the days of moderate or heavy sessions."""
    if days.week.is_ring:
        first, hard_days = 0, {*worked, *(day + DAYS for day in worked)}
    else:
        before = {day for day, each in days.trained_before() if CLASS_RANKS[each.legs] > LIGHT}
        first, hard_days = -_TWO_DAYS, {*worked, *before}
    hard = [day in hard_days or days.is_key(day) for day in range(first, DAYS + _TWO_DAYS)]
    return TRIPLE * sum(map(all, zip(hard, hard[1:], hard[2:], strict=False)))
