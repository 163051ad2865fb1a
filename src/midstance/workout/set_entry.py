"""What the runner enters about a set: the number done, the load, the effort, a note."""

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
    planned_sides,
    with_value,
)
from midstance.workout.state import NotAllowedNowError, Phase, State

if TYPE_CHECKING:
    from midstance.domain.planned_sets import PlannedSet
    from midstance.domain.record import SetRecord

LAST_DIGIT = 9
MAX_DIGITS = 4
MAX_NOTE_LENGTH = 2000  # characters of a note; more are cut off
NOTE_WAS_CUT = f"only the first {MAX_NOTE_LENGTH} characters of the note were kept"
MAX_BAND_CM = 1000  # the longest distance to the anchor of a band that may be entered
NOTHING_TO_COUNT = "A number can be typed while a set is done, or in the rest after it."

BY_THE_OLD_RULES = "In this workout, begun by an older version, ] and [ change the load."


def apply_number_event(state: State, event: NumberEvent) -> State:
    """``state`` with what the runner entered, in a workout that an older version began.

    There digits and load keys in the rest are about the set just saved.

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
        case EffortRated(rpe):
            return _rate_effort(state, max(1, min(10, rpe)))
        case NoteAdded(text, on_workout):
            return _add_note(state, text[:MAX_NOTE_LENGTH], on_workout=on_workout)
        case _:
            raise NotAllowedNowError(BY_THE_OLD_RULES)


def is_counting(state: State) -> bool:
    """Whether a number is to be entered now: repetitions at work, or a hold cut off."""
    if state.interrupted is not None:
        return True
    return state.phase is Phase.WORK and not state.planned_set.is_timed


def entered_number(state: State) -> int | None:
    """The number that the runner typed or stepped to, or None without one."""
    return clamp_value(int(state.entry)) if state.entry else state.stepped_to


def displayed_number(state: State) -> int:
    """The number that the big key would save: as entered, held before a cut, or the target."""
    entered = entered_number(state)
    if entered is not None:
        return entered
    return state.interrupted.seconds if state.interrupted else state.planned_set.target.amount


def _type_digit(state: State, digit: int) -> State:
    if not 0 <= digit <= LAST_DIGIT:
        raise NotAllowedNowError("A digit is 0 to 9.")
    if not is_counting(state) and not last_recorded_sets(state):
        raise NotAllowedNowError(NOTHING_TO_COUNT)
    return replace(state, entry=(state.entry + str(digit))[-MAX_DIGITS:])


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
        raise NotAllowedNowError("No weight is logged for this exercise.")
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


def _rate_effort(state: State, rpe: int) -> State:
    """The effort is one for both sides of a set."""
    if state.phase not in {Phase.WORK, Phase.SWITCH}:
        return correct_set(state, lambda each: replace(each, effort=rpe), both_sides)
    planned_set = state.planned_set
    begun = {
        each.sequence for each in planned_sides(state, planned_set.place, planned_set.set_number)
    }
    sets = tuple(
        replace(each, effort=rpe) if each.sequence in begun else each for each in state.sets
    )
    return replace(state, sets=sets, effort=rpe)


def _add_note(state: State, text: str, *, on_workout: bool) -> State:
    if on_workout or not (state.phase is Phase.WORK or last_recorded_sets(state)):
        return replace(state, note=text)
    if last_recorded_sets(state):
        return correct_set(state, lambda each: replace(each, note=text))
    return replace(state, set_note=text)
