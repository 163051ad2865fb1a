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
    from collections.abc import Iterator
    from pathlib import Path


NO_FOLDER = "Put a folder in its place, and copy that one elsewhere with a tool of yours."


class BackupError(StorageError):
    """A backup could not be made, or is not fit to be restored."""


def copy_log(source: sqlite3.Connection, of: Path, path: Path) -> Path:
    """Copy the log ``of``, open as ``source``, to ``path``; the copy gets the original's date.

    Raises:
        BackupError: the log is damaged, or the disk could not take it.
    """
    make_folder(path.parent)
    refuse_link(path.parent, NO_FOLDER)
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    with translate_errors(path), deleted_afterwards(draft):
        write_draft(source, of, draft)
        rename_into_place(draft, path)
        sync_folder(path.parent)
    return path


def write_draft(source: sqlite3.Connection, of: Path, draft: Path) -> None:
    """Copy the log ``of`` to ``draft``, check the copy, and make it durable.

    Raises:
        BackupError: the log is damaged.
        sqlite3.Error, OSError: the disk could not take it.
    """
    draft.unlink(missing_ok=True)
    os.close(open_private(draft, os.O_CREAT | os.O_EXCL | os.O_RDWR))
    with closing(connect(uri(draft))) as target:
        source.backup(target)
        problems = problems_of(target)
    if problems:
        raise BackupError(f"the log is damaged ({problems[0]})", of, RESTORE)
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
        raise BackupError(translated.what, path, translated.remedy) from error
