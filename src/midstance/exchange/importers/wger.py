"""wger: the list of sets that its interface answers with, as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from midstance.domain.quantity import Load, WeightUnit
from midstance.exchange.importers.liftosaur import span_of_sets
from midstance.exchange.reading.activities import whole
from midstance.exchange.reading.findings import (
    ImportedSet,
    ImportedWorkout,
    ImportFileError,
    SetKind,
    add_imported_set,
)
from midstance.exchange.reading.table import MOST_RECORDS
from midstance.exchange.reading.values import (
    CellError,
    json_number,
    load_in,
    metres_in,
    moment_in,
    plain_json,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from midstance.exchange.reading.findings import Findings
    from midstance.exchange.reading.sources import SourceFile
    from midstance.exchange.reading.table import Head

SOURCE = "wger"
_REPS, _UNTIL_FAILURE, _SECONDS, _MINUTES, _MILES, _KILOMETRES, _MAX_REPETITIONS, _METRES = range(
    1, 9
)
_DISTANCES: Mapping[int, str] = {_MILES: "mi", _KILOMETRES: "km", _METRES: "m"}
_KILOGRAMS, _POUNDS = 1, 2
"""The numbers of the units of weight."""
_EFFORT_WITHOUT_RESERVE = 10
"""The effort of a set with no repetition in reserve."""
_Plain = dict[str, Any]


def recognises(head: Head) -> bool:
    """Whether it is JSON with the fields of a set."""
    is_json = head.text.startswith(("{", "["))
    return is_json and all(f'"{word}"' in head.text for word in ("repetitions_unit", "exercise"))


def read(source: SourceFile, findings: Findings) -> None:
    """Find the workouts of the file.

    Raises:
        ImportFileError: it is no JSON, or not a list of sets.
    """
    workouts: dict[str, ImportedWorkout] = {}
    for number, entry in enumerate(_entries(source), 1):
        try:
            _add(findings, workouts, entry)
        except CellError as error:
            findings.leave_out(f"{error} (set {number})")
        except (KeyError, TypeError, ValueError, OverflowError, AttributeError):
            findings.leave_out(f"it is no set that can be read (set {number})")
    for workout in workouts.values():
        span_of_sets(workout)
    findings.workouts += workouts.values()


def _entries(source: SourceFile) -> list[_Plain]:
    try:
        plain = plain_json(source.content())
    except (ValueError, RecursionError) as error:
        raise ImportFileError("it is not valid JSON", source.name, "Fetch it again.") from error
    entries = plain.get("results") if isinstance(plain, dict) else plain
    if not isinstance(entries, list) or len(entries) > MOST_RECORDS:
        raise ImportFileError("it holds no list of sets", source.name, "Fetch it again.")
    return entries


def _add(findings: Findings, workouts: dict[str, ImportedWorkout], entry: _Plain) -> None:
    at, has_time = moment_in(str(entry["date"]).replace("T", " "))
    key = str(entry.get("session") or at.date().isoformat())
    workout = workouts.setdefault(key, ImportedWorkout(SOURCE, key, "", at, has_time))
    amount = json_number(entry.get("repetitions")) or 0
    unit = entry.get("repetitions_unit") or _REPS
    seconds = {_SECONDS: amount, _MINUTES: amount * 60}.get(unit)
    distance = _DISTANCES.get(unit)
    reserve = json_number(entry.get("rir"))
    is_to_failure = unit in {_UNTIL_FAILURE, _MAX_REPETITIONS}
    done = ImportedSet(
        _name(entry),
        SetKind.FAILURE if is_to_failure else SetKind.NORMAL,
        round(amount) if seconds is None and distance is None else None,
        whole(seconds),
        metres_in(amount, distance) if distance else None,
        _load(entry),
        effort=_EFFORT_WITHOUT_RESERVE - reserve if reserve is not None else None,
        at=at,
    )
    add_imported_set(findings, workout, done, 0)


def _name(entry: _Plain) -> str:
    """The exercise's name where it is there, else its number."""
    exercise = entry.get("exercise_name") or entry["exercise"]
    if isinstance(exercise, dict):
        exercise = exercise.get("name") or exercise["id"]
    name = str(exercise)
    return f"wger exercise {name}" if name.isdecimal() else name


def _load(entry: _Plain) -> Load | None:
    units = {_KILOGRAMS: WeightUnit.KG, _POUNDS: WeightUnit.LB}
    unit = units.get(entry.get("weight_unit") or _KILOGRAMS)
    return load_in(json_number(entry.get("weight")), unit) if unit else None
