"""Hevy: a table with a row for each set, the newest workout first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from midstance.domain.quantity import Load, WeightUnit
from midstance.exchange.reading.activities import seconds_until
from midstance.exchange.reading.findings import (
    MOST_LINES_NAMED,
    ImportedSet,
    ImportedWorkout,
    SetKind,
    add_imported_set,
    numbered_key,
)
from midstance.exchange.reading.table import ExportTable
from midstance.exchange.reading.values import CellError, load_in, metres_in, moment_in

if TYPE_CHECKING:
    from collections.abc import Mapping

    from midstance.exchange.reading.findings import Findings
    from midstance.exchange.reading.sources import SourceFile
    from midstance.exchange.reading.table import ExportRow, Head

SOURCE = "Hevy"
HEVY_KINDS: Mapping[str, SetKind] = {
    "normal": SetKind.NORMAL,
    "regular": SetKind.NORMAL,
    "": SetKind.NORMAL,
    "warmup": SetKind.WARM_UP,
    "dropset": SetKind.DROP,
    "failure": SetKind.FAILURE,
}


def recognises(head: Head) -> bool:
    """Whether the header has Hevy's columns."""
    return head.has_columns("title", "start_time", "exercise_title", "set_index", "reps")


def read(source: SourceFile, findings: Findings) -> None:
    """Find the workouts of the file; a run among them is found as a run.

    Raises:
        ImportFileError: the file cannot be read as a table.
    """
    table = ExportTable(source, findings)
    reader = _Reader(table.day_first("start_time"))
    for row in table.rows():
        try:
            workout = reader.workout(row)
            add_imported_set(findings, workout, _set(row), row.line)
        except CellError as error:
            findings.leave_out(str(error), row.line)
        reader.note_kind(row)
    findings.workouts += reader.workouts.values()
    findings.notes += (
        f"sets of the kind {kind!r} count as normal ones" for kind in sorted(reader.unknown_kinds)
    )


class _Reader:
    """Sorts the rows of a table into workouts."""

    def __init__(self, day_first: bool) -> None:
        self._day_first = day_first
        self._starts: dict[str, int] = {}
        self.workouts: dict[tuple[str, str], ImportedWorkout] = {}
        self.unknown_kinds: set[str] = set()

    def note_kind(self, row: ExportRow) -> None:
        """Remember a kind of set that is not known; a few of them are enough."""
        kind = row.text("set_type").casefold()
        if kind not in HEVY_KINDS and len(self.unknown_kinds) < MOST_LINES_NAMED:
            self.unknown_kinds.add(kind[:40])

    def workout(self, row: ExportRow) -> ImportedWorkout:
        """The workout of a row.

        Raises:
            CellError: its start cannot be read.
        """
        key = row.text("title"), row.text("start_time")
        if key not in self.workouts:
            start, has_time = moment_in(row.text("start_time"), day_first=self._day_first)
            self.workouts[key] = ImportedWorkout(
                SOURCE,
                numbered_key(self._starts, start.isoformat()),
                row.text("title"),
                start,
                has_time,
                seconds_until(start, row.text("end_time"), day_first=self._day_first),
                row.text("description"),
            )
        return self.workouts[key]


def _set(row: ExportRow) -> ImportedSet:
    name, note = row.text("exercise_title"), row.text("exercise_notes")
    if not name:
        raise CellError("it names no exercise")
    return ImportedSet(
        name,
        HEVY_KINDS.get(row.text("set_type").casefold(), SetKind.NORMAL),
        row.whole("reps"),
        row.whole("duration_seconds") or None,
        _metres(row),
        _load(row),
        "(assisted)" in name.casefold(),
        row.number("rpe"),
        note if row.text("set_index") == "0" else "",
    )


def _load(row: ExportRow) -> Load | None:
    kilograms = load_in(row.number("weight_kg"), WeightUnit.KG)
    return kilograms or load_in(row.number("weight_lbs"), WeightUnit.LB)


def _metres(row: ExportRow) -> int | None:
    return metres_in(row.number("distance_km"), "km") or metres_in(
        row.number("distance_miles"), "mi"
    )
