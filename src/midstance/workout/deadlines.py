"""When a step ends by itself, and what its end leads to."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from midstance.workout.flow import (
    SECOND,
    after_turn,
    begins_by_itself,
    begun_by_clock,
    entered,
    finished_side,
    is_in_block,
    set_up,
    working,
)
from midstance.workout.recording import recorded
from midstance.workout.state import Phase, State

if TYPE_CHECKING:
    from midstance.domain.steps import Turn


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


def _capped(state: State, at: int) -> State:
    """No further turn of the block comes; repetitions under way are still asked for."""
    began = state.phase is Phase.WORK or bool(state.side)
    keep = state.index + int(began)
    block = state.turn.block
    kept = tuple(_uncapped(turn, block) for turn in state.turns[:keep])
    cut = state.with_turns(kept + tuple(t for t in state.turns[keep:] if t.block != block))
    if state.phase is Phase.WORK:
        return _cut_off(cut, at) if state.turn.is_timed else cut
    if began:
        return after_turn(cut, at)
    return entered(cut, Phase.DONE, at) if keep >= len(cut.turns) else set_up(cut, at)


def _uncapped(turn: Turn, block: int) -> Turn:
    return replace(turn, cap=None) if turn.block == block else turn


def _cut_off(state: State, at: int) -> State:
    seconds = state.clock.elapsed(at) // SECOND
    done = recorded(state, seconds) if seconds else state
    return after_turn(replace(done, worked_until=at), at)
