"""One program at a time guides a workout: a locked file beside the log, and its heartbeat."""

from __future__ import annotations

import fcntl
import os
import stat
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Self

from midstance.storage.errors import LogInUseError, UnusablePlaceError, from_os
from midstance.storage.files import open_private

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

LOCK_FILE = "log.lock"
_NO_LINK = os.O_CLOEXEC | os.O_NOFOLLOW | os.O_NONBLOCK
"""A link is never followed, since what it points to would be overwritten; a pipe never waits."""
_LONGEST_PID = 32
"""Bytes of the lock file that are read."""


class InstanceLock:
    """Held by the program that guides; the system lets go of it at any death of that program.

    The file's time of change is the heartbeat: the moment when the holder last was alive.
    """

    def __init__(self, folder: Path) -> None:
        """Take the lock in the log's ``folder``.

        Raises:
            LogInUseError: another program holds it.
            UnusablePlaceError: the folder cannot be written, or knows no locks.
        """
        self._path = folder / LOCK_FILE
        try:
            self._handle = open_private(self._path, os.O_RDWR | os.O_CREAT | os.O_NONBLOCK)
        except OSError as error:
            if self._path.is_symlink() or self._path.is_dir():
                raise _is_a_link(self._path) from error
            raise UnusablePlaceError(*from_os(error, self._path)) from error
        if not stat.S_ISREG(os.fstat(self._handle).st_mode):
            os.close(self._handle)
            raise _is_a_link(self._path)
        try:
            fcntl.flock(self._handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            self._sign()
        except OSError as error:
            os.close(self._handle)
            if isinstance(error, BlockingIOError):
                raise LogInUseError(self._path, last_owner_pid(folder)) from error
            raise UnusablePlaceError(*from_os(error, self._path)) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.release()

    def beat(self, now: datetime) -> None:
        """Note that the program is alive at ``now``; a disk that refuses is no matter."""
        at = round(now.timestamp() * 1_000_000) * 1000
        try:
            os.utime(self._handle, ns=(at, at))
        except OSError:
            return

    def release(self) -> None:
        """Let go of the lock; doing so twice is allowed."""
        if self._handle >= 0:
            os.close(self._handle)
            self._handle = -1

    def _sign(self) -> None:
        """Write the process into the file, and keep the last heartbeat as it is."""
        last = os.fstat(self._handle).st_mtime_ns
        os.ftruncate(self._handle, 0)
        os.write(self._handle, f"{os.getpid()}\n".encode())
        os.utime(self._handle, ns=(last, last))


def _is_a_link(path: Path) -> UnusablePlaceError:
    return UnusablePlaceError(
        "it is a link or not a regular file, and Midstance writes to neither", path, "Remove it."
    )


def last_owner_pid(folder: Path) -> int | None:
    """The process that signed the lock last, or None."""
    try:
        handle = os.open(folder / LOCK_FILE, os.O_RDONLY | _NO_LINK)
    except OSError:
        return None
    try:
        return int(os.read(handle, _LONGEST_PID))
    except (OSError, ValueError):
        return None
    finally:
        os.close(handle)


def is_held(folder: Path) -> bool:
    """Whether a running program holds the lock."""
    try:
        handle = os.open(folder / LOCK_FILE, os.O_RDONLY | _NO_LINK)
    except OSError:
        return False
    try:
        fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except OSError as error:
        return isinstance(error, BlockingIOError)
    finally:
        os.close(handle)
    return False


def last_alive(folder: Path) -> datetime | None:
    """When the program that held the lock last was alive; None if there never was one."""
    try:
        return datetime.fromtimestamp((folder / LOCK_FILE).lstat().st_mtime, UTC)
    except (OSError, OverflowError, ValueError):
        return None
