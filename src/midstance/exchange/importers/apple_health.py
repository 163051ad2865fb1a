"""Apple Health: runs and other training from the telephone's export, which may be huge."""

from __future__ import annotations

from typing import TYPE_CHECKING

from midstance.exchange.reading.activities import add_activity, whole
from midstance.exchange.reading.findings import ImportedRun
from midstance.exchange.reading.sources import MOST_HEALTH_BYTES
from midstance.exchange.reading.values import CellError, metres_in, moment_in, number_in
from midstance.exchange.reading.xml import elements

if TYPE_CHECKING:
    from collections.abc import Mapping

    from midstance.exchange.reading.findings import Findings
    from midstance.exchange.reading.sources import SourceFile
    from midstance.exchange.reading.table import Head
    from midstance.exchange.reading.xml import Element

SOURCE = "Apple Health"
_TYPE = "HKWorkoutActivityType"
_SECONDS: Mapping[str, int] = {"s": 1, "sec": 1, "min": 60, "h": 3600, "hr": 3600}


def recognises(head: Head) -> bool:
    """Whether it is the export of health data."""
    return head.is_xml and "healthdata" in head.text


def read(source: SourceFile, findings: Findings) -> None:
    """Find the runs of the file; strength workouts have no sets in it, and are left out.

    Raises:
        ImportFileError: it is no XML, or cut.
    """
    workout: dict[str, str] = {}
    has_weights = False
    for element in elements(source, MOST_HEALTH_BYTES, allows_doctype=True):
        if element.name == "Workout":
            if element.is_end:
                _add(findings, workout)
            else:
                workout = dict(element.attributes)
        elif not element.is_end and element.name == "WorkoutStatistics":
            _add_statistics(workout, element)
        elif not element.is_end and element.name == "Record":
            has_weights |= element.attributes.get("type") == "HKQuantityTypeIdentifierBodyMass"
    if has_weights:
        findings.notes.append("body weights are not kept here, and were left out")


def _add_statistics(workout: dict[str, str], element: Element) -> None:
    attributes, kind = element.attributes, element.attributes.get("type", "")
    if kind.endswith("DistanceWalkingRunning") or "Distance" in kind:
        workout.setdefault("totalDistance", attributes.get("sum", ""))
        workout.setdefault("totalDistanceUnit", attributes.get("unit", ""))
    elif kind.endswith("HeartRate"):
        workout["mean"] = attributes.get("average", "")
        workout["highest"] = attributes.get("maximum", "")


def _add(findings: Findings, workout: Mapping[str, str]) -> None:
    try:
        start, _ = moment_in(workout.get("startDate", ""))
        factor = _SECONDS.get(workout.get("durationUnit", "min"), 60)
        metres = number_in(workout.get("totalDistance", ""))
        seconds = (number_in(workout.get("duration", "")) or 0) * factor
        run = ImportedRun(
            SOURCE,
            start.isoformat(),
            start,
            seconds=round(seconds),
            metres=metres_in(metres, workout.get("totalDistanceUnit", "km")),
            mean_bpm=whole(number_in(workout.get("mean", ""))),
            max_bpm=whole(number_in(workout.get("highest", ""))),
        )
        add_activity(findings, workout.get("workoutActivityType", "").removeprefix(_TYPE), run)
    except CellError as error:
        findings.leave_out(str(error))
