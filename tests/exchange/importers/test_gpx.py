"""Tracks of runs."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from midstance.exchange.reading.findings import ImportFileError
from tests.exchange.importers.samples import SAMPLES, read_sample, read_text, reasons

TRACK = (SAMPLES / "run.gpx").read_text("utf-8")


def test_twenty_steps_of_fifteen_seconds() -> None:
    """Five minutes, about a kilometre, a heart that beats 120 to 140 times a minute."""
    (run,) = read_sample("run.gpx").runs
    assert run.start == datetime(2026, 3, 1, 8, tzinfo=UTC)
    assert (run.seconds, run.metres, run.mean_bpm, run.max_bpm) == (300, 1001, 130, 140)
    assert (run.name, run.is_trail) == ("Easy, along the canal", False)


def test_a_gap_between_segments_is_no_distance(tmp_path: Path) -> None:
    """Who goes by train between two parts of a run has not run there."""
    ends = '</trkpt>\n<trkpt lat="52.50135"'
    found = read_text(
        tmp_path, "a.gpx", TRACK.replace(ends, f"</trkpt></trkseg><trkseg>{ends[9:]}")
    )
    assert found.runs[0].metres == 951


def test_standing_is_not_moving(tmp_path: Path) -> None:
    """A minute at a traffic light is in the time of the day, not in that of the run."""
    later = TRACK.replace("08:05:00Z", "08:06:00Z").replace('lat="52.50900"', 'lat="52.50855"')
    assert read_text(tmp_path, "a.gpx", later).runs[0].seconds == 285


def test_a_route_is_no_run(tmp_path: Path) -> None:
    """Without times nobody has run it yet."""
    text = '<gpx><rte><rtept lat="1" lon="1"/></rte></gpx>'
    with pytest.raises(ImportFileError, match="a route without times"):
        read_text(tmp_path, "a.gpx", text)


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("<gpx ", '<!DOCTYPE gpx [<!ENTITY a "b">]><gpx ', "declares a type of document"),
        ("<gpx ", "<!DOCTYPE gpx><gpx ", "declares a type of document"),
        ("<metadata>", "<x>" * 100, "too deep"),
        ("</gpx>", "", "not valid XML"),
    ],
)
def test_traps_are_refused(tmp_path: Path, old: str, new: str, reason: str) -> None:
    """Entities, types of documents, depth without end, a file that is cut."""
    with pytest.raises(ImportFileError, match=reason):
        read_text(tmp_path, "a.gpx", TRACK.replace(old, new))


def test_points_without_a_place_or_a_time_are_no_trouble(tmp_path: Path) -> None:
    """They are passed over, and named where a time cannot be read."""
    text = (
        '<gpx><trk><trkseg><trkpt lat="x" lon="1"><time>2026-03-01T08:00:00Z</time></trkpt>'
        '<trkpt lat="nan" lon="1"><time>2026-03-01T08:10:00Z</time></trkpt>'
        '<trkpt lat="1" lon="1"><time>soon</time></trkpt></trkseg></trk></gpx>'
    )
    found = read_text(tmp_path, "a.gpx", text)
    assert (found.runs[0].seconds, found.runs[0].metres) == (600, None)
    assert reasons(found) == {"a point of the track: 'soon' is not a date": []}
