"""What an unforeseen error leaves behind."""

import stat
from datetime import UTC, datetime
from pathlib import Path

from midstance.cli.crash import MOST, kept

NOW = datetime(2026, 11, 23, 17, 2, 3, tzinfo=UTC)


def broken() -> ZeroDivisionError:
    """An error with the trace of where it happened."""
    try:
        return ZeroDivisionError(1 / 0)
    except ZeroDivisionError as error:
        return error


def test_the_file_is_private_and_tells_all(tmp_path: Path) -> None:
    """Error, trace, versions and arguments stand in a file that only its owner can read."""
    told = kept(broken(), ["log", "--json"], tmp_path / "data", NOW)
    file = tmp_path / "data" / "crash-20261123T170203Z.txt"
    assert str(file) in told
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    text = file.read_text("utf-8")
    assert "arguments: ['log', '--json']" in text
    assert "in broken" in text
    assert text.startswith("Midstance ")


def test_two_in_one_second_have_files_of_their_own(tmp_path: Path) -> None:
    """Nothing is written over."""
    folder = tmp_path / "data"
    kept(broken(), [], folder, NOW)
    kept(broken(), [], folder, NOW)
    assert sorted(file.name for file in folder.iterdir()) == [
        "crash-20261123T170203Z-2.txt",
        "crash-20261123T170203Z.txt",
    ]


def test_no_more_than_a_hundred_are_kept_of_one_second(tmp_path: Path) -> None:
    """A loop of crashes does not fill the disk."""
    folder = tmp_path / "data"
    told = [kept(broken(), [], folder, NOW) for _ in range(MOST + 1)]
    assert len(list(folder.iterdir())) < MOST
    assert "there are too many crash files" in told[-1]


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    """Without a file the line itself says where the error happened."""
    (tmp_path / "file").write_text("")
    told = kept(broken(), [], tmp_path / "file" / "data", NOW)
    assert "ZeroDivisionError in broken" in told
    assert "no crash file could be written" in told
