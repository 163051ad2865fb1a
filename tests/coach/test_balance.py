"""What each side did."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from midstance.coach.balance import balances
from midstance.domain.quantity import Side, Unit
from midstance.domain.record import SetRecord
from midstance.domain.review import Balance
from tests.coach.gym import EXERCISES, done, held, sides, workout


def of(*records: SetRecord) -> tuple[Balance, ...]:
    """The balances of these sets."""
    return balances(workout(1, date(2026, 11, 23), *records).sets, EXERCISES)


def test_a_difference_above_fifteen_percent_is_named() -> None:
    """The weaker side is named, and the difference is of the stronger side's work."""
    (found,) = of(*sides(held("side-plank", 20), 30))
    assert (found.left, found.right, found.weaker) == (20, 30, Side.LEFT)
    assert found.difference == pytest.approx(1 / 3)
    assert found.name == "Side plank"


@pytest.mark.parametrize(("right", "weaker"), [(17, None), (16, Side.RIGHT), (20, None)])
def test_fifteen_percent_itself_is_not_named(right: int, weaker: Side | None) -> None:
    """17 of 20 is a difference of exactly 15 %, and is let be."""
    (found,) = of(*sides(done("lunge", 20), right))
    assert found.weaker is weaker


def test_load_weighs_where_every_set_has_one() -> None:
    """Eight with 20 kg are as much as ten with 16 kg."""
    left = done("lunge", 8, kg=20, side=Side.LEFT)
    (found,) = of(left, done("lunge", 10, kg=16, side=Side.RIGHT))
    assert (found.left, found.right, found.has_load, found.difference) == (
        160_000,
        160_000,
        True,
        0.0,
    )


def test_a_missing_load_leaves_the_amounts() -> None:
    """Where one set has no load, repetitions are compared."""
    (found,) = of(done("lunge", 8, kg=20, side=Side.LEFT), done("lunge", 8, side=Side.RIGHT))
    assert (found.left, found.right, found.has_load) == (8, 8, False)


def test_a_side_that_did_nothing_differs_wholly() -> None:
    """Only the right side worked: the left is weaker by all of it."""
    (found,) = of(done("clamshell", 12, side=Side.RIGHT))
    assert (found.left, found.difference, found.weaker) == (0, 1.0, Side.LEFT)


def test_two_zeros_are_even() -> None:
    """No work on both sides is no difference."""
    (found,) = of(*sides(done("lunge", 0), 0))
    assert (found.difference, found.weaker) == (0.0, None)


def test_units_are_not_mixed() -> None:
    """Repetitions and seconds of one exercise are two lines; what has no sides is none."""
    found = of(*sides(done("lunge", 8), 8), *sides(held("lunge", 20), 10), done("squat", 5))
    assert [(each.unit, each.weaker) for each in found] == [
        (Unit.SECONDS, Side.RIGHT),
        (Unit.REPS, None),
    ]


@given(st.integers(0, 100), st.integers(0, 100))
def test_swapping_the_sides_swaps_the_verdict(left: int, right: int) -> None:
    """Neither side is favoured."""
    (one,) = of(*sides(done("ghost", left), right))
    (other,) = of(*sides(done("ghost", right), left))
    assert one.difference == other.difference
    assert {one.weaker, other.weaker} in ({None}, {Side.LEFT, Side.RIGHT})
    assert 0 <= one.difference <= 1


@pytest.mark.parametrize(
    ("left", "right", "difference", "weaker"),
    [
        ((8, 8, 8), (8, 8, 8), 0.0, None),
        ((10, 10, 10), (10, 10, 6), 4 / 30, None),
        ((10, 10, 10), (10, 10, 5), 5 / 30, Side.RIGHT),
        ((10, 8, 6), (6, 8, 10), 0.0, None),
        ((10, 10), (10, 10, 10), 1 / 3, Side.LEFT),
        ((100,), (85,), 0.15, None),
        ((100,), (84,), 0.16, Side.RIGHT),
        ((7,), (6,), 1 / 7, None),
        ((6,), (5,), 1 / 6, Side.RIGHT),
    ],
)
def test_all_sets_of_the_week_are_weighed_together(
    left: tuple[int, ...], right: tuple[int, ...], difference: float, weaker: Side | None
) -> None:
    """One weak set is let be; a weak week is named."""
    (found,) = of(
        *(done("clamshell", value, side=Side.LEFT) for value in left),
        *(done("clamshell", value, side=Side.RIGHT) for value in right),
    )
    assert found.difference == pytest.approx(difference)
    assert found.weaker is weaker


def test_the_largest_difference_comes_first() -> None:
    """Three exercises stand in the order of how much their sides differ, equals by their ids."""
    found = of(
        *sides(done("lunge", 10), 10),
        *sides(done("clamshell", 10), 10),
        *sides(held("side-plank", 30), 20),
    )
    assert [each.exercise for each in found] == ["side-plank", "clamshell", "lunge"]


def test_a_stronger_arm_by_load_alone_is_named() -> None:
    """The same repetitions with a fifth less weight are a fifth less work."""
    (found,) = of(done("lunge", 8, kg=10, side=Side.LEFT), done("lunge", 8, kg=8, side=Side.RIGHT))
    assert found.weaker is Side.RIGHT
    assert found.difference == pytest.approx(0.2)


AMOUNTS = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), min_size=1, max_size=5)


@given(AMOUNTS, st.integers(2, 5))
def test_the_same_week_over_again_is_as_uneven(amounts: list[tuple[int, int]], times: int) -> None:
    """Doing everything more often changes the sums, and neither the share nor the verdict."""
    records = [each for pair in amounts for each in sides(done("lunge", pair[0]), pair[1])]
    (once,), (often,) = of(*records), of(*records * times)
    assert (often.left, often.right) == (once.left * times, once.right * times)
    assert often.difference == pytest.approx(once.difference)
    assert often.weaker is once.weaker


@given(AMOUNTS, st.integers(1, 60))
def test_an_even_set_never_makes_it_more_uneven(amounts: list[tuple[int, int]], more: int) -> None:
    """The same on both sides brings the shares together."""
    records = [each for pair in amounts for each in sides(done("lunge", pair[0]), pair[1])]
    (before,), (after,) = of(*records), of(*records, *sides(done("lunge", more), more))
    assert after.difference <= before.difference
