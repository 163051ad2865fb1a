"""A set as plain values for files: only what is not as usual is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from midstance.domain.quantity import Side, Target, Unit
from midstance.domain.record import LoggedSet, SetRecord
from midstance.storage.columns import clean
from midstance.storage.plain_values import (
    Plain,
    load,
    local_time,
    text,
    to_stamp,
    truth,
    whole,
    whole_or_none,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from midstance.domain.record import WorkoutRecord

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


def set_to_plain(logged: LoggedSet) -> Plain:
    """A set; what is as usual is left out."""
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


def to_set(plain: Mapping[str, Any], workout: WorkoutRecord) -> LoggedSet:
    """The set of ``workout`` that :func:`set_to_plain` wrote.

    Raises:
        KeyError, TypeError, ValueError: something is missing or wrong.
    """
    told = _USUAL | dict(plain)
    record = SetRecord(
        whole(told["serial"]),
        whole(told["place"]),
        text(told["block"]),
        text(told["exercise"]),
        text(told["prescribed_exercise"]),
        whole(told["set_number"]),
        Side(told["side"]) if told["side"] else None,
        Target(whole(told["target"]), Unit(told["unit"]), truth(told["open_ended"])),
        whole(told["done"]),
        load(told["load_kg"]),
        whole_or_none(told["band_cm"]),
        whole_or_none(told["effort"]),
        truth(told["skipped"]),
        truth(told["counts"]),
        text(told["note"]),
    )
    done_at = to_stamp(told["done_at"], text(told["zone"]))
    id_ = UUID(text(told["id"]))
    return LoggedSet(id_, workout.id, workout.session, done_at, workout.local_date, record)
