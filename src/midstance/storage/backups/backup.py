"""Makes backups, and thins old ones out: all of two days, one of each year for good."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from midstance.storage.database.connection import connect
from midstance.storage.database.copy import copy_log
from midstance.storage.database.file_safety import check_side_files, uri
from midstance.storage.errors import StorageError

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator
    from pathlib import Path

    from midstance.storage.database.database import Database


DAYS_KEPT_WHOLE = 2
"""Days of which every backup stays."""
DAILY, WEEKLY, MONTHLY = 12, 10, 9
"""Older days, weeks and months of which the last backup stays."""


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup on the disk.

    Attributes:
        day: when it was made; None for one made before the tables changed, which stays for good.
        number: its number among those of its day, from 1.
    """

    path: Path
    day: date | None
    number: int = 1


def backups_to_keep(backups: Iterable[Backup], today: date) -> frozenset[Backup]:
    """The backups that stay on ``today``.

    All of two days, then the last of twelve days, ten weeks, nine months and of every year; the
    numbers follow the practice of Anki.
    """
    known = list(backups)
    dated = sorted((b.day, b.number, b) for b in known if b.day is not None)
    newest_first = [(day, backup) for day, _, backup in reversed(dated)]
    young = today - timedelta(days=DAYS_KEPT_WHOLE)
    staying = {backup for backup in known if backup.day is None}
    staying |= {backup for day, backup in newest_first if day > young}
    staying |= _last_of_each(newest_first, lambda day: day, DAILY)
    staying |= _last_of_each(newest_first, lambda day: day.isocalendar()[:2], WEEKLY)
    staying |= _last_of_each(newest_first, lambda day: (day.year, day.month), MONTHLY)
    staying |= _last_of_each(newest_first, lambda day: day.year, len(known))
    return frozenset(staying)


def _last_of_each(
    newest_first: list[tuple[date, Backup]], span: Callable[[date], Hashable], spans: int
) -> set[Backup]:
    """The newest backup of each of the latest ``spans`` spans that have one."""
    newest: dict[Hashable, Backup] = {}
    for day, backup in newest_first:
        newest.setdefault(span(day), backup)
    return set(list(newest.values())[:spans])


CHECK_EVERY = timedelta(days=7)
_NAME = re.compile(r"log-(?:([0-9]{4}-[0-9]{2}-[0-9]{2})(?:-([0-9]{1,9}))?|before-.+)\.db")


def backups_in(folder: Path) -> tuple[Backup, ...]:
    """Every backup in the log's backup folder, the newest last.

    Those made before the tables changed, which stay for good, come before all others.
    What has such a name and is no ordinary file, or names a day that never was, is none.
    """
    if not folder.is_dir():
        return ()
    found = _backups(folder.iterdir())
    return tuple(sorted(found, key=lambda b: (b.day or date.min, b.number, b.path.name)))


def _backups(paths: Iterable[Path]) -> Iterator[Backup]:
    for path in paths:
        match = _NAME.fullmatch(path.name)
        if match and path.is_file() and not path.is_symlink():
            with suppress(ValueError):
                day = date.fromisoformat(match[1]) if match[1] else None
                yield Backup(path, day, int(match[2] or 1))


def back_up_if_due(database: Database, folder: Path, today: date) -> Path | None:
    """Make the day's backup if the log has changed since the last one; None if it has not.

    Raises:
        BackupError: the log is damaged, or the disk could not take it; older backups stay.
    """
    dated = [backup for backup in backups_in(folder) if backup.day is not None]
    changed_at = database.path.stat().st_mtime_ns
    if any(b.day == today or b.path.stat().st_mtime_ns == changed_at for b in dated):
        return None
    return write_backup(database, folder, today)


def is_check_due(folder: Path, today: date) -> bool:
    """Whether the log was not checked for a week; every copy begins with a check."""
    days = [backup.day for backup in backups_in(folder) if backup.day is not None]
    past = [day for day in days if day <= today]  # the clock may have been wrong for a while
    return bool(days) and max(past, default=date.min) <= today - CHECK_EVERY


def write_backup(database: Database, folder: Path, today: date) -> Path:
    """Make a backup now; older ones that are too many go, unless this one holds fewer sets.

    Raises:
        BackupError: the log is damaged, or the disk could not take it; older backups stay.
    """
    before = backups_in(folder)
    path = copy_log(database.file, database.path, folder / free_name(folder, today))
    if not _has_shrunk(path, before):
        _thin_out(folder, today)
    return path


def free_name(folder: Path, today: date) -> str:
    """The name of the next backup of a day: ``log-2026-11-22.db``, then ``log-2026-11-22-2.db``."""
    numbers = [backup.number for backup in backups_in(folder) if backup.day == today]
    following = max(numbers, default=0) + 1
    return f"log-{today}.db" if following == 1 else f"log-{today}-{following}.db"


def sets_in(backup: Path) -> int:
    """How many rows of sets a backup holds, deleted ones included; 0 if it cannot be read."""
    try:
        check_side_files(backup)
        with closing(connect(uri(backup, mode="ro"))) as connection:
            return int(connection.execute("SELECT count(*) FROM set_record").fetchone()[0])
    except (sqlite3.Error, StorageError):
        return 0


def _has_shrunk(path: Path, before: tuple[Backup, ...]) -> bool:
    """Whether a new backup holds fewer rows than the one before: then something went wrong."""
    dated = [(b.day, b.number, b.path) for b in before if b.day is not None]
    return bool(dated) and sets_in(path) < sets_in(max(dated)[2])


def _thin_out(folder: Path, today: date) -> None:
    backups = backups_in(folder)
    for backup in set(backups) - backups_to_keep(backups, today):
        backup.path.unlink(missing_ok=True)
