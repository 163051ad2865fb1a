"""The library's files are gathered in a steady order, and trouble with one hurts no other."""

import os
from pathlib import Path

import pytest

from midstance.storage.definitions.problems import DefinitionFileError
from midstance.storage.definitions.sources import FileKind, bundled_sources, own_sources
from midstance.storage.definitions.toml_file import MAX_BYTES, read_limited
from midstance.storage.places import bundled_assets
from tests.storage.own_files import EXERCISE, PROGRAM, places, write


def test_bundled_files_are_named_by_kind_and_come_in_order() -> None:
    """The same order each time, none of them the runner's."""
    found = bundled_sources(bundled_assets())
    assert [s.file for s in found] == [s.file for s in bundled_sources(bundled_assets())]
    assert "programs/foundations.toml" in {s.file for s in found}
    assert not any(s.own or s.trouble for s in found)


def test_without_own_folders_there_are_no_own_files(tmp_path: Path) -> None:
    """A new runner has nothing of their own."""
    assert own_sources(tmp_path / "config") == ()


def test_own_files_are_found_by_folder_and_ending(tmp_path: Path) -> None:
    """Other files lie there unread."""
    where = places(tmp_path)
    write(where, "exercises", "b", EXERCISE)
    write(where, "programs", "a", PROGRAM)
    (where.config / "exercises" / "notes.txt").write_text("hello")
    found = own_sources(where.config)
    assert [(s.kind, Path(s.file).name) for s in found] == [
        (FileKind.EXERCISES, "b.toml"),
        (FileKind.PROGRAMS, "a.toml"),
    ]
    assert all(s.own for s in found)


def test_a_folder_or_a_pipe_with_such_a_name_is_trouble_not_a_wait(tmp_path: Path) -> None:
    """Only ordinary files are opened."""
    where = places(tmp_path)
    write(where, "exercises", "good", EXERCISE)
    (where.config / "exercises" / "folder.toml").mkdir()
    os.mkfifo(where.config / "exercises" / "pipe.toml")
    troubles = {Path(s.file).name: s.trouble for s in own_sources(where.config)}
    assert troubles == {
        "folder.toml": "this is not an ordinary file",
        "good.toml": "",
        "pipe.toml": "this is not an ordinary file",
    }


def test_a_file_where_a_folder_should_be_is_trouble(tmp_path: Path) -> None:
    """The other folders are read."""
    where = places(tmp_path)
    write(where, "programs", "plan", PROGRAM)
    (where.config / "exercises").write_text("in the way")
    found = own_sources(where.config)
    assert [s.trouble for s in found] == ["this folder cannot be read: not a directory", ""]


def test_a_link_to_nowhere_is_trouble(tmp_path: Path) -> None:
    """It is named, and the reason is in it."""
    where = places(tmp_path)
    write(where, "exercises", "good", EXERCISE)
    (where.config / "exercises" / "loop.toml").symlink_to("loop.toml")
    troubled = [s for s in own_sources(where.config) if s.trouble]
    assert [Path(s.file).name for s in troubled] == ["loop.toml"]
    assert troubled[0].trouble.startswith("this cannot be read: ")


def test_a_huge_file_is_not_read_to_its_end(tmp_path: Path) -> None:
    """Fifty megabytes cost no more than the limit."""
    huge = tmp_path / "huge.toml"
    with huge.open("wb") as opened:
        opened.truncate(50_000_000)
    assert len(read_limited(huge)) == MAX_BYTES + 1


def test_a_missing_file_is_refused_with_its_name(tmp_path: Path) -> None:
    """The message has the system's reason."""
    with pytest.raises(
        DefinitionFileError, match=r"none\.toml:1:1: this cannot be read: no such file"
    ):
        read_limited(tmp_path / "none.toml")
