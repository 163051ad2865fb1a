"""What the runner enters, by the rules of a workout that an older version began.

There digits and load keys in the rest are about the set just saved, and a load is changed in steps
alone. Such a workout goes on, and is replayed, as it was begun.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from midstance.domain.quantity import Load
from midstance.workout.events import (
    BandDistanceSet,
    DigitErased,
    DigitTyped,
    EffortRated,
    LoadStepped,
    NoteAdded,
    NumberEvent,
    NumberStepped,
)
from midstance.workout.plan_changes import clamp_load, set_band, set_load
from midstance.workout.recording import (
    both_sides,
    clamp_value,
    correct_set,
    last_recorded_sets,
    with_value,
)
from midstance.workout.set_entry import (
    MAX_BAND_CM,
    NO_WEIGHT,
    NOTHING_TO_COUNT,
    add_remark,
    displayed_number,
    is_counting,
    with_digit,
)
from midstance.workout.state import NotAllowedNowError, Phase, State

if TYPE_CHECKING:
    from midstance.domain.planned_sets import PlannedSet
    from midstance.domain.record import SetRecord

BY_THE_OLD_RULES = "In this workout, begun by an older version, ] and [ change the load."


def enter_by_old_rules(state: State, event: NumberEvent) -> State:
    """``state`` with what the runner entered, in a workout that an older version began.

    Raises:
        NotAllowedNowError: there is no set that it could be about.
    """
    match event:
        case DigitTyped(digit):
            return _type_digit(state, digit)
        case DigitErased():
            return replace(state, entry=state.entry[:-1])
        case NumberStepped(by):
            return _step_number(state, by)
        case LoadStepped(steps):
            return _step_load(state, steps)
        case BandDistanceSet(centimetres):
            return _set_band_distance(state, max(0, min(MAX_BAND_CM, centimetres)))
        case EffortRated() | NoteAdded():
            return add_remark(state, event)
        case _:
            raise NotAllowedNowError(BY_THE_OLD_RULES)


def corrects_saved_set(state: State) -> bool:
    """Whether digits wait that are meant for the set just saved; never by the rules of today."""
    return state.options.loads is None and bool(
        state.entry and state.phase is not Phase.WORK and last_recorded_sets(state)
    )


def _type_digit(state: State, digit: int) -> State:
    if not is_counting(state) and not last_recorded_sets(state):
        raise NotAllowedNowError(NOTHING_TO_COUNT)
    return with_digit(state, digit)


def _step_number(state: State, by: int) -> State:
    if is_counting(state):
        return replace(state, stepped_to=clamp_value(displayed_number(state) + by), entry="")
    return correct_set(state, lambda each: with_value(state, each, clamp_value(each.value + by)))


def _concerns_last_set(state: State) -> bool:
    """Whether load and band belong to the set just saved, not to the one on the screen."""
    return bool(last_recorded_sets(state)) and state.phase in {Phase.SWITCH, Phase.REST, Phase.DONE}


def _step_load(state: State, steps: int) -> State:
    """At work the load of this set, in the rest that of the set just saved; later sets follow."""
    if not _concerns_last_set(state):
        planned_set = state.planned_set
        return set_load(state, planned_set.place, _add_steps(planned_set, planned_set.load, steps))
    last = last_recorded_sets(state)[-1]
    load = _add_steps(_planned_set_of(state, last), last.load, steps)
    done = correct_set(state, lambda each: replace(each, load=load), both_sides)
    return set_load(done, last.place, load)


def _add_steps(planned_set: PlannedSet, load: Load | None, steps: int) -> Load:
    if planned_set.load_step is None:
        raise NotAllowedNowError(NO_WEIGHT)
    return clamp_load(Load((load or Load(0)).grams + steps * planned_set.load_step.grams))


def _planned_set_of(state: State, record: SetRecord) -> PlannedSet:
    key = (record.place, record.set_number)
    return next(
        planned_set
        for planned_set in state.planned_sets
        if (planned_set.place, planned_set.set_number) == key
    )


def _set_band_distance(state: State, centimetres: int) -> State:
    if not _concerns_last_set(state):
        return set_band(state, state.planned_set.place, centimetres)
    place = last_recorded_sets(state)[-1].place
    done = correct_set(state, lambda each: replace(each, band_cm=centimetres), both_sides)
    return set_band(done, place, centimetres)
