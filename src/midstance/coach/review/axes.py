"""Marks for the axes of a chart: round values, and dates that read well."""

from __future__ import annotations

from datetime import date
from math import ceil, floor, log10
from typing import TYPE_CHECKING

from midstance.domain.history import Tick

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_VALUES = 5
MOST_DATES = 6
WEEK, MONTHS = 7, 12
MANY_DAYS = 21
"""Longer spans are marked by Mondays."""
MONTH_NAMES = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
FINEST = -1
"""Steps are no finer than a tenth: plates are not."""
_ROUND = (1.0, 2.0, 2.5, 5.0)
_DIGITS = 6


def value_ticks(low: float, high: float, *, whole: bool) -> tuple[Tick, ...]:
    """Two to five round values, the first at or below ``low``, the last at or above ``high``.

    ``whole`` allows whole numbers alone. No value is below zero where ``low`` is not.
    """
    if low == high:
        low, high = (max(0.0, low - 1), high + 1) if low >= 0 else (low - 1, high + 1)
    step = next(_steps(low, high, whole=whole))
    first, last = floor(low / step + 10**-_DIGITS), ceil(high / step - 10**-_DIGITS)
    values = (round(number * step, _DIGITS) for number in range(first, last + 1))
    return tuple(Tick(value, number_text(value)) for value in values)


def _steps(low: float, high: float, *, whole: bool) -> Iterator[float]:
    """Round steps with which the span takes few enough values, the smallest first."""
    power = max(FINEST, floor(log10((high - low) / MOST_VALUES)))
    while True:
        for mantissa in _ROUND:
            step = mantissa * 10.0**power
            is_fit = not whole or step == int(step)
            if is_fit and ceil(high / step) - floor(low / step) < MOST_VALUES:
                yield step
        power += 1


def number_text(value: float) -> str:
    """A number without needless digits: ``62.5``, ``1,200``."""
    return f"{value:,.2f}".rstrip("0").rstrip(".")


def date_ticks(first: date, last: date) -> tuple[Tick, ...]:
    """At most six days within the span: days, Mondays, firsts of months or of years."""
    days = (last - first).days
    if days <= WEEK * MOST_DATES:
        return tuple(_day_ticks(first, last))
    return tuple(_month_ticks(first, last))


def _day_ticks(first: date, last: date) -> Iterator[Tick]:
    days = (last - first).days
    step = WEEK if days > MANY_DAYS else ceil((days + 1) / MOST_DATES)
    start = first.toordinal() + (-first.weekday() % WEEK if step == WEEK else 0)
    for ordinal in range(start, last.toordinal() + 1, step):
        yield Tick(ordinal, day_text(date.fromordinal(ordinal)))


def day_text(day: date) -> str:
    """A day without its year: ``23 Nov``."""
    return f"{day.day} {MONTH_NAMES[day.month - 1]}"


def _month_ticks(first: date, last: date) -> Iterator[Tick]:
    """The first day of every so many months; January is written as its year."""
    start, end = _months(first) + (first.day > 1), _months(last)
    step = next(each for each in _month_steps() if (end - start) // each < MOST_DATES)
    for month in range(start + -start % step, end + 1, step):
        year, number = divmod(month, MONTHS)
        text = MONTH_NAMES[number] if number else str(year)
        yield Tick(date(year, number + 1, 1).toordinal(), text)


def _months(day: date) -> int:
    return day.year * MONTHS + day.month - 1


def _month_steps() -> Iterator[int]:
    yield from (1, 2, 3, 6)
    power = 1
    while True:
        yield from (power * MONTHS, 2 * power * MONTHS, 5 * power * MONTHS)
        power *= 10
