"""Replaces the log by a backup, or by one rebuilt from the workout files."""

from __future__ import annotations

import os
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
from midstance.storage.database.database import Database, create_schema
from midstance.storage.database.file_safety import check_file_type, move_aside, uri
from midstance.storage.errors import StorageError
from midstance.storage.files import make_private, sync_folder
from midstance.storage.log.active_copy import rows_of_copy
from midstance.storage.log.runner import drop_unreadable
from midstance.storage.workout_files.merge import merge
from midstance.storage.workout_files.pending import write_pending

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator
    from datetime import date, datetime
    from pathlib import Path

    from midstance.storage.database.tables import Columns
    from midstance.storage.workout_files.merge import MergeResult


def restore_backup(path: Path, chosen: Path, backups: Path, today: date) -> Path | None:
    """Replace the log at ``path``, which nobody may have open, by the backup ``chosen``.

    Before, the log is backed up into ``backups``, or moved aside as it is if it is too broken for
    that; return where, or None if there was none.

    Raises:
        StorageError: ``chosen`` is not fit, or the disk could not take it; the log is as it was.
    """
    draft = path.with_name(f".{path.name}.restored-{os.getpid()}")
    with translate_errors(path), deleted_afterwards(draft):
        with _opened(chosen) as source:
            write_draft(source, chosen, draft)
        _check_usable(draft, chosen)
        return put_in_place(draft, path, backups, today)


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
    with Database(draft) as opened, closing(connect("file::memory:")) as new:
        create_schema(new)
        if _objects(opened.connection) != _objects(new):
            raise BackupError(
                "its tables are not those of a log of Midstance; nothing was changed",
                chosen,
                "Choose another backup: midstance backup --list",
            )


def _objects(connection: sqlite3.Connection) -> set[tuple[str, ...]]:
    """Every table, index, trigger and view, as it was made."""
    sql = "SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%'"
    return set(connection.execute(sql))


@contextmanager
def _opened(backup: Path) -> Iterator[sqlite3.Connection]:
    if check_file_type(backup) is None:
        raise BackupError("there is no such backup", backup, "List them: midstance doctor")
    with closing(connect(uri(backup, mode="ro"))) as source:
        prepare(source, backup, Access.READ)
        yield source


def _save_before(path: Path, backups: Path, today: date) -> Path | None:
    """Back the present log up; one that cannot be is moved aside with its side files."""
    if not path.exists():
        return None
    try:
        with Database(path) as present:
            return copy_log(present.connection, path, backups / free_name(backups, today))
    except StorageError:
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
        make_private(files)
        _write_pending(path, files)
        with Database(draft) as new:
            with suppress(StorageError):
                _take_over(path, new)
                drop_unreadable(new)
            merged = merge(new, files, files, at)
            with suppress(StorageError):
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
                new.run_many(f"INSERT INTO {table} ({columns}) VALUES ({marks})", rows)
