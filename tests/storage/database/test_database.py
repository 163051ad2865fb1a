"""A transaction lasts, or it did not happen."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from midstance import __version__
from midstance.storage.database.connection import Access
from midstance.storage.database.database import Database, create_log
from midstance.storage.errors import (
    DamagedLogError,
    LogReplacedError,
    NotALogError,
    SaveFailedError,
    StorageError,
    UnusablePlaceError,
)
from midstance.storage.training_log import TrainingLog
from tests.storage.next_schema import ADD_COLUMN, next_schema
from tests.storage.samples import FaultyConnection, faulty_connector, numbered_ids, open_log

PUT = "INSERT INTO meta (key, value) VALUES (?, ?)"


def keys(database: Database) -> list[str]:
    """What was put."""
    return [key for (key,) in database.rows("SELECT key FROM meta ORDER BY key")]


def test_what_a_transaction_did_lasts(tmp_path: Path) -> None:
    """All statements of a transaction are there for the next program."""
    with Database(tmp_path / "log.db") as database, database.transaction():
        assert database.run(PUT, ("a", "1")) == 1
        database.run_many(PUT, [("b", "2"), ("c", "3")])
    with Database(tmp_path / "log.db", Access.READ) as other:
        assert keys(other) == ["a", "b", "c"]
        assert other.row("SELECT value FROM meta WHERE key = ?", ("b",)) == ("2",)
        assert other.row("SELECT value FROM meta WHERE key = ?", ("z",)) is None


def put(database: Database, *names: str, then: Callable[[], object] = int) -> None:
    """Put names in one transaction; before it ends, ``then`` happens."""
    with database.transaction():
        for name in names:
            database.run(PUT, (name, "1"))
        then()


def fail_with(error: BaseException) -> Callable[[], object]:
    """What raises ``error``."""

    def fail() -> None:
        raise error

    return fail


@pytest.mark.parametrize("error", [ValueError("mine"), KeyboardInterrupt()])
def test_an_error_inside_takes_all_of_it_back(tmp_path: Path, error: BaseException) -> None:
    """Whatever is raised inside, nothing of the transaction stays."""
    with Database(tmp_path / "log.db") as database:
        with pytest.raises(type(error)):
            put(database, "a", then=fail_with(error))
        with pytest.raises(SaveFailedError):
            put(database, "a", "a")
        assert keys(database) == []


@pytest.mark.parametrize("statement", ["BEGIN", "INSERT", "COMMIT"])
def test_a_disk_that_fails_once_does_not_stop_the_next_try(tmp_path: Path, statement: str) -> None:
    """A failed statement is reported, nothing stays, and the same again works afterwards."""
    connector, made = faulty_connector()
    with Database(tmp_path / "log.db", connector=connector) as database:
        made[-1].fails_at = statement
        with pytest.raises(SaveFailedError, match="disk reported an error"), database.transaction():
            database.run(PUT, ("a", "1"))
        made[-1].fails_at = ""
        assert keys(database) == []
        with database.transaction():
            database.run(PUT, ("a", "1"))
        assert keys(database) == ["a"]


def test_a_connection_that_cannot_even_go_back_is_opened_again(tmp_path: Path) -> None:
    """When the rollback fails too, the file is closed and opened again for the next try."""
    connector, made = faulty_connector()
    with Database(tmp_path / "log.db", connector=connector) as database:
        before = len(made)

        def break_down() -> None:
            made[-1].fails_at = "ROLLBACK"
            raise ValueError("mine")

        with pytest.raises(ValueError, match="mine"):
            put(database, "a", then=break_down)
        put(database, "b")
        assert keys(database) == ["b"]
        assert len(made) == before + 1


def test_a_commit_may_report_an_error_and_still_have_happened(tmp_path: Path) -> None:
    """An error proves nothing: what is tried again must carry the same keys."""
    connector, made = faulty_connector()
    with Database(tmp_path / "log.db", connector=connector) as database:
        made[-1].fails_at, made[-1].after = "COMMIT", True
        with pytest.raises(SaveFailedError), database.transaction():
            database.run(PUT, ("a", "1"))
        assert keys(database) == ["a"]


def test_a_log_that_was_deleted_is_noticed_before_the_commit(tmp_path: Path) -> None:
    """Nothing is written into a file that nobody can find any more."""
    path = tmp_path / "log.db"
    with Database(path) as database:
        path.unlink()
        with pytest.raises(LogReplacedError, match="deleted"), database.transaction():
            database.run(PUT, ("a", "1"))


def test_a_log_that_was_replaced_is_noticed(tmp_path: Path) -> None:
    """Another file in the log's place is not written either, also after the connection was lost."""
    path = tmp_path / "log.db"
    Database(tmp_path / "other.db").close()
    with Database(path) as database:
        with pytest.raises(LogReplacedError):
            put(database, "a", then=lambda: (tmp_path / "other.db").replace(path))
        database.close()
        with pytest.raises(LogReplacedError):
            database.rows("SELECT 1")
    with Database(path) as other:
        assert keys(other) == []


def test_a_query_that_cannot_be_answered_is_reported(tmp_path: Path) -> None:
    """A broken page is reported in words when it is read."""
    connector, made = faulty_connector()
    with Database(tmp_path / "log.db", connector=connector) as database:
        made[-1].fails_at = "SELECT"
        with pytest.raises(SaveFailedError, match="disk reported an error"):
            database.rows("SELECT key FROM meta")


def test_a_place_that_cannot_be_opened_is_reported(tmp_path: Path) -> None:
    """What SQLite cannot open is translated, and no connection stays open."""
    path = tmp_path / "log.db"
    Database(path).close()

    def refuse(target: str) -> sqlite3.Connection:
        error = sqlite3.OperationalError(f"unable to open {target}")
        error.sqlite_errorcode = sqlite3.SQLITE_CANTOPEN
        raise error

    with pytest.raises(SaveFailedError, match="cannot be written"):
        Database(path, connector=refuse)
    path.write_bytes(b"something else" * 100)
    with pytest.raises(NotALogError):
        Database(path)


@pytest.mark.parametrize("access", list(Access))
def test_older_tables_are_brought_up_to_date_after_a_backup(tmp_path: Path, access: Access) -> None:
    """A log of an older version is copied, then migrated, by a reader too; the copy stays."""
    path = tmp_path / "log.db"
    with Database(path) as old:
        version = old.row("PRAGMA user_version")
    schema = next_schema(tmp_path / "migrations", {})
    with Database(path, access, schema=schema) as database:
        assert database.row("PRAGMA user_version") == (schema.version,)
        assert database.rows("SELECT heart_rate FROM set_record") == []
        assert keys(database) == []
        assert database.row("PRAGMA query_only") == (int(access is Access.READ),)
    copy = sqlite3.connect(tmp_path / "backups" / f"log-before-schema-{schema.version}.db")
    assert copy.execute("PRAGMA user_version").fetchone() == version
    copy.close()


def test_a_migration_that_fails_leaves_the_old_tables(tmp_path: Path) -> None:
    """Tables in the way of the new ones stop the migration; nothing is between old and new."""
    path = tmp_path / "log.db"
    with Database(path) as old:
        tables = old.rows("SELECT name, sql FROM sqlite_schema")
    sql = f"{ADD_COLUMN}CREATE TABLE meta (name TEXT);\n"
    with pytest.raises(StorageError):
        Database(path, schema=next_schema(tmp_path / "migrations", {}, sql))
    with Database(path) as after:
        assert after.rows("SELECT name, sql FROM sqlite_schema") == tables


def test_a_damaged_log_is_not_opened_for_writing(tmp_path: Path) -> None:
    """The quick check at the start finds torn pages."""
    path = tmp_path / "log.db"
    Database(path).close()
    path.write_bytes(path.read_bytes()[:-4096])
    with pytest.raises(DamagedLogError):
        Database(path)


def test_a_new_log_appears_whole_or_not_at_all(tmp_path: Path) -> None:
    """A disk that fails while the tables are made leaves neither a log nor a leftover."""
    connector, _ = faulty_connector()

    def failing(target: str) -> sqlite3.Connection:
        connection = connector(target)
        assert isinstance(connection, FaultyConnection)
        connection.fails_at = "COMMIT"
        return connection

    with pytest.raises(SaveFailedError, match="disk reported an error"):
        create_log(tmp_path / "log.db", failing)
    assert not list(tmp_path.glob("log*"))


def test_a_new_log_never_takes_the_place_of_another(tmp_path: Path) -> None:
    """Two programs that start at once for the first time end with one log."""
    log = tmp_path / "log.db"
    create_log(log)
    before = log.stat()
    create_log(log)
    assert log.stat().st_ino == before.st_ino
    assert log.stat().st_mtime_ns == before.st_mtime_ns


def test_a_folder_that_is_missing_is_named(tmp_path: Path) -> None:
    """Where no file can be made, the place is reported."""
    with pytest.raises(UnusablePlaceError):
        create_log(tmp_path / "missing" / "log.db")


def test_leftovers_of_the_dead_are_removed_and_of_the_living_are_not(tmp_path: Path) -> None:
    """A killed start leaves a draft behind; the next start takes it away."""
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    names = {ended.pid: False, os.getppid(): True, 1: True, "x": False, 2**80: False}
    for name in names:
        (tmp_path / f"log.db.new-{name}").touch()
    create_log(tmp_path / "log.db")
    left = {path.name.rpartition("-")[2] for path in tmp_path.glob("log.db.new-*")}
    assert left == {str(name) for name, lives in names.items() if lives}


def test_the_machine_stays_and_the_version_follows(tmp_path: Path) -> None:
    """The first start gives the id; each later version notes itself; a reader changes nothing."""
    with open_log(tmp_path) as log:
        machine = log.machine
        assert machine
        with log.database.transaction():
            log.database.run("UPDATE meta SET value = '0.0.0' WHERE key = 'written_by'")
    with TrainingLog(tmp_path, numbered_ids(7), Access.READ) as log:
        assert log.machine == machine
        assert ("written_by", "0.0.0") in log.database.rows("SELECT key, value FROM meta")
    with open_log(tmp_path, machine=7) as log:
        assert log.machine == machine
        assert ("written_by", __version__) in log.database.rows("SELECT key, value FROM meta")
