"""Titles, labelled texts and tables on a terminal, in colour and wrapped, printed through rich.

Loaded only where standard output is a terminal. All text is taken as it is: brackets in it are no
markup. Colours are those of the terminal's own palette; where ``NO_COLOR`` is set, bold remains.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, TextIO

from rich.cells import cell_len
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from rich.console import JustifyMethod, RenderableType

TITLE, HEAD, LABEL = "bold", "cyan", "cyan"
COLUMN_GAP = 2
INDENT = 2
NEVER_WRAPPED = 12
"""A column no wider than this is not wrapped: ``12 reps`` stays on one line."""
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
        *,
        group_by: int,
        repeat: int,
    ) -> None:
        """Print a table, with cells of several words wrapped where it would be too wide.

        A ``repeat`` above 0 lets a wide table go on below instead, with that many columns again.
        Where even the longest words do not fit, the first ``group_by`` cells become titles.
        """
        for number, part in enumerate(self._parts([head, *rows], repeat)):
            if number:
                self._console.print()
            cells = [tuple(row[place] for place in part) for row in (head, *rows)]
            widths = _Widths(cells, self._columns)
            numbers = [is_number[place] for place in part]
            if widths.are_enough or len(part) <= group_by:
                self._print(_table(cells[0], cells[1:], widths.columns, numbers))
            else:
                self._print_groups(cells, numbers, group_by)

    def _print_groups(
        self, cells: Sequence[Sequence[str]], is_number: Sequence[bool], group_by: int
    ) -> None:
        """Print rows below titles made of their first cells; the head stands once, on top."""
        others = [row[group_by:] for row in cells]
        widths = _Widths(others, self._columns - INDENT).columns
        numbers = is_number[group_by:]
        self._print_indented(_table(others[0], [], widths, numbers))
        start = 1
        for title, group in groupby(cells[1:], key=lambda row: row[:group_by]):
            end = start + len(list(group))
            rest = "".join(" " * COLUMN_GAP + cell for cell in title[1:])
            self._print(Text.assemble((title[0], TITLE), rest))
            self._print_indented(_table((), others[start:end], widths, numbers))
            start = end

    def _parts(self, cells: Sequence[Sequence[str]], repeat: int) -> Iterator[list[int]]:
        """The places of the columns in each part of a table; all in one part without ``repeat``."""
        widths = [max(map(cell_len, column)) for column in zip(*cells, strict=True)]
        places = list(range(len(widths)))
        part = places[: repeat or len(places)]
        for place in places[len(part) :]:
            taken = sum(widths[each] + COLUMN_GAP for each in part)
            if len(part) > repeat and taken + widths[place] > self._columns:
                yield part
                part = places[:repeat]
            part = [*part, place]
        yield part

    def _print_indented(self, table: Table) -> None:
        self._print(Padding(table, (0, 0, 0, INDENT)))

    def _print(self, what: RenderableType) -> None:
        """Print something, without the spaces that fill up its lines."""
        for segments in self._console.render_lines(what, pad=False):
            line = Text.assemble(*((each.text, each.style or "") for each in segments))
            line.rstrip()
            self._console.print(line, soft_wrap=True)


class _Widths:
    """How wide each column of a table may be.

    Attributes:
        columns: a width for each column; the widest gave way first.
        are_enough: no word is broken.
    """

    def __init__(self, cells: Sequence[Sequence[str]], room: int) -> None:
        by_column = list(zip(*cells, strict=True))
        self.columns = [max(map(cell_len, column)) for column in by_column]
        least = [
            width if width <= NEVER_WRAPPED else max(map(_longest_word, column))
            for width, column in zip(self.columns, by_column, strict=True)
        ]
        excess = sum(self.columns) + COLUMN_GAP * (len(self.columns) - 1) - room
        self.are_enough = sum(self.columns) - excess >= sum(least)
        for _ in range(excess):
            wide = [place for place, width in enumerate(self.columns) if width > least[place]]
            place = max(wide or range(len(least)), key=self.columns.__getitem__)
            self.columns[place] = max(1, self.columns[place] - 1)


def _table(
    head: Sequence[str],
    rows: Iterable[Sequence[str]],
    widths: Sequence[int],
    is_number: Sequence[bool],
) -> Table:
    """A table without lines, and without a head where that is empty."""
    table = Table(
        box=None,
        show_header=bool(head),
        header_style=HEAD,
        pad_edge=False,
        padding=(0, COLUMN_GAP, 0, 0),
    )
    for heading, width, is_right in zip(head or [""] * len(widths), widths, is_number, strict=True):
        justify: JustifyMethod = "right" if is_right else "left"
        table.add_column(Text(heading), width=width, justify=justify, overflow="fold")
    for row in rows:
        table.add_row(*map(Text, row))
    return table


def _longest_word(cell: str) -> int:
    return max(map(cell_len, cell.split()), default=1)
