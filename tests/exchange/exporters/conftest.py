"""The library as it ships, for what other programs call its exercises."""

import pytest

from midstance.domain.library import Library
from midstance.storage.definitions.loader import load_library
from midstance.storage.places import Places


@pytest.fixture(scope="session")
def bundled(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """Loaded once for all tests."""
    folder = tmp_path_factory.mktemp("home")
    loaded = load_library(Places(folder / "data", folder / "config", folder / "cache"))
    assert not loaded.problems
    return loaded.library
