"""Hard days, and whether runs and leg work kept apart."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from midstance.coach.review.spacing import WORKED, leg_classes, week_spacing
from midstance.domain.calendar import Week
from midstance.domain.runner import Level
from midstance.domain.volume import LegClass
from midstance.domain.weeks.review import SpacingRule
from midstance.domain.weeks.run import Run, RunKind
from midstance.domain.weeks.run_calendar import CalendarEntry, EntryKind, RunState, ScheduledRun
from tests.coach.gym import EXERCISES, MONDAY, day, done, sets_of, sides, workout

WEEK = Week(MONDAY)
SUNDAY = WEEK.last
MODERATE, HEAVY, LIGHT = LegClass.MODERATE, LegClass.HEAVY, LegClass.LIGHT


def ran(on: date, kind: RunKind, state: RunState = RunState.DONE) -> ScheduledRun:
    """A run of a day."""
    run = Run(kind)
    entry = CalendarEntry(UUID(int=1), EntryKind.RUN, on, run, state)
    return ScheduledRun(entry, run, is_guessed=False)


@pytest.mark.parametrize(
    ("legs", "run", "broken"),
    [
        ({4: MODERATE}, (5, RunKind.LONG), [(SpacingRule.BEFORE_LONG, 4, 5)]),
        ({4: LIGHT}, (5, RunKind.LONG), []),
        ({4: MODERATE}, (5, RunKind.TEMPO), []),
        ({4: HEAVY}, (5, RunKind.TEMPO), [(SpacingRule.BEFORE_FAST, 4, 5)]),
        ({5: MODERATE}, (5, RunKind.RACE), [(SpacingRule.ON_LONG, 5, 5)]),
        ({5: MODERATE}, (5, RunKind.TEMPO), []),
        ({1: MODERATE, 2: HEAVY}, (5, RunKind.EASY), [(SpacingRule.IN_A_ROW, 1, 2)]),
        ({1: MODERATE, 3: HEAVY}, (5, RunKind.EASY), []),
        ({6: MODERATE}, (7, RunKind.LONG), [(SpacingRule.BEFORE_LONG, 6, 7)]),
        ({-1: MODERATE, 0: MODERATE}, (5, RunKind.EASY), [(SpacingRule.IN_A_ROW, -1, 0)]),
        ({-1: MODERATE}, (-1, RunKind.LONG), []),
    ],
)
def test_what_lies_too_near_is_named(
    legs: dict[int, LegClass],
    run: tuple[int, RunKind],
    broken: list[tuple[SpacingRule, int, int]],
) -> None:
    """Legs before or on a long run, heavy legs before a fast one, and two days of legs in a row."""
    classes = {day(number): each for number, each in legs.items()}
    found = week_spacing(WEEK, classes, (ran(day(run[0]), run[1]),), SUNDAY)
    assert [(each.rule, each.day, each.other) for each in found.breaks] == [
        (rule, day(one), day(other)) for rule, one, other in broken
    ]


def test_hard_days_have_a_long_or_fast_run_or_leg_work() -> None:
    """A day with both is one hard day, and easy runs make none."""
    legs = {day(1): MODERATE, day(3): LIGHT, day(4): HEAVY}
    runs = (
        ran(day(1), RunKind.INTERVALS),
        ran(day(2), RunKind.EASY),
        ran(day(6), RunKind.LONG),
        ran(day(7), RunKind.LONG),
    )
    found = week_spacing(WEEK, legs, runs, SUNDAY)
    assert found.hard_days == (day(1), day(4), day(6))
    assert found.strength_days == (day(1), day(4))


def test_a_planned_run_counts_from_today_on() -> None:
    """One that was left out stood in nobody's way; one to come is no hard day yet."""
    planned = (ran(day(5), RunKind.LONG, RunState.PLANNED),)
    assert not week_spacing(WEEK, {day(4): MODERATE}, planned, SUNDAY).breaks
    ahead = week_spacing(WEEK, {day(4): MODERATE}, planned, day(4))
    assert [each.rule for each in ahead.breaks] == [SpacingRule.BEFORE_LONG]
    assert ahead.hard_days == (day(4),)


@given(
    st.dictionaries(st.integers(-1, 7), st.sampled_from(LegClass)),
    st.dictionaries(st.integers(-1, 7), st.sampled_from(RunKind)),
)
def test_a_break_always_has_leg_work_and_touches_the_week(
    legs: dict[int, LegClass], runs: dict[int, RunKind]
) -> None:
    """Whatever the week held."""
    classes = {day(number): each for number, each in legs.items()}
    scheduled = tuple(ran(day(number), kind) for number, kind in runs.items())
    found = week_spacing(WEEK, classes, scheduled, SUNDAY)
    assert set(found.strength_days) <= set(found.hard_days) <= set(WEEK.days)
    for each in found.breaks:
        assert classes[each.day] in WORKED
        assert each.day in WEEK or each.other in WEEK


def test_the_class_of_a_day_follows_from_its_sets() -> None:
    """Both sides make one set, a rating changes what it counts, and the unknown counts nothing."""
    exercises = {id_: replace(each, leg_load=1) for id_, each in EXERCISES.items()}
    squats = [done("squat", 5, set_number=each) for each in range(1, 9)]
    hard = [replace(each, effort=9) for each in squats]
    lunges = [each for n in range(1, 9) for each in sides(done("lunge", 8, set_number=n), 8)]
    log = sets_of(
        workout(1, day(0), *squats),
        workout(2, day(1), *lunges, done("of-nobody", 8)),
    )
    found = leg_classes(log, exercises, Level.INTERMEDIATE)
    assert found[day(0)] is found[day(1)]
    harder = leg_classes(sets_of(workout(1, day(0), *hard)), exercises, Level.INTERMEDIATE)
    order = list(LegClass)
    assert order.index(harder[day(0)]) > order.index(found[day(0)])


@pytest.mark.parametrize(
    ("run", "is_hard"),
    [
        (Run(RunKind.EASY), False),
        (Run(RunKind.RECOVERY), False),
        (Run(RunKind.LONG), True),
        (Run(RunKind.TEMPO), True),
        (Run(RunKind.HILLS), True),
        (Run(RunKind.RACE), True),
        (Run(RunKind.CROSS), False),
        (Run(RunKind.CROSS, is_hard=True), True),
        (Run(RunKind.OTHER, is_hard=True), False),
        (Run(RunKind.OTHER, is_hard=True, is_on_legs=True), True),
    ],
)
def test_other_sports_count_as_the_planner_counts_them(run: Run, is_hard: bool) -> None:
    """A hard ride or a hard class on the legs makes a hard day, an easy one does not."""
    entry = CalendarEntry(UUID(int=1), EntryKind.RUN, day(3), run, RunState.DONE)
    found = week_spacing(WEEK, {}, (ScheduledRun(entry, run, is_guessed=False),), SUNDAY)
    assert found.hard_days == ((day(3),) if is_hard else ())
    assert not found.breaks
    assert not found.strength_days


@pytest.mark.parametrize("kind", [RunKind.TEMPO, RunKind.INTERVALS, RunKind.HILLS, RunKind.HIIT])
@pytest.mark.parametrize(
    ("class_", "broken"), [(LIGHT, []), (MODERATE, []), (HEAVY, [SpacingRule.BEFORE_FAST])]
)
def test_only_heavy_legs_are_too_near_a_fast_run(
    kind: RunKind, class_: LegClass, broken: list[SpacingRule]
) -> None:
    """On the day before it; on the same day they may follow it."""
    legs = {day(2): class_}
    before = week_spacing(WEEK, legs, (ran(day(3), kind),), SUNDAY)
    assert [each.rule for each in before.breaks] == broken
    assert not week_spacing(WEEK, legs, (ran(day(2), kind),), SUNDAY).breaks
    assert not week_spacing(WEEK, legs, (ran(day(4), kind),), SUNDAY).breaks


def test_two_runs_of_a_day_are_both_seen() -> None:
    """An easy one in the morning hides no long one."""
    runs = (ran(day(5), RunKind.EASY), ran(day(5), RunKind.LONG))
    found = week_spacing(WEEK, {day(4): HEAVY}, runs, SUNDAY)
    assert [each.rule for each in found.breaks] == [SpacingRule.BEFORE_LONG]
    assert found.hard_days == (day(4), day(5))


@pytest.mark.parametrize(
    ("level", "number", "class_"),
    [
        (Level.BEGINNER, 4, MODERATE),
        (Level.BEGINNER, 6, HEAVY),
        (Level.INTERMEDIATE, 4, MODERATE),
        (Level.INTERMEDIATE, 3, LIGHT),
        (Level.ADVANCED, 4, LIGHT),
        (Level.ADVANCED, 5, MODERATE),
    ],
)
def test_the_same_sets_are_more_for_a_beginner(level: Level, number: int, class_: LegClass) -> None:
    """The classes of a day begin at lower loads."""
    exercises = {"squat": replace(EXERCISES["squat"], leg_load=2)}
    sets = [done("squat", 5, set_number=each, effort=7) for each in range(1, number + 1)]
    found = leg_classes(sets_of(workout(1, day(0), *sets)), exercises, level)
    assert found == {day(0): class_}
    assert leg_classes((), exercises, level) == {}
