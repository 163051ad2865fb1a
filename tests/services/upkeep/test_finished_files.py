"""Each finished workout lies in the folder that the runner chose, as soon as it can."""

from pathlib import Path

import pytest

from tests.cli.conftest import Answer, Type


@pytest.fixture
def wanted(config: Path, tmp_path: Path) -> Path:
    """The folder that the settings name, in two formats; it is there."""
    folder = tmp_path / "gym"
    folder.mkdir()
    text = f'export_folder = "{folder}"\nexport_formats = ["fit", "csv"]\n'
    (config / "settings.toml").write_text(text)
    return folder


def names(folder: Path) -> list[str]:
    """The files of a folder by their ends."""
    return sorted(path.suffix for path in folder.iterdir())


def add(typed: Type) -> Answer:
    """One set by hand."""
    return typed("log", "add", "plank", "30s")


def test_a_workout_that_is_added_is_written(typed: Type, wanted: Path) -> None:
    """In both formats, and again under the same name when it is corrected."""
    assert add(typed).err == ""
    assert names(wanted) == [".csv", ".fit"]
    (table,) = wanted.glob("*.csv")
    before = table.read_bytes()
    add(typed)
    assert names(wanted) == [".csv", ".fit"]
    assert len(table.read_bytes().splitlines()) == len(before.splitlines()) + 1
    typed("log", "--json")
    assert names(wanted) == [".csv", ".fit"]


def test_runs_that_were_done_are_written_too(typed: Type, wanted: Path) -> None:
    """Not those that are planned."""
    typed("run", "add", "2026-11-20", "easy", "10km", "55min", "--done")
    typed("run", "add", "2026-11-30", "easy", "8km")
    assert [path.name[:19] for path in sorted(wanted.iterdir())] == ["2026-11-20-run-easy"] * 2


def test_a_missing_folder_gets_one_word_and_is_tried_again(typed: Type, wanted: Path) -> None:
    """The sets are saved; the doctor says what waits; the next change writes everything."""
    wanted.rmdir()
    answer = add(typed)
    assert answer.code == 0
    assert len(answer.err.splitlines()) == 1
    assert f"Not written to {wanted}" in answer.err
    assert not wanted.exists()
    told = typed("doctor").out
    assert f"{wanted} (there is no such folder now): a workout or run is not written there" in told
    wanted.mkdir()
    typed("run", "add", "2026-11-20", "easy", "10km", "--done")
    assert names(wanted) == [".csv", ".csv", ".fit", ".fit"]
    assert "not written there yet" not in typed("doctor").out


def test_a_folder_in_the_way_of_a_file_stops_nothing(typed: Type, wanted: Path) -> None:
    """What can be written is written, and only the rest waits."""
    add(typed)
    (table,) = wanted.glob("*.csv")
    table.unlink()
    table.mkdir()
    assert "Not written to" in add(typed).err
    table.rmdir()
    typed("run", "add", "2026-11-20", "easy", "10km", "--done")
    assert names(wanted) == [".csv", ".csv", ".fit", ".fit"]


def test_a_deleted_workout_waits_for_nothing(typed: Type, wanted: Path) -> None:
    """What is gone from the log is not tried for ever."""
    wanted.rmdir()
    add(typed)
    typed("log", "undo")
    wanted.mkdir()
    typed("run", "add", "2026-11-20", "easy", "10km", "--done")
    assert names(wanted) == [".csv", ".fit"]
    assert "not written there yet" not in typed("doctor").out


def test_a_broken_note_of_what_waits_is_no_mistake(typed: Type, wanted: Path, data: Path) -> None:
    """It names nothing."""
    add(typed)
    (data / "export-waiting.json").write_text('{"waiting": 7}')
    assert add(typed).err == ""
    assert names(wanted) == [".csv", ".fit"]
