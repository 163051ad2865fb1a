"""Ticks for the axes of a chart: round values and round dates."""

from __future__ import annotations

from datetime import date
from math import ceil, floor, log10
from typing import TYPE_CHECKING

from midstance.domain.calendar import date_text
from midstance.domain.history import AxisTick
from midstance.domain.quantity import clock_text

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_VALUES = 5  # marks of a vertical axis at most, where there is no more room
MAX_DATES = 6  # marks of a horizontal axis at most
WEEK, MONTHS, WATCH_MINUTE = 7, 12, 60
MANY_DAYS = 21
"""Longer spans are marked by Mondays."""
MONTH_NAMES = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
FINEST_STEP = -1
"""Steps are no finer than a tenth: plates are not."""
_ROUND = (1.0, 2.0, 2.5, 5.0)  # the leading digits of a round step
_DIGITS = 6  # decimals to which marks are rounded, so that 0.1 stays 0.1


def value_ticks(
    low: float, high: float, *, whole: bool, most: int = MAX_VALUES
) -> tuple[AxisTick, ...]:
    """Two to ``most`` round values, the first at or below ``low``, the last at or above ``high``.

    ``whole`` allows whole numbers alone. No value is below zero where ``low`` is not.
    """
    if low == high:
        low, high = (max(0.0, low - 1), high + 1) if low >= 0 else (low - 1, high + 1)
    step = next(_fitting_steps(low, high, whole=whole, most=most))
    return tuple(AxisTick(at, axis_number_text(at)) for at in _multiples(step, low, high))


def second_ticks(low: float, high: float, most: int = MAX_VALUES) -> tuple[AxisTick, ...]:
    """Two to ``most`` times in seconds, as on a clock where they go beyond a minute.

    Steps are those of a watch: 5, 10, 15, 30 seconds, and minutes.
    """
    low, high = (max(0.0, low - 1), high + 1) if low == high else (low, high)
    step = next(each for each in _watch_steps() if _span(low, high, each) < most)
    values = _multiples(step, low, high)
    is_short = values[-1] <= WATCH_MINUTE
    return tuple(AxisTick(at, f"{at:.0f}" if is_short else clock_text(round(at))) for at in values)


def _multiples(step: float, low: float, high: float) -> tuple[float, ...]:
    first, last = floor(low / step + 10**-_DIGITS), ceil(high / step - 10**-_DIGITS)
    return tuple(round(number * step, _DIGITS) for number in range(first, last + 1))


def _span(low: float, high: float, step: float) -> int:
    """How many steps lie between the marks around both."""
    return ceil(high / step) - floor(low / step)


def _watch_steps() -> Iterator[int]:
    yield from (1, 2, 5, 10, 15, 30)
    minutes = WATCH_MINUTE
    while True:
        yield from (minutes, 2 * minutes, 5 * minutes)
        minutes *= 10


def _fitting_steps(low: float, high: float, *, whole: bool, most: int) -> Iterator[float]:
    """Round steps with which the span takes few enough values, the smallest first."""
    power = max(FINEST_STEP, floor(log10((high - low) / most)))
    while True:
        for mantissa in _ROUND:
            step = mantissa * 10.0**power
            is_fit = not whole or step == int(step)
            if is_fit and _span(low, high, step) < most:
                yield step
        power += 1


def axis_number_text(value: float) -> str:
    """A number without needless digits: ``62.5``, ``1,200``."""
    return f"{value:,.2f}".rstrip("0").rstrip(".")


def date_ticks(first: date, last: date) -> tuple[AxisTick, ...]:
    """At most six days within the span: days, Mondays, firsts of months or of years."""
    days = (last - first).days
    if days <= WEEK * MAX_DATES:
        return tuple(_day_ticks(first, last))
    return tuple(_month_ticks(first, last))


def _day_ticks(first: date, last: date) -> Iterator[AxisTick]:
    days = (last - first).days
    step = WEEK if days > MANY_DAYS else ceil((days + 1) / MAX_DATES)
    start = first.toordinal() + (-first.weekday() % WEEK if step == WEEK else 0)
    for ordinal in range(start, last.toordinal() + 1, step):
        yield AxisTick(ordinal, date_text(date.fromordinal(ordinal)))


def _month_ticks(first: date, last: date) -> Iterator[AxisTick]:
    """The first days of months, at equal steps; January is written as its year."""
    start, end = _month_number(first) + (first.day > 1), _month_number(last)
    step = next(each for each in _month_steps() if (end - start) // each < MAX_DATES)
    for month in range(start + -start % step, end + 1, step):
        year, number = divmod(month, MONTHS)
        text = MONTH_NAMES[number] if number else str(year)
        yield AxisTick(date(year, number + 1, 1).toordinal(), text)


def _month_number(day: date) -> int:
    return day.year * MONTHS + day.month - 1


def _month_steps() -> Iterator[int]:
    yield from (1, 2, 3, 6)
    power = 1
    while True:
        yield from (power * MONTHS, 2 * power * MONTHS, 5 * power * MONTHS)
        power *= 10
