"""Planned and completed sessions of a week, the standing in a program, and streaks of weeks."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID


@dataclass(frozen=True, slots=True)
class Enrolment:
    """A program that the runner follows, by its id, and the day on which its week 1 begins."""

    program: str
    start: date


@dataclass(frozen=True, slots=True)
class CompletedSession:
    """A session that was done: its id, the program's week, and the runner's date."""

    session: str
    week: int
    local_date: date


class Attendance(StrEnum):
    """Whether a session was done on a day, and if not, why."""

    PLANNED = "planned"
    DONE = "done"
    MOVED_AWAY = "moved"
    MOVED_HERE = "done-moved"
    MISSED = "missed"
    EXTRA = "extra"
    UNDER_WAY = "under-way"
    BEGUN = "begun"

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
        other_day: the day to which it was moved, or from which.
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
