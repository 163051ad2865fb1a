"""A backup takes the log's place, and nothing is lost by it."""

import sqlite3
from datetime import date
from pathlib import Path

import pytest

from midstance.storage.copying import BackupError
from midstance.storage.errors import DamagedLogError, NotALogError
from midstance.storage.restoring import restore
from tests.storage.samples import at, begun, content, do_workout, open_log, record

TODAY = date(2026, 11, 22)


def restored(folder: Path, chosen: Path) -> Path | None:
    """Restore a backup into a folder."""
    return restore(folder / "log.db", chosen, folder / "backups", TODAY)


def test_what_was_there_before_is_backed_up_first(tmp_path: Path) -> None:
    """The log is as it was when the backup was made; what came after is in another backup."""
    with open_log(tmp_path) as log:
        do_workout(log, begun(1), record(0))
        before = content(log)
        chosen = log.back_up(TODAY)
        do_workout(log, begun(2, days=1), record(0))
        after = content(log)
    saved = restored(tmp_path, chosen)
    assert saved == tmp_path / "backups" / "log-2026-11-22-2.db"
    with open_log(tmp_path) as log:
        assert content(log) == before
    restored(tmp_path, saved)
    with open_log(tmp_path) as log:
        assert content(log) == after


def test_workouts_done_since_come_back_from_their_files(tmp_path: Path) -> None:
    """After a restore the log can take in what only the files still hold."""
    with open_log(tmp_path) as log:
        chosen = log.back_up(TODAY)
        do_workout(log, begun(1), record(0))
        after = content(log)
    restored(tmp_path, chosen)
    with open_log(tmp_path, machine=2) as log:
        assert content(log) == []
        assert log.merge(at()).files == 1
        assert content(log) == after


def test_a_broken_log_is_moved_aside(tmp_path: Path) -> None:
    """What cannot be backed up is kept as it is, with its side files."""
    with open_log(tmp_path) as log:
        do_workout(log, begun(1), record(0))
        before = content(log)
        chosen = log.back_up(TODAY)
    broken = (tmp_path / "log.db").read_bytes()[:-4096]
    (tmp_path / "log.db").write_bytes(broken)
    aside = restored(tmp_path, chosen)
    assert aside == tmp_path / "log.db.aside-1"
    assert (aside / "log.db").read_bytes() == broken
    with open_log(tmp_path) as log:
        assert content(log) == before


def test_a_backup_can_found_a_log(tmp_path: Path) -> None:
    """On a new machine there is nothing to save before."""
    with open_log(tmp_path / "old") as log:
        do_workout(log, begun(1), record(0))
        before = content(log)
        chosen = log.back_up(TODAY)
    (tmp_path / "new").mkdir()
    assert restored(tmp_path / "new", chosen) is None
    with open_log(tmp_path / "new") as log:
        assert content(log) == before


def test_what_is_no_backup_changes_nothing(tmp_path: Path) -> None:
    """A missing, a foreign and a damaged file are refused, and the log is as it was."""
    with open_log(tmp_path) as log:
        do_workout(log, begun(1), record(0))
        damaged = log.back_up(TODAY)
        before = content(log)
    foreign = tmp_path / "foreign.db"
    foreign.write_bytes(b"something else" * 300)
    whole = damaged.read_bytes()
    damaged.write_bytes(whole[:-4096])
    with pytest.raises(BackupError, match="no such backup"):
        restored(tmp_path, tmp_path / "missing.db")
    with pytest.raises(NotALogError):
        restored(tmp_path, foreign)
    with pytest.raises(DamagedLogError):
        restored(tmp_path, damaged)
    changed = sqlite3.connect(tmp_path / "changed.db", isolation_level=None)
    changed.deserialize(whole)
    changed.execute("UPDATE set_record SET value = 99")
    damaged.write_bytes(changed.serialize())
    changed.close()
    with pytest.raises(BackupError, match="was damaged"):
        restored(tmp_path, damaged)
    with open_log(tmp_path) as log:
        assert content(log) == before
    assert not list(tmp_path.glob(".log.db*"))
