"""FitNotes: the tables that it writes on Android and on iOS; a day is a workout."""

from __future__ import annotations

from typing import TYPE_CHECKING

from midstance.domain.quantity import Load, WeightUnit
from midstance.exchange.reading.findings import ImportedSet, ImportedWorkout, add_imported_set
from midstance.exchange.reading.table import ExportTable
from midstance.exchange.reading.values import (
    CellError,
    load_in,
    metres_in,
    moment_in,
    seconds_in,
    weight_unit_in,
)

if TYPE_CHECKING:
    from midstance.exchange.reading.findings import Findings
    from midstance.exchange.reading.sources import SourceFile
    from midstance.exchange.reading.table import ExportRow, Head

SOURCE = "FitNotes"
ROUNDING = 0.02
"""By how much both weights of a row may differ."""


def recognises(head: Head) -> bool:
    """Whether the header has the columns that both systems write."""
    return head.has_columns("date", "exercise", "category", "reps", "distance unit", "time")


def read(source: SourceFile, findings: Findings) -> None:
    """Find the sets of each day; a run among them is found as a run.

    Raises:
        ImportFileError: the file cannot be read as a table.
    """
    table = ExportTable(source, findings)
    day_first = table.day_first("date")
    workouts: dict[str, ImportedWorkout] = {}
    for row in table.rows():
        try:
            start, has_time = moment_in(row.text("date"), day_first=day_first)
            day = start.date().isoformat()
            if day not in workouts:
                workouts[day] = ImportedWorkout(SOURCE, day, "", start, has_time)
            add_imported_set(findings, workouts[day], _set(row), row.line)
        except CellError as error:
            findings.leave_out(str(error), row.line)
    findings.workouts += workouts.values()


def _set(row: ExportRow) -> ImportedSet:
    if not row.text("exercise"):
        raise CellError("it names no exercise")
    unit = row.text("distance unit")
    distance = row.number("distance")
    return ImportedSet(
        row.text("exercise"),
        reps=row.whole("reps"),
        seconds=seconds_in(row.text("time")) or None,
        metres=metres_in(distance, unit) if unit or distance else None,
        load=_load(row),
        note=row.text("comment", "notes"),
    )


def _load(row: ExportRow) -> Load | None:
    number = row.number("weight")
    if number:
        return load_in(number, weight_unit_in(row.text("weight unit")))
    kilograms = load_in(row.number("weight (kg)"), WeightUnit.KG)
    pounds = load_in(row.number("weight (lbs)"), WeightUnit.LB)
    if kilograms and pounds and abs(kilograms.grams - pounds.grams) > ROUNDING * pounds.grams:
        raise CellError("its two weights contradict each other")
    return pounds or kilograms
