"""What the runner enters about a set: the number done, the load, the effort, a note.

In the rest numbers and load keys are about the set to come. The set just saved is changed only
while it is open to be fixed. A load is typed as digits and then the load key, or the other way.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, assert_never

from midstance.domain.quantity import Load
from midstance.workout.events import (
    BandDistanceSet,
    DigitErased,
    DigitTyped,
    EffortRated,
    EntryDropped,
    LoadKeyPressed,
    LoadSet,
    LoadStepped,
    NoteAdded,
    NumberEvent,
    NumberStepped,
    PointTyped,
)
from midstance.workout.plan_changes import clamp_load, set_band, set_load
from midstance.workout.recording import (
    both_sides,
    clamp_value,
    correct_set,
    correct_value,
    last_recorded_sets,
    planned_sides,
    with_value,
)
from midstance.workout.state import NotAllowedNowError, Phase, State

if TYPE_CHECKING:
    from midstance.domain.planned_sets import PlannedSet
    from midstance.domain.record import SetRecord
    from midstance.domain.runner import Loading, LoadRules

LAST_DIGIT = 9
MAX_DIGITS = 4
MAX_NOTE_LENGTH = 2000  # characters of a note; more are cut off
NOTE_WAS_CUT = f"only the first {MAX_NOTE_LENGTH} characters of the note were kept"
MAX_BAND_CM = 1000  # the longest distance to the anchor of a band that may be entered
NOTHING_TO_COUNT = "A number can be typed while a set is done, or in the rest after it."
AHEAD = frozenset({Phase.SET_UP, Phase.LEAD_IN, Phase.SWITCH, Phase.REST})
MAX_LOAD_TEXT = 6  # characters of a load that may be typed
NO_WEIGHT = "No weight is logged for this exercise."
TIMED = "The clock counts this set."
ALL_DONE = "Every set is done; backspace opens the last one."
NOTHING_TO_DROP = "There is nothing to drop."


def enter(state: State, event: NumberEvent, rules: LoadRules) -> State:
    """``state`` with what the runner entered.

    Raises:
        NotAllowedNowError: there is no set that it could be about.
    """
    match event:
        case DigitTyped(digit):
            return _type_digit(state, digit)
        case PointTyped():
            return _type_point(state)
        case LoadKeyPressed():
            return _press_load_key(state, rules)
        case DigitErased():
            return _erase(state)
        case EntryDropped():
            return _drop(state)
        case _:
            return _change_set(state, event)


def _change_set(
    state: State,
    event: LoadSet | LoadStepped | NumberStepped | BandDistanceSet | EffortRated | NoteAdded,
) -> State:
    match event:
        case LoadSet(grams):
            return _enter_load(state, Load(grams))
        case LoadStepped(steps):
            return _step_load(state, steps)
        case NumberStepped(by):
            return _step_number(state, by)
        case BandDistanceSet(centimetres):
            return _set_band_distance(state, max(0, min(MAX_BAND_CM, centimetres)))
        case EffortRated() | NoteAdded():
            return add_remark(state, event)
        case _:
            assert_never(event)


def add_remark(state: State, event: EffortRated | NoteAdded) -> State:
    """``state`` with how hard a set was, or with a note; also in workouts of older versions."""
    match event:
        case EffortRated(rpe):
            return _rate_effort(state, max(1, min(10, rpe)))
        case NoteAdded(text, on_workout):
            return _add_note(state, text[:MAX_NOTE_LENGTH], on_workout=on_workout)
        case _:
            assert_never(event)


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


def press_enter(state: State, rules: LoadRules) -> State | None:
    """``state`` with what waits to be entered by the big key; None where nothing waits."""
    if state.load_entry is not None:
        return _take_typed_load(state, state.load_entry, rules)
    if state.fixing:
        fixed = correct_value(state, int(state.entry)) if state.entry else state
        return replace(fixed, fixing=(), entry="")
    if state.entry and state.phase in AHEAD:
        if state.planned_set.is_timed:
            return replace(state, entry="")
        return replace(state, stepped_to=clamp_value(int(state.entry)), entry="")
    return None


def without_entries(state: State) -> State:
    """``state`` with nothing typed or stepped: another set is on the screen."""
    return replace(state, entry="", load_entry=None, stepped_to=None)


def is_entering(state: State) -> bool:
    """Whether something typed, or a set opened to be fixed, waits to be kept or dropped."""
    waits = bool(state.load_entry is not None or state.fixing or state.entry)
    return waits and state.options.loads is not None


def _type_digit(state: State, digit: int) -> State:
    if state.load_entry is None and not state.fixing:
        _check_can_type(state)
    return with_digit(state, digit)


def with_digit(state: State, digit: int) -> State:
    """``state`` with a digit behind what is typed: a load, or a number whose last four stay."""
    if not 0 <= digit <= LAST_DIGIT:
        raise NotAllowedNowError("A digit is 0 to 9.")
    if state.load_entry is not None:
        return replace(state, load_entry=(state.load_entry + str(digit))[:MAX_LOAD_TEXT])
    return replace(state, entry=(state.entry + str(digit))[-MAX_DIGITS:])


def _check_can_type(state: State) -> None:
    if state.phase is Phase.DONE:
        raise NotAllowedNowError(ALL_DONE)
    is_timed = state.planned_set.is_timed and not is_counting(state)
    if is_timed and state.planned_set.load_step is None:
        raise NotAllowedNowError(TIMED)


def _type_point(state: State) -> State:
    _loading(state)
    typed = state.entry if state.load_entry is None else state.load_entry
    if "." in typed:
        return state
    return replace(state, load_entry=f"{typed or '0'}.", entry="")


def _press_load_key(state: State, rules: LoadRules) -> State:
    _loading(state)
    if state.load_entry is not None:
        return _take_typed_load(state, state.load_entry, rules)
    if state.entry:
        return _take_typed_load(state, state.entry, rules)
    return replace(state, load_entry="")


def _take_typed_load(state: State, text: str, rules: LoadRules) -> State:
    if not text:
        return replace(state, load_entry=None)
    entered = _enter_load(state, Load.of(float(text), rules.unit))
    return replace(entered, load_entry=None, entry="")


def _enter_load(state: State, load: Load) -> State:
    """The load of the set that is open to be fixed, else of every set that its exercise has."""
    _loading(state)
    load = clamp_load(load)
    if state.fixing:
        return correct_set(state, lambda each: replace(each, load=load), _fixed_sets)
    return set_load(state, state.planned_set.place, load)


def _loading(state: State) -> Loading:
    """How the load is made of the set that an entry is about."""
    if state.phase is Phase.DONE and not state.fixing:
        raise NotAllowedNowError(ALL_DONE)
    planned_set: PlannedSet | None = state.planned_set
    if state.fixing:
        fixed = state.fixing[-1]
        key = (fixed.place, fixed.set_number, fixed.exercise)
        same = (
            each
            for each in state.planned_sets
            if (each.place, each.set_number, each.exercise) == key
        )
        planned_set = next(same, None)
    if planned_set is None or planned_set.loading is None:
        raise NotAllowedNowError(NO_WEIGHT)
    return planned_set.loading


def _step_load(state: State, steps: int) -> State:
    loading = _loading(state)
    before = _fixed_sets(state)[-1].load if state.fixing else state.planned_set.load
    return _enter_load(state, loading.after_steps(before, steps))


def _step_number(state: State, by: int) -> State:
    if state.fixing:
        typed = int(state.entry) if state.entry else None

        def step(each: SetRecord) -> SetRecord:
            before = each.value if typed is None else typed
            return with_value(state, each, clamp_value(before + by))

        return correct_set(state, step)
    _check_can_type(state)
    if state.planned_set.is_timed and not is_counting(state):
        raise NotAllowedNowError(TIMED)
    return replace(state, stepped_to=clamp_value(displayed_number(state) + by), entry="")


def _set_band_distance(state: State, centimetres: int) -> State:
    if state.fixing:
        return correct_set(state, lambda each: replace(each, band_cm=centimetres), _fixed_sets)
    if state.phase is Phase.DONE:
        raise NotAllowedNowError(ALL_DONE)
    return set_band(state, state.planned_set.place, centimetres)


def _erase(state: State) -> State:
    """Erase the last character; without one the set just saved is opened to be fixed."""
    if state.load_entry is not None:
        return replace(state, load_entry=state.load_entry[:-1] if state.load_entry else None)
    if state.entry:
        return replace(state, entry=state.entry[:-1])
    can_be_fixed = state.phase in AHEAD | {Phase.DONE} and not state.fixing
    if can_be_fixed and last_recorded_sets(state):
        return replace(state, fixing=both_sides(state))
    return state


def _drop(state: State) -> State:
    """Forget what was typed; without that the set being fixed is as it was."""
    if state.load_entry is not None or state.entry:
        return replace(state, load_entry=None, entry="")
    if not state.fixing:
        raise NotAllowedNowError(NOTHING_TO_DROP)
    before = {each.sequence: each for each in state.fixing}
    sets = tuple(before.get(each.sequence, each) for each in state.sets)
    return replace(state, sets=sets, fixing=())


def _fixed_sets(state: State) -> tuple[SetRecord, ...]:
    sequences = {each.sequence for each in state.fixing}
    return tuple(each for each in state.sets if each.sequence in sequences)
