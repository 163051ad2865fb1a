"""What follows what: how one step of a workout leads to the next."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, assert_never

from midstance.domain.quantity import NO_REST
from midstance.domain.session import Style
from midstance.domain.settings import AutoAdvance
from midstance.domain.steps import Between, between
from midstance.workout.countdown import Countdown
from midstance.workout.phase import Phase
from midstance.workout.recording import missed_target, recorded

if TYPE_CHECKING:
    from midstance.domain.quantity import RestWindow
    from midstance.domain.steps import Turn
    from midstance.workout.state import State

SECOND = 1000


def entered(state: State, phase: Phase, at: int, seconds: float | None = None) -> State:
    """``state`` in ``phase`` from ``at`` on, for ``seconds`` or without a countdown."""
    length = None if seconds is None else round(seconds * SECOND)
    idle = at - state.clock.began if state.phase is Phase.DONE else 0
    going = state.released(at)
    return replace(
        going,
        phase=phase,
        step=state.steps + 1,
        steps=state.steps + 1,
        clock=Countdown(at, length),
        paused_ms=going.paused_ms + idle,
        seen=at - 1,
        waits=False,
        effort=state.effort if state.side else None,
        entry="" if state.phase is Phase.WORK else state.entry,
    )


def set_up(state: State, at: int) -> State:
    """Waiting for the runner to set the current turn up; the clock tells the rest so far."""
    going = entered(state, Phase.SET_UP, at)
    stopped = at if state.phase is Phase.WORK else going.worked_until
    resting = Countdown(at if stopped is None else stopped)
    return replace(going, clock=resting, worked_until=stopped)


def begun(state: State, at: int) -> State:
    """The current turn begins at a key: with a lead-in before anything timed, else at once."""
    return _led_in(state, at, state.options.lead_in)


def begun_by_clock(state: State, at: int) -> State:
    """The current turn begins because what lay before it is over.

    A change holds its lead-in already, and intervals run on without one: their rest counts down.
    """
    kind, window = before(state)
    if kind is Between.CHANGE:
        return _led_in(state, at, min(state.options.lead_in, window.low))
    runs_on = state.turn.style is Style.INTERVAL and kind not in {None, Between.SET_UP}
    return _led_in(state, at, 0 if runs_on else state.options.lead_in)


def _led_in(state: State, at: int, seconds: int) -> State:
    if state.turn.is_timed and seconds:
        return entered(state, Phase.LEAD_IN, at, seconds)
    return working(state, at)


def before(state: State) -> tuple[Between | None, RestWindow]:
    """What lies between the turn that worked last and the one ahead; None before the first."""
    return (None, NO_REST) if state.behind is None else between(state.behind, state.turn)


def is_in_block(state: State) -> bool:
    """Whether the block of the current turn has begun."""
    if state.phase is Phase.WORK or state.side:
        return True
    return state.behind is not None and state.behind.block == state.turn.block


def working(state: State, at: int) -> State:
    """The current side of the current turn works from ``at`` on."""
    turn = state.turn
    going = entered(state, Phase.WORK, at, turn.target.amount if turn.is_timed else None)
    fresh = not state.side
    new_block = fresh and (state.behind is None or state.behind.block != turn.block)
    return replace(
        going,
        last=(),
        entry="",
        shown=None,
        set_note="" if fresh else state.set_note,
        turn_began=at if fresh else going.turn_began,
        block_began=at if new_block else going.block_began,
    )


def finished_side(state: State, at: int, value: int) -> State:
    """The working side is recorded as ``value``; the other side, a rest or the next turn comes."""
    done = replace(recorded(state.released(at), value), worked_until=at)
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
    return come_to(replace(state, behind=state.turn), state.index + 1, state.turn, at)


def come_to(state: State, index: int, done: Turn, at: int) -> State:
    """What lies between ``done`` and the turn at ``index``, or the end."""
    ahead = replace(state, index=index, side=0)
    if index >= len(ahead.turns):
        return entered(ahead, Phase.DONE, at)
    kind, window = between(done, ahead.turn)
    match kind:
        case Between.NOTHING:
            return begun_by_clock(ahead, at)
        case Between.SET_UP:
            return set_up(ahead, at)
        case Between.CHANGE:
            return _changing(ahead, at, window.low)
        case Between.REST:
            seconds = window.high if missed_target(state) else window.low
            return entered(ahead, Phase.REST, at, seconds)
        case Between.SLOT:
            left = state.turn_began + window.low * SECOND - at
            resting = entered(ahead, Phase.REST, at, left / SECOND)
            return resting if left > 0 else begun_by_clock(ahead, at)
        case _:
            assert_never(kind)


def _changing(state: State, at: int, seconds: int) -> State:
    changing = entered(state, Phase.SET_UP, at, seconds)
    if not (state.turn.is_timed and begins_by_itself(changing)):
        return changing
    before_lead_in = seconds - min(state.options.lead_in, seconds)
    if not before_lead_in:
        return begun_by_clock(state, at)
    return entered(state, Phase.SET_UP, at, before_lead_in)


def begins_by_itself(state: State) -> bool:
    """Whether the turn ahead begins when its rest or change is over, without a key."""
    if state.waits:
        return False
    if state.turn.style is Style.INTERVAL or before(state)[0] is Between.SLOT:
        return True
    match state.options.auto_advance:
        case AutoAdvance.ALWAYS:
            return True
        case AutoAdvance.TIMED:
            return state.turn.is_timed
        case AutoAdvance.NEVER:
            return False
        case _:
            assert_never(state.options.auto_advance)
