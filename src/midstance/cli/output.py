"""What a command prints: clean lines, tables that line up, and JSON."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

GAP = "  "
LONGEST_CELL, LONGEST_TEXT = 200, 4000
NARROWEST = 16
"""A last column with less room than this is left to the terminal to break."""


def say(line: str = "") -> None:
    """Print one line on standard output, at once; nothing where there is no standard output.

    Raises:
        OSError: the line could not be written.
    """
    _print(sys.stdout, line)


def say_part(part: str) -> None:
    """Print a part of a document that has its own line breaks.

    Raises:
        OSError: it could not be written.
    """
    if sys.stdout is not None:
        sys.stdout.write(part)


def say_aside(line: str) -> None:
    """Print one line on standard error: a diagnostic, never an answer."""
    _print(sys.stderr, line)


def _print(stream: TextIO | None, line: str) -> None:
    if stream is not None:
        stream.write(f"{line}\n")


def clean_for_terminal(text: str, longest: int = LONGEST_CELL) -> str:
    """``text`` on one line, with nothing in it that a terminal would obey."""
    if text.isascii() and text.isprintable() and len(text) <= longest:
        return text
    from midstance.presentation.clean import clean

    return clean(text, longest)


def width(text: str) -> int:
    """How many columns of a terminal ``text`` takes: wide characters two, combining ones none."""
    return len(text) if text.isascii() else sum(map(_columns, text))


def _columns(character: str) -> int:
    import unicodedata

    if unicodedata.category(character) in {"Cf", "Me", "Mn"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"F", "W"} else 1


def room() -> int | None:
    """How many columns standard output has; None where it is no terminal."""
    if sys.stdout is None or not sys.stdout.isatty():
        return None
    import os

    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns or None
    except (OSError, ValueError):
        return None


def say_text(label: str, text: str) -> None:
    """Print a text behind its label; on a terminal it is wrapped below its own beginning."""
    for line in _wrapped(label, clean_for_terminal(text, LONGEST_TEXT), room()):
        say(line)


def say_table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print a table with its head; a terminal that is too narrow has its last column wrapped."""
    for line in table_lines(head, rows, room()):
        say(line)


def table_lines(
    head: Sequence[str], rows: Iterable[Sequence[str]], columns: int | None = None
) -> Iterator[str]:
    """The lines of a table: columns two spaces apart, numbers to the right, no trailing spaces.

    Where ``columns`` leave the last column some room, it is wrapped into it.
    """
    cells = [[clean_for_terminal(cell) for cell in row] for row in (head, *rows)]
    widths = [max(map(width, column)) for column in zip(*cells, strict=True)]
    is_number = [
        any(column) and all(map(_is_number, column)) for column in zip(*cells[1:], strict=True)
    ] or [False] * len(head)
    for *others, last in cells:
        before = "".join(
            _padded(*each) + GAP for each in zip(others, widths, is_number, strict=False)
        )
        if is_number[-1]:
            yield before + _padded(last, widths[-1], to_the_right=True)
        else:
            yield from _wrapped(before, last, columns)


def _is_number(cell: str) -> bool:
    return not cell or cell.replace(".", "", 1).replace(":", "", 1).isdecimal()


def _padded(cell: str, columns: int, to_the_right: bool) -> str:
    space = " " * (columns - width(cell))
    return space + cell if to_the_right else cell + space


def _wrapped(before: str, text: str, columns: int | None) -> Iterator[str]:
    left = None if columns is None else columns - width(before)
    if left is None or left < NARROWEST or width(text) <= left:
        yield (before + text).rstrip()
        return
    import textwrap

    for line in textwrap.wrap(text, left):
        yield (before + line).rstrip()
        before = " " * width(before)


def say_json(value: object) -> None:
    """Print one JSON document, indented, in plain ASCII."""
    import json

    say(json.dumps(value, indent=2, allow_nan=False))


def say_json_list(entries: Iterable[Mapping[str, object]]) -> None:
    """Print one JSON array with an entry a line, as they come, so that it may be long."""
    import json

    before = "["
    for entry in entries:
        say(before)
        before = f"{json.dumps(entry, allow_nan=False)},"
    if before == "[":
        say("[]")
    else:
        say(before.removesuffix(","))
        say("]")
