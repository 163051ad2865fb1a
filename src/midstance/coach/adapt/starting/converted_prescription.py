"""A prescription converted for another exercise: the same sets and effort, an amount that fits it.

The amount keeps its proportion to the usual starting amount of the exercise; time on a clock stays.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from midstance.domain.quantity import Unit
from midstance.domain.session import Prescription

if TYPE_CHECKING:
    from midstance.domain.exercise import Exercise

LEAST_SHARE, MOST_SHARE = 0.5, 1.5
"""Bounds of the share of the new exercise's usual amount: coaching choices of this program."""
STEP_OF_UNIT = {Unit.REPS: 1, Unit.CONTACTS: 1, Unit.SECONDS: 5, Unit.METRES: 5}
"""Amounts are rounded to multiples of this."""


def convert_prescription(
    prescription: Prescription,
    before: Exercise,
    after: Exercise,
    *,
    keeps_seconds: bool = False,
) -> Prescription:
    """``prescription`` of the exercise ``before``, converted for the exercise ``after``.

    Load and percentage of the maximum are dropped; an open end and a range survive where the unit
    stays the same. ``keeps_seconds`` leaves the time unchanged where both are measured in seconds.
    """
    if after.id == before.id:
        return prescription
    both_timed = prescription.unit is after.measure.unit is Unit.SECONDS
    if _is_on_the_clock(prescription, before) or (keeps_seconds and both_timed):
        return _same_seconds(prescription, after)
    measure = after.measure
    same_unit = measure.unit is prescription.unit
    amount = scale_amount(prescription.amount, prescription, before, after)
    up_to = (
        scale_amount(prescription.up_to, prescription, before, after)
        if prescription.up_to and same_unit
        else None
    )
    return Prescription(
        sets=prescription.sets,
        amount=amount,
        unit=measure.unit,
        per_side=measure.per_side,
        up_to=up_to if up_to and up_to > amount else None,
        open_ended=prescription.open_ended and same_unit,
        rpe=prescription.rpe,
    )


def scale_amount(amount: int, prescription: Prescription, before: Exercise, after: Exercise) -> int:
    """``amount`` of ``before`` as an amount of ``after``, in the unit that is natural to it."""
    halved = before.measure.per_side and not prescription.per_side
    share = (amount / 2 if halved else amount) / max(1, before.default.amount)
    bounded = (
        min(MOST_SHARE, max(LEAST_SHARE, share))
        if prescription.unit is before.measure.unit
        else 1.0
    )
    step = STEP_OF_UNIT[after.measure.unit]
    start = after.default.amount
    most = max(start, after.up.amount) if after.up else start
    rounded = round(start * bounded / step) * step
    return max(min(step, start), min(most, rounded))


def _is_on_the_clock(prescription: Prescription, before: Exercise) -> bool:
    """Whether it is a station: seconds of an exercise that is otherwise counted."""
    return prescription.unit is Unit.SECONDS and before.measure.unit is not Unit.SECONDS


def _same_seconds(prescription: Prescription, after: Exercise) -> Prescription:
    """The same time in all: sides that took turns still do, and both sides become one time."""
    both = prescription.per_side and not after.measure.per_side
    return replace(
        prescription,
        amount=prescription.amount * 2 if both else prescription.amount,
        per_side=prescription.per_side and after.measure.per_side,
        alternating=after.measure.per_side and not prescription.per_side,
        load=None,
        percent=None,
    )
