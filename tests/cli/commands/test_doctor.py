"""``midstance doctor``: its exit code is its verdict."""

import sqlite3
from importlib.metadata import version
from pathlib import Path

import pytest

from midstance import __version__
from tests.cli.conftest import Type
from tests.services.cues.stand_in import SPEAKS, StandIn


def test_the_verdict_is_the_exit_code(typed: Type, config: Path) -> None:
    """0 where all is sound, 1 where anything is not; the document says which."""
    assert typed("doctor").code == 0
    (config / "programs" / "mine.toml").write_text("weeks = 0\n")
    answer = typed("doctor", "--json")
    assert (answer.code, answer.json["integrity"]) == (1, "ok")
    assert answer.json["problems"]


@pytest.mark.usefixtures("trained")
def test_a_sound_log_is_said_to_be_so(typed: Type, data: Path) -> None:
    """Integrity, counts, paths and versions, as lines and in JSON."""
    answer = typed("doctor")
    assert answer.code == 0
    assert answer.lines[0] == "log:        ok"
    assert "            3 sets in 1 workout" in answer.lines
    found = typed("doctor", "--json").json
    assert (found["integrity"], found["sets"], found["workouts"]) == ("ok", 3, 1)
    assert found["paths"]["data"] == str(data)
    assert found["versions"]["midstance"] == __version__
    assert found["versions"]["textual"] == version("textual")
    assert found["schema"] >= 1


def test_a_new_machine_is_sound(typed: Type) -> None:
    """No log is no fault."""
    found = typed("doctor", "--json")
    assert found.code == 0
    assert (found.json["integrity"], found.json["sets"]) == ("ok", 0)


def test_a_log_of_somebody_elses_is_no_log(typed: Type, data: Path) -> None:
    """Another program's database is reported, and the exit code is 1."""
    data.mkdir(parents=True)
    with sqlite3.connect(data / "log.db") as other:
        other.execute("CREATE TABLE t (x)")
    other.close()
    answer = typed("doctor", "--json")
    assert answer.code == 1
    assert answer.json["integrity"] != "ok"
    assert answer.json["sets"] is None
    assert typed("doctor").lines[0].startswith("log:        ")


@pytest.mark.usefixtures("trained")
def test_a_damaged_log_is_found(typed: Type, data: Path) -> None:
    """Bytes written over the middle of the file do not go unnoticed."""
    file = data / "log.db"
    content = bytearray(file.read_bytes())
    content[4096 : len(content) // 2] = b"\x55" * (len(content) // 2 - 4096)
    file.write_bytes(content)
    answer = typed("doctor", "--json")
    assert answer.code == 1
    assert answer.json["integrity"] != "ok"


def test_mistakes_in_own_files_are_listed(typed: Type, config: Path) -> None:
    """Files of the runner's own and settings are looked at too."""
    (config / "routines" / "mine.toml").write_text("id = 3\n")
    (config / "settings.toml").write_text("colour = 1\n")
    answer = typed("doctor")
    assert answer.code == 1
    problems = [line for line in answer.lines if line.startswith("problem:")]
    assert any("mine.toml:" in line for line in problems)
    assert any("settings.toml:1:" in line for line in problems)


def test_the_voice_has_one_word(typed: Type, config: Path, tmp_path: Path) -> None:
    """Off where nobody wants it; turned on it is tried, and what fails is no fault of the log."""
    assert "voice:      off" in typed("doctor").lines
    stand_in = StandIn(tmp_path / "bin", f"{SPEAKS}\nexit 1")
    settings = config / "settings.toml"
    settings.write_text(f'voice = "on"\nvoice_command = ["{stand_in.path}"]\n')
    answer = typed("doctor", "--json")
    assert (answer.code, answer.json["voice"]) == (0, "fails")
    assert stand_in.said() == "Midstance."
    settings.write_text('voice = "on"\nvoice_command = ["not-there"]\n')
    assert typed("doctor", "--json").json["voice"] == "missing"
