"""Leaving out what was asked: one set, all that is left of an exercise, one that hurts."""

from __future__ import annotations

from dataclasses import replace

from midstance.domain.session import Style
from midstance.domain.steps import Between, Turn, between
from midstance.workout.flow import before, come_to, entered, is_in_block, set_up
from midstance.workout.phase import Phase
from midstance.workout.recording import skipped_ahead, skipped_over
from midstance.workout.state import NotNowError, State

RESTS = {Between.REST, Between.SLOT}


def skip_turn(state: State, at: int) -> State:
    """The current turn, or the side that it still owes, is written down as skipped.

    Raises:
        NotNowError: no set is at hand.
    """
    _refuse_at_the_ends(state)
    return _passed(skipped_over(state), 1, at)


def skip_item(state: State, at: int) -> State:
    """Every turn that the current exercise still has is written down as skipped.

    Raises:
        NotNowError: no set is at hand.
    """
    _refuse_at_the_ends(state)
    here = state.index + 1
    later, others = _parted(state.turns[here:], state.turn.place)
    left_out = () if state.turn.cap is not None else later
    done = skipped_ahead(skipped_over(state), left_out)
    return _passed(done.with_turns(state.turns[:here] + left_out + others), 1 + len(left_out), at)


def stop_item(state: State, place: int, at: int) -> State:
    """Nothing more is done of the exercise at ``place``, wherever its turns come."""
    if state.turn.place == place:
        return skip_item(state, at)
    later, others = _parted(state.turns[state.index :], place)
    left_out = tuple(turn for turn in later if turn.cap is None)
    turns = state.turns[: state.index] + left_out + others
    done = skipped_ahead(state, left_out)
    return replace(done.with_turns(turns), index=state.index + len(left_out))


def _refuse_at_the_ends(state: State) -> None:
    if state.phase in {Phase.OVERVIEW, Phase.DONE}:
        raise NotNowError("There is no set to skip here.")


def _parted(turns: tuple[Turn, ...], place: int) -> tuple[tuple[Turn, ...], tuple[Turn, ...]]:
    """The turns of the item at ``place``, and the others."""
    mine = tuple(turn for turn in turns if turn.place == place)
    return mine, tuple(turn for turn in turns if turn.place != place)


def _passed(state: State, count: int, at: int) -> State:
    """``count`` turns are settled; the one that was begun is what a rest now belongs to."""
    worked = state.phase in {Phase.WORK, Phase.SWITCH} or bool(state.side)
    index = state.index + count
    done = replace(state, behind=state.turn if worked else state.behind)
    ahead = replace(done, index=index, side=0)
    if index >= len(ahead.turns):
        return entered(ahead, Phase.DONE, at)
    if state.phase is Phase.REST and before(ahead)[0] in RESTS:
        return ahead
    skipped = state.turns[index - 1]
    return (
        come_to(done, index, skipped, at) if _runs_on(state, skipped, ahead) else set_up(ahead, at)
    )


def _runs_on(state: State, skipped: Turn, ahead: State) -> bool:
    """Whether the clock leads on from the ``skipped`` turn, without asking the runner."""
    if skipped.style is Style.INTERVAL and is_in_block(state):
        return True
    return between(skipped, ahead.turn)[0] is Between.CHANGE
