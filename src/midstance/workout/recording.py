"""Makes the entries of the log from the turns of a workout, and corrects them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from midstance.domain.record import SetRecord
from midstance.workout.state import NotAllowedNowError, State

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from midstance.domain.planned_sets import PlannedSet
    from midstance.domain.quantity import Side

MAX_VALUE = 10_000


def record_set(state: State, value: int) -> State:
    """``state`` with the side or sides that just worked written down as ``value``."""
    turn = state.turn
    sides = turn.recorded_sides if turn.alternating else (turn.sides[state.side],)
    done = _written(state, turn, sides, value)
    last = tuple(each.serial for each in done.sets[-len(sides) :])
    return replace(done, last=last, entry="", shown=None, set_note="")


def record_skipped(state: State) -> State:
    """``state`` with every side that the current turn still owed written down as skipped."""
    turn = state.turn
    owed = turn.recorded_sides if turn.alternating else turn.sides[state.side :]
    return _written(state, turn, owed, None)


def record_rest_skipped(state: State, turns: Iterable[PlannedSet]) -> State:
    """``state`` with ``turns`` that have not begun written down as skipped."""
    for turn in turns:
        state = _written(state, turn, turn.recorded_sides, None)
    return state


def _written(
    state: State, turn: PlannedSet, sides: tuple[Side | None, ...], value: int | None
) -> State:
    """``state`` with a record for each side; no value means that the set was skipped."""
    made = tuple(
        SetRecord(
            serial=state.next_serial + i,
            place=turn.place,
            block=turn.purpose.value,
            exercise=turn.exercise,
            prescribed_exercise=turn.prescribed,
            set_number=turn.set_number,
            side=side,
            target=turn.target,
            value=value or 0,
            load=turn.load,
            band_cm=turn.band_cm,
            effort=None if value is None else state.effort,
            skipped=value is None,
            counts=turn.purpose.counts,
            note="" if value is None else state.set_note,
        )
        for i, side in enumerate(sides)
    )
    return replace(
        state,
        sets=state.sets + made,
        next_serial=state.next_serial + len(made),
    )


def last_recorded_sets(state: State) -> tuple[SetRecord, ...]:
    """The sets recorded last that can still be corrected from here."""
    return tuple(each for each in state.sets if each.serial in state.last)


def both_sides(state: State) -> tuple[SetRecord, ...]:
    """Every side of the set recorded last that was done."""
    last = last_recorded_sets(state)
    return planned_sides(state, last[-1].place, last[-1].set_number) if last else ()


def planned_sides(state: State, place: int, set_number: int) -> tuple[SetRecord, ...]:
    """What is recorded as done of one set, a record for each side."""
    return tuple(
        each
        for each in state.sets
        if (each.place, each.set_number) == (place, set_number) and not each.skipped
    )


def correct_set(
    state: State,
    change: Callable[[SetRecord], SetRecord],
    which: Callable[[State], tuple[SetRecord, ...]] = last_recorded_sets,
) -> State:
    """``state`` with ``change`` made to what was recorded last, or to ``which`` sets.

    Raises:
        NotNowError: nothing was recorded that could be corrected.
    """
    wrong = {each.serial for each in which(state)}
    if not wrong:
        raise NotAllowedNowError("No set to correct yet.")
    sets = tuple(change(each) if each.serial in wrong else each for each in state.sets)
    return replace(state, sets=sets, entry="")


def clamp_value(value: int) -> int:
    """``value`` within what a set can be: 0 to 10,000."""
    return max(0, min(MAX_VALUE, value))


def missed_target(state: State) -> bool:
    """Whether the set recorded last fell short of its target on any side."""
    return any(each.value < each.target.amount for each in both_sides(state))
