"""Tables are made and changed statement by statement, in one transaction."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from midstance.domain.record import LoggedSet, SetRecord
from midstance.storage.database.database import BACKUPS, Database
from midstance.storage.database.integrity import damaged_rows, problems_of
from midstance.storage.database.migration import migrate, statements, steps
from midstance.storage.database.tables import CURRENT_SCHEMA, Table, set_columns
from midstance.storage.errors import DamagedLogError, SaveFailedError, StorageError
from midstance.storage.log.journal import insert_row
from midstance.storage.training_log import TrainingLog
from tests.storage.next_schema import next_schema, sets_with_heart_rates
from tests.storage.old_logs import FOLDER, fill
from tests.storage.samples import (
    FaultyConnection,
    at,
    content,
    event,
    finish,
    numbered_ids,
    record,
    uuid,
)


def test_steps_are_numbered_without_gaps() -> None:
    """The first is 1, and each follows the one before."""
    assert list(steps()) == list(range(1, len(steps()) + 1))


def test_a_script_is_taken_apart_into_statements() -> None:
    """Semicolons in texts and comments end nothing."""
    script = "-- one; two\nCREATE TABLE a (\n  b TEXT DEFAULT ';'\n);\nSELECT 1;\n-- end\n"
    assert [each.strip().splitlines()[-1] for each in statements(script)] == [");", "SELECT 1;"]


def test_a_failure_leaves_the_version_before() -> None:
    """If a statement fails, not one table is there."""
    connection = sqlite3.connect(":memory:", isolation_level=None, factory=FaultyConnection)
    assert isinstance(connection, FaultyConnection)
    connection.fails_at = "\n-- Every file of a finished workout"
    with pytest.raises(sqlite3.OperationalError):
        migrate(connection)
    connection.fails_at = ""
    assert connection.execute("SELECT name FROM sqlite_schema").fetchall() == []
    assert connection.execute("PRAGMA user_version").fetchone() == (0,)
    migrate(connection)
    migrate(connection)
    assert connection.execute("PRAGMA user_version").fetchone() == (max(steps()),)
    connection.close()


def test_every_table_is_strict() -> None:
    """No table takes a text where a number belongs."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    migrate(connection)
    tables = connection.execute("PRAGMA table_list").fetchall()
    loose = [row[1] for row in tables if not row[1].startswith("sqlite_") and not row[5]]
    assert loose == []
    connection.close()


def schema(log: TrainingLog) -> list[tuple[str, ...]]:
    """Every table and index, as it was made."""
    return log.database.rows("SELECT type, name, sql FROM sqlite_schema ORDER BY type, name")


@pytest.mark.parametrize("version", range(1, CURRENT_SCHEMA.version + 1))
def test_a_log_of_every_version_is_read_and_written(tmp_path: Path, version: int) -> None:
    """Opened today, it holds what a log made today holds, in the same tables, and goes on."""
    (tmp_path / "old").mkdir()
    shutil.copy(FOLDER / f"schema-{version}.db", tmp_path / "old" / "log.db")
    with (
        TrainingLog(tmp_path / "old", numbered_ids(2)) as old,
        TrainingLog(tmp_path / "new", numbered_ids()) as new,
    ):
        fill(new)
        assert schema(old) == schema(new)
        assert content(old) == content(new)
        assert (old.active_workout(), old.enrolment()) == (new.active_workout(), new.enrolment())
        assert old.profile() == new.profile()
        assert old.examine() == new.examine()
        old.record_event(uuid(5), event(1), at(60), finish())
        assert old.file_problems == ()
        assert old.active_workout() is None


def test_there_is_a_log_of_every_version() -> None:
    """A version without its kept log could not be shown to be readable."""
    assert {path.name for path in FOLDER.iterdir()} == {
        f"schema-{version}.db" for version in steps()
    }


def checksums(database: Database) -> dict[bytes, int]:
    """The stored checksum of each set by its id."""
    return dict(database.rows("SELECT id, crc32 FROM set_record"))


def set_fields(database: Database, table: Table[LoggedSet], where: str) -> list[dict[str, Any]]:
    """The fields of each set for which ``where`` holds, by their sequence."""
    sql = f"SELECT {table.select()} FROM set_record WHERE {where} ORDER BY serial"  # noqa: S608  # ours
    return [table.fields(table.values(row)) for row in database.rows(sql)]


@pytest.fixture(name="old")
def an_old_log(tmp_path: Path) -> Path:
    """A log that the version before the next wrote: its folder."""
    folder = tmp_path / "old"
    folder.mkdir()
    shutil.copy(FOLDER / f"schema-{CURRENT_SCHEMA.version}.db", folder / "log.db")
    return folder


def test_a_new_column_leaves_old_rows_whole(old: Path, tmp_path: Path) -> None:
    """Sets from before it keep their checksum, and none is found to be damaged."""
    schema = next_schema(tmp_path / "migrations", {})
    with TrainingLog(old, numbered_ids(2)) as log:
        before, sets = checksums(log.database), log.sets()
    table = schema.tables[0]
    with Database(old / "log.db", schema=schema) as database:
        assert database.row("PRAGMA user_version") == (schema.version,)
        assert problems_of(database.connection, schema) == ()
        assert checksums(database) == before
        read = set_fields(database, table, "deleted_at IS NULL")
    assert {fields.pop("heart_rate") for fields in read} == {None}
    assert {repr(SetRecord(**fields)) for fields in read} == {repr(each.set) for each in sets}


def test_sets_with_and_without_a_new_column_lie_side_by_side(old: Path, tmp_path: Path) -> None:
    """Both read back what was written, and the checksum sees a change of the new column."""
    plain = LoggedSet(uuid(801), uuid(1), "core-5", at(), at().utc.date(), record(801))
    rated = LoggedSet(uuid(802), uuid(1), "core-5", at(), at().utc.date(), record(802))
    rates = {rated.id: 151}
    schema = next_schema(tmp_path / "migrations", rates)
    table = sets_with_heart_rates(rates)
    with Database(old / "log.db", schema=schema) as database:
        with database.transaction():
            for logged in (plain, rated):
                values = table.values(table.row(logged))
                insert_row(database, "set_record", table.with_checksum(values))
        read = set_fields(database, table, "serial BETWEEN 801 AND 802")
        assert [fields.pop("heart_rate") for fields in read] == [None, 151]
        assert [SetRecord(**fields) for fields in read] == [plain.set, rated.set]
        assert checksums(database)[plain.id.bytes] == set_columns(plain)["crc32"]
        assert problems_of(database.connection, schema) == ()
        with database.transaction():
            database.run("UPDATE set_record SET heart_rate = 152 WHERE heart_rate = 151")
        assert ["was damaged" in each for each in problems_of(database.connection, schema)] == [
            True
        ]


def last_schema_with(statement: str, log: Path) -> Path:
    """A log of the schema before this one, changed by a statement behind Midstance's back."""
    shutil.copy2(FOLDER / f"schema-{CURRENT_SCHEMA.version - 1}.db", log)
    with closing(sqlite3.connect(log)) as other, other:
        assert other.execute(statement).rowcount in {1, -1}
    return log


def test_a_damaged_row_stops_no_upgrade(tmp_path: Path) -> None:
    """It is found afterwards as before, by a check and by a repair, and a copy is there."""
    damage = "UPDATE profile SET crc32 = 1 WHERE rowid = (SELECT min(rowid) FROM profile)"
    log = last_schema_with(damage, tmp_path / "log.db")
    with Database(log) as database:
        (problem,) = problems_of(database.connection)
        assert problem.startswith("a row of profile was damaged")
        assert [table for table, _ in damaged_rows(database.connection)] == ["profile"]
    assert (tmp_path / BACKUPS / f"log-before-schema-{CURRENT_SCHEMA.version}.db").exists()


def test_a_foreign_table_stops_an_upgrade(tmp_path: Path) -> None:
    """The log is left as it was."""
    log = last_schema_with("CREATE TABLE from_elsewhere (a)", tmp_path / "log.db")
    before = log.read_bytes()
    with pytest.raises(StorageError, match="its tables are not those"):
        Database(log)
    assert log.read_bytes() == before


def test_new_columns_come_last() -> None:
    """The checksum of older rows leaves them out from the end."""
    for table in CURRENT_SCHEMA.tables:
        since = [column.since for column in table.columns]
        assert since == sorted(since)
        assert since[-1] <= CURRENT_SCHEMA.version


RECOMPUTE = """
from midstance.storage.database.tables import SET

def migrate(connection):
    for *row, at in connection.execute(f"SELECT {SET.select()}, serial FROM set_record").fetchall():
        values = SET.with_checksum(SET.values(row) | {"note": "moved"})
        connection.execute(
            "UPDATE set_record SET note = ?, crc32 = ?, heart_rate = NULL "
            "WHERE workout_id = ? AND serial = ?",
            (values["note"], values["crc32"], values["workout_id"], at),
        )
"""


def test_a_step_in_python_recomputes_rows(old: Path, tmp_path: Path) -> None:
    """It runs after the SQL of its version, and may give every row another checksum."""
    schema = next_schema(tmp_path / "migrations", {}, python=RECOMPUTE)
    with Database(old / "log.db") as database:
        before = checksums(database)
    with Database(old / "log.db", schema=schema) as database:
        assert database.rows("SELECT DISTINCT note FROM set_record") == [("moved",)]
        assert problems_of(database.connection, schema) == ()
        assert not before.items() & checksums(database).items()


@pytest.mark.parametrize(
    ("failure", "error"),
    [
        ("    raise ValueError('no')", ValueError),
        ("    connection.execute('SELECT a FROM nowhere')", DamagedLogError),
        ("    connection.execute('UPDATE set_record SET heart_rate = 0')", SaveFailedError),
    ],
)
def test_a_step_in_python_that_fails_changes_nothing(
    old: Path, tmp_path: Path, failure: str, error: type[Exception]
) -> None:
    """The SQL before it is taken back too, and the version that wrote the log still reads it."""
    schema = next_schema(tmp_path / "migrations", {}, python=RECOMPUTE + failure + "\n")
    with TrainingLog(old, numbered_ids(2)) as log:
        before, rows = content(log), checksums(log.database)
    with pytest.raises(error):
        Database(old / "log.db", schema=schema)
    with TrainingLog(old, numbered_ids(2)) as log:
        assert (content(log), checksums(log.database)) == (before, rows)
        assert log.examine().text == "ok"
        assert log.database.row("PRAGMA user_version") == (CURRENT_SCHEMA.version,)
