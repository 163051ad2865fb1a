"""Keeps answers for scripts that ask the same again and again, and gives them while they hold.

A kept answer is given only if everything that it was made from is exactly as it was then: the log
by the counter that SQLite raises with each change, every other file by its size and time, the
program's own files, and the date. Whatever is in doubt is answered anew.
"""

from __future__ import annotations

import os
import stat
import sys
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from midstance.cli.prompt import Prompt

MOST = 1024 * 1024
"""Characters of an answer that is worth keeping."""
LOG, JOURNAL = "log.db", "log.db-journal"
COUNTER = slice(24, 28)
"""Where a SQLite file counts its changes (SQLite file format, 1.3.7)."""
HEADER = 100
FOLDER = "answers"
TODAY = "today"
"""Only questions that begin with it depend on the date."""
END = "\n\n"
SAFE = "surrogateescape"
"""File names may be any bytes."""


class Copy:
    """Standard output with a copy of what is written to it, as long as it is not too long."""

    def __init__(self, output: TextIO) -> None:
        """Pass everything on to ``output``."""
        self._output = output
        self._parts: list[str] = []
        self._length = 0

    def write(self, text: str) -> int:
        """Write ``text`` there, and remember it."""
        self._length += len(text)
        if self._length <= MOST:
            self._parts.append(text)
        return self._output.write(text)

    def flush(self) -> None:
        """Send it on its way."""
        self._output.flush()

    def isatty(self) -> bool:
        """Never: answers to people are not kept."""
        return False

    def text(self) -> str | None:
        """All that was written; None if it was too much."""
        return "".join(self._parts) if self._length <= MOST else None


def can_be_kept() -> bool:
    """Whether somebody asks who may ask again soon: a program, not a person at a terminal."""
    return sys.stdout is not None and not sys.stdout.isatty()


def given_again(prompt: Prompt, question: str) -> bool:
    """Whether the answer to ``question`` was kept, still holds, and has been printed."""
    try:
        kept = _read_private(_file(prompt, question))
    except OSError:
        return False
    made_from, _, answer = kept.partition(END)
    if not answer or made_from != _made_from(prompt, question):
        return False
    sys.stdout.write(answer)
    return True


@contextmanager
def keeping(prompt: Prompt, question: str) -> Iterator[None]:
    """Keep what is printed inside as the answer to ``question``, if nothing is amiss."""
    made_from, output = _made_from(prompt, question), sys.stdout
    copy = Copy(output)
    sys.stdout = copy
    try:
        yield
    finally:
        sys.stdout = output
    answer = copy.text()
    if not answer or not made_from or prompt.left_out:
        return
    if made_from == _made_from(prompt, question):
        with suppress(OSError):
            _write_private(_file(prompt, question), made_from + END + answer)


def _file(prompt: Prompt, question: str) -> Path:
    return prompt.places.cache / FOLDER / question


def _made_from(prompt: Prompt, question: str) -> str:
    """Everything that an answer depends on, as one text; "" where that cannot be told."""
    places = prompt.places
    try:
        if (places.data / JOURNAL).exists():
            return ""
        parts = [f"{sys.version} {places.data} {places.config}", _log_stamp(places.data / LOG)]
        parts += [prompt.today().isoformat()] if question.startswith(TODAY) else []
        for folder in _folders(places.config):
            parts += _stamps(folder)
    except OSError:
        return ""
    return "\n".join(parts)


def _log_stamp(log: Path) -> str:
    """The log's identity, size, time and count of changes; "" where there is none yet."""
    try:
        with log.open("rb") as opened:
            about = os.fstat(opened.fileno())
            counter = opened.read(HEADER)[COUNTER].hex()
    except FileNotFoundError:
        return "none"
    return f"{about.st_dev} {about.st_ino} {about.st_size} {about.st_mtime_ns} {counter}"


def _folders(config: Path) -> Iterator[str]:
    """Every folder whose files an answer may come from: our code, the assets, the runner's own."""
    from midstance.storage.bundled import PACKAGE, assets

    for room in ("", "cli", "coach", "domain", "storage", "tui", "workout"):
        yield os.path.join(PACKAGE, room)  # noqa: PTH118 - quicker than a Path, many times a start
    for home in (str(assets()), str(config)):
        for room in ("", "exercises", "programs", "routines"):
            yield os.path.join(home, room)  # noqa: PTH118 - the same


def _stamps(folder: str) -> Iterator[str]:
    """Name, size and time of each file in a folder; nothing where there is no folder."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except (FileNotFoundError, NotADirectoryError):
        return
    for entry in entries:
        if entry.name.endswith((".py", ".toml")):
            about = entry.stat()
            yield f"{folder} {entry.name} {about.st_size} {about.st_mtime_ns}"


def _read_private(file: Path) -> str:
    """What stands in ``file``; "" if anybody else could have written it."""
    with file.open(encoding="utf-8", errors=SAFE, newline="") as opened:
        about = os.fstat(opened.fileno())
        if about.st_uid != os.getuid() or about.st_mode & (stat.S_IWGRP | stat.S_IWOTH):
            return ""
        return opened.read()


def _write_private(file: Path, text: str) -> None:
    from midstance.storage.places import make_private

    make_private(file.parent.parent)
    make_private(file.parent)
    draft = file.with_name(f"{file.name}.{os.getpid()}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8", errors=SAFE, newline="") as opened:
        opened.write(text)
    draft.replace(file)
