"""One program guides at a time, and its last sign of life is known."""

import fcntl
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from midstance.storage.database.lock import (
    LOCK_FILE,
    InstanceLock,
    is_held,
    last_alive,
    last_owner_pid,
)
from midstance.storage.errors import LogInUseError, UnusablePlaceError
from tests.storage.samples import at

HOLD = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from midstance.storage.database.lock import InstanceLock
lock = InstanceLock(Path(sys.argv[1]))
lock.beat(datetime(2026, 11, 22, 11, 0, 42, tzinfo=UTC))
print("held", flush=True)
sys.stdin.read()
"""


def test_a_second_program_reads_who_has_it(tmp_path: Path) -> None:
    """The message names the process; after it let go, the lock is free."""
    first = InstanceLock(tmp_path)
    with pytest.raises(LogInUseError, match=f"process {os.getpid()}") as told:
        InstanceLock(tmp_path)
    assert told.value.pid == os.getpid()
    assert is_held(tmp_path)
    first.release()
    first.release()
    assert not is_held(tmp_path)
    with InstanceLock(tmp_path):
        assert is_held(tmp_path)


def test_the_last_sign_of_life_survives_a_sigkill(tmp_path: Path) -> None:
    """The moment of death is known, also after another program took the lock."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path)], stdout=subprocess.PIPE, stdin=subprocess.PIPE
    )
    assert process.stdout
    assert process.stdin
    assert process.stdout.readline() == b"held\n"
    assert is_held(tmp_path)
    process.send_signal(signal.SIGKILL)
    process.wait()
    process.stdin.close()
    process.stdout.close()
    assert not is_held(tmp_path)
    with InstanceLock(tmp_path):
        assert last_alive(tmp_path) == at(42).utc


def test_nobody_ever_held_it(tmp_path: Path) -> None:
    """Without a lock file nobody was alive and nobody holds it."""
    assert last_alive(tmp_path) is None
    assert last_owner_pid(tmp_path) is None
    assert not is_held(tmp_path)


def test_a_lock_without_a_name_is_reported_as_it_is(tmp_path: Path) -> None:
    """If the holder did not sign, it is another process."""
    handle = os.open(tmp_path / LOCK_FILE, os.O_RDWR | os.O_CREAT)
    fcntl.flock(handle, fcntl.LOCK_EX)
    with pytest.raises(LogInUseError, match="another process"):
        InstanceLock(tmp_path)
    os.close(handle)


def test_a_folder_that_cannot_be_locked_is_reported(tmp_path: Path) -> None:
    """A missing folder, and a lock file that is a folder, are no place for a log."""
    with pytest.raises(UnusablePlaceError):
        InstanceLock(tmp_path / "missing")
    (tmp_path / LOCK_FILE).mkdir()
    with pytest.raises(UnusablePlaceError):
        InstanceLock(tmp_path)


def test_a_lock_is_never_taken_through_a_link(tmp_path: Path) -> None:
    """What a link or a hard-wired device points to is neither emptied nor written."""
    precious = tmp_path / "precious"
    precious.write_text("precious")
    (tmp_path / LOCK_FILE).symlink_to(precious)
    with pytest.raises(UnusablePlaceError, match="it is a link"):
        InstanceLock(tmp_path)
    assert precious.read_text() == "precious"
    assert last_owner_pid(tmp_path) is None
    assert not is_held(tmp_path)
    (tmp_path / LOCK_FILE).unlink()
    (tmp_path / LOCK_FILE).mkdir()
    with pytest.raises(UnusablePlaceError, match=r"not a regular file.*Remove it"):
        InstanceLock(tmp_path)
    (tmp_path / LOCK_FILE).rmdir()
    (tmp_path / LOCK_FILE).symlink_to("/dev/full")
    with pytest.raises(UnusablePlaceError):
        InstanceLock(tmp_path)


def test_a_pipe_in_the_place_of_the_lock_is_refused_at_once(tmp_path: Path) -> None:
    """Nobody waits for the other end of it."""
    os.mkfifo(tmp_path / LOCK_FILE)
    assert last_owner_pid(tmp_path) is None
    with pytest.raises(UnusablePlaceError):
        InstanceLock(tmp_path)


def test_a_heartbeat_after_the_end_is_no_error(tmp_path: Path) -> None:
    """A disk that takes no sign of life does not stop a workout."""
    lock = InstanceLock(tmp_path)
    lock.beat(at(1).utc)
    lock.release()
    lock.beat(at(9).utc)
    assert last_alive(tmp_path) == at(1).utc


def test_the_lock_is_for_its_owner_alone(tmp_path: Path) -> None:
    """Its mode is 0600."""
    with InstanceLock(tmp_path):
        assert (tmp_path / LOCK_FILE).stat().st_mode & 0o777 == 0o600


def test_a_heartbeat_of_a_year_that_no_calendar_has_is_none(tmp_path: Path) -> None:
    """A disk can hold times far beyond the last date there is."""
    InstanceLock(tmp_path).release()
    os.utime(tmp_path / LOCK_FILE, (2**40, 2**40))
    alive = last_alive(tmp_path)
    assert alive is None or alive.year > 2400
