"""What is shared with a coach, and the programs that come back."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from midstance.domain.calendar import Week
from midstance.services.upkeep.sharing import (
    SharingChoice,
    keep_sharing,
    offered_programs,
    shared_week,
    sharing_of,
    take_program,
)
from midstance.storage.definitions.cache import LoadedLibrary
from midstance.storage.errors import StorageError
from tests.storage.samples import at, begun, do_workout, lift, open_log, record


def test_the_choice_is_kept(tmp_path: Path) -> None:
    """The last one counts; nonsense in the profile counts as none."""
    with open_log(tmp_path) as log:
        assert sharing_of(log) == SharingChoice()
        choice = SharingChoice("Anna", "coach", has_pains=True)
        keep_sharing(log, choice, at())
        keep_sharing(log, choice, at(1))
        assert sharing_of(log) == choice
        log.set_profile_value("share", {"name": 3, "folder": [], "pains": "yes"}, at(2))
        assert sharing_of(log) == SharingChoice()
        log.set_profile_value("share", "x", at(3))
        assert sharing_of(log) == SharingChoice()


def test_a_week_holds_what_was_done(tmp_path: Path, library: LoadedLibrary) -> None:
    """Sets and days are those of the review; pains and note stay out unless they are chosen."""
    with open_log(tmp_path) as log:
        workout = do_workout(log, begun(1), record(0), lift(1, 5, 60))
        day = workout.local_date
        week = Week.of(day)
        shared = shared_week(log, library.library, week, day, SharingChoice("Anna"))
        assert (shared.name, shared.first, shared.made) == ("Anna", week.first, day)
        assert (shared.sessions_extra, shared.sets_done) == (1, 2)
        assert shared.pains is None
        assert shared.note == ""
        log.set_profile_value(f"week-note:{week.first.isoformat()}", "tired", at(9))
        ticked = SharingChoice("Anna", has_pains=True, has_note=True)
        told = shared_week(log, library.library, week, day, ticked)
        assert (told.pains, told.note) == ((), "tired")
        after = shared_week(log, library.library, week.shifted(1), day + timedelta(days=7), ticked)
        assert after.sets_done == 0


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


def test_what_is_gone_or_has_no_place_is_told(
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
