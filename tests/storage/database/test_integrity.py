"""A thorough check sees what a quick one does not."""

import sqlite3
from pathlib import Path

import pytest

from midstance.storage.database.integrity import check_integrity
from midstance.storage.database.tables import CURRENT_SCHEMA
from midstance.storage.errors import DamagedLogError, StorageError
from midstance.storage.training_log import TrainingLog
from tests.storage.samples import (
    FaultyConnection,
    at,
    begun,
    do_workout,
    faulty_connector,
    numbered_ids,
    open_log,
    record,
)


def test_a_sound_log_is_counted(tmp_path: Path) -> None:
    """Sets and workouts that count, and the rows that are there."""
    with open_log(tmp_path) as log:
        do_workout(log, begun(1), record(0), record(1))
        do_workout(log, begun(2), record(0))
        log.corrections.delete_set(log.sets()[0].id, at(99))
        log.corrections.delete_workout(begun(2).id, at(100))
        health = log.examine()
    assert (health.text, health.problems, health.schema) == ("ok", (), CURRENT_SCHEMA.version)
    assert (health.sets, health.workouts, health.rows) == (1, 1, 3)


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        ("UPDATE set_record SET value = 31", "a row of set_record was damaged"),
        ("UPDATE workout SET note = 'x'", "a row of workout was damaged"),
        ("UPDATE set_record SET workout_id = zeroblob(16)", "set_record refers to nothing"),
    ],
)
def test_each_kind_of_damage_is_reported(tmp_path: Path, damage: str, told: str) -> None:
    """A changed value and a lost reference are named."""
    with open_log(tmp_path) as log:
        do_workout(log, begun(), record(0))
        log.database.connection.execute("PRAGMA foreign_keys = OFF")
        log.database.connection.execute(damage)
        assert told in log.examine().text


def test_a_lost_index_entry_is_reported(tmp_path: Path) -> None:
    """Pages that contradict each other are named."""
    with open_log(tmp_path) as log:
        do_workout(log, begun(), record(0))
    path = tmp_path / "log.db"
    connection = sqlite3.connect(path)
    (page,) = connection.execute(
        "SELECT rootpage FROM sqlite_schema WHERE name = 'set_by_exercise'"
    ).fetchone()
    empty = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'profile_by_key'")
    other = empty.fetchone()[0]
    content = bytearray(path.read_bytes())
    content[(page - 1) * 4096 : page * 4096] = content[(other - 1) * 4096 : other * 4096]
    path.write_bytes(content)
    assert "missing from index set_by_exercise" in check_integrity(connection).text
    connection.close()


def test_almost_every_flipped_bit_in_a_row_is_seen(tmp_path: Path) -> None:
    """Of single flipped bits in what was recorded, the check names all but what is no content."""
    with open_log(tmp_path) as log:
        do_workout(log, begun(), record(0, exercise="bulgarian-split-squat", note="right knee"))
    path = tmp_path / "log.db"
    whole = path.read_bytes()
    start = whole.index(b"bulgarian-split-squat")
    unseen = 0
    for bit in range(8 * len("bulgarian-split-squat")):
        flipped = bytearray(whole)
        flipped[start + bit // 8] ^= 1 << bit % 8
        path.write_bytes(flipped)
        try:
            unseen += open_log(tmp_path).examine().text == "ok"
        except StorageError:
            continue
    assert unseen == 0


def test_a_log_too_broken_to_be_read_is_reported(tmp_path: Path) -> None:
    """The check itself may fail, in words."""
    connector, made = faulty_connector()
    with TrainingLog(tmp_path, numbered_ids(), connector=connector) as log:
        connection = made[-1]
        assert isinstance(connection, FaultyConnection)
        connection.fails_at = "PRAGMA integrity_check"
        with pytest.raises(StorageError) as told:
            log.examine()
    assert not isinstance(told.value, DamagedLogError)
