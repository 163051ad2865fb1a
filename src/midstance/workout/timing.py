"""Stopping, stretching and ending: pause, sleep, longer rests, an early end."""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from midstance.domain.record import Ending
from midstance.domain.steps import Between
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
from midstance.workout.flow import SECOND, before, begins_by_itself, begun, entered, set_up
from midstance.workout.phase import Phase
from midstance.workout.recording import missed_target
from midstance.workout.state import Interruption, NotNowError, State

STILL = {Phase.OVERVIEW, Phase.DONE}


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
            return _interrupted(state, max(0, slept_ms), now)
        case TimePassed():
            return state
        case StepRestarted():
            return _restarted(state, now)
        case FinishedEarly():
            return ended(state, Ending.FINISHED_EARLY, now)
        case ThrownAway():
            return ended(state, Ending.THROWN_AWAY, now)
        case _:
            assert_never(deed)


def pause_toggled(state: State, now: int) -> State:
    """Everything stops, or goes on; a timed set goes on after the re-entry seconds."""
    if state.phase in STILL:
        raise NotNowError("Nothing is running that could pause.")
    if state.interrupted is not None:
        raise NotNowError("The set was interrupted: type the seconds, or start it again.")
    if state.goes_on:
        return replace(state, re_entry_until=None)
    return resumed(state, now) if state.clock.is_held else held(state, now)


def held(state: State, now: int) -> State:
    """``state`` standing still from ``now``; what has no clock stays as it is."""
    return state if state.phase in STILL else replace(state, clock=state.clock.held(now))


def resumed(state: State, now: int) -> State:
    """A held ``state`` that goes on: a timed set after the re-entry seconds, the rest at once."""
    re_entry = state.options.re_entry * SECOND
    if state.phase is Phase.WORK and state.turn.is_timed and re_entry:
        return replace(state, re_entry_until=now + re_entry, seen=now - 1)
    return state.released(now)


def _stretched(state: State, seconds: int, now: int) -> State:
    if state.phase not in {Phase.REST, Phase.SET_UP} or state.clock.length is None:
        raise NotNowError("There is no rest to change.")
    return replace(state, clock=state.clock.stretched(seconds * SECOND, now))


def rest_fitted(earlier: State, state: State, now: int) -> State:
    """A rest made longer or shorter when a correction says that its set missed its target or not.

    A missed target takes the upper end of the rest's window.
    """
    kind, window = before(state)
    missed = missed_target(state)
    resting = state.phase is Phase.REST and kind is Between.REST and state.step == earlier.step
    if not resting or missed == missed_target(earlier):
        return state
    length = (state.clock.length or 0) + (window.high - window.low) * SECOND * (1 if missed else -1)
    # What begins by itself begins now, and not in the past.
    shortest = state.clock.elapsed(now) if begins_by_itself(state) else 0
    return replace(state, clock=replace(state.clock, length=max(shortest, length)))


def _interrupted(state: State, slept_ms: int, now: int) -> State:
    """``now`` is when the sleep began; the clock that counts on will show its ``slept_ms``."""
    if state.clock.is_held:
        return replace(state, re_entry_until=None)
    if state.phase in STILL:
        return state
    if state.phase is Phase.WORK and state.turn.is_timed:
        seconds = state.clock.elapsed(now) // SECOND
        cut = replace(state, clock=state.clock.held(now), entry="", shown=None)
        return replace(cut, interrupted=Interruption(seconds, slept_ms))
    apart = replace(
        state,
        paused_ms=state.paused_ms + slept_ms,
        turn_began=state.turn_began + slept_ms,
        block_began=state.block_began + slept_ms,
    )
    cut_short = state.phase in {Phase.LEAD_IN, Phase.SWITCH}
    return replace(set_up(apart, now) if cut_short else apart, waits=True)


def _restarted(state: State, now: int) -> State:
    match state.phase:
        case Phase.WORK | Phase.LEAD_IN:
            return begun(state, now)
        case Phase.SWITCH:
            return entered(state, Phase.SWITCH, now, state.options.switch)
        case Phase.REST | Phase.SET_UP:
            length = state.clock.length
            return entered(state, state.phase, now, None if length is None else length / SECOND)
        case Phase.OVERVIEW | Phase.DONE:
            raise NotNowError("There is no step to start again.")
        case _:
            assert_never(state.phase)


def ended(state: State, ending: Ending, now: int) -> State:
    """``state`` closed at ``now``; what was done to its end is complete, however it is closed.

    Raises:
        NotNowError: the workout has not begun.
    """
    if state.begun_at is None:
        raise NotNowError("The workout has not begun.")
    if state.phase is not Phase.DONE:
        return replace(entered(state, Phase.DONE, now), ending=ending)
    thrown = ending is Ending.THROWN_AWAY
    return replace(state, ending=ending if thrown else Ending.COMPLETED)
