"""A copy is whole and checked, or it is not made."""

import os
import sqlite3
from datetime import date, timedelta
from pathlib import Path

import pytest

from midstance.storage.backups.backup import backups_in
from midstance.storage.database.copy import BackupError, copy_log
from tests.storage.samples import begun, do_workout, open_log, record

TODAY = date(2026, 11, 22)


def names(folder: Path) -> list[str]:
    """The backups' names."""
    return [backup.path.name for backup in backups_in(folder / "backups")]


def test_a_damaged_log_makes_no_backup(tmp_path: Path) -> None:
    """A row whose checksum is wrong is found before a good backup could be replaced by a bad."""
    with open_log(tmp_path) as log:
        do_workout(log, begun(), record(0))
        log.back_up(TODAY - timedelta(days=1))
        with log.database.transaction():
            log.database.run("UPDATE set_record SET value = 99")
        with pytest.raises(BackupError, match="a row of set_record was damaged"):
            log.back_up(TODAY)
    assert names(tmp_path) == ["log-2026-11-21.db"]
    assert [path.name for path in (tmp_path / "backups").iterdir()] == ["log-2026-11-21.db"]


def test_a_folder_that_takes_nothing_is_told(tmp_path: Path) -> None:
    """What the disk refuses is told as a failed backup; the log goes on."""
    with open_log(tmp_path) as log:
        folder = tmp_path / "backups"
        folder.mkdir()
        (folder / f".log-2026-11-22.db.{os.getpid()}").mkdir()
        with pytest.raises(BackupError) as told:
            log.back_up(TODAY)
        assert told.value.where.endswith("log-2026-11-22.db")
        do_workout(log, begun(), record(0))
        assert len(log.sets()) == 1


def test_a_closed_source_is_told(tmp_path: Path) -> None:
    """What SQLite refuses is told in the same words."""
    open_log(tmp_path).close()
    closed = sqlite3.connect(tmp_path / "log.db")
    closed.close()
    with pytest.raises(BackupError):
        copy_log(closed, tmp_path / "log.db", tmp_path / "backups" / "log-x.db")
