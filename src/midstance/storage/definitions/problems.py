"""A mistake in somebody's file: where it is, what is wrong and what to do."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import TypeAlias

    Remedy: TypeAlias = str | Callable[[], str]

KeyPath = tuple[str | int, ...]

MOST_FILES_NAMED = 3
"""How many of the files that were left out are named before the rest is counted."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake, as ``midstance check`` prints it.

    Attributes:
        file: the path as it was given.
        line, column: counted from 1.
        key: what it is about, such as ``exercise[2].default.rpe``; "" for the whole file.
        remedy: what to write or do instead.
        why: what speaks for it, with its source; "" where a mistake needs no reason.
    """

    file: str
    line: int
    column: int
    key: str
    message: str
    remedy: str = ""
    why: str = ""

    def text(self) -> str:
        """The mistake on one line: ``file:line:column: key: message; remedy``, and why."""
        about = f"{self.key}: " if self.key else ""
        then = f"; {self.remedy}" if self.remedy else ""
        because = f". Why: {self.why}" if self.why else ""
        return f"{self.file}:{self.line}:{self.column}: {about}{self.message}{then}{because}"


def left_out_texts(problems: Iterable[Problem]) -> tuple[str, ...]:
    """A line for each file that was left out: its first mistake, and how to see all of them.

    After the first three files the rest is counted in one line.
    """
    first: dict[str, Problem] = {}
    for problem in problems:
        first.setdefault(problem.file, problem)
    named = tuple(first.items())[:MOST_FILES_NAMED]
    lines = [f"left out: {each.text()}; see: midstance check {file}" for file, each in named]
    if more := len(first) - len(named):
        lines.append(
            f"left out: {more} more {'file' if more == 1 else 'files'}; see: midstance doctor"
        )
    return tuple(lines)


@dataclass(frozen=True, slots=True)
class UnplacedProblem:
    """A mistake that is not yet placed in its file.

    Attributes:
        path: the keys and list positions that lead to it.
        at: the position inside the text, counted from 0; None for all of it.
        on_key: the key itself is wrong, not its value.
        about: the id of the other record that has a part in it, or "".
        why: what speaks for it, with its source; "" where a mistake needs no reason.
        advice: what to do; where finding it takes long, what answers with it once it is shown.
    """

    path: KeyPath
    message: str
    advice: Remedy = ""
    at: int | None = None
    on_key: bool = False
    about: str = ""
    why: str = ""

    @property
    def remedy(self) -> str:
        """What to do, in words."""
        return self.advice if isinstance(self.advice, str) else self.advice()

    @property
    def key(self) -> str:
        """The path as people write it: ``session[0].block[2].purpose``."""
        parts = (f"[{p}]" if isinstance(p, int) else f".{p}" for p in self.path)
        return "".join(parts).removeprefix(".")


class DefinitionFileError(Exception):
    """A file that cannot be used; ``problems`` are all its mistakes."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        """Keep the mistakes; the text names each on a line."""
        super().__init__("\n".join(problem.text() for problem in problems))
        self.problems = problems


def nearest(word: str, known: tuple[str, ...], otherwise: str = "") -> str:
    """``did you mean 'plank'?``, or ``otherwise`` when nothing in ``known`` is near."""
    from difflib import get_close_matches  # noqa: PLC0415 - only when there is a mistake

    matches = get_close_matches(word, known, n=1, cutoff=0.6)
    return f"did you mean {matches[0]!r}?" if matches else otherwise


def line_and_column(text: str, at: int) -> tuple[int, int]:
    """The line and column of the character ``at``, both counted from 1."""
    return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)


def locate(text: str, fault: UnplacedProblem) -> tuple[int, int]:
    """The line and column, both from 1, of ``fault`` in ``text``.

    Falls back to the first line that names the last key when the text cannot be spanned.
    """
    start = _start(text, fault)
    if start is None:
        return first_mention(text, fault.path), 1
    return line_and_column(text, start)


def _start(text: str, fault: UnplacedProblem) -> int | None:
    """Where the value that is wrong begins, or else the nearest key above it."""
    value = _spanned(text)
    if value is None:
        return None
    keys: list[int] = []
    for step in fault.path:
        if (value := _enter(value, step, keys)) is None:
            return _last(keys)
    if fault.on_key or not fault.path or not value.span().stop:
        return _last(keys)
    return _first_character(text, value) + (0 if fault.at is None else fault.at + 1)


def _first_character(text: str, value: Any) -> int:  # noqa: ANN401 - spans hold any value
    """Where ``value`` begins; a text with escapes in it is spanned from the last one on."""
    start = int(value.span().start)
    if isinstance(value.inner(), str) and text[start] not in "\"'":
        return text.rfind('"', 0, start)
    return start


def _last(keys: list[int]) -> int:
    return next((key for key in reversed(keys) if key >= 0), 0)


def _enter(value: Any, step: str | int, keys: list[int]) -> Any:  # noqa: ANN401 - spans hold any value
    inner = value.inner() if value is not None else None
    if isinstance(inner, list) and isinstance(step, int) and step < len(inner):
        keys.append(_first_key(inner[step]))
        return inner[step]
    if isinstance(inner, dict) and step in inner:
        keys.append(next(key.span().start for key in inner if key == step))
        return inner[step]
    return None


def _first_key(value: Any) -> int:  # noqa: ANN401 - spans hold any value
    inner = value.inner()
    if isinstance(inner, dict) and inner:
        return int(next(iter(inner)).span().start)
    return int(value.span().start) if value.span().stop else -1


@lru_cache(maxsize=4)
def _spanned(text: str) -> Any:  # noqa: ANN401 - spans hold any value
    try:
        from spanned_toml import loads  # noqa: PLC0415 - only when there is a mistake

        return loads(text)
    except Exception:  # noqa: BLE001 - a line number is never worth a crash
        return None


def first_mention(text: str, path: KeyPath) -> int:
    """The first line that names the last key of ``path``, or else one above it; 1 without any."""
    names = [step for step in path if isinstance(step, str)]
    for name in reversed(names):
        for number, line in enumerate(text.splitlines(), 1):
            if line.lstrip("[ ").startswith(name):
                return number
    return 1
