"""A workout that was done without Midstance, made of the sets that are typed afterwards."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta, timezone, tzinfo
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from midstance.coach.single import alone
from midstance.context import new_id
from midstance.domain.record import Ending, LoggedSet, SetRecord, WorkoutRecord
from midstance.domain.stamp import Stamp

if TYPE_CHECKING:
    from datetime import date

    from midstance.domain.exercise import Exercise
    from midstance.storage.log import TrainingLog

BY_HAND = "added by hand"


def as_workout(
    log: TrainingLog, now: Stamp, exercise: Exercise, day: date, records: tuple[SetRecord, ...]
) -> tuple[LoggedSet, ...]:
    """Keep the sets as a workout of their own; answers with them."""
    at, session, id_ = noon(day, now), alone(exercise), new_id()
    sets = tuple(
        LoggedSet(new_id(), id_, session.id, at, day, replace(record, serial=serial))
        for serial, record in enumerate(records, 1)
    )
    workout = WorkoutRecord(
        id_,
        session.id,
        session.name,
        session.week,
        at,
        day,
        Ending.COMPLETED,
        at,
        0,
        BY_HAND,
        sets,
    )
    log.corrections.add_workouts([workout], now)
    return sets


def noon(day: date, now: Stamp) -> Stamp:
    """Noon of ``day`` where the runner is ``now``, or now where that is still to come."""
    local = datetime.combine(day, time(12), _zone(now))
    offset = local.utcoffset() or timedelta()
    at = Stamp(local.astimezone(UTC), round(offset / timedelta(minutes=1)), now.zone)
    return at if at.utc <= now.utc else now


def _zone(now: Stamp) -> tzinfo:
    """The runner's zone with its summer time, or without it where its name says nothing here."""
    try:
        return ZoneInfo(now.zone)
    except (KeyError, ValueError, OSError):
        return timezone(timedelta(minutes=now.offset_minutes))


def place_text(log: TrainingLog, added: tuple[LoggedSet, ...]) -> str:
    """Where the sets were put: ``to Evening:`` or ``as a workout of its own:``."""
    workout = log.workout(added[0].workout_id)
    if workout is None or len(workout.sets) == len(added):
        return "as a workout of its own:"
    return f"to {workout.name}:"
