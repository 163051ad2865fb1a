"""A new log appears whole or not at all."""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from midstance.storage.creation import create
from midstance.storage.errors import NotSavedError, UnusablePlaceError
from tests.storage.samples import Faulty, faulty_connector


def test_a_new_log_appears_whole_or_not_at_all(tmp_path: Path) -> None:
    """A disk that fails while the tables are made leaves neither a log nor a leftover."""
    connector, _ = faulty_connector()

    def failing(target: str) -> sqlite3.Connection:
        connection = connector(target)
        assert isinstance(connection, Faulty)
        connection.fails_at = "COMMIT"
        return connection

    with pytest.raises(NotSavedError, match="disk reported an error"):
        create(tmp_path / "log.db", failing)
    assert not list(tmp_path.glob("log*"))


def test_a_new_log_never_takes_the_place_of_another(tmp_path: Path) -> None:
    """Two programs that start at once for the first time end with one log."""
    log = tmp_path / "log.db"
    create(log)
    before = log.stat()
    create(log)
    assert log.stat().st_ino == before.st_ino
    assert log.stat().st_mtime_ns == before.st_mtime_ns


def test_a_folder_that_is_missing_is_named(tmp_path: Path) -> None:
    """Where no file can be made, the place is told."""
    with pytest.raises(UnusablePlaceError):
        create(tmp_path / "missing" / "log.db")


def test_leftovers_of_the_dead_are_removed_and_of_the_living_are_not(tmp_path: Path) -> None:
    """A killed start leaves a draft behind; the next start takes it away."""
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    names = {ended.pid: False, os.getppid(): True, 1: True, "x": False, 2**80: False}
    for name in names:
        (tmp_path / f"log.db.new-{name}").touch()
    create(tmp_path / "log.db")
    left = {path.name.rpartition("-")[2] for path in tmp_path.glob("log.db.new-*")}
    assert left == {str(name) for name, lives in names.items() if lives}
