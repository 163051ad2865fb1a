"""The records of sets that are added to a workout afterwards."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from midstance.coach.single import purpose_of
from midstance.domain.quantity import Side, Target
from midstance.domain.record import SetRecord

if TYPE_CHECKING:
    from midstance.domain.exercise import Exercise
    from midstance.domain.quantity import Amount
    from midstance.domain.record import WorkoutRecord

BOTH = "both"


def first_set(exercise: Exercise, did: Amount, workout: WorkoutRecord | None) -> SetRecord:
    """The first set to add, after those of this exercise in ``workout``, or after all others."""
    there = [each.set for each in workout.sets] if workout else []
    target = Target(did.value, did.unit)
    alike = [each for each in there if each.exercise == exercise.id]
    if alike:
        number = max(each.set_number for each in alike) + 1
        plain = replace(alike[-1], set_number=number, target=target, value=did.value)
        return replace(plain, band_cm=None, skipped=False)
    purpose = purpose_of(exercise)
    place = max((each.place for each in there), default=-1) + 1
    block, id_ = purpose.value, exercise.id
    return SetRecord(1, place, block, id_, id_, 1, None, target, did.value, counts=purpose.counts)


def sides_of(exercise: Exercise, side: str | None) -> tuple[Side | None, ...]:
    """The sides that ``side`` names; both by themselves where the exercise has two."""
    if side == BOTH or (side is None and exercise.measure.per_side):
        return Side.LEFT, Side.RIGHT
    return (None,) if side is None else (Side(side),)


def each_set(first: SetRecord, sets: int, sides: tuple[Side | None, ...]) -> tuple[SetRecord, ...]:
    """``sets`` sets like ``first``, a record for each side, numbered on from it."""
    return tuple(
        replace(first, set_number=first.set_number + more, side=side)
        for more in range(sets)
        for side in sides
    )
