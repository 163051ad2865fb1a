"""Every change of what was kept, noted with the rows before and after so that it can be undone."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from midstance.storage.connection import SCHEMA
from midstance.storage.rows import utc_text

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from uuid import UUID

    from midstance.storage.database import Database
    from midstance.storage.rows import Columns

KEYS = {
    "workout": ("id",),
    "set_record": ("workout_id", "serial"),
    "course": ("workout_id",),
    "deed": ("workout_id", "sequence"),
}
COURSE = "workout"
CORRECTION = "correction"
MERGE = "merge"
UNDO = "undo"


class Journal:
    """Notes what one transaction changes.

    Attributes:
        kind: ``workout`` while it runs, ``correction`` (what can be undone), ``merge`` or ``undo``.
        what: the change in a few words, as the runner is told when it is undone.
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
                (self.kind, self.what, utc_text(self._at), SCHEMA),
            )
            found = self._database.row("SELECT last_insert_rowid()")
            self._number = int(found[0]) if found else 0
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
        if before is not None or self.kind != COURSE:
            self._note(table, before, read_row(self._database, table, values))

    def delete_set(self, workout_id: UUID, serial: int) -> None:
        """Mark a set as deleted; one that is not there, or is already, stays as it is."""
        key: Columns = {"workout_id": workout_id.bytes, "serial": serial}
        kept = read_row(self._database, "set_record", key)
        if kept is not None and kept["deleted_at"] is None:
            self.put("set_record", key | {"deleted_at": utc_text(self._at)})

    def delete_workout(self, workout_id: UUID) -> None:
        """Mark a workout with all its sets as deleted."""
        serials = self._database.rows(
            "SELECT serial FROM set_record WHERE workout_id = ?", (workout_id.bytes,)
        )
        for (serial,) in serials:
            self.delete_set(workout_id, serial)
        self.put("workout", {"id": workout_id.bytes, "deleted_at": utc_text(self._at)})

    def drop(self, table: str, key: Columns) -> None:
        """Take a row out that a change put in; the journal keeps it."""
        before = read_row(self._database, table, key)
        if before is not None:
            where = _where(table)
            self._database.run(f"DELETE FROM {table} WHERE {where}", _key(table, key))
            self._note(table, before, None)

    def _note(self, table: str, before: Columns | None, after: Columns | None) -> None:
        self._database.run(
            "INSERT INTO journal (change, position, kept_in, before, after) VALUES (?, ?, ?, ?, ?)",
            (self.number, self._noted, table, to_text(before), to_text(after)),
        )
        self._noted += 1


def read_row(database: Database, table: str, key: Columns) -> Columns | None:
    """The whole row with this key by column, or None; ``key`` may hold more than the key."""
    sql = f"SELECT * FROM {table} WHERE {_where(table)}"
    found = database.connection.execute(sql, _key(table, key))
    row = found.fetchone()
    return row and dict(zip((column[0] for column in found.description), row, strict=True))


def insert_row(database: Database, table: str, values: Columns) -> None:
    """Insert a row."""
    marks = ", ".join("?" * len(values))
    sql = f"INSERT INTO {table} ({', '.join(values)}) VALUES ({marks})"
    database.run(sql, tuple(values.values()))


def update_row(database: Database, table: str, values: Columns) -> None:
    """Change the columns named in ``values`` of the row with the same key."""
    changes = ", ".join(f"{name} = ?" for name in values)
    sql = f"UPDATE {table} SET {changes} WHERE {_where(table)}"
    database.run(sql, (*values.values(), *_key(table, values)))


def to_text(row: Columns | None) -> str | None:
    """A row as JSON; bytes become ``{"hex": …}``."""
    return None if row is None else json.dumps(row, default=lambda kept: {"hex": kept.hex()})


def from_text(text: str | None) -> Columns | None:
    """The row that :func:`to_text` wrote."""
    return None if text is None else json.loads(text, object_hook=_bytes_back)


def _bytes_back(plain: dict[str, Any]) -> Any:  # noqa: ANN401  # bytes or the row itself
    return bytes.fromhex(plain["hex"]) if plain.keys() == {"hex"} else plain


def _where(table: str) -> str:
    return " AND ".join(f"{name} = ?" for name in KEYS[table])


def _key(table: str, values: Mapping[str, Any]) -> tuple[Any, ...]:
    return tuple(values[name] for name in KEYS[table])
