"""Tables are made and changed statement by statement, in one transaction."""

import sqlite3
from pathlib import Path

import pytest

from midstance.storage.migration import migrate, scripts, statements
from tests.storage.samples import Faulty

FIXTURES = Path(__file__).parent / "logs"


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
