"""The hard rules of a week asked again, in words and tables of their own and not the planner's."""

from collections.abc import Iterator
from itertools import combinations

from midstance.domain.runner import Level
from midstance.domain.session import Version
from midstance.domain.volume import LegClass
from midstance.domain.weeks.plan import (
    NeighbourDay,
    Placement,
    SessionToPlace,
    WeekPlan,
    WeekToPlan,
)
from midstance.domain.weeks.run import RunKind, main_run

WORKED = {LegClass.MODERATE, LegClass.HEAVY}
FAST = {RunKind.INTERVALS, RunKind.TEMPO, RunKind.HILLS, RunKind.HIIT, RunKind.RACE}
MINUTES_BESIDE_LONG = 20
HARDER = {LegClass.NONE: 0, LegClass.LIGHT: 1, LegClass.MODERATE: 2, LegClass.HEAVY: 3}
Dated = tuple[int, str, LegClass, bool, bool]
"""A session that is placed or was trained: day, id, legs, upper body, jumps."""


def run_at(asked: WeekToPlan, day: int) -> RunKind | None:
    """The kind of a day's run; days beyond the week are those of the weeks beside it.

    Where there are none the week repeats, but a race beyond its edge is not seen.
    """
    if 0 <= day < 7:
        return main_run(asked.days[day].runs)
    if asked.before is None and asked.after is None:
        kind = main_run(asked.days[day % 7].runs)
        return None if kind is RunKind.RACE else kind
    beside: tuple[NeighbourDay, ...] | None = asked.before if day < 0 else asked.after
    return main_run(beside[day % 7].runs) if beside else None


def session_of(asked: WeekToPlan, each: Placement) -> SessionToPlace:
    """The session that is placed."""
    return next(session for session in asked.sessions if session.id == each.session)


def is_mixed(asked: WeekToPlan, each: Placement) -> bool:
    """Whether running intervals are part of it in this version."""
    return session_of(asked, each).is_hiit and each.version is not Version.LEG_FREE


def broken(asked: WeekToPlan, plan: WeekPlan) -> list[str]:
    """The hard rules that a plan breaks, in words."""
    placed = [each for each in plan.placements if each.day is not None]
    found = [] if placed else ["no session at all"]
    for each in placed:
        found += [*by_its_day(asked, each), *by_closed_days(asked, each)]
        found += by_the_next_day(asked, each)
        if is_mixed(asked, each):
            found += beside_mixed(asked, each)
    found += by_other_sessions(asked, placed)
    return [*found, *by_rest(asked, {each.day or 0 for each in placed})]


def by_its_day(asked: WeekToPlan, each: Placement) -> Iterator[str]:
    """What the runs of its own day forbid (H5, H6), and the minutes (H9)."""
    day = asked.days[each.day or 0]
    run, is_worked = main_run(day.runs), each.legs in WORKED
    is_two_slots = day.has_two_slots and asked.level is not Level.BEGINNER
    rules = {
        "a day that is not available": not day.is_available,
        "more minutes than the day has": day.minutes is not None and each.minutes > day.minutes,
        "strength on race day": run is RunKind.RACE,
        "worked legs on the day of the long run": run is RunKind.LONG and is_worked,
        "long strength beside a long run": run is RunKind.LONG
        and each.minutes > MINUTES_BESIDE_LONG,
        "worked legs on a fast day": run in FAST and is_worked and not is_two_slots,
    }
    yield from (rule for rule, is_broken in rules.items() if is_broken)


def by_closed_days(asked: WeekToPlan, each: Placement) -> Iterator[str]:
    """Closed days and places (H10, H12), and the number before a race (H4)."""
    day, session = asked.days[each.day or 0], session_of(asked, each)
    if each.day in session.unfit_days:
        yield "a place that lacks the main work"
    if session.is_primer and not any(closed.allows_primer for closed in day.closures):
        yield "a primer far from a race"
    for closed in day.closures:
        if session.is_primer and closed.allows_primer:
            continue
        if HARDER[each.legs] >= HARDER[closed.legs]:
            yield f"{each.legs} legs where {closed.legs} is closed"
    if each.has_jumps and day.is_without_jumps:
        yield "jumps too near a race"


def by_the_next_day(asked: WeekToPlan, each: Placement) -> Iterator[str]:
    """What the runs of the day after forbid (H1, H3)."""
    run, is_worked = run_at(asked, (each.day or 0) + 1), each.legs in WORKED
    is_eve = run in {RunKind.LONG, RunKind.RACE}
    rules = {
        f"worked legs on the eve of {run}": is_eve and (is_worked or is_mixed(asked, each)),
        "legs on the eve of a race": run is RunKind.RACE and each.legs is not LegClass.NONE,
        f"heavy legs on the eve of {run}": run in FAST and each.legs is LegClass.HEAVY,
    }
    yield from (rule for rule, is_broken in rules.items() if is_broken)


def beside_mixed(asked: WeekToPlan, each: Placement) -> Iterator[str]:
    """Where a session with running intervals may not lie (H13, H14)."""
    day = each.day or 0
    if main_run(asked.days[day].runs) is not None:
        yield "intervals with strength beside a run"
    if {run_at(asked, day - 1), run_at(asked, day + 1)} & FAST:
        yield "intervals with strength next to a fast day"


def by_other_sessions(asked: WeekToPlan, placed: list[Placement]) -> Iterator[str]:
    """Two sessions too near each other (H2, H4, H11, H15), in the week or over its edge."""
    is_ring = asked.before is None and asked.after is None
    this_week = [_dated(asked, each) for each in placed]
    for one, other in combinations(this_week, 2):
        apart = abs(one[0] - other[0])
        yield from _too_near(asked, one, other, min(apart, 7 - apart) if is_ring else apart)
        if one[3 + 1] and other[3 + 1] and apart < 2:
            yield "jumps on two days in a row"
    for number, day in enumerate(asked.before or ()):
        for each in day.trained:
            before = (number - 7, each.session, each.legs, each.has_upper, each.has_jumps)
            for one in this_week:
                yield from _too_near(asked, before, one, one[0] - before[0])


def _dated(asked: WeekToPlan, each: Placement) -> Dated:
    has_upper = session_of(asked, each).has_upper
    return each.day or 0, each.session, each.legs, has_upper, each.has_jumps


def _too_near(asked: WeekToPlan, one: Dated, other: Dated, apart: int) -> Iterator[str]:
    both_worked = one[2] in WORKED and other[2] in WORKED
    if apart == 0:
        yield "two sessions on a day"
    if apart == 1 and (both_worked or (one[3] and other[3])):
        yield "the same muscles on two days in a row"
    for gap in asked.gaps:
        if both_worked and {one[1], other[1]} == set(gap.sessions) and apart * 24 < gap.hours:
            yield f"{apart} days between {one[1]} and {other[1]}"


def by_rest(asked: WeekToPlan, strength: set[int]) -> Iterator[str]:
    """The day without run and strength (H8), and the sessions before a race (H4)."""
    tiring = {
        number
        for number, day in enumerate(asked.days)
        if any(run.kind is RunKind.OTHER and (run.effort or 0) >= 5 for run in day.runs)
    }
    runs = {number for number in range(7) if main_run(asked.days[number].runs) is not None}
    free = set(range(7)) - runs - tiring
    if free and free <= strength:
        yield "no day without run and strength"
    if not free and len(strength) > 4:
        yield "fewer than three days without strength"
    for limit in asked.limits:
        if len(strength & limit.days) > limit.most:
            yield "more sessions before a race than without it"
