"""``midstance card`` through the parser."""

from pathlib import Path
from uuid import UUID

from tests.cli.conftest import Type


def test_the_last_workout(typed: Type, trained: tuple[UUID, ...]) -> None:
    """As text: its sets, and each exercise that was done."""
    assert trained
    answer = typed("card")
    assert answer.code == 0
    assert "Forearm plank" in answer.out
    assert "2 sets" in answer.out
    assert "Nordic" not in answer.out


def test_a_picture_in_a_file(typed: Type, trained: tuple[UUID, ...], tmp_path: Path) -> None:
    """A name that ends in .svg is enough; a file that is there is not written over unasked."""
    assert trained
    path = tmp_path / "card.svg"
    assert typed("card", "--output", str(path)).lines == [f"Written: {path}"]
    assert path.read_text().startswith("<svg ")
    again = typed("card", "--output", str(path))
    assert again.code != 0
    assert "is there already" in again.err
    assert typed("card", "--output", str(path), "--force").code == 0
    assert typed("card", "--svg").out == path.read_text()


def test_a_dash_is_standard_output(typed: Type, trained: tuple[UUID, ...], tmp_path: Path) -> None:
    """So is its name in /dev; no other device, and no folder, is taken for a file."""
    assert trained
    for name in ("-", "/dev/stdout"):
        assert typed("card", "--output", name).out == typed("card").out
        assert typed("export", "--output", name).out == typed("export").out
    assert not Path("-").exists()
    for command in ("card", "export"):
        told = typed(command, "--force", "--output", "/dev/null")
        assert (told.code, "not an ordinary file" in told.err) == (2, True)
    assert Path("/dev/null").is_char_device()
    assert "is a folder" in typed("card", "--force", "--output", str(tmp_path)).err


def test_a_day_without_a_workout(typed: Type, trained: tuple[UUID, ...]) -> None:
    """It is named, with what to do."""
    assert trained
    answer = typed("card", "2020-01-01")
    assert answer.code != 0
    assert "there is no workout on 2020-01-01" in answer.err


def test_an_empty_log(typed: Type) -> None:
    """There is nothing to show yet."""
    answer = typed("card")
    assert answer.code != 0
    assert "there is no workout yet" in answer.err


def test_what_is_no_date_is_reported(typed: Type, trained: tuple[UUID, ...]) -> None:
    """What is no date is reported as everywhere."""
    assert trained
    assert typed("card", "someday").code == 2
