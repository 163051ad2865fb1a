"""What follows what: how one step of a workout leads to the next."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from midstance.domain.session import Style
from midstance.domain.steps import Between, between
from midstance.workout.countdown import Countdown
from midstance.workout.recording import missed_target, recorded
from midstance.workout.state import AutoAdvance, Phase, State

if TYPE_CHECKING:
    from midstance.domain.quantity import RestWindow

SECOND = 1000


def entered(state: State, phase: Phase, at: int, seconds: float | None = None) -> State:
    """``state`` in ``phase`` from ``at`` on, for ``seconds`` or without a countdown."""
    length = None if seconds is None else round(seconds * SECOND)
    return replace(
        state,
        phase=phase,
        clock=Countdown(at, length),
        seen=at - 1,
        waits=False,
        interrupted=None,
        re_entry_until=None,
        entry="",
    )


def set_up(state: State, at: int) -> State:
    """Waiting for the runner to set the current turn up; the clock tells the rest so far."""
    began = at if state.worked_until is None else state.worked_until
    return replace(entered(state, Phase.SET_UP, at), clock=Countdown(began))


def begun(state: State, at: int) -> State:
    """The current turn begins: with a lead-in before anything timed, else at once."""
    lead_in = _lead_in_seconds(state)
    if state.turn.is_timed and lead_in:
        return entered(state, Phase.LEAD_IN, at, lead_in)
    return working(state, at)


def _lead_in_seconds(state: State) -> int:
    kind, window = _before(state)
    if kind is Between.CHANGE:
        return min(state.options.lead_in, window.low)
    clocked = state.turn.style is Style.INTERVAL
    return 0 if clocked and kind in {Between.NOTHING, Between.SLOT} else state.options.lead_in


def _before(state: State) -> tuple[Between | None, RestWindow]:
    if not 0 < state.index < len(state.turns):
        return None, state.turn.rest
    return between(state.turns[state.index - 1], state.turns[state.index])


def working(state: State, at: int) -> State:
    """The current side of the current turn works from ``at`` on."""
    turn = state.turn
    going = entered(state, Phase.WORK, at, turn.target.amount if turn.is_timed else None)
    new_block = state.worked_until is None or turn.block != _block_behind(state)
    return replace(
        going,
        last=(),
        shown=None,
        turn_began=at if state.side == 0 else state.turn_began,
        block_began=at if new_block and state.side == 0 else state.block_began,
    )


def _block_behind(state: State) -> int | None:
    return state.turns[state.index - 1].block if state.index else None


def finished_side(state: State, at: int, value: int) -> State:
    """The working side is recorded as ``value``; the other side, a rest or the next turn comes."""
    done = replace(recorded(state, value), worked_until=at)
    if state.side + 1 < len(state.turn.sides):
        return _switching(done, at)
    return after_turn(done, at)


def _switching(state: State, at: int) -> State:
    other = replace(state, side=state.side + 1)
    if not state.options.switch:
        return working(other, at)
    return entered(other, Phase.SWITCH, at, state.options.switch)


def after_turn(state: State, at: int) -> State:
    """The current turn is over: what lies between it and the next, or the end."""
    ahead = replace(state, index=state.index + 1, side=0)
    if ahead.index >= len(ahead.turns):
        return entered(ahead, Phase.DONE, at)
    kind, window = between(state.turn, ahead.turn)
    match kind:
        case Between.NOTHING:
            return begun(ahead, at)
        case Between.SET_UP:
            return set_up(ahead, at)
        case Between.CHANGE:
            return _changing(ahead, at, window.low)
        case Between.REST:
            seconds = window.high if missed_target(state) else window.low
            return entered(ahead, Phase.REST, at, seconds)
        case Between.SLOT:
            left = state.turn_began + window.low * SECOND - at
            return entered(ahead, Phase.REST, at, left / SECOND) if left > 0 else begun(ahead, at)


def _changing(state: State, at: int, seconds: int) -> State:
    before_lead_in = seconds - (_lead_in_seconds(state) if state.turn.is_timed else 0)
    if before_lead_in <= 0:
        return begun(state, at)
    return entered(state, Phase.SET_UP, at, before_lead_in)


def begins_by_itself(state: State) -> bool:
    """Whether the turn ahead begins when its rest or change is over, without a key."""
    if state.waits:
        return False
    if state.turn.style is Style.INTERVAL or _before(state)[0] is Between.SLOT:
        return True
    match state.options.auto_advance:
        case AutoAdvance.ALWAYS:
            return True
        case AutoAdvance.TIMED:
            return state.turn.is_timed
        case AutoAdvance.NEVER:
            return False


def deadline(state: State) -> int | None:
    """When the current step ends by itself; None while only the runner can end it."""
    if state.re_entry_until is not None:
        return state.re_entry_until
    if state.clock.is_held:
        return None
    ends = [at for at in (_own_deadline(state), cap_deadline(state)) if at is not None]
    return min(ends, default=None)


def _own_deadline(state: State) -> int | None:
    return state.clock.deadline if _ends_by_itself(state) else None


def _ends_by_itself(state: State) -> bool:
    match state.phase:
        case Phase.LEAD_IN | Phase.SWITCH:
            return not state.waits
        case Phase.WORK:
            return state.turn.is_timed and not state.turn.target.open_ended
        case Phase.REST | Phase.SET_UP:
            return begins_by_itself(state)
        case Phase.OVERVIEW | Phase.DONE:
            return False


def cap_deadline(state: State) -> int | None:
    """When the time of the current as-many-rounds-as-possible block is over."""
    inside = state.phase is Phase.WORK or _block_behind(state) == state.turn.block
    capped = state.turn.cap is not None and state.phase is not Phase.DONE
    if not (capped and inside) or state.waits:
        return None
    return state.block_began + (state.turn.cap or 0) * SECOND


def expired(state: State, at: int) -> State:
    """What the end of the current step at its deadline leads to."""
    if state.re_entry_until is not None:
        paused = at - (state.clock.held_since or at)
        return replace(
            state,
            clock=state.clock.released(at),
            re_entry_until=None,
            paused_ms=state.paused_ms + paused,
            turn_began=state.turn_began + paused,
            block_began=state.block_began + paused,
        )
    if at == cap_deadline(state):
        return _capped(state, at)
    match state.phase:
        case Phase.LEAD_IN | Phase.SWITCH:
            return working(state, at)
        case Phase.WORK:
            return finished_side(state, at, state.turn.target.amount)
        case Phase.REST | Phase.SET_UP | Phase.OVERVIEW | Phase.DONE:
            return begun(state, at)


def _capped(state: State, at: int) -> State:
    keep = state.index + (1 if state.phase is Phase.WORK else 0)
    rest = tuple(t for t in state.turns[keep:] if t.block != state.turn.block)
    block = state.turn.block
    turns = tuple(replace(t, cap=None) if t.block == block else t for t in state.turns[:keep])
    cut = state.with_turns(turns + rest)
    if state.phase is Phase.WORK:
        held = state.clock.elapsed(at) // SECOND
        return finished_side(cut, at, held) if state.turn.is_timed else cut
    return entered(cut, Phase.DONE, at) if keep >= len(cut.turns) else set_up(cut, at)
