"""GPX: the track of a run, from which its time, its distance and its heart rate are found."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import asin, cos, isfinite, radians, sin, sqrt
from typing import TYPE_CHECKING

from midstance.exchange.reading.activities import add_activity, whole
from midstance.exchange.reading.findings import ImportedRun, ImportFileError
from midstance.exchange.reading.sources import MOST_TRACK_BYTES
from midstance.exchange.reading.values import CellError, moment_in
from midstance.exchange.reading.xml import elements

if TYPE_CHECKING:
    from datetime import datetime

    from midstance.exchange.reading.findings import Findings
    from midstance.exchange.reading.sources import SourceFile
    from midstance.exchange.reading.table import Head
    from midstance.exchange.reading.xml import Element

SOURCE = "GPX"
EARTH_METRES = 6_371_008.8
_SLOWEST = 0.5
"""Metres a second below which a runner stands."""
_RUN_TYPES = {"", "9", "1"}
"""A track without a type, and Strava's number of a run."""


def recognises(head: Head) -> bool:
    """Whether it is a track."""
    return head.is_xml and "<gpx" in head.text


@dataclass(slots=True)
class _Track:
    """What is known so far of a track; ``before`` is the last point of its segment."""

    name: str = ""
    kind: str = ""
    first: datetime | None = None
    last: datetime | None = None
    metres: float = 0.0
    moving: float = 0.0
    before: tuple[float, float, datetime] | None = None
    beats: int = 0
    beats_count: int = 0
    highest: int = 0


@dataclass(slots=True)
class _Point:
    place: tuple[float, float] | None = None
    at: datetime | None = None
    beats: int = 0


@dataclass(slots=True)
class _Reader:
    """Follows the elements of a file."""

    tracks: list[_Track] = field(default_factory=list)
    point: _Point = field(default_factory=_Point)

    def begin(self, element: Element) -> None:
        """Note that an element begins."""
        match element.name:
            case "trk":
                self.tracks.append(_Track())
            case "trkseg" if self.tracks:
                self.tracks[-1].before = None
            case "trkpt":
                self.point = _Point(_place(element))

    def end(self, element: Element) -> None:
        """Note what an element held.

        Raises:
            CellError: a moment cannot be read.
        """
        track = self.tracks[-1] if self.tracks else _Track()
        match element.name, element.path[-1:]:
            case "trkpt", _:
                _add_point(track, self.point)
            case "time", ("trkpt",):
                self.point.at = moment_in(element.text)[0]
            case (("hr" | "heartrate"), _) if element.text.isdecimal() and element.text.isascii():
                self.point.beats = int(element.text[:4])
            case "name", ("trk",):
                track.name = element.text
            case "type", ("trk",):
                track.kind = element.text


def read(source: SourceFile, findings: Findings) -> None:
    """Find the runs of the file, one for each track.

    Raises:
        ImportFileError: it is no XML, cut, or a route without times.
    """
    reader = _Reader()
    for element in elements(source, MOST_TRACK_BYTES):
        try:
            if element.is_end:
                reader.end(element)
            else:
                reader.begin(element)
        except CellError as error:
            findings.leave_out(f"a point of the track: {error}")
    timed = [each for each in reader.tracks if each.first is not None]
    if not timed:
        what = "it is a route without times, no run that was done"
        raise ImportFileError(what, source.name, "Export the activity instead.")
    for track in timed:
        _add(findings, track)


def _place(element: Element) -> tuple[float, float] | None:
    try:
        place = float(element.attributes["lat"]), float(element.attributes["lon"])
    except (KeyError, ValueError):
        return None
    return place if all(map(isfinite, place)) else None


def _add_point(track: _Track, point: _Point) -> None:
    if point.beats:
        track.beats, track.beats_count = track.beats + point.beats, track.beats_count + 1
        track.highest = max(track.highest, point.beats)
    if point.at is None:
        return
    first, last = track.first or point.at, track.last or point.at
    if (first.tzinfo is None) != (point.at.tzinfo is None):
        return
    track.first, track.last = min(first, point.at), max(last, point.at)
    if point.place is None:
        return
    if track.before is not None:
        metres = _metres_between(track.before[:2], point.place)
        seconds = (point.at - track.before[2]).total_seconds()
        track.metres += metres
        track.moving += seconds if seconds > 0 and metres / seconds > _SLOWEST else 0
    track.before = (*point.place, point.at)


def _metres_between(one: tuple[float, float], other: tuple[float, float]) -> float:
    """The distance over the ground, by the haversine formula."""
    north, east = radians(other[0] - one[0]), radians(other[1] - one[1])
    chord = sin(north / 2) ** 2
    chord += cos(radians(one[0])) * cos(radians(other[0])) * sin(east / 2) ** 2
    return 2 * EARTH_METRES * asin(sqrt(min(1.0, max(0.0, chord))))


def _add(findings: Findings, track: _Track) -> None:
    if track.first is None or track.last is None:
        return
    whole_time = (track.last - track.first).total_seconds()
    run = ImportedRun(
        SOURCE,
        track.first.isoformat(),
        track.first,
        seconds=round(track.moving or whole_time),
        metres=round(track.metres),
        mean_bpm=whole(track.beats / track.beats_count) if track.beats_count else None,
        max_bpm=track.highest or None,
        name=track.name,
    )
    add_activity(findings, "running" if track.kind in _RUN_TYPES else track.kind, run)
