"""The list by which a planner is judged, asked of weeks made up by chance; more of it in the bench.

Each rule is asked in words of its own, and not with the planner's tables.
"""

from dataclasses import replace

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from midstance.coach.schedule.planner.search import plan_week
from midstance.domain.runner import Level
from midstance.domain.session import Version
from midstance.domain.volume import LegClass
from midstance.domain.weeks.plan import (
    Closure,
    DayToPlan,
    HoursBetween,
    Placement,
    SessionLimit,
    WeekPlan,
    WeekToPlan,
)
from midstance.domain.weeks.run import Run, RunKind
from tests.coach.schedule.planner.hard_rules import broken
from tests.coach.schedule.planner.made_weeks import made_calendar_weeks, made_weeks
from tests.coach.schedule.planner.weeks import ALL, DAYS, day, neighbour, short, week

FEW = settings(max_examples=40, deadline=None)


@FEW
@given(made_weeks())
def test_no_week_breaks_a_hard_rule(asked: WeekToPlan) -> None:
    """The best plan and the next two."""
    for plan in plan_week(asked).plans:
        assert broken(asked, plan) == []


@settings(max_examples=15, deadline=None)
@given(made_calendar_weeks())
def test_no_week_of_the_calendar_breaks_a_hard_rule(asked: WeekToPlan) -> None:
    """With true neighbours, short and closed days, places that lack something, and jumps."""
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


# The rules that the laws ask find what a bad plan breaks; else they would prove nothing.


def plan_of(text: str, minutes: int = 45) -> WeekPlan:
    """A plan in a few words: ``Mon A heavy, Wed B light jumps``; all in full."""
    placed = []
    for entry in filter(None, text.split(", ")):
        name, id_, legs, *marks = entry.split()
        version = Version.LEG_FREE if "leg-free" in marks else Version.FULL
        placed.append(
            Placement(id_, day(name), version, LegClass(legs), minutes, "jumps" in marks, 0)
        )
    return WeekPlan(tuple(placed), {})


TWO = "A heavy, B light"
RULES = {
    "no session at all": (week("", TWO), ""),
    "a day that is not available": (week("", TWO, available="Tue"), "Mon A heavy"),
    "strength on race day": (week("Mon race", TWO), "Mon A heavy"),
    "worked legs on the day of the long run": (week("Sun long", TWO), "Sun A heavy"),
    "long strength beside a long run": (week("Sun long", TWO), "Sun B light"),
    "worked legs on a fast day": (week("Tue tempo", TWO), "Tue A heavy"),
    "worked legs on the eve of long": (week("Sun long", TWO), "Sat A heavy"),
    "legs on the eve of a race": (week("Sun race", TWO), "Sat B light"),
    "heavy legs on the eve of tempo": (week("Tue tempo", TWO), "Mon A heavy"),
    "intervals with strength beside a run": (week("Mon easy", "A none hiit"), "Mon A none"),
    "intervals with strength next to a fast day": (
        week("Tue tempo", "A none hiit"),
        "Mon A none",
    ),
    "two sessions on a day": (week("", TWO), "Mon A heavy, Mon B light"),
    "the same muscles on two days in a row": (week("", TWO), "Sun A heavy, Mon B light"),
    "jumps on two days in a row": (
        week("", "A none legs jumps, B none legs jumps"),
        "Mon A none jumps, Tue B none jumps",
    ),
    "no day without run and strength": (
        week("Mon easy, Tue easy, Wed easy, Thu easy, Fri easy, Sat easy", TWO),
        "Sun A heavy",
    ),
    "fewer than three days without strength": (
        week("Mon easy, Tue easy, Wed easy, Thu easy, Fri easy, Sat easy, Sun easy", TWO),
        "Mon A none, Tue A none, Wed A none, Thu A none, Fri A none",
    ),
    "2 days between A and B": (
        week("", "A heavy legs, B heavy legs", gaps=(HoursBetween(("A", "B"), 72),)),
        "Mon A heavy, Wed B heavy",
    ),
    "more sessions before a race than without it": (
        week("", TWO, limits=(SessionLimit(frozenset({0, 1}), 0, "A race."),)),
        "Mon A heavy",
    ),
}


@pytest.mark.parametrize("rule", RULES)
def test_what_breaks_a_rule_is_found(rule: str) -> None:
    """Each rule by a plan that breaks it."""
    asked, text = RULES[rule]
    assert rule in broken(asked, plan_of(text))


def changed(asked: WeekToPlan, **fields: object) -> WeekToPlan:
    """The week with another Monday."""
    return replace(asked, days=(replace(asked.days[0], **fields), *asked.days[1:]))  # type: ignore[arg-type]  # fields of a day by name


@pytest.mark.parametrize(
    ("fields", "rule"),
    [
        ({"minutes": 20}, "more minutes than the day has"),
        ({"closures": (Closure(LegClass.LIGHT, ""),)}, "heavy legs where light is closed"),
        ({"is_without_jumps": True}, "jumps too near a race"),
    ],
)
def test_a_closed_or_short_day_is_found(fields: dict[str, object], rule: str) -> None:
    """By its minutes, by what is closed, by the jumps that it takes none of."""
    asked = changed(week("", "A heavy jumps"), **fields)
    assert broken(asked, plan_of("Mon A heavy jumps")) == [rule]
    assert broken(asked, plan_of("Tue A heavy jumps")) == []


def test_last_week_counts() -> None:
    """Heavy legs on its Sunday leave this Monday to other muscles."""
    asked = week("", TWO, before=neighbour(trained="Sun A heavy"), after=neighbour())
    assert broken(asked, plan_of("Mon A heavy")) == ["the same muscles on two days in a row"]
    assert broken(asked, plan_of("Tue A heavy")) == []


def test_a_quiet_week_breaks_nothing() -> None:
    """Light sessions on free days far from every run and from each other."""
    assert broken(week("", "A light, B light"), plan_of("Wed A light, Sat B light")) == []
