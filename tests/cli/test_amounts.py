"""Amounts as they are typed."""

import pytest

from midstance.cli.amounts import read_amount
from midstance.domain.exercise import Dose, Exercise, Measure, Pattern
from midstance.domain.quantity import Amount


@pytest.mark.parametrize(
    ("text", "measure", "value"),
    [
        ("12", Measure.REPS, 12),
        ("12 reps", Measure.REPS_PER_SIDE, 12),
        ("30", Measure.SECONDS, 30),
        ("30s", Measure.SECONDS_PER_SIDE, 30),
        ("1:30", Measure.SECONDS, 90),
        ("20m", Measure.METRES, 20),
        ("15c", Measure.CONTACTS, 15),
    ],
)
def test_a_bare_number_is_in_the_exercises_own_unit(
    text: str, measure: Measure, value: int
) -> None:
    """An amount may also name its unit, and a time may be a clock's."""
    exercise = Exercise("any", "Any", Pattern.HIP, measure, Dose(1, 1))
    assert read_amount(text, exercise) == Amount(value, measure.unit)
