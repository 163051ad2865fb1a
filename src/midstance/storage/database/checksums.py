"""A checksum for every row: a value that was changed or damaged since it was written is noticed.

Sets and workouts have one of their own, computed where they are written, that files of other
versions know. All other tables, and the columns beside these two, are sealed here: by triggers
that each writing connection has for itself, so that no statement can forget it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING
from zlib import crc32

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

FUNCTION = "row_checksum"


@dataclass(frozen=True, slots=True)
class Seal:
    """The columns of a table that one of its columns holds a checksum of.

    Attributes:
        key: the columns by which a row is found.
        columns: all others that the checksum covers.
        into: the column that holds it.
        meaning: what a row of the table is to the runner.
        since: the schema that added the table, after the first that had checksums.
    """

    table: str
    key: tuple[str, ...]
    columns: tuple[str, ...]
    meaning: str
    into: str = "crc32"
    since: int = 0

    @property
    def expression(self) -> str:
        """The checksum of a row, in SQL."""
        return f"{FUNCTION}({', '.join((*self.key, *self.columns))})"


SEALS = (
    Seal("meta", ("key",), ("value",), "a fact about the log itself"),
    Seal(
        "workout",
        ("id",),
        ("machine", "deleted_at"),
        "whether a workout was deleted, and where it was done",
        "rest_crc32",
    ),
    Seal(
        "set_record",
        ("workout_id", "serial"),
        ("deleted_at",),
        "whether a set was deleted",
        "rest_crc32",
    ),
    Seal(
        "course",
        ("workout_id",),
        ("turns", "options", "deeds"),
        "what a workout needs to go on",
    ),
    Seal(
        "deed",
        ("workout_id", "sequence"),
        ("at_ms", "utc", "utc_offset", "zone", "name", "fields"),
        "something that happened in the workout under way",
    ),
    Seal(
        "enrolment",
        ("number",),
        ("program", "start", "chosen_at", "week"),
        "a choice of a program",
    ),
    Seal("pause", ("number",), ("enrolment", "start", "until"), "a pause of a program"),
    Seal("profile", ("number",), ("key", "value", "set_at"), "an answer of the profile"),
    Seal(
        "filing",
        ("workout_id",),
        ("revision", "revised_at", "is_done"),
        "whether a workout's file is written",
    ),
    Seal(
        "workout_file",
        ("revision",),
        ("workout_id", "replaces", "name", "seal"),
        "which file holds a workout or a run",
    ),
    Seal(
        "calendar_entry",
        ("id",),
        (
            *("kind", "day", "until", "state", "weekly", "weekly_day", "run_kind", "minutes"),
            *("metres", "effort", "is_hard", "is_on_legs", "part", "priority", "is_trail"),
            *("name", "mean_bpm", "max_bpm", "note", "machine", "deleted_at"),
            *("fatigue", "soreness", "pain", "region", "session", "reason"),
        ),
        "a run, days away or ill, or a check-in",
        since=8,
    ),
    Seal(
        "calendar_filing",
        ("entry_id",),
        ("revision", "revised_at", "is_done"),
        "whether the file of a run is written",
        since=7,
    ),
    Seal(
        "change",
        ("number",),
        ("kind", "what", "at", "version", "undone_by"),
        "a change that can be undone",
    ),
    Seal(
        "journal",
        ("change", "position"),
        ("kept_in", "before", "after"),
        "what a change replaced",
    ),
)
"""Every table that is not covered by a checksum of its own; the names are those of the log."""


def checksum_of(*values: object) -> int:
    """A CRC-32 over the values of a row, the same on any machine."""
    return crc32(json.dumps(values, default=_hex).encode())


def _hex(value: object) -> str:
    return bytes(value).hex() if isinstance(value, bytes) else str(value)


def add_function(connection: sqlite3.Connection) -> None:
    """Let SQL know :func:`checksum_of`."""
    connection.create_function(FUNCTION, -1, checksum_of, deterministic=True)


def _seals_of(connection: sqlite3.Connection) -> tuple[Seal, ...]:
    """The seals of the tables that this log has: one of an older schema lacks the newest."""
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    return tuple(seal for seal in SEALS if seal.since <= version)


def seal_writes(connection: sqlite3.Connection) -> None:
    """Seal every row that this connection inserts or changes from now on.

    Raises:
        sqlite3.Error: a table or column is missing.
    """
    connection.execute("PRAGMA temp_store = MEMORY")
    for seal in _seals_of(connection):
        same = " AND ".join(f"{name} = new.{name}" for name in seal.key)
        update = f"UPDATE {seal.table} SET {seal.into} = {seal.expression} WHERE {same};"
        columns = ", ".join((*seal.key, *seal.columns))
        for when in ("INSERT", f"UPDATE OF {columns}"):
            connection.execute(
                f"CREATE TEMP TRIGGER IF NOT EXISTS seal_{seal.table}_{when[:6]} "
                f"AFTER {when} ON main.{seal.table} BEGIN {update} END"
            )


def broken_seals(connection: sqlite3.Connection) -> Iterator[tuple[Seal, tuple[object, ...]]]:
    """Every row whose checksum is not that of its values: its seal, and the values of its key.

    Raises:
        sqlite3.Error: the log is too broken to be read.
    """
    for seal in _seals_of(connection):
        rows = connection.execute(
            f"SELECT {', '.join(seal.key)} FROM {seal.table} "
            f"WHERE {seal.into} IS NOT {seal.expression}"
        )
        yield from ((seal, tuple(row)) for row in rows)
