"""Runs as JSON for other programs: ``today --json``, ``runs --json``, exports."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from midstance.domain.weeks.run_calendar import CalendarEntry, ScheduledRun

RUN_COLUMNS = (
    "date",
    "kind",
    "kind_is_guessed",
    "state",
    "metres",
    "minutes",
    "effort",
    "hard",
    "legs",
    "part",
    "priority",
    "trail",
    "name",
    "mean_bpm",
    "max_bpm",
    "note",
    "id",
    "weekly",
    "weekly_date",
)


def run_to_json(scheduled: ScheduledRun) -> dict[str, Any]:
    """A run, planned or done.

    ``weekly`` is the id of the weekly run that it comes from, and ``weekly_date`` the day on which
    that has it; both are null for a run of its own.
    """
    entry, run = scheduled.entry, scheduled.run
    return {
        "date": entry.day.isoformat(),
        "kind": scheduled.kind.value,
        "kind_is_guessed": scheduled.is_guessed,
        "state": entry.state.value,
        "metres": run.metres,
        "minutes": run.minutes,
        "effort": run.effort,
        "hard": run.is_hard,
        "legs": run.is_on_legs,
        "part": run.part and run.part.value,
        "priority": run.priority and run.priority.value,
        "trail": run.is_trail,
        "name": run.name,
        "mean_bpm": entry.mean_bpm,
        "max_bpm": entry.max_bpm,
        "note": entry.note,
        "id": str(entry.id),
        "weekly": entry.weekly and str(entry.weekly),
        "weekly_date": entry.weekly_day and entry.weekly_day.isoformat(),
    }


def weekly_to_json(entry: CalendarEntry) -> dict[str, Any]:
    """A weekly run: its weekday, from when on, until when (null without an end), and the run."""
    run = entry.run
    return {
        "id": str(entry.id),
        "weekday": f"{entry.day:%a}",
        "from": entry.day.isoformat(),
        "until": entry.until and entry.until.isoformat(),
        "kind": run.kind and run.kind.value,
        "metres": run.metres,
        "minutes": run.minutes,
        "effort": run.effort,
        "name": run.name,
    }
