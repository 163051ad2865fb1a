"""What lies beside the log after a crash: kept aside before SQLite plays it back."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from midstance.storage.errors import StorageError, StrayFileError, from_os
from midstance.storage.log_file import sync_folder

if TYPE_CHECKING:
    from pathlib import Path

KEPT_ASIDE = 5
_SIDES = ("-journal", "-wal", "-shm")
_VERSION_BYTES = slice(18, 20)
_ROLLBACK = b"\x01\x01"


def sides_of(path: Path) -> tuple[Path, ...]:
    """The side files with content that lie beside the log: what SQLite would apply by itself."""
    beside = (path.with_name(path.name + side) for side in _SIDES)
    return tuple(side for side in beside if side.is_file() and side.stat().st_size)


def guard_sides(path: Path) -> None:
    """Copy the log and its side files aside before SQLite applies them.

    Must not run while anyone in this process writes the log: closing a file drops its locks.

    Raises:
        StrayFileError: a write-ahead log lies beside a log that never has one.
        StorageError: the copies could not be made.
    """
    try:
        sides = sides_of(path)
        if not sides:
            return
        aside = _copy_aside(path, sides)
        with path.open("rb") as log:
            keeps_journal = log.read(20)[_VERSION_BYTES] == _ROLLBACK
    except OSError as error:
        raise StorageError(*from_os(error, path)) from error
    strays = [side for side in sides if side.name.endswith("-wal")]
    if strays and keeps_journal:
        raise StrayFileError(
            f"a file lies beside the log that does not belong to it; copies are in {aside}",
            strays[0],
            "Move it away; then the log opens as it was.",
        )


def _copy_aside(path: Path, sides: tuple[Path, ...]) -> Path:
    from shutil import copy2  # noqa: PLC0415  # only after a crash

    mark = max(side.stat().st_mtime_ns for side in sides)
    aside = path.with_name(f"{path.name}.before-recovery-{mark}")
    if not aside.exists():
        aside.mkdir(0o700)
        for file in (path, *sides):
            copy2(file, aside)
        _drop_oldest(path)
    return aside


def _drop_oldest(path: Path) -> None:
    from shutil import rmtree  # noqa: PLC0415  # only after a crash

    kept = sorted(path.parent.glob(f"{path.name}.before-recovery-*"))
    for old in kept[:-KEPT_ASIDE]:
        rmtree(old, ignore_errors=True)


def move_aside(path: Path) -> Path:
    """Move a log with its side files into a folder of their own beside it; answers with it.

    Raises:
        OSError: they cannot be moved.
    """
    numbered = (path.with_name(f"{path.name}.aside-{number}") for number in count(1))
    aside = next(folder for folder in numbered if not folder.exists())
    aside.mkdir(0o700)
    for file in (path, *sides_of(path)):
        file.rename(aside / file.name)
    sync_folder(aside)
    return aside
