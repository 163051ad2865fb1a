"""Strong: a table with a row for each set, in five forms that its versions write."""

from __future__ import annotations

from typing import TYPE_CHECKING

from midstance.exchange.reading.findings import (
    ImportedSet,
    ImportedWorkout,
    SetKind,
    add_imported_set,
    numbered_key,
)
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
    from collections.abc import Mapping

    from midstance.domain.quantity import Load, WeightUnit
    from midstance.exchange.reading.findings import Findings
    from midstance.exchange.reading.sources import SourceFile
    from midstance.exchange.reading.table import ExportRow, Head

SOURCE = "Strong"
_KINDS: Mapping[str, SetKind] = {
    "W": SetKind.WARM_UP,
    "D": SetKind.DROP,
    "F": SetKind.FAILURE,
}
_WEIGHTS = ("weight (kg)", "weight (lb)", "weight (lbs)", "weight", "kg", "lb", "lbs")
_DISTANCES = ("distance (meters)", "distance (km)", "distance", "km", "mi", "m")


def recognises(head: Head) -> bool:
    """Whether the header has Strong's columns in any of its forms."""
    return head.has_columns("date", "workout name", "exercise name", "set order", "reps")


def read(source: SourceFile, findings: Findings) -> None:
    """Find the workouts of the file; a run among them is found as a run.

    Raises:
        ImportFileError: the file cannot be read as a table.
    """
    table = ExportTable(source, findings)
    reader = _Reader(table, findings)
    for row in table.rows():
        try:
            reader.add(row)
        except CellError as error:
            findings.leave_out(str(error), row.line)
    findings.workouts += reader.workouts.values()


class _Reader:
    """Sorts the rows of a table into workouts."""

    def __init__(self, table: ExportTable, findings: Findings) -> None:
        self._findings = findings
        self._day_first = table.day_first("date")
        self._weight = next((each for each in _WEIGHTS if table.has(each)), "weight")
        self._distance = next((each for each in _DISTANCES if table.has(each)), "distance")
        self._names_weights = table.has("weight unit")
        self._names_distances = table.has("distance unit")
        self._column_unit = self._unit_of_column()
        self._starts: dict[str, int] = {}
        self.workouts: dict[tuple[str, str], ImportedWorkout] = {}

    def _unit_of_column(self) -> WeightUnit | None:
        """The unit in the header of the weights; None where there is none."""
        unit = self._weight.removeprefix("weight").strip(" ()")
        return weight_unit_in(unit) if unit else None

    def add(self, row: ExportRow) -> None:
        """Add a row to its workout.

        Raises:
            CellError: a cell cannot be read.
        """
        workout, order = self._workout(row), row.text("set order")
        if order.casefold() == "rest timer":
            self._findings.leave_out("a rest timer is no set", row.line)
        elif order.casefold() == "note":
            note = f"{row.text('exercise name')}: {row.text('notes')}"
            workout.note = f"{workout.note}\n{note}".strip()
        elif not row.text("exercise name"):
            self._findings.leave_out("it names no exercise", row.line)
        else:
            add_imported_set(self._findings, workout, self._set(row, order), row.line)

    def _workout(self, row: ExportRow) -> ImportedWorkout:
        start, has_time = moment_in(row.text("date"), day_first=self._day_first)
        key = row.text("date"), row.text("workout #") or row.text("workout name")
        if key not in self.workouts:
            self.workouts[key] = ImportedWorkout(
                SOURCE,
                numbered_key(self._starts, start.isoformat()),
                row.text("workout name"),
                start,
                has_time,
                seconds_in(row.text("duration (sec)", "workout duration", "duration")),
                row.text("workout notes"),
            )
        return self.workouts[key]

    def _set(self, row: ExportRow, order: str) -> ImportedSet:
        name = row.text("exercise name")
        return ImportedSet(
            name,
            _KINDS.get(order[:1].upper(), SetKind.NORMAL),
            row.whole("reps"),
            row.whole("seconds") or None,
            self._metres(row),
            self._load(row),
            "(assisted)" in name.casefold(),
            row.number("rpe"),
            row.text("notes"),
        )

    def _load(self, row: ExportRow) -> Load | None:
        number = row.number(self._weight)
        if not number:
            return None
        if self._column_unit is not None:
            return load_in(number, self._column_unit)
        unit = row.text("weight unit") if self._names_weights else ""
        return load_in(number, weight_unit_in(unit) if unit else self._findings.weight_unit())

    def _metres(self, row: ExportRow) -> int | None:
        number = row.number(self._distance)
        if not number:
            return None
        unit = self._distance.removeprefix("distance").strip(" ()")
        if not unit and self._names_distances:
            unit = row.text("distance unit")
        return metres_in(number, unit or self._findings.distance_unit())
