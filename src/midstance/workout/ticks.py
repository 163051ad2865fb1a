"""The beat of the shown clock: everything that is shown in seconds changes on it, all at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from midstance.workout.flow import SECOND

if TYPE_CHECKING:
    from midstance.workout.state import State


def last_tick(state: State, now: int) -> int:
    """The latest moment, ``now`` at most, at which the shown clock passed a full second.

    While everything is held it is the moment since when.
    """
    if state.clock.held_since is not None:
        return state.clock.held_since
    return now - (now - state.clock.began) % SECOND


def next_second(state: State, now: int) -> int:
    """The moment after ``now`` at which the shown clock passes a full second."""
    origin = state.clock.began if state.re_entry_until is None else state.re_entry_until
    return now + SECOND - (now - origin) % SECOND
