"""A table in Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from midstance.exchange.defused import markdown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

EMPTY = " "


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """A table, line by line."""
    yield _row(head)
    yield f"|{' --- |' * len(head)}"
    yield from map(_row, rows)


def _row(cells: Sequence[str]) -> str:
    return f"|{'|'.join(f' {markdown(each)} ' if each else EMPTY for each in cells)}|"
