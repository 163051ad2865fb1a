"""Weeks that begin on the runner's first day, and days as people type them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Self

from midstance.domain.settings import WeekStart

DAYS = 7  # days of a week


@dataclass(frozen=True, slots=True, order=True)
class Week:
    """Seven days from ``first``, both ends included."""

    first: date

    @classmethod
    def of(cls, day: date, start: WeekStart = WeekStart.MONDAY) -> Self:
        """The week that holds ``day``; at the ends of the calendar the nearest whole one."""
        into = day.isoweekday() % DAYS if start is WeekStart.SUNDAY else day.weekday()
        first = max(day.toordinal() - into, date.min.toordinal())
        return cls(date.fromordinal(min(first, date.max.toordinal() - DAYS + 1)))

    @property
    def last(self) -> date:
        """The seventh day."""
        return self.first + timedelta(days=DAYS - 1)

    @property
    def days(self) -> tuple[date, ...]:
        """The seven days in order."""
        return tuple(self.first + timedelta(days=number) for number in range(DAYS))

    def __contains__(self, day: date) -> bool:
        """Whether ``day`` lies in it."""
        return self.first <= day <= self.last

    def shifted(self, weeks: int) -> Self:
        """The week ``weeks`` later (or earlier); the last whole one at the ends of the calendar."""
        wanted = self.first.toordinal() + weeks * DAYS
        lowest, highest = date.min.toordinal(), date.max.toordinal() - DAYS + 1
        return type(self)(date.fromordinal(max(lowest, min(highest, wanted))))


WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_SHORT_MONTHS = tuple(month[:3].capitalize() for month in MONTHS)
MIN_DAYS = 3
"""Letters that name a month or a day of the week."""

MAX_DAYS = 3650  # how far ahead a date may be typed as a number of days
_NEAR = {"today": 0, "tomorrow": 1, "yesterday": -1}
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
_AHEAD = re.compile(r"\+(\d{1,4})")
_DAY_AND_MONTH = re.compile(r"(\d{1,2})\.?\s*([a-z]{3,9})|([a-z]{3,9})\s*(\d{1,2})")


def days_later(day: date, number: int) -> date:
    """The date ``number`` days later; beyond the ends of the calendar its last or first.

    A negative ``number`` is earlier.
    """
    ordinal = day.toordinal() + number
    return date.fromordinal(max(date.min.toordinal(), min(ordinal, date.max.toordinal())))


def date_text(day: date) -> str:
    """A day without its year: ``23 Nov``."""
    return f"{day.day} {_SHORT_MONTHS[day.month - 1]}"


class DateTextError(ValueError):
    """A text that names no day; the message says what was expected."""


def parse_day(text: str, today: date) -> date:
    """The day that ``text`` names; a day of the week or a month without a year lies ahead.

    Raises:
        DateTextError: it names none.
    """
    word = " ".join(text.lower().split())
    try:
        day = _parse_near(word, today) or _parse_iso(word) or _parse_month_and_day(word, today)
    except (ValueError, OverflowError):
        day = None
    if day is None:
        raise DateTextError(f"{text!r} is no day; write {today.isoformat()}, 1 Dec, friday or +10")
    return day


def _parse_near(word: str, today: date) -> date | None:
    if word in _NEAR:
        return today + timedelta(days=_NEAR[word])
    if ahead := _AHEAD.fullmatch(word):
        return today + timedelta(days=min(int(ahead[1]), MAX_DAYS))
    for number, name in enumerate(WEEKDAYS):
        if len(word) >= MIN_DAYS and name.startswith(word):
            return today + timedelta(days=(number - today.weekday() - 1) % len(WEEKDAYS) + 1)
    return None


def _parse_iso(word: str) -> date | None:
    return date.fromisoformat(word) if _ISO.fullmatch(word) else None


def _parse_month_and_day(word: str, today: date) -> date | None:
    match = _DAY_AND_MONTH.fullmatch(word)
    if not match:
        return None
    day, name = int(match[1] or match[4]), match[2] or match[3]
    month = [each.startswith(name) for each in MONTHS].index(True) + 1
    this_year = date(today.year, month, day)
    return this_year if this_year >= today else this_year.replace(year=today.year + 1)
