"""Strava's list of activities, with two columns of one name."""

from datetime import UTC, datetime
from pathlib import Path

from tests.exchange.importers.samples import read_sample, read_text, reasons


def test_two_runs_and_a_strength_workout() -> None:
    """Metres and moving time from the second columns; the time is UTC."""
    found = read_sample("strava_activities.csv")
    assert [
        (each.key, each.metres, each.seconds, each.mean_bpm, each.max_bpm) for each in found.runs
    ] == [
        ("9000000001", 13021, 4702, 149, 168),
        ("9000000002", 5000, 1860, None, None),
    ]
    assert found.runs[0].start == datetime(2026, 3, 1, 8, 0, 5, tzinfo=UTC)
    assert found.runs[0].name == "Sunday long, easy"
    assert reasons(found) == {"a strength workout without its sets": [4]}
    assert not found.guesses


def test_a_german_account(tmp_path: Path) -> None:
    """Names of columns and of sports follow the account; one distance is in its unit."""
    text = (
        "Aktivitäts-ID,Aktivitätsdatum,Name der Aktivität,Aktivitätsart,Verstrichene Zeit,Distanz\n"
        '1,"15 Nov 2025, 13:31:49",Runde,Lauf,1800,"5,02"\n'
        '2,"16 Nov 2025, 13:31:49",Rad,Radfahrt,3600,"25,5"\n'
        '3,"17 Nov 2025, 13:31:49",Spazieren,Spaziergang,3600,"5,5"\n'
    )
    found = read_text(tmp_path, "activities.csv", text)
    assert [(each.metres, each.is_cross) for each in found.runs] == [(5020, False), (25500, True)]
    assert list(reasons(found)) == ["Spaziergang is no run"]
    assert [each.about for each in found.guesses.values()] == ["distances"]
