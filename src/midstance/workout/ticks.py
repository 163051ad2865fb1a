"""The beat of the shown clock: everything that is shown in seconds changes on it, all at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from midstance.workout.flow import SECOND

if TYPE_CHECKING:
    from midstance.workout.state import State


def last_tick(state: State, now: int) -> int:
    """The latest moment, ``now`` at most, at which the shown clock passed a full second.

    While everything is held it is the moment since when; it is never before the clock began.
    """
    if state.clock.held_since is not None:
        return state.clock.held_since
    return max(state.clock.began, now - (now - _origin(state)) % SECOND)


def next_second(state: State, now: int) -> int:
    """The moment after ``now`` at which the shown clock passes a full second."""
    return now + SECOND - (now - _origin(state)) % SECOND


def _origin(state: State) -> int:
    """A moment with a full second on the shown clock: its end if it has one, else its beginning."""
    if state.re_entry_until is not None:
        return state.re_entry_until
    return state.clock.began + (state.clock.length or 0)
