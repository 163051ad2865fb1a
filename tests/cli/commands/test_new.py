"""A first program of the runner's own, and what its maker says where it cannot be made."""

import stat
from pathlib import Path

import pytest

from midstance.cli.commands.new import id_of, program_text
from midstance.storage.definitions.sources import bundled_sources
from midstance.storage.places import bundled_assets
from tests.cli.conftest import Type


def test_a_starter_is_a_whole_program(typed: Type, config: Path) -> None:
    """The file has no mistakes, is a program like any other, and belongs to its owner alone."""
    answer = typed("new", "program", "Hill legs")
    file = config / "programs" / "hill-legs.toml"
    assert (answer.code, answer.err) == (0, "")
    assert f"Written: {file}" in answer.lines
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert typed("check", str(file)).out == "No mistakes in 1 file.\n"
    assert typed("programs", "hill-legs").lines[0] == "Hill legs  (hill-legs)"
    assert typed("use", "hill-legs").lines[0].startswith("Hill legs begins on ")


@pytest.mark.parametrize("name", ['Hügel "Beine"', "back\\slash $id", "Ünder—Über"])
def test_any_name_is_written_as_it_is(typed: Type, config: Path, name: str) -> None:
    """Quotation marks, backslashes and letters from anywhere come back as they were typed."""
    assert typed("new", "program", name).code == 0
    (file,) = (config / "programs").iterdir()
    assert typed("programs", file.stem).lines[0].startswith(f"{name}  (")


def test_nothing_is_written_over(typed: Type, config: Path) -> None:
    """A file of that name stays as it is, even if it is no program."""
    file = config / "programs" / "hill-legs.toml"
    file.write_text("mine")
    answer = typed("new", "program", "Hill legs")
    assert answer.code == 1
    assert f"{file} already exists; nothing was written" in answer.err
    assert file.read_text() == "mine"


@pytest.mark.parametrize(
    ("name", "code", "told"),
    [
        ("Foundations", 1, "there is a program 'foundations' already"),
        ("!?", 2, "is not a name for a program"),
        ("a\tb", 2, "is not a name for a program"),
        ("a" * 300, 2, "is not a name for a program"),
    ],
)
def test_names_that_will_not_do(typed: Type, config: Path, name: str, code: int, told: str) -> None:
    """What is wrong with a name is said, and no file is made."""
    answer = typed("new", "program", name)
    assert answer.code == code
    assert told in answer.err
    assert not list((config / "programs").iterdir())


def test_a_folder_that_cannot_be_written(typed: Type, config: Path) -> None:
    """A disk that refuses is reported with the file that it refused."""
    (config / "programs").rmdir()
    (config / "programs").write_text("a file in the place of the folder")
    answer = typed("new", "program", "Hill legs")
    assert answer.code == 1
    assert "hill-legs.toml cannot be written. " in answer.err
    assert "programs: it is a file where a folder should be. Move it away." in answer.err


def test_a_link_that_leads_nowhere_is_named(typed: Type, config: Path, tmp_path: Path) -> None:
    """As with a folder of settings on a disk that is not there; nothing is made in its place."""
    (config / "programs").rmdir()
    (config / "programs").symlink_to(tmp_path / "gone")
    answer = typed("new", "program", "Hill legs")
    assert answer.code == 1
    assert f"programs: it is a link to {tmp_path / 'gone'}, which is not there." in answer.err
    assert not (tmp_path / "gone").exists()


def test_a_name_that_is_no_text_is_refused(typed: Type) -> None:
    """A byte that the terminal's encoding does not know never gets into a file."""
    answer = typed("new", "program", "M\udcfcde")
    assert answer.code == 2
    assert "not valid text in this terminal's encoding" in answer.err


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("Hill legs", "hill-legs"),
        ("  5K / 10K  ", "5k-10k"),
        ("Über-Läufe", "uber-laufe"),
        ("!?", ""),
        ("ходьба", ""),
        ("x" * 80, "x" * 60),
    ],
)
def test_an_id_is_what_a_name_leaves_of_small_letters_and_digits(name: str, id_: str) -> None:
    """Small letters, digits and hyphens are what is left of a name."""
    assert id_of(name) == id_


def test_the_starter_says_where_it_lies() -> None:
    """Its first lines name the commands for this very file."""
    text = program_text("Hill legs", "/own/programs/hill-legs.toml")
    assert text.startswith("# Hill legs: a program of your own.")
    assert "midstance check /own/programs/hill-legs.toml" in text
    assert "midstance use hill-legs" in text
    assert "$" not in text


def test_the_template_is_no_program_of_the_library() -> None:
    """It lies among the assets, and is read by nobody but the maker of new files."""
    template = bundled_assets().joinpath("templates", "program.toml").read_bytes()
    assert template not in [source.content for source in bundled_sources(bundled_assets())]
