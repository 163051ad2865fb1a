"""What was kept before is never lost: the journal holds each row before and after."""

from pathlib import Path

import pytest

from midstance.storage.database import Database
from midstance.storage.journal import CORRECTION, COURSE, Journal
from midstance.storage.rows import workout_columns
from midstance.storage.table_rows import (
    from_text,
    insert_row,
    read_row,
    to_text,
)
from tests.storage.samples import at, begun, do_workout, open_log, record


@pytest.fixture(name="database")
def a_database(tmp_path: Path) -> Database:
    """A log with one workout of one set, for these tests alone."""
    with open_log(tmp_path) as log:
        do_workout(log, begun(), record(0))
    return Database(tmp_path / "log.db")


def noted(database: Database) -> list[tuple[str, bool, bool]]:
    """Table, and whether there was something before and after, of each entry so far."""
    rows = database.rows("SELECT kept_in, before, after FROM journal ORDER BY change, position")
    return [(table, old is not None, new is not None) for table, old, new in rows]


def test_a_row_comes_back_from_the_journal_as_it_was() -> None:
    """Bytes, numbers, texts and nothing survive."""
    row = {"id": b"\x00\xff", "value": 5, "note": "ü", "side": None}
    assert from_text(to_text(row)) == row
    assert from_text(to_text(None)) is None


def test_only_real_changes_are_noted(database: Database) -> None:
    """Putting what is there is no change; a new row is one, except while a workout runs."""
    start = len(noted(database))
    row = read_row(database, "workout", {"id": begun().id.bytes})
    assert row is not None
    with database.transaction():
        journal = Journal(database, CORRECTION, "test", at().utc)
        journal.put("workout", row)
        assert not journal.has_noted
        journal.put("workout", row | {"note": "new"})
        journal.put("workout", workout_columns(begun(5)) | {"machine": ""})
        quiet = Journal(database, COURSE, "test", at().utc)
        quiet.put("workout", workout_columns(begun(6)) | {"machine": ""})
        assert not quiet.has_noted
    assert noted(database)[start:] == [("workout", True, True), ("workout", False, True)]
    database.close()


def test_what_is_dropped_stays_in_the_journal(database: Database) -> None:
    """A row that a change put in may go again; one that is not there is no matter."""
    start = len(noted(database))
    deed = {
        "workout_id": begun().id.bytes,
        "sequence": 0,
        "at_ms": 0,
        "utc": "",
        "utc_offset": 0,
        "zone": "",
        "name": "",
        "fields": "{}",
    }
    with database.transaction():
        insert_row(database, "deed", deed)
        journal = Journal(database, CORRECTION, "test", at().utc)
        journal.drop("deed", deed)
        journal.drop("deed", deed)
        journal.delete_set(begun().id, 99)
    assert noted(database)[start:] == [("deed", True, False)]
    database.close()


def test_a_deleted_set_is_deleted_once(database: Database) -> None:
    """The moment of its deletion is the first."""
    start = len(noted(database))
    with database.transaction():
        for second in (1, 2):
            journal = Journal(database, CORRECTION, "test", at(second).utc)
            journal.delete_set(begun().id, 0)
    kept = read_row(database, "set_record", {"workout_id": begun().id.bytes, "serial": 0})
    assert kept is not None
    assert kept["deleted_at"] == "2026-11-22T11:00:01.000Z"
    assert len(noted(database)) == start + 1
    database.close()
