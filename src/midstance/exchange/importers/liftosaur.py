"""Liftosaur: a table of sets with what was asked and what was done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from midstance.exchange.reading.findings import (
    ImportedSet,
    ImportedWorkout,
    SetKind,
    add_imported_set,
)
from midstance.exchange.reading.table import ExportTable
from midstance.exchange.reading.values import CellError, load_in, moment_in, weight_unit_in

if TYPE_CHECKING:
    from datetime import datetime

    from midstance.exchange.reading.findings import Findings
    from midstance.exchange.reading.sources import SourceFile
    from midstance.exchange.reading.table import ExportRow, Head

SOURCE = "Liftosaur"


def recognises(head: Head) -> bool:
    """Whether the header has Liftosaur's columns."""
    return head.has_columns("workout datetime", "exercise", "completed reps", "is warmup set?")


def read(source: SourceFile, findings: Findings) -> None:
    """Find the workouts of the file; sets that were not done are left out.

    Raises:
        ImportFileError: the file cannot be read as a table.
    """
    workouts: dict[str, ImportedWorkout] = {}
    for row in ExportTable(source, findings).rows():
        try:
            key = row.text("workout datetime")
            if key not in workouts:
                start, has_time = moment_in(key)
                name = row.text("day name") or row.text("program")
                workouts[key] = ImportedWorkout(SOURCE, key, name, start, has_time)
            if not row.text("completed reps"):
                findings.leave_out("the set was not done", row.line)
            else:
                add_imported_set(findings, workouts[key], _set(row), row.line)
        except CellError as error:
            findings.leave_out(str(error), row.line)
    for workout in workouts.values():
        span_of_sets(workout)
    findings.workouts += workouts.values()


def _set(row: ExportRow) -> ImportedSet:
    number = row.number("completed weight value")
    unit = row.text("completed weight unit")
    is_warm_up = row.text("is warmup set?") == "1"
    return ImportedSet(
        row.text("exercise"),
        SetKind.WARM_UP if is_warm_up else SetKind.NORMAL,
        row.whole("completed reps"),
        load=load_in(number, weight_unit_in(unit)) if number else None,
        effort=row.number("completed rpe"),
        note=row.text("notes"),
        at=_moment(row.text("completed reps time")),
    )


def _moment(text: str) -> datetime | None:
    return moment_in(text)[0] if text else None


def span_of_sets(workout: ImportedWorkout) -> None:
    """Let a workout last from its first set to its last, where the moments of sets are known."""
    moments = [each.at for each in workout.sets if each.at is not None]
    if not moments or len({each.tzinfo is None for each in moments}) > 1:
        return
    workout.start, workout.has_time = min(moments), True
    seconds = round((max(moments) - min(moments)).total_seconds())
    workout.seconds = seconds if seconds <= 86_400 else None  # noqa: PLR2004  # a day
