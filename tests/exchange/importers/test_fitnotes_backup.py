"""FitNotes' backup, which is a database."""

from pathlib import Path

import pytest

from midstance.domain.quantity import WeightUnit
from midstance.exchange.read_exports import read_exports
from midstance.exchange.reading.findings import Findings, ImportFileError
from tests.exchange.importers.samples import OPTIONS, make_fitnotes_backup, reasons


def read_backup(path: Path, more: str = "") -> Findings:
    """What is found in the backup with ``more`` changes."""
    return read_exports([make_fitnotes_backup(path, more)], OPTIONS)


def test_four_sets_were_done_and_one_was_only_planned(tmp_path: Path) -> None:
    """Two squats with 132 lb, a plank of 70 s, a run of 5 km; the comment is on the second set."""
    found = read_backup(tmp_path / "a.fitnotes")
    squat, second, plank = found.workouts[0].sets
    assert [each.load and each.load.number(WeightUnit.LB) for each in (squat, second)] == [
        132.0
    ] * 2
    assert [each.reps for each in (squat, second)] == [8, 8]
    assert (second.note, plank.seconds, plank.load) == ("felt light", 70, None)
    (run,) = found.runs
    assert (run.metres, run.seconds) == (5000, 1660)
    assert reasons(found) == {"it was planned, and never ticked as done": []}


def test_without_any_tick_all_sets_were_done(tmp_path: Path) -> None:
    """Who never ticks has the feature switched off."""
    found = read_backup(tmp_path / "a.fitnotes", "UPDATE training_log SET is_complete = 0;")
    assert sum(len(each.sets) for each in found.workouts) == 4


def test_kilograms_stay_as_they_are(tmp_path: Path) -> None:
    """On a metric telephone the number is the one that was typed."""
    more = "UPDATE settings SET metric = 1; UPDATE training_log SET unit = 0, metric_weight = 60;"
    found = read_backup(tmp_path / "a.fitnotes", more)
    assert found.workouts[0].sets[0].load is not None
    assert found.workouts[0].sets[0].load.grams == 60_000


ENDLESS = (
    "DROP TABLE training_log; CREATE VIEW training_log AS WITH RECURSIVE n(i) AS "
    "(SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n;"
)


@pytest.mark.parametrize(
    "more",
    [
        "DROP TABLE training_log;",
        "DROP TABLE exercise; CREATE TABLE exercise (x); INSERT INTO exercise VALUES (1);",
        ENDLESS,
    ],
)
def test_another_database_is_refused(tmp_path: Path, more: str) -> None:
    """A database of another program, or one made to run for ever, is no backup."""
    with pytest.raises(ImportFileError, match="no backup of FitNotes"):
        read_backup(tmp_path / "a.fitnotes", more)


def test_comments_of_another_shape_are_none(tmp_path: Path) -> None:
    """The sets come in without them."""
    more = "ALTER TABLE Comment RENAME COLUMN owner_id TO x;"
    found = read_backup(tmp_path / "a.fitnotes", more)
    assert sum(len(each.sets) for each in found.workouts) == 3
    assert not any(each.note for workout in found.workouts for each in workout.sets)


@pytest.mark.parametrize("value", ["'heavy'", "x'00ff'", "-5", "9e99", "NULL"])
def test_values_of_another_kind_are_left_out(tmp_path: Path, value: str) -> None:
    """A database holds anything anywhere; nothing but sets comes out."""
    more = f"UPDATE OR IGNORE training_log SET metric_weight = {value} WHERE _id = 1;"  # noqa: S608  # from the list above
    found = read_backup(tmp_path / "a.fitnotes", more)
    assert sum(len(each.sets) for each in found.workouts) in {2, 3}


def test_a_damaged_database_is_refused(tmp_path: Path) -> None:
    """Cut at any of its pages it gives a sentence or what can be read."""
    content = make_fitnotes_backup(tmp_path / "whole.fitnotes").read_bytes()
    path = tmp_path / "cut.fitnotes"
    for cut in (17, 100, 1000, 4096, 9000, len(content) - 1):
        path.write_bytes(content[:cut])
        with pytest.raises(ImportFileError, match="database"):
            read_exports([path], OPTIONS)
