"""Reads one TOML file within limits that no honest file reaches, and places its mistakes."""

from __future__ import annotations

import re
import stat
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from midstance.storage.definitions.problems import (
    DefinitionFileError,
    Problem,
    UnplacedProblem,
    first_mention,
    line_and_column,
    locate,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from midstance.storage.definitions.problems import KeyPath

MAX_BYTES = 256 * 1024
"""Of a file of definitions."""
MAX_LINE = 4096
"""Characters of a line."""
MAX_DOTS = 64
"""Dots of one line."""
MAX_DOTS_IN_ALL = 8000
"""Dots of a file; each of a key costs the parser that finds places a look at all before it."""
MAX_DEPTH = 16
"""Brackets inside each other."""
MAX_LIST = 1000
"""Values of one list."""
MAX_TABLE = 300
"""Keys of one table; finding the place of each takes longer the more there are before it."""
MAX_PROBLEMS = 100
"""Problems of a file that are listed."""
MORE_PROBLEMS = "split it into several files"

_TOKEN = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*+(?:"""|\Z)'
    r"|'''(?:[^']|'(?!''))*+(?:'''|\Z)"
    r'|"(?:[^"\\\n]|\\.)*+"?'
    r"|'[^'\n]*+'?"
    r"|#[^\n]*+"
    r"|[\[\]{}]",
    re.DOTALL,
)
_WHERE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")


@dataclass(frozen=True, slots=True)
class TomlFile:
    """A TOML file that could be parsed.

    Attributes:
        tables: its top-level keys.
    """

    file: str
    text: str
    tables: dict[str, object]

    def problem(self, fault: UnplacedProblem) -> Problem:
        """``fault`` with its line and column in this file."""
        line, column = locate(self.text, fault)
        return Problem(self.file, line, column, fault.key, fault.message, fault.remedy, fault.why)

    def problems(self, faults: Iterable[UnplacedProblem]) -> tuple[Problem, ...]:
        """The first hundred of ``faults`` with their places, and how many more there are."""
        iterator = iter(faults)
        placed = [self.problem(fault) for fault in islice(iterator, MAX_PROBLEMS)]
        if more := sum(1 for _ in iterator):
            last = max(placed, key=lambda problem: (problem.line, problem.column))
            message = f"and {more} more; fix these first, then check again"
            placed.append(Problem(self.file, last.line, last.column, "", message))
        return tuple(placed)


def read_limited(file: Path) -> bytes:
    """The bytes of an ordinary file, never more than one beyond the limit.

    Raises:
        DefinitionFileError: it is not a regular file, or it cannot be read.
    """
    try:
        if not stat.S_ISREG(file.stat().st_mode):
            raise DefinitionFileError(
                (Problem(str(file), 1, 1, "", "this is not an ordinary file"),)
            )
        with file.open("rb") as opened:
            return opened.read(MAX_BYTES + 1)
    except OSError as error:
        message = f"this cannot be read: {(error.strerror or str(error)).lower()}"
        raise DefinitionFileError((Problem(str(file), 1, 1, "", message),)) from None


def parse(file: str, content: bytes) -> TomlFile:
    """Read ``content``, which came from ``file``.

    Raises:
        DefinitionFileError: it is too large, too deep, no UTF-8 or no TOML.
    """
    text = _decode(file, content).replace("\r\n", "\n")
    if beyond := next(_beyond_limits(file, text), None):
        raise DefinitionFileError((beyond,))
    import tomllib  # noqa: PLC0415 - a cached library needs no parser

    try:
        document = TomlFile(file, text, tomllib.loads(text))
    except (tomllib.TOMLDecodeError, ValueError, RecursionError) as error:
        raise DefinitionFileError((_syntax_problem(file, text, str(error)),)) from None
    if (fault := next(_too_long(document.tables), None)) is not None:
        line = first_mention(text, fault.path)
        raise DefinitionFileError(
            (Problem(file, line, 1, fault.key, fault.message, MORE_PROBLEMS),)
        )
    return document


def _too_long(value: object, path: KeyPath = ()) -> Iterator[UnplacedProblem]:
    """Every list or table with more in it than any honest file has."""
    if isinstance(value, list) and len(value) > MAX_LIST:
        message = f"there are more than {MAX_LIST} entries in one list"
        yield UnplacedProblem(path, message)
    elif isinstance(value, dict) and len(value) > MAX_TABLE:
        message = f"there are more than {MAX_TABLE} keys in one table"
        yield UnplacedProblem(path, message)
    elif isinstance(value, dict | list):
        inner = value.items() if isinstance(value, dict) else enumerate(value)
        for step, each in inner:
            yield from _too_long(each, (*path, step))


def _decode(file: str, content: bytes) -> str:
    if len(content) > MAX_BYTES:
        message = f"the file is larger than {MAX_BYTES // 1024} KiB"
        raise DefinitionFileError((Problem(file, 1, 1, "", message, MORE_PROBLEMS),))
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        column = error.start - content.rfind(b"\n", 0, error.start)
        message = f"byte {content[error.start]:#04x} is not UTF-8 text"
        raise DefinitionFileError(
            (Problem(file, line, column, "", message, "save the file as UTF-8"),)
        ) from None


def _beyond_limits(file: str, text: str) -> Iterator[Problem]:
    for number, line in enumerate(text.split("\n"), 1):
        if len(line) > MAX_LINE:
            message = f"the line is longer than {MAX_LINE} characters"
            yield Problem(file, number, MAX_LINE + 1, "", message, "break it into shorter texts")
        if line.count(".") > MAX_DOTS:
            message = f"the line has more than {MAX_DOTS} dots"
            yield Problem(file, number, 1, "", message, "break it into shorter lines")
    if text.count(".") > MAX_DOTS_IN_ALL:
        message = f"the file has more than {MAX_DOTS_IN_ALL} dots"
        yield Problem(file, 1, 1, "", message, MORE_PROBLEMS)
    if (at := _too_deep(text)) is not None:
        message = f"tables and lists are nested deeper than {MAX_DEPTH}"
        number, column = line_and_column(text, at)
        yield Problem(file, number, column, "", message, "make it flatter")


def _too_deep(text: str) -> int | None:
    """Where brackets outside texts and comments are nested too deep; None if nowhere."""
    depth = 0
    for token in _TOKEN.finditer(text):
        if token[0] in "[{":
            depth += 1
        elif token[0] in "]}":
            depth -= 1
        if depth > MAX_DEPTH:
            return token.start()
    return None


def _syntax_problem(file: str, text: str, said: str) -> Problem:
    match = _WHERE.search(said)
    message = said[: match.start()] if match else said
    line, column = line_and_column(text, len(text))
    if match and match[1]:
        line, column = int(match[1]), int(match[2])
    message = f"this is not valid TOML: {message[:1].lower()}{message[1:]}"
    return Problem(file, line, column, "", message, "fix the line or put a # before it")
