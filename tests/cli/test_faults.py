"""Errors become lines and exit codes."""

from pathlib import Path

import click
import pytest

from midstance.cli import faults
from midstance.domain.library import UnknownIdError
from midstance.domain.quantity import QuantityError
from midstance.storage.errors import LogInUseError, NotSavedError
from midstance.storage.problem import FileError, Problem
from midstance.workout.events import UnreadableDeedError
from midstance.workout.state import NotNowError

FULL = OSError(28, "No space left on device")
FULL_TOLD = (
    "standard output: the disk is full (No space left on device). Make room, then try again."
)


@pytest.mark.parametrize(
    ("error", "lines", "code"),
    [
        (KeyboardInterrupt(), (), 130),
        (click.Abort(), (), 130),
        (BrokenPipeError(), (), 0),
        (SystemExit(3), (), 3),
        (SystemExit(), (), 0),
        (faults.NotMetError("nothing is due"), ("nothing is due",), 1),
        (faults.WrongUseError("no date"), ("no date",), 2),
        (click.ClickException("cannot be opened"), ("cannot be opened",), 1),
        (click.UsageError("Odd."), ("Odd. Try: midstance --help",), 2),
        (QuantityError("no load"), ("no load",), 2),
        (NotNowError("Not now."), ("Not now.",), 1),
        (UnreadableDeedError("Jumped() is no deed"), ("Jumped() is no deed",), 1),
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
            NotSavedError("the disk is full", "log.db", "Make room."),
            ("log.db: the disk is full. Make room.",),
            1,
        ),
        (
            FileError(
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
    assert faults.explained(error) == (lines, code)


def test_a_second_window_is_told_what_to_do() -> None:
    """The line about a log in use names the process and the way out."""
    found = faults.explained(LogInUseError(Path("log.lock"), 42))
    assert found is not None
    ((line,), code) = found
    assert "process 42" in line
    assert code == 1


def test_what_was_not_foreseen_is_not_explained() -> None:
    """An error of our own making goes to the crash file instead."""
    assert faults.explained(ZeroDivisionError()) is None


def test_what_is_told_is_one_clean_line(capsys: pytest.CaptureFixture[str]) -> None:
    """A name full of escapes and line breaks stays one line on standard error."""
    faults.report(("there is no 'a\n\x1b[2Jb'",))
    err = capsys.readouterr().err
    assert err.count("\n") == 1
    assert err.strip().isprintable()
