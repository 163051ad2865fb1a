"""The bundled library, read once for what is proved of all of it."""

import pytest

from midstance.domain.library import Library
from midstance.storage.definitions.loader import load_library
from midstance.storage.places import Places


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """Everything that is bundled, and nothing else."""
    folder = tmp_path_factory.mktemp("places")
    loaded = load_library(Places(folder / "data", folder / "config", folder / "cache"))
    assert not loaded.problems
    return loaded.library
