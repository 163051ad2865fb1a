"""A new file is there whole, or not at all, and takes no other's place."""

import os
from pathlib import Path

import pytest

from midstance.storage.new_file import put_in_place, write_new


def test_a_file_is_written_for_its_owner_alone(tmp_path: Path) -> None:
    """Content, mode and folder are right, and no draft stays."""
    path = tmp_path / "workouts" / "a.toml"
    write_new(path, b"content")
    assert path.read_bytes() == b"content"
    assert path.stat().st_mode & 0o777 == 0o600
    assert [file.name for file in path.parent.iterdir()] == ["a.toml"]


def test_the_same_content_may_be_there_and_another_may_not(tmp_path: Path) -> None:
    """Writing again is no error; something else under the name is, and stays."""
    path = tmp_path / "a.toml"
    write_new(path, b"content")
    write_new(path, b"content")
    with pytest.raises(FileExistsError):
        write_new(path, b"other")
    assert path.read_bytes() == b"content"


def test_a_draft_of_a_killed_program_is_no_obstacle(tmp_path: Path) -> None:
    """A half-written draft with our number, even as a link elsewhere, is replaced."""
    path, victim = tmp_path / "a.toml", tmp_path / "victim"
    victim.write_bytes(b"precious")
    (tmp_path / f".a.toml.{os.getpid()}").symlink_to(victim)
    write_new(path, b"content")
    assert path.read_bytes() == b"content"
    assert victim.read_bytes() == b"precious"


def test_a_name_that_is_taken_meanwhile_is_not_overwritten(tmp_path: Path) -> None:
    """Two programs that write the same name leave the first."""
    draft, path = tmp_path / "draft", tmp_path / "a"
    draft.write_bytes(b"second")
    path.write_bytes(b"first")
    put_in_place(draft, path)
    assert path.read_bytes() == b"first"


def test_a_draft_that_is_gone_is_told(tmp_path: Path) -> None:
    """Without a draft there is nothing to name, unless the name is there already."""
    with pytest.raises(OSError, match="No such file"):
        put_in_place(tmp_path / "missing", tmp_path / "a")
    (tmp_path / "a").touch()
    put_in_place(tmp_path / "missing", tmp_path / "a")


def test_a_full_disk_leaves_no_half_file(tmp_path: Path) -> None:
    """What could not be written leaves neither file nor draft."""
    path = tmp_path / ("x" * 300)
    with pytest.raises(OSError, match="name too long"):
        write_new(path, b"content")
    assert not [file for file in tmp_path.iterdir() if file.name != "home"]
