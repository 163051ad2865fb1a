"""Changes to what is still to do: put off, jump, one more set, a variant, skip, stop."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from midstance.domain.planned_sets import (
    LoadStep,
    PlannedSet,
    Transition,
    needs_ramp_up,
    swap_exercise,
    transition_between,
    usual_load_step,
)
from midstance.domain.quantity import Load, QuantityError
from midstance.domain.runner import Loading
from midstance.domain.session import Prescription, Style
from midstance.domain.strength.ramp_up import follow_work_loads, is_ramp_up, ramp_ups_before
from midstance.workout.recording import record_rest_skipped, record_skipped
from midstance.workout.state import NotAllowedNowError, Phase, State
from midstance.workout.transitions import (
    continue_rest,
    enter_done,
    enter_first_set,
    enter_set_up,
    is_in_block,
    move_to,
    transition_before,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from midstance.domain.exercise import Exercise
    from midstance.workout.events import Swapped


HEAVIEST = Load(2_000_000)
TYPED = "typed"
"""The reason of a load that the runner typed or stepped."""
NO_SET_DONE = "Add a set in the rest after one."
NO_SET_LEFT = "Every set of that exercise is done."


def postpone_item(state: State, at: int, exercises: Mapping[str, Exercise]) -> State:
    """The next exercise that needs other kit comes first; what is left of this one follows it.

    Raises:
        NotAllowedNowError: the other side is still to do, or nothing could come first.
    """
    if state.side:
        raise NotAllowedNowError("Do the other side first, then put the rest off.")
    left = state.planned_sets[state.index :]
    here = _sets_moved_together(left)
    first = _with_other_kit(left[len(here) :], exercises, here[0])
    if first is None:
        raise NotAllowedNowError("Nothing is left that could come first.")
    ahead = _sets_moved_together(left[left.index(first) :])
    others = tuple(planned_set for planned_set in left[len(here) :] if planned_set not in ahead)
    planned_sets = state.planned_sets[: state.index] + ahead + here + others
    return enter_set_up(state.with_planned_sets(planned_sets), at)


def jump_to(state: State, place: int, at: int) -> State:
    """The exercise at ``place`` comes next, with its rounds; what was ahead follows it.

    From the overview the workout begins with it.

    Raises:
        NotAllowedNowError: nothing is left of it, it is the one on the screen, the other side is
            still to do, or intervals run.
    """
    if state.phase is Phase.OVERVIEW:
        state = enter_first_set(state, at)
        if state.planned_set.place == place:
            return state
    left = state.planned_sets[state.index :]
    first = next((each for each in left if each.place == place), None)
    if first is None:
        raise NotAllowedNowError(NO_SET_LEFT)
    _check_can_leave(state, place)
    rounds = first.block if first.style is not Style.STRAIGHT else None
    ahead = tuple(each for each in left if each.place == place or each.block == rounds)
    others = tuple(each for each in left if each not in ahead)
    planned_sets = state.planned_sets[: state.index] + ahead + others
    return enter_set_up(state.with_planned_sets(planned_sets), at)


def _check_can_leave(state: State, place: int) -> None:
    here = state.planned_set
    if state.side:
        raise NotAllowedNowError("Do the other side first, then jump.")
    if place == here.place:
        raise NotAllowedNowError("That exercise is on the screen.")
    if here.style is Style.INTERVAL and is_in_block(state):
        raise NotAllowedNowError("Finish or skip these intervals first, then jump.")


def _sets_moved_together(planned_sets: tuple[PlannedSet, ...]) -> tuple[PlannedSet, ...]:
    """The sets from the first on that belong together and can be moved as one."""
    first = planned_sets[0]
    if first.style is not Style.STRAIGHT:
        return planned_sets[:1]
    size = next(
        (i for i, planned_set in enumerate(planned_sets) if planned_set.place != first.place),
        len(planned_sets),
    )
    return planned_sets[:size]


def _with_other_kit(
    planned_sets: Iterable[PlannedSet], exercises: Mapping[str, Exercise], postponed: PlannedSet
) -> PlannedSet | None:
    """The first set ahead that could come before ``postponed`` and needs none of its kit.

    Without one it is the first that could come before: other work for work, a warm-up for a
    warm-up, and inside intervals only what runs on the same clock.
    """
    others = [planned_set for planned_set in planned_sets if _could_precede(planned_set, postponed)]
    kit = exercises[postponed.exercise].equipment[:1]
    free = (
        planned_set
        for planned_set in others
        if not any(exercises[planned_set.exercise].needs(item) for choice in kit for item in choice)
    )
    return next(free, others[0] if others else None)


def _could_precede(planned_set: PlannedSet, postponed: PlannedSet) -> bool:
    if postponed.style is Style.INTERVAL and planned_set.block != postponed.block:
        return False
    both_count = _is_lifted(planned_set) and _is_lifted(postponed)
    return planned_set.exercise != postponed.exercise and (
        both_count or planned_set.purpose is postponed.purpose
    )


def _is_lifted(planned_set: PlannedSet) -> bool:
    return planned_set.purpose.counts or is_ramp_up(planned_set)


def add_set(state: State, at: int) -> State:
    """One more set of the exercise that was done last.

    Raises:
        NotAllowedNowError: no exercise was done yet, its sets belong to a round, or the other side
            is still to do.
    """
    done = _set_to_repeat(state)
    latest = max(
        i for i, planned_set in enumerate(state.planned_sets) if planned_set.place == done.place
    )
    longer = _add_set_after(state, latest, max(latest + 1, state.index))
    return longer if latest >= state.index else continue_rest(longer, at, done.rest.low)


def _set_to_repeat(state: State) -> PlannedSet:
    done = state.behind
    if done is None:
        raise NotAllowedNowError(NO_SET_DONE)
    if state.side:
        raise NotAllowedNowError("Do the other side first, then add a set.")
    if done.style is not Style.STRAIGHT:
        raise NotAllowedNowError("A round cannot be made longer by one set.")
    return done


def _add_set_after(state: State, latest: int, index: int) -> State:
    """``state`` with one more set like the one at ``latest``, to be done at ``index``."""
    last = state.planned_sets[latest]
    more = replace(last, set_number=last.set_number + 1, round=last.round + 1, set_up=0)
    planned_sets = (*state.planned_sets[:index], more, *state.planned_sets[index:])
    return state.with_planned_sets(
        tuple(
            t.with_sets(more.set_number) if t.place == last.place and not is_ramp_up(t) else t
            for t in planned_sets
        )
    )


def swap_item(
    state: State,
    event: Swapped,
    at: int,
    exercises: Mapping[str, Exercise],
    load_step: LoadStep = usual_load_step,
) -> State:
    """A variant takes over every set of an item that has not begun.

    Its ramp-up sets come before the first work set, where it has any.

    Raises:
        NotAllowedNowError: there is no such exercise, no such prescription, or no set left to take
            over.
    """
    exercise = exercises.get(event.exercise)
    if exercise is None:
        raise NotAllowedNowError(f"There is no exercise {event.exercise}.")
    prescription = _parse_prescription(event.prescription)
    rules = state.options.loads
    loading = None if rules is None else rules.loadings.get(event.exercise)
    load = None if event.load_grams is None else clamp_load(Load(event.load_grams))
    changed = _change_sets_to_begin(
        _without_ramp_ups(state, event.place),
        event.place,
        lambda planned_set: swap_exercise(
            planned_set,
            exercise,
            prescription,
            load,
            loading if rules else _without_rules(load_step(exercise)),
        ),
    )
    if state.options.ramp_ups:
        changed = _with_ramp_ups(changed, event.place, exercise)
    begun = state.phase in {Phase.LEAD_IN, Phase.WORK} and not state.side
    return (
        enter_set_up(changed, at) if begun and state.planned_set.place == event.place else changed
    )


def _without_ramp_ups(state: State, place: int) -> State:
    """``state`` without the ramp-up sets that the exercise at ``place`` still has."""
    later = (
        each
        for each in state.planned_sets[state.index :]
        if each.place != place or not is_ramp_up(each)
    )
    return state.with_planned_sets((*state.planned_sets[: state.index], *later))


def _with_ramp_ups(state: State, place: int, exercise: Exercise) -> State:
    """``state`` with ramp-up sets before the first work set of ``exercise``, if it is to come."""
    at, first = next(
        (i, each)
        for i, each in enumerate(state.planned_sets)
        if each.place == place and not is_ramp_up(each)
    )
    is_to_come = at >= state.index and not state.side and first.purpose.counts
    is_round = first.style not in {Style.STRAIGHT, Style.SUPERSET}
    if is_round or not is_to_come or (first.change is not None and first.style is Style.STRAIGHT):
        return state
    if not needs_ramp_up(exercise, first.prescription, first.loading):
        return state
    ramp_ups = ramp_ups_before(first, exercise)
    before, later = state.planned_sets[:at], state.planned_sets[at + 1 :]
    return state.with_planned_sets((*before, *ramp_ups, replace(first, set_up=0), *later))


def _without_rules(step: Load | None) -> Loading | None:
    """How loads are made in a workout that an older version began."""
    return None if step is None else Loading(step)


def _change_sets_to_begin(
    state: State, place: int, change: Callable[[PlannedSet], PlannedSet]
) -> State:
    """``state`` with ``change`` made to every set at ``place`` that has no side done."""
    first = state.index + (1 if state.side else 0)
    if not any(planned_set.place == place for planned_set in state.planned_sets[first:]):
        raise NotAllowedNowError(NO_SET_LEFT)
    return _change_sets_from(state, first, place, change)


def _change_sets_from(
    state: State, index: int, place: int, change: Callable[[PlannedSet], PlannedSet]
) -> State:
    later = tuple(
        change(each) if each.place == place else each for each in state.planned_sets[index:]
    )
    return state.with_planned_sets(state.planned_sets[:index] + later)


def _parse_prescription(text: str) -> Prescription:
    try:
        return Prescription.parse(text)
    except QuantityError as error:
        raise NotAllowedNowError(str(error)) from error


def clamp_load(load: Load) -> Load:
    """``load`` within what can be lifted: 0 to 2,000 kg."""
    return max(Load(0), min(HEAVIEST, load))


def set_load(state: State, place: int, load: Load) -> State:
    """Every set that the exercise at ``place`` still has is done with ``load``.

    While a ramp-up set is on the screen, a load below the work load is that of this set alone. The
    ramp-up sets ahead follow the work load.
    """
    here, work = state.planned_set, state.work_set.load
    if is_ramp_up(here) and here.place == place and (work is None or load < work):
        index = state.index
        planned_sets = state.planned_sets
        return state.with_planned_sets(
            (*planned_sets[:index], _with_typed(here, load), *planned_sets[index + 1 :])
        )
    changed = _change_sets_from(
        state, state.index, place, lambda planned_set: _with_typed(planned_set, load)
    )
    later = follow_work_loads(changed.planned_sets[state.index :])
    return changed.with_planned_sets((*changed.planned_sets[: state.index], *later))


def _with_typed(planned_set: PlannedSet, load: Load) -> PlannedSet:
    return replace(planned_set.with_load(load), load_reason=TYPED)


def set_band(state: State, place: int, centimetres: int) -> State:
    """Every set that the exercise at ``place`` still has is done with the band at this length."""
    return _change_sets_from(
        state, state.index, place, lambda planned_set: replace(planned_set, band_cm=centimetres)
    )


RESTS = {Transition.REST, Transition.SLOT}


def skip_set(state: State, at: int) -> State:
    """The current set, or the side that is still to do, is recorded as skipped.

    The ramp-up sets of an exercise are skipped as one.
    """
    here, left_out = state.planned_set, []
    for each in state.planned_sets[state.index + 1 :]:
        if not (is_ramp_up(here) and is_ramp_up(each) and each.place == here.place):
            break
        left_out.append(each)
    return _go_past(record_rest_skipped(record_skipped(state), left_out), 1 + len(left_out), at)


def skip_item(state: State, at: int) -> State:
    """Every set that the current exercise still has is recorded as skipped."""
    here = state.index + 1
    later, others = _split_by_place(state.planned_sets[here:], state.planned_set.place)
    left_out = () if state.planned_set.cap is not None else later
    done = record_rest_skipped(record_skipped(state), left_out)
    return _go_past(
        done.with_planned_sets(state.planned_sets[:here] + left_out + others), 1 + len(left_out), at
    )


def stop_item(state: State, place: int, at: int) -> State:
    """Nothing more is done of the exercise at ``place``, wherever its sets come."""
    if state.planned_set.place == place:
        return skip_item(state, at)
    later, others = _split_by_place(state.planned_sets[state.index :], place)
    left_out = tuple(planned_set for planned_set in later if planned_set.cap is None)
    planned_sets = state.planned_sets[: state.index] + left_out + others
    done = record_rest_skipped(state, left_out)
    return replace(done.with_planned_sets(planned_sets), index=state.index + len(left_out))


def drop_items(state: State, places: Iterable[int], at: int) -> State:
    """Nothing more is done of the exercises at ``places``; one that is over stays as it is."""
    for place in places:
        if any(planned_set.place == place for planned_set in state.planned_sets[state.index :]):
            state = stop_item(state, place, at)
    return state


def _split_by_place(
    planned_sets: tuple[PlannedSet, ...], place: int
) -> tuple[tuple[PlannedSet, ...], tuple[PlannedSet, ...]]:
    """The sets of the item at ``place``, and the others."""
    of_item = tuple(planned_set for planned_set in planned_sets if planned_set.place == place)
    return of_item, tuple(planned_set for planned_set in planned_sets if planned_set.place != place)


def _go_past(state: State, count: int, at: int) -> State:
    """``count`` sets are over; a set that was begun is the one to which a rest now belongs."""
    worked = state.phase in {Phase.WORK, Phase.SWITCH} or bool(state.side)
    index = state.index + count
    done = replace(state, behind=state.planned_set if worked else state.behind)
    ahead = replace(done, index=index, side=0)
    if index >= len(ahead.planned_sets):
        return enter_done(ahead, at)
    if state.phase is Phase.REST and transition_before(ahead)[0] in RESTS:
        return ahead
    skipped = state.planned_sets[index - 1]
    return (
        move_to(done, index, skipped, at)
        if _clock_leads_on(state, skipped, ahead)
        else enter_set_up(ahead, at)
    )


def _clock_leads_on(state: State, skipped: PlannedSet, ahead: State) -> bool:
    """Whether the next set follows the ``skipped`` one on the clock, without a key."""
    if skipped.style is Style.INTERVAL and is_in_block(state):
        return True
    return transition_between(skipped, ahead.planned_set)[0] is Transition.CHANGE
