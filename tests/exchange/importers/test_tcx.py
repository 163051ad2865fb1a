"""Laps of runs."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from midstance.exchange.reading.findings import ImportFileError
from tests.exchange.importers.samples import SAMPLES, read_sample, read_text

RUN = (SAMPLES / "treadmill.tcx").read_text("utf-8")


def test_two_laps_on_a_treadmill() -> None:
    """Their times and distances together; the mean heart rate by the time of the laps."""
    (run,) = read_sample("treadmill.tcx").runs
    assert run.start == datetime(2026, 3, 3, 6, 30, tzinfo=UTC)
    assert (run.seconds, run.metres, run.mean_bpm, run.max_bpm) == (1860, 5000, 145, 166)


def test_blanks_before_the_declaration_are_passed_over(tmp_path: Path) -> None:
    """Real files begin with them."""
    assert read_text(tmp_path, "a.tcx", f"   \n{RUN}").runs == read_sample("treadmill.tcx").runs


def test_bicycles_are_other_training(tmp_path: Path) -> None:
    """They tire other than a run does."""
    (ride,) = read_text(tmp_path, "a.tcx", RUN.replace('"Running"', '"Biking"')).runs
    assert ride.is_cross


def test_a_file_without_an_activity_is_refused(tmp_path: Path) -> None:
    """A planned workout or a course has none."""
    text = "<TrainingCenterDatabase><Workouts/></TrainingCenterDatabase>"
    with pytest.raises(ImportFileError, match="no activity that was done"):
        read_text(tmp_path, "a.tcx", text)
