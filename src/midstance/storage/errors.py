"""What can be wrong with the log: each mistake says what, where, and what to do about it."""

from __future__ import annotations

import errno
import os
import shlex
import sqlite3
from pathlib import Path

UNREADABLE = (LookupError, TypeError, ValueError, AttributeError, RecursionError, OverflowError)
"""What reading a row or the content of a file raises that Midstance did not write."""


class StorageError(Exception):
    """Something stored cannot be read or written.

    Attributes:
        what: what is wrong, in words.
        where: the file or folder that it concerns.
        remedy: what the runner can do.
    """

    def __init__(self, what: str, where: Path | str, remedy: str) -> None:
        """Say what is wrong, where, and what to do."""
        super().__init__(what, str(where), remedy)
        self.what, self.where, self.remedy = what, str(where), remedy

    def __str__(self) -> str:
        return f"{self.where}: {self.what}. {self.remedy}"


class UnusablePlaceError(StorageError):
    """The place of the log is a folder, a pipe, a loop of links, or may not be used."""


class NotALogError(StorageError):
    """The file was written by another program, or is empty."""


class NewerLogError(StorageError):
    """The log was written by a newer version of Midstance."""


class DamagedLogError(StorageError):
    """The log's content is broken."""


class UnexpectedFileError(StorageError):
    """A side file lies beside the log that does not belong to it."""


class LogInUseError(StorageError):
    """Another running Midstance holds the log; ``pid`` is its process, or None if unknown."""

    def __init__(self, where: Path, pid: int | None) -> None:
        """Name the lock file, and the process that holds it."""
        who = f"process {pid}" if pid else "another process"
        super().__init__(
            f"Midstance is already open in {who}",
            where,
            "Continue there, or close it first; commands that only read still work.",
        )
        self.pid = pid


class SaveFailedError(StorageError):
    """A change could not be written; the log is as it was before."""


class LogReplacedError(SaveFailedError):
    """The log was moved, deleted or replaced while it was open."""


class NotThereError(StorageError, LookupError):
    """The log holds no such workout or set."""


class NothingToUndoError(StorageError):
    """There is no correction to take back, or it was built upon since."""


class UnreadableWorkoutError(StorageError):
    """The plan or the events of a workout under way cannot be read, so it cannot go on."""


class WorkoutFileError(StorageError):
    """The file of a finished workout is broken, changed by hand, or cannot be written."""


_PRIMARY = 0xFF
"""The bits of an SQLite code that name the kind of error."""
_CAUSES = {
    sqlite3.SQLITE_FULL: ("the disk is full", "Make room, then try again."),
    sqlite3.SQLITE_READONLY: (
        "the log is read-only",
        "Make the file and its folder writable, then try again.",
    ),
    sqlite3.SQLITE_CANTOPEN: (
        "the folder cannot be written",
        "Make the folder writable, then try again.",
    ),
    sqlite3.SQLITE_PERM: ("access was refused", "Make the file writable, then try again."),
    sqlite3.SQLITE_BUSY: (
        "another process is writing to the log",
        "Wait for it to end, then try again.",
    ),
    sqlite3.SQLITE_CONSTRAINT: (
        "a value is out of range, or contradicts the log",
        "Correct the value.",
    ),
    sqlite3.SQLITE_IOERR: ("the disk reported an error", "Check the disk, then try again."),
}
_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
_MISSING = ("no such table", "no such column")
NOTHING_CHANGED = "; nothing was changed"
RESTORE = (
    "Restore a backup: midstance restore FILE (midstance backup --list names them), or rebuild "
    "the log from the workout files: midstance doctor --rebuild. "
    "Until then, log new workouts in another folder: --data-dir."
)


def from_sqlite(error: sqlite3.Error, where: Path) -> StorageError:
    """What SQLite's error means for the runner."""
    code = getattr(error, "sqlite_errorcode", 0) & _PRIMARY
    if code in _DAMAGED or str(error).startswith(_MISSING):
        return DamagedLogError(f"the log is damaged ({error})", where, RESTORE)
    if code == sqlite3.SQLITE_CANTOPEN and (reason := _reason_unopened(where)):
        return SaveFailedError(*reason)
    what, remedy = _CAUSES.get(code, ("the log could not be written", "Try again."))
    if code == sqlite3.SQLITE_READONLY and _is_anothers(where):
        remedy = open_it(where)
    return SaveFailedError(f"{what} ({error})", where, remedy)


SIDES = ("-journal", "-wal", "-shm")
"""What SQLite adds to the log's name for the files that it keeps beside it."""


def _reason_unopened(where: Path) -> tuple[str, Path, str] | None:
    """Why SQLite could not open the log, which says only that it could not.

    The files are not opened here: closing one would drop the locks that SQLite holds on it.
    """
    try:
        os.close(os.open(os.devnull, os.O_RDONLY | os.O_CLOEXEC))
    except OSError as error:
        return from_os(error, where)
    sides = (where.with_name(f"{where.name}{each}") for each in SIDES)
    closed = next((each for each in sides if os.path.lexists(each) and not _is_open(each)), None)
    return None if closed is None else ("access was refused", closed, open_it(closed))


def _is_open(path: Path) -> bool:
    return os.access(path, os.R_OK | os.W_OK)


_OS_CAUSES = {
    errno.ENOSPC: ("the disk is full", "Make room, then try again."),
    errno.EDQUOT: ("your share of the disk is used up", "Make room, then try again."),
    errno.EFBIG: ("the file has reached its size limit", "Raise the limit, then try again."),
    errno.EROFS: ("the disk is read-only", "Make it writable, then try again."),
    errno.ELOOP: (
        "it is a link, and Midstance does not write through links",
        "Put what it points to in its place, then try again.",
    ),
    errno.EMFILE: ("too many files are open", "Close other programs, then try again."),
}


def from_os(error: OSError, where: Path) -> tuple[str, Path, str]:
    """What, where and remedy for an error of the operating system."""
    if error.errno in {errno.EEXIST, errno.ENOTDIR} and (obstacle := _obstacle(where, error)):
        return obstacle
    reason = error.strerror or type(error).__name__
    if error.errno in {errno.EACCES, errno.EPERM}:
        where = _named(error) or where
        return f"access was refused ({reason})", where, open_it(where)
    what, remedy = _OS_CAUSES.get(error.errno or 0, (reason, "Check the disk, then try again."))
    return f"{what} ({reason})" if what != reason else what, where, remedy


def _named(error: OSError) -> Path | None:
    """The file that the system refused, where it names one that is there."""
    is_name = isinstance(error.filename, str) and os.path.lexists(error.filename)
    return Path(error.filename) if is_name else None


def open_it(where: Path) -> str:
    """How to get access to ``where``, or to the last folder on the way to it that can be seen."""
    closed = next(each for each in (where, *where.parents, Path("/")) if os.path.lexists(each))
    if not os.path.isdir(closed) and _is_open(closed):  # noqa: PTH112  # raises nothing
        closed = closed.parent
    quoted = shlex.quote(str(closed))
    if not _is_anothers(closed):
        return f"Give your account access (chmod u+rwX {quoted}), then try again."
    own = f"make it yours (sudo chown $USER {quoted})" if closed == where else "use that account"
    return (
        f"It belongs to another account: {own}, or choose another folder (--data-dir FOLDER), "
        "then try again."
    )


def _is_anothers(path: Path) -> bool:
    """Whether another account owns what lies there, whose mode only that account can change."""
    return os.path.lexists(path) and path.lstat().st_uid != os.geteuid()


def dead_link(path: Path) -> tuple[str, Path, str] | None:
    """What, where and remedy where ``path`` is a link that leads nowhere: its disk may be off."""
    if not path.is_symlink() or path.exists():
        return None
    target = path.readlink()
    return (
        f"it is a link to {target}, which is not there",
        path,
        f"Make {target}, or remove the link.",
    )


def _obstacle(where: Path, error: OSError) -> tuple[str, Path, str] | None:
    """What lies in the way of the folders of ``where``: a link that leads nowhere, or a file."""
    for each in (where, *where.parents):
        if link := dead_link(each):
            return link
        is_folder_wanted = each != where or error.errno == errno.ENOTDIR
        if is_folder_wanted and each.exists() and not each.is_dir():
            return "it is a file where a folder should be", each, "Move it away."
    return None
