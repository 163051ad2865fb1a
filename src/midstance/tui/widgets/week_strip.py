"""The seven days of a week side by side: what was done, what is due, and what is to come."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.cells import cell_len

from midstance.domain.calendar import DAYS
from midstance.domain.session import is_program_session, letter_of
from midstance.presentation.clean import clean
from midstance.presentation.phrases import weekday_text
from midstance.presentation.planning.run_text import distance_text
from midstance.presentation.planning.runs import brief_kind, kind_text
from midstance.tui.widgets.cell_pane import CellPane
from midstance.tui.widgets.workout.canvas import Canvas, fitted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date

    from midstance.domain.quantity import DistanceUnit
    from midstance.domain.weeks.run_calendar import ScheduledRun
    from midstance.tui.widgets.workout.canvas import Rows

FULL_NAMES = 110
"""Columns from which on a day has its weekday in three letters."""
WIDE_LINES, BRIEF_LINES = 4, 3
"""Rows under the names of the days, where a run has two and where it has one if need be."""
WIDE_HEIGHT = 7
"""Rows of a wide strip, the begun ones among them."""
STRENGTH = "strength"
BAR_FROM, LONGEST_BAR = 8, 14
"""The column of a day at which the bar of a run begins, and its cells at most."""


@dataclass(frozen=True, slots=True)
class DayLine:
    """A line of a day.

    Attributes:
        sign, colour: what stands before the text.
        brief: the text where there is little room; "" for the same.
        share: a bar follows the text, with this share of the longest one; 0 for none.
        is_extra: it is left out before any other line where there is no room.
    """

    text: str
    sign: str = ""
    colour: str = "quiet"
    brief: str = ""
    ink: str = "quiet"
    is_bold: bool = False
    share: float = 0.0
    is_extra: bool = False


@dataclass(frozen=True, slots=True)
class StripDay:
    """A day of the strip.

    Attributes:
        bar: the colour of the bar over a day that is raised; "" for any other day.
        note: a word beside the date of a raised day.
        is_ahead: it is still to come.
    """

    date: date
    lines: tuple[DayLine, ...]
    bar: str = ""
    note: str = ""
    is_ahead: bool = False


StripDays = tuple[StripDay, ...]
REST = DayLine("rest", "·", is_extra=True)
UNPLANNED = DayLine("", "·", is_extra=True)


def draw_strip(
    canvas: Canvas, half_row: int, days: StripDays, *, is_wide: bool, in_ascii: bool = False
) -> None:
    """Draw the days from ``half_row`` on, with a bar over each that is raised."""
    lines = WIDE_LINES if is_wide else BRIEF_LINES
    top, height = half_row // 2 + 1, 1 + 2 * (1 + lines) + is_wide
    _draw_ground(canvas, (0, canvas.width), (half_row, height), "plane", in_ascii=in_ascii)
    for place, day in enumerate(days):
        start, end = day_columns(canvas.width, place)
        if day.bar:
            pad = _margin(canvas.width) - 1
            columns = (start - pad, end - start + (pad if place == DAYS - 1 else 0))
            _raise_day(canvas, columns, (half_row, height), day.bar, in_ascii=in_ascii)
        _draw_name(canvas, (start, top), end, day)
        room = (end - 1, lines)
        _draw_lines(canvas, (start, top + 1), room, day.lines, is_wide=is_wide, in_ascii=in_ascii)


def day_columns(width: int, place: int) -> tuple[int, int]:
    """The first column of a day, and that of the day after it."""
    margin = _margin(width)
    first, after = (margin + (width - margin) * each // DAYS for each in (place, place + 1))
    return first, after


def _margin(width: int) -> int:
    return 3 if width >= FULL_NAMES else 2


def day_at(width: int, x: int) -> int | None:
    """The place of the day at a column of the strip; None beside it."""
    if not 0 <= x < width:
        return None
    return min(DAYS - 1, max(0, x - _margin(width) + 1) * DAYS // (width - _margin(width)))


def _raise_day(
    canvas: Canvas, columns: tuple[int, int], rows: tuple[int, int], ink: str, *, in_ascii: bool
) -> None:
    """Lift a day's column, with a bar over it."""
    half_row, height = rows
    _draw_ground(canvas, columns, (half_row + 1, height - 1), "raised", in_ascii=in_ascii)
    mark = "-" if in_ascii else "▄" if half_row % 2 else "▀"
    canvas.text(columns[0], half_row // 2, mark * columns[1], ink)


def _draw_ground(
    canvas: Canvas,
    columns: tuple[int, int],
    half_rows: tuple[int, int],
    ink: str,
    *,
    in_ascii: bool,
) -> None:
    """Fill a rectangle; without half blocks the rows that are wholly in it."""
    (x, width), (half_row, height) = columns, half_rows
    if in_ascii:
        first = (half_row + 1) // 2
        canvas.fill(x, first, width, (half_row + height) // 2 - first, ink)
    else:
        canvas.block(x, half_row, width, height, ink)


def _draw_name(canvas: Canvas, at: tuple[int, int], end: int, day: StripDay) -> None:
    x, y = at
    is_full = canvas.width >= FULL_NAMES
    name = weekday_text(day.date)
    name = name if is_full else f"{name[0]} {day.date.day}"
    ink = "bright" if day.bar else "quiet" if day.is_ahead else "text"
    after = canvas.text(x, y, name, ink, bold=True) + 1
    x = max(after, end - 3 - len(day.note)) if is_full else after
    canvas.text(x, y, day.note, day.bar or ink, bold=True, room=end - x)


def _draw_lines(
    canvas: Canvas,
    at: tuple[int, int],
    room: tuple[int, int],
    lines: Sequence[DayLine],
    *,
    is_wide: bool,
    in_ascii: bool,
) -> None:
    (x, y), (end, rows) = at, room
    for row, line in enumerate(_lines_that_fit(lines, rows), y):
        canvas.text(x, row, line.sign, line.colour)
        start = x + 2 if line.sign or is_wide else x
        fits = line.text if cell_len(line.text) <= end - start else line.brief or line.text
        after = canvas.text(start, row, fits, line.ink, bold=line.is_bold, room=end - start)
        if line.share:
            bar = max(after + 1, x + BAR_FROM)
            cells = round(line.share * min(LONGEST_BAR, end - x - BAR_FROM - 1))
            mark = "=" if in_ascii else "━"
            canvas.text(bar, row, mark * min(max(cells, 1), end - bar), line.ink)


def _lines_that_fit(lines: Sequence[DayLine], rows: int) -> Sequence[DayLine]:
    """The lines that have room; details go first, what else has none is counted."""
    shown = list(lines)
    for line in reversed(lines):
        if len(shown) > rows and line.is_extra:
            shown.remove(line)
    if len(shown) <= rows:
        return shown
    left_out = len(shown) - rows + 1
    return [*shown[: rows - 1], DayLine(f"and {left_out} more", brief=f"+{left_out} more")]


def run_lines(
    runs: Sequence[ScheduledRun], longest: int, unit: DistanceUnit, *, is_wide: bool
) -> Iterator[DayLine]:
    """The runs of a day: what for, and how far with a bar; in a narrow strip how far, what for.

    ``longest`` are the metres of the longest bar. What was done is teal, the rest grey.
    """
    for each in runs:
        metres, kind = each.run.metres or 0, kind_text(each)
        far = distance_text(metres, unit) if metres else ""
        sign, colour, ink = ("✓", "run", "text") if each.is_done else ("○", "quiet", "quiet")
        if is_wide:
            share = metres / max(longest, 1)
            lines = (
                DayLine(kind, sign, colour, ink=ink),
                DayLine(far, "", "", "", colour, True, share),
            )
        else:
            lines = (
                DayLine(far or kind, sign, colour, far or brief_kind(kind), colour, bool(far)),
                DayLine(kind, brief=brief_kind(kind), is_extra=True),
            )
        yield from lines if far else lines[:1]


def session_label(id_: str, name: str) -> str:
    """A program's session by its letter: ``strength A``; a routine by its name."""
    if is_program_session(id_):
        return f"{STRENGTH} {_letter(id_)}"
    return fitted(clean(name), 40)


def brief_label(id_: str, name: str) -> str:
    """What a session is called where there is little room: by its letter, or ``core``."""
    if is_program_session(id_):
        return _letter(id_)
    return session_label(id_, name).rpartition(" ")[2]


def _letter(id_: str) -> str:
    return fitted(clean(letter_of(id_)), 12)


class WeekStrip(CellPane):
    """The strip as a pane of its own, with half a row at its top for the bar over today."""

    DEFAULT_CSS = """
    WeekStrip { width: 100%; height: 7; }
    """

    def __init__(self, *, in_ascii: bool = False, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        """A pane that shows nothing yet."""
        super().__init__(id=id)
        self._in_ascii = in_ascii
        self._days: Callable[[bool], StripDays] = lambda _: ()

    def show(self, days: Callable[[bool], StripDays]) -> None:
        """Show what ``days`` answers; it is asked with whether a run has two rows."""
        self._days = days
        self.paint()

    def cells(self, width: int, height: int) -> Rows:
        """The days at this size."""
        canvas = Canvas(width, height)
        is_wide = width >= FULL_NAMES and height >= WIDE_HEIGHT
        days = self._days(is_wide)
        draw_strip(canvas, 1, days, is_wide=is_wide, in_ascii=self._in_ascii)
        return canvas.rows()
