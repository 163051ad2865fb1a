"""Places come from the command line, then the environment, then the system."""

import os
import pwd
import stat
from pathlib import Path

import pytest

from midstance.storage.errors import UnusablePlaceError
from midstance.storage.files import make_private
from midstance.storage.places import PACKAGE, Places, bundled_assets, default_places
from tests.shape.project import run_python

KINDS = {"data": ".local/share", "config": ".config", "cache": ".cache"}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("xdg", [None, "", "not/absolute", "/xdg/base", "/xdg/base/"])
def test_the_usual_folder_is_the_one_that_the_xdg_specification_names(
    home: Path, monkeypatch: pytest.MonkeyPatch, kind: str, xdg: str | None
) -> None:
    """With and without its variable; a relative value is ignored."""
    if xdg is not None:
        monkeypatch.setenv(f"XDG_{kind.upper()}_HOME", xdg)
    base = Path(xdg) if xdg and xdg.startswith("/") else home / KINDS[kind]
    assert default_places(kind) == base / "midstance"


def test_without_a_home_the_users_own_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    """The password database knows it."""
    monkeypatch.delenv("HOME")
    assert (
        default_places("data") == Path(pwd.getpwuid(os.getuid()).pw_dir) / ".local/share/midstance"
    )


def test_a_user_whom_nobody_knows_is_reported_to_set_home(monkeypatch: pytest.MonkeyPatch) -> None:
    """As in a container that runs under a number without a name."""
    monkeypatch.setenv("HOME", "")
    monkeypatch.setattr(pwd, "getpwuid", {}.__getitem__)
    with pytest.raises(UnusablePlaceError, match=r"HOME: .* Set it"):
        default_places("data")


def test_chosen_folders_need_no_search() -> None:
    """What finds the usual folders is loaded only where they are asked for."""
    code = (
        "import sys; from midstance.storage.places import Places;"
        "Places.find({'MIDSTANCE_DATA_DIR': '/d', 'MIDSTANCE_CONFIG_DIR': '/c'});"
        "print('platformdirs' in sys.modules)"
    )
    assert run_python("-c", code).stdout.strip() == "False"


def test_the_environment_chooses_folders() -> None:
    """Both variables; the cache goes with the data."""
    environ = {"MIDSTANCE_DATA_DIR": "/d", "MIDSTANCE_CONFIG_DIR": "/c"}
    assert Places.find(environ) == Places(Path("/d"), Path("/c"), Path("/d/cache"))


def test_the_command_line_comes_before_the_environment() -> None:
    """What was just typed wins."""
    environ = {"MIDSTANCE_DATA_DIR": "/d", "MIDSTANCE_CONFIG_DIR": "/c"}
    found = Places.find(environ, data=Path("/x"), config=Path("/y"))
    assert found == Places(Path("/x"), Path("/y"), Path("/x/cache"))


@pytest.mark.usefixtures("home")
def test_an_empty_variable_chooses_nothing() -> None:
    """It is as if it were not set."""
    environ = {"MIDSTANCE_DATA_DIR": ""}
    assert Places.find(environ) == Places.find({})


def test_a_typed_folder_is_made_absolute(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A later change of the working folder moves no log."""
    monkeypatch.chdir(tmp_path)
    assert Places.find({}, Path("here"), Path("there")).data == tmp_path / "here"


@pytest.mark.parametrize("name", ["MIDSTANCE_DATA_DIR", "MIDSTANCE_CONFIG_DIR"])
@pytest.mark.parametrize("folder", ["here", "./here", "../here", "~nobody-of-this-name/here"])
def test_a_relative_variable_is_refused(name: str, folder: str) -> None:
    """It would mean another log in each folder where the program is started."""
    with pytest.raises(UnusablePlaceError, match=rf"{name}: .* Write the whole path"):
        Places.find({name: folder})


def test_a_leading_tilde_is_the_home(home: Path) -> None:
    """Files, services and ``--data-dir=~/x`` pass it on as it is; elsewhere it is a character."""
    environ = {"MIDSTANCE_DATA_DIR": "~/training", "MIDSTANCE_CONFIG_DIR": "~"}
    assert Places.find(environ) == Places(home / "training", home, home / "training" / "cache")
    assert Places.find({}, Path("~/a"), Path("/b/~")) == Places(
        home / "a", Path("/b/~"), home / "a" / "cache"
    )


def test_an_empty_home_counts_as_none(monkeypatch: pytest.MonkeyPatch) -> None:
    """The user's own is taken, and not the root of the disk."""
    own = Path(pwd.getpwuid(os.getuid()).pw_dir)
    monkeypatch.setenv("HOME", "")
    assert Places.find({"MIDSTANCE_DATA_DIR": "~/training"}).data == own / "training"
    monkeypatch.setenv("HOME", "")
    assert default_places("data") == own / ".local/share/midstance"


def test_folders_are_made_for_their_owner_only(tmp_path: Path) -> None:
    """Data and config get mode 0700 at whatever depth; making them again changes nothing."""
    places = Places(tmp_path / "a" / "data", tmp_path / "b" / "config", tmp_path / "cache")
    places.make()
    places.make()
    modes = {stat.S_IMODE(folder.stat().st_mode) for folder in (places.data, places.config)}
    assert modes == {0o700}
    assert not places.cache.exists()


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077, 0o777])
def test_the_mode_of_a_new_folder_does_not_depend_on_the_umask(tmp_path: Path, umask: int) -> None:
    """Every folder that is made on the way is its owner's alone."""
    before = os.umask(umask)
    try:
        make_private(tmp_path / "a" / "b" / "c")
    finally:
        os.umask(before)
    made = (tmp_path / "a", tmp_path / "a" / "b", tmp_path / "a" / "b" / "c")
    assert {stat.S_IMODE(folder.stat().st_mode) for folder in made} == {0o700}


def test_a_folder_that_is_there_keeps_its_mode(tmp_path: Path) -> None:
    """Somebody may have shared it on purpose."""
    tmp_path.chmod(0o755)
    make_private(tmp_path)
    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o755


def test_a_checkout_has_its_assets_at_the_top() -> None:
    """They lie beside ``src``."""
    assert bundled_assets() == PACKAGE.parents[1] / "assets"
    assert {"exercises", "programs", "routines", "schemas", "keymaps"} <= {
        folder.name for folder in bundled_assets().iterdir()
    }


def test_an_installed_package_has_them_inside(tmp_path: Path) -> None:
    """That place comes first."""
    inside = tmp_path / "src" / "midstance" / "assets"
    inside.mkdir(parents=True)
    (tmp_path / "assets").mkdir()
    assert bundled_assets(inside.parent) == inside


def test_a_package_that_is_no_folder_is_asked_through_its_loader(tmp_path: Path) -> None:
    """Without a folder in either place, the import system says where they are."""
    assert bundled_assets(tmp_path / "a" / "b" / "midstance").name == "assets"
