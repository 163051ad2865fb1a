"""What a command prints: clean lines, tables that line up, and JSON.

On a terminal titles, tables and labelled texts go through rich, which colours and wraps them; into
a pipe or a file they are plain columns that are never wrapped. Which of the two it is, is decided
here, so that a command says what it prints and not how.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from midstance.cli.rich_output import RichOutput

GAP = "  "
LONGEST_CELL, LONGEST_TEXT = 200, 4000
FIRST_COMBINING = "\u0300"
"""All printable characters before this one, such as the one in 2×10, take one column."""


def say(line: str = "") -> None:
    """Print one line on standard output, at once; nothing where there is no standard output.

    Line breaks stay; whatever else a terminal would obey is replaced.

    Raises:
        OSError: the line could not be written.
    """
    pieces = line.split("\n")
    _print(sys.stdout, "\n".join(clean_for_terminal(each, len(each)) for each in pieces))


def say_part(part: str) -> None:
    """Print a part of a document that has its own line breaks.

    Raises:
        OSError: it could not be written.
    """
    if sys.stdout is not None:
        sys.stdout.write(part)


def say_aside(line: str) -> None:
    """Print one line on standard error: a diagnostic, never an answer; it may name any file."""
    _print(sys.stderr, clean_for_terminal(line, LONGEST_TEXT))


def _print(stream: TextIO | None, line: str) -> None:
    if stream is not None:
        stream.write(f"{line}\n")


def say_title(text: str) -> None:
    """Print the title of what follows."""
    text = clean_for_terminal(text, LONGEST_TEXT)
    if (rich := _rich()) is None:
        say(text)
    else:
        rich.print_title(text)


def say_text(label: str, text: str) -> None:
    """Print a text behind its label; a terminal has it wrapped, and indented by the label."""
    text = clean_for_terminal(text, LONGEST_TEXT)
    if (rich := _rich()) is None:
        say((label + text).rstrip())
    else:
        rich.print_text(label, text)


def say_table(
    head: Sequence[str], rows: Iterable[Sequence[str]], *, group_by: int = 1, repeat: int = 0
) -> None:
    """Print a table with its head.

    Args:
        head: What each column is called.
        rows: As many cells a row.
        group_by: How many cells of a row become a title above the others, where a terminal is so
            narrow that words would be broken.
        repeat: How many columns to print again where the others go on below, because a terminal
            is too narrow for all; with 0 cells are wrapped instead.
    """
    cells = [_clean_row(row) for row in rows]
    if (rich := _rich()) is None:
        for line in table_lines(head, cells):
            say(line)
    else:
        is_number = _number_columns(head, cells)
        rich.print_table(head, cells, is_number, group_by=group_by, repeat=repeat)


def _rich() -> RichOutput | None:
    """The printer for a terminal, or None where standard output is none."""
    columns = terminal_width()
    if columns is None:
        return None
    from midstance.cli.rich_output import RichOutput

    return RichOutput(sys.stdout, columns)


def terminal_width() -> int | None:
    """How many columns standard output has; None where it is no terminal."""
    if sys.stdout is None or not sys.stdout.isatty():
        return None
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns or None
    except (OSError, ValueError):
        return None


def clean_for_terminal(text: str, longest: int = LONGEST_CELL) -> str:
    """``text`` on one line, with nothing in it that a terminal would obey."""
    if text.isascii() and text.isprintable() and len(text) <= longest:
        return text
    from midstance.presentation.clean import clean

    return clean(text, longest)


def _clean_row(row: Sequence[str]) -> tuple[str, ...]:
    return tuple(map(clean_for_terminal, row))


def table_lines(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """The lines of a plain table: two spaces between columns, numbers to the right."""
    body = [_clean_row(row) for row in rows]
    cells = [tuple(head), *body]
    widths = [max(map(width, column)) for column in zip(*cells, strict=True)]
    numbers = _number_columns(head, body)
    for row in cells:
        padded = (_pad(*each) for each in zip(row, widths, numbers, strict=True))
        yield GAP.join(padded).rstrip()


def _number_columns(head: Sequence[str], rows: Sequence[Sequence[str]]) -> list[bool]:
    """For each column, whether it holds numbers alone."""
    columns = list(zip(*rows, strict=True)) or [()] * len(head)
    return [any(column) and all(map(_is_number, column)) for column in columns]


def _is_number(cell: str) -> bool:
    return not cell or cell.replace(".", "", 1).replace(":", "", 1).isdecimal()


def _pad(cell: str, columns: int, is_number: bool) -> str:
    space = " " * (columns - width(cell))
    return space + cell if is_number else cell + space


def width(text: str) -> int:
    """How many columns of a terminal ``text`` takes: wide characters two, combining ones none."""
    if max(text, default="") < FIRST_COMBINING:
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


def say_json(value: object) -> None:
    """Print one JSON document, indented, in plain ASCII."""
    _print(sys.stdout, _json_text(value, indent=2))


def _json_text(value: object, indent: int | None = None) -> str:
    import json

    return json.dumps(value, indent=indent, allow_nan=False)


def say_json_list(entries: Iterable[Mapping[str, object]]) -> None:
    """Print one JSON array with an entry a line, as they come, so that it may be long."""
    before = "["
    for entry in entries:
        _print(sys.stdout, before)
        before = f"{_json_text(entry)},"
    if before == "[":
        _print(sys.stdout, "[]")
    else:
        _print(sys.stdout, before.removesuffix(","))
        _print(sys.stdout, "]")
