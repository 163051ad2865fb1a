"""The cues that belong to a step, and when each is due."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from midstance.domain.session import Style
from midstance.domain.settings import AutoAdvance
from midstance.workout.effects import Cue, CueKind
from midstance.workout.state import Phase
from midstance.workout.transitions import ONE_SECOND_MS, begins_by_itself, cap_deadline

if TYPE_CHECKING:
    from collections.abc import Iterator

    from midstance.workout.state import State


HALF_WAY_FROM = 10 * ONE_SECOND_MS
OVERDUE_AFTER = 30 * ONE_SECOND_MS
LAST_SECONDS = (3, 2, 1)  # seconds before the end of a hold, each with a tone


def cues_until(state: State, now: int) -> tuple[Cue, ...]:
    """The cues of the current step that became due after ``state.seen``, up to ``now``."""
    due = (mark for mark in _marks(state) if state.seen < mark.at <= now)
    return tuple(sorted(due, key=lambda mark: mark.at))


def next_cue_at(state: State, now: int) -> int | None:
    """When the next cue of the current step is due after ``now``."""
    return min((mark.at for mark in _marks(state) if mark.at > now), default=None)


def _marks(state: State) -> Iterator[Cue]:
    if state.re_entry_until is not None:
        yield from _last_three(state.re_entry_until, 3 * ONE_SECOND_MS)
    elif not state.clock.is_held:
        yield from _step_marks(state)
        yield from _cap_marks(state)


def _step_marks(state: State) -> Iterator[Cue]:
    began, length = state.clock.began, state.clock.length
    match state.phase:
        case Phase.LEAD_IN:
            yield Cue(CueKind.LEAD_IN, began)
            yield from _last_three(began + (length or 0), length or 0)
        case Phase.WORK:
            yield from _work_marks(state, began, length)
        case Phase.SWITCH:
            yield Cue(CueKind.SWITCH, began)
        case Phase.REST | Phase.SET_UP:
            yield from _rest_marks(state, began, length)
        case Phase.OVERVIEW | Phase.DONE:
            return
        case _:
            assert_never(state.phase)


def _last_three(end: int, length: int) -> Iterator[Cue]:
    for left in LAST_SECONDS:
        if left * ONE_SECOND_MS <= length:
            yield Cue(CueKind.LAST_THREE, end - left * ONE_SECOND_MS)


def _work_marks(state: State, began: int, length: int | None) -> Iterator[Cue]:
    if length is None:
        yield from _counted_marks(state, began)
        return
    yield Cue(CueKind.START, began)
    if length >= HALF_WAY_FROM:
        yield Cue(CueKind.HALF_WAY, began + length // 2)
    yield from _last_three(began + length, length)
    yield Cue(CueKind.END, began + length)


def _counted_marks(state: State, began: int) -> Iterator[Cue]:
    """Repetitions sound only where the clock, and no key, may have begun or should end them."""
    always = state.options.auto_advance is AutoAdvance.ALWAYS
    if always or state.side or state.planned_set.style is Style.INTERVAL:
        yield Cue(CueKind.START, began)
    if state.planned_set.every is not None:
        yield Cue(CueKind.OVERDUE, state.set_began + state.planned_set.every * ONE_SECOND_MS)


def _rest_marks(state: State, began: int, length: int | None) -> Iterator[Cue]:
    if length is None:
        return
    end = began + length
    if begins_by_itself(state):
        yield from _last_three(end, length)
        return
    yield Cue(CueKind.REST_OVER, end)
    yield Cue(CueKind.OVERDUE, end + OVERDUE_AFTER)


def _cap_marks(state: State) -> Iterator[Cue]:
    end = cap_deadline(state)
    if end is not None and (state.clock.deadline is None or end < state.clock.deadline):
        yield Cue(CueKind.END, end)


def last_tick_at(state: State, now: int) -> int:
    """The latest moment, ``now`` at most, at which the shown clock passed a full second.

    While everything is held it is the moment since when; it is never before the clock began.
    """
    if state.clock.held_since is not None:
        return state.clock.held_since
    return max(state.clock.began, now - (now - _origin(state)) % ONE_SECOND_MS)


def next_second_at(state: State, now: int) -> int:
    """The moment after ``now`` at which the shown clock passes a full second."""
    return now + ONE_SECOND_MS - (now - _origin(state)) % ONE_SECOND_MS


def _origin(state: State) -> int:
    """A moment with a full second on the shown clock: its end if it has one, else its beginning."""
    if state.re_entry_until is not None:
        return state.re_entry_until
    return state.clock.began + (state.clock.length or 0)
