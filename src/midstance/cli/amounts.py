"""How much was done in a set, as it is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from midstance.cli.faults import WrongUseError
from midstance.domain.quantity import Amount, QuantityError, Unit, parse_seconds
from midstance.domain.session import Prescription
from midstance.workout.recording import MOST

if TYPE_CHECKING:
    from midstance.domain.exercise import Exercise


def read_amount(text: str, exercise: Exercise) -> Amount:
    """Read ``12``, ``30s``, ``1:30``, ``20m`` or ``15c``; a bare number is in the exercise's unit.

    Raises:
        QuantityError: the text is no amount.
        WrongUseError: the exercise is counted in something else, or it is out of range.
    """
    own = exercise.measure.unit
    amount = _amount(text.strip(), own)
    if amount.unit is not own:
        raise WrongUseError(f"{exercise.id} is counted in {own.value}, not {amount.unit.value}")
    if not 1 <= amount.value <= MOST:
        raise WrongUseError(f"{text} is out of range; write 1 to {MOST}")
    return amount


def _amount(text: str, own: Unit) -> Amount:
    if ":" in text:
        return Amount(parse_seconds(text), Unit.SECONDS)
    try:
        read = Prescription.parse(f"1x{text}")
    except QuantityError:
        read = None
    if read is None or read != Prescription(1, read.amount, read.unit):
        raise QuantityError(f"{text!r} is no amount; write it like 12, 30s, 1:30, 20m or 15c")
    return Amount(read.amount, own if text.isdecimal() else read.unit)
