"""When a step ends by itself, and what its end leads to."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, assert_never

from midstance.workout.flow import (
    SECOND,
    begins_by_itself,
    begun_by_clock,
    entered,
    finished_side,
    is_in_block,
    set_up,
    working,
)
from midstance.workout.phase import Phase
from midstance.workout.recording import recorded

if TYPE_CHECKING:
    from midstance.domain.steps import Turn
    from midstance.workout.state import State


def deadline(state: State) -> int | None:
    """When the current step ends by itself; None while only the runner can end it."""
    if state.re_entry_until is not None:
        return state.re_entry_until
    if state.clock.is_held:
        return None
    own = state.clock.deadline if _ends_by_itself(state) else None
    ends = [at for at in (own, cap_deadline(state)) if at is not None]
    return min(ends, default=None)


def _ends_by_itself(state: State) -> bool:
    match state.phase:
        case Phase.LEAD_IN | Phase.SWITCH:
            return True
        case Phase.WORK:
            return state.turn.is_timed and not state.turn.target.open_ended
        case Phase.REST | Phase.SET_UP:
            return begins_by_itself(state)
        case Phase.OVERVIEW | Phase.DONE:
            return False
        case _:
            assert_never(state.phase)


def cap_deadline(state: State) -> int | None:
    """When the time of the current as-many-rounds-as-possible block is over."""
    cap = state.turn.cap
    if cap is None or state.phase is Phase.DONE or state.waits or not is_in_block(state):
        return None
    return max(state.clock.began, state.block_began + cap * SECOND)


def expired(state: State, at: int) -> State:
    """What the end of the current step at its deadline leads to."""
    if state.goes_on:
        return state.released(at)
    if at == cap_deadline(state):
        return _capped(state, at)
    match state.phase:
        case Phase.LEAD_IN | Phase.SWITCH:
            return working(state, at)
        case Phase.WORK:
            return finished_side(state, at, state.turn.target.amount)
        case Phase.REST | Phase.SET_UP | Phase.OVERVIEW | Phase.DONE:
            return begun_by_clock(state, at)
        case _:
            assert_never(state.phase)


def _capped(state: State, at: int) -> State:
    """No further turn of the block comes; repetitions under way are still asked for."""
    at_work = state.phase is Phase.WORK and state.clock.elapsed(at) > 0
    begun = at_work or bool(state.side)
    keep = state.index + int(begun)
    block = state.turn.block
    kept = tuple(_uncapped(turn, block) for turn in state.turns[:keep])
    cut = state.with_turns(kept + tuple(t for t in state.turns[keep:] if t.block != block))
    if not at_work:
        return _next_block(cut, keep, at)
    return _next_block(_cut_off(cut, at), keep, at) if state.turn.is_timed else cut


def _uncapped(turn: Turn, block: int) -> Turn:
    return replace(turn, cap=None) if turn.block == block else turn


def _cut_off(state: State, at: int) -> State:
    seconds = state.clock.elapsed(at) // SECOND
    done = recorded(state, seconds) if seconds else state
    return replace(done, worked_until=at)


def _next_block(state: State, index: int, at: int) -> State:
    """Whatever the block was, what comes after its time is over waits for the runner."""
    behind = state.turn if index > state.index else state.behind
    ahead = replace(state, index=index, side=0, behind=behind)
    return entered(ahead, Phase.DONE, at) if index >= len(ahead.turns) else set_up(ahead, at)
