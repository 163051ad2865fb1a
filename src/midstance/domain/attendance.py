"""Planned and completed sessions of a week, the standing in a program, and streaks of weeks."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from midstance.domain.calendar import DAYS

if TYPE_CHECKING:
    from uuid import UUID


@dataclass(frozen=True, slots=True)
class Pause:
    """Days on which a program asks for nothing.

    Attributes:
        end: the first day on which it goes on; None while it is paused.
    """

    start: date
    end: date | None = None


@dataclass(frozen=True, slots=True)
class Enrolment:
    """A program that the runner follows.

    Attributes:
        program: its id.
        start: the day on which its week ``week`` begins.
        week: the week in which the runner joins, from 1; earlier ones are not asked for.
        pauses: in order; the weeks wait for as long.
    """

    program: str
    start: date
    week: int = 1
    pauses: tuple[Pause, ...] = ()

    @property
    def open_pause(self) -> Pause | None:
        """The pause that nobody has ended yet."""
        return self.pauses[-1] if self.pauses and self.pauses[-1].end is None else None

    def is_paused_on(self, day: date) -> bool:
        """Whether the program asks for nothing on ``day``."""
        return any(
            each.start <= day and (each.end is None or day < each.end) for each in self.pauses
        )

    def day_after(self, days: int) -> date | None:
        """The day ``days`` after the start, those of pauses not counted.

        None where an open pause comes before it, or the calendar ends.
        """
        start, ordinal = self.start.toordinal(), self.start.toordinal() + days
        for pause in self.pauses:
            begins = max(start, pause.start.toordinal())
            if ordinal >= begins:
                if pause.end is None:
                    return None
                ordinal += max(0, pause.end.toordinal() - begins)
        return date.fromordinal(ordinal) if ordinal <= date.max.toordinal() else None

    def week_on(self, day: date) -> int:
        """The program's week by the calendar, 0 before the start; pauses are not counted."""
        if day < self.start:
            return 0
        paused = sum(
            max(0, (min(each.end or day, day) - max(each.start, self.start)).days)
            for each in self.pauses
        )
        return self.week + ((day - self.start).days - paused) // DAYS


@dataclass(frozen=True, slots=True)
class CompletedSession:
    """A session that was done: its id, the program's week, and the runner's date."""

    session: str
    week: int
    local_date: date


class Attendance(StrEnum):
    """Whether a session was done on a day, and if not, why.

    ``MOVES_ON`` is one of this week that was not done on its day and comes again; once the week is
    over it is missed.
    """

    PLANNED = "planned"
    DONE = "done"
    MOVED_AWAY = "moved"
    MOVED_HERE = "done-moved"
    MISSED = "missed"
    EXTRA = "extra"
    UNDER_WAY = "under-way"
    BEGUN = "begun"
    MOVES_ON = "moves-on"

    @property
    def was_done(self) -> bool:
        """Whether a session was done on this day; what is under way or only begun is not."""
        return self in {Attendance.DONE, Attendance.MOVED_HERE, Attendance.EXTRA}


@dataclass(frozen=True, slots=True)
class PlannedSession:
    """A session that a program plans for a day; ``week`` is the program's, from 1."""

    session: str
    name: str
    week: int
    day: date


@dataclass(frozen=True, slots=True)
class WeekEntry:
    """A session on a day of the week.

    Attributes:
        attendance: a workout that ended with less than half of its work sets is only begun.
        week: the program's week that it belongs to.
        other_day: the day to which it was moved, or from which; None where it moves on to a day
            that no plan has yet.
        workout: the workout that was done on this day, or None.
        is_early: that workout was finished before its end.
    """

    session: str
    name: str
    week: int
    attendance: Attendance
    other_day: date | None = None
    workout: UUID | None = None
    is_early: bool = False


@dataclass(frozen=True, slots=True)
class AttendanceDay:
    """One day of the week with its sessions, and the work sets done on it."""

    date: date
    entries: tuple[WeekEntry, ...]
    sets: int


@dataclass(frozen=True, slots=True)
class ProgramStanding:
    """The progress in a program at the end of the week, or today if that is earlier.

    Attributes:
        week: the calendar's week of the program, 0 before it begins; above ``weeks`` when over.
        behind: sessions planned before now and not done; ``ahead``: done before their day.
        text: the same in words: ``week 3 of 8, one session behind``.
        is_paused: it asks for nothing until the runner takes it up again.
    """

    program: str
    name: str
    week: int
    weeks: int
    done: int
    total: int
    behind: int
    ahead: int
    is_deload: bool
    is_taper: bool
    text: str
    is_paused: bool = False


@dataclass(frozen=True, slots=True)
class Streak:
    """Weeks in a row with the planned number of sessions.

    Attributes:
        weeks: the number of weeks up to now; the current one counts once it has its sessions.
        goes_on: the streak may be longer, as no more weeks were read.
        wanted: sessions that a week needs; ``this_week``: those of the current week so far.
    """

    weeks: int
    wanted: int
    this_week: int
    goes_on: bool = False

    def wanting(self, wanted: int) -> Streak:
        """The same streak where the current week, which is not over, wants another number."""
        counted = 0 < self.wanted <= self.this_week
        counts = 0 < wanted <= self.this_week
        return replace(self, weeks=self.weeks - counted + counts, wanted=wanted)
