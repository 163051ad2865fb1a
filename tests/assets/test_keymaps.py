"""The bundled key maps name commands that there are, and no key twice."""

from pathlib import Path

import pytest

from midstance.domain.library import Library
from midstance.presentation.commands import COMMANDS
from midstance.storage.definitions.check_file import check_file
from tests.shape.project import ROOT


@pytest.mark.parametrize("path", sorted((ROOT / "assets/keymaps").glob("*.toml")), ids=str)
def test_each_key_map_suits_the_commands(library: Library, path: Path) -> None:
    """Over the usual keys, it gives no key to two commands and names none that is not there."""
    usual = {command.id: command.keys for command in COMMANDS}
    assert [problem.text() for problem in check_file(path, library, usual)] == []
