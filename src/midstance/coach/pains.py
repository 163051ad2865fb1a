"""Lines the pains of a week up with the exercises in which they were felt."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from midstance.coach.tally import sets_of_exercises
from midstance.domain.review import PainNote, PainRule

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from midstance.domain.exercise import Exercise
    from midstance.domain.record import LoggedSet, Pain, WorkoutRecord

MILD, MODERATE = 2, 5


def pain_rule(level: int) -> PainRule:
    """What the pain rule says of a level from 0 to 10."""
    if level <= MILD:
        return PainRule.GREEN
    return PainRule.AMBER if level <= MODERATE else PainRule.RED


def pain_notes(
    workouts: Iterable[WorkoutRecord],
    sets: Sequence[LoggedSet],
    exercises: Mapping[str, Exercise],
) -> tuple[PainNote, ...]:
    """Each pain that was noted, oldest first."""
    felt = [(workout, pain) for workout in workouts for pain in workout.pains]
    times = Counter(pain.region for _, pain in felt)
    return tuple(
        _note(workout, pain, times[pain.region], _done(workout, pain, sets), exercises)
        for workout, pain in felt
    )


def _done(workout: WorkoutRecord, pain: Pain, sets: Iterable[LoggedSet]) -> tuple[LoggedSet, ...]:
    return tuple(
        each
        for each in sets
        if each.workout_id == workout.id
        and each.set.exercise == pain.exercise
        and not each.set.skipped
    )


def _note(
    workout: WorkoutRecord,
    pain: Pain,
    times: int,
    done: Sequence[LoggedSet],
    exercises: Mapping[str, Exercise],
) -> PainNote:
    known = exercises.get(pain.exercise)
    loads = [each.set.load for each in done if each.set.load is not None]
    unit = done[0].set.target.unit if done else None
    return PainNote(
        workout.local_date,
        workout.session,
        pain,
        known.name if known else pain.exercise,
        pain_rule(pain.level),
        times,
        sets_of_exercises(done).get(pain.exercise, 0),
        sum(each.set.value for each in done if each.set.target.unit is unit),
        unit,
        max(loads, default=None),
    )
