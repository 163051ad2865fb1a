"""The programs that a coach puts into the shared folder."""

from dataclasses import replace
from pathlib import Path

import pytest

from midstance.services.upkeep.offered_programs import offered_programs, take_program
from midstance.storage.definitions.cache import LoadedLibrary
from midstance.storage.errors import StorageError

PROGRAM = """\
id = "coach-base"
name = "Coach base"
summary = "Two weeks."
weeks = 2
per_week = 1

[[session]]
id = "A"
name = "All"

[[session.block]]
purpose = "core"

[[session.block.item]]
exercise = "side-plank"
rest     = 30
weeks    = ["2x20s/side @6", "2x25s/side @6"]
"""


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    """A shared folder with a program in it."""
    folder = tmp_path / "shared"
    (folder / "programs").mkdir(parents=True)
    (folder / "programs" / "coach-base.toml").write_text(PROGRAM)
    return folder


def test_a_program_is_offered_until_it_is_taken(
    tmp_path: Path, shared: Path, library: LoadedLibrary
) -> None:
    """It is copied once; another edition is offered again, and takes its place."""
    own = tmp_path / "own"
    (offer,) = offered_programs(shared, own, library.library)
    assert (offer.id, offer.name, offer.fault) == ("coach-base", "Coach base", "")
    assert take_program(offer, own).read_text() == PROGRAM
    assert offered_programs(shared, own, library.library) == ()
    offer.path.write_text(PROGRAM.replace("20s", "22s"))
    (again,) = offered_programs(shared, own, library.library)
    assert "22s" in take_program(again, own).read_text()


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (PROGRAM.replace("side-plank", "sideplank"), "sideplank"),
        (PROGRAM.replace("weeks = 2", "weeks = -2"), "weeks"),
        ("x = [", "this is not valid TOML"),
        ("", "missing"),
        (PROGRAM.replace("coach-base", "foundations"), "there is a program foundations already"),
    ],
)
def test_a_program_with_mistakes_cannot_be_taken(
    tmp_path: Path, shared: Path, library: LoadedLibrary, text: str, fault: str
) -> None:
    """The offer says what is wrong with it, and the runner's folder stays as it is."""
    (shared / "programs" / "coach-base.toml").write_text(text)
    (offer,) = offered_programs(shared, tmp_path / "own", library.library)
    assert fault in offer.fault
    with pytest.raises(StorageError, match="cannot be used"):
        take_program(offer, tmp_path / "own")
    assert not (tmp_path / "own").exists()


def test_a_file_whose_name_would_act_on_a_terminal_is_not_copied(
    tmp_path: Path, shared: Path, library: LoadedLibrary
) -> None:
    """Its name would stand in the runner's folder for every other tool to print."""
    file = shared / "programs" / "coach-base.toml"
    file.rename(file.with_name("x\x1b[2Jy.toml"))
    (offer,) = offered_programs(shared, tmp_path / "own", library.library)
    with pytest.raises(StorageError, match="the name of its file has unprintable characters"):
        take_program(offer, tmp_path / "own")


def test_only_ordinary_files_are_offered(
    tmp_path: Path, shared: Path, library: LoadedLibrary
) -> None:
    """Links, folders and other files are passed over; a folder without programs offers none."""
    programs = shared / "programs"
    (programs / "coach-base.toml").rename(tmp_path / "elsewhere.toml")
    (programs / "link.toml").symlink_to(tmp_path / "elsewhere.toml")
    (programs / "folder.toml").mkdir()
    (programs / "read-me.txt").write_text("x")
    assert offered_programs(shared, tmp_path / "own", library.library) == ()
    assert offered_programs(tmp_path / "none", tmp_path / "own", library.library) == ()


def test_what_is_gone_or_has_no_place_is_reported(
    tmp_path: Path, shared: Path, library: LoadedLibrary
) -> None:
    """A file that vanished, and a folder that cannot be made."""
    (offer,) = offered_programs(shared, tmp_path / "own", library.library)
    (tmp_path / "file").write_text("")
    with pytest.raises(StorageError):
        take_program(offer, tmp_path / "file" / "own")
    gone = replace(offer, path=shared / "programs" / "gone.toml")
    with pytest.raises(StorageError, match="put it there again"):
        take_program(gone, tmp_path / "own")
