"""Checks a whole log: its pages, its references, and the checksum of every row."""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any

from midstance.storage.database.checksums import SEALS, add_function, broken_seals
from midstance.storage.database.connection import foreign_objects
from midstance.storage.database.tables import CURRENT_SCHEMA, SEALED_SCHEMA, Schema, Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_MOST_PROBLEMS = 20
"""That a check lists."""
REPAIR = (
    "Repair it row by row: midstance doctor --repair says how, with --apply it does. "
    "If that is not enough: midstance doctor --rebuild"
)
_KEY_COLUMNS = {"workout": 1, "set_record": 2}
_KEYS = {seal.table: seal.key for seal in SEALS}
_MEANINGS = {seal.table: seal.meaning for seal in SEALS} | {
    "workout": "a workout",
    "set_record": "a set",
}
_WORKOUT_OF = "SELECT session, local_date FROM workout WHERE id IS ?"
_SET_OF = "SELECT exercise FROM set_record WHERE workout_id IS ? AND serial IS ?"


@dataclass(frozen=True, slots=True)
class Health:
    """The result of a check of the whole log.

    Attributes:
        problems: what is broken, in words; empty if nothing is.
        schema: the version of its tables.
        sets, workouts: how many there are, without deleted ones.
        rows: how many rows of sets there are, with deleted ones; it never shrinks.
    """

    problems: tuple[str, ...]
    schema: int
    sets: int
    workouts: int
    rows: int

    @property
    def text(self) -> str:
        """``ok``, or what is broken and what to do about it."""
        return f"{'; '.join(self.problems)}. {REPAIR}" if self.problems else "ok"


def check_integrity(connection: sqlite3.Connection) -> Health:
    """Check everything; it takes longer the longer the log is.

    Raises:
        sqlite3.Error: the log is too broken to be read.
    """
    return Health(
        problems_of(connection),
        _number(connection, "PRAGMA user_version"),
        _number(connection, "SELECT count(*) FROM set_record WHERE deleted_at IS NULL"),
        _number(connection, "SELECT count(*) FROM workout WHERE deleted_at IS NULL"),
        _number(connection, "SELECT count(*) FROM set_record"),
    )


def problems_of(connection: sqlite3.Connection, schema: Schema = CURRENT_SCHEMA) -> tuple[str, ...]:
    """The first 20 problems, in words; ``schema`` is the newest that the log may have.

    Raises:
        sqlite3.Error: the log is too broken to be read.
    """
    add_function(connection)
    return tuple(islice(_problems(connection, schema), _MOST_PROBLEMS))


def problems_of_structure(connection: sqlite3.Connection) -> tuple[str, ...]:
    """The first 20 problems of pages, references and tables, in words; rows are not looked at.

    Raises:
        sqlite3.Error: the log is too broken to be read.
    """
    return tuple(islice(_structure(connection), _MOST_PROBLEMS))


def _number(connection: sqlite3.Connection, sql: str) -> int:
    return int(connection.execute(sql).fetchone()[0])


def _structure(connection: sqlite3.Connection) -> Iterator[str]:
    for (problem,) in connection.execute("PRAGMA integrity_check"):
        if problem != "ok":
            yield str(problem)
    for table, *_ in connection.execute("PRAGMA foreign_key_check"):
        yield f"a row of {table} refers to nothing"
    yield from foreign_objects(connection)


def _problems(connection: sqlite3.Connection, schema: Schema) -> Iterator[str]:
    yield from _structure(connection)
    version = _number(connection, "PRAGMA user_version")
    for table in schema.tables:
        yield from _wrong_checksums(connection, table, version)
    if version >= SEALED_SCHEMA:
        for seal, key in broken_seals(connection):
            meaning = _with_workout(connection, seal.table, seal.meaning, key)
            yield f"a row of {seal.table} was damaged ({meaning}): {_key_text(key)}"


def _wrong_checksums(
    connection: sqlite3.Connection, table: Table[Any], version: int
) -> Iterator[str]:
    columns = table.select(schema=version)
    for *row, stored in connection.execute(f"SELECT {columns}, crc32 FROM {table.name}"):
        if table.checksum(row) != stored:
            key = tuple(row[: _KEY_COLUMNS[table.name]])
            meaning = describe_row(connection, table.name, key)
            yield f"a row of {table.name} was damaged ({meaning}): {_key_text(key)}"


def damaged_rows(connection: sqlite3.Connection) -> Iterator[tuple[str, tuple[object, ...]]]:
    """Every row of a log of the current schema that is not what was written: table and key.

    Raises:
        sqlite3.Error: the log is too broken to be read.
    """
    for seal, key in broken_seals(connection):
        yield seal.table, key
    for table in CURRENT_SCHEMA.tables:
        end = len(table.names)
        names = ", ".join((*table.names, "crc32", *_KEYS[table.name]))
        for row in connection.execute(f"SELECT {names} FROM {table.name}"):
            if table.checksum(row[:end]) != row[end]:
                yield table.name, tuple(row[end + 1 :])


def describe_row(connection: sqlite3.Connection, table: str, key: tuple[object, ...]) -> str:
    """What a row is to the runner: ``a set (plank, foundations/A, 2026-11-22)``."""
    return _with_workout(connection, table, _MEANINGS[table], key)


def _with_workout(
    connection: sqlite3.Connection, table: str, meaning: str, key: tuple[object, ...]
) -> str:
    """``meaning`` with the exercise and the workout, where the row belongs to one."""
    names: list[object] = []
    if _KEYS[table][0] == "workout_id" or table == "workout":
        with suppress(sqlite3.Error):
            if table == "set_record":
                names += connection.execute(_SET_OF, key).fetchone() or ()
            names += connection.execute(_WORKOUT_OF, key[:1]).fetchone() or ()
    return f"{meaning} ({', '.join(map(str, names))})" if names else meaning


def _key_text(values: Iterable[object]) -> str:
    """The key of a row as people can name it: ids as they are written elsewhere."""
    return ", ".join(value.hex() if isinstance(value, bytes) else str(value) for value in values)
