"""Reads, changes, saves and prints which days of the week suit strength."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from midstance.cli.errors import WrongUsageError
from midstance.cli.output import say_text
from midstance.domain.calendar import DAYS, MIN_DAYS, WEEKDAYS
from midstance.domain.runner import Level
from midstance.domain.weeks.plan import PlanStyle
from midstance.presentation.profile import day_minutes_text, parse_minutes
from midstance.services.calendar.habits import HABITS_KEY, habits_to_plain, read_habits

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from midstance.cli.command_context import CommandContext
    from midstance.coach.schedule.planner.calendar_week import WeeklyHabits


def read_training_days(context: CommandContext) -> WeeklyHabits:
    """Which days suit strength; all of them by default.

    Raises:
        StorageError: the log cannot be read.
    """
    return read_habits(context.log().profile().get(HABITS_KEY), Level.INTERMEDIATE)


def change_training_days(
    before: WeeklyHabits,
    days: Iterable[str],
    changes: Mapping[str, str | None],
    style: str | None,
) -> WeeklyHabits:
    """The days with those that were said; ``changes`` are lists of days by their kind.

    Raises:
        WrongUsageError: a word is no day of the week.
    """
    said = {kind: parse_days(text) for kind, text in changes.items() if text is not None}
    words = " ".join(days)
    if words and not parse_days(words):
        raise WrongUsageError("name at least one day; to stop for a while: midstance use --pause")
    after = replace(
        before,
        available=parse_days(words) or before.available,
        two_slots=said.get("two_slots", before.two_slots),
        prefer=said.get("prefer", before.prefer),
        avoid=said.get("avoid", before.avoid),
    )
    return replace(after, style=PlanStyle(style)) if style else after


def change_day_minutes(before: WeeklyHabits, text: str) -> WeeklyHabits:
    """The days with how long strength may take on some of them.

    Raises:
        WrongUsageError: a word is no day of the week, or has no minutes.
    """
    try:
        return replace(before, minutes=parse_minutes(text))
    except ValueError as error:
        raise WrongUsageError(str(error)) from None


def parse_days(text: str) -> frozenset[int]:
    """The days of the week that a text names, 0 for Monday; ``all`` and ``none`` are lists too.

    Raises:
        WrongUsageError: a word is no day of the week.
    """
    words = text.lower().replace(",", " ").split()
    if words in (["all"], ["every", "day"]):
        return frozenset(range(DAYS))
    found: set[int] = set()
    for word in words if words != ["none"] else ():
        number = next((n for n, name in enumerate(WEEKDAYS) if _names(word, name)), None)
        if number is None:
            raise WrongUsageError(f"{word!r} is no day of the week; write mon wed fri, all or none")
        found.add(number)
    return frozenset(found)


def _names(word: str, day: str) -> bool:
    return len(word) >= MIN_DAYS and day.startswith(word)


def save_training_days(context: CommandContext, habits: WeeklyHabits) -> None:
    """Save which days suit strength.

    Raises:
        StorageError: the log could not be written.
    """
    log = context.log_to_change()
    log.set_profile_value(HABITS_KEY, habits_to_plain(habits), context.now())


def say_training_days(habits: WeeklyHabits) -> None:
    """Print which days suit strength."""
    rows = (
        ("Strength", habits.available),
        ("Twice a day", habits.two_slots),
        ("Preferred", habits.prefer),
        ("Avoided", habits.avoid),
    )
    for label, days in rows:
        names = ", ".join(WEEKDAYS[day].capitalize() for day in sorted(days))
        every = "every day" if len(days) == DAYS else "none"
        say_text(f"{label + ':':<13}", every if len(days) in {0, DAYS} else names)
    say_text(f"{'Minutes:':<13}", day_minutes_text(habits.minutes) or "as long as it takes")
    say_text(f"{'Style:':<13}", habits.style.value)
