"""Workouts and sets as plain values for a workout file, and back, each value checked."""

from __future__ import annotations

from dataclasses import replace
from datetime import MAXYEAR, MINYEAR, UTC, date, datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any
from uuid import UUID

from midstance.domain.quantity import Load, LoadMeaning, Side, Target, Unit
from midstance.domain.record import (
    HeartRate,
    LoggedSet,
    Pain,
    SetRecord,
    Timestamp,
    WorkoutRecord,
    WorkoutStatus,
)
from midstance.storage.database.tables import Plain, replace_surrogates

if TYPE_CHECKING:
    from collections.abc import Mapping


_MOST = 2**53
"""Whole numbers up to here are exact as floating-point numbers too."""
_MOST_KG = 10**9
"""Kilograms that a load of a file may have."""


def local_time(stamp: Timestamp) -> datetime:
    """The moment as the runner's clock showed it, to the millisecond, with its offset."""
    precise = stamp.utc.astimezone(timezone(timedelta(minutes=stamp.offset_minutes)))
    return precise.replace(microsecond=precise.microsecond // 1000 * 1000)


def parse_timestamp(local: datetime, zone: str) -> Timestamp:
    """The moment that :func:`local_time` showed.

    Raises:
        ValueError: it has no offset, or lies where no calendar reaches in every zone.
    """
    offset = local.utcoffset()
    if offset is None:
        raise ValueError(f"{local} has no offset from UTC")
    if not MINYEAR < local.year < MAXYEAR:
        raise ValueError(f"{local} is out of range")
    return Timestamp(local.astimezone(UTC), round(offset.total_seconds() / 60), zone)


def parse_load(kilograms: object) -> Load | None:
    """The load in kilograms, or None."""
    if kilograms is None:
        return None
    if not isinstance(kilograms, (int, float)) or not 0 <= kilograms <= _MOST_KG:
        raise ValueError(f"{kilograms!r} is no load in kilograms")
    return Load(round(kilograms * 1000))


def parse_int(value: object) -> int:
    """A whole number from 0 that every place can hold."""
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= _MOST:
        raise ValueError(f"{value!r} is no whole number that can be kept")
    return value


def parse_optional_int(value: object) -> int | None:
    """A whole number, or nothing."""
    return None if value is None else parse_int(value)


def parse_bool(value: object) -> bool:
    """True or false."""
    if not isinstance(value, bool):
        raise TypeError(f"{value!r} is neither true nor false")
    return value


def parse_string(value: object) -> str:
    """A text."""
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is no text")
    return value


def parse_date(value: object) -> date:
    """A date without a time."""
    if not isinstance(value, date) or isinstance(value, datetime):
        raise TypeError(f"{str(value)!r} is no date")
    return value


_DEFAULTS: Plain = {
    "side": "",
    "open_ended": False,
    "load_kg": None,
    "band_cm": None,
    "effort": None,
    "skipped": False,
    "counts": True,
    "note": "",
    "short": False,
    "load_is": None,
}


def set_to_plain(logged: LoggedSet) -> Plain:
    """A set; values equal to the default are left out."""
    record = logged.set
    plain: Plain = {
        "id": str(logged.id),
        "serial": record.sequence,
        "place": record.place,
        "block": replace_surrogates(record.block),
        "exercise": replace_surrogates(record.exercise),
        "prescribed_exercise": replace_surrogates(record.prescribed_exercise),
        "set_number": record.set_number,
        "side": record.side.value if record.side else "",
        "target": record.target.amount,
        "unit": record.target.unit.value,
        "open_ended": record.target.open_ended,
        "done": record.value,
        "load_kg": record.load.kilograms if record.load else None,
        "load_is": record.load_is.value if record.load_is else None,
        "band_cm": record.band_cm,
        "effort": record.effort,
        "skipped": record.skipped,
        "counts": record.counts,
        "note": replace_surrogates(record.note),
        "short": record.short,
        "done_at": local_time(logged.done_at),
        "zone": replace_surrogates(logged.done_at.zone),
    }
    return {key: value for key, value in plain.items() if value != _DEFAULTS.get(key)}


def set_from_plain(plain: Mapping[str, Any], workout: WorkoutRecord) -> LoggedSet:
    """The set of ``workout`` that :func:`set_to_plain` wrote.

    Raises:
        KeyError, TypeError, ValueError: something is missing or wrong.
    """
    values = _DEFAULTS | dict(plain)
    record = SetRecord(
        parse_int(values["serial"]),
        parse_int(values["place"]),
        parse_string(values["block"]),
        parse_string(values["exercise"]),
        parse_string(values["prescribed_exercise"]),
        parse_int(values["set_number"]),
        Side(values["side"]) if values["side"] else None,
        Target(parse_int(values["target"]), Unit(values["unit"]), parse_bool(values["open_ended"])),
        parse_int(values["done"]),
        parse_load(values["load_kg"]),
        parse_optional_int(values["band_cm"]),
        parse_optional_int(values["effort"]),
        parse_bool(values["skipped"]),
        parse_bool(values["counts"]),
        parse_string(values["note"]),
        parse_bool(values["short"]),
        None if values["load_is"] is None else LoadMeaning(values["load_is"]),
    )
    done_at = parse_timestamp(values["done_at"], parse_string(values["zone"]))
    id_ = UUID(parse_string(values["id"]))
    return LoggedSet(id_, workout.id, workout.session, done_at, workout.local_date, record)


def workout_to_plain(workout: WorkoutRecord, active_ms: int | None) -> Plain:
    """A workout's head, its pains and its sets."""
    plain: Plain = {
        "id": str(workout.id),
        "session": replace_surrogates(workout.session),
        "name": replace_surrogates(workout.name),
        "week": workout.week,
        "local_date": workout.local_date,
        "started_at": local_time(workout.started_at),
        "zone": replace_surrogates(workout.started_at.zone),
        "ending": workout.ending.value,
    }
    if workout.ended_at is not None:
        plain["ended_at"] = local_time(workout.ended_at)
        plain["ended_zone"] = replace_surrogates(workout.ended_at.zone)
    if active_ms is not None:
        plain["active_ms"] = active_ms
    if workout.work_sets is not None:
        plain["work_sets"] = workout.work_sets
    if workout.by_word:
        plain["by_word"] = True
    plain |= _heart_rate_to_plain(workout.heart_rate)
    return plain | {
        "note": replace_surrogates(workout.note),
        "pain": [_pain_to_plain(pain) for pain in workout.pains],
        "set": [set_to_plain(logged) for logged in workout.sets],
    }


def workout_from_plain(plain: Mapping[str, Any]) -> WorkoutRecord:
    """The workout that :func:`workout_to_plain` wrote.

    Raises:
        KeyError, TypeError, ValueError: something is missing or wrong.
    """
    head = WorkoutRecord(
        UUID(plain["id"]),
        parse_string(plain["session"]),
        parse_string(plain["name"]),
        parse_int(plain["week"]),
        parse_timestamp(plain["started_at"], parse_string(plain["zone"])),
        parse_date(plain["local_date"]),
        WorkoutStatus(plain["ending"]),
        parse_timestamp(plain["ended_at"], parse_string(plain["ended_zone"]))
        if "ended_at" in plain
        else None,
        round(parse_int(plain["active_ms"]) / 1000) if "active_ms" in plain else None,
        parse_string(plain["note"]),
        pains=tuple(_to_pain(pain) for pain in plain["pain"]),
        work_sets=parse_optional_int(plain.get("work_sets")),
        by_word=parse_bool(plain.get("by_word", False)),
        heart_rate=HeartRate.of(
            parse_optional_int(plain.get("mean_bpm")), parse_optional_int(plain.get("max_bpm"))
        ),
    )
    sets = tuple(set_from_plain(each, head) for each in plain["set"])
    if len({each.set.sequence for each in sets}) < len(sets):
        raise ValueError("two sets have one serial")
    return replace(head, sets=sets)


def _heart_rate_to_plain(rate: HeartRate) -> Plain:
    figures = {"mean_bpm": rate.mean, "max_bpm": rate.highest}
    return {key: bpm for key, bpm in figures.items() if bpm is not None}


def _pain_to_plain(pain: Pain) -> Plain:
    return {
        "region": replace_surrogates(pain.region),
        "level": pain.level,
        "exercise": replace_surrogates(pain.exercise),
    }


def _to_pain(plain: Mapping[str, Any]) -> Pain:
    return Pain(
        parse_string(plain["region"]), parse_int(plain["level"]), parse_string(plain["exercise"])
    )
