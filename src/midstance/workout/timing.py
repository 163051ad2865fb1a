"""Stopping, stretching and ending: pause, sleep, longer rests, an early end."""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from midstance.domain.record import Ending
from midstance.workout.events import (
    ClockDeed,
    FinishedEarly,
    Interrupted,
    PauseToggled,
    RestStretched,
    StepRestarted,
    ThrownAway,
    TimePassed,
)
from midstance.workout.flow import SECOND, begun, entered, set_up
from midstance.workout.state import Interruption, NotNowError, Phase, State


def clocked(state: State, deed: ClockDeed, now: int) -> State:
    """``state`` after ``deed`` at ``now``.

    Raises:
        NotNowError: the deed means nothing now.
    """
    match deed:
        case PauseToggled():
            return pause_toggled(state, now)
        case RestStretched(seconds):
            return _stretched(state, seconds, now)
        case Interrupted(slept_ms):
            return _interrupted(state, slept_ms, now)
        case TimePassed():
            return state
        case StepRestarted():
            return _restarted(released(state, now), now)
        case FinishedEarly():
            return ended(state, Ending.FINISHED_EARLY, now)
        case ThrownAway():
            return ended(state, Ending.THROWN_AWAY, now)
        case _:
            assert_never(deed)


def pause_toggled(state: State, now: int) -> State:
    """Everything stops, or goes on; a timed set goes on after the re-entry seconds."""
    if state.phase in {Phase.OVERVIEW, Phase.DONE}:
        raise NotNowError("Nothing is running that could pause.")
    if state.interrupted is not None:
        raise NotNowError("The set was interrupted: type the seconds, or start it again.")
    if state.re_entry_until is not None:
        return replace(state, re_entry_until=None)
    if not state.clock.is_held:
        return replace(state, clock=state.clock.held(now))
    re_entry = state.options.re_entry * SECOND
    if state.phase is Phase.WORK and state.turn.is_timed and re_entry:
        return replace(state, re_entry_until=now + re_entry, seen=now - 1)
    return released(state, now)


def released(state: State, now: int) -> State:
    """``state`` with its clocks running on from ``now``; nothing changes if they run already."""
    if state.clock.held_since is None:
        return state
    gap = now - state.clock.held_since
    return replace(
        state,
        clock=state.clock.released(now),
        paused_ms=state.paused_ms + gap,
        turn_began=state.turn_began + gap,
        block_began=state.block_began + gap,
        interrupted=None,
        re_entry_until=None,
    )


def _stretched(state: State, seconds: int, now: int) -> State:
    if state.phase is not Phase.REST and not (state.phase is Phase.SET_UP and state.clock.length):
        raise NotNowError("There is no rest to change.")
    return replace(state, clock=state.clock.stretched(seconds * SECOND, now))


def _interrupted(state: State, slept_ms: int, now: int) -> State:
    apart = replace(state, block_began=state.block_began + slept_ms)
    if state.clock.is_held or state.phase in {Phase.OVERVIEW, Phase.DONE}:
        return state
    if state.phase is Phase.WORK and state.turn.is_timed:
        seconds = state.clock.elapsed(now) // SECOND
        cut = replace(apart, clock=state.clock.held(now))
        return replace(cut, interrupted=Interruption(seconds, slept_ms), entry="")
    if state.phase in {Phase.LEAD_IN, Phase.SWITCH}:
        return replace(set_up(apart, now), waits=True)
    return replace(apart, waits=True)


def _restarted(state: State, now: int) -> State:
    match state.phase:
        case Phase.WORK | Phase.LEAD_IN | Phase.SWITCH:
            return begun(state, now)
        case Phase.REST | Phase.SET_UP:
            length = state.clock.length
            return entered(state, state.phase, now, None if length is None else length / SECOND)
        case Phase.OVERVIEW | Phase.DONE:
            raise NotNowError("There is no step to start again.")


def ended(state: State, ending: Ending, now: int) -> State:
    """``state`` closed at ``now``.

    Raises:
        NotNowError: the workout has not begun.
    """
    if state.begun_at is None:
        raise NotNowError("The workout has not begun.")
    return replace(released(state, now), ending=ending, ended_at=now)
