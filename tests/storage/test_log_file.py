"""What lies in the log's place is looked at before SQLite opens it."""

import os
from pathlib import Path

import pytest

from midstance.storage.errors import (
    NotALogError,
    UnusablePlaceError,
)
from midstance.storage.log_file import (
    inspect,
    make_folder,
    uri,
)
from tests.storage.samples import begun, do_workout, open_log, record


def a_log(folder: Path) -> Path:
    """A log with one set; its file."""
    with open_log(folder) as log:
        do_workout(log, begun(), record(0))
    return folder / "log.db"


def test_a_log_is_recognised_and_a_missing_one_is_none(tmp_path: Path) -> None:
    """A regular file is told about; no file is no mistake."""
    found = inspect(a_log(tmp_path))
    assert found is not None
    assert found.st_size > 0
    assert inspect(tmp_path / "other.db") is None


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
        inspect(path)
    assert told.value.where == str(path)
    assert path.is_symlink() or path.exists()


def test_a_link_to_a_log_is_followed(tmp_path: Path) -> None:
    """A log may lie elsewhere."""
    link = tmp_path / "link.db"
    link.symlink_to(a_log(tmp_path))
    assert inspect(link) is not None


def test_an_empty_file_is_no_log(tmp_path: Path) -> None:
    """Zero bytes are what a failed copy leaves; it is refused, and not filled."""
    path = tmp_path / "log.db"
    path.touch()
    with pytest.raises(NotALogError, match="empty"):
        inspect(path)
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
