"""A planned session as a FIT workout, for the folder of a watch."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from itertools import groupby
from typing import TYPE_CHECKING

from midstance.domain.planned_sets import Transition, transition_between
from midstance.domain.quantity import Side, Unit
from midstance.exchange.exporters.fit.messages import (
    MESSAGE_INDEX,
    FitField,
    Kind,
    Message,
    MessageNumber,
    file_id,
    fit_file,
)
from midstance.exchange.exporters.fit.strength import (
    DISPLAY_UNITS,
    STRENGTH_TRAINING,
    TRAINING,
)
from midstance.presentation.clean import clean

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import datetime
    from uuid import UUID

    from midstance.domain.exercise import Exercise
    from midstance.domain.planned_sets import PlannedSet
    from midstance.domain.quantity import WeightUnit
    from midstance.exchange.exporters.platform_names import PlatformName, PlatformNames

_WORKOUT_FILE = 5
"""The file type of a planned workout, by the profile."""
_TIME, _OPEN, _REPEAT, _REPEAT_FOR, _REPS = 0, 5, 6, 7, 29
"""What ends a step, by the profile: a time, a key, repeats, and repetitions."""
_NO_TARGET = 2
"""The target of a step that has none, by the profile."""
_ACTIVE, _REST, _WARM_UP, _COOL_DOWN = 0, 1, 2, 3
"""The intensity of a step, by the profile."""
_INTENSITIES = {"warm-up": _WARM_UP, "ramp-up": _WARM_UP, "cool-down": _COOL_DOWN}
_LONGEST_PATTERN = 24
"""Steps that are looked at for a repeat at most."""
STEPS_OF_A_WATCH = 50
"""What usual watches take."""
_SHORT_PAUSE = 15
"""Seconds up to which a pause may be left out where a watch takes too few steps."""


@dataclass(frozen=True, slots=True)
class _Step:
    """A step of the watch.

    Attributes:
        ends_by, value: how it ends, and the number for it.
        steps_back, times: how far back a repeat begins, and how often in all or how long.
        grams: what is lifted, or 0.
    """

    ends_by: int
    value: int = 0
    intensity: int = _ACTIVE
    title: str = ""
    note: str = ""
    exercise: PlatformName | None = None
    grams: int = 0
    steps_back: int = 0
    times: int = 0

    @property
    def is_short_pause(self) -> bool:
        """Whether it is a few seconds between two exercises."""
        return (self.ends_by, self.intensity) == (
            _TIME,
            _REST,
        ) and self.value <= _SHORT_PAUSE * 1000


class _Detail(Enum):
    ALL = "all"
    BOTH_SIDES_AT_ONCE = "both-sides-at-once"
    NO_SHORT_PAUSES = "no-short-pauses"


@dataclass(frozen=True, slots=True)
class PlannedWorkout:
    """A session that is to become a file.

    Attributes:
        id, created: the same each time for the same session on the same day.
        sets: as they are laid out, with their loads.
    """

    id: UUID
    name: str
    created: datetime
    sets: tuple[PlannedSet, ...]


def planned_to_fit(
    planned: PlannedWorkout,
    exercises: Mapping[str, Exercise],
    names: PlatformNames,
    unit: WeightUnit,
) -> tuple[bytes, int]:
    """The file for the watch, and how many steps it has.

    A step for each side of a set and for each rest, with repeats folded. A session of over 50
    steps has one step for both sides of a set, and if need be no pauses of 15 s or less.
    A set of repetitions or metres ends with the watch's button; a hold, an interval and a rest
    end by themselves.
    """
    drafts = (_steps(planned.sets, exercises, names, detail) for detail in _Detail)
    steps = _first_that_fits(drafts)
    head = (
        FitField(4, Kind.ENUM, TRAINING),
        FitField(6, Kind.U16, len(steps)),
        FitField(8, Kind.TEXT, clean(planned.name)),
        FitField(11, Kind.ENUM, STRENGTH_TRAINING),
    )
    content = fit_file(
        (
            file_id(_WORKOUT_FILE, planned.id, planned.created),
            Message(MessageNumber.WORKOUT, head),
            *(_message(number, step, unit) for number, step in enumerate(steps)),
        )
    )
    return content, len(steps)


def _first_that_fits(drafts: Iterator[list[_Step]]) -> list[_Step]:
    """The first draft that a watch takes, or else the last."""
    steps: list[_Step] = []
    for steps in drafts:
        if len(steps) <= STEPS_OF_A_WATCH:
            break
    return steps


def _message(number: int, step: _Step, unit: WeightUnit) -> Message:
    name = step.exercise
    return Message(
        MessageNumber.WORKOUT_STEP,
        (
            FitField(MESSAGE_INDEX, Kind.U16, number),
            FitField(0, Kind.TEXT, step.title or None),
            FitField(1, Kind.ENUM, step.ends_by),
            FitField(2, Kind.U32, number - step.steps_back if step.steps_back else step.value),
            FitField(3, Kind.ENUM, _NO_TARGET),
            FitField(4, Kind.U32, step.times),
            FitField(7, Kind.ENUM, step.intensity),
            FitField(8, Kind.TEXT, step.note or None),
            FitField(10, Kind.U16, name.category if name else None),
            FitField(11, Kind.U16, name.number if name else None),
            FitField(12, Kind.U16, round(step.grams / 10) if step.grams else None),
            FitField(13, Kind.U16, DISPLAY_UNITS[unit] if step.grams else None),
        ),
    )


def _steps(
    sets: Sequence[PlannedSet],
    exercises: Mapping[str, Exercise],
    names: PlatformNames,
    detail: _Detail,
) -> list[_Step]:
    steps, is_terse = list[_Step](), detail is _Detail.NO_SHORT_PAUSES
    following = dict(zip(map(id, sets), (*sets[1:], None), strict=True))
    for _, block in groupby(sets, lambda each: each.block):
        inside = list(block)
        rounds = [each for each in inside if each.cap is None or each.round == 1]
        found: list[_Step] = []
        for each in rounds:
            exercise = exercises[each.exercise]
            name = names.of(exercise.id, exercise)
            found += _steps_of(each, exercise, name, has_sides=detail is _Detail.ALL)
            pause = _pause(each, following[id(each)])
            found += (step for step in pause if not (is_terse and step.is_short_pause))
        if cap := inside[0].cap:
            found.append(_Step(_REPEAT_FOR, steps_back=len(found), times=cap * 1000))
        steps += found
    return _fold_repeats(steps)


def _steps_of(
    planned: PlannedSet, exercise: Exercise, name: PlatformName, *, has_sides: bool
) -> Iterator[_Step]:
    """The step of each side, or one for both."""
    ends_by, value, unit = _end(planned)
    step = _Step(
        ends_by,
        value,
        _INTENSITIES.get(planned.purpose.value, _ACTIVE),
        note=_note(planned, exercise),
        exercise=name,
        grams=planned.load.grams * planned.meaning.weights if planned.load else 0,
    )
    sides = planned.recorded_sides
    if len(sides) == 1 or has_sides:
        for side in sides:
            yield replace(step, title=exercise.name + _SIDES[side])
    else:
        note = clean(f"{planned.target.amount}{unit} each side, {step.note}")
        yield replace(step, title=exercise.name, value=2 * value, note=note.rstrip(", "))


def _end(planned: PlannedSet) -> tuple[int, int, str]:
    """How a set's step ends, the number for it, and its unit."""
    if planned.is_timed:
        return _TIME, planned.target.amount * 1000, " s"
    if planned.prescription.unit is Unit.METRES:
        return _OPEN, 0, " m"
    return _REPS, planned.target.amount, ""


def _note(planned: PlannedSet, exercise: Exercise) -> str:
    """Metres, effort, and what the program or the library says in a few words."""
    target, rpe = planned.target, planned.prescription.rpe
    metres = f"{target.amount} m" if target.unit is Unit.METRES else ""
    parts = (metres, f"effort {rpe}" if rpe else "", planned.note or exercise.glance)
    return clean(", ".join(filter(None, parts)))


_SIDES: Mapping[Side | None, str] = {None: "", Side.LEFT: ", left", Side.RIGHT: ", right"}


def _pause(done: PlannedSet, ahead: PlannedSet | None) -> Iterator[_Step]:
    """What lies between two sets; where the runner sets something up, the button ends it.

    After several sets of an exercise its rest comes again in place of that, so that set and
    rest are one pattern.
    """
    if ahead is None:
        return
    kind, window = transition_between(done, ahead)
    if kind is Transition.SET_UP and done.sets > 1 and done.rest.low:
        window = done.rest
    elif kind is Transition.SET_UP:
        yield _Step(_OPEN, intensity=_REST, title="Set up")
    seconds = window.low - round(done.seconds) if kind is Transition.SLOT else window.low
    if seconds > 0:
        yield _Step(_TIME, seconds * 1000, _REST)


def _fold_repeats(steps: list[_Step]) -> list[_Step]:
    """The steps with each pattern that is repeated written once, and a repeat after it."""
    folded: list[_Step] = []
    at = 0
    while at < len(steps):
        length, times = max(
            ((size, _repeats(steps, at, size)) for size in range(1, _LONGEST_PATTERN + 1)),
            key=lambda found: found[0] * (found[1] - 1) - (found[1] > 1),
        )
        if (times - 1) * length > 1:
            folded += steps[at : at + length]
            folded.append(_Step(_REPEAT, steps_back=length, times=times))
            at += length * times
        else:
            folded.append(steps[at])
            at += 1
    return folded


def _repeats(steps: Sequence[_Step], at: int, size: int) -> int:
    """How often the pattern of this size follows itself; one with a repeat in it is not repeated.

    Watches know no repeats inside repeats.
    """
    pattern = steps[at : at + size]
    if len(pattern) < size or any(each.steps_back for each in pattern):
        return 1
    times = 1
    while steps[at + times * size : at + (times + 1) * size] == pattern:
        times += 1
    return times
