"""The journal of every change: rows before and after as JSON, and undo."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID

from midstance.storage.database.tables import CURRENT_SCHEMA, utc_text
from midstance.storage.errors import NothingToUndoError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from midstance.domain.record import Timestamp
    from midstance.storage.database.database import Database
    from midstance.storage.database.tables import Columns, TableRow


TABLE_KEYS = {
    "workout": ("id",),
    "set_record": ("workout_id", "serial"),
    "course": ("workout_id",),
    "deed": ("workout_id", "sequence"),
    "calendar_entry": ("id",),
}


def read_row(database: Database, table: str, key: Columns) -> Columns | None:
    """The whole row with this key by column, or None; ``key`` may hold more than the key."""
    sql = f"SELECT * FROM {table} WHERE {where_clause(table)}"
    cursor = database.connection.execute(sql, row_key(table, key))
    row = cursor.fetchone()
    return row and dict(zip((column[0] for column in cursor.description), row, strict=True))


def insert_row(database: Database, table: str, values: Columns) -> None:
    """Insert a row."""
    marks = ", ".join("?" * len(values))
    sql = f"INSERT INTO {table} ({', '.join(values)}) VALUES ({marks})"
    database.run(sql, tuple(values.values()))


def update_row(database: Database, table: str, values: Columns) -> None:
    """Change the columns named in ``values`` of the row with the same key."""
    changes = ", ".join(f"{name} = ?" for name in values)
    sql = f"UPDATE {table} SET {changes} WHERE {where_clause(table)}"
    database.run(sql, (*values.values(), *row_key(table, values)))


def to_text(row: Columns | None) -> str | None:
    """A row as JSON; bytes become ``{"hex": …}``."""
    return None if row is None else json.dumps(row, default=lambda value: {"hex": value.hex()})


def from_text(text: str | None) -> Columns | None:
    """The row that :func:`to_text` wrote.

    Raises:
        ValueError, TypeError, RecursionError: it wrote no such text.
    """
    if text is None:
        return None
    row = json.loads(text, object_hook=_bytes_back)
    if not isinstance(row, dict) or not all(map(_can_be_stored, row.values())):
        raise ValueError("it is no row of a table")
    return row


def _can_be_stored(value: object) -> bool:
    if isinstance(value, int):
        return -_PAST_LARGEST <= value < _PAST_LARGEST
    return value is None or isinstance(value, (str, bytes))


def _bytes_back(plain: dict[str, Any]) -> Any:  # noqa: ANN401  # bytes or the row itself
    return bytes.fromhex(plain["hex"]) if plain.keys() == {"hex"} else plain


def where_clause(table: str) -> str:
    """The condition that finds one row of a table by its key."""
    return " AND ".join(f"{name} = ?" for name in TABLE_KEYS[table])


def row_key(table: str, values: Mapping[str, Any]) -> tuple[Any, ...]:
    """The values for this condition."""
    return tuple(values[name] for name in TABLE_KEYS[table])


_ENOUGH = {table: {*key, "crc32", "deleted_at"} for table, key in TABLE_KEYS.items()}
"""The columns by which a row that a change put in is known again: all of it is in its checksum."""

_PAST_LARGEST = 2**63
"""The first whole number that SQLite cannot hold."""

COURSE = "workout"
CORRECTION = "correction"
MERGE = "merge"
UNDO = "undo"


class Journal:
    """Notes what one transaction changes.

    Attributes:
        kind: ``workout`` while it runs, ``correction`` (what can be undone), ``merge`` or ``undo``.
        what: the change in a few words, as the runner reads it when it is undone.
    """

    def __init__(self, database: Database, kind: str, what: str, at: datetime) -> None:
        """Begin with nothing noted; use it inside a transaction of ``database``."""
        self.kind, self.what = kind, what
        self._database, self._at = database, at
        self._number: int | None = None
        self._noted = 0

    @property
    def number(self) -> int:
        """The change's number; it is made when something is noted for the first time."""
        if self._number is None:
            self._database.run(
                "INSERT INTO change (kind, what, at, version) VALUES (?, ?, ?, ?)",
                (self.kind, self.what, utc_text(self._at), CURRENT_SCHEMA.version),
            )
            row = self._database.row("SELECT last_insert_rowid()")
            self._number = int(row[0]) if row else 0
        return self._number

    @property
    def has_noted(self) -> bool:
        """Whether anything was changed at all."""
        return self._noted > 0

    def put(self, table: str, values: Columns) -> None:
        """Insert a row, or change the columns named in ``values`` of the one with the same key."""
        before = read_row(self._database, table, values)
        if before is None:
            insert_row(self._database, table, values)
        elif before != before | values:
            update_row(self._database, table, values)
        else:
            return
        if before is not None or self.kind not in {COURSE, MERGE}:
            self._note(table, before, read_row(self._database, table, values))

    def delete_set(self, workout_id: UUID, sequence: int) -> None:
        """Mark a set as deleted; one that is not there, or is already, stays as it is."""
        key: Columns = {"workout_id": workout_id.bytes, "serial": sequence}
        stored = read_row(self._database, "set_record", key)
        if stored is not None and stored["deleted_at"] is None:
            self.put("set_record", key | {"deleted_at": utc_text(self._at)})

    def delete_workout(self, workout_id: UUID) -> None:
        """Mark a workout with all its sets as deleted."""
        sequences = self._database.rows(
            "SELECT serial FROM set_record WHERE workout_id = ?", (workout_id.bytes,)
        )
        for (sequence,) in sequences:
            self.delete_set(workout_id, sequence)
        self.put("workout", {"id": workout_id.bytes, "deleted_at": utc_text(self._at)})

    def drop(self, table: str, key: Columns) -> None:
        """Delete a row that a change inserted; the journal still has it."""
        before = read_row(self._database, table, key)
        if before is not None:
            sql = f"DELETE FROM {table} WHERE {where_clause(table)}"
            self._database.run(sql, row_key(table, key))
            self._note(table, before, None)

    def _note(self, table: str, before: Columns | None, after: Columns | None) -> None:
        """Note a row before and after; what only the eye needs, or the row itself has, is short."""
        if self.kind == COURSE and before and after:
            before, after = _changed_columns(table, before, after), None
        elif before is None and after:
            after = {name: after[name] for name in after if name in _ENOUGH[table]}
        self._database.run(
            "INSERT INTO journal (change, position, kept_in, before, after) VALUES (?, ?, ?, ?, ?)",
            (self.number, self._noted, table, to_text(before), to_text(after)),
        )
        self._noted += 1


def _changed_columns(table: str, before: Columns, after: Columns) -> Columns:
    """The row's key, and what stood in the columns that changed."""
    return {
        name: old for name, old in before.items() if old != after[name] or name in TABLE_KEYS[table]
    }


@dataclass(frozen=True, slots=True)
class UndoResult:
    """What was taken back: in words, and in which workouts or entries of the calendar."""

    what: str
    workouts: tuple[UUID, ...]
    entries: tuple[UUID, ...] = ()


@dataclass(frozen=True, slots=True)
class _Entry:
    table: str
    before: Columns | None
    after: Columns


def undo_last_change(database: Database, stamp: Timestamp) -> UndoResult:
    """Undo the last correction, inside a transaction.

    Raises:
        NothingToUndoError: there is none, or what it changed was changed again since.
    """
    row = database.row(
        "SELECT number, what FROM change WHERE undone_by IS NULL AND kind = 'correction' "
        "ORDER BY number DESC LIMIT 1"
    )
    if row is None:
        raise NothingToUndoError("there is no correction to undo", database.path, "")
    number, what = row
    journal = Journal(database, UNDO, what, stamp.utc)
    touched: dict[UUID, None] = {}
    runs: dict[UUID, None] = {}
    for entry in _entries(database, number):
        _take_back(database, journal, entry, utc_text(stamp.utc))
        found = runs if entry.table == "calendar_entry" else touched
        found[_workout_of(entry)] = None
    for workout_id in touched:
        _check_nothing_new(database, workout_id)
    database.run("UPDATE change SET undone_by = ? WHERE number = ?", (journal.number, number))
    return UndoResult(what, tuple(touched), tuple(runs))


def _entries(database: Database, number: int) -> list[_Entry]:
    """The rows that a change touched, the last first."""
    rows = database.rows(
        "SELECT kept_in, before, after FROM journal WHERE change = ? ORDER BY position DESC",
        (number,),
    )
    return [database.read(row, partial(_read_entry, database)) for row in rows]


def _read_entry(database: Database, row: TableRow) -> _Entry:
    """One row that a change touched.

    Raises:
        LookupError, TypeError, ValueError: it names no table or column of the log, or no workout.
    """
    table, before, after = row
    if table not in TABLE_KEYS:
        raise ValueError(f"{table!r} is no table that is changed")
    entry = _Entry(table, from_text(before), from_text(after) or {})
    known = {name for _, name, *_ in database.rows(f"PRAGMA table_info({table})")}
    if not known >= {*entry.after, *(entry.before or ())}:
        raise ValueError(f"it has columns that {table} has not")
    row_key(table, entry.after)
    if entry.before is not None:
        row_key(table, entry.before)
    _workout_of(entry)
    return entry


def _take_back(database: Database, journal: Journal, entry: _Entry, at: str) -> None:
    now = read_row(database, entry.table, entry.after)
    if now is None or now != now | entry.after:
        raise _changed_since(database)
    if entry.before is not None:
        journal.put(entry.table, entry.before)
    elif "deleted_at" in entry.after:
        journal.put(entry.table, entry.after | {"deleted_at": at})
    else:
        journal.drop(entry.table, entry.after)


def _workout_of(entry: _Entry) -> UUID:
    return UUID(bytes=entry.after.get("workout_id") or entry.after["id"])


def _check_nothing_new(database: Database, workout_id: UUID) -> None:
    """A reopened workout that went on since has events that an ended one cannot have."""
    if database.row(
        "SELECT 1 FROM workout w JOIN deed d ON d.workout_id = w.id "
        "WHERE w.id = ? AND w.ending <> 'under-way'",
        (workout_id.bytes,),
    ):
        raise _changed_since(database)


def _changed_since(database: Database) -> NothingToUndoError:
    return NothingToUndoError(
        "what was corrected last has been changed again since",
        database.path,
        "Correct it by hand instead.",
    )
