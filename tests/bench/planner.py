"""Tries the planner on ten thousand weeks and two hundred build-ups, and measures its time.

Run it from the project's folder: ``python -m tests.bench.planner [WEEKS [BUILD_UPS]]``. It takes
half an hour; what breaks a promise is printed in its smallest form, and the exit status is 1.

The list by which the planner is judged, and where it is asked:

1. No week breaks a hard rule: ``try_weeks`` and ``try_calendar_weeks``, all three plans of each,
   by ``hard_rules.broken``; ``try_build_ups`` for what was shown and for what was done, by date.
2. The worked examples: ``try_written_weeks``, sixty weeks that another planner solved by trying
   everything; the examples with their points are in ``test_search``.
3. A race more brings no session to the fourteen days before it: ``try_changes``.
4. A day less makes no plan cheaper: ``try_weeks``.
5. The same week has the same plan: ``try_weeks``, ``try_calendar_weeks``.
6. Every session has a sentence, every other day a reason: ``try_weeks``, one week in twenty.
7. A long run that is moved changes later days alone: ``try_changes``.
8. A day without run and strength where the runs leave one: among the hard rules of 1.
9. The same week from a file has the same plan: ``try_weeks``.
10. Of two sessions none waits for its legs over two weeks while the other has them, and of more
    none without the runner being told: ``try_build_ups``.
11. Twenty like weeks have the same plan: ``try_written_weeks``.
12. No strength nearer to a race, or between two, than allowed: ``try_build_ups``.

The weeks have no to two runs a day of every kind, races on any day (so on the morrow too), days
that are not available up to all of them, and one to five sessions; ``try_full_weeks`` has doubles
on every day, and up to seven sessions. The build-ups have up to seven runs and doubles, one day for
strength or seven, an A race at the end, B races, and A races three to 49 days apart.
"""

from __future__ import annotations

import gc
import json
import sys
from collections import Counter
from statistics import median
from time import process_time
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from midstance.coach.schedule.planner.reasons import why_not, why_placed
from midstance.coach.schedule.planner.search import allowed_options, plan_week
from midstance.coach.schedule.week_changes import propose_change
from midstance.exchange.week_file import read_week
from midstance.presentation.planning.plan import plans_to_plain
from midstance.storage.definitions.toml_file import parse
from tests.bench.figures import percentile
from tests.coach.schedule.planner.build_ups import broken_promises, live, made_build_ups
from tests.coach.schedule.planner.hard_rules import broken
from tests.coach.schedule.planner.made_weeks import (
    made_calendar_weeks,
    made_full_weeks,
    made_weeks,
)
from tests.coach.schedule.planner.one_plan import plan_with
from tests.coach.schedule.planner.test_search import ONE_SLOT
from tests.coach.schedule.planner.validation import (
    cheaper_without,
    made_races,
    more_before_a_race,
    planned_from_its_file,
    planned_in_a_row,
    touched_too_early,
)
from tests.shape.project import TESTS

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
    print(f"{try_written_weeks()} written weeks have the plans of another planner")
    took = try_weeks(weeks)
    print(f"{len(took)} weeks planned, no hard rule broken, same plan each time and from a file")
    print_times("a week", took)
    calendar = try_calendar_weeks(weeks)
    print_times("a week of the calendar", calendar)
    full = try_full_weeks(weeks // 20)
    print_times("a full week", full)
    seen = try_build_ups(build_ups)
    print(f"{seen['build-ups']} build-ups, {seen['weeks']} weeks, {seen['planned']} with a plan")
    print("no session starved, no plan that flips, nothing too near a race")
    changes = try_changes(weeks)
    print(f"{changes} changes: a race more, a long run moved; no promise broken")
    is_slow = any(
        median(each) > MEDIAN_BUDGET or max(each) > WORST_BUDGET for each in (took, calendar, full)
    )
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
    @given(made_weeks(5), st.integers(0, 6))
    def try_one(week: WeekToPlan, day: int) -> None:
        plans, milliseconds = timed_plan(week)
        took.append(milliseconds)
        assert planned_from_its_file(week).plans == plans
        assert cheaper_without(week, day) == ""
        for plan in plans:
            check_plan(week, plan)
        if plans and len(took) % EXPLAINED == 0:
            check_reasons(week, plans[0])

    try_one()
    return took


def try_written_weeks() -> int:
    """How many weeks another planner solved too; one that differs is an AssertionError."""
    lines = (TESTS / "coach/schedule/planner/weeks.jsonl").read_text("utf-8").splitlines()
    for each in map(json.loads, lines):
        week = read_week(parse("week.toml", each["week"].encode()))
        assert plans_to_plain(plan_week(week)) == each["answer"]
    days = {tuple(one.day for one in each.placements) for each in planned_in_a_row(ONE_SLOT, 20)}
    assert len(days) == 1
    return len(lines)


def try_calendar_weeks(count: int) -> list[float]:
    """The milliseconds of each plan of a week with true neighbours and closed days."""
    took: list[float] = []

    @settings(max_examples=count, deadline=None, database=None, suppress_health_check=EVERY)
    @given(made_calendar_weeks())
    def try_one(week: WeekToPlan) -> None:
        plans, milliseconds = timed_plan(week)
        took.append(milliseconds)
        assert plan_week(week).plans == plans
        for plan in plans:
            check_plan(week, plan)

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

    Doubles every day, or no run at all, with three to seven sessions.
    """
    took: list[float] = []

    @settings(max_examples=count, deadline=None, database=None, suppress_health_check=EVERY)
    @given(made_full_weeks(7))
    def try_one(week: WeekToPlan) -> None:
        plans, milliseconds = timed_plan(week)
        took.append(milliseconds)
        for plan in plans:
            check_plan(week, plan)

    try_one()
    return took


def check_plan(week: WeekToPlan, plan: WeekPlan) -> None:
    """The plan costs what its parts cost, and breaks no hard rule, by whichever words."""
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
    assert broken(week, plan) == []


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
    @given(
        made_build_ups(),
        st.integers(28, 90),
        made_races(),
        st.integers(0, 48),
        st.none() | st.tuples(st.integers(3, 27), made_races()),
    )
    def try_one(
        build_up: BuildUp, day: int, race: Run, move: int, before: tuple[int, Run] | None
    ) -> None:
        others = {day - before[0]: before[1]} if before else {}
        assert list(more_before_a_race(build_up, day, race, others)) == []
        assert list(touched_too_early(build_up, *divmod(move, 7))) == []
        seen["changes"] += 2

    try_one()
    return seen["changes"]


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
