"""Puts a log in the place of another: a backup, or one made anew from the workouts' files."""

from __future__ import annotations

import os
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

from midstance.storage.backup import free_name
from midstance.storage.connection import Access, connect, prepare
from midstance.storage.copying import BackupError, copy_log, make_draft, removed_at_last, told_of
from midstance.storage.database import Database
from midstance.storage.errors import StorageError
from midstance.storage.log_file import inspect, sync_folder, uri
from midstance.storage.side_files import move_aside

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path


def restore(path: Path, chosen: Path, backups: Path, today: date) -> Path | None:
    """Put the backup ``chosen`` in the place of the log at ``path``, which nobody may have open.

    Before, the log is backed up into ``backups``, or moved aside as it is if it is too broken for
    that; answers with where, or None if there was none.

    Raises:
        StorageError: ``chosen`` is not fit, or the disk could not take it; the log is as it was.
    """
    draft = path.with_name(f".{path.name}.restored-{os.getpid()}")
    with told_of(path), removed_at_last(draft):
        with _opened(chosen) as source:
            make_draft(source, chosen, draft)
        return put_in(draft, path, backups, today)


def put_in(draft: Path, path: Path, backups: Path, today: date) -> Path | None:
    """Put a finished log in the place of the one at ``path``, which is saved before.

    Raises:
        OSError: the disk could not take it.
    """
    saved = _save_before(path, backups, today)
    draft.replace(path)
    sync_folder(path.parent)
    return saved


@contextmanager
def _opened(backup: Path) -> Iterator[sqlite3.Connection]:
    if inspect(backup) is None:
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
