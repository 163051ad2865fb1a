"""Where a workout stands, in one line: what the card says when the runner comes back."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from midstance.domain.quantity import clock_text
from midstance.workout.flow import SECOND
from midstance.workout.phase import Phase

if TYPE_CHECKING:
    from collections.abc import Mapping

    from midstance.domain.exercise import Exercise
    from midstance.workout.state import State

MINUTE, HOUR, DAY = 60, 3600, 86400


def whereabouts(state: State, now: int, exercises: Mapping[str, Exercise]) -> str:
    """``0:21 into the rest before set 3 of 3, Elevated split squat``."""
    turn = state.turn
    name = exercises[turn.exercise].name
    set_of = f"set {turn.set_number} of {turn.sets}, {name}"
    into = clock_text(state.clock.elapsed(now) // SECOND)
    side = turn.sides[min(state.side, len(turn.sides) - 1)]
    match state.phase:
        case Phase.OVERVIEW:
            return "not begun"
        case Phase.SET_UP:
            return f"setting up {set_of}"
        case Phase.LEAD_IN:
            return f"getting ready for {set_of}"
        case Phase.WORK:
            return f"{into} into {set_of}{f', {side.value} side' if side else ''}"
        case Phase.SWITCH:
            return f"changing sides in {set_of}"
        case Phase.REST:
            return f"{into} into the rest before {set_of}"
        case Phase.DONE:
            return "everything is done"
        case _:
            assert_never(state.phase)


def ago_text(seconds: int) -> str:
    """How long ago, in the largest unit that fits: ``14 minutes ago``."""
    for size, unit in ((DAY, "day"), (HOUR, "hour"), (MINUTE, "minute")):
        if seconds >= size:
            count = seconds // size
            return f"{count} {unit}{'' if count == 1 else 's'} ago"
    return "just now"
