"""Lays a session out into turns: each set as it will be done, and what lies between two."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise
from types import MappingProxyType
from typing import TYPE_CHECKING, assert_never

from midstance.domain.quantity import NO_REST, Load, RestWindow, Side, Target, Tempo, Unit
from midstance.domain.session import Block, Item, Prescription, Purpose, Session, Style

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from midstance.domain.exercise import Exercise


SET_UP_SECONDS = 30
SWITCH_SECONDS = 5
RAMP_UP_SECONDS = 160
RAMP_UP_EFFORT = 6
BOTH_SIDES_AT_ONCE: tuple[Side | None, ...] = (None,)
EITHER_SIDE: Mapping[str, Side] = MappingProxyType({})
LEFT_RIGHT: tuple[Side | None, ...] = (Side.LEFT, Side.RIGHT)


@dataclass(frozen=True, slots=True)
class PlannedSet:
    """One set of one exercise as it will be done; a per-side set is one turn with two sides.

    Attributes:
        place: the item's place in the session, counted from 0; constant through swaps.
        block: the block's place in the session, counted from 0.
        round: the round of a superset, circuit or interval block, from 1; the set in straight work.
        target: what each side must reach.
        up_to: the upper end of a repetition range, or None.
        sides: the sides in the order in which they are done; ``(None,)`` for both together.
        alternating: both sides take turns inside the set: one step, two sides recorded.
        is_hold: a timed turn is a position held, not a movement kept up.
        load_step: the smallest step in load; None where no weight can be logged.
        band_cm: distance to a band's anchor, or None.
        rest: the rest before the next turn of the same item or round.
        change: seconds on the clock before the next item; None waits for the runner.
        set_up: seconds that setting up takes in the estimate; 0 where the change covers it.
        seconds: the estimated length of the set itself.
        every: this turn and its rest together last so many seconds (EMOM).
        cap: the block ends so many seconds after it began (AMRAP).
    """

    place: int
    block: int
    purpose: Purpose
    style: Style
    exercise: str
    prescribed: str
    set_number: int
    sets: int
    round: int
    target: Target
    sides: tuple[Side | None, ...]
    seconds: float
    up_to: int | None = None
    alternating: bool = False
    is_hold: bool = False
    rpe: int | None = None
    percent: int | None = None
    load: Load | None = None
    load_step: Load | None = None
    band_cm: int | None = None
    tempo: Tempo | None = None
    rest: RestWindow = NO_REST
    change: int | None = None
    set_up: int = 0
    every: int | None = None
    cap: int | None = None
    note: str = ""

    @property
    def is_timed(self) -> bool:
        """Whether the clock, not a count, says when it is done."""
        return self.target.unit is Unit.SECONDS

    @property
    def recorded_sides(self) -> tuple[Side | None, ...]:
        """The sides that each get an entry in the log."""
        return LEFT_RIGHT if self.alternating and not self.is_timed else self.sides


class Transition(StrEnum):
    """What lies between two turns."""

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
    repeats = done.place == ahead.place if done.style is Style.STRAIGHT else _new_round(done, ahead)
    if repeats:
        return (Transition.REST, done.rest) if done.rest.high else (Transition.NOTHING, NO_REST)
    if done.change is None or _leaves_rounds(done, ahead):
        return Transition.SET_UP, NO_REST
    return (Transition.CHANGE if done.change else Transition.NOTHING), RestWindow(
        done.change, done.change
    )


def _new_round(done: PlannedSet, ahead: PlannedSet) -> bool:
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
) -> tuple[PlannedSet, ...]:
    """Every turn of ``session`` in the order in which it is done.

    ``first_sides`` holds the side with which an exercise begins, by its id: the weaker one where
    it is known. Every other exercise begins on the left.

    Raises:
        KeyError: the session names an exercise that ``exercises`` does not hold.
    """
    planned_sets: list[PlannedSet] = []
    place = 0
    for number, block in enumerate(session.blocks):
        items = [
            _sided(
                _planned_sets_of(item, block, number, place + i, exercises[item.exercise]),
                first_sides.get(item.exercise, Side.LEFT),
            )
            for i, item in enumerate(block.items)
        ]
        place += len(items)
        planned_sets += _in_order(block, items)
    return tuple(planned_sets)


def _sided(planned_sets: tuple[PlannedSet, ...], first: Side) -> tuple[PlannedSet, ...]:
    """``turns`` with their two sides, where they have two, in the order that begins ``first``."""
    if first is Side.LEFT:
        return planned_sets
    return tuple(
        replace(planned_set, sides=planned_set.sides[::-1]) for planned_set in planned_sets
    )


def _in_order(block: Block, items: list[tuple[PlannedSet, ...]]) -> Iterator[PlannedSet]:
    match block.style:
        case Style.STRAIGHT:
            return (planned_set for item in items for planned_set in _last_waits(item, items))
        case Style.SUPERSET:
            return _alternate(items)
        case Style.CIRCUIT | Style.INTERVAL:
            return _go_round(block, items)
        case _:
            assert_never(block.style)


def _last_waits(
    item: tuple[PlannedSet, ...], items: list[tuple[PlannedSet, ...]]
) -> Iterator[PlannedSet]:
    for planned_set in item:
        yield replace(planned_set, change=None) if item is items[-1] else planned_set


def _alternate(items: list[tuple[PlannedSet, ...]]) -> Iterator[PlannedSet]:
    for round_ in range(max(len(item) for item in items)):
        going = [item for item in items if round_ < len(item)]
        rest = going[-1][round_].rest
        for item in going:
            planned_set = item[round_]
            yield replace(planned_set, rest=rest, change=planned_set.change or 0)


def _go_round(block: Block, items: list[tuple[PlannedSet, ...]]) -> Iterator[PlannedSet]:
    rounds = block.rounds if block.cap is None else _most_rounds(block, items)
    for round_ in range(1, rounds + 1):
        for item in items:
            for planned_set in item:
                yield replace(
                    planned_set,
                    set_number=(round_ - 1) * len(item) + planned_set.set_number,
                    sets=rounds * len(item),
                    round=round_,
                    rest=block.rest,
                    change=planned_set.change or 0,
                    set_up=0,
                )


def _most_rounds(block: Block, items: list[tuple[PlannedSet, ...]]) -> int:
    fastest = sum(planned_set.seconds for item in items for planned_set in item) / 3
    return max(1, min(100, round((block.cap or 0) / max(fastest, 1)) + 1))


def _planned_sets_of(
    item: Item, block: Block, number: int, place: int, exercise: Exercise
) -> tuple[PlannedSet, ...]:
    asked = item.prescription
    first = PlannedSet(
        place=place,
        block=number,
        purpose=block.purpose,
        style=block.style,
        exercise=exercise.id,
        prescribed=item.prescribed or exercise.id,
        set_number=1,
        sets=asked.sets,
        round=1,
        target=Target(asked.amount, asked.unit, asked.open_ended),
        sides=_sides(exercise, asked),
        seconds=set_seconds(exercise, asked),
        up_to=asked.up_to,
        alternating=_is_alternating(exercise, asked),
        is_hold=exercise.is_hold,
        rpe=asked.rpe,
        percent=asked.percent,
        load=asked.load,
        load_step=exercise.load_step,
        tempo=item.tempo or exercise.tempo,
        rest=item.rest,
        change=item.change,
        set_up=0 if item.change is not None else _set_up_seconds(exercise, asked),
        every=block.every,
        cap=block.cap,
        note=item.note,
    )
    later = (replace(first, set_number=n, set_up=0, round=n) for n in range(2, asked.sets + 1))
    return (first, *later)


def _set_up_seconds(exercise: Exercise, asked: Prescription) -> int:
    ramps = exercise.ramp_up and (asked.rpe or 0) >= RAMP_UP_EFFORT
    return SET_UP_SECONDS + (RAMP_UP_SECONDS if ramps else 0)


def _is_alternating(exercise: Exercise, asked: Prescription) -> bool:
    return asked.alternating or (asked.per_side and exercise.alternating)


def _sides(exercise: Exercise, asked: Prescription) -> tuple[Side | None, ...]:
    return (
        LEFT_RIGHT
        if asked.per_side and not _is_alternating(exercise, asked)
        else BOTH_SIDES_AT_ONCE
    )


def set_seconds(exercise: Exercise, asked: Prescription) -> float:
    """Estimated seconds of one set: amount times seconds a unit; per side twice plus the switch.

    The rule of the programs (notation, "Duration"): a set that alternates sides on the clock
    covers both sides in its one time.
    """
    unit = 1.0 if asked.unit is Unit.SECONDS else exercise.unit_seconds
    once = asked.amount * unit
    return 2 * once + SWITCH_SECONDS if asked.per_side else once


def swap_exercise(
    planned_set: PlannedSet, exercise: Exercise, asked: Prescription, load: Load | None
) -> PlannedSet:
    """``turn`` with ``exercise`` in place of its own: set, round, rest and place stay."""
    return replace(
        planned_set,
        exercise=exercise.id,
        target=Target(asked.amount, asked.unit, asked.open_ended),
        sides=_sides(exercise, asked),
        seconds=set_seconds(exercise, asked),
        up_to=asked.up_to,
        alternating=_is_alternating(exercise, asked),
        is_hold=exercise.is_hold,
        rpe=asked.rpe,
        percent=asked.percent,
        load=load or asked.load,
        load_step=exercise.load_step,
        band_cm=None,
        tempo=exercise.tempo,
    )


def transition_seconds(done: PlannedSet, ahead: PlannedSet) -> float:
    """Estimated seconds between two turns, set-up included."""
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


def estimated_seconds(planned_sets: tuple[PlannedSet, ...]) -> float:
    """How long ``turns`` take: every set, rest, change and set-up, as the programs count them."""
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
