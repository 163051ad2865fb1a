"""The bests of a week, and what grew."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from midstance.coach.review.bests import find_bests, find_growth
from midstance.coach.review.tally import days_of_exercise
from midstance.domain.history import TrendQuantity
from midstance.domain.quantity import Load, Unit
from midstance.domain.record import ExerciseDay, SetRecord, WorkoutRecord
from midstance.domain.strength.bests import BestKind, find_best, results_of_sets
from midstance.domain.strength.one_rep_max import Confidence
from midstance.domain.weeks.review import PersonalBest, SetGrowth
from tests.coach.gym import EXERCISES, day, done, held, logs, sides, workout
from tests.coach.plain_log import PlainLog

MONDAY = date(2026, 11, 23)
LAST = day(-5)


def bests_of(
    *workouts: WorkoutRecord, before: tuple[SetRecord, ...] = ()
) -> tuple[PersonalBest, ...]:
    """The bests of these workouts after one with the sets ``before``."""
    log = PlainLog([workout(1, LAST, *before)])
    earlier = log.days.results({*EXERCISES, "ghost"}, MONDAY)
    return find_bests([each for one in workouts for each in one.sets], earlier, EXERCISES)


def of(*records: SetRecord, before: tuple[SetRecord, ...] = ()) -> dict[BestKind, PersonalBest]:
    """The bests of one workout with these sets, by kind."""
    found = bests_of(workout(2, MONDAY, *numbered(*records)), before=before)
    return {each.best.kind: each for each in found}


def numbered(*records: SetRecord) -> tuple[SetRecord, ...]:
    """Sets of one workout that follow each other."""
    return tuple(replace(each, set_number=number) for number, each in enumerate(records, 1))


def test_what_was_never_done_before_has_no_best() -> None:
    """Neither has an empty week."""
    assert of() == {}
    assert of(done("squat", 5, kg=60), held("plank", 40), done("calf-raise", 20)) == {}


def test_each_exercise_has_its_own_bests() -> None:
    """A set is one best, the first of the list that holds for it."""
    found = of(
        done("squat", 5, kg=85),
        done("calf-raise", 25),
        held("plank", 50),
        held("jog", 600),
        before=(done("squat", 5, kg=80), done("calf-raise", 20), held("plank", 45), held("jog", 9)),
    )
    assert {kind: (each.name, each.best.gain) for kind, each in found.items()} == {
        BestKind.HEAVIEST: ("Squat", 5000),
        BestKind.MOST_REPETITIONS: ("Calf raise", 5),
        BestKind.LONGEST_HOLD: ("Plank", 5),
    }


def test_the_estimate_comes_with_its_formula() -> None:
    """Five repetitions with one in reserve are six: 100 x (1 + 6/30) = 120 kg, trusted."""
    before = (done("squat", 5, kg=100, effort=10),)
    best = of(done("squat", 5, kg=100, effort=9), before=before)[BestKind.ESTIMATED_MAXIMUM]
    assert best.estimate is not None
    assert (best.estimate.load, best.estimate.repetitions) == (Load.of(120), 6)
    assert best.estimate.confidence is Confidence.HIGH
    assert best.best.before == 116_667
    heaviest = of(done("squat", 5, kg=105, effort=9), before=before)[BestKind.HEAVIEST]
    assert heaviest.estimate is None


def test_of_several_bests_the_last_one_stays() -> None:
    """Each is compared with the workouts before its own; one that repeats another is none."""
    sets = (done("squat", 5, kg=62.5), done("squat", 5, kg=65), done("squat", 5, kg=65))
    (best,) = bests_of(workout(2, MONDAY, *numbered(*sets)), before=(done("squat", 5, kg=60),))
    assert (best.logged.set.sequence, best.best.before, best.best.now) == (1, 60_000, 65_000)
    first, second = (workout(n, day(n), done("squat", 5, kg=60 + n)) for n in (2, 3))
    (best,) = bests_of(first, second, before=(done("squat", 5, kg=60),))
    assert (best.best.before, best.best.now) == (62_000, 63_000)


def test_the_first_workout_of_a_week_can_be_beaten_in_it() -> None:
    """What is new on Monday is compared with on Wednesday."""
    first = workout(2, MONDAY, done("squat", 5, kg=60))
    second = workout(3, day(2), done("squat", 6, kg=60))
    (best,) = bests_of(first, second)
    assert (best.best.kind, best.best.gain) == (BestKind.MOST_REPETITIONS, 1)
    assert best.logged.local_date == day(2)


def test_the_weaker_side_is_the_one_that_is_shown() -> None:
    """Left ten, right eight: eight are better than seven; a side left out is no best."""
    before = sides(done("lunge", 9), 7)
    (best,) = bests_of(workout(2, MONDAY, *sides(done("lunge", 10), 8)), before=before)
    assert (best.best.before, best.best.now, best.logged.set.value) == (7, 8, 8)
    left, right = sides(done("lunge", 10), 8)
    assert bests_of(workout(2, MONDAY, left), before=before) == ()
    assert bests_of(workout(2, MONDAY, left, replace(right, skipped=True)), before=before) == ()


def test_what_the_library_does_not_hold_keeps_its_id() -> None:
    """An unknown exercise can have a best, and no estimate."""
    found = of(held("ghost", 90), before=(held("ghost", 80),))
    assert found[BestKind.LONGEST_HOLD].name == "ghost"


@given(logs())
def test_a_best_is_one_against_all_workouts_before(workouts: tuple[WorkoutRecord, ...]) -> None:
    """Every best that is shown is one by the rule for a single set."""
    log = PlainLog(workouts)
    sets = log.sets(MONDAY)
    found = find_bests(sets, log.days.results({*EXERCISES, "ghost"}, MONDAY), EXERCISES)
    for best in found:
        record = best.logged.set
        earlier = [
            result
            for each in workouts
            if each.id.int < best.logged.workout_id.int
            for result in results_of_sets(
                one.set for one in each.sets if one.set.exercise == record.exercise
            )
        ]
        own = results_of_sets(
            each.set
            for each in sets
            if each.workout_id == best.logged.workout_id and each.set.exercise == record.exercise
        )
        known = EXERCISES.get(record.exercise)
        assert best.best in [find_best(each, earlier, known) for each in own]
    assert len({(each.logged.set.exercise, each.best.kind) for each in found}) == len(found)


def last_days(log: PlainLog, *names: str, before: date) -> dict[str, tuple[ExerciseDay, ...]]:
    """The last day of each exercise."""
    newest = log.days.last_of(names, before)
    return {
        name: days_of_exercise(log.days, name, EXERCISES.get(name), on, on)
        for name, on in newest.items()
    }


def grown(before: ExerciseDay | None, *records: SetRecord) -> tuple[SetGrowth, ...]:
    """What these sets grew by against one day before."""
    known = {} if before is None else dict.fromkeys(("squat", "plank", "ghost"), (before,))
    return find_growth(workout(1, MONDAY, *records).sets, known, EXERCISES)


def past(unit: Unit, best: int, grams: int | None = None, e1rm: int | None = None) -> ExerciseDay:
    """A day with one set."""
    return ExerciseDay(LAST, unit, 1, best, best, grams, e1rm)


@pytest.mark.parametrize(
    ("before", "record", "expected"),
    [
        (past(Unit.REPS, 8, 60_000), done("squat", 6, kg=62.5), ("load", 60_000, 62_500)),
        (past(Unit.REPS, 8, 60_000), done("squat", 9, kg=60), ("repetitions", 8, 9)),
        (past(Unit.REPS, 8), done("squat", 10), ("repetitions", 8, 10)),
        (past(Unit.SECONDS, 30), held("plank", 35), ("hold", 30, 35)),
        (past(Unit.METRES, 20), done("squat", 30, Unit.METRES), ("metres", 20, 30)),
        (
            past(Unit.REPS, 5, 60_000, 70_000),
            done("squat", 5, kg=60, effort=8),
            ("estimated-maximum", 70_000, 74_000),
        ),
    ],
)
def test_the_plainest_gain_is_shown(
    before: ExerciseDay, record: SetRecord, expected: tuple[str, int, int]
) -> None:
    """More load, else more at no less load, else a better estimate."""
    (found,) = grown(before, record)
    assert (found.quantity.value, found.before, found.now) == expected
    assert found.since == LAST
    assert found.quantity in TrendQuantity


@pytest.mark.parametrize(
    ("before", "record"),
    [
        (None, done("squat", 8, kg=60)),
        (past(Unit.REPS, 8, 60_000), done("squat", 8, kg=60)),
        (past(Unit.REPS, 8, 60_000), done("squat", 20, kg=50)),
        (past(Unit.SECONDS, 30), done("plank", 40)),
        (past(Unit.REPS, 5, 60_000, None), done("squat", 5, kg=60, effort=8)),
    ],
    ids=["first time", "the same", "more but lighter", "other unit", "no estimate before"],
)
def test_what_did_not_grow_is_not_shown(before: ExerciseDay | None, record: SetRecord) -> None:
    """A first time, a lighter set, another unit are no gain."""
    assert grown(before, record) == ()


@given(logs())
def test_a_week_done_again_has_not_grown(workouts: tuple[WorkoutRecord, ...]) -> None:
    """The very same sets as on the last day of each exercise are no gain."""
    for each in workouts:
        plain = [one.set for one in each.sets if one.set.counts and not one.set.skipped]
        again = workout(99, day(60), *plain)
        log = PlainLog([replace(each, sets=workout(each.id.int, each.local_date, *plain).sets)])
        before = last_days(log, *{one.exercise for one in plain}, before=day(60))
        assert find_growth(again.sets, before, EXERCISES) == ()


@given(
    st.lists(st.tuples(st.integers(1, 12), st.integers(10, 80)), min_size=1, max_size=4),
    st.integers(1, 20),
)
def test_a_heavier_set_always_has_grown(lifts: list[tuple[int, int]], more: int) -> None:
    """Whatever was lifted the last time, more than the heaviest of it is shown as load."""
    sets = [done("squat", reps, kg=kilograms) for reps, kilograms in lifts]
    heaviest = max(kilograms for _, kilograms in lifts)
    before = last_days(PlainLog([workout(1, LAST, *sets)]), "squat", before=MONDAY)
    new = workout(2, MONDAY, done("squat", 1, kg=heaviest + more)).sets
    (found,) = find_growth(new, before, EXERCISES)
    assert (found.quantity, found.before, found.now) == (
        TrendQuantity.LOAD,
        heaviest * 1000,
        (heaviest + more) * 1000,
    )


def test_each_exercise_and_unit_grows_by_itself() -> None:
    """A squat in repetitions and a squat held are two gains; a plank that stayed is none."""
    earlier = workout(1, LAST, done("squat", 8), held("squat", 20), held("plank", 40))
    now = workout(2, MONDAY, held("plank", 40), held("squat", 25), done("squat", 9))
    before = last_days(PlainLog([earlier]), "squat", "plank", before=MONDAY)
    found = find_growth(now.sets, before, EXERCISES)
    assert [(each.name, each.quantity.value, each.before, each.now) for each in found] == [
        ("Squat", "hold", 20, 25),
        ("Squat", "repetitions", 8, 9),
    ]
    assert {each.since for each in found} == {MONDAY - timedelta(days=5)}


def test_more_with_less_weight_is_no_gain_but_a_better_estimate_is() -> None:
    """52.5 kg ten times are worth more than 60 kg three times, by Epley."""
    before = past(Unit.REPS, 3, 60_000, 66_000)
    (found,) = grown(before, done("squat", 10, kg=52.5))
    assert (found.quantity, found.before, found.now) == (
        TrendQuantity.ESTIMATED_MAXIMUM,
        66_000,
        70_000,
    )
