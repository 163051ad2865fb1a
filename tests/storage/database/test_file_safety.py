"""What lies in the log's place is looked at before SQLite opens it."""

import os
from pathlib import Path

import pytest

from midstance.storage.database.file_safety import (
    COPIES_ASIDE,
    check_file_type,
    copy_wal_files_aside,
    make_folder,
    move_aside,
    uri,
    wal_files,
)
from midstance.storage.errors import (
    NotALogError,
    StorageError,
    UnexpectedFileError,
    UnusablePlaceError,
)
from tests.storage.samples import begun, do_workout, open_log, record


def a_log(folder: Path) -> Path:
    """A log with one set; its file."""
    with open_log(folder) as log:
        do_workout(log, begun(), record(0))
    return folder / "log.db"


def test_a_log_is_recognised_and_a_missing_one_is_none(tmp_path: Path) -> None:
    """The state of a regular file is returned; a missing file is no mistake."""
    found = check_file_type(a_log(tmp_path))
    assert found is not None
    assert found.st_size > 0
    assert check_file_type(tmp_path / "other.db") is None


@pytest.mark.parametrize("kind", ["folder", "pipe", "loop", "dangling"])
def test_anything_but_a_file_is_refused(tmp_path: Path, kind: str) -> None:
    """A folder, a pipe, a circle of links and a link to nothing are named, and stay."""
    path = tmp_path / "log.db"
    match kind:
        case "folder":
            path.mkdir()
        case "pipe":
            os.mkfifo(path)
        case "loop":
            path.symlink_to(path)
        case _:
            path.symlink_to(tmp_path / "gone")
    with pytest.raises(UnusablePlaceError) as told:
        check_file_type(path)
    assert told.value.where == str(path)
    assert path.is_symlink() or path.exists()


def test_a_folder_that_leads_nowhere_is_no_missing_log(tmp_path: Path) -> None:
    """Where the disk of the data folder is off, nobody is taken for a new runner."""
    (tmp_path / "data").symlink_to(tmp_path / "disk")
    with pytest.raises(UnusablePlaceError, match=r"link to .*/disk, which is not there"):
        check_file_type(tmp_path / "data" / "log.db")


def test_a_log_that_may_not_be_read_is_not_called_damaged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever lost the right to read it is told how to get it back; a rebuild would lose parts."""
    log = a_log(tmp_path)
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(UnusablePlaceError, match=r"may not be read.*chmod u\+rwX"):
        check_file_type(log)


def test_a_link_to_a_log_is_followed(tmp_path: Path) -> None:
    """A log may lie elsewhere."""
    link = tmp_path / "link.db"
    link.symlink_to(a_log(tmp_path))
    assert check_file_type(link) is not None


def test_an_empty_file_is_no_log(tmp_path: Path) -> None:
    """Zero bytes are what a failed copy leaves; it is refused, and not filled."""
    path = tmp_path / "log.db"
    path.touch()
    with pytest.raises(NotALogError, match="empty"):
        check_file_type(path)
    assert path.stat().st_size == 0


def test_folders_are_for_their_owner_alone(tmp_path: Path) -> None:
    """A new folder has mode 0700; one in a place where none can be made is refused."""
    make_folder(tmp_path / "data")
    assert (tmp_path / "data").stat().st_mode & 0o777 == 0o700
    (tmp_path / "file").touch()
    with pytest.raises(UnusablePlaceError):
        make_folder(tmp_path / "file" / "data")


def test_any_file_name_becomes_an_address(tmp_path: Path) -> None:
    """Question marks, percent signs and umlauts in a folder's name do not confuse SQLite."""
    assert uri(Path("/a b/ü?#%.db"), mode="ro") == "file:/a%20b/%C3%BC%3F%23%25.db?mode=ro"
    folder = tmp_path / "what? 100% #1 ü"
    assert a_log(folder).exists()


def test_side_files_are_copied_aside_once(tmp_path: Path) -> None:
    """Before SQLite plays a journal back, the log and the journal are copied; twice is once."""
    path = a_log(tmp_path)
    before = path.read_bytes()
    path.with_name("log.db-journal").write_bytes(b"something")
    path.with_name("log.db-shm").touch()
    copy_wal_files_aside(path)
    copy_wal_files_aside(path)
    (aside,) = tmp_path.glob("log.db.before-recovery-*")
    assert (aside / "log.db").read_bytes() == before
    assert (aside / "log.db-journal").read_bytes() == b"something"
    assert [side.name for side in wal_files(path)] == ["log.db-journal"]


def test_nothing_is_copied_without_side_files(tmp_path: Path) -> None:
    """A log that was closed is opened as it is."""
    copy_wal_files_aside(a_log(tmp_path))
    assert not list(tmp_path.glob("*.before-recovery-*"))


def test_only_the_youngest_copies_stay(tmp_path: Path) -> None:
    """A machine that crashes every day does not fill its disk with copies."""
    path = a_log(tmp_path)
    journal = path.with_name("log.db-journal")
    journal.write_bytes(b"something")
    for day in range(COPIES_ASIDE + 3):
        os.utime(journal, ns=(day, day))
        copy_wal_files_aside(path)
    kept = sorted(folder.name for folder in tmp_path.glob("*.before-recovery-*"))
    assert kept == [f"log.db.before-recovery-{day}" for day in range(3, COPIES_ASIDE + 3)]


def test_a_foreign_write_ahead_log_is_refused(tmp_path: Path) -> None:
    """SQLite would apply a stray -wal without a word."""
    path = a_log(tmp_path)
    path.with_name("log.db-wal").write_bytes(b"x" * 100)
    with pytest.raises(UnexpectedFileError) as told:
        copy_wal_files_aside(path)
    assert told.value.where.endswith("log.db-wal")
    assert "before-recovery" in told.value.what


def test_a_copy_that_cannot_be_made_is_reported(tmp_path: Path) -> None:
    """Without a copy aside, nothing is recovered."""
    path = a_log(tmp_path)
    journal = path.with_name("log.db-journal")
    journal.write_bytes(b"something")
    (tmp_path / f"log.db.before-recovery-{journal.stat().st_mtime_ns}").touch()
    path.unlink()
    with pytest.raises(StorageError):
        copy_wal_files_aside(path)


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
