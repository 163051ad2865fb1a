"""The columns of a set and of a workout, each named once, with how it is written and read.

Rows, SELECT lists, records and checksums all follow from ``SET`` and ``WORKOUT``. A new column is
a migration, an entry at the end of its table here, the next number in ``CURRENT_SCHEMA``, and the
checksum of all tables and indexes in ``LAYOUTS``.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, UTC, date, datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any, Generic, TypeAlias, TypeVar
from uuid import UUID
from zlib import crc32

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
from midstance.domain.strength.one_rep_max import estimate_from_set

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from importlib.resources.abc import Traversable

T = TypeVar("T")

Plain = dict[str, Any]
"""Values as JSON and TOML know them, by name."""
TableRow: TypeAlias = tuple[Any, ...]
"""A row's columns; the STRICT tables warrant their types: text, whole numbers, bytes or None."""
Columns: TypeAlias = dict[str, Any]
"""A row's values by column."""

FIRST_SCHEMA = 1
DONE_SCHEMA = 2
SHORT_SCHEMA = 4
SEALED_SCHEMA = 5
LOAD_SCHEMA = 6
HEART_RATE_SCHEMA = 9
EASIER_SCHEMA = 10
LAYOUTS = {
    1: 0xD4E3CE22,
    2: 0x922C88F0,
    3: 0x13CAD1BB,
    4: 0x6DBE7729,
    5: 0x8E012204,
    6: 0xD474E1E6,
    7: 0xD1E8069E,
    8: 0xCDF76113,
    9: 0x906EEEFB,
    10: 0xE8177B87,
}
"""The checksum of each schema's tables and indexes as they were laid; a log has no others."""
LAST_WEEK = 10_000
"""The highest week of a program that can be chosen."""
_DAY = 24 * 60
"""Minutes of a day."""
FIRST_DAY, LAST_DAY = "0000-00-00", "9999-99-99"
"""Texts that sort before and after the date of every row."""


@dataclass(frozen=True, slots=True)
class Column(Generic[T]):
    """One column of a table.

    Attributes:
        write: the column's value for a record.
        field: the record's field that is read at this column; "" if it is read at another one.
        read: the field's value, from a row by column; left out, the column's value as it is.
        since: the schema that added it. One that was added later can be None, and stands behind
            all older ones.
    """

    name: str
    write: Callable[[T], object]
    field: str = ""
    read: Callable[[Columns], object] | None = None
    since: int = FIRST_SCHEMA


@dataclass(frozen=True)
class Table(Generic[T]):
    """A table whose rows hold records of one kind, each with a checksum in ``crc32``."""

    name: str
    columns: tuple[Column[T], ...]

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names of all columns, in order."""
        return tuple(column.name for column in self.columns)

    def select(self, alias: str = "", schema: int | None = None) -> str:
        """The columns for a SELECT, those of an older ``schema`` if given: ``s.id, s.serial``."""
        prefix = f"{alias}." if alias else ""
        return ", ".join(
            f"{prefix}{column.name}"
            for column in self.columns
            if schema is None or column.since <= schema
        )

    def row(self, record: T) -> TableRow:
        """The record's values, in the order of the columns."""
        return tuple(column.write(record) for column in self.columns)

    def with_checksum(self, values: Columns) -> Columns:
        """``values`` of all columns, with their checksum."""
        return values | {"crc32": self.checksum([values[name] for name in self.names])}

    def values(self, row: TableRow) -> Columns:
        """The values by column of a row that begins with this table's columns."""
        return dict(zip(self.names, row, strict=False))

    def fields(self, values: Columns) -> dict[str, Any]:
        """The values of the record's fields, by field."""
        fields = {field: values[name] for name, field in self._plain_fields}
        for field, read in self._computed_fields:
            fields[field] = read(values)
        return fields

    def checksum(self, row: Sequence[object]) -> int:
        """A CRC-32 over the values of a row, the same on any machine.

        Empty columns at the end that were added after the first schema are left out, so that a
        row from before a column was added keeps its checksum. Those of the first schema always
        count: their rows were written with them.
        """
        end = len(row)
        while end > self._first_columns and row[end - 1] is None:
            end -= 1
        return crc32(json.dumps(row[:end], default=_hex).encode())

    def sealed(self, alias: str = "") -> str:
        """The columns for a SELECT, and behind them the checksum."""
        return f"{self.select(alias)}, {alias and alias + '.'}crc32"

    def is_altered(self, row: TableRow) -> bool:
        """Whether a row that begins as :meth:`sealed` has it is not what was saved."""
        end = len(self.names)
        return bool(self.checksum(row[:end]) != row[end])

    @cached_property
    def _plain_fields(self) -> tuple[tuple[str, str], ...]:
        return tuple((c.name, c.field) for c in self.columns if c.field and c.read is None)

    @cached_property
    def _computed_fields(self) -> tuple[tuple[str, Callable[[Columns], object]], ...]:
        return tuple((c.field, c.read) for c in self.columns if c.read is not None)

    @cached_property
    def _first_columns(self) -> int:
        return sum(column.since == FIRST_SCHEMA for column in self.columns)


def _hex(value: object) -> str:
    return bytes(value).hex() if isinstance(value, bytes) else str(value)


def utc_text(moment: datetime) -> str:
    """An instant as it is stored: UTC with milliseconds, ``2026-11-22T17:02:11.000Z``."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds")[:-6] + "Z"


def replace_surrogates(text: str) -> str:
    """``text`` with lone surrogates, which no file can hold, replaced by U+FFFD."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


def day_column(day: date | None, otherwise: str) -> str:
    """A date as it is stored, or ``otherwise`` without one."""
    return day.isoformat() if day else otherwise


def timestamp_columns(stamp: Timestamp) -> tuple[str, int, str]:
    """A moment as its three columns: UTC, offset in minutes, zone."""
    return utc_text(stamp.utc), stamp.offset_minutes, replace_surrogates(stamp.zone)


def timestamp_from_columns(utc: str, offset: int, zone: str) -> Timestamp:
    """The moment that :func:`timestamp_columns` wrote.

    Raises:
        ValueError: it is none that every zone's calendar has.
    """
    moment = datetime.fromisoformat(utc)
    if not MINYEAR < moment.year < MAXYEAR or not -_DAY < offset < _DAY:
        raise ValueError(f"{utc} with {offset} minutes is no moment")
    return Timestamp(moment, offset, zone)


def file_name_from_row(row: TableRow) -> str:
    """The name of a workout's or a run's file.

    Raises:
        ValueError: Midstance gives no file such a name; it could lead out of the folder.
    """
    name = str(row[0])
    stem = name.removesuffix(".toml")
    if stem == name or not (name.isascii() and stem.replace("-", "").isalnum()):
        raise ValueError(f"{name!r} is no name of a file")
    return name


def _read_target(row: Columns) -> Target:
    return Target(row["target_amount"], Unit(row["unit"]), bool(row["open_ended"]))


def _estimated_grams(logged: LoggedSet) -> int | None:
    estimated = estimate_from_set(logged.set)
    return None if estimated is None else estimated.load.grams


SET: Table[LoggedSet] = Table(
    "set_record",
    (
        Column("workout_id", lambda s: s.workout_id.bytes),
        Column("serial", lambda s: s.set.sequence, "sequence"),
        Column("id", lambda s: s.id.bytes),
        Column("place", lambda s: s.set.place, "place"),
        Column("block", lambda s: replace_surrogates(s.set.block), "block"),
        Column("exercise", lambda s: replace_surrogates(s.set.exercise), "exercise"),
        Column(
            "prescribed_exercise",
            lambda s: replace_surrogates(s.set.prescribed_exercise),
            "prescribed_exercise",
        ),
        Column("set_number", lambda s: s.set.set_number, "set_number"),
        Column(
            "side",
            lambda s: s.set.side and s.set.side.value,
            "side",
            lambda row: None if row["side"] is None else Side(row["side"]),
        ),
        Column("target_amount", lambda s: s.set.target.amount, "target", _read_target),
        Column("unit", lambda s: s.set.target.unit.value),
        Column("open_ended", lambda s: int(s.set.target.open_ended)),
        Column("value", lambda s: s.set.value, "value"),
        Column(
            "load_grams",
            lambda s: s.set.load and s.set.load.grams,
            "load",
            lambda row: None if row["load_grams"] is None else Load(row["load_grams"]),
        ),
        Column("band_cm", lambda s: s.set.band_cm, "band_cm"),
        Column("effort", lambda s: s.set.effort, "effort"),
        Column(
            "skipped", lambda s: int(s.set.skipped), "skipped", lambda row: bool(row["skipped"])
        ),
        Column("counts", lambda s: int(s.set.counts), "counts", lambda row: bool(row["counts"])),
        Column("note", lambda s: replace_surrogates(s.set.note), "note"),
        Column("done_at", lambda s: utc_text(s.done_at.utc)),
        Column("done_offset", lambda s: s.done_at.offset_minutes),
        Column("done_zone", lambda s: replace_surrogates(s.done_at.zone)),
        Column("local_date", lambda s: s.local_date.isoformat()),
        Column("e1rm_grams", _estimated_grams),
        Column(
            "short",
            lambda s: int(s.set.short) or None,
            "short",
            lambda row: bool(row["short"]),
            since=SHORT_SCHEMA,
        ),
        Column(
            "load_is",
            lambda s: s.set.load_is and s.set.load_is.value,
            "load_is",
            lambda row: None if row["load_is"] is None else LoadMeaning(row["load_is"]),
            since=LOAD_SCHEMA,
        ),
    ),
)
"""Sets; ``field`` names a field of :class:`SetRecord`."""


def set_columns(logged: LoggedSet) -> Columns:
    """A set by column, with its checksum; it is not deleted."""
    values = SET.values(SET.row(logged))
    return SET.with_checksum(values) | {"deleted_at": None}


def record_from_row(row: TableRow) -> SetRecord:
    """The set's own values, from a row that begins with the columns of ``SET``."""
    return SetRecord(**SET.fields(SET.values(row)))


def logged_set_from_row(row: TableRow, session: str) -> LoggedSet:
    """The set of a workout of ``session``, from a row that begins with the columns of ``SET``."""
    values = SET.values(row)
    return LoggedSet(
        id=UUID(bytes=values["id"]),
        workout_id=UUID(bytes=values["workout_id"]),
        session=session,
        done_at=timestamp_from_columns(
            values["done_at"], values["done_offset"], values["done_zone"]
        ),
        local_date=date.fromisoformat(values["local_date"]),
        set=SetRecord(**SET.fields(values)),
    )


def week_from_column(week: int) -> int:
    """The week of a program in which a workout was done; 0 outside of programs.

    Raises:
        ValueError: no program has such a week.
    """
    if not 0 <= week <= LAST_WEEK:
        raise ValueError(f"there is no week {week}")
    return week


def _read_start(row: Columns) -> Timestamp:
    return timestamp_from_columns(row["started_at"], row["started_offset"], row["started_zone"])


def _read_end(row: Columns) -> Timestamp | None:
    if row["ended_at"] is None:
        return None
    if row["ended_zone"] is None:
        raise ValueError("its end has no time zone")
    return timestamp_from_columns(row["ended_at"], row["ended_offset"], row["ended_zone"])


def _active_ms(workout: WorkoutRecord) -> int | None:
    return None if workout.active_seconds is None else workout.active_seconds * 1000


def _active_seconds(row: Columns) -> int | None:
    return None if row["active_ms"] is None else round(row["active_ms"] / 1000)


def _pains_text(pains: Iterable[Pain]) -> str:
    return json.dumps(
        [[replace_surrogates(p.region), p.level, replace_surrogates(p.exercise)] for p in pains]
    )


def _read_pain(region: str, level: int, exercise: str) -> Pain:
    return Pain(str(region), int(level), str(exercise))


WORKOUT: Table[WorkoutRecord] = Table(
    "workout",
    (
        Column("id", lambda w: w.id.bytes, "id", lambda row: UUID(bytes=row["id"])),
        Column("session", lambda w: replace_surrogates(w.session), "session"),
        Column("name", lambda w: replace_surrogates(w.name), "name"),
        Column("week", lambda w: w.week, "week", lambda row: week_from_column(row["week"])),
        Column(
            "local_date",
            lambda w: w.local_date.isoformat(),
            "local_date",
            lambda row: date.fromisoformat(row["local_date"]),
        ),
        Column("started_at", lambda w: utc_text(w.started_at.utc), "started_at", _read_start),
        Column("started_offset", lambda w: w.started_at.offset_minutes),
        Column("started_zone", lambda w: replace_surrogates(w.started_at.zone)),
        Column(
            "ending",
            lambda w: w.ending.value,
            "ending",
            lambda row: WorkoutStatus(row["ending"]),
        ),
        Column(
            "ended_at", lambda w: w.ended_at and utc_text(w.ended_at.utc), "ended_at", _read_end
        ),
        Column("ended_offset", lambda w: w.ended_at and w.ended_at.offset_minutes),
        Column("ended_zone", lambda w: w.ended_at and replace_surrogates(w.ended_at.zone)),
        Column("active_ms", _active_ms, "active_seconds", _active_seconds),
        Column("note", lambda w: replace_surrogates(w.note), "note"),
        Column(
            "pains",
            lambda w: _pains_text(w.pains),
            "pains",
            lambda row: tuple(_read_pain(*pain) for pain in json.loads(row["pains"])),
        ),
        Column("work_sets", lambda w: w.work_sets, "work_sets", since=DONE_SCHEMA),
        Column(
            "by_word",
            lambda w: int(w.by_word) or None,
            "by_word",
            lambda row: bool(row["by_word"]),
            since=DONE_SCHEMA,
        ),
        Column(
            "mean_bpm",
            lambda w: w.heart_rate.mean,
            "heart_rate",
            lambda row: HeartRate(row["mean_bpm"], row["max_bpm"]),
            since=HEART_RATE_SCHEMA,
        ),
        Column("max_bpm", lambda w: w.heart_rate.highest, since=HEART_RATE_SCHEMA),
    ),
)
"""Workouts without their sets; ``field`` names a field of :class:`WorkoutRecord`."""


def workout_columns(workout: WorkoutRecord, active_ms: int | None = None) -> Columns:
    """A workout's own columns, with their checksum; ``active_ms`` if it is known more exactly."""
    values = WORKOUT.values(WORKOUT.row(workout))
    if active_ms is not None:
        values["active_ms"] = active_ms
    return WORKOUT.with_checksum(values)


def workout_from_row(row: TableRow) -> WorkoutRecord:
    """A workout without its sets, from a row that begins with the columns of ``WORKOUT``."""
    return WorkoutRecord(**WORKOUT.fields(WORKOUT.values(row)))


@dataclass(frozen=True, slots=True)
class Schema:
    """One version of the log's tables.

    Attributes:
        version: counted from 1; SQLite keeps it as ``user_version``.
        tables: those whose rows carry a checksum.
        migrations: the folder of the steps to it; None for the package's own.
    """

    version: int
    tables: tuple[Table[Any], ...]
    migrations: Traversable | None = None


CURRENT_SCHEMA = Schema(EASIER_SCHEMA, (SET, WORKOUT))
