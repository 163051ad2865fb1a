"""Weeks from which a streak asks nothing: those ill or away, and those about a main race.

A runner who is ill, or who rests around a race as the plan says, has missed nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from midstance.coach.schedule.planner.races import Race, race_closures, races_among
from midstance.domain.volume import LegClass
from midstance.domain.weeks.run import RacePriority

if TYPE_CHECKING:
    from datetime import date

    from midstance.coach.log_queries import ReviewQueries
    from midstance.domain.calendar import Week

MOST_DAYS_OFF = 2
"""Days of a week, ill or away, beside which its sessions still find room."""


@dataclass(frozen=True, slots=True)
class TimeOff:
    """When the runner could not train, or should not.

    Attributes:
        absences: the first and the last day of each time away or ill.
        races: the A races, planned and run.
    """

    absences: tuple[tuple[date, date], ...]
    races: tuple[Race, ...]

    @classmethod
    def of(cls, log: ReviewQueries) -> Self:
        """All that the log has of it.

        Raises:
            StorageError: the log cannot be read.
        """
        races = races_among(log.races_by_day())
        main = (race for race in races if race.priority is RacePriority.A)
        return cls(tuple(log.absences()), tuple(main))

    def holds(self, week: Week) -> bool:
        """Whether the week has more days off than leave room, or days that a race closes."""
        off = sum(any(first <= day <= last for first, last in self.absences) for day in week.days)
        return off > MOST_DAYS_OFF or any(map(self._is_closed, week.days))

    def _is_closed(self, day: date) -> bool:
        if any(race.day == day for race in self.races):
            return True
        return any(each.legs is LegClass.NONE for each in race_closures(day, self.races))
