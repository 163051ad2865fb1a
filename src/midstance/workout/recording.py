"""Makes the entries of the log from the turns of a workout, and corrects them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from midstance.domain.record import SetRecord
from midstance.workout.state import NotNowError, State

if TYPE_CHECKING:
    from collections.abc import Callable

    from midstance.domain.record import Side

MOST = 10_000


def recorded(state: State, value: int, *, skipped: bool = False) -> State:
    """``state`` with the side or sides that just worked written down as ``value``."""
    turn = state.turn
    sides = turn.recorded_sides if turn.alternating else (turn.sides[state.side],)
    return _written(state, sides, value, skipped=skipped)


def skipped_over(state: State) -> State:
    """``state`` with every side that the current turn still owed written down as skipped."""
    turn = state.turn
    sides = turn.recorded_sides if turn.alternating else turn.sides[state.side :]
    return _written(state, sides, 0, skipped=True)


def _written(state: State, sides: tuple[Side | None, ...], value: int, *, skipped: bool) -> State:
    turn = state.turn
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
            value=value,
            load=turn.load,
            band_cm=turn.band_cm,
            effort=None if skipped else state.effort,
            skipped=skipped,
            counts=turn.purpose.counts,
            note="" if skipped else state.set_note,
        )
        for i, side in enumerate(sides)
    )
    return replace(
        state,
        sets=state.sets + made,
        next_serial=state.next_serial + len(made),
        last=tuple(each.serial for each in made),
        entry="",
        shown=None,
        effort=None,
        set_note="",
    )


def last_sets(state: State) -> tuple[SetRecord, ...]:
    """The sets recorded last that can still be corrected from here."""
    return tuple(each for each in state.sets if each.serial in state.last and not each.skipped)


def corrected(
    state: State, change: Callable[[SetRecord], SetRecord], *, both_sides: bool = False
) -> State:
    """``state`` with ``change`` made to what was recorded last, or to both sides of that set.

    Raises:
        NotNowError: nothing was recorded that could be corrected.
    """
    last = last_sets(state)
    if not last:
        raise NotNowError("No set to correct yet.")
    same = (last[-1].place, last[-1].set_number)
    serials = {
        each.serial
        for each in state.sets
        if each in last or (both_sides and (each.place, each.set_number) == same)
    }
    sets = tuple(change(each) if each.serial in serials else each for each in state.sets)
    return replace(state, sets=sets, entry="")


def bounded(value: int) -> int:
    """``value`` within what a set can be: 0 to 10,000."""
    return max(0, min(MOST, value))


def missed_target(state: State) -> bool:
    """Whether the current turn, now recorded, fell short of its target on any side."""
    turn = state.turn
    return any(
        each.value < each.target.amount
        for each in state.sets
        if (each.place, each.set_number) == (turn.place, turn.set_number) and not each.skipped
    )
