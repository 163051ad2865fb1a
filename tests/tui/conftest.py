"""What tests of the full screen stand on."""

from pathlib import Path

import pytest

from midstance.storage.definitions.cache import LoadedLibrary
from midstance.storage.definitions.loader import load_library
from midstance.storage.places import Places
from tests.tui.laptop import Laptop
from tests.tui.pilot import QuickPilot


@pytest.fixture(autouse=True)
def quick_pilot(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every app under test be led by the pilot that does not sleep."""
    monkeypatch.setattr("textual.pilot.Pilot", QuickPilot)


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> LoadedLibrary:
    """The bundled library, read once."""
    folder = tmp_path_factory.mktemp("library")
    return load_library(Places(folder, folder, folder))


@pytest.fixture
def laptop(tmp_path: Path, library: LoadedLibrary) -> Laptop:
    """An empty laptop on a Monday evening."""
    return Laptop(tmp_path / "laptop", library)
