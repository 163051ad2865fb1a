"""A new file is there whole, or not at all, and takes no other's place."""

import errno
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from midstance.storage.files import (
    is_missing,
    make_new_private,
    rename_into_place,
    write_file,
    write_new_file,
)
from midstance.storage.import_names import add_answers
from midstance.storage.places import Places
from tests.storage.samples import begun, do_workout, lift, open_log, record


def test_a_file_is_written_for_its_owner_alone(tmp_path: Path) -> None:
    """Content, mode and folder are right, and no draft stays."""
    path = tmp_path / "workouts" / "a.toml"
    write_new_file(path, b"content")
    assert path.read_bytes() == b"content"
    assert path.stat().st_mode & 0o777 == 0o600
    assert [file.name for file in path.parent.iterdir()] == ["a.toml"]


def test_no_umask_takes_a_file_from_its_owner(tmp_path: Path) -> None:
    """All that a home gets is for its owner, who can read it, though the umask allows nothing."""
    before = os.umask(0o777)
    try:
        places = Places(tmp_path / "data", tmp_path / "config", tmp_path / "cache")
        places.make()
        with open_log(places.data) as log:
            do_workout(log, begun(1), record(0), lift(1, 8, 60))
        write_new_file(places.data / "workouts" / "a.toml", b"content")
        add_answers(places.config, {"Fly": "chest-fly"})
        make_new_private(places.data / "aside")
    finally:
        os.umask(before)
    modes = {each.stat().st_mode & 0o777 for each in tmp_path.rglob("*") if each.is_file()}
    assert modes == {0o600}
    folders = {each.stat().st_mode & 0o777 for each in tmp_path.rglob("*") if each.is_dir()}
    assert folders == {0o700}


def test_the_same_content_may_be_there_and_another_may_not(tmp_path: Path) -> None:
    """Writing again is no error; something else under the name is, and stays."""
    path = tmp_path / "a.toml"
    write_new_file(path, b"content")
    write_new_file(path, b"content")
    with pytest.raises(FileExistsError):
        write_new_file(path, b"other")
    assert path.read_bytes() == b"content"


def test_a_draft_of_a_killed_program_is_no_obstacle(tmp_path: Path) -> None:
    """A half-written draft with our number, even as a link elsewhere, is replaced."""
    path, victim = tmp_path / "a.toml", tmp_path / "victim"
    victim.write_bytes(b"precious")
    (tmp_path / f".a.toml.{os.getpid()}").symlink_to(victim)
    write_new_file(path, b"content")
    assert path.read_bytes() == b"content"
    assert victim.read_bytes() == b"precious"


def test_a_name_that_is_taken_meanwhile_is_not_overwritten(tmp_path: Path) -> None:
    """Two programs that write the same name leave the first."""
    draft, path = tmp_path / "draft", tmp_path / "a"
    draft.write_bytes(b"second")
    path.write_bytes(b"first")
    rename_into_place(draft, path)
    assert path.read_bytes() == b"first"


def test_a_draft_that_is_gone_is_reported(tmp_path: Path) -> None:
    """Without a draft there is nothing to name, unless the name is there already."""
    with pytest.raises(OSError, match="No such file"):
        rename_into_place(tmp_path / "missing", tmp_path / "a")
    (tmp_path / "a").touch()
    rename_into_place(tmp_path / "missing", tmp_path / "a")


def test_a_full_disk_leaves_no_half_file(tmp_path: Path) -> None:
    """What could not be written leaves neither file nor draft."""
    path = tmp_path / ("x" * 300)
    with pytest.raises(OSError, match="name too long"):
        write_new_file(path, b"content")
    assert not [file for file in tmp_path.iterdir() if file.name != "home"]


@pytest.fixture
def exercise_list(tmp_path: Path) -> Path:
    """An empty folder."""
    folder = tmp_path / "shelf"
    folder.mkdir()
    return folder


def test_a_new_file_is_written_whole(exercise_list: Path) -> None:
    """Text and bytes in their order, readable by its owner alone, and nothing beside it."""
    path = exercise_list / "week.md"
    write_file(path, ["# Wöche\n", b"\x00", "end"])
    assert path.read_bytes() == "# Wöche\n\0end".encode()
    assert path.stat().st_mode & 0o777 == 0o600
    assert list(exercise_list.iterdir()) == [path]


def test_a_file_that_is_there_stays(exercise_list: Path) -> None:
    """It is refused by name, before anything is computed."""
    path = exercise_list / "week.md"
    path.write_text("mine")

    asked: list[str] = []

    def content() -> Iterator[str]:
        asked.append("content")
        yield "new"

    with pytest.raises(FileExistsError) as refused:
        write_file(path, content())
    assert refused.value.filename == str(path)
    assert (path.read_text(), asked) == ("mine", [])


@pytest.mark.parametrize("target", ["there", "nowhere"])
def test_a_link_is_never_followed(exercise_list: Path, target: str) -> None:
    """Whether or not what it points to exists; with replace the link itself gives way."""
    there = exercise_list / "there"
    there.write_text("mine")
    link = exercise_list / "week.md"
    link.symlink_to(exercise_list / target)
    with pytest.raises(FileExistsError):
        write_file(link, ["new"])
    assert link.is_symlink()
    write_file(link, ["new"], replace=True)
    assert (link.is_symlink(), link.read_text(), there.read_text()) == (False, "new", "mine")
    assert not (exercise_list / "nowhere").exists()


def test_a_file_may_be_replaced(exercise_list: Path) -> None:
    """The new one takes its place whole."""
    path = exercise_list / "week.md"
    path.write_text("long old text")
    write_file(path, ["new"], replace=True)
    assert path.read_text() == "new"


@pytest.mark.parametrize("replace", [True, False])
def test_what_breaks_off_leaves_nothing_behind(exercise_list: Path, *, replace: bool) -> None:
    """The old file stays, and no draft or half a file is left."""
    path = exercise_list / "week.md"
    if replace:
        path.write_text("mine")

    def breaking() -> Iterator[str]:
        yield "half"
        raise RuntimeError("the log could not be read")

    with pytest.raises(RuntimeError):
        write_file(path, breaking(), replace=replace)
    assert [each.name for each in exercise_list.iterdir()] == (["week.md"] if replace else [])
    assert not replace or path.read_text() == "mine"


def test_a_name_that_is_taken_meanwhile_is_kept(exercise_list: Path) -> None:
    """Someone else's file that appears while this one is written is not lost."""
    path = exercise_list / "week.md"

    def slow() -> Iterator[str]:
        path.write_text("theirs")
        yield "ours"

    with pytest.raises(FileExistsError):
        write_file(path, slow())
    assert path.read_text() == "theirs"


def test_a_folder_is_no_file(exercise_list: Path) -> None:
    """Neither is a place that is not there."""
    folder = exercise_list / "folder"
    folder.mkdir()
    with pytest.raises(OSError, match="directory"):
        write_file(folder, ["new"], replace=True)
    with pytest.raises(FileNotFoundError):
        write_file(exercise_list / "none" / "week.md", ["new"])
    assert list(exercise_list.iterdir()) == [folder]


@pytest.fixture
def no_hard_links(monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk without hard links, as FAT is."""

    def link(source: Path, target: Path) -> None:
        raise PermissionError(errno.EPERM, os.strerror(errno.EPERM), str(source), None, str(target))

    monkeypatch.setattr(os, "link", link)


@pytest.mark.usefixtures("no_hard_links")
def test_a_disk_without_hard_links_takes_new_files_too(exercise_list: Path) -> None:
    """A new name is taken once, and no file of that name is overwritten."""
    path = exercise_list / "week.md"
    write_file(path, ["first"])
    draft = exercise_list / "draft"
    draft.write_text("second")
    assert not rename_into_place(draft, path)
    with pytest.raises(FileExistsError):
        write_file(path, ["third"])
    assert path.read_text() == "first"
    with pytest.raises(FileNotFoundError):
        rename_into_place(exercise_list / "missing", exercise_list / "new")
    assert not (exercise_list / "new").exists()


def test_what_cannot_be_looked_at_counts_as_there(tmp_path: Path) -> None:
    """Nothing, and what would lie in a file, is missing; a loop of links hides what it leads to."""
    loop = tmp_path / "loop"
    loop.symlink_to(loop)
    (tmp_path / "file").touch()
    assert is_missing(tmp_path / "nothing")
    assert is_missing(tmp_path / "file" / "inside")
    assert not is_missing(tmp_path / "file")
    assert not is_missing(loop / "inside")
