"""What was kept before is never lost: the journal holds each row before and after."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from midstance.domain.record import WorkoutStatus
from midstance.storage.database.checksums import checksum_of
from midstance.storage.database.database import Database
from midstance.storage.database.tables import workout_columns
from midstance.storage.errors import DamagedLogError, NothingToUndoError
from midstance.storage.log.journal import (
    CORRECTION,
    COURSE,
    Journal,
    from_text,
    insert_row,
    read_row,
    to_text,
    update_row,
)
from tests.storage.samples import (
    at,
    begun,
    content,
    do_workout,
    event,
    open_log,
    record,
    save,
    uuid,
)


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
    event = {
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
        insert_row(database, "deed", event)
        journal = Journal(database, CORRECTION, "test", at().utc)
        journal.drop("deed", event)
        journal.drop("deed", event)
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


def test_corrections_are_undone_backwards_across_restarts(tmp_path: Path) -> None:
    """Each undo says what it took back; when all is taken back, the log is as it was."""
    with open_log(tmp_path) as log:
        do_workout(log, begun(), record(0), record(1))
        before = content(log)
        first, second = log.sets()
        log.corrections.edit_set(first.id, record(0, value=12), at(90))
        log.corrections.delete_set(second.id, at(91))
        log.corrections.add_set(uuid(1), record(9), at(5), at(92))
        log.corrections.delete_workout(uuid(1), at(93))
    told = []
    for second_ in range(4):
        with open_log(tmp_path, machine=second_ + 5) as log:
            told.append(log.corrections.undo(at(100 + second_)).split()[0])
    assert told == ["deletion", "added", "deletion", "edit"]
    with open_log(tmp_path) as log:
        assert content(log) == before
        with pytest.raises(NothingToUndoError):
            log.corrections.undo(at(200))


def test_nothing_is_ever_destroyed(tmp_path: Path) -> None:
    """A deleted set is still in the table, and the journal holds what it was."""
    with open_log(tmp_path) as log:
        (kept,) = do_workout(log, begun(), record(0)).sets
        log.corrections.edit_set(kept.id, record(0, value=12), at(90))
        log.corrections.delete_set(kept.id, at(91))
        assert log.database.row("SELECT count(*) FROM set_record") == (1,)
        before = log.database.rows("SELECT before FROM journal ORDER BY change, position")
        assert any('"value": 30' in row for (row,) in before if row)
        assert any('"value": 12' in row for (row,) in before if row)


def test_what_was_changed_again_since_is_not_undone(tmp_path: Path) -> None:
    """An undo that would destroy later work is refused, and changes nothing."""
    with open_log(tmp_path) as log:
        log.begin(begun(), (), {})
        log.record_event(uuid(1), event(0), at(1), save(record(0)))
        (kept,) = log.sets()
        log.corrections.edit_set(kept.id, record(0, value=12), at(90))
        log.record_event(uuid(1), event(1), at(91), save(record(0, value=20)))
        with pytest.raises(NothingToUndoError, match="changed again"):
            log.corrections.undo(at(92))
        assert [each.set.value for each in log.sets()] == [20]


def test_a_reopened_workout_is_closed_again_unless_it_went_on(tmp_path: Path) -> None:
    """Undoing gives back the end that it had; after a new event that is refused."""
    with open_log(tmp_path) as log:
        done = do_workout(log, begun(), record(0), ending=WorkoutStatus.FINISHED_EARLY)
        log.corrections.reopen(uuid(1), at(90))
        assert log.corrections.undo(at(91)) == "reopening of Foundations A"
        assert content(log) == [done]
        log.corrections.reopen(uuid(1), at(92))
        log.record_event(uuid(1), event(1), at(93), save(record(1)))
        with pytest.raises(NothingToUndoError, match="changed again"):
            log.corrections.undo(at(94))
        assert log.active_workout() is not None


VALUES = st.none() | st.integers(-(2**63), 2**63 - 1) | st.text() | st.binary()


@given(st.dictionaries(st.text(min_size=1, max_size=9), VALUES))
def test_any_row_survives_as_text(row: dict[str, object]) -> None:
    """Whatever a column may hold comes back."""
    assert from_text(to_text(row)) == row


def test_nothing_stays_nothing() -> None:
    """A row that was not there before has no text."""
    assert to_text(None) is None
    assert from_text(None) is None


def test_a_row_is_found_by_its_key_alone(tmp_path: Path) -> None:
    """Inserted, read by column, changed in the columns that are named, and missed."""
    course: dict[str, object] = {"workout_id": b"w" * 16, "turns": b"t", "options": "{}"}
    with Database(tmp_path / "log.db") as database:
        database.connection.execute("PRAGMA foreign_keys = OFF")
        with database.transaction():
            insert_row(database, "course", course)
            update_row(database, "course", {"workout_id": b"w" * 16, "options": "[]"})
        kept = read_row(database, "course", course | {"options": "other"})
        assert kept is not None
        assert kept.pop("crc32") == checksum_of(b"w" * 16, b"t", "[]", None)
        assert kept == course | {"options": "[]", "deeds": None}
        assert read_row(database, "course", {"workout_id": b"x" * 16}) is None


@pytest.mark.parametrize(
    ("table", "before", "after"),
    [
        ("meta", "{}", '{"id": {"hex": "00"}}'),
        ("set_record", "[1]", "{}"),
        ("set_record", "{}", '{"workout_id": {"hex": "zz"}, "serial": 1}'),
        ("set_record", "[" * 50_000, "{}"),
        ("workout", None, f'{{"id": {{"hex": "00"}}, "week": {2**63}}}'),
        ("workout", "{}", f'{{"id": {{"hex": "{uuid(1).hex}"}}}}'),
        ("workout", None, f'{{"id": {{"hex": "{uuid(1).hex}"}}, "week = 9 --": 1}}'),
    ],
    ids=["table", "list", "bytes", "deep", "number", "key", "column"],
)
def test_what_the_journal_never_wrote_is_damage(
    tmp_path: Path, table: str, before: str | None, after: str
) -> None:
    """An undo says so, and changes nothing."""
    with open_log(tmp_path) as log:
        done = do_workout(log, begun(), record(0))
        log.corrections.delete_set(done.sets[0].id, at(99))
        log.database.connection.execute(
            "UPDATE journal SET kept_in = ?, before = ?, after = ? "
            "WHERE change = (SELECT max(change) FROM journal)",
            (table, before, after),
        )
        with pytest.raises(DamagedLogError):
            log.corrections.undo(at(100))
        assert log.sets() == ()
        assert log.corrections.intake.changed_by_hand() <= {done.id}
