"""The summary of an activity as watches write it."""

import gzip
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from midstance.exchange.exporters.fit.messages import Activity, activity_file
from midstance.exchange.importers.fit.messages import checksum
from midstance.exchange.reading.findings import ImportFileError
from tests.exchange.importers.samples import fit_bytes, read_text, reasons
from tests.storage.samples import uuid

RUN = fit_bytes("run")
START = datetime(2026, 3, 1, 17, tzinfo=UTC)
STRENGTH = Activity(uuid(1), "", START, START, timedelta(), 60, sport=10, sub_sport=20)


def test_a_run_of_ten_minutes(tmp_path: Path) -> None:
    """600 s on the timer, 1662 m, a heart rate of 140 and at most 150."""
    (run,) = read_text(tmp_path, "run.fit", RUN).runs
    assert run.start == datetime(2026, 3, 1, 8, 0, 5, tzinfo=UTC)
    assert (run.seconds, run.metres, run.mean_bpm, run.max_bpm) == (600, 1662, 140, 150)


def test_a_packed_file_and_two_files_in_one(tmp_path: Path) -> None:
    """Watches pack their files, and put several behind each other."""
    assert read_text(tmp_path, "run.fit.gz", gzip.compress(RUN)).runs[0].metres == 1662
    assert len(read_text(tmp_path, "two.fit", RUN + RUN).runs) == 2


def test_a_wrong_checksum_is_named_and_the_run_comes_in(tmp_path: Path) -> None:
    """What can be read may still be looked at."""
    found = read_text(tmp_path, "run.fit", RUN[:-1] + bytes([RUN[-1] ^ 1]))
    assert len(found.runs) == 1
    assert "its checksum is wrong" in found.notes[0]
    assert checksum(b"123456789") == 0xBB3D
    assert not read_text(tmp_path, "run.fit", RUN).notes


def test_strength_without_its_sets_is_left_out(tmp_path: Path) -> None:
    """A watch's strength workout is no run."""
    found = read_text(tmp_path, "a.fit", activity_file(STRENGTH))
    assert reasons(found) == {"a strength workout without its sets": []}
    assert not found.workouts


def test_a_planned_workout_is_refused(tmp_path: Path) -> None:
    """It was never done."""
    with pytest.raises(ImportFileError, match="no activity that was done"):
        read_text(tmp_path, "a.fit", fit_bytes("strength_workout_planned"))


def test_cut_anywhere_it_is_refused_or_says_so(tmp_path: Path) -> None:
    """The session stands near the end: before it nothing is known, after it all."""
    for cut in range(12, len(RUN)):
        try:
            found = read_text(tmp_path, "a.fit", RUN[:cut])
        except ImportFileError as error:
            said = error.what
        else:
            said = found.notes[0] if found.runs[0].metres == 1662 else "another run"
        assert "cut" in said or "no activity" in said
