"""Makes the records of the log from the sets of a workout, and corrects them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from midstance.domain.record import MAX_VALUE, SetRecord
from midstance.workout.set_count import has_work
from midstance.workout.state import NotAllowedNowError, State

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from midstance.domain.planned_sets import PlannedSet
    from midstance.domain.quantity import Side

NOTHING_TO_CORRECT = "No set to correct yet."
NOTHING_SHORT = "No short set to count."


def record_set(state: State, value: int) -> State:
    """``state`` with the side or sides just done recorded as ``value``."""
    planned_set = state.planned_set
    sides = (
        planned_set.recorded_sides if planned_set.alternating else (planned_set.sides[state.side],)
    )
    done = _record(state, planned_set, sides, value)
    last = tuple(each.sequence for each in done.sets[-len(sides) :])
    return replace(done, last=last, entry="", stepped_to=None, set_note="")


def record_skipped(state: State) -> State:
    """``state`` with every side of the current set that was still to do recorded as skipped."""
    planned_set = state.planned_set
    sides = (
        planned_set.recorded_sides if planned_set.alternating else planned_set.sides[state.side :]
    )
    return _record(state, planned_set, sides, None)


def record_rest_skipped(state: State, planned_sets: Iterable[PlannedSet]) -> State:
    """``state`` with ``planned_sets`` that have not begun recorded as skipped."""
    for planned_set in planned_sets:
        state = _record(state, planned_set, planned_set.recorded_sides, None)
    return state


def _record(
    state: State, planned_set: PlannedSet, sides: tuple[Side | None, ...], value: int | None
) -> State:
    """``state`` with a record for each side; no value means that the set was skipped."""
    records = (
        SetRecord(
            sequence=state.next_sequence + i,
            place=planned_set.place,
            block=planned_set.purpose.value,
            exercise=planned_set.exercise,
            prescribed_exercise=planned_set.prescribed,
            set_number=planned_set.set_number,
            side=side,
            target=planned_set.target,
            value=value or 0,
            load=planned_set.load,
            band_cm=planned_set.band_cm,
            effort=None if value is None else state.effort,
            skipped=value is None,
            counts=planned_set.purpose.counts,
            note="" if value is None else state.set_note,
            load_is=planned_set.loading.load_is if planned_set.loading else None,
        )
        for i, side in enumerate(sides)
    )
    marked = tuple(each if value is None else _mark_short(state, each) for each in records)
    return replace(
        state,
        sets=state.sets + marked,
        next_sequence=state.next_sequence + len(marked),
    )


def _mark_short(state: State, record: SetRecord) -> SetRecord:
    """``record`` as short where far too little was done of what is measured as work."""
    is_work = record.counts or not has_work(state)
    if state.options.short_sets and is_work and record.is_below_a_fifth:
        return record.as_short()
    return record


def correct_value(state: State, value: int) -> State:
    """``state`` with ``value`` as what was done of the set recorded last.

    Raises:
        NotAllowedNowError: nothing was recorded that could be corrected.
    """
    value = clamp_value(value)
    return correct_set(state, lambda each: with_value(state, each, value))


def with_value(state: State, record: SetRecord, value: int) -> SetRecord:
    """``record`` corrected to ``value``; one that counts by the runner's word goes on counting."""
    by_word = record.is_below_a_fifth and not record.short
    corrected = replace(record.as_counted(), value=value)
    return corrected if by_word else _mark_short(state, corrected)


def short_sets(state: State) -> tuple[SetRecord, ...]:
    """The sides of the set recorded last that are kept as short, while it can be corrected."""
    return tuple(each for each in both_sides(state) if each.short)


def count_short(state: State) -> State:
    """``state`` with the set recorded last as a set done, although it was short.

    Raises:
        NotAllowedNowError: it was not short, or nothing was done at all.
    """
    short = [each for each in short_sets(state) if each.value]
    if not short:
        raise NotAllowedNowError(NOTHING_SHORT)
    sequences = {each.sequence for each in short}
    sets = (each.as_counted() if each.sequence in sequences else each for each in state.sets)
    return replace(state, sets=tuple(sets))


def last_recorded_sets(state: State) -> tuple[SetRecord, ...]:
    """The sets recorded last that can still be corrected from here."""
    return tuple(each for each in state.sets if each.sequence in state.last)


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
        NotAllowedNowError: nothing was recorded that could be corrected.
    """
    sequences = {each.sequence for each in which(state)}
    if not sequences:
        raise NotAllowedNowError(NOTHING_TO_CORRECT)
    sets = tuple(change(each) if each.sequence in sequences else each for each in state.sets)
    return replace(state, sets=sets, entry="")


def clamp_value(value: int) -> int:
    """``value`` within what a set can be: 0 to 10,000."""
    return max(0, min(MAX_VALUE, value))


def missed_target(state: State) -> bool:
    """Whether the set recorded last fell short of its target on any side."""
    return any(each.value < each.target.amount for each in both_sides(state))
