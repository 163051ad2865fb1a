"""The list by which a planner is judged, asked of weeks made up by chance; more of it in the bench.

Each rule is asked in words of its own, and not with the planner's tables.
"""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from midstance.coach.schedule.planner.search import plan_week
from midstance.domain.runner import Level
from midstance.domain.session import Version
from midstance.domain.volume import LegClass
from midstance.domain.weeks.plan import DayToPlan, Placement, WeekPlan, WeekToPlan
from midstance.domain.weeks.run import Run, RunKind, main_run
from tests.coach.schedule.planner.made_weeks import made_weeks
from tests.coach.schedule.planner.weeks import ALL, DAYS, short, week

FEW = settings(max_examples=40, deadline=None)
WORKED = {LegClass.MODERATE, LegClass.HEAVY}
FAST = {RunKind.INTERVALS, RunKind.TEMPO, RunKind.HILLS, RunKind.HIIT, RunKind.RACE}


def tomorrow(asked: WeekToPlan, day: int) -> RunKind | None:
    """The kind of the next day's run; a race beyond Sunday is not seen."""
    kind = main_run(asked.days[(day + 1) % 7].runs)
    return None if kind is RunKind.RACE and day == 6 else kind


def broken(asked: WeekToPlan, plan: WeekPlan) -> list[str]:
    """The hard rules that a plan breaks, in words."""
    placed = [each for each in plan.placements if each.day is not None]
    days = [each.day for each in placed]
    found = ["two sessions on a day"] if len(set(days)) < len(days) else []
    for each in placed:
        found += [*by_its_day(asked, each), *by_the_next_day(asked, each)]
    return found


def is_mixed(asked: WeekToPlan, each: Placement) -> bool:
    """Whether running intervals are part of it in this version."""
    hiit = {session.id for session in asked.sessions if session.is_hiit}
    return each.session in hiit and each.version is not Version.LEG_FREE


def by_its_day(asked: WeekToPlan, each: Placement) -> Iterator[str]:
    """What the runs of its own day forbid."""
    day = asked.days[each.day or 0]
    run, is_worked = main_run(day.runs), each.legs in WORKED
    rules = {
        "a day that is not available": not day.is_available,
        "strength on race day": run is RunKind.RACE,
        "worked legs on the day of the long run": run is RunKind.LONG and is_worked,
        "intervals with strength beside a run": run is not None and is_mixed(asked, each),
        "a beginner with worked legs on a fast day": run in FAST
        and is_worked
        and asked.level is Level.BEGINNER,
    }
    yield from (rule for rule, is_broken in rules.items() if is_broken)


def by_the_next_day(asked: WeekToPlan, each: Placement) -> Iterator[str]:
    """What the runs of the day after forbid."""
    run, is_worked = tomorrow(asked, each.day or 0), each.legs in WORKED
    is_eve = run in {RunKind.LONG, RunKind.RACE}
    rules = {
        f"worked legs on the eve of {run}": is_eve and (is_worked or is_mixed(asked, each)),
        "legs on the eve of a race": run is RunKind.RACE and each.legs is not LegClass.NONE,
        f"heavy legs on the eve of {run}": run in FAST and each.legs is LegClass.HEAVY,
    }
    yield from (rule for rule, is_broken in rules.items() if is_broken)


@FEW
@given(made_weeks())
def test_no_week_breaks_a_hard_rule(asked: WeekToPlan) -> None:
    """The best plan and the next two."""
    for plan in plan_week(asked).plans:
        assert broken(asked, plan) == []


@FEW
@given(made_weeks(), st.integers(0, 6))
def test_a_day_less_never_makes_a_better_plan(asked: WeekToPlan, day: int) -> None:
    """Without the day the best plan costs as much or more, or there is none."""
    assume(asked.days[day].is_available)
    days = list(asked.days)
    days[day] = replace(days[day], is_available=False)
    before, after = plan_week(asked).plans, plan_week(replace(asked, days=tuple(days))).plans
    if after:
        assert before
        assert after[0].cost >= before[0].cost


@FEW
@given(made_weeks())
def test_the_same_week_has_the_same_plan(asked: WeekToPlan) -> None:
    """Whoever asks, and how often."""
    assert plan_week(asked) == plan_week(replace(asked))


@FEW
@given(made_weeks(), st.integers(0, 6))
def test_a_race_more_leaves_as_much_or_less(asked: WeekToPlan, day: int) -> None:
    """On the day before it and on its own day there is never more strength than without it."""
    race = DayToPlan(runs=(Run(RunKind.RACE, 50, 10_000),))
    days = list(asked.days)
    days[day] = race
    for plan in plan_week(replace(asked, days=tuple(days))).plans:
        near = [each for each in plan.placements if each.day == day]
        assert near == []


@pytest.mark.parametrize("level", list(Level))
@pytest.mark.parametrize("run", ["easy", "recovery", "tempo", "long", "race"])
def test_seven_runs_of_a_kind_have_a_plan_or_none(level: Level, run: str) -> None:
    """Each level, each kind: three days stay without strength, or nothing is placed."""
    asked = week(", ".join(f"{day} {run}" for day in DAYS), "A moderate, B moderate", level.value)
    for plan in plan_week(asked).plans:
        assert broken(asked, plan) == []
        assert sum(each.day is not None for each in plan.placements) <= 4


@pytest.mark.parametrize("available", ["", "Mon", "Sun", ALL])
def test_few_days_have_a_plan_or_none(available: str) -> None:
    """Without a day nothing is placed; with one at most one session is."""
    asked = week("Tue easy", "A moderate, B moderate", available=available)
    plans = plan_week(asked).plans
    assert bool(plans) == bool(available)
    for plan in plans:
        placed = [each for each in plan.placements if each.day is not None]
        assert len(placed) <= len(available.split())


def test_doubles_every_day_have_a_plan() -> None:
    """Two easy runs on each day: strength after the second one, three days without."""
    asked = week(", ".join(f"{day} easy, {day} easy" for day in DAYS), "A moderate, B moderate")
    best = plan_week(asked).plans[0]
    assert broken(asked, best) == []
    assert short(best).startswith(("Mon A", "Tue A"))
