"""What the sessions still to be placed cost at least is never more than what they cost."""

from itertools import product

import pytest
from hypothesis import given, settings

from midstance.coach.schedule.planner.bounds import NEVER, Bounds, PricedOptions, bit_set, members
from midstance.coach.schedule.planner.days import PlanDays
from midstance.coach.schedule.planner.search import allowed_options, plan_week
from midstance.coach.schedule.planner.versions import OUT, DayOption
from midstance.domain.weeks.plan import SessionLimit, WeekPlan, WeekToPlan
from tests.coach.schedule.planner.made_weeks import made_full_weeks, made_weeks
from tests.coach.schedule.planner.one_plan import plan_with
from tests.coach.schedule.planner.weeks import day, week

FREE = week("", "A heavy, B light legs")


def priced(asked: WeekToPlan) -> PricedOptions:
    """The options of a week with their points."""
    return PricedOptions(PlanDays(asked), allowed_options(asked))


def days_of(chosen: tuple[DayOption, ...], mark: str = "") -> int:
    """The days of the sessions that are placed, or of those with a mark."""
    placed = [each for each in chosen if each.day != OUT]
    return sum({1 << each.day for each in placed if not mark or getattr(each, mark)})


def options_in(asked: WeekToPlan, plan: WeekPlan) -> tuple[DayOption, ...]:
    """The options that make a plan."""
    return tuple(
        next(each for each in of if (each.placement().day, each.version) == (at.day, at.version))
        for of, at in zip(allowed_options(asked), plan.placements, strict=True)
    )


def least_points(asked: WeekToPlan, chosen: tuple[DayOption, ...]) -> float:
    """What every plan that begins with these options costs at least, in points."""
    options, points = priced(asked), 0
    own = {each.placement(): points for points, each in options.row}
    for number, option in enumerate(chosen):
        points += own[option.placement()]
        points += sum(options.pair_points(each, option) for each in chosen[:number])
    worked, upper = days_of(chosen, "is_worked"), days_of(chosen, "has_upper")
    after = Bounds(options).least_after(len(chosen), days_of(chosen), worked, upper)
    return (points + options.triple_points(worked) + after) / 10


@settings(max_examples=30)
@given(made_weeks(4))
def test_the_bound_of_a_beginning_is_never_above_its_plans(asked: WeekToPlan) -> None:
    """From nothing chosen to everything chosen, for each of the three best plans."""
    for plan in plan_week(asked).plans:
        chosen = options_in(asked, plan)
        for number in range(len(chosen) + 1):
            assert least_points(asked, chosen[:number]) <= plan.cost + 1e-6


@settings(max_examples=8, deadline=None)
@given(made_full_weeks())
def test_the_bound_holds_in_full_weeks(asked: WeekToPlan) -> None:
    """With four or five sessions on seven like days."""
    for plan in plan_week(asked).plans[:1]:
        assert least_points(asked, ()) <= plan.cost + 1e-6


def test_the_bound_of_a_whole_plan_is_what_it_costs() -> None:
    """Nothing is left to guess."""
    for chosen in product(*allowed_options(FREE)):
        plan = plan_with(FREE, chosen)
        if plan is not None:
            assert least_points(FREE, chosen) == pytest.approx(plan.cost)


def test_a_bound_knows_how_many_leg_sessions_fit_a_week() -> None:
    """Four heavy ones for the legs alone: three fit between clear days, one is left out for 30."""
    asked = week("", "A heavy legs, B heavy legs, C heavy legs, D heavy legs")
    options = priced(asked)
    found = Bounds(options).least_after(0, 0, 0, 0)
    assert 300 <= found <= 10 * plan_week(asked).plans[0].cost


def test_a_week_without_a_day_has_no_bound_below_never() -> None:
    """One session at least is placed."""
    options = priced(week("", "A heavy, B light", available=""))
    assert Bounds(options).least_after(0, 0, 0, 0) >= NEVER // 2


def test_options_stand_in_a_row_the_cheapest_of_each_session_first() -> None:
    """And each session has its own part of it."""
    options = priced(week("Tue easy, Sat long", "A heavy, B light"))
    for mask in options.of_session:
        points = [options.row[place][0] for place in members(mask)]
        assert points == sorted(points)
        assert options.least_points(mask) == points[0]
    assert sum(options.of_session) == (1 << len(options.row)) - 1
    assert options.least_points(0) == NEVER


def test_an_option_takes_its_day_and_the_days_beside_it() -> None:
    """Two sessions for the same muscles want a clear day between them."""
    options = priced(week("", "A heavy, B heavy"))
    place = next(n for n, (_, each) in enumerate(options.row) if each.day == day("Wed"))
    left = options.left_by(options.row[place][1], options.of_session[1], 1 << day("Wed"))
    days = {options.row[each][1].day for each in members(left)}
    assert days == {day("Mon"), day("Fri"), day("Sat"), day("Sun"), OUT}


@pytest.mark.parametrize(("most", "feasible"), [(0, 0), (1, 12), (2, 42)])
def test_a_limit_leaves_its_days_no_more_sessions(most: int, feasible: int) -> None:
    """Sunday lies after the race, and takes one as well."""
    limit = SessionLimit(frozenset(range(6)), most, "A race.")
    asked = week("", "A light legs, B light legs", limits=(limit,))
    found = plan_week(asked)
    before = [
        sum(each.day is not None and each.day < 6 for each in plan.placements)
        for plan in found.plans
    ]
    assert max(before) <= most
    assert found.feasible == feasible


def test_sets_of_places_are_whole_numbers() -> None:
    """One bit for each place, the lowest first."""
    assert bit_set([True, False, True]) == 5
    assert list(members(5)) == [0, 2]
    assert bit_set([]) == 0
