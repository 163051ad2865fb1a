"""Turns whatever went wrong into lines for standard error and an exit code, in one place."""

from __future__ import annotations

import os
import sys
import traceback
from typing import TYPE_CHECKING

from midstance import __version__
from midstance.cli.output import clean_for_terminal, say_aside

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from pathlib import Path


DONE, NOT_MET, WRONG_USAGE, INTERRUPTED = 0, 1, 2, 130
LONGEST_LINE = 1000


class CommandFailedError(Exception):
    """A request that could not be met; the text says why and what to do."""


class WrongUsageError(Exception):
    """A command that was typed wrongly; the text says what to type instead."""


class SeveralProblemsError(Exception):
    """Mistakes in files; ``lines`` tell each of them."""

    def __init__(self, lines: tuple[str, ...]) -> None:
        """Keep a line for each mistake."""
        super().__init__(*lines)
        self.lines = lines


def report(lines: tuple[str, ...]) -> None:
    """Tell what is wrong on standard error, one line each."""
    for line in lines:
        say_aside(f"midstance: {clean_for_terminal(line, LONGEST_LINE)}")


def explain(error: BaseException) -> tuple[tuple[str, ...], int] | None:
    """The lines and the exit code for an error that was foreseen; None for any other."""
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
            return _of_click(error) or _of_ours(error)


def _of_click(error: BaseException) -> tuple[tuple[str, ...], int] | None:
    """Wrong usage as click found it; nothing where click was never loaded."""
    click = sys.modules.get("click")
    if click is None:
        return None
    if isinstance(error, click.Abort):
        return (), INTERRUPTED
    if isinstance(error, click.UsageError):
        command = error.ctx.command_path if error.ctx else "midstance"
        said = error.format_message().rstrip().rstrip(".")
        end = "" if said.endswith(("?", ")")) else "."
        return (f"{said}{end} Try: {command} --help",), WRONG_USAGE
    if isinstance(error, click.ClickException):
        return (error.format_message(),), NOT_MET
    return None


def _of_ours(error: BaseException) -> tuple[tuple[str, ...], int] | None:
    """What the rooms below raise, in the words that it carries."""
    from midstance.domain.library import UnknownIdError
    from midstance.domain.quantity import QuantityError
    from midstance.storage.definitions.problems import DefinitionFileError
    from midstance.storage.errors import StorageError
    from midstance.workout.events import UnreadableEventError
    from midstance.workout.state import NotAllowedNowError

    match error:
        case UnknownIdError():
            return (unknown_text(error.kind, error.id, error.known),), NOT_MET
        case QuantityError():
            return (str(error),), WRONG_USAGE
        case DefinitionFileError(problems=problems):
            return tuple(problem.text() for problem in problems), NOT_MET
        case StorageError() | NotAllowedNowError() | UnreadableEventError():
            return (str(error),), NOT_MET
        case OSError():
            return (_of_system(error),), NOT_MET
        case _:
            return None


def _of_system(error: OSError) -> str:
    from pathlib import Path

    from midstance.storage.errors import from_os

    what, where, remedy = from_os(error, Path(str(error.filename or "standard output")))
    return f"{where}: {what}. {remedy}"


_LISTS = {"exercise": "midstance exercises", "program": "midstance programs"}


def unknown_text(kind: str, id_: str, known: tuple[str, ...]) -> str:
    """That there is no such ``kind``, with the nearest one that there is or where to look."""
    from midstance.storage.definitions.problems import nearest

    instead = nearest(id_, known) or f"see: {_LISTS.get(kind, 'midstance programs')}"
    return f"there is no {kind} {id_!r}; {instead}"


MAX_CRASH_FILES = 100


def write_crash_file(
    error: BaseException, arguments: Sequence[str], folder: Path, now: datetime
) -> str:
    """Write ``error`` to a file of its own, readable by this user alone, and say where it lies."""
    told = f"something went wrong that should not have: {type(error).__name__}"
    try:
        file = _write(_text(error, arguments), folder, f"crash-{now:%Y%m%dT%H%M%SZ}")
    except OSError as trouble:
        where = traceback.extract_tb(error.__traceback__)[-1]
        return (
            f"{told} in {where.name}, line {where.lineno}; "
            f"no crash file could be written to {folder} ({trouble.strerror})"
        )
    return f"{told}. What is known of it is in {file}; nothing that was saved is lost."


def _text(error: BaseException, arguments: Sequence[str]) -> str:
    return "\n".join(
        (
            f"Midstance {__version__}, Python {sys.version.split()[0]}, {sys.platform}",
            f"arguments: {list(arguments)!r}",
            "",
            *traceback.format_exception(error),
        )
    )


def _write(text: str, folder: Path, name: str) -> Path:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    for number in range(1, MAX_CRASH_FILES):
        file = folder / (f"{name}.txt" if number == 1 else f"{name}-{number}.txt")
        try:
            descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            continue
        with os.fdopen(descriptor, "w", encoding="utf-8", errors="backslashreplace") as opened:
            opened.write(text)
        return file
    raise FileExistsError(17, "there are too many crash files", str(folder))
