# ruff: noqa: S608 - the tables and columns are our own
"""Every row that is kept has a checksum, whoever wrote it, and any change of it is seen."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from midstance.domain.attendance import Enrolment
from midstance.storage.database.checksums import SEALS, Seal, broken_seals
from midstance.storage.database.integrity import problems_of
from midstance.storage.database.tables import SET, WORKOUT
from midstance.storage.training_log import TrainingLog
from tests.storage.old_logs import runs
from tests.storage.samples import (
    at,
    begun,
    do_workout,
    event,
    lift,
    new_ids,
    open_log,
    record,
    save,
    uuid,
)

OWN = {"set_record": set(SET.names), "workout": set(WORKOUT.names)}


@pytest.fixture(name="log")
def a_rich_log(tmp_path: Path) -> Path:
    """A log with rows in every table; its file."""
    with open_log(tmp_path) as log:
        done = do_workout(log, begun(1), record(0), lift(1, 5, 60))
        log.set_profile_value("level", "beginner", at())
        log.enrol(Enrolment("foundations", begun().local_date), at())
        log.calendar.change("added runs", at(), runs())
        log.pause_program(begun().local_date)
        log.resume_program(begun().local_date)
        log.corrections.delete_set(done.sets[0].id, at(3))
        log.corrections.undo(at(4))
        log.begin(begun(2, days=1), (), {"lead_in": 5})
        log.record_event(uuid(2), event(0), at(9), save(record(0)))
    return tmp_path / "log.db"


def columns(log: sqlite3.Connection, table: str) -> dict[str, str]:
    """The type of each column of a table."""
    return {row[1]: row[2] for row in log.execute(f"PRAGMA table_info({table})")}


def test_every_column_of_every_table_is_covered(log: Path) -> None:
    """By the checksum of sets and workouts, or by a seal; the checksums themselves need none."""
    with closing(sqlite3.connect(log)) as opened:
        tables = {
            name
            for (name,) in opened.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
            if not name.startswith("sqlite_")
        }
        assert tables == {seal.table for seal in SEALS}
        for seal in SEALS:
            covered = {*seal.key, *seal.columns, seal.into, "crc32"} | OWN.get(seal.table, set())
            assert columns(opened, seal.table).keys() == covered, seal.table


def test_every_row_is_sealed_as_it_is_written(log: Path) -> None:
    """Inserted, changed, undone: no row is left without its checksum, and none with an old one."""
    with closing(sqlite3.connect(log)) as opened:
        assert problems_of(opened) == ()
        for seal in SEALS:
            assert opened.execute(f"SELECT count(*) FROM {seal.table}").fetchone()[0], seal.table
            assert list(broken_seals(opened)) == []


@pytest.mark.parametrize("seal", SEALS, ids=lambda seal: str(seal.table))
def test_a_change_by_anything_else_is_seen(log: Path, seal: Seal) -> None:
    """A value that another program or a fault of the disk changed is named with its row."""
    with closing(sqlite3.connect(log, isolation_level=None)) as opened:
        opened.execute("PRAGMA ignore_check_constraints = ON")
        for column, kind in columns(opened, seal.table).items():
            if column not in seal.columns:
                continue
            changed = "zeroblob(32)" if kind == "BLOB" else f"coalesce({column}, 0) || '7'"
            opened.execute("BEGIN")
            opened.execute(f"UPDATE {seal.table} SET {column} = {changed}")
            assert any(seal.table in each for each in problems_of(opened)), column
            opened.execute("ROLLBACK")


def test_a_log_of_before_is_sealed_as_it_is_migrated(tmp_path: Path) -> None:
    """Rows of the schemas without these checksums get theirs."""
    old = Path(__file__).parents[1] / "logs" / "schema-1.db"
    (tmp_path / "log.db").write_bytes(old.read_bytes())
    with TrainingLog(tmp_path, new_ids()) as log:
        assert log.examine().text == "ok"
