"""The seven days of a reviewed week side by side, today and the day under the cursor raised."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from midstance.domain.attendance import Attendance
from midstance.domain.calendar import DAYS
from midstance.presentation.clean import clean
from midstance.presentation.phrases import plural, weekday_text
from midstance.presentation.planning.run_text import distance_text
from midstance.presentation.planning.runs import kind_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date
    from uuid import UUID

    from midstance.domain.attendance import AttendanceDay, WeekEntry
    from midstance.domain.weeks.review import WeekReview
    from midstance.domain.weeks.run_calendar import ScheduledRun
    from midstance.tui.widgets.workout.canvas import Canvas

SIGNS: Mapping[Attendance, tuple[str, str]] = {
    Attendance.PLANNED: ("○", "next"),
    Attendance.DONE: ("✓", "go"),
    Attendance.MOVED_HERE: ("✓", "go"),
    Attendance.EXTRA: ("✓", "go"),
    Attendance.MOVED_AWAY: ("○", "quiet"),
    Attendance.MISSED: ("○", "quiet"),
    Attendance.UNDER_WAY: ("▸", "next"),
    Attendance.BEGUN: ("–", "quiet"),
}
"""A sign and its colour; what was not done on its day is a hollow dot."""


@dataclass(frozen=True, slots=True)
class DayLine:
    """A line of a day.

    Attributes:
        sign, colour: what stands before the text.
        brief: the text where there is little room; "" for the same.
    """

    text: str
    sign: str = ""
    colour: str = "quiet"
    brief: str = ""
    ink: str = "quiet"


STRENGTH = "strength "
DAY_ROWS = 6
"""Rows of the strip at the top of a page in which a click meets a day."""
FULL_NAMES = 100
"""Columns from which on a day has its weekday in three letters."""


def draw_days(
    canvas: Canvas,
    half_row: int,
    lines: int,
    review: WeekReview,
    today: date,
    cursor: int | None,
    *,
    in_ascii: bool = False,
) -> None:
    """Draw the strip from ``half_row`` on, with ``lines`` rows under the names of the days."""
    margin = 3 if canvas.width >= FULL_NAMES else 2
    top = half_row // 2 + 1
    _draw_ground(canvas, (0, canvas.width), (half_row, 2 * lines + 4), "plane", in_ascii=in_ascii)
    for place, day in enumerate(review.days):
        start, end = (
            margin + (canvas.width - margin) * each // len(review.days)
            for each in (place, place + 1)
        )
        is_raised = day.date == today or place == cursor
        if is_raised:
            ink = "next" if place == cursor else "text"
            _raise_day(canvas, (start - 1, end - start), (half_row, lines), ink, in_ascii=in_ascii)
        name = weekday_text(day.date)
        name = name if canvas.width >= FULL_NAMES else f"{name[0]} {day.date.day}"
        canvas.text(start, top, name, "bright" if is_raised else "text", bold=True)
        _draw_lines(canvas, start, top + 1, (end - start - 2, lines), _day_lines(day, review))


def day_at(width: int, x: int, y: int) -> int | None:
    """The place of the day at a cell of a page with the strip at its top; None below that."""
    if not 0 <= y < DAY_ROWS or not 0 <= x < width:
        return None
    margin = 3 if width >= FULL_NAMES else 2
    return min(DAYS - 1, max(0, x - margin + 1) * DAYS // (width - margin))


def _raise_day(
    canvas: Canvas, columns: tuple[int, int], rows: tuple[int, int], ink: str, *, in_ascii: bool
) -> None:
    """Lift a day's column, with a bar over it."""
    half_row, lines = rows
    _draw_ground(canvas, columns, (half_row + 1, 2 * lines + 3), "raised", in_ascii=in_ascii)
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


def _draw_lines(
    canvas: Canvas, x: int, y: int, room: tuple[int, int], lines: list[DayLine]
) -> None:
    width, rows = room
    if len(lines) > rows:
        lines = [
            *lines[: rows - 1],
            DayLine(f"and {len(lines) - rows + 1} more", brief=f"+{len(lines) - rows + 1} more"),
        ]
    for row, line in enumerate(lines, y):
        canvas.text(x, row, line.sign, line.colour)
        fits = line.text if len(line.text) < width else line.brief or line.text
        canvas.text(x + 2, row, fits, line.ink, room=width - 1)


def _day_lines(day: AttendanceDay, review: WeekReview) -> list[DayLine]:
    minutes = review.course.minutes if review.course else {}
    lines = [_run_line(each, review) for each in review.scheduled_runs if each.day == day.date]
    lines += [line for entry in day.entries for line in _entry_lines(entry, minutes)]
    if not lines:
        return [DayLine("", "·")]
    return [*lines, DayLine(plural(day.sets, "set"))] if day.sets else lines


def _run_line(scheduled: ScheduledRun, review: WeekReview) -> DayLine:
    """A run: how far and what for; teal once it was done."""
    kind, metres = kind_text(scheduled), scheduled.run.metres
    far = distance_text(metres, review.distance_unit) if metres else ""
    sign, colour = ("✓", "run") if scheduled.is_done else ("○", "quiet")
    return DayLine(f"{far} {kind}".strip(), sign, colour, far or kind, colour)


def _entry_lines(entry: WeekEntry, minutes: Mapping[UUID, int]) -> Iterator[DayLine]:
    sign, colour = SIGNS[entry.attendance]
    name = entry_name(entry)
    yield DayLine(name, sign, colour, name.removeprefix(STRENGTH), "text")
    if entry.workout is not None and minutes.get(entry.workout):
        yield DayLine(f"{minutes[entry.workout]} min")
    elif entry.attendance is Attendance.MOVED_AWAY and entry.other_day:
        yield DayLine(f"done {entry.other_day:%a}")


def entry_name(entry: WeekEntry) -> str:
    """A program's session by its letter: ``strength A``; a routine by its name."""
    _, slash, letter = entry.session.rpartition("/")
    return f"{STRENGTH}{clean(letter, 12)}" if slash else clean(entry.name, 40)
