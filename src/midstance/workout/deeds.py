"""What each deed does to a workout."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from midstance.domain.record import Ending
from midstance.workout import changes
from midstance.workout.effects import Announce, Effect
from midstance.workout.events import (
    Advanced,
    ClockDeed,
    Deed,
    DigitErased,
    DigitTyped,
    Hurt,
    NumberDeed,
    PlanDeed,
    PutOff,
    SetAdded,
    Skipped,
    Swapped,
    Undone,
)
from midstance.workout.flow import SECOND, begun, entered, finished_side, set_up, working
from midstance.workout.numbers import number_shown, told
from midstance.workout.pain import felt
from midstance.workout.recording import bounded, corrected, last_sets
from midstance.workout.state import NotNowError, Phase, State
from midstance.workout.timing import clocked, ended, pause_toggled, released

if TYPE_CHECKING:
    from collections.abc import Mapping

    from midstance.domain.exercise import Exercise

Outcome = tuple[State, tuple[Effect, ...]]


def done(state: State, deed: Deed, now: int, exercises: Mapping[str, Exercise]) -> Outcome:
    """``state`` after ``deed`` at ``now``, and what is to be said.

    Raises:
        NotNowError: the deed means nothing now.
    """
    if state.ending is not None:
        raise NotNowError("This workout is closed.")
    if isinstance(deed, NumberDeed):
        return told(state, deed), ()
    if isinstance(deed, ClockDeed):
        return clocked(state, deed, now), ()
    if isinstance(deed, PlanDeed):
        return _replanned(released(state, now), deed, now, exercises)
    match deed:
        case Advanced():
            return _advanced(state, now), ()
        case Hurt(region, level):
            return felt(released(state, now), region, level, now, exercises)
        case Undone():
            raise NotNowError("There is nothing to undo.")


def can_be_undone(state: State, deed: Deed) -> bool:
    """Whether Undo takes ``deed`` back: what changed the log, the plan or the place."""
    if isinstance(deed, Advanced):
        return not state.is_paused and state.phase is not Phase.DONE
    return not isinstance(deed, ClockDeed | DigitTyped | DigitErased)


def before_the_clock(state: State, at: int) -> State:
    """Where Undo leads after the clock ended a set: the lead-in of that same side, once more."""
    return replace(entered(state, Phase.LEAD_IN, at, max(1, state.options.lead_in)), seen=at)


def _replanned(
    state: State, deed: PlanDeed, now: int, exercises: Mapping[str, Exercise]
) -> Outcome:
    match deed:
        case Skipped(whole_item):
            skip = changes.skip_item if whole_item else changes.skip_turn
            return skip(state, now), ()
        case SetAdded():
            return changes.add_set(state, now), ()
        case Swapped():
            return changes.swap(state, deed, now, exercises), ()
        case PutOff():
            after = changes.put_off(state, now, exercises)
            name = exercises[state.turn.exercise].name
            return after, (Announce(f"{name} comes back after this one."),)


def _advanced(state: State, now: int) -> State:
    if state.is_paused:
        goes_on = state.re_entry_until is not None
        return released(state, now) if goes_on else pause_toggled(state, now)
    if state.entry and last_sets(state) and state.phase is not Phase.WORK:
        value = bounded(int(state.entry))
        return corrected(state, lambda each: replace(each, value=value))
    match state.phase:
        case Phase.OVERVIEW:
            return set_up(replace(state, begun_at=now), now)
        case Phase.SET_UP | Phase.REST:
            return begun(state, now)
        case Phase.LEAD_IN | Phase.SWITCH:
            return working(state, now)
        case Phase.WORK:
            return _stopped(state, now)
        case Phase.DONE:
            return ended(state, Ending.COMPLETED, now)


def _stopped(state: State, now: int) -> State:
    """The big key at work: the set is done, unless it was cut off and nothing was typed."""
    if state.interrupted is None:
        timed = state.turn.is_timed
        value = state.clock.elapsed(now) // SECOND if timed else number_shown(state)
        return finished_side(state, now, value)
    going = released(state, now)
    if state.entry:
        return finished_side(going, now, bounded(int(state.entry)))
    return entered(going, Phase.LEAD_IN, now, max(1, state.options.lead_in))
