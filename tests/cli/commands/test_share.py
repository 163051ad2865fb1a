"""``midstance share`` through the parser."""

from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest

from midstance.storage.workout_files.shared_week import write_shared_week
from tests.cli.conftest import Type
from tests.coach.review.test_attention import GOOD
from tests.services.upkeep.test_offered_programs import PROGRAM


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The shared folder, which is not there yet."""
    return tmp_path / "coach"


def test_a_week_is_shared_and_seen(typed: Type, trained: tuple[UUID, ...], folder: Path) -> None:
    """The coach sees a row, as a table, as JSON and as Markdown."""
    assert trained
    answer = typed("share", "--to", str(folder), "--name", "Anna")
    assert answer.code == 0
    assert "Pains: not shared" in answer.out
    (file,) = folder.iterdir()
    assert answer.lines[-1] == f"Written: {file}"
    assert "Anna" in typed("squad", str(folder)).out
    (runner,) = typed("squad", str(folder), "--json").json
    assert (runner["name"], runner["pains"]) == ("Anna", None)
    assert "| Anna |" in typed("squad", str(folder), "--markdown").out


def test_name_folder_and_what_is_shared_are_kept(typed: Type, folder: Path) -> None:
    """The second time needs no words."""
    assert typed("share", "--to", str(folder), "--name", "Anna", "--pains", "--note").code == 0
    assert "Pains: none." in typed("share").out
    assert "Pains: not shared" in typed("share", "--no-pains").out
    assert "Pains: not shared" in typed("share").out


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("share",), "what your coach calls you"),
        (("share", "--name", "Anna"), "--to FOLDER"),
        (("share", "--name", "Anna", "--to", ""), "name a folder; . is the folder you are in"),
        (("share", "--name", "x" * 41, "--to", "."), "40 letters"),
        (("share", "--name", "a\x1bb", "--to", "."), "40 letters"),
    ],
)
def test_what_is_missing_is_named(typed: Type, words: tuple[str, ...], told: str) -> None:
    """And nothing is written."""
    answer = typed(*words)
    assert answer.code != 0
    assert told in answer.err


def test_a_home_that_nobody_has_is_a_folder_like_another(
    typed: Type, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A shell leaves such a name as it is, and so does the program."""
    monkeypatch.chdir(tmp_path)
    assert typed("share", "--to", "~nobody-has-this-home", "--name", "Anna").code == 0
    assert (tmp_path / "~nobody-has-this-home").is_dir()


def test_signs_with_joiners_are_names_too(typed: Type) -> None:
    """A runner may be an emoji of several characters."""
    runner = "\U0001f3c3\u200d\u2640\ufe0f Ana"
    assert runner in typed("share", "--name", runner, "--show").out


def test_another_runner_of_this_name_is_not_written_over(typed: Type, folder: Path) -> None:
    """Who is the same runner on another machine says so, once."""
    path = write_shared_week(folder, replace(GOOD, name="ANNA"))
    before = path.read_bytes()
    share = ("share", "--to", str(folder), "--name", "Anna")
    assert "a runner called Anna shares in that folder" in typed(*share).err
    assert "Anna, week of" in typed(*share, "--show").out
    assert path.read_bytes() == before
    assert typed(*share, "--mine").code == 0
    assert path.read_bytes() != before
    assert typed("share").code == 0
    assert typed("share", "--name", "Ann").code == 0


def test_showing_writes_nothing(typed: Type, folder: Path) -> None:
    """What would be shared can be read before, without a folder."""
    assert "Anna, week of" in typed("share", "--name", "Anna", "--show").out
    assert not folder.exists()
    assert typed("share").code != 0


def test_a_week_of_the_past(typed: Type, folder: Path) -> None:
    """Any day of it names it."""
    typed("share", "--to", str(folder), "--name", "Anna", "--week", "2026-11-02")
    assert [each.name for each in folder.iterdir()] == ["week-2026-11-02-anna.toml"]


def test_a_program_of_the_coach(typed: Type, folder: Path, config: Path) -> None:
    """Today names it; it is taken by its name alone, and can be followed then."""
    (folder / "programs").mkdir(parents=True)
    (folder / "programs" / "coach-base.toml").write_text(PROGRAM)
    typed("share", "--to", str(folder), "--name", "Anna")
    assert "midstance share --take coach-base" in " ".join(typed("today").out.split())
    refused = typed("share", "--take", "other")
    assert refused.code == 1
    assert "there are: coach-base" in refused.err
    assert typed("share", "--take", "coach-base").code == 0
    assert (config / "programs" / "coach-base.toml").read_text() == PROGRAM
    assert "share --take" not in typed("today").out
    assert typed("use", "coach-base").code == 0
    assert "there is none at present" in typed("share", "--take", "x").err
