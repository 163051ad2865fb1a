"""Runs in words: a line in a list, a row of a table, and what a week of them adds up to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from midstance.domain.quantity import DistanceUnit
from midstance.domain.weeks.run import RacePriority, RunKind
from midstance.domain.weeks.run_calendar import EntryKind
from midstance.presentation.phrases import IN_A_ROW, day_text, streak_text, weekday_text
from midstance.presentation.planning.run_text import distance_text, run_minutes_text, run_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from midstance.domain.attendance import Streak
    from midstance.domain.weeks.run_calendar import CalendarEntry, ScheduledRun

RUN_HEAD = ("day", "kind", "distance", "time", "effort", "", "name", "id")
SHORT_ID = 8
"""The last characters of an id that lists show."""


def kind_text(scheduled: ScheduledRun) -> str:
    """Its kind in a word, with the letter of a race; a guess has a question mark."""
    if scheduled.kind is RunKind.RACE:
        return f"{scheduled.run.priority or RacePriority.A} race"
    return f"{scheduled.kind.value}{'?' if scheduled.is_guessed else ''}"


_BRIEF_KINDS = {"intervals": "interv.", "recovery": "recov."}


def brief_kind(kind: str) -> str:
    """A kind in a word of seven letters at most, for where it has no more room."""
    return _BRIEF_KINDS.get(kind.rstrip("?"), kind)


def state_text(scheduled: ScheduledRun) -> str:
    """Whether it was done: ``done``, ``planned``."""
    return scheduled.entry.state.value


def run_text(scheduled: ScheduledRun, unit: DistanceUnit = DistanceUnit.KM) -> str:
    """A run without its day: ``intervals, 10 km, 50 min``."""
    run = scheduled.run
    parts = (
        (run.name and f"{kind_text(scheduled)} ({run.name})") or kind_text(scheduled),
        "" if run.metres is None else distance_text(run.metres, unit),
        "" if run.minutes is None else run_minutes_text(run.minutes),
        run.part or "",
    )
    return ", ".join(filter(None, parts))


def run_line(scheduled: ScheduledRun, unit: DistanceUnit = DistanceUnit.KM) -> str:
    """A run on its day: ``Tue 2026-11-24: intervals, 10 km, 50 min, planned``."""
    return f"{day_text(scheduled.day)}: {run_text(scheduled, unit)}, {state_text(scheduled)}"


def run_rows(
    runs: Iterable[ScheduledRun], unit: DistanceUnit = DistanceUnit.KM
) -> tuple[tuple[str, ...], ...]:
    """A row for each run, with the cells of ``RUN_HEAD``."""
    return tuple(
        (
            day_text(each.day),
            kind_text(each),
            "" if each.run.metres is None else distance_text(each.run.metres, unit),
            "" if each.run.minutes is None else run_minutes_text(each.run.minutes),
            "" if each.run.effort is None else str(each.run.effort),
            state_text(each),
            each.run.name,
            each.entry.id.hex[-SHORT_ID:],
        )
        for each in runs
    )


def metres_of(runs: Iterable[ScheduledRun]) -> int:
    """The distance of all runs together; those without a known distance are left out."""
    return sum(each.run.metres or 0 for each in runs)


def total_text(runs: Sequence[ScheduledRun], unit: DistanceUnit = DistanceUnit.KM) -> str:
    """What runs add up to: ``21 of 47 km``, ``47 km`` where all or none is done; "" without any."""
    done, whole = metres_of(each for each in runs if each.is_done), metres_of(runs)
    if not whole:
        return ""
    if done == whole or not any(each.is_done for each in runs):
        return distance_text(whole, unit)
    return f"{distance_text(done, unit).partition(' ')[0]} of {distance_text(whole, unit)}"


def week_so_far(
    streak: Streak, runs: Sequence[ScheduledRun], unit: DistanceUnit = DistanceUnit.KM
) -> Iterator[tuple[str, str]]:
    """Strength, distance and weeks in a row up to today, each a number with its words."""
    if streak.wanted:
        yield f"{streak.this_week} of {streak.wanted}", "strength this week"
    if total := total_text(runs, unit):
        yield total, "run" if any(each.is_done for each in runs) else "to run"
    if streak.weeks:
        yield streak_text(streak).removesuffix(IN_A_ROW), IN_A_ROW.strip()


def week_run_lines(
    runs: Sequence[ScheduledRun], unit: DistanceUnit = DistanceUnit.KM
) -> tuple[str, ...]:
    """The runs of a week, a line each, and what they add up to; nothing where there are none."""
    if not runs:
        return ()
    lines = tuple(
        f"{weekday_text(each.day)}: {run_text(each, unit)}, {state_text(each)}" for each in runs
    )
    total = total_text(runs, unit)
    return (*lines, f"In all: {total}.") if total else lines


def absence_text(entry: CalendarEntry) -> str:
    """Days away or ill: ``Away from Mon 2026-11-23 to Fri 2026-11-27``."""
    word = "Ill" if entry.kind is EntryKind.ILL else "Away"
    until = entry.until or entry.day
    if until == entry.day:
        return f"{word} on {day_text(entry.day)}"
    return f"{word} from {day_text(entry.day)} to {day_text(until)}"


def weekly_rows(
    weekly: Iterable[CalendarEntry], unit: DistanceUnit = DistanceUnit.KM
) -> tuple[tuple[str, str, str], ...]:
    """A row for each weekly run: its weekday, its words, and from when to when."""
    return tuple(
        (
            f"{each.day:%a}",
            run_words(each.run, unit),
            f"from {day_text(each.day)}" + (f" to {day_text(each.until)}" if each.until else ""),
        )
        for each in weekly
    )
