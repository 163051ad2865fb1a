"""Changes to what is still to do: put off, one more set, a variant instead."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from midstance.domain.planned_sets import PlannedSet, Transition, swap_exercise, transition_between
from midstance.domain.quantity import Load, QuantityError
from midstance.domain.session import Prescription, Style
from midstance.workout.recording import record_rest_skipped, record_skipped
from midstance.workout.state import Countdown, NotAllowedNowError, Phase, State
from midstance.workout.transitions import (
    ONE_SECOND_MS,
    enter_phase,
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


def postpone_item(state: State, at: int, exercises: Mapping[str, Exercise]) -> State:
    """The next exercise that needs other kit comes first; what is left of this one follows it.

    Raises:
        NotNowError: nothing is under way, one side is owed, or nothing could come first.
    """
    if state.phase in {Phase.OVERVIEW, Phase.DONE}:
        raise NotAllowedNowError("There is nothing to put off here.")
    if state.side:
        raise NotAllowedNowError("Do the other side first, then put the rest off.")
    rest = state.planned_sets[state.index :]
    here = _run(rest)
    first = _other_kit(rest[len(here) :], exercises, here[0])
    if first is None:
        raise NotAllowedNowError("Nothing is left that could come first.")
    ahead = _run(rest[rest.index(first) :])
    others = tuple(planned_set for planned_set in rest[len(here) :] if planned_set not in ahead)
    planned_sets = state.planned_sets[: state.index] + ahead + here + others
    return enter_set_up(state.with_planned_sets(planned_sets), at)


def _run(planned_sets: tuple[PlannedSet, ...]) -> tuple[PlannedSet, ...]:
    """The turns from the first on that belong together and can be moved as one."""
    first = planned_sets[0]
    if first.style is not Style.STRAIGHT:
        return planned_sets[:1]
    size = next(
        (i for i, planned_set in enumerate(planned_sets) if planned_set.place != first.place),
        len(planned_sets),
    )
    return planned_sets[:size]


def _other_kit(
    planned_sets: Iterable[PlannedSet], exercises: Mapping[str, Exercise], taken: PlannedSet
) -> PlannedSet | None:
    """The first turn ahead that could come before ``taken`` and needs none of its kit.

    Without one it is the first that could come before: other work for work, a warm-up for a
    warm-up, and inside intervals only what runs on the same clock.
    """
    others = [planned_set for planned_set in planned_sets if _could_replace(planned_set, taken)]
    kit = exercises[taken.exercise].equipment[:1]
    free = (
        planned_set
        for planned_set in others
        if not any(exercises[planned_set.exercise].needs(item) for choice in kit for item in choice)
    )
    return next(free, others[0] if others else None)


def _could_replace(planned_set: PlannedSet, taken: PlannedSet) -> bool:
    if taken.style is Style.INTERVAL and planned_set.block != taken.block:
        return False
    both_count = planned_set.purpose.counts and taken.purpose.counts
    return planned_set.exercise != taken.exercise and (
        both_count or planned_set.purpose is taken.purpose
    )


def add_set(state: State, at: int) -> State:
    """One more set of the exercise that was done last.

    Raises:
        NotNowError: no exercise was just done, its sets belong to a round, or a side is owed.
    """
    done = _done_last(state)
    latest = max(
        i for i, planned_set in enumerate(state.planned_sets) if planned_set.place == done.place
    )
    longer = _longer(state, latest, max(latest + 1, state.index))
    return longer if latest >= state.index else _rest_again(longer, at, done.rest.low)


def _done_last(state: State) -> PlannedSet:
    done = state.behind
    if done is None or state.phase in {Phase.WORK, Phase.SWITCH, Phase.LEAD_IN}:
        raise NotAllowedNowError("Add a set in the rest after one.")
    if state.side:
        raise NotAllowedNowError("Do the other side first, then add a set.")
    if done.style is not Style.STRAIGHT:
        raise NotAllowedNowError("A round cannot be made longer by one set.")
    return done


def _longer(state: State, latest: int, at: int) -> State:
    """``state`` with one more turn like the one at ``latest``, to be done at place ``at``."""
    last = state.planned_sets[latest]
    more = replace(last, set_number=last.set_number + 1, round=last.round + 1, set_up=0)
    planned_sets = (*state.planned_sets[:at], more, *state.planned_sets[at:])
    return state.with_planned_sets(
        tuple(t.of_sets(more.set_number) if t.place == last.place else t for t in planned_sets)
    )


def _rest_again(state: State, at: int, seconds: int) -> State:
    """What is left of the rest since the last set; without any, the set waits for the runner."""
    running = state.released(at)
    began = at if running.worked_until is None else running.worked_until
    if began + seconds * ONE_SECOND_MS <= at:
        return enter_set_up(running, at)
    rest = enter_phase(running, Phase.REST, at, seconds)
    return replace(rest, clock=Countdown(began, seconds * ONE_SECOND_MS), seen=at)


def swap_item(state: State, event: Swapped, at: int, exercises: Mapping[str, Exercise]) -> State:
    """A variant takes over every turn of an item that has not begun.

    Raises:
        NotNowError: there is no such exercise, no such prescription, or no turn left to take over.
    """
    exercise = exercises.get(event.exercise)
    if exercise is None:
        raise NotAllowedNowError(f"There is no exercise {event.exercise}.")
    asked = _asked(event.prescription)
    load = None if event.load_grams is None else clamp_load(Load(event.load_grams))
    changed = _taken_over(
        state, event.place, lambda planned_set: swap_exercise(planned_set, exercise, asked, load)
    )
    begun = state.phase in {Phase.LEAD_IN, Phase.WORK} and not state.side
    return (
        enter_set_up(changed, at) if begun and state.planned_set.place == event.place else changed
    )


def _taken_over(state: State, place: int, change: Callable[[PlannedSet], PlannedSet]) -> State:
    """``state`` with ``change`` made to every turn at ``place`` that has no side done."""
    first = state.index + (1 if state.side else 0)
    ahead = tuple(change(t) if t.place == place else t for t in state.planned_sets[first:])
    if not any(planned_set.place == place for planned_set in ahead):
        raise NotAllowedNowError("Every set of that exercise is done or begun.")
    return state.with_planned_sets(state.planned_sets[:first] + ahead)


def _asked(text: str) -> Prescription:
    try:
        return Prescription.parse(text)
    except QuantityError as error:
        raise NotAllowedNowError(str(error)) from error


def clamp_load(load: Load) -> Load:
    """``load`` within what can be lifted: 0 to 2,000 kg."""
    return max(Load(0), min(HEAVIEST, load))


def set_load(state: State, place: int, load: Load) -> State:
    """Every turn that the exercise at ``place`` still has is done with ``load``."""
    return _ahead_changed(state, place, lambda planned_set: planned_set.with_load(load))


def set_band(state: State, place: int, centimetres: int) -> State:
    """Every turn that the exercise at ``place`` still has is done with the band at this length."""
    return _ahead_changed(
        state, place, lambda planned_set: replace(planned_set, band_cm=centimetres)
    )


def _ahead_changed(state: State, place: int, change: Callable[[PlannedSet], PlannedSet]) -> State:
    here = state.index
    ahead = tuple(change(t) if t.place == place else t for t in state.planned_sets[here:])
    return state.with_planned_sets(state.planned_sets[:here] + ahead)


RESTS = {Transition.REST, Transition.SLOT}


def skip_set(state: State, at: int) -> State:
    """The current turn, or the side that it still owes, is written down as skipped.

    Raises:
        NotNowError: no set is at hand.
    """
    _refuse_at_the_ends(state)
    return _passed(record_skipped(state), 1, at)


def skip_item(state: State, at: int) -> State:
    """Every turn that the current exercise still has is written down as skipped.

    Raises:
        NotNowError: no set is at hand.
    """
    _refuse_at_the_ends(state)
    here = state.index + 1
    later, others = _parted(state.planned_sets[here:], state.planned_set.place)
    left_out = () if state.planned_set.cap is not None else later
    done = record_rest_skipped(record_skipped(state), left_out)
    return _passed(
        done.with_planned_sets(state.planned_sets[:here] + left_out + others), 1 + len(left_out), at
    )


def stop_item(state: State, place: int, at: int) -> State:
    """Nothing more is done of the exercise at ``place``, wherever its turns come."""
    if state.planned_set.place == place:
        return skip_item(state, at)
    later, others = _parted(state.planned_sets[state.index :], place)
    left_out = tuple(planned_set for planned_set in later if planned_set.cap is None)
    planned_sets = state.planned_sets[: state.index] + left_out + others
    done = record_rest_skipped(state, left_out)
    return replace(done.with_planned_sets(planned_sets), index=state.index + len(left_out))


def _refuse_at_the_ends(state: State) -> None:
    if state.phase in {Phase.OVERVIEW, Phase.DONE}:
        raise NotAllowedNowError("There is no set to skip here.")


def _parted(
    planned_sets: tuple[PlannedSet, ...], place: int
) -> tuple[tuple[PlannedSet, ...], tuple[PlannedSet, ...]]:
    """The turns of the item at ``place``, and the others."""
    mine = tuple(planned_set for planned_set in planned_sets if planned_set.place == place)
    return mine, tuple(planned_set for planned_set in planned_sets if planned_set.place != place)


def _passed(state: State, count: int, at: int) -> State:
    """``count`` turns are settled; the one that was begun is what a rest now belongs to."""
    worked = state.phase in {Phase.WORK, Phase.SWITCH} or bool(state.side)
    index = state.index + count
    done = replace(state, behind=state.planned_set if worked else state.behind)
    ahead = replace(done, index=index, side=0)
    if index >= len(ahead.planned_sets):
        return enter_phase(ahead, Phase.DONE, at)
    if state.phase is Phase.REST and transition_before(ahead)[0] in RESTS:
        return ahead
    skipped = state.planned_sets[index - 1]
    return (
        move_to(done, index, skipped, at)
        if _runs_on(state, skipped, ahead)
        else enter_set_up(ahead, at)
    )


def _runs_on(state: State, skipped: PlannedSet, ahead: State) -> bool:
    """Whether the clock leads on from the ``skipped`` turn, without asking the runner."""
    if skipped.style is Style.INTERVAL and is_in_block(state):
        return True
    return transition_between(skipped, ahead.planned_set)[0] is Transition.CHANGE
