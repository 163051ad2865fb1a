"""Changes to what is still to do: skip, put off, one more set, a variant instead."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from midstance.domain.quantity import Load
from midstance.domain.session import Prescription, Style
from midstance.domain.steps import Turn, swapped
from midstance.workout.flow import after_turn, entered, set_up
from midstance.workout.recording import skipped_over
from midstance.workout.state import NotNowError, Phase, State

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from midstance.domain.exercise import Exercise
    from midstance.workout.events import Swapped

ENDED = {Phase.OVERVIEW, Phase.DONE}


def skip_turn(state: State, at: int) -> State:
    """The current turn, or what is left of it, is written down as skipped."""
    if state.phase in ENDED:
        raise NotNowError("There is no set to skip here.")
    done = skipped_over(state)
    ahead = replace(done, index=state.index + 1, side=0)
    if ahead.index >= len(ahead.turns):
        return entered(ahead, Phase.DONE, at)
    if state.phase is Phase.REST and ahead.turn.place == state.turn.place:
        return ahead
    if state.turn.change is not None and state.turn.style is Style.INTERVAL:
        return after_turn(done, at)
    return set_up(ahead, at)


def skip_item(state: State, at: int) -> State:
    """Every turn that the current exercise still has is written down as skipped."""
    place = state.turn.place
    state = skip_turn(state, at)
    while state.phase is not Phase.DONE and state.turn.place == place:
        state = skip_turn(state, at)
    return state


def put_off(state: State, at: int, exercises: Mapping[str, Exercise]) -> State:
    """The next exercise that needs other kit comes first; what is left of this one follows it."""
    if state.phase in ENDED:
        raise NotNowError("There is nothing to put off here.")
    if state.side:
        raise NotNowError("Do the other side first, then put the rest off.")
    rest = state.turns[state.index :]
    here = _run(rest)
    first = _other_kit(rest[len(here) :], exercises, exercises[here[0].exercise])
    if first is None:
        raise NotNowError("Nothing is left that could come first.")
    ahead = _run(rest[rest.index(first) :])
    others = tuple(turn for turn in rest[len(here) :] if turn not in ahead)
    turns = state.turns[: state.index] + ahead + here + others
    return set_up(state.with_turns(turns), at)


def _run(turns: tuple[Turn, ...]) -> tuple[Turn, ...]:
    """The turns from the first on that belong together and can be moved as one."""
    first = turns[0]
    if first.style is not Style.STRAIGHT:
        return turns[:1]
    size = next((i for i, turn in enumerate(turns) if turn.place != first.place), len(turns))
    return turns[:size]


def _other_kit(
    turns: Iterable[Turn], exercises: Mapping[str, Exercise], taken: Exercise
) -> Turn | None:
    """The first turn ahead of the same purpose of work whose kit is not the kit that is taken."""
    others = [turn for turn in turns if turn.purpose.counts and turn.exercise != taken.id]
    kit = {item for choice in taken.equipment[:1] for item in choice}
    free = (turn for turn in others if not any(exercises[turn.exercise].needs(k) for k in kit))
    return next(free, others[0] if others else None)


def add_set(state: State, at: int) -> State:
    """One more set of the exercise that was done last."""
    if not state.index or state.phase in {Phase.WORK, Phase.SWITCH, Phase.LEAD_IN}:
        raise NotNowError("Add a set in the rest after one.")
    done = state.turns[state.index - 1]
    if done.style is not Style.STRAIGHT:
        raise NotNowError("A round cannot be made longer by one set.")
    same = [i for i, turn in enumerate(state.turns) if turn.place == done.place]
    last = state.turns[same[-1]]
    more = replace(last, set_number=last.set_number + 1, round=last.round + 1, set_up=0)
    grown = tuple(
        replace(turn, sets=more.set_number) if turn.place == done.place else turn
        for turn in (*state.turns[: same[-1] + 1], more, *state.turns[same[-1] + 1 :])
    )
    longer = state.with_turns(grown)
    if state.index <= same[-1]:
        return longer
    began = at if state.worked_until is None else state.worked_until
    rest = entered(longer, Phase.REST, began, done.rest.low or None)
    return replace(rest, seen=at)


def swap(state: State, event: Swapped, at: int, exercises: Mapping[str, Exercise]) -> State:
    """A variant takes over every turn of an item that is not done yet."""
    exercise = exercises.get(event.exercise)
    if exercise is None:
        raise NotNowError(f"There is no exercise {event.exercise}.")
    asked = Prescription.parse(event.prescription)
    load = None if event.load_grams is None else Load(event.load_grams)
    first = state.index + (1 if state.side else 0)
    if not any(turn.place == event.place for turn in state.turns[first:]):
        raise NotNowError("That exercise is done already.")
    turns = tuple(
        swapped(turn, exercise, asked, load) if i >= first and turn.place == event.place else turn
        for i, turn in enumerate(state.turns)
    )
    changed = state.with_turns(turns)
    working_now = state.phase in {Phase.LEAD_IN, Phase.WORK, Phase.SWITCH}
    return set_up(changed, at) if working_now and state.turn.place == event.place else changed


def reload(state: State, load: Load) -> State:
    """Every turn that the current exercise still has is done with ``load``."""
    place = state.turn.place
    return state.with_turns(
        tuple(
            replace(turn, load=load) if i >= state.index and turn.place == place else turn
            for i, turn in enumerate(state.turns)
        )
    )
