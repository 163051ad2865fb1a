"""``midstance squad`` through the parser."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Type


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The shared folder, which is not there yet."""
    return tmp_path / "coach"


def test_broken_files_and_empty_folders(typed: Type, folder: Path) -> None:
    """Each file that is left out is named; without any week there is a word on how to share."""
    folder.mkdir()
    assert "midstance share --to" in " ".join(typed("squad", str(folder)).out.split())
    assert json.loads(typed("squad", str(folder), "--json").out) == []
    (folder / "week-2026-11-23-x.toml").write_text("x")
    answer = typed("squad", str(folder))
    assert answer.code == 1
    assert "week-2026-11-23-x.toml" in answer.err
    assert typed("squad", str(folder / "none")).code == 1


def test_one_form_at_a_time(typed: Type) -> None:
    """A folder is needed, and two forms exclude each other."""
    assert "FOLDER" in typed("squad").err
    assert "exclude each other" in typed("squad", ".", "--json", "--markdown").err
