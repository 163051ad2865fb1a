"""The bests of a week, and what grew."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from midstance.coach.review.bests import find_bests, find_growth
from midstance.domain.history import TrendQuantity
from midstance.domain.one_rep_max import Confidence
from midstance.domain.quantity import Load, Unit
from midstance.domain.record import ExerciseDay, SetRecord, WorkoutRecord
from midstance.domain.weeks.review import BestKind, PersonalBest, SetGrowth
from tests.coach.gym import EXERCISES, day, done, held, logs, sets_of, workout
from tests.coach.plain_log import PlainLog

MONDAY = date(2026, 11, 23)
LAST = day(-5)


def of(*records: SetRecord) -> dict[BestKind, PersonalBest]:
    """The bests of these sets, by kind."""
    found = find_bests(workout(1, MONDAY, *records).sets, EXERCISES)
    return {each.kind: each for each in found}


def test_an_empty_week_has_no_bests() -> None:
    """Neither have sets of nothing."""
    assert of() == {}
    assert of(done("squat", 0, kg=60), held("plank", 0)) == {}


def test_each_kind_has_its_own_best() -> None:
    """Heaviest, most repetitions, longest hold and best estimate may be four sets."""
    found = of(
        done("squat", 2, kg=90, effort=6),
        done("squat", 5, kg=85, effort=9),
        done("calf-raise", 25),
        held("plank", 50),
        held("jog", 600),
    )
    assert {kind: each.logged.set.sequence for kind, each in found.items()} == {
        BestKind.HEAVIEST: 0,
        BestKind.MOST_REPETITIONS: 2,
        BestKind.LONGEST_HOLD: 3,
        BestKind.ESTIMATED_MAXIMUM: 0,
    }
    assert found[BestKind.LONGEST_HOLD].name == "Plank"


def test_the_estimate_comes_with_its_formula() -> None:
    """Five repetitions with one in reserve are six: 100 x (1 + 6/30) = 120 kg, trusted."""
    best = of(done("squat", 5, kg=100, effort=9))[BestKind.ESTIMATED_MAXIMUM]
    assert best.estimate is not None
    assert (best.estimate.load, best.estimate.repetitions) == (Load.of(120), 6)
    assert best.estimate.confidence is Confidence.HIGH
    assert of(done("squat", 5, kg=100))[BestKind.HEAVIEST].estimate is None


def test_of_equals_the_first_wins() -> None:
    """Same load: more repetitions win; all the same: the earlier set."""
    more = of(done("squat", 5, kg=60), done("squat", 6, kg=60))
    assert more[BestKind.HEAVIEST].logged.set.sequence == 1
    same = of(done("squat", 5, kg=60), done("squat", 5, kg=60))
    assert same[BestKind.HEAVIEST].logged.set.sequence == 0


def test_what_the_library_does_not_hold_keeps_its_id() -> None:
    """An unknown exercise can be the best of the week."""
    found = of(held("ghost", 90))
    assert found[BestKind.LONGEST_HOLD].name == "ghost"


@given(logs())
def test_no_set_beats_the_best(workouts: tuple[WorkoutRecord, ...]) -> None:
    """The heaviest and the most repetitions are those that a plain maximum finds."""
    every = sets_of(*workouts)
    found = {each.kind: each.logged.set for each in find_bests(every, EXERCISES)}
    loads = [e.set.load.grams for e in every if e.set.load and e.set.value]
    heaviest = found.get(BestKind.HEAVIEST)
    assert (heaviest.load.grams if heaviest and heaviest.load else 0) == max(loads, default=0)
    most = found.get(BestKind.MOST_REPETITIONS)
    repetitions = [each.set.value for each in every if each.set.target.unit is Unit.REPS]
    assert (most.value if most else 0) == max(repetitions, default=0)


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
def test_the_plainest_gain_is_told(
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
def test_what_did_not_grow_is_not_told(before: ExerciseDay | None, record: SetRecord) -> None:
    """A first time, a lighter set, another unit are no gain."""
    assert grown(before, record) == ()


@pytest.mark.parametrize(
    ("kind", "records", "winner"),
    [
        (BestKind.HEAVIEST, [done("squat", 1, kg=80), done("squat", 9, kg=79)], 0),
        (BestKind.HEAVIEST, [done("squat", 0, kg=99), done("squat", 3, kg=60)], 1),
        (BestKind.HEAVIEST, [done("carry", 20, Unit.METRES, kg=32), done("squat", 5, kg=32)], 1),
        (BestKind.MOST_REPETITIONS, [done("squat", 20), done("squat", 20, kg=20)], 1),
        (BestKind.MOST_REPETITIONS, [done("squat", 20), done("pogo", 60, Unit.CONTACTS)], 0),
        (BestKind.MOST_REPETITIONS, [done("squat", 12), done("carry", 40, Unit.METRES)], 0),
        (BestKind.LONGEST_HOLD, [held("plank", 60), held("plank", 60, kg=10)], 1),
        (BestKind.LONGEST_HOLD, [held("jog", 900), held("side-plank", 20)], 1),
        (BestKind.LONGEST_HOLD, [held("squat", 90), held("plank", 30)], 1),
        (BestKind.ESTIMATED_MAXIMUM, [done("squat", 10, kg=60), done("squat", 1, kg=82)], 1),
        (BestKind.ESTIMATED_MAXIMUM, [done("squat", 11, kg=90), done("squat", 5, kg=50)], 1),
        (
            BestKind.ESTIMATED_MAXIMUM,
            [done("squat", 5, kg=60), done("squat", 5, kg=60, effort=8)],
            1,
        ),
        (BestKind.ESTIMATED_MAXIMUM, [done("squat", 10, kg=60), done("squat", 1, kg=80)], 1),
    ],
)
def test_the_best_of_two(kind: BestKind, records: list[SetRecord], winner: int) -> None:
    """In whichever order they were done, the same set is the best of its kind."""
    assert of(*records)[kind].logged.set.sequence == winner
    assert of(*records[::-1])[kind].logged.set.sequence == 1 - winner


@pytest.mark.parametrize(
    ("record", "kinds"),
    [
        (done("squat", 8), {BestKind.MOST_REPETITIONS}),
        (
            done("squat", 8, kg=60),
            {BestKind.HEAVIEST, BestKind.MOST_REPETITIONS, BestKind.ESTIMATED_MAXIMUM},
        ),
        (done("squat", 20, kg=60), {BestKind.HEAVIEST, BestKind.MOST_REPETITIONS}),
        (held("plank", 30), {BestKind.LONGEST_HOLD}),
        (held("plank", 30, kg=10), {BestKind.LONGEST_HOLD, BestKind.HEAVIEST}),
        (held("jog", 300), set()),
        (done("pogo", 20, Unit.CONTACTS), set()),
        (done("carry", 20, Unit.METRES), set()),
        (done("carry", 20, Unit.METRES, kg=16), {BestKind.HEAVIEST}),
    ],
)
def test_what_a_set_can_be_the_best_of(record: SetRecord, kinds: set[BestKind]) -> None:
    """A set is compared in what it has, and in nothing else."""
    assert set(of(record)) == kinds


@given(logs())
def test_a_week_done_again_has_not_grown(workouts: tuple[WorkoutRecord, ...]) -> None:
    """The very same sets as on the last day of each exercise are no gain."""
    for each in workouts:
        plain = [one.set for one in each.sets if one.set.counts and not one.set.skipped]
        again = workout(99, day(60), *plain)
        log = PlainLog([replace(each, sets=workout(each.id.int, each.local_date, *plain).sets)])
        before = log.days.last_of({one.exercise for one in plain}, day(60))
        assert find_growth(again.sets, before, EXERCISES) == ()


@given(
    st.lists(st.tuples(st.integers(1, 12), st.integers(10, 80)), min_size=1, max_size=4),
    st.integers(1, 20),
)
def test_a_heavier_set_always_has_grown(lifts: list[tuple[int, int]], more: int) -> None:
    """Whatever was lifted the last time, more than the heaviest of it is told as load."""
    sets = [done("squat", reps, kg=kilograms) for reps, kilograms in lifts]
    heaviest = max(kilograms for _, kilograms in lifts)
    before = PlainLog([workout(1, LAST, *sets)]).days.last_of(["squat"], MONDAY)
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
    before = PlainLog([earlier]).days.last_of(["squat", "plank"], MONDAY)
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
