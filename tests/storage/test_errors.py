"""Every error says what is wrong, where, and what to do."""

import errno
import os
import sqlite3
from pathlib import Path
from resource import RLIMIT_NOFILE, getrlimit, setrlimit

import pytest

from midstance.storage.errors import (
    DamagedLogError,
    LogInUseError,
    SaveFailedError,
    StorageError,
    from_os,
    from_sqlite,
    open_it,
)

LOG = Path("log.db")
READ_ONLY = sqlite3.SQLITE_READONLY


def sqlite_error(code: int) -> sqlite3.Error:
    """An error with a code, as SQLite raises it."""
    error = sqlite3.OperationalError("told by SQLite")
    error.sqlite_errorcode = code
    return error


@pytest.mark.parametrize(
    ("code", "kind", "told"),
    [
        (sqlite3.SQLITE_FULL, SaveFailedError, "the disk is full"),
        (sqlite3.SQLITE_READONLY_DBMOVED, SaveFailedError, "read-only"),
        (sqlite3.SQLITE_CANTOPEN, SaveFailedError, "folder cannot be written"),
        (sqlite3.SQLITE_BUSY, SaveFailedError, "another process is writing"),
        (sqlite3.SQLITE_IOERR_FSYNC, SaveFailedError, "the disk reported an error"),
        (sqlite3.SQLITE_CONSTRAINT_CHECK, SaveFailedError, "out of range"),
        (sqlite3.SQLITE_CORRUPT, DamagedLogError, "the log is damaged"),
        (sqlite3.SQLITE_NOTADB, DamagedLogError, "the log is damaged"),
        (sqlite3.SQLITE_TOOBIG, SaveFailedError, "could not be written"),
    ],
)
def test_errors_of_sqlite_read_plainly(code: int, kind: type[StorageError], told: str) -> None:
    """Each code becomes a cause in words with a remedy; SQLite's own words stand behind it."""
    error = from_sqlite(sqlite_error(code), LOG)
    assert isinstance(error, kind)
    assert told in error.what
    assert "told by SQLite" in error.what
    assert error.where == "log.db"
    assert error.remedy.endswith((".", "FILE"))


def test_a_log_without_its_tables_is_damaged() -> None:
    """Trying again would not bring them back; the remedy names what does."""
    error = from_sqlite(sqlite3.OperationalError("no such table: meta"), LOG)
    assert isinstance(error, DamagedLogError)
    assert all(each in error.remedy for each in ("restore FILE", "doctor --rebuild", "--data-dir"))


def test_an_error_without_a_code_is_reported_too() -> None:
    """The sqlite3 module raises some of its own."""
    assert "closed" in from_sqlite(sqlite3.ProgrammingError("closed"), LOG).what


@pytest.mark.parametrize(
    ("number", "told"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.EROFS, "read-only"),
        (errno.EACCES, "access was refused"),
        (errno.EMFILE, "too many files"),
        (errno.EIO, "Input/output error"),
    ],
)
def test_errors_of_the_system_read_plainly(number: int, told: str) -> None:
    """Causes are named in words, each with a remedy."""
    what, where, remedy = from_os(OSError(number, os.strerror(number)), LOG)
    assert told in what
    assert (where, remedy[-1]) == (LOG, ".")


def test_a_nameless_error_keeps_its_kind() -> None:
    """If the system says nothing, the error's kind is reported."""
    assert from_os(OSError(), LOG)[0] == "OSError"


def test_the_text_has_all_three_parts() -> None:
    """File, cause and remedy stand in one line."""
    assert str(StorageError("it broke", LOG, "Mend it.")) == "log.db: it broke. Mend it."
    assert "process 7" in str(LogInUseError(LOG, 7))


def test_the_advice_opens_what_is_closed(tmp_path: Path) -> None:
    """The file that is there, the folder of one that is not, and that of a file that is open."""
    closed, inside = tmp_path / "a b.db", tmp_path / "missing" / "log.db"
    assert f"chmod u+rwX {tmp_path})" in open_it(inside)
    closed.touch()
    assert f"chmod u+rwX {tmp_path})" in open_it(closed)
    closed.unlink()
    closed.mkdir()
    assert f"chmod u+rwX '{closed}')" in open_it(closed)


def test_the_advice_about_anothers_file_works(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only its owner can change a file's mode: the file is taken over, a folder is not."""
    log = tmp_path / "log.db"
    log.touch()
    monkeypatch.setattr(os, "access", lambda *_: False)
    monkeypatch.setattr(os, "geteuid", lambda: 65_533)
    assert f"sudo chown $USER {log})" in open_it(log)
    assert f"sudo chown $USER {log})" in from_sqlite(sqlite_error(READ_ONLY), log).remedy
    assert "chown" not in open_it(tmp_path / "missing" / "log.db")
    assert "--data-dir" in open_it(tmp_path / "missing" / "log.db")


def test_the_file_that_was_refused_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Opening the log would help nobody where the folder of the backups is closed, or a journal."""
    closed = tmp_path / "backups"
    closed.mkdir()
    refusal = PermissionError(errno.EACCES, "Permission denied", str(closed))
    assert from_os(refusal, LOG)[1:] == (closed, open_it(closed))
    gone = PermissionError(errno.EACCES, "Permission denied", str(tmp_path / "gone"))
    assert from_os(gone, LOG)[1] == LOG
    log, journal = tmp_path / "log.db", tmp_path / "log.db-journal"
    journal.touch()
    monkeypatch.setattr(os, "access", lambda path, _: path != journal)
    told = from_sqlite(sqlite_error(sqlite3.SQLITE_CANTOPEN), log)
    assert (told.where, told.remedy) == (str(journal), open_it(journal))


def test_too_many_open_files_are_named_where_sqlite_does_not_say_it() -> None:
    """SQLite knows one word for every file that it could not open."""
    before = getrlimit(RLIMIT_NOFILE)
    setrlimit(RLIMIT_NOFILE, (0, before[1]))
    try:
        told = from_sqlite(sqlite_error(sqlite3.SQLITE_CANTOPEN), LOG)
    finally:
        setrlimit(RLIMIT_NOFILE, before)
    assert "too many files" in told.what
