"""A workout as plain values for files, with its pains and sets."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any
from uuid import UUID

from midstance.domain.record import Ending, Pain, WorkoutRecord
from midstance.storage.columns import clean
from midstance.storage.plain_set import set_to_plain, to_set
from midstance.storage.plain_values import Plain, day, local_time, text, to_stamp, whole

if TYPE_CHECKING:
    from collections.abc import Mapping


def workout_to_plain(workout: WorkoutRecord, active_ms: int | None) -> Plain:
    """A workout's head, its pains and its sets."""
    plain: Plain = {
        "id": str(workout.id),
        "session": clean(workout.session),
        "name": clean(workout.name),
        "week": workout.week,
        "local_date": workout.local_date,
        "started_at": local_time(workout.started_at),
        "zone": clean(workout.started_at.zone),
        "ending": workout.ending.value,
    }
    if workout.ended_at is not None:
        plain["ended_at"] = local_time(workout.ended_at)
        plain["ended_zone"] = clean(workout.ended_at.zone)
    if active_ms is not None:
        plain["active_ms"] = active_ms
    return plain | {
        "note": clean(workout.note),
        "pain": [_pain_to_plain(pain) for pain in workout.pains],
        "set": [set_to_plain(logged) for logged in workout.sets],
    }


def to_workout(plain: Mapping[str, Any]) -> WorkoutRecord:
    """The workout that :func:`workout_to_plain` wrote.

    Raises:
        KeyError, TypeError, ValueError: something is missing or wrong.
    """
    head = WorkoutRecord(
        UUID(plain["id"]),
        text(plain["session"]),
        text(plain["name"]),
        whole(plain["week"]),
        to_stamp(plain["started_at"], text(plain["zone"])),
        day(plain["local_date"]),
        Ending(plain["ending"]),
        to_stamp(plain["ended_at"], text(plain["ended_zone"])) if "ended_at" in plain else None,
        round(whole(plain["active_ms"]) / 1000) if "active_ms" in plain else None,
        text(plain["note"]),
        pains=tuple(_to_pain(pain) for pain in plain["pain"]),
    )
    return replace(head, sets=tuple(to_set(each, head) for each in plain["set"]))


def _pain_to_plain(pain: Pain) -> Plain:
    return {"region": clean(pain.region), "level": pain.level, "exercise": clean(pain.exercise)}


def _to_pain(plain: Mapping[str, Any]) -> Pain:
    return Pain(text(plain["region"]), whole(plain["level"]), text(plain["exercise"]))
