"""An exercise over time, day by day and as trends; a year of training days."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from midstance.domain.quantity import Unit

if TYPE_CHECKING:
    from datetime import date

    from midstance.domain.attendance import Streak
    from midstance.domain.record import ExerciseDay


class TrendQuantity(StrEnum):
    """What a trend follows."""

    LOAD = "load"
    REPETITIONS = "repetitions"
    HOLD = "hold"
    ESTIMATED_MAXIMUM = "estimated-maximum"
    METRES = "metres"
    CONTACTS = "contacts"
    WEEKLY_SETS = "weekly-sets"
    WEEKLY_MINUTES = "weekly-minutes"
    WEEKLY_DISTANCE = "weekly-distance"

    @property
    def is_load(self) -> bool:
        """Whether its values are grams."""
        return self in {TrendQuantity.LOAD, TrendQuantity.ESTIMATED_MAXIMUM}

    @property
    def is_weekly(self) -> bool:
        """Whether its values are the totals of weeks: of sets, minutes, or metres run."""
        return self.value.startswith("weekly-")

    @property
    def heading(self) -> str:
        """The heading of its chart: ``Heaviest load``."""
        return _HEADINGS[self]

    @classmethod
    def counted_in(cls, unit: Unit) -> TrendQuantity:
        """The quantity of amounts in ``unit``."""
        return _COUNTED[unit]


_HEADINGS = {
    TrendQuantity.LOAD: "Heaviest load",
    TrendQuantity.REPETITIONS: "Most repetitions in a set",
    TrendQuantity.HOLD: "Longest set",
    TrendQuantity.ESTIMATED_MAXIMUM: "Estimated 1RM",
    TrendQuantity.METRES: "Farthest set",
    TrendQuantity.CONTACTS: "Most jumps in a set",
    TrendQuantity.WEEKLY_SETS: "Strength sets a week",
    TrendQuantity.WEEKLY_MINUTES: "Minutes of strength a week",
    TrendQuantity.WEEKLY_DISTANCE: "Distance run in a week",
}
_COUNTED = {
    Unit.REPS: TrendQuantity.REPETITIONS,
    Unit.SECONDS: TrendQuantity.HOLD,
    Unit.METRES: TrendQuantity.METRES,
    Unit.CONTACTS: TrendQuantity.CONTACTS,
}


@dataclass(frozen=True, slots=True)
class TrendPoint:
    """The best of one day: grams where the trend is of loads, else what is counted."""

    day: date
    value: int


@dataclass(frozen=True, slots=True)
class AxisTick:
    """A tick on an axis: its value, and its label.

    Attributes:
        at: a value in the unit of the axis (kilograms or pounds, repetitions, seconds), or the
            proleptic ordinal of a day.
    """

    at: float
    text: str


@dataclass(frozen=True, slots=True)
class DateSpan:
    """Days from ``first`` to ``last``, both included."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Trend:
    """One line of a chart: points in the order of days, with the ticks of its axes.

    Attributes:
        values: the points' values in the displayed unit, in their order.
        unit: the symbol of that unit: ``kg``, ``lb``, ``s``, ``m``, ``km``, ``mi`` or "".
        ticks: round values, lowest first; all points lie between the first and the last.
        dates: days to write below; all of them lie within the span.
        lighter: deload weeks within the span, to be shaded.
    """

    quantity: TrendQuantity
    points: tuple[TrendPoint, ...]
    values: tuple[float, ...]
    unit: str
    ticks: tuple[AxisTick, ...]
    dates: tuple[AxisTick, ...]
    lighter: tuple[DateSpan, ...] = ()


@dataclass(frozen=True, slots=True)
class WeekTotal:
    """What was done in a week.

    Attributes:
        sets: of strength, both sides of a set counted once.
        minutes: under way in workouts.
        metres: run.
    """

    first: date
    sets: int = 0
    minutes: int = 0
    metres: int = 0


@dataclass(frozen=True, slots=True)
class HeatDay:
    """A day of the calendar: entries that count, and the shade from 0 (none) to 4 (most)."""

    day: date
    sets: int
    shade: int


@dataclass(frozen=True, slots=True)
class HeatMap:
    """A year of days in 53 weeks, oldest first, each of seven days; None for days to come.

    Attributes:
        months: the column in which a month begins, with its short name.
        shades: the least number of sets for each shade from 1 to 4.
    """

    weeks: tuple[tuple[HeatDay | None, ...], ...]
    months: tuple[tuple[int, str], ...]
    shades: tuple[int, int, int, int]

    @property
    def days(self) -> tuple[HeatDay, ...]:
        """Every day that is not to come, oldest first."""
        return tuple(day for week in self.weeks for day in week if day is not None)


@dataclass(frozen=True, slots=True)
class ExerciseHistory:
    """An exercise over time.

    Attributes:
        days: what was done on each day, oldest first: the values behind the charts.
        trends: a chart for each thing worth following.
    """

    exercise: str
    name: str
    days: tuple[ExerciseDay, ...]
    trends: tuple[Trend, ...]


@dataclass(frozen=True, slots=True)
class YearHistory:
    """A year of training: the calendar and the streaks.

    Attributes:
        longest: weeks of the longest streak in the whole log.
    """

    heat: HeatMap
    streak: Streak
    longest: int

    @property
    def training_days(self) -> int:
        """The days with a set of strength."""
        return sum(each.sets > 0 for each in self.heat.days)
