"""The weekly habits of a runner, and sessions moved by hand, as values of the profile."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from midstance.coach.schedule.planner.calendar_week import WeeklyHabits
from midstance.coach.schedule.planner.versions import LEAST_MINUTES
from midstance.domain.calendar import DAYS, Week
from midstance.domain.runner import Level
from midstance.domain.weeks.plan import PlanStyle

if TYPE_CHECKING:
    from collections.abc import Sequence

    from midstance.domain.record import Timestamp
    from midstance.storage.training_log import TrainingLog

SATURDAY = 5
"""The number of the first day of the weekend, 0 being Monday."""
HABITS_KEY = "training_days"
MOVED_KEY = "moved_sessions"
"""The keys of the profile that hold the weekly habits, and the sessions moved by hand."""


def read_habits(plain: object, level: Level) -> WeeklyHabits:
    """The weekly habits that :func:`habits_to_plain` wrote; what cannot be read is left out."""
    usual = WeeklyHabits(level)
    if not isinstance(plain, dict):
        return usual
    available, style = _days(plain.get("available")), str(plain.get("style"))
    return WeeklyHabits(
        level,
        style=PlanStyle(style) if style in set(PlanStyle) else usual.style,
        available=available or usual.available,
        minutes=_minutes(plain.get("minutes")),
        two_slots=_days(plain.get("two_slots")),
        prefer=_days(plain.get("prefer")),
        avoid=_days(plain.get("avoid")),
    )


def habits_to_plain(habits: WeeklyHabits) -> dict[str, object]:
    """The weekly habits as plain values, such as JSON can hold."""
    limits = {str(day): habits.minutes[day] for day in sorted(habits.minutes)}
    return {
        **({"minutes": limits} if limits else {}),
        "style": habits.style.value,
        "available": sorted(habits.available),
        "two_slots": sorted(habits.two_slots),
        "prefer": sorted(habits.prefer),
        "avoid": sorted(habits.avoid),
    }


def _days(plain: object) -> frozenset[int]:
    numbers: Sequence[object] = plain if isinstance(plain, list) else ()
    return frozenset(each for each in numbers if isinstance(each, int) and 0 <= each < DAYS)


def _minutes(plain: object) -> dict[int, int]:
    """The minutes of days, which JSON holds by their numbers as text."""
    found = plain.items() if isinstance(plain, dict) else ()
    return {
        int(day): minutes
        for day, minutes in found
        if str(day) in _DAY_NUMBERS and isinstance(minutes, int) and minutes >= LEAST_MINUTES
    }


_DAY_NUMBERS = frozenset(map(str, range(DAYS)))


def minutes_on(log: TrainingLog, day: date) -> int | None:
    """How long strength may take on this day of the week; None for as long as it takes.

    Raises:
        StorageError: the log cannot be read.
    """
    return read_habits(log.profile().get(HABITS_KEY), Level.INTERMEDIATE).minutes.get(day.weekday())


def has_weekday_minutes(log: TrainingLog) -> bool:
    """Whether some day of the week has minutes of its own.

    Raises:
        StorageError: the log cannot be read.
    """
    return bool(read_habits(log.profile().get(HABITS_KEY), Level.INTERMEDIATE).minutes)


def limit_weekdays(log: TrainingLog, minutes: int, stamp: Timestamp) -> None:
    """Let strength take so many minutes at most from Monday to Friday.

    Raises:
        StorageError: the log could not be written.
    """
    before = read_habits(log.profile().get(HABITS_KEY), Level.INTERMEDIATE)
    limits = {**before.minutes, **dict.fromkeys(range(SATURDAY), minutes)}
    habits = replace(before, minutes=limits)
    log.set_profile_value(HABITS_KEY, habits_to_plain(habits), stamp)


def read_moved(plain: object) -> tuple[tuple[str, date], ...]:
    """The sessions moved by hand, each with its day; what cannot be read is left out."""
    found = []
    for each in plain if isinstance(plain, list) else ():
        match each:
            case [str(session), str(day)]:
                try:
                    found.append((session, date.fromisoformat(day)))
                except ValueError:
                    continue
    return tuple(found)


def moved_to_plain(
    before: Sequence[tuple[str, date]], session: str, day: date, today: date
) -> list[list[str]]:
    """The moves with one more; those of weeks that are over are dropped."""
    week = Week.of(day)
    first = Week.of(today).first
    kept = [
        (each, on) for each, on in before if on >= first and not (each == session and on in week)
    ]
    return [[each, on.isoformat()] for each, on in (*kept, (session, day))]
