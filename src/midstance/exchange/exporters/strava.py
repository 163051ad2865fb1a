"""Strava's JSON: a strength workout with its sets, and a run as an activity without a track."""

from __future__ import annotations

from datetime import datetime, timedelta
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from midstance.domain.weeks.run import RunKind
from midstance.exchange.exporters.fit.run import run_start
from midstance.exchange.exporters.set_times import timed_workout
from midstance.presentation.clean import clean

if TYPE_CHECKING:
    from collections.abc import Mapping

    from midstance.domain.exercise import Exercise
    from midstance.domain.record import WorkoutRecord
    from midstance.domain.weeks.run_calendar import ScheduledRun
    from midstance.exchange.exporters.platform_names import PlatformNames
    from midstance.exchange.exporters.set_times import TimedSet

STRENGTH_SPORT = "WeightTraining"
_CREATOR = MappingProxyType({"name": "Midstance"})


def workout_to_strava(
    workout: WorkoutRecord, exercises: Mapping[str, Exercise], names: PlatformNames
) -> dict[str, Any]:
    """A strength workout for Strava's structured uploads, version 1.0: kilograms and seconds.

    Skipped sets are left out; times are those of
    :func:`midstance.exchange.exporters.set_times.timed_workout`.
    """
    timed = timed_workout(workout, exercises)
    return {
        "version": "1.0",
        "sport_type": STRENGTH_SPORT,
        "name": clean(workout.name or workout.session),
        "start_time": _utc(timed.start),
        "utc_offset": workout.started_at.offset_minutes * 60,
        "elapsed_time": round((timed.end - timed.start).total_seconds()),
        "active_time": round(timed.timer.total_seconds()),
        "creator": dict(_CREATOR),
        "sets": [_set(each, exercises, names) for each in timed.sets],
    }


def _set(
    timed: TimedSet, exercises: Mapping[str, Exercise], names: PlatformNames
) -> dict[str, Any]:
    record = timed.set
    plain: dict[str, Any] = {
        "exercise_type": names.of(record.exercise, exercises.get(record.exercise)).strava,
        "start_time": _utc(timed.start),
    }
    if record.reps is not None:
        plain["repetitions"] = record.reps
    else:
        plain["duration"] = round((timed.end - timed.start).total_seconds())
    if grams := record.lifted_grams:
        plain["weight"] = grams / 1000
    return plain


def run_to_strava(run: ScheduledRun, offset_minutes: int) -> dict[str, Any]:
    """A run that was done, as an activity that is entered by hand.

    ``offset_minutes`` is the runner's distance from UTC.
    """
    local = run_start(run, offset_minutes) + timedelta(minutes=offset_minutes)
    plain: dict[str, Any] = {
        "name": clean(run.run.name) or f"{run.kind.value.capitalize()} run",
        "sport_type": _run_sport(run),
        "start_date_local": _utc(local),
        "elapsed_time": (run.run.minutes or 0) * 60,
    }
    if run.run.metres is not None:
        plain["distance"] = run.run.metres
    return plain


def _run_sport(run: ScheduledRun) -> str:
    """One of the sports that Strava knows."""
    if run.kind is RunKind.CROSS:
        return "Workout"
    return "TrailRun" if run.run.is_trail else "Run"


def _utc(moment: datetime) -> str:
    return moment.replace(tzinfo=None).isoformat(timespec="seconds") + "Z"
