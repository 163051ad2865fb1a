"""A log is opened with every precaution, or not at all."""

import sqlite3
from pathlib import Path
from typing import Any

import pytest

from midstance.storage.database.checksums import add_function
from midstance.storage.database.connection import (
    APPLICATION_ID,
    Access,
    check_version,
    connect,
    layout_of,
    prepare,
)
from midstance.storage.database.file_safety import uri
from midstance.storage.database.migration import statements, steps
from midstance.storage.database.tables import CURRENT_SCHEMA, LAYOUTS
from midstance.storage.errors import (
    DamagedLogError,
    NewerLogError,
    NotALogError,
    SaveFailedError,
    StorageError,
)
from tests.storage.samples import begun, do_workout, open_log, record

SCHEMA = CURRENT_SCHEMA.version


@pytest.fixture(name="log")
def a_log(tmp_path: Path) -> Path:
    """A log with one set; its file."""
    with open_log(tmp_path) as log:
        do_workout(log, begun(), record(0))
    return tmp_path / "log.db"


def opened(path: Path, access: Access = Access.WRITE) -> sqlite3.Connection:
    """A prepared connection."""
    connection = connect(uri(path))
    prepare(connection, path, access)
    return connection


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("journal_mode", "delete"),
        ("synchronous", 3),
        ("foreign_keys", 1),
        ("trusted_schema", 0),
        ("cell_size_check", 1),
        ("fullfsync", 1),
        ("busy_timeout", 5000),
        ("locking_mode", "normal"),
        ("application_id", APPLICATION_ID),
        ("user_version", SCHEMA),
    ],
)
def test_every_precaution_holds(log: Path, pragma: str, value: object) -> None:
    """A connection for writing loses nothing in a power cut, and trusts no foreign schema."""
    connection = opened(log)
    assert connection.execute(f"PRAGMA {pragma}").fetchone()[0] == value
    connection.close()


def test_a_reader_changes_nothing(log: Path) -> None:
    """What is opened for reading refuses to write."""
    connection = opened(log, Access.READ)
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        connection.execute("DELETE FROM set_record")
    connection.close()


def test_the_schema_is_the_newest_migration() -> None:
    """The version in the code is that of the last script."""
    assert max(steps()) == SCHEMA


def test_the_log_is_for_its_owner_alone(log: Path) -> None:
    """Nobody else may read what hurts."""
    assert log.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("content", [b"no database at all, but long enough to be one" * 50, b"x"])
def test_a_foreign_file_is_refused_and_left_alone(tmp_path: Path, content: bytes) -> None:
    """A file that is no database stays as it is."""
    path = tmp_path / "log.db"
    path.write_bytes(content)
    with pytest.raises(NotALogError, match="not a Midstance log"):
        opened(path)
    assert path.read_bytes() == content


def test_the_database_of_another_program_is_refused(tmp_path: Path) -> None:
    """Another application's id, or none, is not ours."""
    path = tmp_path / "log.db"
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE recipes (name TEXT)")
    other.close()
    with pytest.raises(NotALogError):
        opened(path)


@pytest.mark.parametrize("version", [0, -1, -(2**31)])
@pytest.mark.parametrize("access", list(Access))
def test_a_schema_that_never_was_is_refused(log: Path, version: int, access: Access) -> None:
    """A log with a version below the first is damaged, and left alone."""
    writer = sqlite3.connect(log, isolation_level=None)
    writer.execute(f"PRAGMA user_version = {version}")
    writer.close()
    before = log.read_bytes()
    with pytest.raises(DamagedLogError, match=f"no log version {version}.*restore"):
        opened(log, access)
    assert log.read_bytes() == before


def test_an_sqlite_that_is_too_old_is_reported() -> None:
    """Without STRICT tables there is no log; the version is named."""
    check_version((3, 37, 0))
    with pytest.raises(StorageError, match=r"SQLite 3\.36\.0.*needs 3\.37"):
        check_version((3, 36, 0))


def test_every_schema_has_its_layout() -> None:
    """The tables of each schema, laid from the first on, have the checksum that is known of it."""
    laid = connect("file::memory:")
    add_function(laid)
    for number, entries in steps().items():
        for script in (entry.read_text("utf-8") for entry in entries):
            for statement in statements(script):
                laid.execute(statement)
        assert layout_of(laid) == LAYOUTS[number]
    assert max(LAYOUTS) == SCHEMA
    laid.close()


def test_a_newer_log_is_refused_with_both_versions(log: Path) -> None:
    """The message names who wrote it, and what this version can read."""
    writer = sqlite3.connect(log)
    writer.execute("UPDATE meta SET value = '9.9' WHERE key = 'written_by'")
    writer.execute(f"PRAGMA user_version = {SCHEMA + 1}")
    writer.commit()
    writer.close()
    before = log.read_bytes()
    with pytest.raises(NewerLogError, match=rf"9\.9 .*version {SCHEMA + 1}.* up to {SCHEMA};"):
        opened(log)
    assert log.read_bytes() == before


def test_a_newer_log_with_other_tables_is_refused(log: Path) -> None:
    """A version whose tables look different is named by its number alone."""
    writer = sqlite3.connect(log)
    writer.execute("DROP TABLE meta")
    writer.execute(f"PRAGMA user_version = {SCHEMA + 1}")
    writer.close()
    with pytest.raises(NewerLogError, match="a newer Midstance"):
        opened(log)


def test_a_truncated_log_is_refused(log: Path) -> None:
    """A log that lost its tail is told to be damaged, and changed no further."""
    content = log.read_bytes()[:-8192]
    log.write_bytes(content)
    with pytest.raises(DamagedLogError, match="damaged"):
        opened(log)
    assert log.read_bytes() == content


def test_a_torn_page_is_refused(log: Path) -> None:
    """A page full of zeros is found when the log is opened for writing."""
    content = bytearray(log.read_bytes())
    root = sqlite3.connect(log).execute(
        "SELECT rootpage FROM sqlite_schema WHERE name = 'set_record'"
    )
    at = (root.fetchone()[0] - 1) * 4096
    content[at : at + 4096] = bytes(4096)
    log.write_bytes(content)
    with pytest.raises(DamagedLogError):
        opened(log)


def test_a_flipped_bit_in_the_text_of_the_tables_is_damage(log: Path) -> None:
    """SQLite quotes the broken text, which is no UTF-8; the log is damaged, and nothing else."""
    content = bytearray(log.read_bytes())
    content[content.find(b"STRICT, WITHOUT ROWID") + 2] |= 0x80
    log.write_bytes(content)
    for access in Access:
        with pytest.raises(DamagedLogError, match="the text of its tables is broken"):
            opened(log, access)


def test_a_log_that_may_not_be_written_is_reported_at_once(log: Path) -> None:
    """SQLite opens a read-only file without a word; we say so before the first set."""
    connection = connect(uri(log, mode="ro"))
    with pytest.raises(SaveFailedError, match="read-only"):
        prepare(connection, log, Access.WRITE)
    connection.close()


def test_a_power_cut_while_the_log_is_opened_leaves_it_whole(log: Path) -> None:
    """A journal of the opening whose page of the log never reached the disk is not played back."""
    journal, torn = log.with_name("log.db-journal"), []

    class PowerCut(sqlite3.Connection):
        def execute(self, sql: str, *values: Any) -> sqlite3.Cursor:
            if sql == "ROLLBACK":
                written = journal.read_bytes()
                torn.append(written[:516] + bytes(4096) + written[-4:])
            return super().execute(sql, *values)

    connection = sqlite3.connect(log, isolation_level=None, factory=PowerCut)
    prepare(connection, log, Access.WRITE)
    connection.close()
    before = log.read_bytes()
    (left,) = torn
    journal.write_bytes(left)
    opened(log).close()
    assert log.read_bytes() == before


def test_a_refused_precaution_is_an_error(log: Path) -> None:
    """A database that keeps another journal than asked for is not used."""

    class Stubborn(sqlite3.Connection):
        def execute(self, sql: str, *values: Any) -> sqlite3.Cursor:
            asked = "SELECT 1" if sql == "PRAGMA synchronous = EXTRA" else sql
            return super().execute(asked, *values)

    connection = sqlite3.connect(log, isolation_level=None, factory=Stubborn)
    with pytest.raises(SaveFailedError, match="refuses synchronous = EXTRA"):
        prepare(connection, log, Access.WRITE)
    connection.close()
