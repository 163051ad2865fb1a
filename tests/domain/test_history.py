"""What trends follow, and the days of a year."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from midstance.domain.history import HeatDay, HeatMap, TrendQuantity
from midstance.domain.quantity import Unit


@pytest.mark.parametrize("unit", Unit)
def test_every_unit_can_be_followed(unit: Unit) -> None:
    """What is counted is no load, and has a heading."""
    quantity = TrendQuantity.counted_in(unit)
    assert not quantity.is_load
    assert quantity.heading


def test_two_quantities_are_loads() -> None:
    """The heaviest load and the estimate are in grams."""
    assert {each for each in TrendQuantity if each.is_load} == {
        TrendQuantity.LOAD,
        TrendQuantity.ESTIMATED_MAXIMUM,
    }


def test_days_to_come_are_no_days() -> None:
    """A heat map's days leave the empty cells out, in order."""
    one, two = HeatDay(date(2026, 11, 22), 3, 4), HeatDay(date(2026, 11, 23), 0, 0)
    assert HeatMap(((one,), (two, None)), (), (1, 1, 1, 1)).days == (one, two)


@pytest.mark.parametrize(
    ("unit", "quantity", "heading"),
    [
        (Unit.REPS, TrendQuantity.REPETITIONS, "Most repetitions in a set"),
        (Unit.SECONDS, TrendQuantity.HOLD, "Longest set"),
        (Unit.METRES, TrendQuantity.METRES, "Farthest set"),
        (Unit.CONTACTS, TrendQuantity.CONTACTS, "Most jumps in a set"),
    ],
)
def test_what_is_counted_is_followed_by_the_best_set(
    unit: Unit, quantity: TrendQuantity, heading: str
) -> None:
    """The chart says which number of a day it shows."""
    assert TrendQuantity.counted_in(unit) is quantity
    assert quantity.heading == heading


def test_loads_have_headings_of_their_own() -> None:
    """The load that was lifted, and the one that could be."""
    headings = [each.heading for each in TrendQuantity if each.is_load]
    assert headings == ["Heaviest load", "Estimated 1RM"]


def test_no_two_charts_have_the_same_heading() -> None:
    """Nobody mistakes one for the other."""
    assert len({each.heading for each in TrendQuantity}) == len(TrendQuantity)


@given(st.lists(st.integers(1, 7), max_size=53))
def test_a_heat_map_has_each_of_its_days_once_and_in_order(lengths: list[int]) -> None:
    """However many days are still to come in a week."""
    first, held = date(2026, 1, 5), []
    for number, length in enumerate(lengths):
        days = [HeatDay(first + timedelta(7 * number + into), into, 0) for into in range(length)]
        held.append((*days, *(None for _ in range(7 - length))))
    found = HeatMap(tuple(held), (), (1, 2, 3, 4)).days
    assert len(found) == sum(lengths)
    assert list(found) == sorted(found, key=lambda each: each.day)
