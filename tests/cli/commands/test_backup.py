"""``midstance backup`` and ``restore``: copies are made, listed and put back."""

from collections.abc import Iterator
from errno import EACCES
from pathlib import Path
from shutil import copytree

import pytest

from midstance.storage.database.lock import InstanceLock
from tests.cli.conftest import Type


@pytest.mark.usefixtures("trained")
def test_each_copy_of_a_day_has_its_own_name(typed: Type) -> None:
    """A second copy does not take the first one's place."""
    assert (typed("backup").code, typed("backup").code) == (0, 0)
    names = [line.split("  ")[0].rpartition("/")[2] for line in typed("backup", "--list").lines]
    assert names == ["log-2026-11-23.db", "log-2026-11-23-2.db"]


def damage(log: Path) -> bytes:
    """Write over the middle of a log; answers with what is there now."""
    content = bytearray(log.read_bytes())
    content[4096 : len(content) // 2] = b"\x55" * (len(content) // 2 - 4096)
    log.write_bytes(content)
    return bytes(content)


@pytest.mark.usefixtures("trained")
def test_a_copy_takes_the_place_of_a_damaged_log(typed: Type, data: Path) -> None:
    """Nothing is lost: the copy has every set, and the damaged log is kept aside as it is."""
    before = typed("log", "--json").json
    assert typed("backup").out.startswith(f"Copied: {data / 'backups' / 'log-2026-11-23.db'} (3 s")
    damaged = damage(data / "log.db")
    assert typed("log", "delete", before[0]["id"]).code == 1
    answer = typed("restore", "log-2026-11-23.db")
    assert answer.code == 0
    assert answer.lines[0].startswith("Restored: 3 sets in 1 workout, from ")
    assert answer.lines[1] == f"Previous log: {data / 'log.db.aside-1'}"
    assert "doctor --rebuild" in answer.lines[2]
    assert (data / "log.db.aside-1" / "log.db").read_bytes() == damaged
    assert typed("log", "--json").json == before
    assert typed("doctor").code == 0


@pytest.mark.usefixtures("trained")
def test_a_copy_can_lie_anywhere(typed: Type, data: Path, tmp_path: Path) -> None:
    """A path is taken as it is; a sound log is copied before another takes its place."""
    typed("backup")
    elsewhere = (data / "backups" / "log-2026-11-23.db").rename(tmp_path / "kept.db")
    typed("log", "delete", typed("log", "--json").json[0]["id"])
    assert typed("restore", str(elsewhere)).code == 0
    assert len(typed("log", "--json").json) == 3
    assert [line.split("  ")[1] for line in typed("backup", "--list").lines] == ["3 sets"]


@pytest.mark.usefixtures("trained")
def test_a_damaged_log_is_rebuilt_from_the_workouts_files(typed: Type, data: Path) -> None:
    """Every finished workout is there again, and the doctor says that all is well."""
    before = typed("log", "--json").json
    damage(data / "log.db")
    answer = typed("doctor", "--rebuild")
    assert answer.lines[0] == f"Rebuilt from 1 file in {data / 'workouts'}"
    assert answer.code == 0
    assert typed("log", "--json").json == before


@pytest.mark.usefixtures("trained")
def test_a_file_changed_by_hand_is_left_out_and_named(typed: Type, data: Path) -> None:
    """What comes back comes back; what cannot be trusted is reported with its reason."""
    (file,) = (data / "workouts").glob("*.toml")
    file.write_text(file.read_text().replace("done = 30", "done = 31"))
    answer = typed("doctor", "--rebuild")
    assert answer.code == 1
    assert str(file) in answer.err


def test_what_is_not_there_is_said(typed: Type, data: Path) -> None:
    """Without a log there is nothing to copy, and without a copy nothing to put back."""
    assert "no log yet" in typed("backup").err
    assert "no backup yet" in typed("backup", "--list").err
    assert "there is no such backup" in typed("restore", "log-2026-01-01.db").err
    assert not (data / "log.db").exists()


@pytest.mark.usefixtures("trained")
@pytest.mark.parametrize(
    "words", [("restore", "log-2026-11-23.db"), ("doctor", "--rebuild"), ("doctor", "--merge", ".")]
)
def test_an_open_log_is_left_alone(typed: Type, data: Path, words: tuple[str, ...]) -> None:
    """While Midstance is open nothing takes the log's place, and it says who has it."""
    typed("backup")
    before = (data / "log.db").stat().st_ino
    with InstanceLock(data):
        answer = typed(*words)
    assert answer.code == 1
    assert "Midstance is already open" in answer.err
    assert (data / "log.db").stat().st_ino == before


@pytest.mark.usefixtures("trained")
def test_the_doctor_names_the_copies(typed: Type) -> None:
    """Each with its day and number of sets; without one it says how to make it."""
    assert "backup:     none yet; make one: midstance backup" in typed("doctor").lines
    typed("backup")
    (told,) = (line for line in typed("doctor").lines if line.startswith("backup:"))
    assert told.endswith("log-2026-11-23.db (3 sets)")
    (copy,) = typed("doctor", "--json").json["backups"]
    assert (copy["day"], copy["sets"]) == ("2026-11-23", 3)


@pytest.mark.usefixtures("trained")
def test_a_closed_folder_of_copies_locks_nobody_out(
    typed: Type, data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The doctor names it and tells the rest; a copy from elsewhere and a rebuild still work."""
    typed("backup")
    copy = (data / "backups" / "log-2026-11-23.db").rename(tmp_path / "copy.db")
    listed = Path.iterdir

    def refuse(folder: Path) -> Iterator[Path]:
        if folder.name == "backups":
            raise PermissionError(EACCES, "Permission denied", str(folder))
        return listed(folder)

    monkeypatch.setattr(Path, "iterdir", refuse)
    told = typed("doctor")
    assert (told.code, told.lines[0]) == (1, "log:        ok")
    assert f"problem:    {data / 'backups'}: access was refused" in told.out
    assert typed("restore", str(copy)).lines[1] == f"Previous log: {data / 'log.db.aside-1'}"
    assert typed("doctor", "--rebuild").lines[0].startswith("Rebuilt from 1 file in ")


def test_rebuilding_prints_sentences(typed: Type) -> None:
    """A rebuild tells lines, not a document; both at once are wrong usage."""
    assert typed("doctor", "--rebuild", "--json").code == 2


@pytest.mark.usefixtures("trained")
def test_workouts_of_another_machine_come_in_once(typed: Type, data: Path, tmp_path: Path) -> None:
    """Their folder, or the one around it, may be given any number of times."""
    other = tmp_path / "other"
    data.rename(other)
    assert typed("log", "--json").json == []
    first = typed("doctor", "--merge", str(other))
    assert (first.code, first.err) == (0, "")
    folder = other / "workouts"
    assert first.lines[0] == f"Files from {folder}: 1 added, 0 already known, 0 left out"
    assert len(typed("log", "--json").json) == 3
    second = typed("doctor", "--merge", str(folder))
    assert second.lines[0] == f"Files from {folder}: 0 added, 1 already known, 0 left out"
    assert len(typed("log", "--json").json) == 3


@pytest.mark.usefixtures("trained")
def test_a_file_of_another_machine_that_is_broken_is_named(
    typed: Type, data: Path, tmp_path: Path
) -> None:
    """The others come in; the exit code says that one did not."""
    other = tmp_path / "other"
    data.rename(other)
    broken = other / "workouts" / "broken.toml"
    broken.write_text("nothing = 1\n")
    answer = typed("doctor", "--merge", str(other))
    assert answer.code == 1
    assert answer.lines[0].endswith(": 1 added, 0 already known, 1 left out")
    assert str(broken) in answer.err
    assert len(typed("log", "--json").json) == 3


@pytest.mark.usefixtures("trained")
def test_a_workout_corrected_on_both_machines_is_named(
    typed: Type, data: Path, tmp_path: Path
) -> None:
    """The younger correction counts, and it is said of which workout."""
    other = tmp_path / "other"
    copytree(data, other)
    kept = typed("log", "--json").json[0]
    typed("log", "edit", kept["id"], "--seconds", "11")
    typed("--data-dir", str(other), "log", "edit", kept["id"], "--seconds", "22")
    answer = typed("doctor", "--merge", str(other))
    assert answer.code == 0
    assert answer.lines[1].endswith(f"the newer correction was kept: workout {kept['workout_id']}")


def test_a_folder_that_is_not_there_is_reported(typed: Type, tmp_path: Path) -> None:
    """Nothing comes in; the line names the folder."""
    answer = typed("doctor", "--merge", str(tmp_path / "none"))
    assert answer.code == 1
    assert str(tmp_path / "none") in answer.err


@pytest.mark.usefixtures("trained")
@pytest.mark.parametrize("content", [b"", b"not a log at all " * 500])
def test_what_is_no_log_is_refused(typed: Type, data: Path, tmp_path: Path, content: bytes) -> None:
    """The log stays as it is, byte for byte."""
    other = tmp_path / "other.db"
    other.write_bytes(content)
    before = (data / "log.db").read_bytes()
    answer = typed("restore", str(other))
    assert (answer.code, answer.out) == (1, "")
    assert str(other) in answer.err
    assert (data / "log.db").read_bytes() == before
