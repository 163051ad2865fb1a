"""Values as they stand in files, checked one by one: whatever is of another kind is refused."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any, TypeAlias
from uuid import UUID
from zlib import crc32

from midstance.domain.one_rep_max import estimate_from_set
from midstance.domain.quantity import Load, Side, Target, Unit
from midstance.domain.record import (
    LoggedSet,
    Pain,
    SetRecord,
    Timestamp,
    WorkoutRecord,
    WorkoutStatus,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


Plain = dict[str, Any]

TableRow: TypeAlias = tuple[Any, ...]
"""A row's columns; the STRICT tables warrant their types: text, whole numbers, bytes or None."""
Columns: TypeAlias = dict[str, Any]
"""A row's values by column."""

FIRST_DAY, LAST_DAY = "0000-00-00", "9999-99-99"
"""Days before and after all others, as they would be kept."""


def utc_text(moment: datetime) -> str:
    """An instant as it is kept: UTC with milliseconds, ``2026-11-22T17:02:11.000Z``."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds")[:-6] + "Z"


def replace_surrogates(text: str) -> str:
    """``text`` as it can be kept: lone surrogates, which no file can hold, become U+FFFD."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


def timestamp_columns(stamp: Timestamp) -> tuple[str, int, str]:
    """A moment as its three columns: UTC, offset in minutes, zone."""
    return utc_text(stamp.utc), stamp.offset_minutes, replace_surrogates(stamp.zone)


def timestamp_from_columns(utc: str, offset: int, zone: str) -> Timestamp:
    """The moment that :func:`stamp_row` wrote."""
    return Timestamp(datetime.fromisoformat(utc), offset, zone)


def checksum(row: Sequence[object]) -> int:
    """A CRC-32 over the values of a row, the same on any machine."""
    return crc32(json.dumps(row, default=_hex).encode())


def _hex(value: object) -> str:
    return bytes(value).hex() if isinstance(value, bytes) else str(value)


def day_column(day: date | None, otherwise: str) -> str:
    """A date as it is kept, or ``otherwise`` without one."""
    return day.isoformat() if day else otherwise


SET_COLUMNS = (
    "workout_id, serial, id, place, block, exercise, prescribed_exercise, set_number, side, "
    "target_amount, unit, open_ended, value, load_grams, band_cm, effort, skipped, counts, note, "
    "done_at, done_offset, done_zone, local_date, e1rm_grams"
)
WORKOUT_COLUMNS = (
    "id, session, name, week, local_date, started_at, started_offset, started_zone, "
    "ending, ended_at, ended_offset, ended_zone, active_ms, note, pains"
)


def set_row(logged: LoggedSet) -> TableRow:
    """A set as the columns named in ``SET_COLUMNS``."""
    record = logged.set
    estimated = estimate_from_set(record)
    return (
        logged.workout_id.bytes,
        record.sequence,
        logged.id.bytes,
        record.place,
        replace_surrogates(record.block),
        replace_surrogates(record.exercise),
        replace_surrogates(record.prescribed_exercise),
        record.set_number,
        record.side and record.side.value,
        record.target.amount,
        record.target.unit.value,
        int(record.target.open_ended),
        record.value,
        record.load and record.load.grams,
        record.band_cm,
        record.effort,
        int(record.skipped),
        int(record.counts),
        replace_surrogates(record.note),
        *timestamp_columns(logged.done_at),
        logged.local_date.isoformat(),
        estimated and estimated.load.grams,
    )


def record_from_row(row: TableRow) -> SetRecord:
    """The set's own values, from a row that begins with the columns named in ``SET_COLUMNS``."""
    sequence, place, block, exercise, prescribed, number = row[1], *row[3:8]
    side, amount, unit, open_ended, value, grams, band_cm, effort = row[8:16]
    return SetRecord(
        sequence,
        place,
        block,
        exercise,
        prescribed,
        number,
        None if side is None else Side(side),
        Target(amount, Unit(unit), bool(open_ended)),
        value,
        None if grams is None else Load(grams),
        band_cm,
        effort,
        bool(row[16]),
        bool(row[17]),
        row[18],
    )


def logged_set_from_row(row: TableRow, session: str) -> LoggedSet:
    """The set of a workout of ``session``, from the columns named in ``SET_COLUMNS``."""
    return LoggedSet(
        UUID(bytes=row[2]),
        UUID(bytes=row[0]),
        session,
        timestamp_from_columns(row[19], row[20], row[21]),
        date.fromisoformat(row[22]),
        record_from_row(row),
    )


def workout_row(workout: WorkoutRecord, active_ms: int | None = None) -> TableRow:
    """A workout's head as the columns named in ``WORKOUT_COLUMNS``; ``active_ms`` is more exact."""
    if active_ms is None and workout.active_seconds is not None:
        active_ms = workout.active_seconds * 1000
    return (
        workout.id.bytes,
        replace_surrogates(workout.session),
        replace_surrogates(workout.name),
        workout.week,
        workout.local_date.isoformat(),
        *timestamp_columns(workout.started_at),
        workout.ending.value,
        *(timestamp_columns(workout.ended_at) if workout.ended_at else (None, None, None)),
        active_ms,
        replace_surrogates(workout.note),
        pains_column(workout.pains),
    )


def pains_column(pains: Iterable[Pain]) -> str:
    """Pains as JSON: a list of region, level and exercise each."""
    return json.dumps(
        [[replace_surrogates(p.region), p.level, replace_surrogates(p.exercise)] for p in pains]
    )


def workout_from_row(row: TableRow) -> WorkoutRecord:
    """A workout's head, without its sets, from the columns named in ``WORKOUT_COLUMNS``."""
    return WorkoutRecord(
        UUID(bytes=row[0]),
        row[1],
        row[2],
        row[3],
        timestamp_from_columns(row[5], row[6], row[7]),
        date.fromisoformat(row[4]),
        WorkoutStatus(row[8]),
        None if row[9] is None else timestamp_from_columns(row[9], row[10], row[11]),
        None if row[12] is None else round(row[12] / 1000),
        row[13],
        pains=tuple(Pain(*pain) for pain in json.loads(row[14])),
    )


def workout_columns(workout: WorkoutRecord, active_ms: int | None = None) -> Columns:
    """A workout's head by column, with its checksum."""
    return _named(WORKOUT_COLUMNS, workout_row(workout, active_ms))


def set_columns(logged: LoggedSet) -> Columns:
    """A set by column, with its checksum; it is not deleted."""
    return _named(SET_COLUMNS, set_row(logged)) | {"deleted_at": None}


def _named(columns: str, row: TableRow) -> Columns:
    return dict(zip(columns.split(", "), row, strict=True)) | {"crc32": checksum(row)}
