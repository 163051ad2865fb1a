"""A connection to the log's file: opened, made durable by pragmas, and checked."""

from __future__ import annotations

import sqlite3
from enum import Enum
from typing import TYPE_CHECKING, Any, TypeAlias
from zlib import crc32

from midstance.storage.database.checksums import add_function, seal_writes
from midstance.storage.database.tables import (
    CURRENT_SCHEMA,
    FIRST_SCHEMA,
    LAYOUTS,
    SEALED_SCHEMA,
    Schema,
)
from midstance.storage.errors import (
    NOTHING_CHANGED,
    RESTORE,
    DamagedLogError,
    NewerLogError,
    NotALogError,
    SaveFailedError,
    StorageError,
    from_sqlite,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Connect: TypeAlias = Callable[[str], sqlite3.Connection]

APPLICATION_ID = 0x4D494453
"""Marks a database as a log of Midstance: the letters MIDS."""
OLDEST_SQLITE = (3, 37)
"""STRICT tables came with it."""
_WAIT_MS = 5000
"""How long a connection waits for another one that writes."""
_PRAGMAS: tuple[tuple[str, str | int, str | int], ...] = (
    ("trusted_schema", "OFF", 0),
    ("cell_size_check", "ON", 1),
    ("foreign_keys", "ON", 1),
    ("mmap_size", 0, 0),
    ("busy_timeout", _WAIT_MS, _WAIT_MS),
    ("fullfsync", "ON", 1),
    ("locking_mode", "NORMAL", "normal"),
)
_SYNCHRONOUS = ("synchronous", "EXTRA", 3)
_ROLLBACK_JOURNAL = ("journal_mode", "DELETE", "delete")
_READ_ONLY = ("query_only", "ON", 1)


class Access(Enum):
    """What the log is opened for."""

    READ = "read"
    WRITE = "write"


def connect(target: str) -> sqlite3.Connection:
    """Open a database by its URI, for one thread at a time.

    Raises:
        StorageError: this Python carries an SQLite that is too old for the log's tables.
    """
    check_version(sqlite3.sqlite_version_info)
    connection = sqlite3.connect(
        target,
        uri=True,
        isolation_level=None,
        timeout=_WAIT_MS / 1000,
        check_same_thread=False,
        factory=_Connection,
    )
    connection.text_factory = _decode
    return connection


class _Connection(sqlite3.Connection):
    """A connection whose every failure is an ``sqlite3.Error``.

    SQLite quotes the text of a broken table in its message, and Python raises a
    ``UnicodeDecodeError`` for a message that is no UTF-8.
    """

    def execute(self, sql: str, parameters: Any = ()) -> sqlite3.Cursor:  # noqa: ANN401  # values of any column
        try:
            return super().execute(sql, parameters)
        except UnicodeDecodeError as error:
            broken = sqlite3.DatabaseError("the text of its tables is broken")
            broken.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
            raise broken from error


def _decode(text: bytes) -> str:
    """A stored text; a broken one has marks in it, so that its row's checksum differs."""
    return text.decode(errors="replace")


def check_version(version: tuple[int, ...]) -> None:
    """Refuse an SQLite that does not know STRICT tables.

    Raises:
        StorageError: it does not.
    """
    if version < OLDEST_SQLITE:
        raise StorageError(
            f"this Python carries SQLite {'.'.join(map(str, version))}, and the log needs 3.37",
            "SQLite",
            "Install Midstance with a newer Python.",
        )


def prepare(
    connection: sqlite3.Connection, path: Path, access: Access, schema: Schema = CURRENT_SCHEMA
) -> int:
    """Check that the file is a log, set and read back every pragma; return its version.

    ``schema`` is the newest that can be read.

    Raises:
        NotALogError: another program wrote it, or its first page is broken.
        NewerLogError: a newer version of Midstance wrote it.
        DamagedLogError: its content is broken, or its schema number never existed.
        SaveFailedError: it cannot be opened, or refuses a pragma.
    """
    try:
        add_function(connection)
        version = _own_version(connection, path, schema.version)
        for name, value, expected in _PRAGMAS:
            _set_pragma(connection, path, name, value, expected)
        _set_pragma(
            connection, path, *(_ROLLBACK_JOURNAL if access is Access.WRITE else _READ_ONLY)
        )
        if access is Access.WRITE or version < schema.version:
            _check_layout(connection, path)
        if access is Access.WRITE:
            _check_quickly(connection, path)
            _try_to_write(connection, version)
            if version >= SEALED_SCHEMA:
                seal_writes(connection)
        _set_pragma(connection, path, *_SYNCHRONOUS)
    except sqlite3.Error as error:
        raise from_sqlite(error, path) from error
    return version


def _own_version(connection: sqlite3.Connection, path: Path, newest: int) -> int:
    try:
        owner = _pragma(connection, "application_id")
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode == sqlite3.SQLITE_NOTADB:
            raise _not_a_log_error(path) from error
        raise
    if owner != APPLICATION_ID:
        raise _not_a_log_error(path)
    version = int(_pragma(connection, "user_version"))
    if version > newest:
        raise _newer(connection, path, version, newest)
    if version < FIRST_SCHEMA:
        raise DamagedLogError(
            f"the log is damaged (there is no log version {version}){NOTHING_CHANGED}",
            path,
            RESTORE,
        )
    return version


def _not_a_log_error(path: Path) -> NotALogError:
    return NotALogError(
        f"this is not a Midstance log, or its beginning is damaged{NOTHING_CHANGED}",
        path,
        f"Move it away if it is not a log. {RESTORE}",
    )


def _newer(connection: sqlite3.Connection, path: Path, version: int, newest: int) -> NewerLogError:
    try:
        row = connection.execute("SELECT value FROM meta WHERE key = 'written_by'").fetchone()
    except sqlite3.Error:
        row = None
    by = f"Midstance {row[0]}" if row else "a newer Midstance"
    return NewerLogError(
        f"{by} wrote it (version {version}); this one reads up to {newest}; nothing was changed",
        path,
        "Upgrade Midstance on this machine.",
    )


def _pragma(connection: sqlite3.Connection, name: str) -> str | int:
    row = connection.execute(f"PRAGMA {name}").fetchone()
    return row[0] if row else ""


def _set_pragma(
    connection: sqlite3.Connection, path: Path, name: str, value: str | int, expected: str | int
) -> None:
    connection.execute(f"PRAGMA {name} = {value}")
    if (actual := _pragma(connection, name)) != expected:
        raise SaveFailedError(
            f"SQLite refuses {name} = {value} and keeps {actual}",
            path,
            "Use another disk, or another build of Python.",
        )


def _check_quickly(connection: sqlite3.Connection, path: Path) -> None:
    if problem := _quick_problem(connection):
        raise DamagedLogError(f"the log is damaged ({problem}){NOTHING_CHANGED}", path, RESTORE)


def _quick_problem(connection: sqlite3.Connection) -> str:
    """Read every page; ranges, which the tables hold themselves, would triple the time."""
    connection.execute("PRAGMA ignore_check_constraints = ON")
    problem = str(connection.execute("PRAGMA quick_check(1)").fetchone()[0])
    connection.execute("PRAGMA ignore_check_constraints = OFF")
    return "" if problem == "ok" else problem


def is_damaged(connection: sqlite3.Connection) -> bool:
    """Whether a page is broken, a value has another type than its column, or a table was changed.

    Whoever only reads finds this out as well, so that every answer comes from values of the types
    that the tables were laid for.
    """
    try:
        return bool(foreign_objects(connection)) or bool(_quick_problem(connection))
    except sqlite3.Error:
        return True


def _check_layout(connection: sqlite3.Connection, path: Path) -> None:
    if foreign := foreign_objects(connection):
        raise DamagedLogError(f"the log is damaged ({foreign[0]}){NOTHING_CHANGED}", path, RESTORE)


def foreign_objects(connection: sqlite3.Connection) -> tuple[str, ...]:
    """What is not as Midstance laid it: its triggers and views could change what is saved.

    Midstance makes neither, and its tables and indexes have the very same text in every log.

    Raises:
        sqlite3.Error: the log is too broken to be read.
    """
    sql = "SELECT type, name FROM main.sqlite_schema WHERE type IN ('trigger', 'view')"
    foreign = tuple(
        f"the {kind} {name} in it is not Midstance's" for kind, name in connection.execute(sql)
    )
    version = int(_pragma(connection, "user_version"))
    if not foreign and layout_of(connection) != LAYOUTS.get(version, layout_of(connection)):
        return (f"its tables are not those of a log of version {version}",)
    return foreign


def layout_of(connection: sqlite3.Connection) -> int:
    """A checksum of the texts of all tables and indexes, whatever the space in them.

    Raises:
        sqlite3.Error: the log is too broken to be read.
    """
    sql = "SELECT name, sql FROM main.sqlite_schema WHERE name NOT LIKE 'sqlite_%' ORDER BY name"
    texts = (f"{name} {text}" for name, text in connection.execute(sql))
    return crc32("".join("\n".join(texts).split()).encode())


def _try_to_write(connection: sqlite3.Connection, version: int) -> None:
    """SQLite reports a read-only file only at the first write, so write and roll back.

    ``synchronous`` must not be OFF here: the journal would count as whole before it is on the
    disk, and a power cut could put a page of zeros in the place of the log's first page.
    """
    connection.execute("BEGIN IMMEDIATE")
    try:
        connection.execute(f"PRAGMA user_version = {version}")
    finally:
        if connection.in_transaction:  # a full disk has ended it already
            connection.execute("ROLLBACK")
