"""What the runner says about a set: the number done, the load, the effort, a note."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, assert_never

from midstance.domain.quantity import Load
from midstance.workout.changes import reload
from midstance.workout.events import (
    BandSet,
    DigitErased,
    DigitTyped,
    EffortRated,
    LoadNudged,
    Noted,
    Nudged,
    NumberDeed,
)
from midstance.workout.recording import bounded, corrected, last_sets
from midstance.workout.state import NotNowError, Phase, State

if TYPE_CHECKING:
    from midstance.domain.steps import Turn

LONGEST_ENTRY = 4
LONGEST_NOTE = 2000
HEAVIEST = Load(2_000_000)
WIDEST_BAND_CM = 1000


def told(state: State, deed: NumberDeed) -> State:
    """``state`` with what the runner said.

    Raises:
        NotNowError: there is no set that it could be about.
    """
    match deed:
        case DigitTyped(digit):
            return _typed(state, digit)
        case DigitErased():
            return replace(state, entry=state.entry[:-1])
        case Nudged(by):
            return _nudged(state, by)
        case LoadNudged(steps):
            return _load_nudged(state, steps)
        case BandSet(centimetres):
            return _band_set(state, max(0, min(WIDEST_BAND_CM, centimetres)))
        case EffortRated(rpe):
            return _rated(state, max(1, min(10, rpe)))
        case Noted(text, on_workout):
            return _noted(state, text[:LONGEST_NOTE], on_workout=on_workout)
        case _:
            assert_never(deed)


def counts_now(state: State) -> bool:
    """Whether a number is asked for right now: repetitions at work, or a hold cut off."""
    if state.interrupted is not None:
        return True
    return state.phase is Phase.WORK and not state.turn.is_timed


def number_shown(state: State) -> int:
    """The number that the big key would save: typed, nudged to, or the target."""
    if state.entry:
        return bounded(int(state.entry))
    return state.turn.target.amount if state.shown is None else state.shown


def _typed(state: State, digit: int) -> State:
    if not counts_now(state) and not last_sets(state):
        raise NotNowError("A number can be typed while a set is done, or in the rest after it.")
    return replace(state, entry=(state.entry + str(digit))[-LONGEST_ENTRY:])


def _nudged(state: State, by: int) -> State:
    if counts_now(state):
        return replace(state, shown=bounded(number_shown(state) + by), entry="")
    return corrected(state, lambda each: replace(each, value=bounded(each.value + by)))


def _load_nudged(state: State, steps: int) -> State:
    step = state.turn.load_step
    last = last_sets(state)
    if last and not any(each.load for each in last) and _step_behind(state):
        load = _moved(None, steps, _step_behind(state) or Load(0))
        state = corrected(state, lambda each: replace(each, load=load))
        return reload(state, load) if state.turn.place == last[0].place else state
    if step is None or state.phase in {Phase.OVERVIEW, Phase.DONE}:
        raise NotNowError("No weight is logged for this exercise.")
    return reload(state, _moved(state.turn.load, steps, step))


def _step_behind(state: State) -> Load | None:
    return _behind(state).load_step


def _behind(state: State) -> Turn:
    return state.turns[max(0, state.index - 1)]


def _moved(load: Load | None, steps: int, step: Load) -> Load:
    grams = (load or Load(0)).grams + steps * step.grams
    return max(Load(0), min(HEAVIEST, Load(grams)))


def _band_set(state: State, centimetres: int) -> State:
    if last_sets(state):
        state = corrected(state, lambda each: replace(each, band_cm=centimetres))
    place = state.turn.place
    return state.with_turns(
        tuple(
            replace(turn, band_cm=centimetres) if i >= state.index and turn.place == place else turn
            for i, turn in enumerate(state.turns)
        )
    )


def _rated(state: State, rpe: int) -> State:
    if state.phase in {Phase.WORK, Phase.SWITCH} and not last_sets(state):
        return replace(state, effort=rpe)
    return corrected(state, lambda each: replace(each, effort=rpe), both_sides=True)


def _noted(state: State, text: str, *, on_workout: bool) -> State:
    if on_workout or not (state.phase is Phase.WORK or last_sets(state)):
        return replace(state, note=text)
    if last_sets(state):
        return corrected(state, lambda each: replace(each, note=text))
    return replace(state, set_note=text)
