"""When each set of a workout began and ended, estimated from the log.

The log holds the moment at which a set was done, and not the one at which it began. A hold lasted
as long as it was held; for repetitions the library's seconds for one of them are counted, or the
time since the set before, where that is shorter. What lies between two sets is rest.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from midstance.domain.exercise import Exercise
    from midstance.domain.record import SetRecord, WorkoutRecord

_SHORTEST = timedelta(seconds=1)
_LONGEST_SECONDS = 24 * 3600
"""No set lasts longer, whatever number of seconds a file or a damaged log gives it."""


@dataclass(frozen=True, slots=True)
class TimedSet:
    """A set that was done, with its beginning and its end."""

    set: SetRecord
    start: datetime
    end: datetime


@dataclass(frozen=True, slots=True)
class TimedWorkout:
    """A workout on the clock.

    Attributes:
        sets: what was done, in order; skipped sets are not among them.
        timer: the time without pauses.
    """

    start: datetime
    end: datetime
    timer: timedelta
    sets: tuple[TimedSet, ...]


def timed_workout(workout: WorkoutRecord, exercises: Mapping[str, Exercise]) -> TimedWorkout:
    """The workout on the clock; sets that were typed in later follow each other without a gap."""
    start = before = workout.started_at.utc
    sets = []
    for logged in workout.sets:
        if logged.set.skipped:
            continue
        timed = _estimate_times(logged.set, before, logged.done_at.utc, exercises)
        sets.append(timed)
        before = timed.end
    ended = workout.ended_at.utc if workout.ended_at else before
    end = max(before, ended, start + _SHORTEST)
    active = workout.active_seconds
    return TimedWorkout(
        start,
        end,
        timedelta(seconds=min(active, (end - start).total_seconds())) if active else end - start,
        tuple(sets),
    )


def _estimate_times(
    record: SetRecord, before: datetime, done: datetime, exercises: Mapping[str, Exercise]
) -> TimedSet:
    exercise = exercises.get(record.exercise)
    if record.seconds is not None:
        length = _length(record.seconds)
        end = max(done, before + length)
        return TimedSet(record, end - length, end)
    length = _length(record.value * (exercise.unit_seconds if exercise else 1))
    start = max(before, done - length)
    end = done if done - start >= _SHORTEST else start + max(length, _SHORTEST)
    return TimedSet(record, start, end)


def _length(seconds: float) -> timedelta:
    return timedelta(seconds=min(seconds, _LONGEST_SECONDS))
