"""A run that was done as a FIT file: its length, its time and its heart rate."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from midstance.domain.weeks.run import DayPart, RunKind
from midstance.exchange.exporters.fit.messages import Activity, activity_file
from midstance.presentation.clean import clean

if TYPE_CHECKING:
    from collections.abc import Mapping

    from midstance.domain.weeks.run_calendar import ScheduledRun

_RUNNING, _TRAINING = 1, 10
"""Sports, by the profile."""
_GENERIC, _TRAIL, _CARDIO = 0, 3, 26
"""Sub-sports, by the profile."""
_HOURS: Mapping[DayPart | None, int] = {
    DayPart.MORNING: 8,
    DayPart.MIDDAY: 12,
    None: 12,
    DayPart.EVENING: 18,
}
"""The hour at which a run is said to begin: the calendar knows its part of the day at most."""
_FIRST_DAY, _LAST_DAY = date(1990, 1, 1), date(2100, 1, 1)
"""Days that every platform can hold; a date that is far off becomes the nearest of them."""


def run_start(run: ScheduledRun, offset_minutes: int) -> datetime:
    """When a run is said to have begun: in the morning at 8, at noon, or in the evening at 18."""
    day = max(_FIRST_DAY, min(run.day, _LAST_DAY))
    local = datetime.combine(day, time(_HOURS[run.run.part]), UTC)
    return local - timedelta(minutes=offset_minutes)


def run_to_fit(run: ScheduledRun, offset_minutes: int) -> bytes:
    """The file of a run that was done; training without impact becomes cardio training.

    ``offset_minutes`` is the runner's distance from UTC.
    """
    is_cross = run.kind is RunKind.CROSS
    start = run_start(run, offset_minutes)
    span = timedelta(minutes=run.run.minutes or 0)
    activity = Activity(
        run.entry.id,
        clean(run.run.name) or f"{run.kind.value.capitalize()} run",
        start,
        start + span,
        span,
        offset_minutes,
        _TRAINING if is_cross else _RUNNING,
        _CARDIO if is_cross else _TRAIL if run.run.is_trail else _GENERIC,
        run.run.metres,
        run.entry.mean_bpm,
        run.entry.max_bpm,
    )
    return activity_file(activity)
