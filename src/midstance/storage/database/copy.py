"""Copies a log: complete, verified, durable, and for its owner alone."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, contextmanager, suppress
from typing import TYPE_CHECKING

from midstance.storage.database.connection import connect
from midstance.storage.database.file_safety import make_folder, refuse_link, uri
from midstance.storage.database.integrity import problems_of
from midstance.storage.errors import RESTORE, StorageError, from_os, from_sqlite
from midstance.storage.files import open_private, rename_into_place, sync_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator
    from pathlib import Path

    Check = Callable[[sqlite3.Connection], Collection[str]]
    """Answers with what is wrong with a copy, in words."""


NO_FOLDER = "Put a folder in its place, and copy that one elsewhere with a tool of yours."


class BackupError(StorageError):
    """A backup could not be made, or is not fit to be restored."""


def copy_log(source: sqlite3.Connection, of: Path, path: Path, check: Check = problems_of) -> Path:
    """Copy the log ``of``, open as ``source``, to ``path``; the copy gets the original's date.

    ``check`` says what is wrong with the copy; with anything wrong it is not made.

    Raises:
        BackupError: the log is damaged, or the disk could not take it.
    """
    make_folder(path.parent)
    refuse_link(path.parent, NO_FOLDER)
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    with translate_errors(path), deleted_afterwards(draft):
        write_draft(source, of, draft, check)
        rename_into_place(draft, path)
        sync_folder(path.parent)
    return path


def copy_readable_rows(source: sqlite3.Connection, target: sqlite3.Connection) -> bool:
    """Copy what can be read of a damaged log into the empty tables of ``target``.

    A row with a value that its column cannot hold is left out; where a page is broken, the rows
    before and behind it are copied. Answers whether anything was left out that can be seen to be
    missing.

    Raises:
        sqlite3.Error: ``target`` has no room.
    """
    target.execute("PRAGMA foreign_keys = OFF")
    target.execute("PRAGMA ignore_check_constraints = ON")
    target.execute("BEGIN")
    tables = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    names = [str(name) for (name,) in target.execute(tables)]
    is_whole = [_copy_rows(source, target, name) for name in names]
    target.execute("COMMIT")
    return not all(is_whole)


def _copy_rows(source: sqlite3.Connection, target: sqlite3.Connection, table: str) -> bool:
    """Copy a table's rows; from its end too where it cannot be read through."""
    about = target.execute(f"PRAGMA table_info({table})").fetchall()
    columns = ", ".join(row[1] for row in about)
    key = ", ".join(f"{row[1]} DESC" for row in about if row[5])
    marks = ", ".join("?" * len(about))
    insert = f"INSERT OR IGNORE INTO {table} ({columns}) VALUES ({marks})"
    wanted = f"SELECT {columns} FROM {table}"
    is_whole = True
    for select in (wanted, f"{wanted} ORDER BY {key}"):
        try:
            if not _is_table(source, table):
                return False
            for row in source.execute(select):
                is_whole = _was_taken(target, insert, row) and is_whole
        except sqlite3.Error:
            is_whole = False
        else:
            return is_whole
    return False


def _is_table(source: sqlite3.Connection, name: str) -> bool:
    """Whether it is a table and not a view, which could run for ever."""
    sql = "SELECT 1 FROM main.sqlite_schema WHERE type = 'table' AND name = ?"
    return source.execute(sql, (name,)).fetchone() is not None


def _was_taken(target: sqlite3.Connection, insert: str, row: tuple[object, ...]) -> bool:
    try:
        return target.execute(insert, row).rowcount == 1
    except sqlite3.IntegrityError:
        return False


def write_draft(
    source: sqlite3.Connection, of: Path, draft: Path, check: Check = problems_of
) -> None:
    """Copy the log ``of`` to ``draft``, check the copy, and make it durable.

    Raises:
        BackupError: the log is damaged.
        sqlite3.Error, OSError: the disk could not take it.
    """
    draft.unlink(missing_ok=True)
    os.close(open_private(draft, os.O_CREAT | os.O_EXCL | os.O_RDWR))
    with closing(connect(uri(draft))) as target:
        source.backup(target)
        problem = next(iter(check(target)), "")
    if problem:
        raise BackupError(f"the log is damaged ({problem})", of, RESTORE)
    _sync_with_date(draft, of.stat().st_mtime_ns)


def _sync_with_date(draft: Path, changed_at: int) -> None:
    handle = os.open(draft, os.O_RDWR)
    try:
        os.fsync(handle)
        os.utime(handle, ns=(changed_at, changed_at))
    finally:
        os.close(handle)


@contextmanager
def deleted_afterwards(draft: Path) -> Iterator[None]:
    """Delete ``draft`` afterwards, whatever happens inside."""
    try:
        yield
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)


@contextmanager
def translate_errors(path: Path) -> Iterator[None]:
    """Turn errors of the disk and of SQLite into a :class:`BackupError` about ``path``."""
    try:
        yield
    except OSError as error:
        raise BackupError(*from_os(error, path)) from error
    except sqlite3.Error as error:
        translated = from_sqlite(error, path)
        raise BackupError(translated.what, translated.where, translated.remedy) from error
