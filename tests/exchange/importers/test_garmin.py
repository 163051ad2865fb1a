"""Garmin Connect's list of activities."""

from datetime import datetime
from pathlib import Path

from midstance.domain.quantity import DistanceUnit
from midstance.exchange.reading.findings import ReadOptions
from tests.exchange.importers.samples import read_sample, read_text, reasons

HEAD = "Activity Type,Date,Favorite,Title,Distance,Calories,Time,Avg HR,Max HR\n"


def test_two_runs_and_a_strength_workout() -> None:
    """Moving time where it is there; two dashes are nothing; the unit is guessed and named."""
    found = read_sample("garmin_activities.csv")
    assert [(each.metres, each.seconds, each.mean_bpm, each.max_bpm) for each in found.runs] == [
        (13020, 4690, 149, 168),
        (5000, 1860, None, None),
    ]
    assert found.runs[0].start == datetime(2026, 3, 1, 9, 0, 5)  # noqa: DTZ001  # the runner's time
    assert found.runs[1].name == "Intervals, 6x400"
    assert reasons(found) == {"a strength workout without its sets": [4]}
    assert [each.answer for each in found.guesses.values()] == ["km"]
    miles = read_sample("garmin_activities.csv", ReadOptions(distance=DistanceUnit.MILES))
    assert miles.runs[1].metres == 8047


def test_the_file_says_what_its_commas_mean(tmp_path: Path) -> None:
    """Where one distance is 5,81, another of 1,020 is little more than a kilometre."""
    rows = (
        'Running,2026-03-01 09:00:05,false,A,"5,81","1,020",00:30:00,149,168\n'
        'Running,2026-03-02 09:00:05,false,B,"1,020","80",00:06:00,149,168\n'
    )
    found = read_text(tmp_path, "a.csv", HEAD + rows)
    assert [each.metres for each in found.runs] == [5810, 1020]


def test_more_cells_than_names_are_no_trouble(tmp_path: Path) -> None:
    """The columns before the first difference are right."""
    row = "Trail Running,2026-03-01 09:00:05,false,A,5.81,400,00:30:00,149,168,1,2,3\n"
    (run,) = read_text(tmp_path, "a.csv", HEAD + row).runs
    assert (run.metres, run.is_trail) == (5810, True)
