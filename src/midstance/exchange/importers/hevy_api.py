"""Hevy's interface for programs: the workouts that it answers with, as JSON in UTC."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from midstance.domain.quantity import WeightUnit
from midstance.exchange.importers.hevy import HEVY_KINDS
from midstance.exchange.reading.activities import seconds_until, whole
from midstance.exchange.reading.findings import (
    ImportedSet,
    ImportedWorkout,
    ImportFileError,
    SetKind,
    add_imported_set,
)
from midstance.exchange.reading.table import MOST_RECORDS
from midstance.exchange.reading.values import CellError, json_number, load_in, moment_in, plain_json

if TYPE_CHECKING:
    from collections.abc import Iterator

    from midstance.exchange.reading.findings import Findings
    from midstance.exchange.reading.sources import SourceFile
    from midstance.exchange.reading.table import Head

SOURCE = "Hevy (API)"
_WORKOUT_SOURCE = "Hevy"
_Plain = dict[str, Any]
_WORDS = ("workouts", "start_time", "exercises")


def recognises(head: Head) -> bool:
    """Whether it is JSON with the fields of a workout."""
    return head.text.startswith("{") and all(f'"{word}"' in head.text for word in _WORDS)


def read(source: SourceFile, findings: Findings) -> None:
    """Find the workouts of one page of the answer; a run among their sets is found as a run.

    Raises:
        ImportFileError: it is no JSON, or holds no list of workouts.
    """
    for number, entry in enumerate(_entries(source), 1):
        try:
            _add(findings, entry)
        except CellError as error:
            findings.leave_out(f"{error} (workout {number})")
        except (KeyError, TypeError, ValueError, OverflowError, AttributeError):
            findings.leave_out(f"it is no workout that can be read (workout {number})")


def _entries(source: SourceFile) -> list[_Plain]:
    try:
        plain = plain_json(source.content())
    except (ValueError, RecursionError) as error:
        raise ImportFileError("it is not valid JSON", source.name, "Fetch it again.") from error
    entries = plain.get("workouts") if isinstance(plain, dict) else None
    if not isinstance(entries, list) or len(entries) > MOST_RECORDS:
        raise ImportFileError("it holds no list of workouts", source.name, "Fetch it again.")
    return entries


def _add(findings: Findings, entry: _Plain) -> None:
    start, _ = moment_in(str(entry["start_time"]))
    workout = ImportedWorkout(
        _WORKOUT_SOURCE,
        f"api/{entry['id']}",
        _text(entry.get("title")),
        start,
        seconds=seconds_until(start, str(entry.get("end_time"))),
        note=_text(entry.get("description")),
    )
    for exercise in entry["exercises"]:
        for done in _sets(exercise):
            add_imported_set(findings, workout, done, 0)
    findings.workouts.append(workout)


def _sets(exercise: _Plain) -> Iterator[ImportedSet]:
    name, note = _text(exercise["title"]), _text(exercise.get("notes"))
    if not name:
        raise CellError("a set names no exercise")
    for number, each in enumerate(exercise["sets"]):
        yield ImportedSet(
            name,
            HEVY_KINDS.get(_text(each.get("type")).casefold(), SetKind.NORMAL),
            whole(json_number(each.get("reps"))),
            whole(json_number(each.get("duration_seconds"))) or None,
            whole(json_number(each.get("distance_meters"))) or None,
            load_in(json_number(each.get("weight_kg")), WeightUnit.KG),
            "(assisted)" in name.casefold(),
            json_number(each.get("rpe")),
            note if number == 0 else "",
        )


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
