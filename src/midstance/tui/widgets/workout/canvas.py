"""A grid of cells to draw on: texts, big letters, bars and grounds, each cell in one look."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len, chop_cells, set_cell_size, split_graphemes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_HALVES = " ▀▄█"
"""Half blocks by their state: bit 1 is the upper half, bit 2 the lower one."""

_EIGHTHS = " ▏▎▍▌▋▊▉█"


class Look(NamedTuple):
    """How a cell looks: names of colours of the palette, and whether its text is bold."""

    ink: str = "text"
    ground: str = "ground"
    bold: bool = False


Cell = tuple[str, Look]
LookRun = tuple[str, Look]
"""Neighbouring cells of one look, as one text."""

CellRow = tuple[Cell, ...]
Rows = tuple[CellRow, ...]


_STROKES = re.compile("[^ ]+")


@lru_cache(maxsize=512)
def _look(ink: str, ground: str, bold: bool) -> Look:
    """The one look of these colours, so that equal cells share it and compare at once."""
    return Look(ink, ground, bold)


_BLANK: Cell = (" ", _look("text", "ground", bold=False))


class Canvas:
    """Cells to draw on; whatever lies outside is not drawn."""

    def __init__(self, width: int, height: int) -> None:
        """An empty canvas in the colour of the ground."""
        self.width, self.height = width, height
        self._cells: list[list[Cell]] = [[_BLANK] * width for _ in range(height)]

    def rows(self) -> Rows:
        """Every cell as it is now."""
        return tuple(tuple(row) for row in self._cells)

    def fill(self, x: int, y: int, width: int, height: int, ground: str) -> None:
        """Empty a rectangle, in the colour of a ground."""
        first, last = max(0, x), min(self.width, x + width)
        blanks = [(" ", _look("text", ground, bold=False))] * max(0, last - first)
        for row in range(max(0, y), min(self.height, y + height)):
            self._cells[row][first : first + len(blanks)] = blanks

    def plane(self, x: int, y: int, width: int, height: int) -> None:
        """Empty a rectangle as a plane, with a line at its left where no colour shows it."""
        self.fill(x, y, width, height, "plane")
        for row in range(y, y + height):
            self._set_cell(x, row, "│", "edge", bold=False)

    def block(self, x: int, half_row: int, width: int, half_rows: int, colour: str) -> None:
        """Fill a rectangle that may begin and end within a row, as a ground to draw on."""
        first, last = (half_row + 1) // 2, (half_row + half_rows) // 2
        self.fill(x, first, width, last - first, colour)
        if half_row % 2:
            self.letters(x, half_row - 1, ("▄" * width,), colour)
        if (half_row + half_rows) % 2:
            self.letters(x, 2 * last, ("▀" * width,), colour)

    def text(
        self, x: int, y: int, text: str, ink: str = "text", *, bold: bool = False, room: int = 999
    ) -> int:
        """Write ``text`` on whatever ground there is; answers the column after it.

        What has no room ends in an ellipsis.
        """
        room = min(room, self.width - x)
        if room <= 0 or not 0 <= y < self.height:
            return x
        text = fitted(text, room)
        if text.isascii() and text.isprintable():
            self._write(max(0, x), y, text[max(0, -x) :], ink, bold=bold)
            return x + len(text)
        for start, end, width in split_graphemes(text)[0]:
            if width:
                self._set_cell(x, y, text[start:end], ink, bold=bold)
            for more in range(1, width):
                self._set_cell(x + more, y, "", ink, bold=bold)
            x += width
        return x

    def text_before(
        self, end: int, y: int, text: str, ink: str = "text", *, bold: bool = False
    ) -> int:
        """Write ``text`` so that it ends before the column ``end``; answers its first column."""
        x = max(0, end - cell_len(text))
        self.text(x, y, text, ink, bold=bold)
        return x

    def letters(self, x: int, half_row: int, lines: Iterable[str], ink: str) -> None:
        """Draw big letters; in an odd half row they are moved down by half a cell.

        Only their own strokes are drawn: what lies between stays as it is.
        """
        lines = tuple(lines)
        drawn = _half_lower(lines) if half_row % 2 else lines
        for row, line in enumerate(drawn, half_row // 2):
            if 0 <= row < self.height:
                for strokes in _STROKES.finditer(line[: max(0, self.width - x)], max(0, -x)):
                    self._write(x + strokes.start(), row, strokes[0], ink, bold=False)

    def bar(
        self, x: int, half_row: int, width: int, half_rows: int, fraction: float, ink: str
    ) -> None:
        """Draw a bar that is full up to ``fraction``: to an eighth of a cell, or to whole cells.

        Half a row has no eighths, so a bar with one in it ends at a whole cell.
        """
        eighths = round(max(0.0, min(1.0, fraction)) * width * 8)
        if half_rows % 2:
            eighths -= eighths % 8
        for row in range(half_row // 2, (half_row + half_rows + 1) // 2):
            upper = half_row <= 2 * row < half_row + half_rows
            lower = half_row <= 2 * row + 1 < half_row + half_rows
            half = None if upper and lower else _HALVES[1 if upper else 2]
            for column in range(width):
                done = min(8, max(0, eighths - 8 * column))
                self._bar_cell(x + column, row, half, done, ink)

    def _bar_cell(self, x: int, y: int, half: str | None, done: int, ink: str) -> None:
        if not (0 <= y < self.height and 0 <= x < self.width):
            return
        if half is not None:
            self._set_cell(x, y, half, ink if done else "track", bold=False)
        elif done in {0, 8}:
            self._set_cell(
                x, y, "█" if done else " ", ink, bold=False, ground=None if done else "track"
            )
        else:
            self._set_cell(x, y, _EIGHTHS[done], ink, bold=False, ground="track")

    def raise_row(self, x: int, y: int, width: int, ink: str) -> None:
        """Lift a written row under the cursor: another ground, and a bar at its left."""
        for column in range(max(0, x), min(self.width, x + width)):
            character, look = self._cells[y][column]
            self._cells[y][column] = (character, _look(look.ink, "raised", look.bold))
        self._set_cell(x, y, "▌", ink, bold=False)

    def swap(self, colour: str) -> None:
        """Swap the two colours of every cell whose ground is ``colour``."""
        for row in self._cells:
            row[:] = [
                (text, _look(look.ground, "ground", look.bold))
                if look.ground == colour
                else (text, look)
                for text, look in row
            ]

    def _write(self, x: int, y: int, text: str, ink: str, *, bold: bool) -> None:
        """Write characters of one cell each, which have room, on whatever ground there is."""
        row, look = self._cells[y], None
        for column, character in enumerate(text, x):
            ground = row[column][1].ground
            if look is None or look.ground != ground:
                look = _look(ink, ground, bold)
            row[column] = (character, look)

    def _set_cell(
        self, x: int, y: int, character: str, ink: str, *, bold: bool, ground: str | None = None
    ) -> None:
        if 0 <= y < self.height and 0 <= x < self.width:
            row = self._cells[y]
            row[x] = (character, _look(ink, ground or row[x][1].ground, bold))


def runs(row: tuple[Cell, ...]) -> Iterator[LookRun]:
    """Neighbouring cells of one look as one text each.

    Of a blank only the ground is seen, so on that ground it belongs to the text before it.
    """
    texts: list[str] = []
    current: Look | None = None
    for text, look in row:
        is_same = look is current or look == current
        if not is_same and not (text == " " and current and look.ground == current.ground):
            if current is not None:
                yield "".join(texts), current
            texts, current = [], look
        texts.append(text)
    if current is not None:
        yield "".join(texts), current


def fitted(text: str, room: int) -> str:
    """``text``, cut with an ellipsis where it is wider than ``room`` cells."""
    return text if cell_len(text) <= room else set_cell_size(text, max(0, room - 1)) + "…"


def padded(text: str, room: int) -> str:
    """``text`` in exactly ``room`` cells: cut with an ellipsis, or filled with blanks."""
    return set_cell_size(fitted(text, room), max(0, room))


def wrapped(text: str, width: int) -> list[str]:
    """``text`` in lines of at most ``width`` cells, broken between words.

    Only a word that is wider than a line is broken within it.
    """
    lines: list[str] = []
    for word in text.split():
        if lines and cell_len(lines[-1]) + 1 + cell_len(word) <= width:
            lines[-1] += f" {word}"
        else:
            lines += chop_cells(word, max(1, width)) if cell_len(word) > width else [word]
    return lines


def _half_lower(lines: tuple[str, ...]) -> tuple[str, ...]:
    """Letters made of half blocks, moved down by half a cell; others stay as they are."""
    if not all(character in _HALVES for line in lines for character in line):
        return lines
    width = max(map(len, lines), default=0)
    states = [[_HALVES.index(each) for each in line.ljust(width)] for line in lines]
    above = [[0] * width, *states]
    below = [*states, [0] * width]
    return tuple(
        "".join(_HALVES[(one >> 1) | ((two & 1) << 1)] for one, two in zip(*pair, strict=True))
        for pair in zip(above, below, strict=True)
    )
