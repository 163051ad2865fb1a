"""Lays a session out into planned sets: each set as it will be done, and what lies between two."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias, assert_never

from midstance.domain.quantity import (
    NO_REST,
    Load,
    LoadMeaning,
    RestWindow,
    Side,
    Target,
    Tempo,
    Unit,
    WeightUnit,
    meaning_before,
)
from midstance.domain.runner import Loading, Runner, loading_of
from midstance.domain.session import Block, Item, Prescription, Purpose, Session, Style

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from midstance.domain.exercise import Exercise


SET_UP_SECONDS = 30  # what setting up for an exercise takes in an estimate
SWITCH_SECONDS = 5  # what changing sides takes in an estimate, and on the clock
RAMP_UP_SECONDS = 160  # what the ramp-up sets before heavy work take in an estimate
RAMP_UP_EFFORT = 6  # the effort (0-10) from which work with a barbell has ramp-up sets
BOTH_SIDES_AT_ONCE: tuple[Side | None, ...] = (None,)
EITHER_SIDE: Mapping[str, Side] = MappingProxyType({})
LEFT_RIGHT: tuple[Side | None, ...] = (Side.LEFT, Side.RIGHT)
LoadingOf: TypeAlias = "Callable[[Exercise], Loading | None]"
"""Answers how the load of an exercise is made; None where no weight can be logged."""
LoadStep: TypeAlias = "Callable[[Exercise], Load | None]"
"""Answers the smallest step in load of an exercise; None where no weight can be logged."""


def usual_load_step(exercise: Exercise) -> Load | None:
    """The step that is usual with the exercise's equipment."""
    return exercise.load_step


def usual_loading(exercise: Exercise) -> Loading | None:
    """How the load is made with the exercise's first kit and a usual bar."""
    return loading_of(exercise, Runner(), WeightUnit.KG)


@dataclass(frozen=True, slots=True)
class GateOffer:
    """What an open set may go on to: ``amount`` in its own unit, at ``effort`` (0-10) at most."""

    amount: int
    effort: int


@dataclass(frozen=True, slots=True)
class PlannedSet:
    """One set of one exercise as it will be done; a per-side set is one planned set with two sides.

    Attributes:
        place: the item's place in the session, counted from 0; constant through swaps.
        block: the block's place in the session, counted from 0.
        round: the round of a superset, circuit or interval block, from 1; the set in straight work.
        exercise, prescribed: the id of what is done, and of what the program names.
        set_number: which of the item's sets it is, from 1.
        prescription: how the item is done; its load is the one to lift in this set.
        sides: the sides in the order in which they are done; ``(None,)`` for both together.
        seconds: the estimated length of the set itself.
        alternating: both sides take turns inside the set: one step, two sides recorded.
        is_hold: whether a timed set is a position held, not a movement.
        loading: how the load is made, and what it means; None where no weight can be logged.
        load_reason: where the load comes from, in a few words, while it was not chosen here.
        band_cm: distance to a band's anchor, or None.
        rest: the rest before the next set of the same item or round.
        change: seconds on the clock before the next item; None waits for the runner.
        set_up: seconds that setting up takes in the estimate; 0 where the change covers it.
        every: seconds that this set and its rest last together (EMOM), or None.
        cap: seconds after which the block ends (AMRAP), or None.
        gate: what an open last set may go on to, or None.
        heart_percent: the share of the maximum heart rate up to which it may go, or None.
    """

    place: int
    block: int
    purpose: Purpose
    style: Style
    exercise: str
    prescribed: str
    set_number: int
    round: int
    prescription: Prescription
    sides: tuple[Side | None, ...]
    seconds: float
    alternating: bool = False
    is_hold: bool = False
    loading: Loading | None = None
    band_cm: int | None = None
    tempo: Tempo | None = None
    rest: RestWindow = NO_REST
    change: int | None = None
    set_up: int = 0
    every: int | None = None
    cap: int | None = None
    note: str = ""
    load_reason: str = ""
    gate: GateOffer | None = None
    heart_percent: int | None = None

    @property
    def sets(self) -> int:
        """How many sets the item has."""
        return self.prescription.sets

    @property
    def target(self) -> Target:
        """What each side must reach."""
        prescription = self.prescription
        return Target(prescription.amount, prescription.unit, prescription.open_ended)

    @property
    def load(self) -> Load | None:
        """The load to lift, or None."""
        return self.prescription.load

    @property
    def load_step(self) -> Load | None:
        """The smallest step in load; None where no weight can be logged."""
        return self.loading.step if self.loading else None

    @property
    def bar(self) -> Load | None:
        """The weight of the empty bar, which is part of the load; None without a barbell."""
        return self.loading.bar if self.loading else None

    @property
    def meaning(self) -> LoadMeaning:
        """What the number of its load means, in workouts of older versions by the exercise."""
        known = self.loading.load_is if self.loading else None
        return known or meaning_before(self.exercise) or LoadMeaning.ONE_WEIGHT

    @property
    def is_timed(self) -> bool:
        """Whether the clock, not a count, says when it is done."""
        return self.prescription.unit is Unit.SECONDS

    @property
    def recorded_sides(self) -> tuple[Side | None, ...]:
        """The sides that each get an entry in the log."""
        return LEFT_RIGHT if self.alternating and not self.is_timed else self.sides

    def with_load(self, load: Load | None) -> PlannedSet:
        """The same set, done with ``load``, which somebody chose."""
        prescription = replace(self.prescription, load=load)
        return replace(self, prescription=prescription, load_reason="")

    def with_sets(self, sets: int) -> PlannedSet:
        """The same set as one of ``sets``."""
        return replace(self, prescription=replace(self.prescription, sets=sets))


class Transition(StrEnum):
    """What lies between two planned sets."""

    NOTHING = "nothing"
    SET_UP = "set-up"
    CHANGE = "change"
    REST = "rest"
    SLOT = "slot"


def transition_between(done: PlannedSet, ahead: PlannedSet) -> tuple[Transition, RestWindow]:
    """What comes after ``done`` before ``ahead`` begins, with its seconds.

    A set-up waits for the runner; a change runs on the clock; a slot is what is left of ``every``.
    """
    if done.every is not None and done.block == ahead.block:
        return Transition.SLOT, RestWindow(done.every, done.every)
    is_same_item = done.place == ahead.place
    if is_same_item if done.style is Style.STRAIGHT else _begins_round(done, ahead):
        return (Transition.REST, done.rest) if done.rest.high else (Transition.NOTHING, NO_REST)
    if done.change is None or _leaves_rounds(done, ahead):
        return Transition.SET_UP, NO_REST
    return (Transition.CHANGE if done.change else Transition.NOTHING), RestWindow(
        done.change, done.change
    )


def _begins_round(done: PlannedSet, ahead: PlannedSet) -> bool:
    return done.block == ahead.block and done.round != ahead.round and bool(done.rest.high)


def _leaves_rounds(done: PlannedSet, ahead: PlannedSet) -> bool:
    """Whether rounds without a change on the clock are over: only intervals run on to intervals."""
    runs_on = done.style is ahead.style is Style.INTERVAL
    rounds = done.style is not Style.STRAIGHT and not runs_on
    return rounds and not done.change and done.block != ahead.block


def lay_out(
    session: Session,
    exercises: Mapping[str, Exercise],
    first_sides: Mapping[str, Side] = EITHER_SIDE,
    loading: LoadingOf = usual_loading,
) -> tuple[PlannedSet, ...]:
    """Every set of ``session`` in the order in which it is done.

    ``first_sides`` holds the side with which an exercise begins, by its id: the weaker one where
    it is known. Every other exercise begins on the left. ``loading`` answers how the load of an
    exercise is made with the runner's equipment.

    Raises:
        KeyError: the session names an exercise that ``exercises`` does not hold.
    """
    planned_sets: list[PlannedSet] = []
    place = 0
    for number, block in enumerate(session.blocks):
        items = [
            _start_on(
                first_sides.get(item.exercise, Side.LEFT),
                _sets_of_item(
                    _first_set(item, block, exercises[item.exercise], loading),
                    block=number,
                    place=place + i,
                ),
            )
            for i, item in enumerate(block.items)
        ]
        place += len(items)
        planned_sets += _in_style(block, items)
    return tuple(planned_sets)


def _start_on(side: Side, planned_sets: tuple[PlannedSet, ...]) -> tuple[PlannedSet, ...]:
    if side is Side.LEFT:
        return planned_sets
    return tuple(
        replace(planned_set, sides=planned_set.sides[::-1]) for planned_set in planned_sets
    )


def _in_style(block: Block, items: list[tuple[PlannedSet, ...]]) -> Iterator[PlannedSet]:
    match block.style:
        case Style.STRAIGHT:
            return _one_after_another(items)
        case Style.SUPERSET:
            return _supersets(items)
        case Style.CIRCUIT | Style.INTERVAL:
            return _rounds(block, items)
        case _:
            assert_never(block.style)


def _one_after_another(items: list[tuple[PlannedSet, ...]]) -> Iterator[PlannedSet]:
    """The last item has no change on the clock: what comes after the block waits for the runner."""
    for item in items[:-1]:
        yield from item
    for planned_set in items[-1]:
        yield replace(planned_set, change=None)


def _supersets(items: list[tuple[PlannedSet, ...]]) -> Iterator[PlannedSet]:
    for round_ in range(max(len(item) for item in items)):
        going = [item for item in items if round_ < len(item)]
        rest = going[-1][round_].rest
        for item in going:
            planned_set = item[round_]
            yield replace(planned_set, rest=rest, change=planned_set.change or 0)


def _rounds(block: Block, items: list[tuple[PlannedSet, ...]]) -> Iterator[PlannedSet]:
    rounds = block.rounds if block.cap is None else _most_rounds(block, items)
    for round_ in range(1, rounds + 1):
        for item in items:
            for planned_set in item:
                yield replace(
                    planned_set.with_sets(rounds * len(item)),
                    set_number=(round_ - 1) * len(item) + planned_set.set_number,
                    round=round_,
                    rest=block.rest,
                    change=planned_set.change or 0,
                    set_up=0,
                )


def _most_rounds(block: Block, items: list[tuple[PlannedSet, ...]]) -> int:
    fastest = sum(planned_set.seconds for item in items for planned_set in item) / 3
    return max(1, min(100, round((block.cap or 0) / max(fastest, 1)) + 1))


def _first_set(item: Item, block: Block, exercise: Exercise, loading: LoadingOf) -> PlannedSet:
    prescription, made = item.prescription, loading(exercise)
    return PlannedSet(
        place=0,
        block=0,
        purpose=block.purpose,
        style=block.style,
        exercise=exercise.id,
        prescribed=item.prescribed or exercise.id,
        set_number=1,
        round=1,
        prescription=_as_done(prescription, exercise),
        sides=_sides(exercise, prescription),
        seconds=set_seconds(exercise, prescription),
        alternating=_is_alternating(exercise, prescription),
        is_hold=exercise.is_hold,
        loading=made,
        tempo=item.tempo or exercise.tempo,
        rest=item.rest,
        change=item.change,
        set_up=0 if item.change is not None else _set_up_seconds(exercise, prescription, made),
        every=block.every,
        cap=block.cap,
        note=item.note,
    )


def _sets_of_item(first: PlannedSet, *, block: int, place: int) -> tuple[PlannedSet, ...]:
    here = replace(first, block=block, place=place)
    later = (replace(here, set_number=n, set_up=0, round=n) for n in range(2, here.sets + 1))
    return (here, *later)


def _set_up_seconds(exercise: Exercise, prescription: Prescription, loading: Loading | None) -> int:
    ramps = needs_ramp_up(exercise, prescription, loading)
    return SET_UP_SECONDS + (RAMP_UP_SECONDS if ramps else 0)


def needs_ramp_up(exercise: Exercise, prescription: Prescription, loading: Loading | None) -> bool:
    """Whether ramp-up sets come before it: heavy work with a barbell at effort 6 or more."""
    has_bar = loading is not None and loading.bar is not None
    is_heavy = (prescription.rpe or 0) >= RAMP_UP_EFFORT and prescription.unit is Unit.REPS
    return exercise.ramp_up and is_heavy and has_bar


def _is_alternating(exercise: Exercise, prescription: Prescription) -> bool:
    return prescription.alternating or (prescription.per_side and exercise.alternating)


def _sides(exercise: Exercise, prescription: Prescription) -> tuple[Side | None, ...]:
    return (
        LEFT_RIGHT
        if prescription.per_side and not _is_alternating(exercise, prescription)
        else BOTH_SIDES_AT_ONCE
    )


def _as_done(prescription: Prescription, exercise: Exercise) -> Prescription:
    """``prescription`` with one way to say how the sides are done.

    Sides that take turns are counted each by its own, and timed together.
    """
    alternating, is_timed = (
        _is_alternating(exercise, prescription),
        prescription.unit is Unit.SECONDS,
    )
    return replace(
        prescription,
        per_side=not is_timed if alternating else prescription.per_side,
        alternating=alternating and is_timed,
    )


def set_seconds(exercise: Exercise, prescription: Prescription) -> float:
    """Estimated seconds of one set: amount times seconds a unit; per side twice plus the switch.

    A set that alternates sides on the clock covers both sides in its one time.
    """
    unit = 1.0 if prescription.unit is Unit.SECONDS else exercise.unit_seconds
    once = prescription.amount * unit
    return 2 * once + SWITCH_SECONDS if prescription.per_side else once


def swap_exercise(
    planned_set: PlannedSet,
    exercise: Exercise,
    prescription: Prescription,
    load: Load | None,
    loading: Loading | None = None,
) -> PlannedSet:
    """``planned_set`` with ``exercise`` in place of its own, done as prescribed.

    Set, round, rest and place stay, and how many sets there are. ``load``, unless it is None or
    zero, comes before the load of the prescription.
    """
    first_load = load or prescription.load
    is_open = prescription.open_ended and planned_set.gate is None
    done = _as_done(replace(prescription, open_ended=is_open), exercise)
    return replace(
        planned_set,
        exercise=exercise.id,
        prescription=replace(done, sets=planned_set.sets, load=first_load),
        sides=_sides(exercise, prescription),
        seconds=set_seconds(exercise, prescription),
        alternating=_is_alternating(exercise, prescription),
        is_hold=exercise.is_hold,
        loading=loading,
        load_reason="",
        band_cm=None,
        tempo=exercise.tempo,
        gate=None,
    )


def transition_seconds(done: PlannedSet, ahead: PlannedSet) -> float:
    """Estimated seconds between two planned sets, set-up included."""
    kind, window = transition_between(done, ahead)
    match kind:
        case Transition.REST:
            same_station = 0 if done.style is Style.STRAIGHT else (done.change or 0)
            return (window.low + window.high) / 2 + same_station
        case Transition.SLOT:
            return max(0.0, window.low - done.seconds)
        case Transition.NOTHING | Transition.CHANGE | Transition.SET_UP:
            return (done.change or 0) + ahead.set_up
        case _:
            assert_never(kind)


def work_sets(planned_sets: tuple[PlannedSet, ...]) -> int:
    """The sets that count; before a cap, those of the first round. A per-side set is one."""
    return sum(
        each.purpose.counts and (each.cap is None or each.round == 1) for each in planned_sets
    )


def estimated_seconds(planned_sets: tuple[PlannedSet, ...]) -> float:
    """How long they take: every set, rest, change and set-up, as the programs count them."""
    if not planned_sets:
        return 0
    capped = {
        planned_set.block: planned_set.cap
        for planned_set in planned_sets
        if planned_set.cap is not None
    }
    total = float(sum(capped.values()))
    total += planned_sets[0].set_up + (planned_sets[-1].change or 0)
    for done, ahead in pairwise(planned_sets):
        if done.block != ahead.block or done.block not in capped:
            total += transition_seconds(done, ahead)
    return total + sum(
        planned_set.seconds for planned_set in planned_sets if planned_set.block not in capped
    )


def seconds_by_purpose(planned_sets: tuple[PlannedSet, ...]) -> dict[Purpose, float]:
    """How long the sets of each purpose take, as if they were done alone."""
    purposes = dict.fromkeys(each.purpose for each in planned_sets)
    return {
        purpose: estimated_seconds(tuple(each for each in planned_sets if each.purpose is purpose))
        for purpose in purposes
    }
