"""The seven days of a reviewed week side by side, today and the day under the cursor raised."""

from __future__ import annotations

from typing import TYPE_CHECKING

from midstance.domain.attendance import Attendance
from midstance.presentation.phrases import moves_on_text, plural
from midstance.tui.widgets.week_strip import (
    REST,
    DayLine,
    StripDay,
    StripDays,
    brief_label,
    run_lines,
    session_label,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date
    from uuid import UUID

    from midstance.domain.attendance import AttendanceDay, WeekEntry
    from midstance.domain.weeks.review import WeekReview

SIGNS: Mapping[Attendance, tuple[str, str]] = {
    Attendance.PLANNED: ("○", "next"),
    Attendance.DONE: ("✓", "go"),
    Attendance.MOVED_HERE: ("✓", "go"),
    Attendance.EXTRA: ("✓", "go"),
    Attendance.MOVED_AWAY: ("○", "quiet"),
    Attendance.MISSED: ("○", "quiet"),
    Attendance.MOVES_ON: ("○", "quiet"),
    Attendance.UNDER_WAY: ("▸", "next"),
    Attendance.BEGUN: ("–", "quiet"),
}
"""A sign and its colour; what was not done on its day is a hollow dot."""


def days_of_week(
    review: WeekReview, today: date, cursor: int | None, *, is_wide: bool
) -> StripDays:
    """The days of a review for the strip; ``cursor`` is the place of the one under it."""
    longest = max((each.run.metres or 0 for each in review.scheduled_runs), default=0)
    return tuple(
        StripDay(
            day.date,
            tuple(_day_lines(day, review, today, longest, is_wide=is_wide)),
            "next" if place == cursor else "text" if day.date == today else "",
            is_ahead=day.date > today,
        )
        for place, day in enumerate(review.days)
    )


def _day_lines(
    day: AttendanceDay, review: WeekReview, today: date, longest: int, *, is_wide: bool
) -> list[DayLine]:
    minutes = review.eight_weeks.minutes if review.eight_weeks else {}
    runs = [each for each in review.scheduled_runs if each.day == day.date]
    lines = list(run_lines(runs, longest, review.distance_unit, is_wide=is_wide))
    lines += [line for entry in day.entries for line in _entry_lines(entry, minutes, today)]
    if not lines:
        return [REST]
    return [*lines, DayLine(plural(day.sets, "set"), is_extra=True)] if day.sets else lines


def _entry_lines(entry: WeekEntry, minutes: Mapping[UUID, int], today: date) -> Iterator[DayLine]:
    sign, colour = SIGNS[entry.attendance]
    name = session_label(entry.session, entry.name)
    yield DayLine(name, sign, colour, brief_label(entry.session, entry.name), "text")
    if entry.workout is not None and minutes.get(entry.workout):
        yield DayLine(f"{minutes[entry.workout]} min", is_extra=True)
    elif entry.attendance is Attendance.MOVED_AWAY and entry.other_day:
        yield DayLine(f"done {entry.other_day:%a}", is_extra=True)
    elif entry.attendance is Attendance.MOVES_ON:
        yield DayLine(moves_on_text(entry.other_day, today), is_extra=True)
