"""Repairs damaged rows one by one: each takes the newest good state that is known of it."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from midstance.storage.backups.backup import backups_in
from midstance.storage.database.checksums import SEALS
from midstance.storage.database.connection import Access, connect, prepare
from midstance.storage.database.file_safety import check_side_files, uri
from midstance.storage.database.integrity import damaged_rows, describe_row
from midstance.storage.database.tables import (
    CURRENT_SCHEMA,
    set_columns,
    utc_text,
    workout_columns,
)
from midstance.storage.errors import StorageError, WorkoutFileError, from_sqlite
from midstance.storage.files import open_private, sync_folder
from midstance.storage.log.active_copy import rows_of_copy
from midstance.storage.log.calendar_log import entry_columns
from midstance.storage.workout_files.calendar_file import (
    CalendarFile,
    entry_from_bytes,
    is_calendar_file,
)
from midstance.storage.workout_files.merge import files_in
from midstance.storage.workout_files.workout_file import (
    check_checksum_line,
    from_bytes,
    read_workout_file,
)

if TYPE_CHECKING:
    from collections.abc import Container, Iterator
    from pathlib import Path
    from typing import TypeAlias
    from uuid import UUID

    from midstance.storage.backups.backup import Backup
    from midstance.storage.database.database import Database
    from midstance.storage.database.tables import Columns
    from midstance.storage.workout_files.workout_file import WorkoutFile

    _RowName: TypeAlias = tuple[str, tuple[object, ...]]
    _Found: TypeAlias = tuple[str, Columns, str]

_KEYS = {seal.table: seal.key for seal in SEALS}
_DEPENDENTS = {
    "enrolment": ("pause", "enrolment"),
    "change": ("journal", "change"),
}
"""What cannot stand without a row: the table, and its column that names the row."""


@dataclass(frozen=True, slots=True)
class Repair:
    """What would be done about one damaged row.

    Attributes:
        key: the values of the key's columns.
        meaning: what the row is to the runner, with its workout if it has one.
        row: the good state; None where none is known, so that the row is taken out.
        source: where the good state comes from, in words; "" without one.
    """

    table: str
    key: tuple[object, ...]
    meaning: str
    row: Columns | None
    source: str

    @property
    def text(self) -> str:
        """The repair in one line."""
        name = ", ".join(each.hex() if isinstance(each, bytes) else str(each) for each in self.key)
        what = f"{self.meaning} ({self.table} {name})"
        if self.row is None:
            return f"{what}: no good state is known; it is taken out"
        return f"{what}: taken from {self.source}"


def plan_repairs(database: Database, files: Path, backups: Path) -> tuple[Repair, ...]:
    """What would be done about each damaged row; ``files`` and ``backups`` are searched for it.

    Raises:
        StorageError: the log is too broken to be read.
    """
    try:
        damaged = {name: describe_row(database.file, *name) for name in damaged_rows(database.file)}
    except sqlite3.Error as error:
        raise from_sqlite(error, database.path) from error
    if not damaged:
        return ()
    good = _good_states(database, files, backups, damaged)
    return tuple(
        Repair(*name, meaning, *good.get(name, (None, ""))) for name, meaning in damaged.items()
    )


def apply_repairs(database: Database, repairs: tuple[Repair, ...]) -> Path:
    """Carry ``repairs`` out in one transaction; the log as it was is copied beside it first.

    Returns:
        The copy.

    Raises:
        StorageError: the disk could not take it; the log is as it was.
        OSError: the log could not be copied.
    """
    copy = _copy_aside(database.path)
    with database.transaction():
        database.run("PRAGMA defer_foreign_keys = ON")
        for repair in repairs:
            _apply(database, repair)
    return copy


def _copy_aside(path: Path) -> Path:
    number = 1
    while os.path.lexists(copy := path.with_name(f"{path.name}.before-repair-{number}")):
        number += 1
    with (
        path.open("rb") as log,
        os.fdopen(open_private(copy, os.O_CREAT | os.O_EXCL | os.O_WRONLY), "wb") as file,
    ):
        shutil.copyfileobj(log, file)
        file.flush()
        os.fsync(file.fileno())  # the repair must not be on the disk before its copy
    sync_folder(copy.parent)
    return copy


def _apply(database: Database, repair: Repair) -> None:
    where = " AND ".join(f"{name} IS ?" for name in _KEYS[repair.table])
    if repair.row is not None:
        known = [each[1] for each in database.rows(f"PRAGMA table_info({repair.table})")]
        names = [name for name in known if name in repair.row]
        columns, marks = ", ".join(names), ", ".join("?" * len(names))
        sql = f"INSERT OR REPLACE INTO {repair.table} ({columns}) VALUES ({marks})"
        database.run(sql, tuple(repair.row[name] for name in names))
        return
    if dependent := _DEPENDENTS.get(repair.table):
        table, column = dependent
        database.run(f"DELETE FROM {table} WHERE {column} = ?", repair.key)
    database.run(f"DELETE FROM {repair.table} WHERE {where}", repair.key)


def _good_states(
    database: Database, files: Path, backups: Path, wanted: Container[_RowName]
) -> dict[_RowName, tuple[Columns, str]]:
    """The newest good state of each wanted row: from files first, then from the newest backup."""
    good: dict[_RowName, tuple[Columns, str]] = {}
    for table, row, source in (
        *_rows_of_copy(database.path.parent),
        *_rows_of_files(files),
        *_rows_of_backups(backups),
    ):
        name = (table, tuple(row[column] for column in _KEYS[table]))
        if name in wanted:
            good.setdefault(name, (row, source))
    return good


def _rows_of_copy(folder: Path) -> Iterator[_Found]:
    for table, row in rows_of_copy(folder):
        yield table, row, "the copy of the workout under way"


def _rows_of_files(folder: Path) -> Iterator[_Found]:
    """The rows of each workout's file that no other replaces."""
    found: dict[UUID, tuple[WorkoutFile | CalendarFile, Path]] = {}
    with suppress(StorageError):
        for path in files_in(folder):
            with suppress(WorkoutFileError):
                content = read_workout_file(path)
                check_checksum_line(content, path)
                read = entry_from_bytes if is_calendar_file(content) else from_bytes
                file = read(content, path)
                found[file.revision] = file, path
    replaced = {old for file, _ in found.values() for old in file.replaces}
    for revision, (file, path) in found.items():
        if revision not in replaced:
            if isinstance(file, CalendarFile):
                yield _row_of_entry(file, path)
            else:
                yield from _rows_of_file(file, path)


def _rows_of_file(file: WorkoutFile, path: Path) -> Iterator[_Found]:
    deleted_at = utc_text(file.revised_at) if file.is_deleted else None
    head = workout_columns(file.workout, file.active_ms)
    yield "workout", head | {"machine": file.machine, "deleted_at": deleted_at}, path.name
    for logged in file.workout.sets:
        yield "set_record", set_columns(logged), path.name


def _row_of_entry(file: CalendarFile, path: Path) -> _Found:
    deleted_at = utc_text(file.revised_at) if file.is_deleted else None
    state = {"machine": file.machine, "deleted_at": deleted_at}
    return "calendar_entry", entry_columns(file.entry) | state, path.name


def _rows_of_backups(folder: Path) -> Iterator[_Found]:
    """The rows of each backup that are whole there, those of the newest backup first."""
    for backup in sorted(backups_in(folder), key=_age, reverse=True):
        with (
            suppress(StorageError, sqlite3.Error),
            closing(_opened(backup.path)) as opened,
        ):
            if prepare(opened, backup.path, Access.READ) == CURRENT_SCHEMA.version:
                damaged = set(damaged_rows(opened))
                for table in _KEYS:
                    yield from _rows_of_table(opened, table, damaged, backup.path.name)


def _opened(path: Path) -> sqlite3.Connection:
    check_side_files(path)
    return connect(uri(path, mode="ro"))


def _age(backup: Backup) -> int:
    return backup.path.stat().st_mtime_ns


def _rows_of_table(
    opened: sqlite3.Connection, table: str, damaged: Container[_RowName], source: str
) -> Iterator[_Found]:
    cursor = opened.execute(f"SELECT * FROM {table}")
    names = [each[0] for each in cursor.description]
    for values in cursor:
        row = dict(zip(names, values, strict=True))
        if (table, tuple(row[column] for column in _KEYS[table])) not in damaged:
            yield table, row, source
