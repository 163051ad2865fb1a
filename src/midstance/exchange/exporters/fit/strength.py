"""A strength workout as a FIT file: its sets with exercise, repetitions, weight, time and rest."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from midstance.domain.quantity import Side, WeightUnit
from midstance.exchange.exporters.fit.messages import (
    Activity,
    FitField,
    Kind,
    Message,
    MessageNumber,
    activity_file,
    fit_moment,
    milliseconds,
)
from midstance.exchange.exporters.set_times import timed_workout
from midstance.exchange.importers.fit.strength import HELPED
from midstance.presentation.clean import clean

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import datetime

    from midstance.domain.exercise import Exercise
    from midstance.domain.record import SetRecord, WorkoutRecord
    from midstance.exchange.exporters.platform_names import PlatformName, PlatformNames
    from midstance.exchange.exporters.set_times import TimedSet

TRAINING, STRENGTH_TRAINING = 10, 20
"""The sport of a strength workout, and which training it is."""
_REST, _ACTIVE = 0, 1
"""The kinds of a set, by the profile."""
_SIXTEENTHS = 16
"""Parts of a kilogram in which the profile counts weights."""
DISPLAY_UNITS: Mapping[WeightUnit, int] = {WeightUnit.KG: 1, WeightUnit.LB: 2}


def workout_to_fit(
    workout: WorkoutRecord,
    exercises: Mapping[str, Exercise],
    names: PlatformNames,
    unit: WeightUnit = WeightUnit.KG,
) -> bytes:
    """The file of a workout that was done; ``unit`` is the one in which weights are to be shown.

    A weight is what both hands together moved, in steps of 62.5 g; help and the body's own weight
    are none. Skipped sets are left out; times are those of
    :func:`midstance.exchange.exporters.set_times.timed_workout`. What FIT has no field for stands
    in the titles: metres in the name, and the side by two equal titles, left before right.
    """
    timed = timed_workout(workout, exercises)
    titles = _titles_of(timed.sets)
    activity = Activity(
        workout.id,
        clean(workout.name or workout.session),
        timed.start,
        timed.end,
        timed.timer,
        workout.started_at.offset_minutes,
        TRAINING,
        STRENGTH_TRAINING,
        mean_bpm=workout.heart_rate.mean,
        max_bpm=workout.heart_rate.highest,
    )
    ids = {each.set.exercise for each in timed.sets}
    called = {id_: names.of(id_, exercises.get(id_)) for id_ in ids}
    sets = _sets(timed.sets, called, titles, unit)
    return activity_file(activity, (*sets, *_titles(titles, timed.sets, exercises, called)))


def _titles_of(sets: Sequence[TimedSet]) -> Mapping[_Title, int]:
    """The titles that the sets need, with their numbers; those of both sides where one is named."""
    needed: dict[_Title, None] = {}
    for each in sets:
        title = _title_of(each.set)
        sides = (Side.LEFT, Side.RIGHT) if title.side else (None,)
        needed |= dict.fromkeys(replace(title, side=side) for side in sides)
    return {title: number for number, title in enumerate(needed)}


def _title_of(record: SetRecord) -> _Title:
    return _Title(record.exercise, record.side, record.metres)


@dataclass(frozen=True, slots=True)
class _Title:
    """What one title stands for."""

    exercise: str
    side: Side | None
    metres: int | None


def _sets(
    sets: Sequence[TimedSet],
    called: Mapping[str, PlatformName],
    titles: Mapping[_Title, int],
    unit: WeightUnit,
) -> Iterator[Message]:
    """The sets, and between two of them the rest."""
    index, before = 0, None
    for each in sets:
        if before is not None and fit_moment(each.start) > fit_moment(before):
            yield Message(MessageNumber.SET, _span(before, each.start, _REST, index))
            index += 1
        record = each.set
        name = called[record.exercise]
        weight = record.lifted_grams or None
        fields = (
            *_span(each.start, each.end, _ACTIVE, index),
            FitField(3, Kind.U16, record.reps),
            FitField(4, Kind.U16, weight and round(weight * _SIXTEENTHS / 1000)),
            FitField(7, Kind.U16, name.category),
            FitField(8, Kind.U16, name.number),
            FitField(9, Kind.U16, weight and DISPLAY_UNITS[unit]),
            FitField(11, Kind.U16, titles[_title_of(record)]),
        )
        yield Message(MessageNumber.SET, fields)
        index, before = index + 1, each.end


def _span(start: datetime, end: datetime, kind: int, index: int) -> tuple[FitField, ...]:
    return (
        FitField(254, Kind.U32, fit_moment(end)),
        FitField(0, Kind.U32, milliseconds(end - start)),
        FitField(5, Kind.U8, kind),
        FitField(6, Kind.U32, fit_moment(start)),
        FitField(10, Kind.U16, index),
    )


def _titles(
    titles: Mapping[_Title, int],
    sets: Sequence[TimedSet],
    exercises: Mapping[str, Exercise],
    called: Mapping[str, PlatformName],
) -> Iterator[Message]:
    """What each exercise is really called."""
    helped = {each.set.exercise for each in sets if _is_helped(each.set)}
    for title, number in titles.items():
        id_, exercise = title.exercise, exercises.get(title.exercise)
        name = called[id_]
        shown = (exercise.name if exercise else clean(id_)) + HELPED * (id_ in helped)
        shown += "" if title.metres is None else f", {title.metres} m"
        fields = (
            FitField(254, Kind.U16, number),
            FitField(0, Kind.U16, name.category),
            FitField(1, Kind.U16, name.number),
            FitField(2, Kind.TEXT, shown),
        )
        yield Message(MessageNumber.EXERCISE_TITLE, fields)


def _is_helped(record: SetRecord) -> bool:
    return record.load is not None and not record.meaning.weights
