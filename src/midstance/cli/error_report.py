"""Translates every error into lines for standard error and an exit code, in one place.

Loaded only when something went wrong. What nobody expected is written to a crash file.
"""

from __future__ import annotations

import re
import sys
import traceback
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from midstance import __version__
from midstance.cli.errors import (
    DONE,
    INTERRUPTED,
    NOT_MET,
    WRONG_USAGE,
    CommandFailedError,
    SeveralProblemsError,
    WrongUsageError,
    unknown_text,
)
from midstance.cli.output import clean_for_terminal, say_aside
from midstance.domain.library import UnknownIdError
from midstance.domain.quantity import QuantityError
from midstance.exchange.reading.findings import ImportFileError
from midstance.storage.definitions.problems import DefinitionFileError
from midstance.storage.errors import StorageError, from_os
from midstance.storage.files import make_private, write_file
from midstance.workout.events import UnreadableEventError
from midstance.workout.state import NotAllowedNowError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import datetime

    Explanation = tuple[tuple[str, ...], int]

LONGEST_LINE = 1000
SAVED_ALREADY = "What you asked for may be saved already; look first: midstance log"
"""Most answers are written when all else is done, so that only the answer is missing."""
_COMMAND = re.compile(r"[a-z]{2,12}")
_OPTION = re.compile(r"--[a-z][a-z-]*(=|\Z)")
MAX_CRASH_FILES = 100


def report(lines: tuple[str, ...]) -> None:
    """Print what is wrong on standard error, one line each."""
    for line in lines:
        say_aside(f"midstance: {clean_for_terminal(line, LONGEST_LINE)}")


def explain(error: BaseException) -> Explanation | None:
    """The lines and the exit code for an expected error; None for a bug."""
    match error:
        case KeyboardInterrupt():
            return (), INTERRUPTED
        case BrokenPipeError():
            return (), DONE
        case SystemExit(code=code):
            return (), code if isinstance(code, int) else DONE
        case CommandFailedError():
            return (str(error),), NOT_MET
        case WrongUsageError():
            return (str(error),), WRONG_USAGE
        case SeveralProblemsError(lines=lines):
            return lines, NOT_MET
        case _:
            return _explain_click(error) or _explain_ours(error)


def _explain_click(error: BaseException) -> Explanation | None:
    match error:
        case click.Abort():
            return (), INTERRUPTED
        case click.UsageError():
            command = error.ctx.command_path if error.ctx else "midstance"
            message = error.format_message().rstrip().rstrip(".")
            end = "" if message.endswith(("?", ")")) else "."
            return (f"{message}{end} Try: {command} --help",), WRONG_USAGE
        case click.ClickException():
            return (error.format_message(),), NOT_MET
        case _:
            return None


def _explain_ours(error: BaseException) -> Explanation | None:
    """Errors of the packages below, in their own words."""
    match error:
        case UnknownIdError():
            return (unknown_text(error.kind, error.id, error.known, error.near),), NOT_MET
        case QuantityError():
            return (str(error),), WRONG_USAGE
        case DefinitionFileError(problems=problems):
            return tuple(problem.text() for problem in problems), NOT_MET
        case StorageError() | ImportFileError() | NotAllowedNowError() | UnreadableEventError():
            return (str(error),), NOT_MET
        case OSError():
            return (_system_error_text(error),), NOT_MET
        case _:
            return None


def _system_error_text(error: OSError) -> str:
    what, where, remedy = from_os(error, Path(str(error.filename or "standard output")))
    if not error.filename:
        remedy = f"{remedy} {SAVED_ALREADY}"
    return f"{where}: {what}. {remedy}"


def write_crash_file(
    error: BaseException,
    arguments: Sequence[str],
    folder: Callable[[], Path],
    now: Callable[[], datetime],
) -> str:
    """Write ``error`` to a new file that only this user can read; gives the line to report.

    ``folder`` and ``now`` may fail as well: what broke the command may have broken them.
    """
    line = f"unexpected error: {type(error).__name__}"
    try:
        name = f"crash-{now():%Y%m%dT%H%M%SZ}"
        file = _write_new(_crash_text(error, arguments), folder(), name)
    except Exception as trouble:  # noqa: BLE001 - nothing may come out of here
        where = traceback.extract_tb(error.__traceback__)[-1]
        reason = getattr(trouble, "strerror", None) or trouble
        return (
            f"{line} in {where.name}, line {where.lineno}; "
            f"no crash file could be written ({reason})"
        )
    return f"{line}. Details are in {file}; nothing that was saved is lost."


def _crash_text(error: BaseException, arguments: Sequence[str]) -> str:
    return "\n".join(
        (
            f"Midstance {__version__}, Python {sys.version.split()[0]}, {sys.platform}",
            f"command: {' '.join(_without_values(arguments))}",
            "",
            *_places(error),
        )
    )


def _without_values(arguments: Sequence[str]) -> Iterator[str]:
    """The command's name and the names of its options: what was typed may be a note or a pain."""
    if arguments and _COMMAND.fullmatch(arguments[0]):
        yield arguments[0]
    yield from (each.partition("=")[0] for each in arguments if _OPTION.match(each))


def _places(error: BaseException) -> Iterator[str]:
    """Where an error and those that led to it were raised, without their texts."""
    cause = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if cause is not None:
        yield from _places(cause)
        yield "which led to"
    yield from traceback.format_tb(error.__traceback__)
    yield type(error).__qualname__


def _write_new(text: str, folder: Path, name: str) -> Path:
    make_private(folder)
    for number in range(1, MAX_CRASH_FILES):
        file = folder / (f"{name}.txt" if number == 1 else f"{name}-{number}.txt")
        with suppress(FileExistsError):
            write_file(file, (text.encode("utf-8", "backslashreplace"),))
            return file
    raise FileExistsError(17, "there are too many crash files", str(folder))
