"""Workouts and sets as plain values for files: only what is not as usual is written."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any
from uuid import UUID

from midstance.domain.quantity import Load, Unit
from midstance.domain.record import (
    Ending,
    LoggedSet,
    Pain,
    SetRecord,
    Side,
    Stamp,
    Target,
    WorkoutRecord,
)
from midstance.storage.rows import clean

if TYPE_CHECKING:
    from collections.abc import Mapping

Plain = dict[str, Any]

_MOST = 2**53
_MOST_KG = 10**9


def local_time(stamp: Stamp) -> datetime:
    """The moment as the runner's clock showed it, to the millisecond, with its offset."""
    precise = stamp.utc.astimezone(timezone(timedelta(minutes=stamp.offset_minutes)))
    return precise.replace(microsecond=precise.microsecond // 1000 * 1000)


def to_stamp(local: datetime, zone: str) -> Stamp:
    """The moment that :func:`local_time` showed.

    Raises:
        ValueError: it has no offset.
    """
    offset = local.utcoffset()
    if offset is None:
        raise ValueError(f"{local} has no offset from UTC")
    return Stamp(local.astimezone(UTC), round(offset.total_seconds() / 60), zone)


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
        "set": [_set_to_plain(logged) for logged in workout.sets],
    }


def to_workout(plain: Mapping[str, Any]) -> WorkoutRecord:
    """The workout that :func:`workout_to_plain` wrote.

    Raises:
        KeyError, TypeError, ValueError: something is missing or wrong.
    """
    head = WorkoutRecord(
        UUID(plain["id"]),
        _text(plain["session"]),
        _text(plain["name"]),
        _whole(plain["week"]),
        to_stamp(plain["started_at"], _text(plain["zone"])),
        _day(plain["local_date"]),
        Ending(plain["ending"]),
        to_stamp(plain["ended_at"], _text(plain["ended_zone"])) if "ended_at" in plain else None,
        round(_whole(plain["active_ms"]) / 1000) if "active_ms" in plain else None,
        _text(plain["note"]),
        pains=tuple(_to_pain(pain) for pain in plain["pain"]),
    )
    return replace(head, sets=tuple(_to_set(each, head) for each in plain["set"]))


def _pain_to_plain(pain: Pain) -> Plain:
    return {"region": clean(pain.region), "level": pain.level, "exercise": clean(pain.exercise)}


def _to_pain(plain: Mapping[str, Any]) -> Pain:
    return Pain(_text(plain["region"]), _whole(plain["level"]), _text(plain["exercise"]))


def _set_to_plain(logged: LoggedSet) -> Plain:
    record = logged.set
    plain: Plain = {
        "id": str(logged.id),
        "serial": record.serial,
        "place": record.place,
        "block": clean(record.block),
        "exercise": clean(record.exercise),
        "prescribed_exercise": clean(record.prescribed_exercise),
        "set_number": record.set_number,
        "side": record.side.value if record.side else "",
        "target": record.target.amount,
        "unit": record.target.unit.value,
        "open_ended": record.target.open_ended,
        "done": record.value,
        "load_kg": record.load.kilograms if record.load else None,
        "band_cm": record.band_cm,
        "effort": record.effort,
        "skipped": record.skipped,
        "counts": record.counts,
        "note": clean(record.note),
        "done_at": local_time(logged.done_at),
        "zone": clean(logged.done_at.zone),
    }
    return {key: value for key, value in plain.items() if value != _USUAL.get(key)}


def _to_set(plain: Mapping[str, Any], workout: WorkoutRecord) -> LoggedSet:
    whole = _USUAL | dict(plain)
    record = SetRecord(
        _whole(whole["serial"]),
        _whole(whole["place"]),
        _text(whole["block"]),
        _text(whole["exercise"]),
        _text(whole["prescribed_exercise"]),
        _whole(whole["set_number"]),
        Side(whole["side"]) if whole["side"] else None,
        Target(_whole(whole["target"]), Unit(whole["unit"]), _truth(whole["open_ended"])),
        _whole(whole["done"]),
        _load(whole["load_kg"]),
        _whole_or_none(whole["band_cm"]),
        _whole_or_none(whole["effort"]),
        _truth(whole["skipped"]),
        _truth(whole["counts"]),
        _text(whole["note"]),
    )
    done_at = to_stamp(whole["done_at"], _text(whole["zone"]))
    id_ = UUID(_text(whole["id"]))
    return LoggedSet(id_, workout.id, workout.session, done_at, workout.local_date, record)


_USUAL: Plain = {
    "side": "",
    "open_ended": False,
    "load_kg": None,
    "band_cm": None,
    "effort": None,
    "skipped": False,
    "counts": True,
    "note": "",
}


def _load(kilograms: object) -> Load | None:
    if kilograms is None:
        return None
    if not isinstance(kilograms, (int, float)) or not 0 <= kilograms <= _MOST_KG:
        raise ValueError(f"{kilograms!r} is no load in kilograms")
    return Load(round(kilograms * 1000))


def _whole(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= _MOST:
        raise ValueError(f"{value!r} is no whole number that can be kept")
    return value


def _whole_or_none(value: object) -> int | None:
    return None if value is None else _whole(value)


def _truth(value: object) -> bool:
    if not isinstance(value, bool):
        raise TypeError(f"{value!r} is neither true nor false")
    return value


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is no text")
    return value


def _day(value: object) -> date:
    if not isinstance(value, date) or isinstance(value, datetime):
        raise TypeError(f"{value!r} is no date")
    return value
