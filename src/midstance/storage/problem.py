"""A mistake in somebody's file: where it is, what is wrong and what to do."""

from __future__ import annotations

from dataclasses import dataclass

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake, as ``midstance check`` prints it.

    Attributes:
        file: the path as it was given.
        line, column: counted from 1.
        key: what it is about, such as ``exercise[2].default.rpe``; "" for the whole file.
        remedy: what to write or do instead.
    """

    file: str
    line: int
    column: int
    key: str
    message: str
    remedy: str = ""

    def text(self) -> str:
        """The mistake on one line: ``file:line:column: key: message; remedy``."""
        about = f"{self.key}: " if self.key else ""
        then = f"; {self.remedy}" if self.remedy else ""
        return f"{self.file}:{self.line}:{self.column}: {about}{self.message}{then}"


@dataclass(frozen=True, slots=True)
class Fault:
    """A mistake that is not yet placed in its file.

    Attributes:
        path: the keys and list positions that lead to it.
        at: the place inside the text that stands there, counted from 0; None for all of it.
        on_key: the key itself is wrong, not its value.
        about: the id of the other record that has a part in it, or "".
    """

    path: Path
    message: str
    remedy: str = ""
    at: int | None = None
    on_key: bool = False
    about: str = ""

    @property
    def key(self) -> str:
        """The path as people write it: ``session[0].block[2].purpose``."""
        parts = (f"[{p}]" if isinstance(p, int) else f".{p}" for p in self.path)
        return "".join(parts).removeprefix(".")


class FileError(Exception):
    """A file that cannot be used; ``problems`` are all its mistakes."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        """Keep the mistakes; the text names each on a line."""
        super().__init__("\n".join(problem.text() for problem in problems))
        self.problems = problems


def nearest(word: str, known: tuple[str, ...]) -> str:
    """``did you mean 'plank'?`` or "" when nothing in ``known`` is near."""
    from difflib import get_close_matches  # noqa: PLC0415 - only when there is a mistake

    found = get_close_matches(word, known, n=1, cutoff=0.6)
    return f"did you mean {found[0]!r}?" if found else ""


def line_and_column(text: str, at: int) -> tuple[int, int]:
    """Where the character ``at`` stands, both counted from 1."""
    return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
