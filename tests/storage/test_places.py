"""Places come from the command line, then the environment, then the system."""

import stat
import sys
from pathlib import Path

import platformdirs
import pytest

from midstance.storage.places import Places, make_private, usual
from tests.shape.project import run_python

KINDS = {
    "data": platformdirs.user_data_path,
    "config": platformdirs.user_config_path,
    "cache": platformdirs.user_cache_path,
}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("xdg", [None, "", "/xdg/base", "/xdg/base/"])
def test_the_usual_folder_is_the_one_that_platformdirs_names(
    home: Path, monkeypatch: pytest.MonkeyPatch, kind: str, xdg: str | None
) -> None:
    """Answering without it gives the same answer, with and without the XDG variable."""
    environ = {"HOME": str(home)}
    if xdg is not None:
        monkeypatch.setenv(f"XDG_{kind.upper()}_HOME", xdg)
        environ[f"XDG_{kind.upper()}_HOME"] = xdg
    assert usual(environ, kind) == KINDS[kind]("midstance", appauthor=False)


@pytest.mark.parametrize("kind", KINDS)
def test_a_relative_xdg_value_is_ignored(home: Path, kind: str) -> None:
    """As the XDG base directory specification says."""
    environ = {"HOME": str(home), f"XDG_{kind.upper()}_HOME": "not/absolute"}
    assert usual(environ, kind) == usual({"HOME": str(home)}, kind)


@pytest.mark.parametrize("kind", KINDS)
def test_on_other_systems_platformdirs_is_asked(home: Path, kind: str) -> None:
    """An Android terminal, for one, is left to who knows it."""
    environ = {"HOME": str(home), "ANDROID_DATA": "/data"}
    assert usual(environ, kind) == KINDS[kind]("midstance", appauthor=False)


def test_linux_answers_without_loading_platformdirs() -> None:
    """Small commands must not pay for it; other systems have to."""
    code = (
        "import os, sys; from midstance.storage.places import Places;"
        "Places.find(os.environ); print('platformdirs' in sys.modules)"
    )
    assert run_python("-c", code).stdout.strip() == str(sys.platform != "linux")


def test_without_a_home_the_users_own_is_taken() -> None:
    """The password database knows it."""
    assert usual({}, "data").is_absolute()


def test_the_environment_chooses_folders(tmp_path: Path) -> None:
    """Both variables; the cache goes with the data."""
    environ = {"MIDSTANCE_DATA_DIR": "/d", "MIDSTANCE_CONFIG_DIR": "/c", "HOME": str(tmp_path)}
    assert Places.find(environ) == Places(Path("/d"), Path("/c"), Path("/d/cache"))


def test_the_command_line_comes_before_the_environment(tmp_path: Path) -> None:
    """What was just typed wins."""
    environ = {"MIDSTANCE_DATA_DIR": "/d", "MIDSTANCE_CONFIG_DIR": "/c", "HOME": str(tmp_path)}
    found = Places.find(environ, data=Path("/x"), config=Path("/y"))
    assert found == Places(Path("/x"), Path("/y"), Path("/x/cache"))


def test_an_empty_variable_chooses_nothing(home: Path) -> None:
    """It is as if it were not set."""
    environ = {"HOME": str(home), "MIDSTANCE_DATA_DIR": ""}
    assert Places.find(environ) == Places.find({"HOME": str(home)})


def test_a_chosen_folder_is_made_absolute(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A later change of the working folder moves no log."""
    monkeypatch.chdir(tmp_path)
    assert Places.find({"MIDSTANCE_DATA_DIR": "here"}).data == tmp_path / "here"


def test_folders_are_made_for_their_owner_only(tmp_path: Path) -> None:
    """Data and config get mode 0700 at whatever depth; making them again changes nothing."""
    places = Places(tmp_path / "a" / "data", tmp_path / "b" / "config", tmp_path / "cache")
    places.make()
    places.make()
    modes = {stat.S_IMODE(folder.stat().st_mode) for folder in (places.data, places.config)}
    assert modes == {0o700}
    assert not places.cache.exists()


def test_a_folder_that_is_there_keeps_its_mode(tmp_path: Path) -> None:
    """Somebody may have shared it on purpose."""
    tmp_path.chmod(0o755)
    make_private(tmp_path)
    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o755
