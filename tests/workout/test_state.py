"""The one frozen value that says where a workout stands."""

from dataclasses import FrozenInstanceError, replace
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from midstance.workout.state import Countdown, GuideOptions, Phase, State, options_from_plain
from tests.playbook import PLANKS, PUSH_UPS, perform


def test_a_new_state_stands_at_the_overview() -> None:
    """With the usual options, and nothing done."""
    state = State(PLANKS)
    assert state.phase is Phase.OVERVIEW
    assert state.options == GuideOptions(5, 5, 3)
    assert (state.sets, state.next_sequence, state.planned_set) == ((), 1, PLANKS[0])
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
    assert state.planned_set == PLANKS[2]


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
        perform(planned_sets, transcript).machine.state.is_on_the_clock
        for planned_sets, transcript in (
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
    moved = state.shift(1000)
    assert moved.clock == state.clock.shift(1000)
    assert moved.worked_until == (state.worked_until or 0) + 1000
    assert (moved.set_began, moved.block_began) == (
        state.set_began + 1000,
        state.block_began + 1000,
    )
    assert moved.re_entry_until is None
    assert (moved.sets, moved.paused_ms, moved.begun_at) == (state.sets, state.paused_ms, 0)
    assert moved.shift(-1000) == state


def test_released_a_state_goes_on() -> None:
    """The gap is a pause, and nothing is held, interrupted or about to go on any more."""
    state = perform(PLANKS, "space; space; 9 s pass; sleeps 60 s").machine.state
    free = state.release(100_000)
    assert free.paused_ms == 100_000 - 9000
    assert free.clock.elapsed(100_000) == 4000
    assert (free.interrupted, free.re_entry_until) == (None, None)
    assert free.release(200_000) is free


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
    assert state.with_planned_sets(PUSH_UPS).planned_sets == PUSH_UPS
    assert state.with_planned_sets(PUSH_UPS).with_planned_sets(PLANKS) == state


moments = st.integers(0, 10**7)
lengths = st.integers(0, 10**6)


def test_it_runs_towards_its_length_and_past_it() -> None:
    """What ran and what is left, negative when overdue."""
    clock = Countdown(1000, 5000)
    assert (clock.elapsed(1000), clock.remaining(1000)) == (0, 5000)
    assert (clock.elapsed(4000), clock.remaining(4000)) == (3000, 2000)
    assert (clock.elapsed(8000), clock.remaining(8000)) == (7000, -2000)
    assert clock.deadline == 6000


def test_without_a_length_it_only_counts_up() -> None:
    """Nothing is left, and there is no deadline; it cannot be made longer."""
    clock = Countdown(1000)
    assert (clock.elapsed(9000), clock.remaining(9000), clock.deadline) == (8000, 0, None)
    assert clock.stretch(15_000, 9000) is clock


def test_before_it_began_nothing_ran() -> None:
    """Time told too early is no negative time."""
    assert Countdown(1000, 5000).elapsed(10) == 0


def test_held_it_stands_still() -> None:
    """It has no deadline then, and holding it again changes nothing."""
    clock = Countdown(0, 5000).hold(2000)
    assert clock.is_held
    assert clock.deadline is None
    assert clock.remaining(99_000) == 3000
    assert clock.hold(4000) is clock


def test_released_it_goes_on() -> None:
    """As if it had never stood still; a running one is left alone."""
    clock = Countdown(0, 5000).hold(2000).release(60_000)
    assert clock == Countdown(58_000, 5000)
    assert clock.release(70_000) is clock


def test_it_can_be_stretched() -> None:
    """Longer and shorter, but no shorter than what ran."""
    clock = Countdown(0, 60_000)
    assert clock.stretch(15_000, 10_000).length == 75_000
    assert clock.stretch(-15_000, 10_000).length == 45_000
    assert clock.stretch(-15_000, 50_000).length == 50_000


def test_overdue_it_is_stretched_from_now() -> None:
    """And cannot become less overdue by being shortened."""
    clock = Countdown(0, 60_000)
    assert clock.stretch(15_000, 80_000).length == 95_000
    assert clock.stretch(-15_000, 80_000) is clock
    assert clock.stretch(-15_000, 60_000) is clock


@given(moments, lengths, moments, moments)
def test_a_pause_of_any_length_is_no_time(began: int, length: int, ran: int, pause: int) -> None:
    """Held and released, exactly as much is left as before."""
    at = began + ran
    clock = Countdown(began, length)
    again = clock.hold(at).release(at + pause)
    assert again.remaining(at + pause) == clock.remaining(at)
    assert again.elapsed(at + pause) == clock.elapsed(at)


@given(moments, lengths, moments, st.integers(-(10**6), 10**6), st.booleans())
def test_moved_along_the_time_line_it_shows_the_same(
    began: int,
    length: int,
    ran: int,
    by: int,
    hold: bool,
) -> None:
    """A clock that runs and one that is held both show the same as before."""
    at = began + ran
    clock = Countdown(began, length).hold(at) if hold else Countdown(began, length)
    assert clock.shift(by).remaining(at + by) == clock.remaining(at)
    assert clock.shift(by).is_held is hold


@given(moments, lengths, moments, st.integers(-(10**6), 10**6))
def test_stretching_ends_no_sooner_than_now(began: int, length: int, ran: int, by: int) -> None:
    """What is not overdue yet does not become so by being shortened."""
    at = began + ran
    clock = Countdown(began, length)
    stretched = clock.stretch(by, at)
    assert stretched.remaining(at) >= min(0, clock.remaining(at))
    if by >= 0:
        assert stretched.remaining(at) >= by


@pytest.mark.parametrize(
    "plain",
    [
        {"lead_in": "5"},
        {"lead_in": None},
        {"switch": True},
        {"re_entry": 1e9},
        {"auto_advance": "tamed"},
        {"auto_advance": []},
        {"first_lead_in": "x"},
        {"ramp_ups": 1},
        {"loads": 5},
        {"loads": {"unit": "stone", "steps": {}}},
        {"loads": {"unit": "kg", "steps": {"plank": [2500]}}},
        {"loads": {"unit": "kg", "steps": {"plank": ["2500", None]}}},
        {"loads": {"unit": "kg", "steps": {"plank": [2500, None, "heavy"]}}},
        [1],
        7,
    ],
)
def test_damaged_options_are_none(plain: object) -> None:
    """No option comes into a workout that is of another kind than the log ever held."""
    with pytest.raises((ValueError, TypeError, KeyError, AttributeError)):
        options_from_plain(cast("dict[str, object]", plain))
