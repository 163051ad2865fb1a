"""TCX: the laps of an activity; a run on a treadmill has no places, and counts all the same."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from midstance.exchange.reading.activities import add_activity, whole
from midstance.exchange.reading.findings import ImportedRun, ImportFileError
from midstance.exchange.reading.sources import MOST_TRACK_BYTES
from midstance.exchange.reading.values import CellError, moment_in, number_in
from midstance.exchange.reading.xml import elements

if TYPE_CHECKING:
    from collections.abc import Mapping

    from midstance.exchange.reading.findings import Findings
    from midstance.exchange.reading.sources import SourceFile
    from midstance.exchange.reading.table import Head
    from midstance.exchange.reading.xml import Element

SOURCE = "TCX"
_SPORTS: Mapping[str, str] = {"Running": "running", "Biking": "cycling"}


def recognises(head: Head) -> bool:
    """Whether it is a file of Garmin's training center."""
    return head.is_xml and "<trainingcenterdatabase" in head.text


@dataclass(slots=True)
class _Activity:
    """What is known so far of an activity; ``lap_*`` belong to the lap that is being read."""

    sport: str
    id: str = ""
    seconds: float = 0.0
    metres: float = 0.0
    beats: float = 0.0
    beat_seconds: float = 0.0
    highest: float = 0.0
    lap_seconds: float = 0.0
    lap_beats: float = 0.0

    def end_lap(self) -> None:
        """Take the lap's heart rate into the mean, by the lap's time."""
        self.seconds += self.lap_seconds
        if self.lap_beats:
            self.beats += self.lap_beats * self.lap_seconds
            self.beat_seconds += self.lap_seconds
        self.lap_seconds = self.lap_beats = 0.0


def read(source: SourceFile, findings: Findings) -> None:
    """Find the activities of the file.

    Raises:
        ImportFileError: it is no XML, cut, or holds no activity.
    """
    activity, number = None, 0
    for element in elements(source, MOST_TRACK_BYTES):
        if element.name == "Activity" and not element.is_end:
            activity, number = _Activity(element.attributes.get("Sport", "")), number + 1
        elif activity is not None and element.is_end:
            try:
                _take_element(findings, activity, element)
            except CellError as error:
                findings.leave_out(str(error))
    if not number:
        what = "it holds no activity that was done"
        raise ImportFileError(what, source.name, "Export the activity instead.")


def _take_element(findings: Findings, activity: _Activity, element: Element) -> None:
    match element.name, element.path[-1:]:
        case "Id", ("Activity",):
            activity.id = element.text
        case "TotalTimeSeconds", ("Lap",):
            activity.lap_seconds = _positive(element.text)
        case "DistanceMeters", ("Lap",):
            activity.metres += _positive(element.text)
        case "Value", ("AverageHeartRateBpm",) if "Track" not in element.path:
            activity.lap_beats = _positive(element.text)
        case "Value", ("MaximumHeartRateBpm",):
            activity.highest = max(activity.highest, _positive(element.text))
        case "Lap", _:
            activity.end_lap()
        case "Activity", _:
            _add(findings, activity)


def _positive(text: str) -> float:
    return max(0.0, number_in(text) or 0.0)


def _add(findings: Findings, activity: _Activity) -> None:
    start, _ = moment_in(activity.id)
    mean = activity.beats / activity.beat_seconds if activity.beat_seconds else None
    run = ImportedRun(
        SOURCE,
        start.isoformat(),
        start,
        seconds=round(activity.seconds),
        metres=round(activity.metres),
        mean_bpm=whole(mean),
        max_bpm=whole(activity.highest) or None,
    )
    add_activity(findings, _SPORTS.get(activity.sport, activity.sport), run)
