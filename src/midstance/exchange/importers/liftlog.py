"""LiftLog: a table of the sets that were done, each with its moment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from midstance.exchange.importers.liftosaur import span_of_sets
from midstance.exchange.reading.findings import ImportedSet, ImportedWorkout, add_imported_set
from midstance.exchange.reading.table import ExportTable
from midstance.exchange.reading.values import CellError, load_in, moment_in, weight_unit_in

if TYPE_CHECKING:
    from midstance.exchange.reading.findings import Findings
    from midstance.exchange.reading.sources import SourceFile
    from midstance.exchange.reading.table import Head

SOURCE = "LiftLog"


def recognises(head: Head) -> bool:
    """Whether the header has LiftLog's columns."""
    return head.has_columns("sessionid", "timestamp", "exercise", "weight", "reps")


def read(source: SourceFile, findings: Findings) -> None:
    """Find the workouts of the file.

    Raises:
        ImportFileError: the file cannot be read as a table.
    """
    workouts: dict[str, ImportedWorkout] = {}
    for row in ExportTable(source, findings).rows():
        try:
            at, has_time = moment_in(row.text("timestamp"))
            key = row.text("sessionid") or at.date().isoformat()
            number = row.number("weight")
            done = ImportedSet(
                row.text("exercise"),
                reps=row.whole("reps"),
                load=load_in(number, weight_unit_in(row.text("weightunit"))) if number else None,
                note=row.text("notes"),
                at=at,
            )
            workout = workouts.setdefault(key, ImportedWorkout(SOURCE, key, "", at, has_time))
            add_imported_set(findings, workout, done, row.line)
        except CellError as error:
            findings.leave_out(str(error), row.line)
    for workout in workouts.values():
        span_of_sets(workout)
    findings.workouts += workouts.values()
