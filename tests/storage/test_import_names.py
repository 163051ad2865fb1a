"""What names mean, in a file of the runner's."""

from pathlib import Path

import pytest

from midstance.storage.errors import StorageError
from midstance.storage.import_names import (
    IMPORT_NAMES,
    add_answers,
    add_units,
    read_answers,
    read_units,
)


def test_answers_are_added_at_the_end(tmp_path: Path) -> None:
    """Comments stay, quotes are escaped, and the last answer for a name counts."""
    folder = tmp_path / "config"
    add_answers(folder, {'Leg "Press"': "leg-press", "Fly": ""})
    path = folder / IMPORT_NAMES
    path.write_text(path.read_text() + "# mine\n")
    add_answers(folder, {"FLY ": "chest-fly"})
    assert read_answers(folder) == {'leg "press"': "leg-press", "fly": "chest-fly"}
    assert "# mine\n" in path.read_text()
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_link_is_not_written_through(tmp_path: Path) -> None:
    """What it points to stays as it was."""
    folder, elsewhere = tmp_path / "config", tmp_path / "elsewhere.toml"
    folder.mkdir()
    elsewhere.write_text("")
    (folder / IMPORT_NAMES).symlink_to(elsewhere)
    with pytest.raises(StorageError):
        add_answers(folder, {"Fly": "chest-fly"})
    assert elsewhere.read_text() == ""


def test_no_file_is_no_answer(tmp_path: Path) -> None:
    """Nothing is made where there is nothing to keep."""
    assert read_answers(tmp_path) == {}
    add_answers(tmp_path, {})
    assert not (tmp_path / IMPORT_NAMES).exists()


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("[[name]\n", "it is not valid TOML"),
        ("\udcff", "it is not valid TOML"),
        ('[[name]]\nfrom = "a"\n', "each [[name]] needs from and exercise"),
        ("name = 3\n", "each [[name]] needs from and exercise"),
        ("#" * (4 * 1024 * 1024 + 1), "it is too large"),
    ],
    ids=["toml", "bytes", "key", "shape", "size"],
)
def test_a_file_that_is_wrong_is_refused_and_stays(tmp_path: Path, text: str, what: str) -> None:
    """The runner corrects it; nothing is written over it."""
    path = tmp_path / IMPORT_NAMES
    path.write_text(text, errors="surrogateescape")
    before = path.read_bytes()
    with pytest.raises(StorageError) as refused:
        add_answers(tmp_path, {"a": "b"})
    assert refused.value.what.startswith(what)
    assert path.read_bytes() == before


def test_units_stand_beside_the_names(tmp_path: Path) -> None:
    """The last one counts, one that is there already is not written again, and names stay."""
    add_answers(tmp_path, {"Fly": ""})
    add_units(tmp_path, {("Strong", "weights"): "lb", ("Strong", "distances"): "mi"})
    add_answers(tmp_path, {"Row": "dumbbell-row"})
    before = (tmp_path / IMPORT_NAMES).read_bytes()
    add_units(tmp_path, {("Strong", "weights"): "lb"})
    assert (tmp_path / IMPORT_NAMES).read_bytes() == before
    add_units(tmp_path, {("Strong", "weights"): "kg"})
    assert read_units(tmp_path) == {("Strong", "weights"): "kg", ("Strong", "distances"): "mi"}
    assert read_answers(tmp_path) == {"fly": "", "row": "dumbbell-row"}


@pytest.mark.parametrize("text", ["unit = 3\n", 'unit = ["a"]\n', "[[unit]]\nfrom = 3\n"])
def test_units_of_another_shape_are_none(tmp_path: Path, text: str) -> None:
    """A file that is edited by hand stops no import for a unit, which can be said again."""
    (tmp_path / IMPORT_NAMES).write_text(text)
    assert read_units(tmp_path).get(("Strong", "weights")) is None
    add_units(tmp_path, {})
