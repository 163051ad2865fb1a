"""A part of a report: a heading, lines of text, and a table; each format draws it in its way."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a report in plain text, not yet made harmless for any format.

    Attributes:
        lines: sentences under the heading.
        head, rows: a table with as many cells in each row as in its head; no head, no table.
        note: what explains the table, under it.
    """

    heading: str
    lines: tuple[str, ...] = ()
    head: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    note: str = ""
