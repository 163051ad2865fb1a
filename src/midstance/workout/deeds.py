"""What each deed does to a workout."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, assert_never

from midstance.domain.record import Ending
from midstance.workout.changes import add_set, put_off, swap
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
from midstance.workout.numbers import number_said, number_shown, told
from midstance.workout.pain import felt
from midstance.workout.phase import Phase
from midstance.workout.recording import bounded, corrected, last_sets
from midstance.workout.skipping import skip_item, skip_turn
from midstance.workout.state import NotNowError, State
from midstance.workout.timing import clocked, ended, held, rest_fitted, resumed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from midstance.domain.exercise import Exercise

CLOSED = "This workout is closed."
NOTHING_TO_UNDO = "There is nothing to undo."
Outcome = tuple[State, tuple[Effect, ...]]


def done(state: State, deed: Deed, now: int, exercises: Mapping[str, Exercise]) -> Outcome:
    """``state`` after ``deed`` at ``now``, and what is to be said.

    Raises:
        NotNowError: the deed means nothing now.
    """
    if state.ending is not None:
        raise NotNowError(CLOSED)
    if isinstance(deed, NumberDeed):
        return rest_fitted(state, told(state, deed), now), ()
    if isinstance(deed, ClockDeed):
        return clocked(state, deed, now), ()
    if isinstance(deed, PlanDeed):
        after, said = _replanned(state, deed, now, exercises)
        return _as_paused_as(state, after, now), said
    match deed:
        case Advanced():
            return _advanced(state, now), ()
        case Hurt(region, level):
            after, said = felt(state, region, level, now, exercises)
            return _as_paused_as(state, after, now), said
        case Undone():
            raise NotNowError(NOTHING_TO_UNDO)
        case _:
            assert_never(deed)


def can_be_undone(state: State, deed: Deed) -> bool:
    """Whether Undo takes ``deed`` back: what changed the log, the plan or the place."""
    if isinstance(deed, Advanced):
        return not _resumes(state)
    return not isinstance(deed, ClockDeed | DigitTyped | DigitErased)


def _as_paused_as(earlier: State, state: State, now: int) -> State:
    """A paused workout stays paused when what is ahead of it changes."""
    was_paused = earlier.is_paused and not earlier.goes_on
    return held(state, now) if was_paused and not state.clock.is_held else state


def _replanned(
    state: State, deed: PlanDeed, now: int, exercises: Mapping[str, Exercise]
) -> Outcome:
    match deed:
        case Skipped(whole_item):
            return (skip_item if whole_item else skip_turn)(state, now), ()
        case SetAdded():
            return add_set(state, now), ()
        case Swapped():
            return swap(state, deed, now, exercises), ()
        case PutOff():
            after = put_off(state, now, exercises)
            name = exercises[state.turn.exercise].name
            return after, (Announce(f"{name} comes back after this one."),)
        case _:
            assert_never(deed)


def _resumes(state: State) -> bool:
    return state.is_paused and not state.entry


def _corrects(state: State) -> bool:
    """Whether digits wait that are meant for the set just saved."""
    return bool(state.entry and state.phase is not Phase.WORK and last_sets(state))


def _advanced(state: State, now: int) -> State:
    if _resumes(state):
        return state.released(now) if state.goes_on else resumed(state, now)
    if _corrects(state):
        value = bounded(int(state.entry))
        corrects = corrected(state, lambda each: replace(each, value=value))
        return rest_fitted(state, corrects, now)
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
        case _:
            assert_never(state.phase)


def _stopped(state: State, now: int) -> State:
    """The big key at work: the set is done, unless it was cut off and no number was said."""
    if state.interrupted is None:
        timed = state.turn.is_timed
        value = state.clock.elapsed(now) // SECOND if timed else number_shown(state)
        return finished_side(state, now, bounded(value))
    said = number_said(state)
    if said is not None:
        return finished_side(state, now, said)
    return entered(state, Phase.LEAD_IN, now, max(1, state.options.lead_in))
