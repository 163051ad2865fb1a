"""A canvas of dots: eight to a cell in braille, or one to a cell in plain characters."""

from __future__ import annotations

_BITS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
_BRAILLE = 0x2800


class Dots:
    """Dots that are set once and stay.

    Attributes:
        across, down: how many dots there are.
    """

    def __init__(self, columns: int, rows: int, *, in_ascii: bool = False) -> None:
        """An empty canvas of so many cells."""
        self._in_ascii = in_ascii
        self._wide, self._high = (1, 1) if in_ascii else (len(_BITS[0]), len(_BITS))
        self.across, self.down = columns * self._wide, rows * self._high
        self._cells: dict[tuple[int, int], int] = {}

    def cell(self, x: int, y: int) -> tuple[int, int]:
        """The column and the row of the cell that holds a dot."""
        return x // self._wide, y // self._high

    def dot(self, x: int, y: int) -> None:
        """Set one dot, counted from the upper left."""
        cell = self.cell(x, y)
        bit = _BITS[y % self._high][x % self._wide]
        self._cells[cell] = self._cells.get(cell, 0) | bit

    def line(self, start: tuple[int, int], end: tuple[int, int]) -> None:
        """Set the dots of a straight line, both ends included."""
        steps = max(abs(end[0] - start[0]), abs(end[1] - start[1]), 1)
        for step in range(steps + 1):
            x, y = (round(a + (b - a) * step / steps) for a, b in zip(start, end, strict=True))
            self.dot(x, y)

    def character(self, column: int, row: int) -> str:
        """What the cell shows; "" where no dot is set in it."""
        bits = self._cells.get((column, row), 0)
        if not bits:
            return ""
        return "." if self._in_ascii else chr(_BRAILLE + bits)
