"""What lies beside a log after a crash is kept before SQLite plays it back."""

import os
from pathlib import Path

import pytest

from midstance.storage.errors import StorageError, StrayFileError
from midstance.storage.side_files import KEPT_ASIDE, guard_sides, move_aside, sides_of
from tests.storage.test_log_file import a_log


def test_side_files_are_copied_aside_once(tmp_path: Path) -> None:
    """Before SQLite plays a journal back, the log and the journal are copied; twice is once."""
    path = a_log(tmp_path)
    before = path.read_bytes()
    path.with_name("log.db-journal").write_bytes(b"something")
    path.with_name("log.db-shm").touch()
    guard_sides(path)
    guard_sides(path)
    (aside,) = tmp_path.glob("log.db.before-recovery-*")
    assert (aside / "log.db").read_bytes() == before
    assert (aside / "log.db-journal").read_bytes() == b"something"
    assert [side.name for side in sides_of(path)] == ["log.db-journal"]


def test_nothing_is_copied_without_side_files(tmp_path: Path) -> None:
    """A log that was closed is opened as it is."""
    guard_sides(a_log(tmp_path))
    assert not list(tmp_path.glob("*.before-recovery-*"))


def test_only_the_youngest_copies_stay(tmp_path: Path) -> None:
    """A machine that crashes every day does not fill its disk with copies."""
    path = a_log(tmp_path)
    journal = path.with_name("log.db-journal")
    journal.write_bytes(b"something")
    for day in range(KEPT_ASIDE + 3):
        os.utime(journal, ns=(day, day))
        guard_sides(path)
    kept = sorted(folder.name for folder in tmp_path.glob("*.before-recovery-*"))
    assert kept == [f"log.db.before-recovery-{day}" for day in range(3, KEPT_ASIDE + 3)]


def test_a_foreign_write_ahead_log_is_refused(tmp_path: Path) -> None:
    """SQLite would apply a stray -wal without a word."""
    path = a_log(tmp_path)
    path.with_name("log.db-wal").write_bytes(b"x" * 100)
    with pytest.raises(StrayFileError) as told:
        guard_sides(path)
    assert told.value.where.endswith("log.db-wal")
    assert "before-recovery" in told.value.what


def test_a_copy_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    """Without a copy aside, nothing is recovered."""
    path = a_log(tmp_path)
    journal = path.with_name("log.db-journal")
    journal.write_bytes(b"something")
    (tmp_path / f"log.db.before-recovery-{journal.stat().st_mtime_ns}").touch()
    path.unlink()
    with pytest.raises(StorageError):
        guard_sides(path)


def test_a_broken_log_is_moved_aside_whole(tmp_path: Path) -> None:
    """The log and its side files go together into a folder of their own; twice into two."""
    path = tmp_path / "log.db"
    for number in (1, 2):
        path.write_bytes(b"broken")
        path.with_name("log.db-journal").write_bytes(b"journal")
        aside = move_aside(path)
        assert aside.name == f"log.db.aside-{number}"
        assert {file.name for file in aside.iterdir()} == {"log.db", "log.db-journal"}
        assert not path.exists()
