"""A year of training days as a calendar of 53 weeks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from midstance.coach.axes import MONTH_NAMES
from midstance.domain.trend import HeatDay, HeatMap
from midstance.domain.week import Week

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from midstance.domain.settings import WeekStart

WEEKS = 53
SHADES = 4


def first_day(today: date, start: WeekStart) -> date:
    """The day with which the year's calendar begins: what the log has to be asked for."""
    return Week.of(today, start).shifted(1 - WEEKS).first


def heat_map(sets: Mapping[date, int], today: date, start: WeekStart) -> HeatMap:
    """The 53 weeks that end with the one of ``today``; ``sets`` are the entries of each day.

    The shades part the span up to the fullest day into four equal steps.
    """
    weeks = tuple(Week.of(today, start).shifted(back) for back in range(1 - WEEKS, 1))
    most = max((sets.get(day, 0) for week in weeks for day in week.days if day <= today), default=0)
    least = _shades(most)
    shaded = tuple(tuple(_day(day, sets, today, least) for day in week.days) for week in weeks)
    return HeatMap(shaded, tuple(_months(weeks)), least)


def _shades(most: int) -> tuple[int, int, int, int]:
    one, two, three, four = (most * number // SHADES + 1 for number in range(SHADES))
    return one, two, three, four


def _day(day: date, sets: Mapping[date, int], today: date, least: Sequence[int]) -> HeatDay | None:
    if day > today:
        return None
    done = sets.get(day, 0)
    return HeatDay(day, done, sum(done >= each for each in least))


def _months(weeks: Sequence[Week]) -> Iterator[tuple[int, str]]:
    """Each column that holds the first day of a month."""
    for column, week in enumerate(weeks):
        for day in week.days:
            if day.day == 1:
                yield column, MONTH_NAMES[day.month - 1]
