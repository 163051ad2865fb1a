"""A day that somebody typed: ``2026-12-01``, ``1 Dec``, ``friday``, ``+10``, ``today``."""

from __future__ import annotations

import re
from datetime import date, timedelta

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
LEAST = 3
"""Letters that name a month or a day of the week."""

MOST_DAYS = 3650
_NEAR = {"today": 0, "tomorrow": 1, "yesterday": -1}
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
_AHEAD = re.compile(r"\+(\d{1,4})")
_DAY_AND_MONTH = re.compile(r"(\d{1,2})\.?\s*([a-z]{3,9})|([a-z]{3,9})\s*(\d{1,2})")


class DayError(ValueError):
    """A text that names no day; the message says what was expected."""


def read_day(text: str, today: date) -> date:
    """The day that ``text`` names; a day of the week or a month without a year lies ahead.

    Raises:
        DayError: it names none.
    """
    word = " ".join(text.lower().split())
    try:
        found = _near(word, today) or _iso(word) or _of_month(word, today)
    except (ValueError, OverflowError):
        found = None
    if found is None:
        raise DayError(f"{text!r} is no day; write {today.isoformat()}, 1 Dec, friday or +10")
    return found


def _near(word: str, today: date) -> date | None:
    if word in _NEAR:
        return today + timedelta(days=_NEAR[word])
    if ahead := _AHEAD.fullmatch(word):
        return today + timedelta(days=min(int(ahead[1]), MOST_DAYS))
    for number, name in enumerate(WEEKDAYS):
        if len(word) >= LEAST and name.startswith(word):
            return today + timedelta(days=(number - today.weekday() - 1) % len(WEEKDAYS) + 1)
    return None


def _iso(word: str) -> date | None:
    return date.fromisoformat(word) if _ISO.fullmatch(word) else None


def _of_month(word: str, today: date) -> date | None:
    found = _DAY_AND_MONTH.fullmatch(word)
    if not found:
        return None
    day, name = int(found[1] or found[4]), found[2] or found[3]
    month = [each.startswith(name) for each in MONTHS].index(True) + 1
    this_year = date(today.year, month, day)
    return this_year if this_year >= today else this_year.replace(year=today.year + 1)
