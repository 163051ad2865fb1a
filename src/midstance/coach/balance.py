"""What the left and the right side did, and where they differ by more than they should.

A side difference below 15 % is the aim of the self-tests.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from midstance.domain.quantity import Side
from midstance.domain.review import Balance

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from midstance.domain.exercise import Exercise
    from midstance.domain.quantity import Unit
    from midstance.domain.record import LoggedSet, SetRecord

WORTH_NAMING = 0.15


def balances(sets: Iterable[LoggedSet], exercises: Mapping[str, Exercise]) -> tuple[Balance, ...]:
    """Each exercise with sides, the largest difference first."""
    sided: dict[tuple[str, Unit], list[SetRecord]] = {}
    for each in sets:
        if each.set.side is not None:
            sided.setdefault((each.set.exercise, each.set.target.unit), []).append(each.set)
    found = [_of(records, exercises) for records in sided.values()]
    return tuple(sorted(found, key=lambda each: (-each.difference, each.exercise, each.unit)))


def _of(records: list[SetRecord], exercises: Mapping[str, Exercise]) -> Balance:
    has_load = all(each.load is not None for each in records)
    left, right = (_work(records, side, has_load=has_load) for side in Side)
    more = max(left, right)
    difference = (more - min(left, right)) / more if more else 0.0
    weaker = Side.LEFT if left < right else Side.RIGHT
    first = records[0]
    known = exercises.get(first.exercise)
    return Balance(
        first.exercise,
        known.name if known else first.exercise,
        first.target.unit,
        left,
        right,
        has_load,
        difference,
        weaker if difference > WORTH_NAMING else None,
    )


def _work(records: Iterable[SetRecord], side: Side, *, has_load: bool) -> int:
    return sum(
        each.value * (each.load.grams if has_load and each.load else 1)
        for each in records
        if each.side is side
    )
