"""The log's file before SQLite opens it: its place, its rights, and what lies beside it."""

from __future__ import annotations

import os
import stat
import string
from typing import TYPE_CHECKING

from midstance.storage.errors import (
    RESTORE,
    NotALogError,
    UnusablePlaceError,
    from_os,
)

if TYPE_CHECKING:
    from pathlib import Path

_PLAIN = b"/-_.~" + string.ascii_letters.encode() + string.digits.encode()


def inspect(path: Path) -> os.stat_result | None:
    """What the log's file is; None while there is none.

    Raises:
        UnusablePlaceError: something else lies there, or it may not be looked at.
        NotALogError: the file is empty, which Midstance never leaves behind.
    """
    try:
        found = path.stat()
    except FileNotFoundError:
        if path.is_symlink():
            raise _unusable(path, "the log is a link to a file that is missing") from None
        return None
    except OSError as error:
        raise UnusablePlaceError(*from_os(error, path)) from error
    if not stat.S_ISREG(found.st_mode):
        raise _unusable(path, "there is something else where the log should be")
    if found.st_size == 0:
        raise NotALogError("the log is empty, which Midstance never leaves behind", path, RESTORE)
    return found


def _unusable(path: Path, what: str) -> UnusablePlaceError:
    return UnusablePlaceError(what, path, "Move it away, or choose another place: --data-dir")


def make_folder(folder: Path) -> None:
    """Make a folder that only its owner may enter; one that is there already stays as it is.

    Raises:
        UnusablePlaceError: it cannot be made.
    """
    try:
        folder.mkdir(0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise UnusablePlaceError(*from_os(error, folder)) from error


def sync_folder(folder: Path) -> None:
    """Make a new or renamed entry of ``folder`` last through a power cut.

    Raises:
        OSError: the disk could not.
    """
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def uri(path: Path, *, mode: str = "rw") -> str:
    """The file as SQLite is told to open it, never to make it."""
    whole = os.fsencode(path.absolute())
    quoted = "".join(chr(byte) if byte in _PLAIN else f"%{byte:02X}" for byte in whole)
    return f"file:{quoted}?mode={mode}"
