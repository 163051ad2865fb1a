"""An open log: transactions and queries; an empty one is made whole or not at all."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, Any, Self, TypeVar

from midstance import __version__
from midstance.storage.database.checksums import add_function
from midstance.storage.database.connection import (
    APPLICATION_ID,
    Access,
    connect,
    is_damaged,
    prepare,
)
from midstance.storage.database.copy import copy_log, copy_readable_rows
from midstance.storage.database.file_safety import (
    check_file_type,
    check_side_files,
    copy_wal_files_aside,
    make_folder,
    newest_copy_aside,
    refuse_link,
    uri,
)
from midstance.storage.database.integrity import problems_of_structure
from midstance.storage.database.tables import CURRENT_SCHEMA, Schema
from midstance.storage.errors import (
    NOTHING_CHANGED,
    RESTORE,
    UNREADABLE,
    DamagedLogError,
    LogReplacedError,
    NotALogError,
    UnusablePlaceError,
    from_os,
    from_sqlite,
)
from midstance.storage.files import open_private, rename_into_place, sync_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path
    from types import TracebackType
    from uuid import UUID

    from midstance.storage.database.tables import Table, TableRow

    Values = Sequence[object]

T = TypeVar("T")


def create_log(
    path: Path,
    connector: Callable[[str], sqlite3.Connection] = connect,
    schema: Schema = CURRENT_SCHEMA,
) -> None:
    """Make an empty log; it appears complete or not at all, and never replaces another.

    Raises:
        UnusablePlaceError: the folder cannot be written.
        SaveFailedError: the disk could not take it.
    """
    _drop_leftovers(path)
    draft = path.with_name(f"{path.name}.new-{os.getpid()}")
    try:
        os.close(open_private(draft, os.O_CREAT | os.O_EXCL | os.O_RDWR))
        with closing(connector(uri(draft))) as connection:
            create_schema(connection, schema)
        rename_into_place(draft, path)
        sync_folder(path.parent)
    except OSError as error:
        raise UnusablePlaceError(*from_os(error, path)) from error
    except sqlite3.Error as error:
        raise from_sqlite(error, path) from error
    finally:
        draft.unlink(missing_ok=True)


def create_schema(connection: sqlite3.Connection, schema: Schema = CURRENT_SCHEMA) -> None:
    """Make the tables of an empty log.

    Raises:
        sqlite3.Error: the disk could not take them.
    """
    connection.execute("PRAGMA synchronous = EXTRA")
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    _migrate(connection, schema)


def _migrate(connection: sqlite3.Connection, schema: Schema) -> None:
    from midstance.storage.database.migration import migrate  # noqa: PLC0415  # loads resources

    migrate(connection, schema.migrations)


def _drop_leftovers(path: Path) -> None:
    for leftover in path.parent.glob(f"{path.name}.new-*"):
        if not _is_alive(leftover.name.rpartition("-")[2]):
            leftover.unlink(missing_ok=True)


def _is_alive(pid: str) -> bool:
    try:
        os.kill(int(pid), 0)
    except (ValueError, OverflowError):
        return False
    except OSError as error:
        return isinstance(error, PermissionError)
    return True


BACKUPS = "backups"
LINKED = (
    "Commands that only read still work. To log again, move the file here, or choose its folder: "
    "--data-dir"
)


class Database:
    """An open log; one thread may use it at a time.

    Attributes:
        path: the file.
        access: what it was opened for; a missing log reads as an empty one.
        has_damaged_rows: whether a row was left out of an answer because it could not be read.
        has_altered_rows: whether an answer holds a row that is not what was saved.
    """

    def __init__(
        self,
        path: Path,
        access: Access = Access.WRITE,
        connector: Callable[[str], sqlite3.Connection] = connect,
        *,
        guard: bool = True,
        schema: Schema = CURRENT_SCHEMA,
    ) -> None:
        """Open the log at ``path``, or make it; ``guard`` first copies side files aside.

        A log of an older schema is backed up and migrated to ``schema``.

        Raises:
            StorageError: it cannot be used; the subclass and the text say why.
        """
        self.path, self.access, self._connector = path, access, connector
        self._schema = schema
        self.has_damaged_rows = self.has_altered_rows = False
        self._file: tuple[int, int] | None = None
        self._connection: sqlite3.Connection | None = None
        self._damaged: sqlite3.Connection | None = None
        if access is Access.WRITE:
            make_folder(path.parent)
            if check_file_type(path) is None:
                create_log(path, connector, schema)
            refuse_link(path, f"{LINKED} {path.resolve().parent}")
        check_side_files(path)
        if guard:
            copy_wal_files_aside(path)
        try:
            self._reopen()
        except (DamagedLogError, NotALogError) as error:
            if (copy := newest_copy_aside(path)) is None:
                raise
            raise type(error)(
                error.what.removesuffix(NOTHING_CHANGED),
                path,
                f"{error.remedy} It was recovered before; a copy from then, with its journal, can "
                f"be restored too: midstance restore {copy}",
            ) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; closing twice is allowed."""
        opened = (self._connection, self._damaged)
        self._connection = self._damaged = None
        for connection in filter(None, opened):
            connection.close()

    def rows(self, sql: str, values: Values = ()) -> list[tuple[Any, ...]]:
        """Every row of a query.

        Raises:
            StorageError: the log cannot be read.
        """
        return list(self.stream(sql, values))

    def row(self, sql: str, values: Values = ()) -> tuple[Any, ...] | None:
        """The first row of a query, or None.

        Raises:
            StorageError: the log cannot be read.
        """
        return next(iter(self.rows(sql, values)), None)

    def stream(self, sql: str, values: Values = ()) -> Iterator[tuple[Any, ...]]:
        """The rows of a query one by one, for long results.

        Raises:
            StorageError: the log cannot be read.
        """
        try:
            yield from self.connection.execute(sql, values)
        except sqlite3.Error as error:
            raise from_sqlite(error, self.path) from error

    def readable(
        self,
        rows: Iterable[TableRow],
        read: Callable[[TableRow], T],
        table: Table[Any] | None = None,
    ) -> Iterator[T]:
        """What ``read`` makes of each row; damaged rows are left out, and noted.

        A row is damaged if it has values that Midstance never writes there. Rows that begin with
        the columns of ``table`` and their checksum are noted as well where that does not fit.
        """
        for row in rows:
            try:
                answer = read(row)
            except UNREADABLE:
                self.has_damaged_rows = True
                continue
            if table is not None and table.is_altered(row):
                self.has_altered_rows = True
            yield answer

    def read(self, row: TableRow, read: Callable[[TableRow], T]) -> T:
        """What ``read`` makes of a row.

        Raises:
            DamagedLogError: the row has values that Midstance never writes there.
        """
        try:
            return read(row)
        except UNREADABLE as error:
            self.has_damaged_rows = True
            raise DamagedLogError(
                f"the log is damaged (a row cannot be read: {error})", self.path, RESTORE
            ) from error

    def run(self, sql: str, values: Values = ()) -> int:
        """Run a statement inside :meth:`transaction`; return how many rows it changed."""
        return self.connection.execute(sql, values).rowcount

    def run_many(self, sql: str, rows: Iterable[Values]) -> None:
        """Run a statement once for each of ``rows`` inside :meth:`transaction`."""
        self.connection.executemany(sql, rows)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All of the statements inside are saved durably, or none is.

        An error does not prove that nothing was saved; a second try must carry the same ids.

        Raises:
            SaveFailedError: they could not be saved.
            DamagedLogError: the file is broken.
        """
        self._check_still_there()
        try:
            self.connection.execute("BEGIN IMMEDIATE")
            yield
            self._check_still_there()
            self.connection.execute("COMMIT")
        except sqlite3.Error as error:
            self._roll_back()
            raise from_sqlite(error, self.path) from error
        except BaseException:
            self._roll_back()
            raise

    @property
    def connection(self) -> sqlite3.Connection:
        """The open connection; one that an error closed is opened again.

        Raises:
            StorageError: it cannot be opened again.
        """
        return self._connection or self._reopen()

    @property
    def file(self) -> sqlite3.Connection:
        """The connection to the file itself, for those who look for damage.

        Where the file is damaged, all others ask a copy of what could be read of it.

        Raises:
            StorageError: it cannot be opened again.
        """
        connection = self.connection
        return self._damaged or connection

    def _roll_back(self) -> None:
        if not self.connection.in_transaction:
            return
        try:
            self.connection.execute("ROLLBACK")
        except sqlite3.Error:
            self.close()

    def _reopen(self) -> sqlite3.Connection:
        stat = check_file_type(self.path)
        if stat is None and self.access is Access.READ:
            self._connection = self._new_in_memory()
        else:
            self._file = self._same_file(stat)
            self._connection = self._open_file()
        return self._connection

    def _open_file(self) -> sqlite3.Connection:
        connection = self._connect()
        try:
            version = prepare(connection, self.path, self.access, self._schema)
            if version < self._schema.version:
                self._back_up_and_migrate(connection)
                prepare(connection, self.path, self.access, self._schema)
            elif self.access is Access.READ and is_damaged(connection):
                return self._copy_of_damaged(connection)
        except sqlite3.Error as error:
            connection.close()
            raise from_sqlite(error, self.path) from error
        except BaseException:
            connection.close()
            raise
        return connection

    def _copy_of_damaged(self, damaged: sqlite3.Connection) -> sqlite3.Connection:
        """Answer from what can be read of a damaged file, and keep the file open beside it."""
        copy = self._new_in_memory()
        if copy_readable_rows(damaged, copy):
            self.has_damaged_rows = True
        self._damaged = damaged
        return copy

    def _new_in_memory(self) -> sqlite3.Connection:
        connection = self._connector("file::memory:")
        create_schema(connection, self._schema)
        add_function(connection)
        return connection

    def _connect(self) -> sqlite3.Connection:
        try:
            return self._connector(uri(self.path))
        except sqlite3.Error as error:
            raise from_sqlite(error, self.path) from error

    def _back_up_and_migrate(self, connection: sqlite3.Connection) -> None:
        """Keep a copy, and bring the tables up to date; a damaged row is damaged in both."""
        backup = self.path.parent / BACKUPS / f"log-before-schema-{self._schema.version}.db"
        copy_log(connection, self.path, backup, problems_of_structure)
        connection.execute("PRAGMA query_only = OFF")
        _migrate(connection, self._schema)

    def _check_still_there(self) -> None:
        self._same_file(check_file_type(self.path))

    def _same_file(self, stat: os.stat_result | None) -> tuple[int, int]:
        """The identity of the file, which must be that of the one opened first."""
        file = (stat.st_dev, stat.st_ino) if stat else None
        if file is None or self._file not in {None, file}:
            raise LogReplacedError(
                "the log was moved, deleted or replaced while it was open",
                self.path,
                f"Put it back, or leave and start again. {RESTORE}",
            )
        return file


_UPSERT = (
    "INSERT INTO meta (key, value) VALUES (?, ?) "
    "ON CONFLICT (key) DO UPDATE SET value = excluded.value"
)


def read_meta(database: Database, ids: Callable[[], UUID]) -> str:
    """The id of the machine that made the log; a writable log without one gets it."""
    stored = dict(database.rows("SELECT key, value FROM meta"))
    if database.access is Access.READ:
        return str(stored.get("machine", ""))
    wanted = {"machine": stored.get("machine") or str(ids()), "written_by": __version__}
    if stored != stored | wanted:
        with database.transaction():
            database.run_many(_UPSERT, wanted.items())
    return str(wanted["machine"])
