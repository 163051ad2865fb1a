"""Replaces the log by a backup, or by one rebuilt from the workout files."""

from __future__ import annotations

import os
import shutil
import sqlite3
import stat
from contextlib import closing, contextmanager, suppress
from typing import TYPE_CHECKING

from midstance.storage.backups.backup import free_name
from midstance.storage.database.checksums import SEALS
from midstance.storage.database.connection import Access, connect, prepare
from midstance.storage.database.copy import (
    BackupError,
    copy_log,
    deleted_afterwards,
    translate_errors,
    write_draft,
)
from midstance.storage.database.database import Database
from midstance.storage.database.file_safety import (
    check_readable,
    check_side_files,
    move_aside,
    uri,
    wal_files,
)
from midstance.storage.database.integrity import problems_of
from midstance.storage.errors import (
    UNREADABLE,
    DamagedLogError,
    NewerLogError,
    StorageError,
    from_os,
    from_sqlite,
)
from midstance.storage.files import make_new_private, make_private, sync_folder
from midstance.storage.log.active_copy import rows_of_copy
from midstance.storage.log.runner import drop_unreadable
from midstance.storage.workout_files.merge import merge
from midstance.storage.workout_files.pending import write_pending

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime
    from pathlib import Path

    from midstance.storage.database.copy import Check
    from midstance.storage.database.tables import Columns
    from midstance.storage.workout_files.merge import MergeResult


OTHER_BACKUP = "Choose another backup: midstance backup --list"
NOT_OURS = "its tables are not those of a log of Midstance; nothing was changed"


def restore_backup(path: Path, chosen: Path, backups: Path, today: date) -> Path | None:
    """Replace the log at ``path``, which nobody may have open, by the backup ``chosen``.

    Before, the log is backed up into ``backups``, or moved aside as it is if it is too broken for
    that; return where, or None if there was none. A backup with damaged rows is taken only where
    there is no log that can be used: then it is better than nothing.

    Raises:
        StorageError: ``chosen`` is not fit, or the disk could not take it; the log is as it was.
    """
    draft = path.with_name(f".{path.name}.restored-{os.getpid()}")
    with translate_errors(path), deleted_afterwards(draft):
        _write_usable_draft(chosen, draft, problems_of if _is_usable(path) else _accept)
        return put_in_place(draft, path, backups, today)


def _is_usable(path: Path) -> bool:
    """Whether there is a log that can be gone on with."""
    with suppress(StorageError, OSError):
        if path.exists():
            Database(path).close()
            return True
    return False


def _accept(copy: sqlite3.Connection) -> tuple[str, ...]:
    """Find nothing wrong with a copy; that it opens as a log would is checked for every one."""
    del copy
    return ()


def _write_usable_draft(chosen: Path, draft: Path, check: Check) -> None:
    """Copy ``chosen`` to ``draft``, and make sure that the copy can be used as the log.

    With a journal beside it, as in the copies that are made before a recovery, the journal is
    played back on a copy of both; where that leads to no usable log, the backup counts alone.
    """
    _check_backup_file(chosen)
    if not wal_files(chosen):
        _copy_usable(chosen, draft, chosen, check, mode="ro")
        return
    folder = draft.with_name(f"{draft.name}.copies")
    make_new_private(folder)
    try:
        with_journal, alone = folder / "with-journal.db", folder / "alone.db"
        shutil.copyfile(chosen, with_journal)
        shutil.copyfile(chosen, alone)
        journal = chosen.with_name(f"{chosen.name}-journal")
        if journal.is_file():
            shutil.copyfile(journal, folder / f"{with_journal.name}-journal")
        try:
            _copy_usable(with_journal, draft, chosen, check, mode="rw")
        except StorageError:
            _copy_usable(alone, draft, chosen, check, mode="rw")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _copy_usable(source: Path, draft: Path, chosen: Path, check: Check, *, mode: str) -> None:
    with _opened(source, chosen, mode=mode) as opened:
        try:
            write_draft(opened, source, draft, check)
        except BackupError as error:
            raise BackupError(error.what, chosen, OTHER_BACKUP) from error
        except sqlite3.Error as error:
            problem = from_sqlite(error, chosen)
            if not isinstance(problem, DamagedLogError):
                raise
            raise BackupError(problem.what, chosen, OTHER_BACKUP) from error
    _check_usable(draft, chosen)


def put_in_place(draft: Path, path: Path, backups: Path, today: date) -> Path | None:
    """Put a finished log in the place of the one at ``path``, which is saved before.

    Raises:
        OSError: the disk could not take it.
    """
    saved = _save_before(path, backups, today)
    draft.replace(path)
    sync_folder(path.parent)
    return saved


def _check_usable(draft: Path, chosen: Path) -> None:
    """Open the copy as the log will be, so that none takes its place that cannot be used."""
    try:
        Database(draft).close()
    except StorageError as error:
        raise BackupError(error.what, chosen, OTHER_BACKUP) from error


def _check_backup_file(backup: Path) -> None:
    """Refuse what is no ordinary file with something in it, before anything opens it."""
    try:
        status = backup.stat()
    except FileNotFoundError:
        raise BackupError(
            "there is no such backup", backup, "List them: midstance doctor"
        ) from None
    except OSError as error:
        raise BackupError(*from_os(error, backup)) from error
    if not stat.S_ISREG(status.st_mode):
        raise BackupError("it is not a regular file", backup, OTHER_BACKUP)
    if status.st_size == 0:
        raise BackupError("it is empty", backup, OTHER_BACKUP)
    check_side_files(backup)


@contextmanager
def _opened(backup: Path, chosen: Path, *, mode: str) -> Iterator[sqlite3.Connection]:
    with closing(connect(uri(backup, mode=mode))) as source:
        try:
            prepare(source, chosen, Access.READ)
            source.execute("SELECT 1 FROM workout, set_record, deed, meta LIMIT 1")
        except NewerLogError:
            raise
        except StorageError as error:
            raise type(error)(error.what, chosen, OTHER_BACKUP) from error
        except sqlite3.Error as error:
            raise BackupError(NOT_OURS, chosen, OTHER_BACKUP) from error
        yield source


def _save_before(path: Path, backups: Path, today: date) -> Path | None:
    """Back the present log up; one that cannot be is moved aside with its side files."""
    if not path.exists():
        return None
    try:
        with Database(path) as present:
            return copy_log(present.connection, path, backups / free_name(backups, today))
    except (StorageError, OSError):  # a closed backup folder as well
        return move_aside(path)


_UNDER_WAY = "SELECT id FROM workout WHERE ending = 'under-way' AND deleted_at IS NULL"
_INTACT = {seal.table: f"{seal.into} IS {seal.expression}" for seal in SEALS}
_NOT_IN_FILES = (
    ("meta", _INTACT["meta"]),
    ("enrolment", _INTACT["enrolment"]),
    (
        "pause",
        (
            f"{_INTACT['pause']} AND enrolment IN "
            f"(SELECT number FROM enrolment WHERE {_INTACT['enrolment']})"
        ),
    ),
    ("profile", _INTACT["profile"]),
    ("workout", f"id IN ({_UNDER_WAY})"),
    ("set_record", f"workout_id IN ({_UNDER_WAY})"),
    ("course", f"workout_id IN ({_UNDER_WAY})"),
    ("deed", f"workout_id IN ({_UNDER_WAY})"),
)


def rebuild_from_files(
    path: Path, files: Path, backups: Path, today: date, at: datetime
) -> MergeResult:
    """Rebuild the log at ``path``, which nobody may have open, from the folder ``files``.

    The chosen programs, the profile and a workout under way, which no file holds, are taken from
    the old log where they can be read; where it cannot, the workout is taken from its copy beside
    the log. The old log is backed up, or moved aside if it is broken.

    Raises:
        StorageError: a folder cannot be read or written; the log is as it was.
    """
    draft = path.with_name(f".{path.name}.rebuilt-{os.getpid()}")
    with translate_errors(path), deleted_afterwards(draft):
        draft.unlink(missing_ok=True)
        check_readable(path)
        make_private(files)
        _write_pending(path, files)
        with Database(draft) as new:
            with suppress(StorageError):
                _take_over(path, new)
                drop_unreadable(new)
            merged = merge(new, files, files, at)
            with suppress(StorageError, *UNREADABLE):
                _take_over_copy(path.parent, new)
        put_in_place(draft, path, backups, today)
    return merged


def _write_pending(path: Path, files: Path) -> None:
    """Write the files that the old log still owes, if it can be opened at all."""
    problems: tuple[StorageError, ...] = ()
    if path.exists():
        with suppress(StorageError), Database(path) as old:
            problems = write_pending(old, files)
    for problem in problems:
        raise problem


def _take_over_copy(folder: Path, new: Database) -> None:
    """Take the workout under way from its copy, where the old log could not be read.

    One that its file says has ended since stays as it is; a reopened one goes on.
    """
    rows = rows_of_copy(folder)
    ended = dict(new.rows("SELECT id, coalesce(ended_at, '9999') FROM workout"))
    last = max((row["utc"] for table, row in rows if table == "deed"), default="")
    wanted = {
        row["id"]
        for table, row in rows
        if table == "workout"
        and row["ending"] == "under-way"
        and (row["id"] not in ended or ended[row["id"]] < last)
    }
    with new.transaction():
        for table, row in rows:
            if row.get("workout_id", row.get("id")) in wanted:
                _replace_row(new, table, row)


def _replace_row(new: Database, table: str, row: Columns) -> None:
    names = [each[1] for each in new.rows(f"PRAGMA table_info({table})") if each[1] in row]
    columns, marks = ", ".join(names), ", ".join("?" * len(names))
    sql = f"INSERT OR REPLACE INTO {table} ({columns}) VALUES ({marks})"
    new.run(sql, tuple(row[name] for name in names))


def _take_over(path: Path, new: Database) -> None:
    with Database(path, Access.READ) as old:
        for table, wanted in _NOT_IN_FILES:
            with suppress(StorageError), new.transaction():
                names = [row[1] for row in new.rows(f"PRAGMA table_info({table})")]
                columns, marks = ", ".join(names), ", ".join("?" * len(names))
                rows = old.rows(f"SELECT {columns} FROM {table} WHERE {wanted}")
                new.run_many(f"INSERT OR IGNORE INTO {table} ({columns}) VALUES ({marks})", rows)
