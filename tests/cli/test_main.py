"""The way in and the ways out: exit codes, one line for each trouble, never a traceback."""

import os
import stat
import subprocess
import sys
from datetime import date
from errno import EPIPE
from io import StringIO
from pathlib import Path

import pytest

from midstance.cli.main import run
from midstance.storage.training_log import TrainingLog
from tests.cli.conftest import Type
from tests.cli.world import FalseClock
from tests.shape.project import ROOT
from tests.storage.samples import new_ids

PROGRAM = (sys.executable, "-m", "midstance")


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["lgo"], 2, "there is no command 'lgo'; did you mean 'log'?"),
        (["today", "--jsno"], 2, "No such option '--jsno'"),
        (["check"], 2, "Missing argument"),
        (["log", "--since", "monday"], 2, "'monday' is not a date; write it like 2026-11-23"),
        (
            ["exercises", "plnk"],
            1,
            "there is no exercise 'plnk'; did you mean 'plank', 'plank-knees' or 'side-plank'?",
        ),
        (["programs", "fundations"], 1, "did you mean 'foundations'?"),
        (["start", "cor-5", "--plain"], 1, "did you mean 'core-5'?"),
        (["log", "undo"], 1, "there is no correction to undo"),
        (["check", "nowhere.toml"], 1, ""),
    ],
)
def test_each_trouble_is_reported_in_one_line(
    typed: Type, arguments: list[str], code: int, told: str
) -> None:
    """What is wrong and what to do stand on standard error, and the exit code says which kind."""
    answer = typed(*arguments)
    assert answer.code == code
    assert "Traceback" not in answer.err + answer.out
    if told:
        (line,) = answer.err.splitlines()
        assert line.startswith("midstance: ")
        assert told in line


@pytest.mark.parametrize("variables", [{}, {"COMP_WORDS": "midstance l", "COMP_CWORD": "abc"}])
@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_request_for_completions_that_no_shell_made_is_reported(
    typed: Type, monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], shell: str
) -> None:
    """It is wrong usage in one line, and no crash file is written for it."""
    monkeypatch.setenv("_MIDSTANCE_COMPLETE", f"{shell}_complete")
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    answer = typed()
    assert (answer.code, answer.out) == (2, "")
    (line,) = answer.err.splitlines()
    assert "COMP_WORDS" in line


@pytest.mark.parametrize("arguments", [["--version"], ["--help"], ["today"], ["log", "--json"]])
def test_what_succeeds_ends_with_zero_and_without_a_diagnostic(
    typed: Type, arguments: list[str]
) -> None:
    """An answer stands alone on standard output."""
    answer = typed(*arguments)
    assert (answer.code, answer.err) == (0, "")
    assert answer.out


def test_an_unforeseen_error_leaves_a_private_file(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where our own code fails, one line names the file that holds what is known."""

    class BrokenClock(FalseClock):
        def today(self) -> date:
            raise ZeroDivisionError("no day")

    assert run(["today"], BrokenClock()) == 1
    (line,) = capsys.readouterr().err.splitlines()
    (file,) = data.glob("crash-*.txt")
    assert str(file) in line
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    text = file.read_text("utf-8")
    assert "in today" in text
    assert text.endswith("ZeroDivisionError")


def test_a_closed_pipe_is_quiet() -> None:
    """Whoever reads one line of many, as ``head`` does, sees no complaint."""
    with subprocess.Popen(
        [*PROGRAM, "exercises", "--json"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(60) == 0


class Gone(StringIO):
    """An output whose reader has left."""

    def write(self, text: str) -> int:
        """Nobody takes it."""
        raise BrokenPipeError(EPIPE, text[:0])


@pytest.mark.parametrize("arguments", [["exercises", "--json"], ["today"], ["--help"]])
@pytest.mark.usefixtures("data")
def test_a_reader_who_left_before_the_first_word(
    arguments: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whichever part of the program meets it first, it is no failure, and nothing is said."""
    gone = Gone()
    monkeypatch.setattr("sys.stdout", gone)
    assert run(arguments) == 0
    assert sys.stdout is gone
    assert capsys.readouterr().err == ""


def test_a_full_disk_behind_standard_output_is_reported() -> None:
    """An answer that could not be written is no success."""
    with Path("/dev/full").open("w") as full:
        ended = subprocess.run(
            [*PROGRAM, "programs"], cwd=ROOT, stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert ended.returncode == 1
    told = ended.stderr.decode()
    assert told.startswith("midstance: standard output: the disk is full")
    assert told.endswith(
        "Make room, then try again. "
        "What you asked for may be saved already; look first: midstance log\n"
    )


def test_a_set_whose_answer_could_not_be_written_is_saved_once(tmp_path: Path) -> None:
    """Who reads that the disk behind the answer is full does not add the set again."""
    environment = {**os.environ, "MIDSTANCE_DATA_DIR": str(tmp_path)}
    command = [*PROGRAM, "log", "add", "plank", "30s"]
    with Path("/dev/full").open("w") as full:
        ended = subprocess.run(
            command, cwd=ROOT, env=environment, stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert b"may be saved already" in ended.stderr
    with TrainingLog(tmp_path, new_ids()) as log:
        assert len(log.sets()) == 1


def test_a_terminal_without_the_characters_gets_others() -> None:
    """An answer in another encoding loses a character, not the command."""
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    ended = subprocess.run(
        [*PROGRAM, "today"], cwd=ROOT, env=environment, capture_output=True, check=False
    )
    assert (ended.returncode, ended.stderr) == (0, b"")
    assert b"2 ? 10, RPE 5" in ended.stdout


def test_closed_standard_streams_are_survived() -> None:
    """A command works where standard output and input are closed, as in some services."""
    command = " ".join(PROGRAM)
    ended = subprocess.run(
        ["/bin/sh", "-c", f"{command} today <&- >&-"], cwd=ROOT, capture_output=True, check=False
    )
    assert (ended.returncode, ended.stderr) == (0, b"")


def test_an_interrupt_ends_with_130(typed: Type) -> None:
    """Ctrl-C while a command works is quiet, and has its own exit code."""

    class InterruptedClock(FalseClock):
        def today(self) -> date:
            raise KeyboardInterrupt

    assert run(["today"], InterruptedClock()) == 130
    assert typed("--version").code == 0


def test_the_folders_can_be_named_before_the_command(typed: Type, tmp_path: Path) -> None:
    """``--data-dir`` and ``--config-dir`` take the place of the usual folders."""
    data, config = tmp_path / "data", tmp_path / "config"
    answer = typed("--data-dir", str(data), "--config-dir", str(config), "doctor", "--json")
    assert answer.json["paths"] == {
        "data": str(data),
        "config": str(config),
        "cache": str(data / "cache"),
    }
