"""The session beside the stage: each exercise with a mark for every set."""

from __future__ import annotations

from typing import TYPE_CHECKING

from midstance.presentation.blocks import MUTED, StyledText
from midstance.presentation.clean import clean
from midstance.tui.widgets.line import StyledLine
from midstance.workout.view import StripItem, StripMark

if TYPE_CHECKING:
    from collections.abc import Iterator

MARKS = {
    StripMark.DONE: "●",
    StripMark.SKIPPED: "–",
    StripMark.SHORT: "–",
    StripMark.HALF: "◐",
    StripMark.NOW: "○",
    StripMark.TO_DO: "○",
}
MAX_STRIP_MARKS = 6


class SessionStrip(StyledLine):
    """A line for each exercise, the current one in sight; in one row only its neighbours."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        """An empty strip."""
        super().__init__(id=id)
        self._rows: tuple[StripItem, ...] = ()

    def show_rows(self, rows: tuple[StripItem, ...]) -> None:
        """Show these exercises."""
        if rows != self._rows:
            self._rows = rows
            self._draw()

    def on_resize(self) -> None:
        """Fit the rows to the new room."""
        self._draw()

    def _draw(self) -> None:
        if not self._rows or not self.size.width:
            return
        one_line = self.size.height == 1
        self.show(*(self._in_one_line() if one_line else self._in_column()))

    def _in_one_line(self) -> Iterator[StyledText]:
        here = _current(self._rows)
        done = sum(row.is_done for row in self._rows)
        yield f" {done}/{len(self._rows)}  ", MUTED
        if here > 0:
            yield f"{_sign(self._rows[here - 1])} {clean(self._rows[here - 1].name, 16)}   ", MUTED
        row = self._rows[here]
        yield f"▸ {clean(row.name, 30)} {_marks(row)}", "bold $text"
        for row in self._rows[here + 1 : here + 3]:
            yield f"   {clean(row.name, 20)}", MUTED

    def _in_column(self) -> Iterator[StyledText]:
        lines = list(_with_headings(self._rows))
        here = next(
            (i for i, line in enumerate(lines) if isinstance(line, StripItem) and line.is_now), 0
        )
        first = max(0, min(here - self.size.height // 2, len(lines) - self.size.height))
        for line in lines[first : first + self.size.height]:
            yield from self._heading(line) if isinstance(line, str) else self._row(line)

    def _heading(self, block: str) -> Iterator[StyledText]:
        yield f"{block}\n", f"{MUTED} italic"

    def _row(self, row: StripItem) -> Iterator[StyledText]:
        sign = _sign(row)
        marks = _marks(row)
        room = self.size.width - len(marks) - 4
        name = clean(row.name, max(4, room)).ljust(room)
        style = "bold $text" if row.is_now else MUTED if row.is_over else "$text"
        yield f"{sign} {name}", style
        yield f" {marks}\n", "bold $primary" if row.is_now else MUTED


def _with_headings(rows: tuple[StripItem, ...]) -> Iterator[StripItem | str]:
    block = ""
    for row in rows:
        if row.block != block:
            block = row.block
            yield block
        yield row


def _current(rows: tuple[StripItem, ...]) -> int:
    first_open = next((i for i, row in enumerate(rows) if not row.is_over), len(rows) - 1)
    return next((i for i, row in enumerate(rows) if row.is_now), first_open)


def _sign(row: StripItem) -> str:
    if row.is_now:
        return "▸"
    if row.is_over:
        return "✓" if row.is_done else "–"
    return " "


def _marks(row: StripItem) -> str:
    if len(row.marks) > MAX_STRIP_MARKS:
        done = sum(mark is StripMark.DONE for mark in row.marks)
        return f"{done}/{len(row.marks)}"
    return "".join(MARKS[mark] for mark in row.marks)
