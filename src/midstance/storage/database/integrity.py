"""Checks a log thoroughly: its pages, its references, and the checksum of every row."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from midstance.storage.database.connection import SCHEMA
from midstance.storage.database.tables import SET_COLUMNS, WORKOUT_COLUMNS, checksum

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

_MOST_TOLD = 20


@dataclass(frozen=True, slots=True)
class Health:
    """What a thorough check found.

    Attributes:
        problems: what is broken, in words; empty for a sound log.
        schema: the version of its tables.
        sets, workouts: how many there are, deleted ones left out.
        rows: how many rows of sets there are at all; it never shrinks.
    """

    problems: tuple[str, ...]
    schema: int
    sets: int
    workouts: int
    rows: int

    @property
    def text(self) -> str:
        """``ok``, or what is broken."""
        return "; ".join(self.problems) or "ok"


def check_integrity(connection: sqlite3.Connection) -> Health:
    """Check everything; the longer the log, the longer it takes.

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


def problems_of(connection: sqlite3.Connection) -> tuple[str, ...]:
    """What is broken, in words, the first of it; of older tables only the pages are checked.

    Raises:
        sqlite3.Error: the log is too broken to be read.
    """
    return tuple(islice(_problems(connection), _MOST_TOLD))


def _number(connection: sqlite3.Connection, sql: str) -> int:
    return int(connection.execute(sql).fetchone()[0])


def _problems(connection: sqlite3.Connection) -> Iterator[str]:
    for (told,) in connection.execute("PRAGMA integrity_check"):
        if told != "ok":
            yield str(told)
    for table, *_ in connection.execute("PRAGMA foreign_key_check"):
        yield f"a row of {table} refers to nothing"
    if _number(connection, "PRAGMA user_version") == SCHEMA:
        yield from _wrong_sums(connection, "set_record", SET_COLUMNS)
        yield from _wrong_sums(connection, "workout", WORKOUT_COLUMNS)


def _wrong_sums(connection: sqlite3.Connection, table: str, columns: str) -> Iterator[str]:
    for *row, kept in connection.execute(f"SELECT {columns}, crc32 FROM {table}"):
        if checksum(row) != kept:
            yield f"a row of {table} was damaged: {row[:3]}"
