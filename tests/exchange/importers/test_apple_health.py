"""Runs of a telephone's health data."""

from pathlib import Path

import pytest

from midstance.exchange.reading.findings import ImportFileError
from tests.exchange.importers.samples import SAMPLES, read_sample, read_text, reasons

EXPORT = (SAMPLES / "apple_health_export.xml").read_text("utf-8")


def test_two_runs_and_a_strength_workout_without_sets() -> None:
    """Distance as an attribute or as a statistic in miles, with heart rate."""
    found = read_sample("apple_health_export.xml")
    assert [(each.metres, each.seconds, each.mean_bpm, each.max_bpm) for each in found.runs] == [
        (8200, 2790, None, None),
        (4989, 1800, 148, 171),
    ]
    assert reasons(found) == {"a strength workout without its sets": []}
    assert found.notes == ["body weights are not kept here, and were left out"]


def test_entities_are_refused(tmp_path: Path) -> None:
    """The document's type is allowed here, and nothing that could grow."""
    bomb = EXPORT.replace("]>", '<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">\n]>')
    with pytest.raises(ImportFileError, match="it declares entities"):
        read_text(tmp_path, "export.xml", bomb)


@pytest.mark.parametrize("cut", [200, 600, 1200])
def test_a_cut_export_gives_nothing(tmp_path: Path, cut: int) -> None:
    """Half an export would look like a whole one."""
    with pytest.raises(ImportFileError, match="it is not valid XML"):
        read_text(tmp_path, "export.xml", EXPORT[:cut])
