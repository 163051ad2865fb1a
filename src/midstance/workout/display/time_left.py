"""Estimated time to the end, at the runner's own pace once it is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from midstance.domain.planned_sets import SWITCH_SECONDS, estimated_seconds, transition_seconds
from midstance.workout.state import Phase
from midstance.workout.transitions import ONE_SECOND_MS, is_in_block

if TYPE_CHECKING:
    from midstance.domain.planned_sets import PlannedSet
    from midstance.workout.state import State

SLOWEST, QUICKEST = 2.0, 0.5  # times the estimate between which a pace is believed
PACE_KNOWN_AFTER = 300.0  # estimated seconds of work done before the pace is taken from them


def seconds_left(state: State, now: int) -> int:
    """Estimated seconds to the end at ``now``: the programs' own estimate times the pace so far."""
    if state.phase is Phase.DONE:
        return 0
    spent = _spent_on_step(state, now)
    ahead = estimated_seconds(state.planned_sets[state.index :]) - state.planned_set.set_up
    left = max(0.0, _step_seconds(state) + ahead - spent)
    return round(left * _pace(state, spent, now))


IDLE_FROM_SECONDS = 1800  # without a key, beyond what the step needs


def idle_limit_ms(state: State) -> int:
    """Milliseconds without a key from which the runner is taken to have gone.

    Half an hour beyond what the step needs, or three times that where it is longer.
    """
    needs = _one_side(state.planned_set) if state.phase is Phase.WORK else _step_seconds(state)
    if state.clock.length is not None:
        needs = state.clock.length / ONE_SECOND_MS
    return round(max(needs + IDLE_FROM_SECONDS, 3 * needs) * ONE_SECOND_MS)


def _pace(state: State, spent: float, now: int) -> float:
    """Seconds that went by for each estimated second of what was done, within reason."""
    done = estimated_seconds(_sets_done(state)) + spent
    pace = state.active_ms(now) / ONE_SECOND_MS / done if done >= PACE_KNOWN_AFTER else 1.0
    return max(QUICKEST, min(SLOWEST, pace))


def _sets_done(state: State) -> tuple[PlannedSet, ...]:
    """The sets behind that were done, those skipped or short left out."""
    done = {(each.place, each.set_number) for each in state.sets if each.is_done}
    behind = state.planned_sets[: state.index]
    return tuple(
        planned_set for planned_set in behind if (planned_set.place, planned_set.set_number) in done
    )


def _step_seconds(state: State) -> float:
    """What the estimate allows for getting to the current set, while it has not begun."""
    match state.phase:
        case Phase.OVERVIEW:
            return state.planned_set.set_up
        case Phase.SET_UP | Phase.REST if state.behind is not None:
            return transition_seconds(state.behind, state.planned_set)
        case Phase.SET_UP | Phase.REST:
            return state.planned_set.set_up
        case _:
            return 0


def _spent_on_step(state: State, now: int) -> float:
    """Estimated seconds that the current step, and what is done of its set, used up."""
    elapsed = state.clock.elapsed(now) / ONE_SECOND_MS
    if state.planned_set.cap is not None and is_in_block(state):
        return min(
            state.planned_set.cap, (now - state.block_began) / ONE_SECOND_MS
        ) + _step_seconds(state)
    match state.phase:
        case Phase.SET_UP | Phase.REST:
            return min(_step_seconds(state), elapsed) + _before_side(state)
        case Phase.LEAD_IN:
            return _before_side(state)
        case Phase.SWITCH:
            return _before_side(state) - SWITCH_SECONDS + min(SWITCH_SECONDS, elapsed)
        case Phase.WORK:
            return _before_side(state) + min(_one_side(state.planned_set), elapsed)
        case _:
            return 0


def _one_side(planned_set: PlannedSet) -> float:
    sides = len(planned_set.sides)
    return (planned_set.seconds - SWITCH_SECONDS * (sides - 1)) / sides


def _before_side(state: State) -> float:
    """Estimated seconds of the current set up to the side that is next or at work."""
    return state.side * (_one_side(state.planned_set) + SWITCH_SECONDS)
