"""Titles, labelled texts and tables on a terminal, in colour and wrapped, printed through rich.

Loaded only where standard output is a terminal. All text is taken as it is: brackets in it are no
markup. Colours are those of the terminal's own palette; where ``NO_COLOR`` is set, bold remains.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, TextIO

from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from rich.console import JustifyMethod, RenderableType

TITLE, HEAD, LABEL = "bold", "cyan", "cyan"
GAP = 2
INDENT = "  "
NARROWEST = 16
"""A text with less room than this beside its label is left to the terminal to break."""


class RichOutput:
    """Prints on a terminal that is some columns wide."""

    def __init__(self, stream: TextIO, columns: int) -> None:
        self._columns = columns
        self._console = Console(
            file=stream,
            width=columns,
            force_terminal=True,
            markup=False,
            highlight=False,
            emoji=False,
        )

    def print_title(self, text: str) -> None:
        """Print the title of what follows, in bold."""
        self._print(Text(text, TITLE))

    def print_text(self, label: str, text: str) -> None:
        """Print a text behind its label, wrapped and indented by the label's width.

        A text of one word, such as a path, stays in one piece, so that it can be copied.
        """
        room = self._columns - cell_len(label)
        if room < NARROWEST or (" " not in text and cell_len(text) > room):
            self._console.print(Text.assemble((label, LABEL), text), soft_wrap=True)
            return
        grid = Table.grid()
        grid.add_column(style=LABEL, width=cell_len(label))
        grid.add_column(width=room, overflow="fold")
        grid.add_row(Text(label), Text(text))
        self._print(grid)

    def print_table(
        self,
        head: Sequence[str],
        rows: Sequence[Sequence[str]],
        is_number: Sequence[bool],
        repeat: int = 0,
    ) -> None:
        """Print a table; one that is too wide goes on below where ``repeat`` names columns.

        Those first columns begin each part. Without them, cells with several words are wrapped.
        """
        cells = [head, *rows]
        widths = [max(map(cell_len, column)) for column in zip(*cells, strict=True)]
        for number, part in enumerate(self._parts(widths, repeat)):
            if number:
                self._console.print()
            picked = [[row[place] for place in part] for row in cells]
            columns = list(zip(*picked, strict=True))
            numbers = [is_number[place] for place in part]
            self._print(_table(picked[0], picked[1:], self._fit(columns), numbers))

    def print_groups(
        self,
        head: Sequence[str],
        rows: Sequence[Sequence[str]],
        is_number: Sequence[bool],
        group_by: int,
    ) -> None:
        """Print rows below titles made of their first ``group_by`` cells."""
        others = [(INDENT + row[group_by], *row[group_by + 1 :]) for row in (head, *rows)]
        widths = self._fit(list(zip(*others, strict=True)))
        numbers = is_number[group_by:]
        self._print(_table(others[0], [], widths, numbers))
        start = 1
        for title, group in groupby(rows, key=lambda row: tuple(row[:group_by])):
            end = start + len(list(group))
            self.print_title((" " * GAP).join(title))
            self._print(_table((), others[start:end], widths, numbers))
            start = end

    def _parts(self, widths: Sequence[int], repeat: int) -> Iterator[list[int]]:
        """The places of the columns of each part of a table; one part with all where they fit."""
        places = list(range(len(widths)))
        if not repeat:
            yield places
            return
        part = places[:repeat]
        for place in places[repeat:]:
            taken = sum(widths[each] + GAP for each in part)
            if len(part) > repeat and taken + widths[place] > self._columns:
                yield part
                part = places[:repeat]
            part = [*part, place]
        yield part

    def _fit(self, columns: Sequence[Sequence[str]]) -> list[int]:
        """The width of each column, so that all fit: the widest one gives way first.

        No column becomes narrower than its longest word, unless nothing else is left.
        """
        widths = [max(map(cell_len, column)) for column in columns]
        words = [max(map(_longest_word, column)) for column in columns]
        excess = sum(widths) + GAP * (len(widths) - 1) - self._columns
        for _ in range(max(0, excess)):
            wide = [place for place, width in enumerate(widths) if width > words[place]]
            place = max(wide or range(len(widths)), key=widths.__getitem__)
            widths[place] = max(1, widths[place] - 1)
        return widths

    def _print(self, what: RenderableType) -> None:
        """Print something, without the spaces that fill up its lines."""
        for segments in self._console.render_lines(what, pad=False):
            line = Text.assemble(*((each.text, each.style or "") for each in segments))
            line.rstrip()
            self._console.print(line, soft_wrap=True)


def _table(
    head: Sequence[str],
    rows: Iterable[Sequence[str]],
    widths: Sequence[int],
    is_number: Sequence[bool],
) -> Table:
    """A table without lines, and without a head where that is empty."""
    table = Table(
        box=None, show_header=bool(head), header_style=HEAD, pad_edge=False, padding=(0, GAP, 0, 0)
    )
    for heading, width, is_right in zip(head or [""] * len(widths), widths, is_number, strict=True):
        justify: JustifyMethod = "right" if is_right else "left"
        table.add_column(Text(heading), width=width, justify=justify, overflow="fold")
    for row in rows:
        table.add_row(*map(Text, row))
    return table


def _longest_word(cell: str) -> int:
    return max(map(cell_len, cell.split()), default=1)
