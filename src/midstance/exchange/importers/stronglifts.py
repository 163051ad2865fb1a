"""StrongLifts: a table with a row for each exercise, and two columns for each of its sets."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from midstance.exchange.reading.findings import ImportedSet, ImportedWorkout, add_imported_set
from midstance.exchange.reading.table import ExportTable
from midstance.exchange.reading.values import CellError, load_in, moment_in, weight_unit_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from midstance.domain.quantity import WeightUnit
    from midstance.exchange.reading.findings import Findings
    from midstance.exchange.reading.sources import SourceFile
    from midstance.exchange.reading.table import ExportRow, Head

SOURCE = "StrongLifts"
_LOAD_COLUMN = re.compile(r"set (\d{1,3}) \((kg|lbs?)\)")


def recognises(head: Head) -> bool:
    """Whether the header has StrongLifts' columns."""
    return head.has_columns("workout name", "exercise", "set 1 (reps)")


def read(source: SourceFile, findings: Findings) -> None:
    """Find the workouts of the file; places of sets that were not used are left out.

    Raises:
        ImportFileError: the file cannot be read as a table.
    """
    table = ExportTable(source, findings)
    date = next((each for each in table.header if each.startswith("date")), "date")
    day_first = table.day_first(date)
    matches = (_LOAD_COLUMN.fullmatch(each) for each in table.header)
    columns = [(f"set {m[1]} (reps)", m[0], weight_unit_in(m[2])) for m in matches if m]
    workouts: dict[str, ImportedWorkout] = {}
    for row in table.rows():
        try:
            workout = _workout(workouts, row, date, day_first=day_first)
            for done in _sets(row, columns):
                if done.reps:
                    add_imported_set(findings, workout, done, row.line)
                else:
                    findings.leave_out("a set without repetitions", row.line)
        except CellError as error:
            findings.leave_out(str(error), row.line)
    findings.workouts += workouts.values()


def _workout(
    workouts: dict[str, ImportedWorkout], row: ExportRow, date: str, *, day_first: bool
) -> ImportedWorkout:
    text = f"{row.text(date)} {row.text('start time (h:mm)')}".strip()
    if text not in workouts:
        start, has_time = moment_in(text, day_first=day_first)
        hours = row.number("duration (hours)") or 0
        workouts[text] = ImportedWorkout(
            SOURCE,
            start.isoformat(),
            row.text("workout name"),
            start,
            has_time,
            round(hours * 3600) if 0 < hours <= 24 else None,  # noqa: PLR2004  # a day
        )
    return workouts[text]


def _sets(row: ExportRow, columns: list[tuple[str, str, WeightUnit]]) -> Iterator[ImportedSet]:
    name, note = row.text("exercise"), row.text("notes")
    if not name:
        raise CellError("it names no exercise")
    for number, (reps, load, unit) in enumerate(columns):
        if row.text(reps) or row.text(load):
            yield ImportedSet(
                name,
                reps=row.whole(reps) or 0,
                load=load_in(row.number(load), unit),
                note=note if number == 0 else "",
            )
