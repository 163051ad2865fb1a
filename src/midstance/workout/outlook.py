"""What follows the current step, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from midstance.domain.steps import Between, Turn, between
from midstance.workout.flow import begins_by_itself
from midstance.workout.phase import Phase

if TYPE_CHECKING:
    from collections.abc import Mapping

    from midstance.domain.exercise import Exercise
    from midstance.workout.state import State


def then_text(state: State, exercises: Mapping[str, Exercise]) -> str:
    """``then REST 60-90 s``, ``then SWITCH · right side``, ``starts by itself``; "" at the ends."""
    match state.phase:
        case Phase.OVERVIEW | Phase.DONE:
            return ""
        case Phase.SET_UP | Phase.REST:
            starts = state.clock.length is not None and begins_by_itself(state)
            return "starts by itself" if starts else "waits for you"
        case Phase.LEAD_IN | Phase.SWITCH:
            return f"then {work_word(state.turn)}{_side(state, state.side)}"
        case Phase.WORK:
            return "" if state.interrupted else f"then {_after_work(state, exercises)}"
        case _:
            assert_never(state.phase)


def work_word(turn: Turn) -> str:
    """The word for the work of ``turn``: GO by count, HOLD for a position, MOVE on the clock."""
    if not turn.is_timed:
        return "GO"
    return "HOLD" if turn.is_hold else "MOVE"


def _side(state: State, number: int) -> str:
    side = state.turn.sides[number]
    return f" · {side.value} side" if side else ""


def _after_work(state: State, exercises: Mapping[str, Exercise]) -> str:
    if state.side + 1 < len(state.turn.sides):
        word = "SWITCH" if state.options.switch else work_word(state.turn)
        return f"{word}{_side(state, state.side + 1)}"
    if state.index + 1 >= len(state.turns):
        return "DONE"
    return _between_text(state.turn, state.turns[state.index + 1], exercises)


def _between_text(turn: Turn, ahead: Turn, exercises: Mapping[str, Exercise]) -> str:
    kind, window = between(turn, ahead)
    match kind:
        case Between.REST:
            return f"REST {window.text()}"
        case Between.SLOT:
            return "REST, what is left of the time"
        case Between.NOTHING | Between.CHANGE | Between.SET_UP:
            if ahead.exercise == turn.exercise:
                return f"set {ahead.set_number} of {ahead.sets}"
            return exercises[ahead.exercise].name
        case _:
            assert_never(kind)
