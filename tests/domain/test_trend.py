"""What trends follow, and the days of a year."""

from datetime import date

import pytest

from midstance.domain.quantity import Unit
from midstance.domain.trend import HeatDay, HeatMap, Quantity


@pytest.mark.parametrize("unit", Unit)
def test_every_unit_can_be_followed(unit: Unit) -> None:
    """What is counted is no load, and has a heading."""
    quantity = Quantity.counted_in(unit)
    assert not quantity.is_load
    assert quantity.heading


def test_two_quantities_are_loads() -> None:
    """The heaviest load and the estimate are in grams."""
    assert {each for each in Quantity if each.is_load} == {
        Quantity.LOAD,
        Quantity.ESTIMATED_MAXIMUM,
    }


def test_days_to_come_are_no_days() -> None:
    """A heat map's days leave the empty cells out, in order."""
    one, two = HeatDay(date(2026, 11, 22), 3, 4), HeatDay(date(2026, 11, 23), 0, 0)
    assert HeatMap(((one,), (two, None)), (), (1, 1, 1, 1)).days == (one, two)
