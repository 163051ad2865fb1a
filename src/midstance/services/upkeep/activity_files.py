"""Workouts and runs as files for other programs: a file each, in any of several formats."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING
from uuid import UUID, uuid5

from midstance.domain.weeks.run import RunKind
from midstance.exchange.exporters.csv import BYTE_ORDER_MARK, csv_lines
from midstance.exchange.exporters.fit.planned import PlannedWorkout, planned_to_fit
from midstance.exchange.exporters.fit.run import run_to_fit
from midstance.exchange.exporters.fit.strength import workout_to_fit
from midstance.exchange.exporters.json import json_lines, local_text, set_to_json
from midstance.exchange.exporters.markdown import log_markdown
from midstance.exchange.exporters.platform_names import platform_names
from midstance.exchange.exporters.run_json import run_to_json
from midstance.exchange.exporters.runs import runs_csv_lines, runs_markdown
from midstance.exchange.exporters.strava import run_to_strava, workout_to_strava
from midstance.services.calendar.run_calendar import every_run
from midstance.storage.places import read_asset

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from midstance.domain.exercise import Exercise
    from midstance.domain.library import Library
    from midstance.domain.quantity import WeightUnit
    from midstance.domain.record import Timestamp, WorkoutRecord
    from midstance.domain.weeks.run_calendar import ScheduledRun
    from midstance.services.today import TodayPlan
    from midstance.storage.training_log import TrainingLog

FIT, STRAVA = "fit", "strava"
PLATFORM_FORMATS = (FIT, STRAVA)
"""The formats in which each workout and each run is a file of its own."""
_ENDINGS = {STRAVA: "strava.json", "markdown": "md"}
_UNSAFE = re.compile(r"[^A-Za-z0-9]+")
_LONGEST_NAME = 60
"""Characters of a session's id in a file's name."""
_PLANS = UUID("4f2d4c1e-6a0b-5c3e-9b51-0d8a7c2e91f4")


def workout_as(
    form: str, workout: WorkoutRecord, exercises: Mapping[str, Exercise], unit: WeightUnit
) -> tuple[str, bytes]:
    """The name and the content of a workout's file: fit, strava, csv, json or markdown.

    The name is the same after a correction.
    """
    begun = local_text(workout.started_at)[:16].replace("T", "-").replace(":", "")
    session = _UNSAFE.sub("-", workout.session)[:_LONGEST_NAME].strip("-")
    stem = f"{begun}-{session or 'session'}-{workout.id.hex[-12:]}"
    return f"{stem}.{_ENDINGS.get(form, form)}", _content(form, workout, exercises, unit)


def _content(
    form: str, workout: WorkoutRecord, exercises: Mapping[str, Exercise], unit: WeightUnit
) -> bytes:
    sets = (set_to_json(each, workout.heart_rate) for each in workout.sets)
    match form:
        case "fit":
            return workout_to_fit(workout, exercises, platform_names(read_asset), unit)
        case "strava":
            return _json(workout_to_strava(workout, exercises, platform_names(read_asset)))
        case "csv":
            return "".join((BYTE_ORDER_MARK, *csv_lines(sets))).encode()
        case "json":
            return "".join(json_lines(sets)).encode()
        case _:
            lines = log_markdown([workout], unit, exercises)
            return "".join(f"{line}\n" for line in lines).encode()


def run_as(form: str, run: ScheduledRun, offset_minutes: int) -> tuple[str, bytes]:
    """The name and the content of the file of a run that was done, in the same formats."""
    stem = f"{run.day.isoformat()}-run-{run.kind.value}-{run.entry.id.hex[-12:]}"
    return f"{stem}.{_ENDINGS.get(form, form)}", _content_of_run(form, run, offset_minutes)


def _content_of_run(form: str, run: ScheduledRun, offset_minutes: int) -> bytes:
    match form:
        case "fit":
            return run_to_fit(run, offset_minutes)
        case "strava":
            return _json(run_to_strava(run, offset_minutes))
        case "csv":
            return "".join((BYTE_ORDER_MARK, *runs_csv_lines([run]))).encode()
        case "json":
            return "".join(json_lines([run_to_json(run)])).encode()
        case _:
            return "".join(f"{line}\n" for line in runs_markdown([run])).encode()


def activity_files(
    log: TrainingLog,
    library: Library,
    form: str,
    unit: WeightUnit,
    now: Timestamp,
    *,
    only_runs: bool = False,
) -> Iterator[tuple[str, bytes | None]]:
    """Every finished workout and every run that was done: the name and content of its file.

    Without a set, a time or a distance there is nothing to write: then it is named by its day and
    what it was, and has no content.

    Raises:
        StorageError: the log cannot be read.
    """
    if not only_runs:
        yield from _workout_files(log, library, form, unit)
    for run in every_run(log, now.utc.date()):
        if not run.is_done:
            continue
        if run.kind is not RunKind.OTHER and (run.run.minutes or run.run.metres):
            yield run_as(form, run, now.offset_minutes)
        else:
            yield f"{run.day.isoformat()} {run.kind.value} run", None


def _workout_files(
    log: TrainingLog, library: Library, form: str, unit: WeightUnit
) -> Iterator[tuple[str, bytes | None]]:
    for head in log.workouts_between():
        if not head.ending.is_finished or (workout := log.workout(head.id)) is None:
            continue
        if has_something_done(workout):
            yield workout_as(form, workout, library.exercises, unit)
        else:
            yield f"{workout.local_date.isoformat()} {workout.name}", None


def has_something_done(workout: WorkoutRecord) -> bool:
    """Whether a workout has ended and holds a set that was done."""
    return workout.ending.is_finished and any(not each.set.skipped for each in workout.sets)


def planned_file(
    plan: TodayPlan, library: Library, unit: WeightUnit
) -> tuple[str, bytes, int] | None:
    """The name, content and number of steps of ``plan``'s session for a watch; None without one."""
    session = plan.session
    if session is None or not plan.planned_sets:
        return None
    name = _UNSAFE.sub("-", session.id)[:_LONGEST_NAME].strip("-") or "session"
    planned = PlannedWorkout(
        uuid5(_PLANS, f"{plan.today.isoformat()} {session.id}"),
        session.name,
        datetime.combine(plan.today, time(), UTC),
        plan.planned_sets,
    )
    names = platform_names(read_asset)
    content, steps = planned_to_fit(planned, library.exercises, names, unit)
    return f"{plan.today.isoformat()}-{name}-planned.fit", content, steps


def _json(plain: Mapping[str, object]) -> bytes:
    return f"{json.dumps(plain, allow_nan=False, indent=1)}\n".encode()
