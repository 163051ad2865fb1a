"""The search finds the three best of all plans: the worked examples, and a count by brute force."""

from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from midstance.coach.schedule.planner.search import (
    allowed_options,
    best_plan_with,
    plan_week,
    unplaced_plan,
)
from midstance.coach.schedule.planner.versions import OUT, VERSION_RANKS, DayOption
from midstance.domain.session import Version
from midstance.domain.volume import LegClass
from midstance.domain.weeks.plan import HoursBetween, SessionLimit, WeekToPlan
from tests.coach.schedule.planner.made_weeks import made_weeks
from tests.coach.schedule.planner.one_plan import plan_with
from tests.coach.schedule.planner.weeks import day, short, week

BEGINNER = week(
    "Tue easy, Thu easy, Sat long",
    "A moderate, B moderate",
    "beginner",
    "alternate",
    two_slots="all",
)
TEN_K = week(
    "Tue intervals, Wed easy, Fri easy, Sun long", "A heavy jumps, B heavy jumps", two_slots="all"
)
MARATHON = week(
    "Tue tempo, Wed easy, Thu easy, Fri recovery, Sun long",
    "A moderate, B moderate",
    style="stack",
    two_slots="all",
)
SIX_RUNS = week(
    "Tue intervals, Wed easy, Thu tempo, Fri easy, Sat recovery, Sun long",
    "A moderate, B moderate",
    "advanced",
    "stack",
    two_slots="all",
)
BOOT_CAMP = week(
    "Tue easy, Sun long 75", "A moderate, B moderate, C moderate hiit", style="alternate"
)
TWO_RUNS = week("Wed easy, Sun easy", "A moderate, B moderate", "beginner")
ONE_SLOT = week(
    "Mon easy, Tue intervals, Wed easy, Thu tempo, Sat easy, Sun long",
    "A moderate, B moderate",
    style="stack",
)


@pytest.mark.parametrize(
    ("asked", "feasible", "plans"),
    [
        (BEGINNER, 12, ["Mon A, Wed B: 12", "Wed A, Mon B: 13", "Wed A, Sun B: 13"]),
        (TEN_K, 6, ["Tue A, Thu B: 22", "Thu A, Tue B: 23", "Mon A leg-free, Thu B: 24"]),
        (MARATHON, 12, ["Tue A, Fri B: 11", "Fri A, Tue B: 12", "Tue A, Thu B: 13"]),
        (SIX_RUNS, 6, ["Tue A, Fri B: 11"]),
        (BOOT_CAMP, 6, ["Mon A, Wed B, Fri C: 11.7"]),
        (TWO_RUNS, 28, ["Mon A, Thu B: 2", "Mon A, Fri B: 2"]),
        (ONE_SLOT, 2, ["Tue A lighter, Sat B lighter: 26", "Sat A lighter, Tue B lighter: 27"]),
    ],
    ids=["beginner", "10k", "marathon", "six runs", "boot camp", "two runs", "one slot"],
)
def test_worked_weeks_give_the_plans_that_were_computed_by_hand(
    asked: WeekToPlan, feasible: int, plans: list[str]
) -> None:
    """Days, versions and points, and in how many ways all fits in full."""
    found = plan_week(asked)
    assert found.feasible == feasible
    assert [short(each) for each in found.plans[: len(plans)]] == plans


@pytest.mark.parametrize(
    ("asked", "costs", "price"),
    [
        (BEGINNER, {"next_easy": 6, "spacing": 6}, 0),
        (TEN_K, {"same_quality": 9, "next_easy": 4, "spacing": 6, "leg_gap_2d": 3}, 0),
        (
            MARATHON,
            {"same_quality": 1, "next_easy": 2, "key48_mod": 1, "same_recovery": 5, "spacing": 2},
            0,
        ),
        (
            SIX_RUNS,
            {
                "key48_mod": 2,
                "next_easy": 2,
                "same_quality": 1,
                "next_recovery": 1,
                "same_easy": 3,
                "spacing": 2,
            },
            0,
        ),
        (BOOT_CAMP, {"after_long_mod": 6, "next_easy": 2, "key48_mod": 1, "spacing": 2.7}, 0),
        (TWO_RUNS, {"spacing": 2}, 0),
        (ONE_SLOT, {"same_quality": 1, "same_easy": 3, "spacing": 2}, 20),
    ],
    ids=["beginner", "10k", "marathon", "six runs", "boot camp", "two runs", "one slot"],
)
def test_worked_weeks_cost_what_was_computed_by_hand(
    asked: WeekToPlan, costs: dict[str, float], price: int
) -> None:
    """Points by the code of each wish, and the price of versions beside them."""
    best = plan_week(asked).plans[0]
    assert (dict(best.costs), best.price) == (costs, price)
    assert best.cost == pytest.approx(sum(costs.values()) + price)


def test_the_full_week_of_one_slot_would_cost_twice_as_much() -> None:
    """Both sessions in full lie on the eve of a fast run: 52 points against 26."""
    options = allowed_options(ONE_SLOT)
    full = [[each for each in of if each.version is Version.FULL] for of in options]
    plans = [plan for chosen in product(*full) if (plan := plan_with(ONE_SLOT, chosen))]
    assert min(plan.cost for plan in plans) == 52


@settings(max_examples=25)
@given(made_weeks())
def test_the_three_best_are_those_of_all_plans(asked: WeekToPlan) -> None:
    """Every choice of options is tried one by one, and sorted by points, price and days."""
    every = [
        (plan.cost, plan.price, [each.day for each in chosen], versions_of(chosen), short(plan))
        for chosen in product(*allowed_options(asked))
        if (plan := plan_with(asked, chosen)) is not None
    ]
    found = plan_week(asked)
    assert [short(each) for each in found.plans] == [each[4] for each in sorted(every)[:3]]
    assert found.feasible == sum(not any(versions) for _, _, _, versions, _ in every)


@settings(max_examples=12)
@given(made_weeks(5), st.frozensets(st.integers(0, 6), min_size=2, max_size=2))
def test_the_three_best_of_many_sessions_on_two_days_are_those_of_all_plans(
    asked: WeekToPlan, days: frozenset[int]
) -> None:
    """Where most are left out; and where a race lets one day take one session alone."""
    some = tuple(
        replace(each, is_available=number in days) for number, each in enumerate(asked.days)
    )
    limit = SessionLimit(frozenset(range(max(days))), 0, "A race.")
    for limits in ((), (limit,)):
        week_of_two = replace(asked, days=some, limits=limits)
        every = [
            (plan.cost, plan.price, [each.day for each in chosen], versions_of(chosen), short(plan))
            for chosen in product(*allowed_options(week_of_two))
            if sum(each.day != OUT for each in chosen) <= 2
            if (plan := plan_with(week_of_two, chosen)) is not None
        ]
        found = plan_week(week_of_two)
        assert [short(each) for each in found.plans] == [each[4] for each in sorted(every)[:3]]


def versions_of(chosen: tuple[DayOption, ...]) -> list[int]:
    """The ranks of the versions, 0 for full."""
    return [VERSION_RANKS[each.version] for each in chosen]


@given(made_weeks())
def test_the_same_week_gives_the_same_plan(asked: WeekToPlan) -> None:
    """Nothing but the week decides."""
    assert plan_week(asked) == plan_week(asked)


@given(made_weeks(), st.integers(0, 6))
def test_losing_a_day_never_makes_the_best_plan_cheaper(asked: WeekToPlan, lost: int) -> None:
    """Whatever fits in fewer days fitted before; without usual days, since those may cost."""
    less = replace(
        asked,
        days=tuple(
            replace(each, is_available=each.is_available and number != lost)
            for number, each in enumerate(asked.days)
        ),
    )
    before, after = plan_week(asked).plans, plan_week(less).plans
    assert not after or before[0].cost <= after[0].cost
    assert plan_week(less).feasible <= plan_week(asked).feasible


def test_a_pinned_session_lies_on_its_day() -> None:
    """The best plan with it there, and none where no plan has it there."""
    pinned = best_plan_with(TEN_K, {"B": day("Fri")})
    assert pinned is not None
    assert short(pinned) == "Tue A, Fri B: 26"
    assert best_plan_with(TEN_K, {"B": day("Sat")}) is not None
    assert best_plan_with(TEN_K, {"B": day("Sun")}) is None


def test_a_program_that_wants_three_days_gets_them() -> None:
    """A and C are three days apart, the shorter way round the week."""
    apart = (HoursBetween(("A", "C"), 72),)
    plan = plan_week(week("", "A heavy, B light legs, C heavy", gaps=apart)).plans[0]
    first, _, last = (each.day for each in plan.placements)
    assert first is not None
    assert last is not None
    assert min(abs(first - last), 7 - abs(first - last)) >= 3


def test_no_day_at_all_gives_no_plan() -> None:
    """At least one session is placed, or there is no plan."""
    closed = week("Tue easy", "A moderate, B moderate", available="")
    assert plan_week(closed).plans == ()
    assert plan_week(closed).feasible == 0
    assert short(unplaced_plan(closed)) == "A left-out, B left-out: 60"


def test_seven_sessions_in_an_empty_week_are_planned() -> None:
    """One a day, with a day of rest: one of them is left out."""
    names = ", ".join(f"{each} none legs" for each in "ABCDEFG")
    plan = plan_week(week("", names)).plans[0]
    assert sum(each.day is None for each in plan.placements) == 1


NEW_JUMPS = "A heavy jumps legs, B heavy jumps legs"


@pytest.mark.parametrize(
    ("about_runs", "lighter", "plan"),
    [
        ("Tue intervals, Fri tempo, Sun long", None, "Wed A, B left-out: 35"),
        ("Tue intervals, Fri tempo, Sun long", LegClass.LIGHT, "Wed A, Sat B lighter: 28"),
        ("Tue intervals, Thu easy, Sun long", LegClass.LIGHT, "Wed A, Fri B: 16"),
        ("Tue intervals, Thu easy, Fri easy, Sun long", LegClass.LIGHT, "Wed A, Fri B: 24"),
    ],
)
def test_new_jumps_leave_room_for_both_sessions(
    about_runs: str, lighter: LegClass | None, plan: str
) -> None:
    """With three hard runs the second session comes without its jumps instead of not at all.

    Where the week has room for all of it, it comes whole.
    """
    asked = week(about_runs, NEW_JUMPS)
    a, b = asked.sessions
    asked = replace(asked, sessions=(a, replace(b, lighter_legs=lighter)))
    assert short(plan_week(asked).plans[0]) == plan
