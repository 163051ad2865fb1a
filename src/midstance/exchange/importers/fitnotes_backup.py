"""FitNotes' backup: a database, which also knows which sets were only planned."""

from __future__ import annotations

from typing import TYPE_CHECKING

from midstance.domain.quantity import Load, WeightUnit
from midstance.exchange.reading.findings import (
    ImportedSet,
    ImportedWorkout,
    ImportFileError,
    add_imported_set,
)
from midstance.exchange.reading.values import CellError, load_in, moment_in

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from midstance.exchange.reading.findings import Findings
    from midstance.exchange.reading.sources import SourceFile
    from midstance.exchange.reading.table import Head

SOURCE = "FitNotes (backup)"
WORKOUT_SOURCE = "FitNotes"
"""The same as that of its tables, so that a day that both have comes in once."""
_TABLES = ("training_log", "exercise", "Comment", "settings")
KILOGRAMS_A_POUND = 0.453592
"""The app's own factor, by which it made kilograms of pounds."""
_POUNDS = 2
"""The app's number for pounds."""
COMMENT_ON_SET = 1
"""The app's number for a comment on a set."""


def recognises(head: Head) -> bool:
    """Whether it is a database."""
    return head.start.startswith(b"SQLite format 3\0")


def read(source: SourceFile, findings: Findings) -> None:
    """Find the sets of each day that were ticked, or all where none is.

    Raises:
        ImportFileError: it is no backup of FitNotes, or broken.
    """
    rows = _tables(source, findings)
    names = {each["_id"]: str(each["name"]) for each in rows["exercise"]}
    notes = {
        each.get("owner_id"): str(each["comment"])
        for each in rows.get("Comment", ())
        if each.get("owner_type_id") == COMMENT_ON_SET and each.get("comment")
    }
    is_imperial = any(each.get("metric") == 0 for each in rows.get("settings", ()))
    has_ticks = any(each.get("is_complete") for each in rows["training_log"])
    workouts: dict[str, ImportedWorkout] = {}
    for each in rows["training_log"]:
        if has_ticks and not each.get("is_complete"):
            findings.leave_out("it was planned, and never ticked as done")
            continue
        try:
            workout = _workout(workouts, each)
            name = names.get(each["exercise_id"], "")
            done = _set(each, name, notes.get(each.get("_id"), ""), is_imperial=is_imperial)
            add_imported_set(findings, workout, done, 0)
        except (CellError, TypeError, ValueError, OverflowError) as error:
            findings.leave_out(str(error)[:80])
    findings.workouts += workouts.values()


def _tables(source: SourceFile, findings: Findings) -> Mapping[str, Sequence[Mapping[str, object]]]:
    if findings.options.read_tables is None:
        raise ImportFileError("databases cannot be read here", source.name, "Export it as CSV.")
    try:
        rows = findings.options.read_tables(source.content(), _TABLES)
    except ValueError as error:
        what = f"the database cannot be read ({error})"
        raise ImportFileError(what, source.name, "Make the backup again.") from error
    if not all(name in rows for name in _TABLES[:2]) or not _has_columns(rows):
        what = "it is a database, but no backup of FitNotes"
        raise ImportFileError(what, source.name, "Export from the other program as CSV.")
    return rows


def _has_columns(rows: Mapping[str, Sequence[Mapping[str, object]]]) -> bool:
    needed = {"exercise_id", "date", "metric_weight", "reps"}, {"_id", "name"}
    return all(
        not rows[table] or columns <= rows[table][0].keys()
        for table, columns in zip(_TABLES[:2], needed, strict=True)
    )


def _workout(workouts: dict[str, ImportedWorkout], row: Mapping[str, object]) -> ImportedWorkout:
    start, _ = moment_in(str(row["date"]))
    day = start.date().isoformat()
    return workouts.setdefault(day, ImportedWorkout(WORKOUT_SOURCE, day, "", start, has_time=False))


def _set(row: Mapping[str, object], name: str, note: str, *, is_imperial: bool) -> ImportedSet:
    if not name:
        raise CellError("it names no exercise")
    kilograms = _number(row, "metric_weight")
    is_pounds = is_imperial or row.get("unit") == _POUNDS
    return ImportedSet(
        name,
        reps=round(_number(row, "reps")),
        seconds=round(_number(row, "duration_seconds")) or None,
        metres=round(_number(row, "distance") / 1000) or None,
        load=_pounds(kilograms) if is_pounds else load_in(kilograms, WeightUnit.KG),
        note=note,
    )


def _pounds(kilograms: float) -> Load | None:
    """What was typed: pounds in quarters."""
    return load_in(round(kilograms / KILOGRAMS_A_POUND * 4) / 4, WeightUnit.LB)


def _number(row: Mapping[str, object], name: str) -> float:
    value = row.get(name) or 0
    if not isinstance(value, (int, float)):
        raise CellError(f"{name} is not a number")
    return float(value)
