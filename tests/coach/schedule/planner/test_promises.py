"""What is promised of every plan, and weeks at the edge of what anybody runs."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from midstance.coach.schedule.planner.calendar_week import (
    WHY_NO_MORE,
    Owed,
    WeeklyHabits,
    week_to_plan,
)
from midstance.coach.schedule.planner.days import PlanDays
from midstance.coach.schedule.planner.reasons import why_not, why_placed
from midstance.coach.schedule.planner.rule_words import RULES
from midstance.coach.schedule.planner.search import plan_week, unplaced_plan
from midstance.coach.schedule.week_changes import propose_change
from midstance.domain.runner import Level, Priority
from midstance.domain.session import Version
from midstance.domain.volume import LegClass
from midstance.domain.weeks.plan import DayToPlan, SessionToPlace, WeekPlan, WeekToPlan
from midstance.domain.weeks.run import RacePriority, Run, RunKind
from tests.coach.schedule.planner.build_ups import (
    WEEKS,
    BuildUp,
    Event,
    broken_promises,
    live,
    made_build_ups,
    starved,
)
from tests.coach.schedule.planner.made_weeks import made_full_weeks, made_weeks
from tests.coach.schedule.planner.validation import (
    calendar_week,
    cheaper_without,
    made_races,
    more_before_a_race,
    planned_from_its_file,
    planned_in_a_row,
    touched_too_early,
)
from tests.coach.schedule.planner.weeks import DAYS, day, runs, short, week

FEW = settings(max_examples=12, deadline=None)
RACE = Run(RunKind.RACE, metres=10_000, priority=RacePriority.A)


def every_day(kind: str, minutes: int = 40) -> str:
    """A run of this kind on each day."""
    return ", ".join(f"{name} {kind} {minutes}" for name in DAYS)


def strength_days(plan: WeekPlan) -> set[int]:
    """The days that take a session."""
    return {each.day for each in plan.placements if each.day is not None}


EDGES = {
    "no run at all": week("", "A heavy, B heavy, C heavy"),
    "seven easy runs": week(every_day("easy"), "A heavy, B heavy"),
    "seven fast runs": week(every_day("intervals"), "A heavy, B heavy", two_slots="all"),
    "seven long runs": week(every_day("long"), "A light 20, B none 20"),
    "seven races": week(every_day("race"), "A heavy, B light"),
    "doubles every day": week(
        f"{every_day('easy')}, {every_day('recovery')}", "A heavy, B heavy", two_slots="all"
    ),
    "three runs a day": week(
        f"{every_day('easy')}, {every_day('recovery')}, {every_day('tempo')}", "A heavy, B none"
    ),
    "race on the first day": week("Mon race", "A heavy, B heavy"),
    "race on the last day": week("Sun race", "A heavy, B heavy"),
    "race tomorrow and the day after": week("Tue race, Wed race", "A light", available="Mon Tue"),
    "no day available": week("Tue easy", "A heavy", available=""),
    "one day available": week("Tue easy", "A heavy, B heavy, C heavy", available="Tue"),
    "one day, before the long run": week("Sun long", "A heavy legs", available="Sat"),
    "hard work every day": week(every_day("other"), "A heavy, B heavy"),
    "one hiit session in seven runs": week(every_day("easy"), "A none hiit"),
    "seven sessions": week("Tue tempo, Sun long", ", ".join(f"{x} light" for x in "ABCDEFG")),
}


@pytest.mark.parametrize("name", EDGES)
def test_every_week_gets_a_plan_or_a_reason_for_each_day(name: str) -> None:
    """Never silence: a week without a plan has a sentence on each session and each day."""
    asked = EDGES[name]
    plans = plan_week(asked).plans
    plan = plans[0] if plans else unplaced_plan(asked)
    for each in plan.placements:
        assert why_placed(asked, each)
    said = why_not(asked, plan)
    wanted = sum(6 if each.day is not None else 7 for each in plan.placements)
    assert len(said) == wanted
    assert all(each.text.endswith(".") for each in said)


@pytest.mark.parametrize(
    ("name", "plan"),
    [
        ("seven easy runs", "Tue A, Fri B: 16"),
        ("race on the first day", "Wed A, Sat B: 2"),
        ("one day available", "Tue A, B left-out, C left-out: 68"),
    ],
)
def test_some_edges_have_the_plan_that_a_coach_would_give(name: str, plan: str) -> None:
    """Spread, after the runs, and away from the race."""
    assert short(plan_week(EDGES[name]).plans[0]) == plan


@pytest.mark.parametrize("name", ["seven races", "no day available"])
def test_some_edges_have_no_plan(name: str) -> None:
    """Nothing is bent for them."""
    assert plan_week(EDGES[name]).plans == ()


def test_no_change_is_proposed_for_seven_races() -> None:
    """And a day more for strength where none was there."""
    assert propose_change(EDGES["seven races"]) is None
    change = propose_change(EDGES["no day available"])
    assert change is not None
    assert change.day == day("Mon")


@settings(max_examples=60)
@given(made_weeks(3))
def test_a_week_keeps_a_day_without_run_and_strength(asked: WeekToPlan) -> None:
    """Where the runs leave one; else three days stay without strength."""
    rest = PlanDays(asked).rest_days
    for plan in plan_week(asked).plans:
        taken = strength_days(plan)
        assert rest - taken if rest else len(taken) <= 4


@settings(max_examples=60)
@given(made_weeks(3))
def test_points_are_those_of_the_codes_and_prices(asked: WeekToPlan) -> None:
    """No zero among them, every code known, and the best first."""
    plans = plan_week(asked).plans
    for plan in plans:
        assert plan.cost == pytest.approx(sum(plan.costs.values()) + plan.price, abs=0.05)
        assert all(plan.costs.values())
        assert set(plan.costs) <= set(RULES)
    assert [each.cost for each in plans] == sorted(each.cost for each in plans)


def test_twenty_weeks_with_the_same_runs_have_the_same_plan() -> None:
    """What was lighter owes a point, which is not enough to move anything."""
    asked = week(
        "Mon easy, Tue intervals, Wed easy, Thu tempo, Sat easy, Sun long",
        "A moderate, B moderate",
        style="stack",
    )
    found = {short(each).partition(":")[0] for each in planned_in_a_row(asked, 20)}
    assert found == {"Tue A lighter, Sat B lighter"}


@FEW
@given(made_weeks(4), st.integers(0, 6))
def test_a_week_from_a_file_is_the_same_week(asked: WeekToPlan, day: int) -> None:
    """The same plans; and a day less is worth nothing there either."""
    assert planned_from_its_file(asked) == plan_week(asked)
    assert cheaper_without(asked, day) == ""


@settings(max_examples=60)
@given(made_weeks(2))
def test_a_race_more_never_means_more_strength_right_before_it(asked: WeekToPlan) -> None:
    """On its day there is none, and the day before has no legs."""
    race = DayToPlan(runs=(Run(RunKind.RACE),))
    with_race = replace(asked, days=(*asked.days[:5], race, asked.days[6]))
    for plan in plan_week(with_race).plans:
        assert 5 not in strength_days(plan)
        eve = [each for each in plan.placements if each.day == 4]
        assert all(each.legs.value == "none" for each in eve)


def test_levels_bend_costs_and_never_rules() -> None:
    """The same week for three runners: the rules for beginners are the stricter ones."""
    for level in Level:
        asked = week("Tue tempo, Sun long", "A moderate", level.value, two_slots="all")
        days = strength_days(plan_week(asked).plans[0])
        assert days <= {day("Mon"), day("Tue"), day("Wed"), day("Thu"), day("Fri")}
        assert level is not Level.BEGINNER or day("Tue") not in days


@settings(max_examples=15, deadline=None)
@given(made_build_ups())
def test_sixteen_weeks_up_to_a_race_keep_every_promise(build_up: BuildUp) -> None:
    """No rule broken by date, nothing too near a race, no session starved, no plan that flips.

    With illness, missed days, a week away and a race on the way; ``tests.bench.planner`` tries
    two hundred of them.
    """
    assert broken_promises(build_up) == []


def one_leg_day(count: int) -> BuildUp:
    """A beginner with ``count`` heavy sessions of the whole body, and one good day for the legs.

    Two sessions a week are allowed: one with its legs on the free Monday, one without.
    """
    easy, fast, long = Run(RunKind.EASY, 50), Run(RunKind.INTERVALS, 50), Run(RunKind.LONG, 100)
    return BuildUp(
        WeeklyHabits(Level.BEGINNER, Priority.RUNNING),
        tuple(
            SessionToPlace(f"p/{each}", LegClass.HEAVY, has_upper=True) for each in "ABC"[:count]
        ),
        ((easy,), (easy,), (), (fast,), (), (long,), ()),
        {WEEKS * 7 - 1: RACE},
        ((Event.NOTHING, 0),) * WEEKS,
    )


def test_sessions_beyond_the_cap_take_turns() -> None:
    """Of three heavy sessions two fit a week, and one has its legs: each in turn."""
    weeks = list(live(one_leg_day(3)))[:9]
    assert starved(weeks) <= 2
    full = [
        each.session
        for week in weeks
        for each in (week.shown.placements if week.shown else ())
        if each.version is Version.FULL
    ]
    assert full == ["p/A", "p/B", "p/C"] * 3


def test_of_two_sessions_each_has_its_legs_every_other_week() -> None:
    """Nobody is left out, so that none waits longer than a week."""
    build_up = one_leg_day(2)
    assert broken_promises(build_up) == []
    assert starved(list(live(build_up))) <= 1


def test_the_cap_leaves_out_the_session_that_owes_least() -> None:
    """C and B owe points, so A is left out this week, and C, which owes most, comes first."""
    owed = {"p/B": Owed(2, Version.LEG_FREE), "p/C": Owed(4, Version.LEFT_OUT)}
    asked = week_to_plan(replace(calendar_week(one_leg_day(3), 0, {}), owed=owed))
    assert [each.id for each in asked.sessions] == ["p/C", "p/B"]


def test_nothing_owed_leaves_the_first_sessions_of_the_program() -> None:
    """As it stands in the program."""
    asked = week_to_plan(calendar_week(one_leg_day(3), 0, {}))
    assert [each.id for each in asked.sessions] == ["p/A", "p/B"]


@FEW
@given(made_build_ups(), st.integers(28, 90), made_races(), st.none() | made_races())
def test_a_race_more_never_brings_sessions(
    build_up: BuildUp, day: int, race: Run, before: Run | None
) -> None:
    """In the last fourteen days before it, be it the only race or not."""
    others = {day - 9: before} if before else {}
    assert list(more_before_a_race(build_up, day, race, others)) == []


def test_no_session_moves_into_the_two_weeks_before_a_race() -> None:
    """Where they begin within a week, its days before and in them are counted apart."""
    build_up = BuildUp(
        WeeklyHabits(Level.BEGINNER, Priority.RUNNING),
        (
            SessionToPlace("p/A", LegClass.LIGHT, has_upper=True, can_be_leg_free=True),
            SessionToPlace("p/B", LegClass.MODERATE, has_upper=True, can_be_leg_free=True),
        ),
        tuple(runs("Mon easy 50 + easy 30, Thu easy 30, Sat long 100")),
        {},
        (),
    )
    half_marathon = Run(RunKind.RACE, metres=21_098, priority=RacePriority.A)
    assert list(more_before_a_race(build_up, 30, half_marathon, {9: RACE})) == []


THREE_HEAVY = BuildUp(
    WeeklyHabits(Level.INTERMEDIATE, two_slots=frozenset(range(7))),
    tuple(SessionToPlace(f"p/{each}", LegClass.HEAVY) for each in "ABC"),
    tuple(runs("Mon easy, Tue easy, Wed recovery, Thu tempo, Fri easy, Sun long")),
    {},
    (),
)


def test_smaller_sessions_do_not_come_in_the_place_of_a_heavy_one() -> None:
    """Three lighter ones would fit where heavy legs are closed; two come, as without the race."""
    asked = week_to_plan(calendar_week(THREE_HEAVY, 3, {28: RACE}))
    alone = week_to_plan(calendar_week(THREE_HEAVY, 3, {}))
    free = plan_week(replace(asked, limits=())).plans[0]
    assert len(strength_days(free)) == 3
    plan = plan_week(asked).plans[0]
    assert len(strength_days(plan)) == len(strength_days(plan_week(alone).plans[0])) == 2
    assert {each.why for each in asked.limits} == {WHY_NO_MORE}


def test_many_races_close_together_are_looked_at_as_one() -> None:
    """A race on each day of a week asks for one plan more, and not for one for each."""
    races = dict.fromkeys(range(35, 42), RACE)
    asked = week_to_plan(calendar_week(THREE_HEAVY, 4, races))
    assert [(len(each.days), each.most) for each in asked.limits] == [(7, 2)]
    assert plan_week(asked).plans


@FEW
@given(made_build_ups(), st.integers(0, 6), st.integers(0, 6))
def test_a_long_run_that_moves_changes_later_days_alone(
    build_up: BuildUp, today: int, target: int
) -> None:
    """What was done stays where it was, and nothing goes to a day that is gone."""
    assert list(touched_too_early(build_up, today, target)) == []


@FEW
@given(made_full_weeks())
def test_many_sessions_are_planned_as_few_are(asked: WeekToPlan) -> None:
    """Four or five sessions in a week: best first, and one session a day."""
    plans = plan_week(asked).plans
    assert [each.cost for each in plans] == sorted(each.cost for each in plans)
    assert len({short(each) for each in plans}) == len(plans)
    for plan in plans:
        days = [each.day for each in plan.placements if each.day is not None]
        assert len(set(days)) == len(days)
