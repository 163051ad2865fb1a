"""A week of the calendar as the planner takes it: neighbours, races, turns and caps."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from midstance.coach.schedule.planner.calendar_week import (
    CalendarWeek,
    Owed,
    WeeklyHabits,
    days_taken,
    has_closed_days,
    owed_after,
    race_advice,
    session_cap,
    version_of,
    week_to_plan,
)
from midstance.coach.schedule.planner.search import plan_week
from midstance.domain.runner import Level, Priority
from midstance.domain.session import Version
from midstance.domain.volume import LegClass
from midstance.domain.weeks.plan import Closure, TrainedSession, WeekToPlan
from midstance.domain.weeks.run import RacePriority, Run, RunKind
from tests.coach.schedule.planner.weeks import day, runs, sessions, short

MONDAY = date(2026, 11, 23)
HABITS = WeeklyHabits(Level.INTERMEDIATE)
TWO = sessions("A heavy jumps, B moderate")
RACE = Run(RunKind.RACE, metres=10_000)


def calendar(
    about: str = "", names: str = "A heavy jumps, B moderate", **more: Any
) -> CalendarWeek:
    """A calendar week with runs on its days; ``race`` puts one this many days from Monday."""
    dated = {MONDAY + timedelta(n): each for n, each in enumerate(runs(about))}
    for number, run in more.pop("races", {}).items():
        dated[MONDAY + timedelta(number)] = (run,)
    return CalendarWeek(
        more.pop("monday", MONDAY),
        more.pop("habits", HABITS),
        more.pop("runs", dated),
        sessions(names),
        **more,
    )


def placed(week: WeekToPlan) -> str:
    """The best plan in a line."""
    plans = plan_week(week).plans
    return short(plans[0]).partition(":")[0] if plans else "nothing"


def test_runs_get_their_kinds_week_by_week() -> None:
    """The longest of three stands out as long, in this week and in the next."""
    lengths = {0: 40, 2: 40, 5: 70, 7: 40, 9: 80}
    dated = {MONDAY + timedelta(n): (Run(None, minutes),) for n, minutes in lengths.items()}
    week = week_to_plan(calendar(runs=dated))
    kinds = [run.kind for each in week.days for run in each.runs]
    assert kinds == ["easy", "easy", "long"]
    assert week.after is not None
    assert [run.kind for each in week.after for run in each.runs] == ["easy", "long"]


def test_last_week_is_there_as_it_was_trained() -> None:
    """Sunday's session closes Monday to the same muscles."""
    done = (TrainedSession("A", LegClass.HEAVY, has_upper=True),)
    week = week_to_plan(calendar(trained={MONDAY - timedelta(1): done}))
    assert week.before is not None
    assert week.before[6].trained == done
    assert not week.is_ring
    assert "Mon" not in placed(week)


def test_habits_become_days() -> None:
    """Days, minutes, slots and wishes, each on its weekday."""
    habits = replace(
        HABITS,
        available=frozenset({1, 3}),
        minutes={3: 25},
        two_slots=frozenset({1}),
        prefer=frozenset({3}),
        avoid=frozenset({1}),
    )
    week = week_to_plan(calendar(habits=habits))
    assert [each.is_available for each in week.days][:4] == [False, True, False, True]
    assert (week.days[3].minutes, week.days[1].minutes) == (25, None)
    assert (week.days[1].has_two_slots, week.days[3].has_two_slots) == (True, False)
    assert (week.days[3].prefers, week.days[1].avoids) == (1, 1)


def test_a_journey_takes_days_away_and_an_illness_closes_them() -> None:
    """The one is a matter of time, the other of the body."""
    ill = Closure(LegClass.NONE, "You are ill.")
    away = frozenset({MONDAY + timedelta(1)})
    week = week_to_plan(calendar(away=away, closed={MONDAY + timedelta(2): ill}))
    assert not week.days[1].is_available
    assert [each.is_away for each in week.days] == [False, True, *[False] * 5]
    assert week.days[2].closures == (ill,)
    assert has_closed_days(week)
    assert not has_closed_days(week_to_plan(calendar()))


def test_a_race_two_weeks_ahead_closes_heavy_legs() -> None:
    """Before a marathon on the Sunday after next nothing heavy goes from Monday on."""
    marathon = Run(RunKind.RACE, metres=42_195)
    week = week_to_plan(calendar(races={13: marathon}))
    assert [each.closures[0].legs.value for each in week.days] == ["heavy"] * 5 + [
        "moderate",
        "light",
    ]
    assert "A lighter" in placed(week)


def test_the_last_weeks_before_a_marathon_are_those_of_the_worked_example() -> None:
    """Light sessions 12 and 10 days before it; in race week a primer, four or five days before."""
    marathon = {13: Run(RunKind.RACE, metres=42_195)}
    week = week_to_plan(calendar(names="A light, B light", races=marathon))
    plan = plan_week(week).plans[0]
    assert max(days_taken(plan)) <= day("Sat")
    last = calendar(names="P none primer 20", races=marathon, monday=MONDAY + timedelta(7))
    assert placed(week_to_plan(last)) in {"Tue P", "Wed P"}


def test_jumps_go_before_a_race_while_the_session_stays() -> None:
    """The session loses its jumps near a race, and pays no price for it."""
    week = week_to_plan(calendar(names="B light jumps", races={6: RACE}))
    plan = plan_week(week).plans[0]
    assert (plan.price, plan.placements[0].day) == (0, 0)
    assert plan.placements[0].has_jumps
    half = week_to_plan(calendar(names="B light jumps", races={5: Run(RunKind.RACE, 100)}))
    plans = plan_week(half).plans
    assert not plans or not plans[0].placements[0].has_jumps


def test_jump_sessions_are_two_days_apart() -> None:
    """The later one loses its jumps, also against last week."""
    trained = TrainedSession("C", LegClass.LIGHT, has_upper=False, has_jumps=True)
    habits = replace(HABITS, available=frozenset({0}))
    week = calendar(
        names="A light jumps", trained={MONDAY - timedelta(1): (trained,)}, habits=habits
    )
    assert not plan_week(week_to_plan(week)).plans[0].placements[0].has_jumps
    free = calendar(names="A light jumps", habits=habits)
    assert plan_week(week_to_plan(free)).plans[0].placements[0].has_jumps


def test_who_owes_most_comes_first() -> None:
    """The others keep the order of the program."""
    owed = {"B": Owed(1, Version.LIGHTER), "C": Owed(4, Version.LEFT_OUT)}
    week = week_to_plan(calendar(names="A light, B light, C light", owed=owed))
    assert [each.id for each in week.sessions] == ["C", "A", "B"]
    assert (week.sessions[0].owed, week.sessions[0].last_version) == (4, Version.LEFT_OUT)
    nobody = week_to_plan(calendar(names="A light, B light, C light"))
    assert [each.id for each in nobody.sessions] == ["A", "B", "C"]


@pytest.mark.parametrize(
    ("level", "priority", "names", "cap"),
    [
        ("beginner", "balanced", "A moderate, B moderate, C moderate", 2),
        ("beginner", "balanced", "A moderate, B light, C moderate", 3),
        ("intermediate", "balanced", "A heavy, B heavy, C heavy", 3),
        ("advanced", "running-first", "A heavy, B heavy, C light", 2),
        ("advanced", "strength-first", "A heavy, B heavy, C heavy, D none", 3),
    ],
)
def test_a_week_has_two_or_three_sessions(level: str, priority: str, names: str, cap: int) -> None:
    """By level, goal and what the sessions ask of the legs."""
    habits = WeeklyHabits(Level(level), Priority(priority))
    assert session_cap(habits, sessions(names)) == cap
    week = week_to_plan(calendar(names=names, habits=habits))
    assert len(week.sessions) == cap


@pytest.mark.parametrize(
    ("planned", "done", "version"),
    [
        (12, None, Version.FULL),
        (12, 12, Version.FULL),
        (12, 10, Version.FULL),
        (12, 9, Version.LIGHTER),
        (12, 5, Version.LIGHTER),
        (12, 4, Version.LEG_FREE),
        (12, 0, Version.LEG_FREE),
        (0, 0, Version.FULL),
    ],
)
def test_what_was_done_says_which_version_it_was(
    planned: float, done: float | None, version: Version
) -> None:
    """By the share of its leg work; where no sets are known, or there is no leg work, in full."""
    assert version_of(planned, done) is version


def test_a_race_week_has_one_session() -> None:
    """Fewer than four days are open to leg work then."""
    half = Run(RunKind.RACE, metres=21_098)
    assert len(week_to_plan(calendar(races={6: half})).sessions) == 1
    assert len(week_to_plan(calendar(races={13: half})).sessions) == 2


def test_between_two_a_races_there_are_two_light_sessions() -> None:
    """Three to five weeks apart."""
    week = week_to_plan(calendar(names="A light, B light, C light", races={-10: RACE, 14: RACE}))
    assert len(week.sessions) == 2
    assert week.days[0].is_without_jumps
    assert race_advice(calendar(races={-7: RACE, 10: RACE})).endswith("as a B race.")


def test_after_a_half_marathon_two_sessions_are_lighter() -> None:
    """Counted in sessions done since, over the weeks."""
    half = Run(RunKind.RACE, metres=21_098)
    week = week_to_plan(calendar(races={-8: half}))
    assert [each.fullest for each in week.sessions] == [Version.LIGHTER, Version.LIGHTER]
    one = (TrainedSession("A", LegClass.LIGHT, has_upper=True),)
    week = week_to_plan(calendar(races={-8: half}, trained={MONDAY - timedelta(2): one}))
    assert [each.fullest for each in week.sessions] == [Version.LIGHTER, Version.FULL]
    short_race = week_to_plan(calendar(races={-8: RACE}))
    assert {each.fullest for each in short_race.sessions} == {Version.FULL}


def test_the_plan_that_is_shown_keeps_its_sessions() -> None:
    """An illness that closes most of the week takes none of them off the list."""
    ill = Closure(LegClass.NONE, "You are ill.")
    closed = {MONDAY + timedelta(n): ill for n in range(2, 7)}
    week = calendar(closed=closed, shown=("B", "A"))
    assert [each.id for each in week_to_plan(week).sessions] == ["B", "A"]


@pytest.mark.parametrize(
    ("before", "done", "closed", "after"),
    [
        ((2, "left-out"), "full", False, (0, "full")),
        ((2, "left-out"), "full", True, (0, "full")),
        ((2, "left-out"), "lighter", False, (1, "lighter")),
        ((0, "full"), "leg-free", False, (2, "leg-free")),
        ((3, "leg-free"), None, False, (4, "left-out")),
        ((1, "lighter"), None, True, (1, "lighter")),
    ],
)
def test_what_was_cut_owes_points(
    before: tuple[int, str], done: str | None, closed: bool, after: tuple[int, str]
) -> None:
    """One for lighter, two for the legs or all of it, four at most; a closed week adds none."""
    owed = {"A": Owed(before[0], Version(before[1]))}
    versions = {"A": Version(done)} if done else {}
    found = owed_after(owed, sessions("A heavy"), versions, was_closed=closed)
    assert found == {"A": (after[0], Version(after[1]))}


@pytest.mark.parametrize("number", range(7))
def test_a_race_more_never_means_more_sessions_before_it(number: int) -> None:
    """In the two weeks up to it, whichever day it falls on, A or B."""
    for priority in RacePriority:
        race = Run(RunKind.RACE, metres=10_000, priority=priority)
        about = "Tue tempo, Thu easy, Sat long"
        count = []
        for races in ({}, {7 + number: race}):
            weeks = [
                week_to_plan(calendar(about, races=races, monday=MONDAY + timedelta(7 * n)))
                for n in (0, 1)
            ]
            plans = [plan_week(week).plans[0] for week in weeks if plan_week(week).plans]
            count.append(sum(len(days_taken(plan)) for plan in plans))
        assert count[1] <= count[0]


@pytest.mark.parametrize(
    "monday",
    [
        date(2026, 12, 28),
        date(2028, 2, 28),
        date(2027, 3, 22),
        date(2026, 10, 19),
        date(1, 1, 8),
        date(1, 1, 1),
    ],
)
def test_odd_weeks_are_planned_like_any_other(monday: date) -> None:
    """Week 53, a leap day, the weeks in which clocks change, and the beginning of time."""
    dated = {monday + timedelta(n): each for n, each in enumerate(runs("Tue tempo, Sun long"))}
    plain = week_to_plan(calendar("Tue tempo, Sun long"))
    assert placed(week_to_plan(calendar(runs=dated, monday=monday))) == placed(plain)


def test_the_last_week_of_the_calendar_is_planned() -> None:
    """It has five days; nothing goes beyond them that a date would be needed for."""
    last = date(9999, 12, 27)
    asked = week_to_plan(calendar(runs={last: (Run(RunKind.LONG, 90),)}, monday=last))
    assert asked.after is not None
    assert plan_week(asked).plans
