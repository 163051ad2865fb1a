"""What is asked of an exercise that takes another one's place.

Sets, rest and effort stay. The amount is the newcomer's own starting amount, made larger or
smaller by as much as today's amount differs from the other exercise's starting amount: 45 s of a
plank that starts with 30 s is one and a half times, and so are 12 repetitions of a dead bug that
starts with 8. It stays between half and one and a half times, and never goes past the amount at
which the newcomer would move up. A station on the clock keeps its seconds.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from midstance.domain.quantity import Unit
from midstance.domain.session import Prescription

if TYPE_CHECKING:
    from midstance.domain.exercise import Exercise
    from midstance.domain.steps import Turn

LEAST_SHARE, MOST_SHARE = 0.5, 1.5
STEP_OF_UNIT = {Unit.REPS: 1, Unit.CONTACTS: 1, Unit.SECONDS: 5, Unit.METRES: 5}


def carried(asked: Prescription, was: Exercise, now: Exercise) -> Prescription:
    """``asked`` of ``was`` as it is asked of ``now``; a load and its share of the best stay behind.

    An open end and a range go along where the unit stays the same.
    """
    if now.id == was.id:
        return asked
    if _is_on_the_clock(asked, was):
        return _same_seconds(asked, now)
    measure = now.measure
    same_unit = measure.unit is asked.unit
    amount = scaled(asked.amount, asked, was, now)
    up_to = scaled(asked.up_to, asked, was, now) if asked.up_to and same_unit else None
    return Prescription(
        sets=asked.sets,
        amount=amount,
        unit=measure.unit,
        per_side=measure.per_side,
        up_to=up_to if up_to and up_to > amount else None,
        open_ended=asked.open_ended and same_unit,
        rpe=asked.rpe,
    )


def scaled(amount: int, asked: Prescription, was: Exercise, now: Exercise) -> int:
    """``amount`` of ``was`` as an amount of ``now``, in the unit that is natural to it."""
    halved = was.measure.per_side and not asked.per_side
    share = (amount / 2 if halved else amount) / max(1, was.default.amount)
    kept = min(MOST_SHARE, max(LEAST_SHARE, share)) if asked.unit is was.measure.unit else 1.0
    step = STEP_OF_UNIT[now.measure.unit]
    start = now.default.amount
    most = max(start, now.up.amount) if now.up else start
    rounded = round(start * kept / step) * step
    return max(min(step, start), min(most, rounded))


def _is_on_the_clock(asked: Prescription, was: Exercise) -> bool:
    """Whether it is a station: so many seconds of what is otherwise counted."""
    return asked.unit is Unit.SECONDS and was.measure.unit is not Unit.SECONDS


def _same_seconds(asked: Prescription, now: Exercise) -> Prescription:
    """The same time in all: sides that took turns still do, and both sides become one time."""
    both = asked.per_side and not now.measure.per_side
    return replace(
        asked,
        amount=asked.amount * 2 if both else asked.amount,
        per_side=asked.per_side and now.measure.per_side,
        alternating=now.measure.per_side and not asked.per_side,
        load=None,
        percent=None,
    )


def asked_of(turn: Turn) -> Prescription:
    """What a turn of a session asks for, as a prescription."""
    is_per_side = len(turn.recorded_sides) > 1
    return Prescription(
        sets=turn.sets,
        amount=turn.target.amount,
        unit=turn.target.unit,
        per_side=is_per_side,
        up_to=turn.up_to,
        open_ended=turn.target.open_ended,
        alternating=turn.alternating and turn.is_timed,
        load=turn.load,
        rpe=turn.rpe,
        percent=turn.percent,
    )
