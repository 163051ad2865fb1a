"""What a best is."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from midstance.domain.exercise import Exercise, Loadable, Measure, Pattern
from midstance.domain.quantity import LoadMeaning, Unit
from midstance.domain.record import SetResult
from midstance.domain.strength.bests import Best, BestKind, find_best, result_of, results_of_sets
from tests.coach.gym import EXERCISES, done, exercise, held, sides

SQUAT, PLANK, JOG = EXERCISES["squat"], EXERCISES["plank"], EXERCISES["jog"]
ASSISTED = exercise("assisted", Pattern.PULL, Measure.REPS, loadable=Loadable.HELP)
PULL_UP = exercise("pull-up", Pattern.PULL, Measure.REPS, loadable=Loadable.EXTERNAL)


def lifted(reps: int, kg: float = 0, **more: Any) -> SetResult:
    """Repetitions with a load; of the body alone without one."""
    return SetResult(Unit.REPS, reps, round(kg * 1000) or None, **more)


def hold(seconds: int, kg: float = 0) -> SetResult:
    """Seconds with a load, or without."""
    return SetResult(Unit.SECONDS, seconds, round(kg * 1000) or None)


HEAVIEST, MOST, LONGEST = BestKind.HEAVIEST, BestKind.MOST_REPETITIONS, BestKind.LONGEST_HOLD


@pytest.mark.parametrize(
    ("earlier", "now", "expected"),
    [
        ([lifted(8, 60)], lifted(8, 62.5), Best(HEAVIEST, 60_000, 62_500)),
        ([lifted(8, 60)], lifted(9, 62.5), Best(HEAVIEST, 60_000, 62_500)),
        ([lifted(8, 60), lifted(12, 50)], lifted(10, 55), Best(HEAVIEST, 50_000, 55_000)),
        ([lifted(8, 60)], lifted(9, 60), Best(MOST, 8, 9)),
        ([lifted(8, 60)], lifted(20, 40), Best(MOST, 8, 20)),
        ([lifted(8, 60)], lifted(8, 60), None),
        ([lifted(8, 60)], lifted(8, 57.5), None),
        ([lifted(8, 60), lifted(5, 70)], lifted(6, 65), Best(HEAVIEST, 60_000, 65_000)),
        ([lifted(12)], lifted(13), Best(MOST, 12, 13)),
        ([lifted(12)], lifted(12), None),
        ([lifted(12)], lifted(5, 10), None),
        ([lifted(8, 60)], lifted(20), None),
        ([lifted(8, 60), lifted(12)], lifted(13), Best(MOST, 12, 13)),
        ([], lifted(8, 60), None),
        ([hold(60)], lifted(8), None),
    ],
    ids=[
        "more load",
        "more of both",
        "more load for this many",
        "more repetitions",
        "many with less load, which was never tried",
        "the same again",
        "less",
        "between two bests",
        "body weight",
        "body weight again",
        "first time with a load",
        "first time without a load",
        "the body alone, besides loads",
        "first time",
        "first time in this unit",
    ],
)
def test_repetitions_and_loads(
    earlier: list[SetResult], now: SetResult, expected: Best | None
) -> None:
    """The heaviest for at least this many, else the most at this load or more."""
    assert find_best(now, earlier, SQUAT) == expected


@pytest.mark.parametrize(
    ("exercise_", "earlier", "now", "expected"),
    [
        (PLANK, [hold(40)], hold(45), Best(LONGEST, 40, 45)),
        (PLANK, [hold(40)], hold(40), None),
        (PLANK, [hold(40, 10)], hold(45, 10), Best(LONGEST, 40, 45)),
        (PLANK, [hold(40, 10)], hold(40, 12), Best(HEAVIEST, 10_000, 12_000)),
        (PLANK, [hold(60), hold(40, 10)], hold(45, 10), Best(LONGEST, 40, 45)),
        (JOG, [hold(600)], hold(900), None),
        (None, [hold(40)], hold(45), Best(LONGEST, 40, 45)),
    ],
    ids=["longer", "again", "longer with a load", "heavier", "body apart", "moving", "unknown"],
)
def test_the_longest_hold_at_a_load_is_a_best(
    exercise_: Exercise | None, earlier: list[SetResult], now: SetResult, expected: Best | None
) -> None:
    """The longest at this load; time on the move is no best."""
    assert find_best(now, earlier, exercise_) == expected


def test_a_carry_is_best_by_its_load() -> None:
    """At least as far; farther with the same is none, nor are more landings."""
    near = SetResult(Unit.METRES, 20, 24_000)
    assert find_best(replace(near, grams=28_000), [near], EXERCISES["carry"]) == Best(
        HEAVIEST, 24_000, 28_000
    )
    assert find_best(replace(near, amount=40), [near], EXERCISES["carry"]) is None
    landings = SetResult(Unit.CONTACTS, 20)
    assert find_best(replace(landings, amount=30), [landings], EXERCISES["pogo"]) is None


def test_an_estimate_is_a_best_where_the_load_is_most_of_what_moves() -> None:
    """The same set with less effort says more of a barbell lift, and nothing of a pull-up."""
    before = lifted(5, 60, estimated_grams=70_000)
    easier = lifted(5, 60, estimated_grams=74_000)
    assert find_best(easier, [before], SQUAT) == Best(BestKind.ESTIMATED_MAXIMUM, 70_000, 74_000)
    assert find_best(easier, [before], PULL_UP) is None
    assert find_best(easier, [before], None) is None
    assert find_best(easier, [lifted(5, 60)], SQUAT) is None
    light = [lifted(5, 16, estimated_grams=90_000)]
    assert find_best(easier, [before, *light], replace(SQUAT, equipment=())) == Best(
        BestKind.ESTIMATED_MAXIMUM, 70_000, 74_000
    )


@pytest.mark.parametrize(
    ("earlier", "now", "expected"),
    [
        ([lifted(6, 20)], lifted(6, 15), Best(BestKind.LEAST_HELP, 20_000, 15_000)),
        ([lifted(6, 20)], lifted(8, 15), Best(BestKind.LEAST_HELP, 20_000, 15_000)),
        ([lifted(6, 20)], lifted(7, 20), Best(MOST, 6, 7)),
        ([lifted(6, 20)], lifted(9, 25), None),
        ([lifted(6, 20)], lifted(3, 15), Best(BestKind.LEAST_HELP, 20_000, 15_000)),
        ([lifted(6, 20)], lifted(6, 20), None),
        ([lifted(6)], lifted(7), Best(MOST, 6, 7)),
        ([lifted(6)], lifted(7, 10), None),
        ([lifted(6, 20)], lifted(7), None),
        ([hold(20, 20)], hold(30, 20), None),
    ],
)
def test_of_help_the_least_is_the_best(
    earlier: list[SetResult], now: SetResult, expected: Best | None
) -> None:
    """Less help for at least this many; else more with this help or less; never more help."""
    assert find_best(now, earlier, ASSISTED) == expected


def test_help_that_does_less_is_compared_with_the_most_at_it() -> None:
    """Where this help or less was used before, only more repetitions are a best."""
    earlier = [lifted(6, 20), lifted(5, 15)]
    assert find_best(lifted(4, 15), earlier, ASSISTED) is None
    assert find_best(lifted(6, 15), earlier, ASSISTED) == Best(BestKind.LEAST_HELP, 20_000, 15_000)


def test_a_band_is_compared_with_the_same_band() -> None:
    """Its distance to the anchor is the resistance."""
    before = lifted(10, band_cm=100)
    assert find_best(lifted(12, band_cm=100), [before], SQUAT) == Best(MOST, 10, 12)
    assert find_best(lifted(12, band_cm=60), [before], SQUAT) is None


def test_loads_are_compared_with_what_means_the_same() -> None:
    """20 kg in each hand are no less than one weight of 24 kg."""
    each_hand, one = LoadMeaning.EACH_HAND, LoadMeaning.ONE_WEIGHT
    before = lifted(8, 20, load_is=each_hand)
    assert find_best(lifted(8, 24, load_is=one), [before], SQUAT) is None
    assert find_best(lifted(8, 24, load_is=each_hand), [before], SQUAT) is not None
    assert find_best(lifted(8, 24, load_is=one), [lifted(8, 20)], SQUAT) is not None


def test_a_set_that_repeats_one_of_today_is_no_best() -> None:
    """The gain is against the workouts before; one more best of the day is one."""
    before, first = [lifted(8, 60)], lifted(8, 62.5)
    assert find_best(first, before, SQUAT, [first]) is None
    assert find_best(lifted(8, 65), before, SQUAT, [first]) == Best(HEAVIEST, 60_000, 65_000)
    assert find_best(lifted(8, 65), [], SQUAT, [first]) is None


def test_the_gain_is_what_it_is_better_by() -> None:
    """Of help, how much less."""
    assert Best(HEAVIEST, 60_000, 62_500).gain == 2500
    assert Best(BestKind.LEAST_HELP, 20_000, 15_000).gain == 5000


def test_the_weaker_side_decides() -> None:
    """A side that is missing or was skipped makes a set that is not compared."""
    both = sides(done("lunge", 10, kg=20), 8)
    assert result_of(both) == lifted(8, 20, estimated_grams=round(20_000 * 38 / 30))
    assert result_of(both[:1]) is None
    assert result_of((both[0], replace(both[1], skipped=True))) is None
    assert result_of((both[0], replace(both[1], load=None))) == lifted(8)


@pytest.mark.parametrize(
    "sides_",
    [
        (),
        (done("squat", 0, kg=60),),
        (done("squat", 5, kg=60, counts=False),),
        (done("squat", 5, kg=60, skipped=True),),
    ],
    ids=["nothing", "no repetition", "warm-up", "skipped"],
)
def test_what_is_no_work_is_not_compared(sides_: tuple[Any, ...]) -> None:
    """Neither as a best nor as what a best has to beat."""
    assert result_of(sides_) is None
    assert results_of_sets(sides_) == ()


def test_sets_of_a_workout_are_told_apart_by_place_and_number() -> None:
    """Both sides of a set are one result."""
    first, second = sides(held("side-plank", 30), 25), sides(held("side-plank", 20), 22)
    later = tuple(replace(each, set_number=2) for each in second)
    assert results_of_sets((*first, *later)) == (hold(25), hold(20))


def test_every_kind_has_a_heading_of_its_own() -> None:
    """The heading stands before the exercise's name."""
    assert [each.heading for each in BestKind] == [
        "Heaviest",
        "Most repetitions",
        "Longest hold",
        "Estimated 1RM",
        "Least help",
    ]
    assert [each.is_load for each in BestKind] == [True, False, False, True, True]


LIFTS = st.builds(lifted, st.integers(1, 12), st.integers(0, 8).map(lambda step: step * 10))


@given(st.lists(LIFTS, max_size=8), LIFTS)
def test_what_was_done_before_is_never_a_best(earlier: list[SetResult], now: SetResult) -> None:
    """Nor is what an earlier set has in full: as many repetitions with at least this load."""
    best = find_best(now, earlier, SQUAT)
    is_reached = any(
        each.amount >= now.amount and (each.grams or 0) >= (now.grams or 0) for each in earlier
    )
    assert not (is_reached and best)
    assert find_best(now, [*earlier, now], SQUAT) is None
    alike = [each for each in earlier if bool(each.grams) == bool(now.grams)]
    if alike and not is_reached:
        assert best is not None
        assert best.gain > 0
