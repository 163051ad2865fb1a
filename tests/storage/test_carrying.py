"""The files of finished workouts, for a copy elsewhere."""

import re
from dataclasses import replace
from pathlib import Path

from midstance.domain.record import Ending
from midstance.storage.carrying import workout_files
from tests.storage.samples import at, begun, do_workout, open_log, record, uuid


def test_the_files_are_those_beside_the_log(tmp_path: Path) -> None:
    """The same names, the same bytes, oldest first; one under way or deleted has none."""
    with open_log(tmp_path) as log:
        for number in (2, 1):
            do_workout(log, begun(number, days=number), record(0))
        gone = do_workout(log, begun(3, days=3), record(0))
        log.corrections.delete_workout(gone.id, at(500_000))
        log.begin(begun(4, days=4), (), {})
        found = dict(workout_files(log.database))
        kept = {each.name: each.read_bytes() for each in (tmp_path / "workouts").iterdir()}
    assert list(found) == sorted(found)
    assert len(found) == 2
    assert found.items() <= kept.items()


def test_a_corrected_workout_has_its_newest_file(tmp_path: Path) -> None:
    """One file a workout, and the name is plain whatever the session is called."""
    with open_log(tmp_path) as log:
        done = do_workout(log, begun(1, session="../../a b/\u202eC"), record(0))
        log.corrections.edit_set(done.sets[0].id, replace(record(0), value=44), at(99))
        ((name, content),) = workout_files(log.database)
    assert re.fullmatch(r"[A-Za-z0-9-]+\.toml", name)
    assert b"done = 44" in content


def test_a_workout_finished_early_can_go_on_elsewhere(tmp_path: Path) -> None:
    """Its file holds what it needs to be reopened."""
    with open_log(tmp_path) as log:
        do_workout(log, begun(1), record(0), ending=Ending.FINISHED_EARLY)
        ((_, content),) = workout_files(log.database)
    assert b"[course]" in content
    assert uuid(1).hex[-4:] in content.decode()
