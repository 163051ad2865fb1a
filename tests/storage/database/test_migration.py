"""Tables are made and changed statement by statement, in one transaction."""

import shutil
import sqlite3
from pathlib import Path

import pytest

from midstance.storage.database.connection import SCHEMA
from midstance.storage.database.migration import migrate, scripts, statements
from midstance.storage.training_log import TrainingLog
from tests.storage.old_logs import FOLDER, fill
from tests.storage.samples import Faulty, at, content, event, finish, numbered_ids, uuid


def test_scripts_are_numbered_without_gaps() -> None:
    """The first is 1, and each follows the one before."""
    assert list(scripts()) == list(range(1, len(scripts()) + 1))


def test_a_script_is_taken_apart_into_statements() -> None:
    """Semicolons in texts and comments end nothing."""
    script = "-- one; two\nCREATE TABLE a (\n  b TEXT DEFAULT ';'\n);\nSELECT 1;\n-- end\n"
    assert [each.strip().splitlines()[-1] for each in statements(script)] == [");", "SELECT 1;"]


def test_a_failure_leaves_the_version_before() -> None:
    """If a statement fails, not one table is there."""
    connection = sqlite3.connect(":memory:", isolation_level=None, factory=Faulty)
    assert isinstance(connection, Faulty)
    connection.fails_at = "\n-- Every file of a finished workout"
    with pytest.raises(sqlite3.OperationalError):
        migrate(connection)
    connection.fails_at = ""
    assert connection.execute("SELECT name FROM sqlite_schema").fetchall() == []
    assert connection.execute("PRAGMA user_version").fetchone() == (0,)
    migrate(connection)
    migrate(connection)
    assert connection.execute("PRAGMA user_version").fetchone() == (max(scripts()),)
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


@pytest.mark.parametrize("version", range(1, SCHEMA + 1))
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
        assert (old.under_way(), old.enrolment()) == (new.under_way(), new.enrolment())
        assert old.profile() == new.profile()
        assert old.examine() == new.examine()
        old.keep(uuid(5), event(1), at(60), finish())
        assert old.file_problems == ()
        assert old.under_way() is None


def test_there_is_a_log_of_every_version() -> None:
    """A version without its kept log could not be shown to be readable."""
    assert {path.name for path in FOLDER.iterdir()} == {
        f"schema-{version}.db" for version in scripts()
    }
