"""Makes the log anew from the workouts' files, with what no file holds taken from the old log."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

from midstance.storage.connection import Access
from midstance.storage.copying import removed_at_last, told_of
from midstance.storage.database import Database
from midstance.storage.errors import StorageError
from midstance.storage.filing import write_due
from midstance.storage.merging import merge
from midstance.storage.restoring import put_in

if TYPE_CHECKING:
    from datetime import date, datetime
    from pathlib import Path

    from midstance.storage.merging import Merged

_GOING = "SELECT id FROM workout WHERE ending = 'under-way' AND deleted_at IS NULL"
_NOT_IN_FILES = (
    ("meta", "1"),
    ("enrolment", "1"),
    ("profile", "1"),
    ("workout", f"id IN ({_GOING})"),
    ("set_record", f"workout_id IN ({_GOING})"),
    ("course", f"workout_id IN ({_GOING})"),
    ("deed", f"workout_id IN ({_GOING})"),
)


def rebuild(path: Path, files: Path, backups: Path, today: date, at: datetime) -> Merged:
    """Make the log at ``path``, which nobody may have open, anew from the folder ``files``.

    The chosen programs, the profile and a workout under way, which no file holds, are taken from
    the old log as far as it can be read. The old log is backed up, or moved aside if it is broken.

    Raises:
        StorageError: a folder cannot be read or written; the log is as it was.
    """
    draft = path.with_name(f".{path.name}.rebuilt-{os.getpid()}")
    with told_of(path), removed_at_last(draft):
        draft.unlink(missing_ok=True)
        files.mkdir(0o700, exist_ok=True)
        _write_due(path, files)
        with Database(draft) as new:
            with suppress(StorageError):
                _take_over(path, new)
            merged = merge(new, files, files, at)
        put_in(draft, path, backups, today)
    return merged


def _write_due(path: Path, files: Path) -> None:
    """Write the files that the old log still owes, if it can be opened at all."""
    problems: tuple[StorageError, ...] = ()
    if path.exists():
        with suppress(StorageError), Database(path) as old:
            problems = write_due(old, files)
    for problem in problems:
        raise problem


def _take_over(path: Path, new: Database) -> None:
    with Database(path, Access.READ) as old:
        for table, wanted in _NOT_IN_FILES:
            with suppress(StorageError), new.transaction():
                rows = old.rows(f"SELECT * FROM {table} WHERE {wanted}")
                marks = ", ".join("?" * len(rows[0])) if rows else ""
                new.run_many(f"INSERT INTO {table} VALUES ({marks})", rows)
