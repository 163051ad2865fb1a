"""Every change of what was kept, noted with the rows before and after so that it can be undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from midstance.storage.columns import utc_text
from midstance.storage.connection import SCHEMA
from midstance.storage.table_rows import (
    KEYS,
    insert_row,
    key_of,
    read_row,
    to_text,
    update_row,
    where,
)

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from midstance.storage.columns import Columns
    from midstance.storage.database import Database

_ENOUGH = {table: {*key, "crc32", "deleted_at"} for table, key in KEYS.items()}
"""The columns by which a row that a change put in is known again: all of it is in its checksum."""

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
        if before is not None or self.kind not in {COURSE, MERGE}:
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
            sql = f"DELETE FROM {table} WHERE {where(table)}"
            self._database.run(sql, key_of(table, key))
            self._note(table, before, None)

    def _note(self, table: str, before: Columns | None, after: Columns | None) -> None:
        """Note a row before and after; what only the eye needs, or the row itself has, is short."""
        if self.kind == COURSE and before and after:
            before, after = _differing(table, before, after), None
        elif before is None and after:
            after = {name: after[name] for name in after if name in _ENOUGH[table]}
        self._database.run(
            "INSERT INTO journal (change, position, kept_in, before, after) VALUES (?, ?, ?, ?, ?)",
            (self.number, self._noted, table, to_text(before), to_text(after)),
        )
        self._noted += 1


def _differing(table: str, before: Columns, after: Columns) -> Columns:
    """The row's key, and what stood in the columns that changed."""
    return {name: old for name, old in before.items() if old != after[name] or name in KEYS[table]}
