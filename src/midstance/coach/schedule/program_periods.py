"""When a program was the chosen one, and the days of its sessions where no runs are known.

The sessions of a week are spread evenly over its seven days: two lie on the first and fourth day.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from midstance.domain.attendance import Enrolment, Pause, PlannedSession
from midstance.domain.calendar import DAYS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from midstance.domain.library import Library
    from midstance.domain.program import Program


@dataclass(frozen=True, slots=True)
class ProgramPeriod:
    """The time during which a program was the chosen one.

    Attributes:
        end: the first day of the next choice, or None.
        week: the program's week that begins on ``start``.
    """

    program: str
    start: date
    end: date | None
    week: int = 1
    pauses: tuple[Pause, ...] = ()

    @property
    def enrolment(self) -> Enrolment:
        """The choice that began it."""
        return Enrolment(self.program, self.start, self.week, self.pauses)

    def __contains__(self, day: date) -> bool:
        """Whether the program was the chosen one on ``day``."""
        return self.start <= day and (self.end is None or day < self.end)

    def touches(self, first: date, last: date) -> bool:
        """Whether any day from ``first`` to ``last`` belongs to it."""
        return self.start <= last and (self.end is None or first < self.end)


def program_periods(choices: Iterable[Enrolment]) -> tuple[ProgramPeriod, ...]:
    """The periods of ``choices``; both are in order, the newest first.

    A later choice ends the period before it on the day on which it begins, and replaces any that
    would begin after that day.
    """
    periods: list[ProgramPeriod] = []
    for choice in choices:
        end = periods[-1].start if periods else None
        if end is None or choice.start < end:
            periods.append(
                ProgramPeriod(choice.program, choice.start, end, choice.week, choice.pauses)
            )
    return tuple(periods)


def planned_sessions(period: ProgramPeriod, library: Library) -> tuple[PlannedSession, ...]:
    """Every session planned in a period, in order; none if the program is unknown.

    Those that wait for the end of a pause have no day yet and are left out.
    """
    program = library.programs.get(period.program)
    if program is None:
        return ()
    return tuple(
        each for each in _place_on_days(period.enrolment, program, library) if each.day in period
    )


def waiting_sessions(period: ProgramPeriod, library: Library) -> int:
    """How many sessions of a period wait for the end of its pause."""
    if period.enrolment.open_pause is None:
        return 0
    ended = tuple(each for each in period.pauses if each.end is not None)
    without = planned_sessions(replace(period, pauses=ended), library)
    return len(without) - len(planned_sessions(period, library))


def _place_on_days(
    enrolment: Enrolment, program: Program, library: Library
) -> Iterator[PlannedSession]:
    for week in range(enrolment.week, program.weeks + 1):
        sessions = library.week_sessions(program, week)
        for number, session in enumerate(sessions):
            days = DAYS * (week - enrolment.week) + number * DAYS // len(sessions)
            if day := enrolment.day_after(days):
                yield PlannedSession(session.id, session.name, week, day)
