"""Errors become lines and exit codes."""

import stat
from datetime import UTC, datetime
from pathlib import Path

import click
import pytest

from midstance.cli import error_report, errors
from midstance.cli.error_report import MAX_CRASH_FILES, write_crash_file
from midstance.domain.library import UnknownIdError
from midstance.domain.quantity import QuantityError
from midstance.storage.definitions.problems import DefinitionFileError, Problem
from midstance.storage.errors import LogInUseError, SaveFailedError
from midstance.workout.events import UnreadableEventError
from midstance.workout.state import NotAllowedNowError

FULL = OSError(28, "No space left on device")
FULL_TOLD = (
    "standard output: the disk is full (No space left on device). Make room, then try again. "
    "What you asked for may be saved already; look first: midstance log"
)


@pytest.mark.parametrize(
    ("error", "lines", "code"),
    [
        (KeyboardInterrupt(), (), 130),
        (click.Abort(), (), 130),
        (BrokenPipeError(), (), 0),
        (SystemExit(3), (), 3),
        (SystemExit(), (), 0),
        (errors.CommandFailedError("nothing is due"), ("nothing is due",), 1),
        (errors.WrongUsageError("no date"), ("no date",), 2),
        (click.ClickException("cannot be opened"), ("cannot be opened",), 1),
        (click.UsageError("Odd."), ("Odd. Try: midstance --help",), 2),
        (QuantityError("no load"), ("no load",), 2),
        (NotAllowedNowError("Not now."), ("Not now.",), 1),
        (UnreadableEventError("Jumped() is no deed"), ("Jumped() is no deed",), 1),
        (
            UnknownIdError("exercise", "plnk", ("plank", "squat")),
            ("there is no exercise 'plnk'; did you mean 'plank'?",),
            1,
        ),
        (
            UnknownIdError("exercise", "zzz", ("plank",)),
            ("there is no exercise 'zzz'; see: midstance exercises",),
            1,
        ),
        (
            SaveFailedError("the disk is full", "log.db", "Make room."),
            ("log.db: the disk is full. Make room.",),
            1,
        ),
        (
            DefinitionFileError(
                (Problem("a.toml", 3, 5, "id", "odd", "mend it"), Problem("b", 1, 1, "", "no"))
            ),
            ("a.toml:3:5: id: odd; mend it", "b:1:1: no"),
            1,
        ),
        (
            FULL,
            (FULL_TOLD,),
            1,
        ),
    ],
)
def test_what_was_foreseen_has_its_words_and_its_code(
    error: BaseException, lines: tuple[str, ...], code: int
) -> None:
    """One line for each thing that is wrong, and the exit code of the contract."""
    assert error_report.explain(error) == (lines, code)


def test_a_second_window_reads_what_to_do() -> None:
    """The line about a log in use names the process and the way out."""
    found = error_report.explain(LogInUseError(Path("log.lock"), 42))
    assert found is not None
    ((line,), code) = found
    assert "process 42" in line
    assert code == 1


def test_what_was_not_foreseen_is_not_explained() -> None:
    """An error of our own making goes to the crash file instead."""
    assert error_report.explain(ZeroDivisionError()) is None


def test_the_report_is_one_clean_line(capsys: pytest.CaptureFixture[str]) -> None:
    """A name full of escapes and line breaks stays one line on standard error."""
    error_report.report(("there is no 'a\n\x1b[2Jb'",))
    err = capsys.readouterr().err
    assert err.count("\n") == 1
    assert err.strip().isprintable()


NOW = datetime(2026, 11, 23, 17, 2, 3, tzinfo=UTC)


def broken() -> ZeroDivisionError:
    """An error with the trace of where it happened."""
    try:
        return ZeroDivisionError(1 / 0)
    except ZeroDivisionError as error:
        return error


def crash(arguments: list[str], folder: Path) -> str:
    """The line told of a crash file written to ``folder``."""
    return write_crash_file(broken(), arguments, lambda: folder, lambda: NOW)


def test_the_file_is_private_and_tells_all(tmp_path: Path) -> None:
    """Error, trace, versions and command stand in a file that only its owner can read."""
    told = crash(["log", "--json"], tmp_path / "data")
    file = tmp_path / "data" / "crash-20261123T170203Z.txt"
    assert str(file) in told
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    text = file.read_text("utf-8")
    assert "command: log --json\n" in text
    assert "ZeroDivisionError" in text
    assert "in broken" in text
    assert text.startswith("Midstance ")


def test_two_in_one_second_have_files_of_their_own(tmp_path: Path) -> None:
    """Nothing is written over."""
    folder = tmp_path / "data"
    crash([], folder)
    crash([], folder)
    assert sorted(file.name for file in folder.iterdir()) == [
        "crash-20261123T170203Z-2.txt",
        "crash-20261123T170203Z.txt",
    ]


def test_no_more_than_a_hundred_are_kept_of_one_second(tmp_path: Path) -> None:
    """A loop of crashes does not fill the disk."""
    folder = tmp_path / "data"
    told = [crash([], folder) for _ in range(MAX_CRASH_FILES + 1)]
    assert len(list(folder.iterdir())) < MAX_CRASH_FILES
    assert "there are too many crash files" in told[-1]


def test_a_folder_that_cannot_be_written_is_reported(tmp_path: Path) -> None:
    """Without a file the line itself says where the error happened."""
    (tmp_path / "file").write_text("")
    told = crash([], tmp_path / "file" / "data")
    assert "ZeroDivisionError in broken" in told
    assert "no crash file could be written" in told


def test_nothing_typed_is_in_the_file(tmp_path: Path) -> None:
    """A note, a pain or a name that was typed stays out, in the command and in the error's text."""
    arguments = ["log", "add", "plank", "--note=sharp in the knee", "--date", "my secret"]
    error = broken().with_traceback(None)
    error.args = ("sharp in the knee",)
    write_crash_file(error, arguments, lambda: tmp_path, lambda: NOW)
    text = next(tmp_path.iterdir()).read_text("utf-8")
    assert "command: log --note --date\n" in text
    assert "knee" not in text
    assert "secret" not in text


def test_a_broken_clock_does_not_break_the_report(tmp_path: Path) -> None:
    """What broke the command may break the file's name as well; a line is reported all the same."""

    def now() -> datetime:
        raise ValueError("no time")

    told = write_crash_file(broken(), [], lambda: tmp_path, now)
    assert "ZeroDivisionError in broken" in told
    assert "no crash file could be written" in told
