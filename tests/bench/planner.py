"""Tries the planner on ten thousand weeks and two hundred build-ups, and measures its time.

Run it from the project's folder: ``python -m tests.bench.planner [WEEKS [BUILD_UPS]]``. It takes
some minutes; what breaks a promise is printed in its smallest form, and the exit status is 1.
"""

from __future__ import annotations

import gc
import sys
from collections import Counter
from statistics import median
from time import process_time
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from midstance.coach.schedule.planner.days import PlanDays
from midstance.coach.schedule.planner.reasons import why_not, why_placed
from midstance.coach.schedule.planner.search import allowed_options, plan_week, plan_with
from midstance.coach.schedule.planner.ways_out import propose_change
from tests.bench.figures import percentile
from tests.coach.schedule.planner.build_ups import broken_promises, live, made_build_ups
from tests.coach.schedule.planner.made_weeks import made_full_weeks, made_weeks
from tests.coach.schedule.planner.validation import (
    made_races,
    more_before_a_race,
    touched_too_early,
)

if TYPE_CHECKING:
    from midstance.domain.weeks.plan import WeekPlan, WeekToPlan
    from midstance.domain.weeks.run import Run
    from tests.coach.schedule.planner.build_ups import BuildUp

WEEKS, BUILD_UPS = 10_000, 200
MEDIAN_BUDGET, WORST_BUDGET = 20.0, 60.0
"""Milliseconds for the plan of one week."""
EVERY = tuple(HealthCheck)
"""A long run is meant here: no check on its length."""
EXPLAINED = 20
"""Of every so many weeks one is explained day by day, which takes longer than planning it."""


def main(arguments: list[str]) -> int:
    """Try everything; the answer is 1 where a promise is broken or a budget is missed."""
    weeks, build_ups = [*map(int, arguments), *(WEEKS, BUILD_UPS)[len(arguments) :]]
    took = try_weeks(weeks)
    print(f"{len(took)} weeks planned, no hard rule broken, same plan each time")
    print_times("a week", took)
    full = try_full_weeks(weeks // 20)
    print_times("a full week", full)
    seen = try_build_ups(build_ups)
    print(f"{seen['build-ups']} build-ups, {seen['weeks']} weeks, {seen['planned']} with a plan")
    print("no session starved, no plan that flips, nothing too near a race")
    print(f"{try_changes(build_ups)} changes: a race more, a long run moved; no promise broken")
    is_slow = any(median(each) > MEDIAN_BUDGET or max(each) > WORST_BUDGET for each in (took, full))
    return int(is_slow)


def print_times(name: str, took: list[float]) -> None:
    """The usual and the worst time, in milliseconds of processor time."""
    most = percentile(took, 0.99)
    print(
        f"{name}: median {median(took):.2f} ms, 99 % {most:.2f} ms, worst {max(took):.2f} ms",
        flush=True,
    )


def try_weeks(count: int) -> list[float]:
    """The milliseconds of each plan; a broken promise is an AssertionError."""
    took: list[float] = []

    @settings(max_examples=count, deadline=None, database=None, suppress_health_check=EVERY)
    @given(made_weeks())
    def try_one(week: WeekToPlan) -> None:
        plans, milliseconds = timed_plan(week)
        took.append(milliseconds)
        assert plan_week(week).plans == plans
        for plan in plans:
            check_plan(week, plan)
        if plans and len(took) % EXPLAINED == 0:
            check_reasons(week, plans[0])

    try_one()
    return took


def timed_plan(week: WeekToPlan) -> tuple[tuple[WeekPlan, ...], float]:
    """The plans of a week, and the milliseconds of processor time until the runner has an answer.

    A week without a plan has a change proposed, which plans it again for each change tried; that
    counts too. Memory is not tidied meanwhile, since most of it belongs to the maker of the weeks.
    """
    gc.disable()
    began = process_time()
    plans = plan_week(week).plans
    if not plans:
        propose_change(week)
    took = 1000 * (process_time() - began)
    gc.enable()
    return plans, took


def try_full_weeks(count: int) -> list[float]:
    """The milliseconds of the plans of the weeks that leave the most to choose from.

    Doubles every day, or no run at all, with four or five sessions, all owed.
    """
    took: list[float] = []

    @settings(max_examples=count, deadline=None, database=None, suppress_health_check=EVERY)
    @given(made_full_weeks())
    def try_one(week: WeekToPlan) -> None:
        plans, milliseconds = timed_plan(week)
        took.append(milliseconds)
        for plan in plans:
            check_plan(week, plan)

    try_one()
    return took


def check_plan(week: WeekToPlan, plan: WeekPlan) -> None:
    """The plan passes every hard rule, and keeps a day of rest where the runs leave one."""
    options = allowed_options(week)
    chosen = tuple(
        next(
            option
            for option in options[number]
            if (option.placement().day, option.version) == (each.day, each.version)
        )
        for number, each in enumerate(plan.placements)
    )
    again = plan_with(week, chosen)
    assert again is not None
    assert again.cost == plan.cost
    rest = PlanDays(week).rest_days
    taken = {each.day for each in plan.placements if each.day is not None}
    assert rest - taken if rest else len(taken) <= 4


def check_reasons(week: WeekToPlan, plan: WeekPlan) -> None:
    """Every session has a sentence, and every other day a reason."""
    assert all(why_placed(week, each) for each in plan.placements)
    wanted = sum(6 if each.day is not None else 7 for each in plan.placements)
    assert len(why_not(week, plan)) == wanted


def try_build_ups(count: int) -> Counter[str]:
    """How much was tried; a broken promise is an AssertionError."""
    seen: Counter[str] = Counter()

    @settings(max_examples=count, deadline=None, database=None, suppress_health_check=EVERY)
    @given(made_build_ups())
    def try_one(build_up: BuildUp) -> None:
        assert broken_promises(build_up) == []
        weeks = list(live(build_up))
        seen["build-ups"] += 1
        seen["weeks"] += len(weeks)
        seen["planned"] += sum(week.shown is not None for week in weeks)

    try_one()
    return seen


def try_changes(count: int) -> int:
    """How many changes were tried; a broken promise is an AssertionError."""
    seen: Counter[str] = Counter()

    @settings(max_examples=count, deadline=None, database=None, suppress_health_check=EVERY)
    @given(made_build_ups(), st.integers(28, 90), made_races(), st.integers(0, 48))
    def try_one(build_up: BuildUp, day: int, race: Run, move: int) -> None:
        assert list(more_before_a_race(build_up, day, race)) == []
        assert list(touched_too_early(build_up, *divmod(move, 7))) == []
        seen["changes"] += 2

    try_one()
    return seen["changes"]


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
