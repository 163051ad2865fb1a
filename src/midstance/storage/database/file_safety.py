"""The log's file before SQLite opens it: its kind, its folder, and the side files beside it."""

from __future__ import annotations

import os
import stat
import string
from itertools import count
from typing import TYPE_CHECKING

from midstance.storage.errors import (
    RESTORE,
    SIDES,
    NotALogError,
    StorageError,
    UnexpectedFileError,
    UnusablePlaceError,
    dead_link,
    from_os,
    open_it,
)
from midstance.storage.files import is_missing, make_new_private, make_private, sync_folder

if TYPE_CHECKING:
    from pathlib import Path


_PLAIN = b"/-_.~" + string.ascii_letters.encode() + string.digits.encode()


def check_file_type(path: Path) -> os.stat_result | None:
    """The status of the log's file; None if there is none.

    Raises:
        UnusablePlaceError: it is no regular file, or may not be read.
        NotALogError: it is empty, which Midstance never leaves behind.
    """
    try:
        status = path.stat()
    except FileNotFoundError:
        if path.is_symlink():
            raise _unusable(path, "the log is a link to a file that is missing") from None
        if link := next(filter(None, map(dead_link, path.parents)), None):
            raise UnusablePlaceError(*link) from None
        return None
    except OSError as error:
        raise UnusablePlaceError(*from_os(error, path)) from error
    if not stat.S_ISREG(status.st_mode):
        raise _unusable(path, "there is something else where the log should be")
    if status.st_size == 0:
        raise NotALogError("the log is empty, which Midstance never leaves behind", path, RESTORE)
    check_readable(path)
    return status


def check_readable(path: Path) -> None:
    """Check that what lies at ``path``, if anything does, may be read: it is not damaged then.

    Raises:
        UnusablePlaceError: it may not.
    """
    if not is_missing(path) and not os.access(path, os.R_OK):
        raise UnusablePlaceError("it may not be read", path, open_it(path))


def refuse_link(path: Path, remedy: str) -> None:
    """Refuse to write where a link lies: what it points to may be anybody's.

    Raises:
        UnusablePlaceError: a link lies there.
    """
    if path.is_symlink():
        raise UnusablePlaceError(
            f"it is a link to {path.readlink()}, and Midstance writes through no link",
            path,
            remedy,
        )


def _unusable(path: Path, what: str) -> UnusablePlaceError:
    return UnusablePlaceError(what, path, "Move it away, or choose another place: --data-dir")


def make_folder(folder: Path) -> None:
    """Make a folder that only its owner may enter; an existing one stays as it is.

    Raises:
        UnusablePlaceError: it cannot be made.
    """
    try:
        make_private(folder)
    except OSError as error:
        raise UnusablePlaceError(*from_os(error, folder)) from error


def uri(path: Path, *, mode: str = "rw") -> str:
    """The file as a URI by which SQLite opens it, but never creates it."""
    whole = os.fsencode(path.absolute())
    quoted = "".join(chr(byte) if byte in _PLAIN else f"%{byte:02X}" for byte in whole)
    return f"file:{quoted}?mode={mode}"


COPIES_ASIDE = 5
"""Copies made before a recovery that stay; older ones are deleted."""
_ASIDE = ".before-recovery-"
_VERSION_BYTES = slice(18, 20)
_ROLLBACK = b"\x01\x01"


def wal_files(path: Path) -> tuple[Path, ...]:
    """The side files with content beside the log, which SQLite would apply by itself."""
    return tuple(side for side in _beside(path) if side.is_file() and side.stat().st_size)


def _beside(path: Path) -> tuple[Path, ...]:
    return tuple(path.with_name(path.name + side) for side in SIDES)


def check_side_files(path: Path) -> None:
    """Refuse a link, a pipe or a folder where SQLite would read or write a side file of the log.

    Raises:
        UnexpectedFileError: there is one.
    """
    for side in _beside(path):
        try:
            is_file = stat.S_ISREG(side.lstat().st_mode)
        except OSError:  # none, or a folder that opening the log will tell of
            continue
        if not is_file:
            raise UnexpectedFileError(
                "it is a link or not a regular file, and does not belong to the log",
                side,
                "Move it away; then the log opens as it was.",
            )


def copy_wal_files_aside(path: Path) -> None:
    """Copy the log and its side files aside before SQLite applies them.

    Must not run while anyone in this process writes the log: closing a file drops its locks.

    Raises:
        UnexpectedFileError: a write-ahead log lies beside a log that never has one.
        StorageError: the copies could not be made.
    """
    try:
        sides = wal_files(path)
        if not sides:
            return
        aside = _copy_aside(path, sides)
        with path.open("rb") as log:
            keeps_journal = log.read(20)[_VERSION_BYTES] == _ROLLBACK
    except OSError as error:
        raise StorageError(*from_os(error, path)) from error
    strays = [side for side in sides if side.name.endswith("-wal")]
    if strays and keeps_journal:
        raise UnexpectedFileError(
            f"a file lies beside the log that does not belong to it; copies are in {aside}",
            strays[0],
            "Move it away; then the log opens as it was.",
        )


def _copy_aside(path: Path, sides: tuple[Path, ...]) -> Path:
    from shutil import copy2, rmtree  # noqa: PLC0415  # only after a crash

    mark = max(side.stat().st_mtime_ns for side in sides)
    aside = path.with_name(f"{path.name}{_ASIDE}{mark}")
    if not os.path.lexists(aside):
        make_new_private(aside)
        for file in (path, *sides):
            copy2(file, aside)
        for old in _copies_aside(path)[:-COPIES_ASIDE]:
            rmtree(old, ignore_errors=True)
    return aside


def newest_copy_aside(path: Path) -> Path | None:
    """The log as it was before the last recovery, or None if there is no such copy."""
    copies = [folder / path.name for folder in _copies_aside(path)]
    return next((copy for copy in reversed(copies) if copy.is_file()), None)


def _copies_aside(path: Path) -> list[Path]:
    return sorted(path.parent.glob(f"{path.name}{_ASIDE}*"))


def move_aside(path: Path) -> Path:
    """Move a log, with whatever lies in the places of its side files, into a new folder beside it.

    Returns the folder.

    Raises:
        OSError: they cannot be moved.
    """
    numbered = (path.with_name(f"{path.name}.aside-{number}") for number in count(1))
    aside = next(folder for folder in numbered if not os.path.lexists(folder))
    make_new_private(aside)
    for file in (path, *filter(os.path.lexists, _beside(path))):
        file.rename(aside / file.name)
    sync_folder(aside)
    return aside
