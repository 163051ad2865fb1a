"""How many sets a workout has, and how many of them are done: one count for everyone who asks.

Work sets are counted, both sides as one; warm-up and cool-down are not. A workout that has no work
sets at all, such as a mobility routine, is counted by all that it has, which are then moves.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from midstance.workout.events import FinishedAsDone
from midstance.workout.state import Phase

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from midstance.domain.planned_sets import GateOffer, PlannedSet
    from midstance.domain.record import SetRecord
    from midstance.workout.events import RunnerEvent
    from midstance.workout.state import State

SetPlace = tuple[int, int]
"""The place of an item in the session, and the number of its set."""


@dataclass(frozen=True, slots=True)
class SetCount:
    """The sets of a workout.

    Attributes:
        noun: what one of them is called: ``set``, or ``move`` where there are no work sets.
        planned: sets to do in all, those added and those of further rounds included.
        done: sets with at least one side done, but not one whose other side is still to do.
        skipped, short: sets of which nothing was done, and those of which too little was.
        saved: those done of which the log holds every side.
    """

    noun: str
    planned: int
    done: int
    skipped: int
    short: int
    saved: int = 0


def sets_as_prescribed(state: State) -> tuple[PlannedSet, ...]:
    """The sets to do; before a cap only those of the first round are known."""
    here = state.planned_set
    return tuple(
        planned_set
        for planned_set in state.planned_sets
        if planned_set.cap is None
        or planned_set.round <= (here.round if planned_set.block == here.block else 1)
    )


def has_work(state: State) -> bool:
    """Whether there are work sets, so that nothing else is counted."""
    return any(planned_set.purpose.counts for planned_set in state.planned_sets)


def count_sets(state: State, saved: frozenset[int] = frozenset()) -> SetCount:
    """The sets of ``state``; ``saved`` are the numbers of the records that the log holds."""
    of_work, begun = has_work(state), _begun_set(state)
    measured = tuple(each for each in state.sets if each.counts or each.short or not of_work)
    done = _places(measured, lambda each: each.is_done) - begun
    short = _places(measured, lambda each: each.short) - done - begun
    skipped = _places(measured, lambda each: each.skipped) - done - short - begun
    return SetCount(
        noun="set" if of_work else "move",
        planned=sum(each.purpose.counts or not of_work for each in sets_as_prescribed(state)),
        done=len(done),
        skipped=len(skipped),
        short=len(short),
        saved=len(done - _places(measured, lambda each: each.sequence not in saved)),
    )


def count_if_ended(state: State) -> SetCount:
    """The sets as the log counts them if ``state`` ended now: one with one side done is a set."""
    return count_sets(replace(state, side=0))


def has_half_of_moves(state: State) -> bool:
    """Whether half of all that it holds is done, in a workout without work sets."""
    count = count_if_ended(state)
    return not has_work(state) and bool(count.done) and 2 * count.done >= count.planned


def counts_by_word(state: State, ending: RunnerEvent) -> bool:
    """Whether a workout that ``ending`` ends early counts although the log alone could not know it.

    By the runner's word, where anything was done; and with half of its moves, where it holds no
    work sets that the log could compare with.
    """
    is_said = isinstance(ending, FinishedAsDone) and bool(count_if_ended(state).done)
    return is_said or has_half_of_moves(state)


def reached_gate(before: State, after: State) -> GateOffer | None:
    """The gate of a set that was just saved with its amount, but without an effort; else None."""
    known = {each.sequence for each in before.sets}
    saved = [each for each in after.sets if each.sequence not in known and each.is_done]
    if not saved or after.phase is Phase.SWITCH:
        return None
    gate = _gate_of(saved[-1], after.planned_sets)
    is_reached = gate is not None and saved[-1].value >= gate.amount
    return gate if is_reached and saved[-1].effort is None else None


def _gate_of(record: SetRecord, planned_sets: Iterable[PlannedSet]) -> GateOffer | None:
    place = (record.place, record.set_number)
    planned = (each.gate for each in planned_sets if (each.place, each.set_number) == place)
    return next(planned, None)


def _places(records: Iterable[SetRecord], which: Callable[[SetRecord], bool]) -> set[SetPlace]:
    return {(each.place, each.set_number) for each in records if which(each)}


def _begun_set(state: State) -> set[SetPlace]:
    """The set of which one side is over and the other still to do."""
    if not state.side or state.phase is Phase.DONE:
        return set()
    return {(state.planned_set.place, state.planned_set.set_number)}


def is_work_now(state: State) -> bool:
    """Whether the set on the screen is one of those counted."""
    return state.planned_set.purpose.counts or not has_work(state)
