"""JEFIT's backup: several tables in one file, each below a line with its name."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from midstance.exchange.reading.findings import ImportedSet, ImportedWorkout, add_imported_set
from midstance.exchange.reading.table import ExportTable
from midstance.exchange.reading.values import (
    CellError,
    load_in,
    moment_in,
    number_in,
    weight_unit_in,
    whole_in,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from midstance.domain.quantity import WeightUnit
    from midstance.exchange.reading.findings import Findings
    from midstance.exchange.reading.sources import SourceFile
    from midstance.exchange.reading.table import Head

SOURCE = "JEFIT"
_MARK = "###"
Cells = dict[str, str]


def recognises(head: Head) -> bool:
    """Whether it begins with the name of a table, and has a table that JEFIT writes."""
    return head.text.startswith(_MARK) and any(
        f"### {name}" in head.text for name in ("setting", "workout sessions", "exercise logs")
    )


def read(source: SourceFile, findings: Findings) -> None:
    """Find the workouts of the file.

    Raises:
        ImportFileError: the file cannot be read as a table.
    """
    table = ExportTable(source, findings)
    unit: WeightUnit | None = None
    lengths: dict[str, tuple[int, int]] = {}
    workouts: dict[str, ImportedWorkout] = {}
    for section, line, cells in _sections(table):
        try:
            if section == "setting":
                unit = weight_unit_in(cells.get("mass", ""))
            elif section == "workout sessions":
                lengths[cells.get("_id", "")] = _span(cells)
            elif section == "exercise logs":
                unit = unit or findings.weight_unit()
                _add_log(findings, workouts, cells, unit, line)
        except CellError as error:
            findings.leave_out(str(error), line)
    for key, workout in workouts.items():
        if key in lengths:
            start, workout.seconds = lengths[key]
            workout.start = datetime.fromtimestamp(start, UTC)
    findings.workouts += workouts.values()


def _sections(table: ExportTable) -> Iterator[tuple[str, int, Cells]]:
    """Each record with the name of its table, and its cells by the names of their columns."""
    section, columns = "", list[str]()
    for line, cells in table.every_record():
        if cells[0].startswith(_MARK):
            section, columns = cells[0].strip("# ").casefold(), []
        elif not columns:
            columns = [each.strip().casefold() for each in cells]
        else:
            yield section, line, dict(zip(columns, (each.strip() for each in cells), strict=False))


def _span(cells: Cells) -> tuple[int, int]:
    start = _unix(cells.get("starttime", ""))
    return start, max(0, min(86_400, whole_in(cells.get("total_time", "")) or 0))


def _unix(text: str) -> int:
    seconds = whole_in(text)
    if seconds is None or not 0 < seconds < 4_000_000_000:  # noqa: PLR2004  # the year 2096
        raise CellError(f"{text[:40]!r} is not a time")
    return seconds


def _add_log(
    findings: Findings,
    workouts: dict[str, ImportedWorkout],
    cells: Cells,
    unit: WeightUnit,
    line: int,
) -> None:
    """Add all sets of an exercise: ``88.20x8,110.25x6``."""
    name, logs = cells.get("ename", ""), cells.get("logs", "")
    if not name or not logs:
        raise CellError("it names no exercise, or no sets")
    at = datetime.fromtimestamp(_unix(cells.get("logtime", "")), UTC)
    day, _ = moment_in(cells.get("mydate", "")) if cells.get("mydate") else (at, True)
    session = cells.get("belongsession", "")
    key = session if session not in {"", "0"} else day.date().isoformat()
    workout = workouts.setdefault(key, ImportedWorkout(SOURCE, key, "", at))
    for each in logs.split(","):
        load, _, reps = each.strip().lower().partition("x")
        done = ImportedSet(name, reps=whole_in(reps), load=load_in(number_in(load), unit), at=at)
        add_imported_set(findings, workout, done, line)
