"""A week of seven days that begins where the runner's weeks begin."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Self

from midstance.domain.settings import WeekStart

DAYS = 7
A_WEEK = timedelta(days=DAYS)


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
        """The week so many weeks later, or earlier; the last whole one where the calendar ends."""
        asked = self.first.toordinal() + weeks * DAYS
        lowest, highest = date.min.toordinal(), date.max.toordinal() - DAYS + 1
        return type(self)(date.fromordinal(max(lowest, min(highest, asked))))
