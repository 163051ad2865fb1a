"""What Undo leads back to: the data as it was, and the step as the runner can take it up again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from midstance.workout.flow import SECOND, entered
from midstance.workout.phase import Phase
from midstance.workout.timing import held, rest_fitted

if TYPE_CHECKING:
    from midstance.workout.state import State


def before_the_clock(state: State, at: int) -> State:
    """Where Undo leads after the clock ended a set: the lead-in of that same side, once more."""
    again = entered(state, Phase.LEAD_IN, at, max(1, state.options.lead_in))
    return replace(again, step=-state.step)


def taken_back(now_is: State, was: State, at: int, now: int) -> State:
    """What ``was`` at ``at``, taken up again at ``now``.

    Inside one step the clock goes on as it is. Back in an earlier step it goes on from where it
    stood, a timed set after the re-entry seconds; what is paused stays paused.
    """
    if was.step == now_is.step:
        return rest_fitted(now_is, _same_step(now_is, was), now)
    back = replace(
        was.shifted(now - at),
        begun_at=None if was.begun_at is None else now_is.begun_at,
        next_serial=now_is.next_serial,
        steps=now_is.steps,
    )
    return _taken_up(_as_active_as(now_is, back, now), now, paused=now_is.is_paused)


def _same_step(now_is: State, was: State) -> State:
    return replace(
        was,
        clock=now_is.clock,
        seen=now_is.seen,
        waits=now_is.waits,
        paused_ms=now_is.paused_ms,
        turn_began=now_is.turn_began,
        block_began=now_is.block_began,
        worked_until=now_is.worked_until,
        re_entry_until=now_is.re_entry_until,
        interrupted=now_is.interrupted,
        next_serial=now_is.next_serial,
        steps=now_is.steps,
    )


def _as_active_as(now_is: State, back: State, now: int) -> State:
    """``back`` with pauses such that the active time goes on without a jump."""
    if back.begun_at is None:
        return replace(back, paused_ms=0)
    jump = back.active_ms(now) - now_is.active_ms(now)
    return replace(back, paused_ms=back.paused_ms + jump)


def _taken_up(state: State, now: int, *, paused: bool) -> State:
    if paused:
        return held(state, now)
    re_entry = state.options.re_entry * SECOND
    if not (state.is_on_the_clock and re_entry):
        return state
    return replace(held(state, now), re_entry_until=now + re_entry, seen=now - 1)
