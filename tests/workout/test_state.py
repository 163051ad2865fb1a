"""The one frozen value that says where a workout stands."""

from dataclasses import FrozenInstanceError, replace

import pytest

from midstance.workout.countdown import Countdown
from midstance.workout.phase import Phase
from midstance.workout.state import Options, State
from tests.playbook import PLANKS, PUSH_UPS, perform


def test_a_new_state_stands_at_the_overview() -> None:
    """With the usual options, and nothing done."""
    state = State(PLANKS)
    assert state.phase is Phase.OVERVIEW
    assert state.options == Options(5, 5, 3)
    assert (state.sets, state.next_serial, state.turn) == ((), 1, PLANKS[0])
    claims = (state.is_paused, state.is_under_way, state.goes_on, state.is_on_the_clock)
    assert claims == (False, False, False, False)


def test_a_state_cannot_be_changed() -> None:
    """Only replaced by another."""
    with pytest.raises(FrozenInstanceError):
        State(PLANKS).index = 1  # type: ignore[misc]  # that it cannot be done is the point


def test_at_the_end_the_turn_is_the_last_one() -> None:
    """There is always one that can be shown."""
    state = perform(PLANKS, "space; skips the exercise").machine.state
    assert state.index == 3
    assert state.turn == PLANKS[2]


def test_under_way_is_between_start_and_end() -> None:
    """The last screen belongs to it, until it is closed."""
    found = [
        perform(PUSH_UPS, transcript).machine.state.is_under_way
        for transcript in (
            "0 s pass",
            "space",
            "space; skips the exercise",
            "space; skips the exercise; space",
            "space; finishes early",
        )
    ]
    assert found == [False, True, True, False, False]


def test_paused_is_by_the_runner_alone() -> None:
    """A set that the world cut off is interrupted, not paused."""
    paused = perform(PLANKS, "space; space; 9 s pass; pause").machine.state
    cut = perform(PLANKS, "space; space; 9 s pass; sleeps 60 s").machine.state
    assert (paused.is_paused, cut.is_paused) == (True, False)
    assert paused.clock.is_held
    assert cut.clock.is_held


def test_on_the_clock_is_a_timed_set_that_runs() -> None:
    """Not one that is paused, not a count, not a rest."""
    found = [
        perform(turns, transcript).machine.state.is_on_the_clock
        for turns, transcript in (
            (PLANKS, "space; space; 9 s pass"),
            (PLANKS, "space; space; 9 s pass; pause"),
            (PLANKS, "space; space; 40 s pass"),
            (PUSH_UPS, "space; space"),
        )
    ]
    assert found == [True, False, False, False]


def test_moved_along_the_time_line_all_clocks_move() -> None:
    """Those that are not set stay so; counters and records do not move."""
    state = perform(PLANKS, "space; space; 40 s pass; pause; pause; 1 s pass; pause").machine.state
    moved = state.shifted(1000)
    assert moved.clock == state.clock.shifted(1000)
    assert moved.worked_until == (state.worked_until or 0) + 1000
    assert (moved.turn_began, moved.block_began) == (
        state.turn_began + 1000,
        state.block_began + 1000,
    )
    assert moved.re_entry_until is None
    assert (moved.sets, moved.paused_ms, moved.begun_at) == (state.sets, state.paused_ms, 0)
    assert moved.shifted(-1000) == state


def test_released_a_state_goes_on() -> None:
    """The gap is a pause, and nothing is held, interrupted or about to go on any more."""
    state = perform(PLANKS, "space; space; 9 s pass; sleeps 60 s").machine.state
    free = state.released(100_000)
    assert free.paused_ms == 100_000 - 9000
    assert free.clock.elapsed(100_000) == 4000
    assert (free.interrupted, free.re_entry_until) == (None, None)
    assert free.released(200_000) is free


def test_active_time_leaves_pauses_out() -> None:
    """From the start to now, to the pause, or to the last set."""
    state = State(PLANKS)
    assert state.active_ms(5000) == 0
    begun = replace(state, begun_at=1000, phase=Phase.WORK, clock=Countdown(1000), paused_ms=500)
    assert begun.active_ms(5000) == 3500
    assert replace(begun, clock=Countdown(1000, None, 4000)).active_ms(9000) == 2500
    assert replace(begun, phase=Phase.DONE, clock=Countdown(3000)).active_ms(9000) == 1500
    assert replace(begun, paused_ms=99_000).active_ms(5000) == 0


def test_other_turns_leave_the_rest_as_it_is() -> None:
    """Only what is to do changes."""
    state = State(PLANKS)
    assert state.with_turns(PUSH_UPS).turns == PUSH_UPS
    assert state.with_turns(PUSH_UPS).with_turns(PLANKS) == state
