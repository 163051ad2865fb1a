"""A disk that is full, read-only or gone loses nothing that was called saved."""

import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from midstance.storage.database.connection import Access
from midstance.storage.errors import SaveFailedError, StorageError, UnusablePlaceError
from midstance.storage.training_log import TrainingLog
from tests.storage.samples import (
    at,
    begun,
    do_workout,
    event,
    numbered_ids,
    open_log,
    quick_folder,
    record,
    save,
    uuid,
)

FULL = """
import resource, signal, sys
from pathlib import Path
from midstance.domain.record import LogChange
from midstance.storage.errors import SaveFailedError
from tests.storage.samples import at, begun, event, open_log, record, save, uuid

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
log = open_log(Path(sys.argv[1]))
log.begin(begun(), (), {})
size = log.database.path.stat().st_size
hard = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
resource.setrlimit(resource.RLIMIT_FSIZE, (size + int(sys.argv[2]), hard))
saved, waiting = 0, []
for number in range(90):
    waiting.append(number)
    try:
        while waiting:
            change = save(record(waiting[0], note="x" * 200))
            log.record_event(uuid(1), event(waiting[0]), at(1), change)
            saved += 1
            waiting.pop(0)
    except SaveFailedError as error:
        reason = str(error)
assert len(waiting) > 20, waiting
assert [each.set.sequence for each in log.sets()] == list(range(saved))
resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
for number in waiting:
    log.record_event(uuid(1), event(number), at(1), save(record(number)))
assert [each.set.sequence for each in log.sets()] == list(range(90))
assert log.examine().text == "ok"
print(reason)
"""


@pytest.mark.parametrize("room", [0, 2500, 8192, 11_000])
def test_a_full_disk_is_reported_and_the_sets_are_kept_when_there_is_room(
    tmp_path: Path, room: int
) -> None:
    """Every set that was not saved is saved once, later; those before are there all the time."""
    told = run(FULL, tmp_path, str(room))
    assert told.returncode == 0, told.stderr
    assert "log.db: " in told.stdout
    assert "try again" in told.stdout


FULL_AT_START = """
import resource, signal, sys
from pathlib import Path
from midstance.storage.errors import SaveFailedError
from tests.storage.samples import open_log

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
open_log(Path(sys.argv[1])).close()
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), resource.RLIM_INFINITY))
try:
    open_log(Path(sys.argv[1]))
except SaveFailedError as error:
    print(error)
"""


def test_a_disk_that_is_full_at_the_start_is_reported_as_that(tmp_path: Path) -> None:
    """The first write that fails ends its transaction by itself; the cause is still named."""
    told = run(FULL_AT_START, tmp_path, "100")
    assert told.returncode == 0, told.stderr
    assert "the disk reported an error" in told.stdout
    assert "rollback" not in told.stdout


def run(program: str, folder: Path, *more: str) -> subprocess.CompletedProcess[str]:
    """Run a program of ours on a folder."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    return subprocess.run(
        [sys.executable, "-c", program, str(folder), *more],
        capture_output=True,
        text=True,
        check=False,
        env=environment,
    )


READ_ONLY = """
import os, sys
from pathlib import Path
from midstance.storage.database.connection import Access
from midstance.storage.errors import StorageError
from midstance.storage.training_log import TrainingLog
from tests.storage.samples import numbered_ids

if os.geteuid() == 0:
    os.setgid(65534)
    os.setuid(65534)
folder = Path(sys.argv[1])
with TrainingLog(folder, numbered_ids(), Access.READ) as log:
    print(len(log.sets()))
try:
    TrainingLog(folder, numbered_ids())
except StorageError as error:
    print(error)
"""


@pytest.mark.parametrize("mode", [0o555, 0o755])
def test_a_log_that_may_only_be_read_is_read_and_told(mode: int) -> None:
    """Reading commands work in a read-only folder and on another's file; writing ones say why."""
    with quick_folder() as folder:
        with open_log(folder) as log:
            do_workout(log, begun(), record(0))
        (folder / "log.db").chmod(0o444)
        folder.chmod(mode)
        told = run(READ_ONLY, folder)
        folder.chmod(0o755)
    assert told.returncode == 0, told.stderr
    count, reason = told.stdout.splitlines()
    assert count == "1"
    assert str(folder) in reason
    assert "try again" in reason


CLOSED = """
import os, sys
from pathlib import Path
from midstance.storage.database.connection import Access
from midstance.storage.errors import StorageError
from midstance.storage.training_log import TrainingLog
from tests.storage.samples import numbered_ids

if os.geteuid() == 0:
    os.setgid(65534)
    os.setuid(65534)
for access in Access:
    try:
        TrainingLog(Path(sys.argv[1]), numbered_ids(), access)
    except StorageError as error:
        print(error.what)
"""


def test_a_folder_that_may_not_be_entered_is_reported() -> None:
    """A log in somebody else's closed folder is named as such, for readers and writers."""
    with quick_folder() as folder:
        open_log(folder).close()
        folder.chmod(0)
        told = run(CLOSED, folder)
        folder.chmod(0o755)
    assert told.returncode == 0, told.stderr
    assert told.stdout.count("access was refused") == 2


def test_a_log_that_is_taken_away_is_reported_at_the_next_set(tmp_path: Path) -> None:
    """Nothing is written into a file that nobody can find; put back, it goes on."""
    with open_log(tmp_path) as log:
        log.begin(begun(), (), {})
        path = tmp_path / "log.db"
        path.rename(tmp_path / "elsewhere.db")
        with pytest.raises(SaveFailedError, match="moved, deleted or replaced"):
            log.record_event(uuid(1), event(0), at(1), save(record(0)))
        (tmp_path / "elsewhere.db").rename(path)
        log.record_event(uuid(1), event(0), at(1), save(record(0)))
        assert len(log.sets()) == 1


def test_two_programs_wait_for_each_other(tmp_path: Path) -> None:
    """A second writer waits, and says so if it takes too long; a reader is not disturbed."""
    with open_log(tmp_path) as one, open_log(tmp_path, machine=2) as other:
        one.begin(begun(), (), {})
        other.database.connection.execute("PRAGMA busy_timeout = 1")
        with one.database.transaction():
            with pytest.raises(SaveFailedError, match="another process is writing"):
                other.set_profile_value("level", 1, at())
            with TrainingLog(tmp_path, numbered_ids(), Access.READ) as reader:
                assert reader.sets() == ()
        other.set_profile_value("level", 1, at())
        assert one.profile() == {"level": 1}


def test_no_file_can_be_opened_any_more(tmp_path: Path) -> None:
    """Running out of file handles is reported in words, and passes."""
    with open_log(tmp_path) as log:
        do_workout(log, begun(), record(0))
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    held = [os.open(os.devnull, os.O_RDONLY)]
    resource.setrlimit(resource.RLIMIT_NOFILE, (held[0] + 1, hard))
    try:
        with pytest.raises(StorageError):
            open_log(tmp_path)
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
        os.close(held[0])
    with open_log(tmp_path) as log:
        assert len(log.sets()) == 1


def test_a_home_that_takes_nothing_is_named(tmp_path: Path) -> None:
    """Where no folder can be made, the message names what is in its place."""
    (tmp_path / "file").touch()
    with pytest.raises(UnusablePlaceError) as told:
        open_log(tmp_path / "file" / "midstance")
    assert str(told.value.where) == str(tmp_path / "file")


SHARED = """
import os, sys
from pathlib import Path
from midstance.services.upkeep.sync import SyncFolder
from midstance.storage.workout_files.shared_week import read_shared_weeks

if os.geteuid() == 0:
    os.setgid(65534)
    os.setuid(65534)
shared = Path(sys.argv[1])
folder = SyncFolder(shared, "mine-000000", shared / "data")
print(sorted(folder.news(frozenset())), [each.name for each in folder.unreadable()])
weeks, problems = read_shared_weeks(shared)
print(len(weeks), [each.what for each in problems])
"""


def test_one_closed_folder_among_shared_ones_stops_no_other() -> None:
    """What another machine or runner left there is read; the closed one is named."""
    with quick_folder() as folder:
        (folder / "lap-1").mkdir()
        (folder / "lap-1" / "2026-11-20-1800-base-A-0123456789ab.toml").write_text("x")
        (folder / "closed-2").mkdir()
        (folder / "closed-2").chmod(0)
        folder.chmod(0o755)
        told = run(SHARED, folder)
        (folder / "closed-2").chmod(0o755)
    assert told.returncode == 0, told.stderr
    assert told.stdout.splitlines() == [
        "['lap-1'] ['closed-2']",
        "0 ['the folder cannot be read']",
    ]
