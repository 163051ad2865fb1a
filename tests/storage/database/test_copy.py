"""A copy is whole and checked, or it is not made."""

import os
import sqlite3
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest

from midstance.domain.attendance import Enrolment
from midstance.storage.backups.backup import backups_in
from midstance.storage.database.connection import Access
from midstance.storage.database.copy import BackupError, copy_log
from midstance.storage.errors import DamagedLogError
from midstance.storage.training_log import TrainingLog
from tests.storage.samples import at, begun, do_workout, new_ids, open_log, record

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


def test_a_folder_that_takes_nothing_is_reported(tmp_path: Path) -> None:
    """What the disk refuses is reported as a failed backup; the log goes on."""
    with open_log(tmp_path) as log:
        folder = tmp_path / "backups"
        folder.mkdir()
        (folder / f".log-2026-11-22.db.{os.getpid()}").mkdir()
        with pytest.raises(BackupError) as told:
            log.back_up(TODAY)
        assert told.value.where.endswith("log-2026-11-22.db")
        do_workout(log, begun(), record(0))
        assert len(log.sets()) == 1


def test_a_closed_source_is_reported(tmp_path: Path) -> None:
    """What SQLite refuses is reported in the same words."""
    open_log(tmp_path).close()
    closed = sqlite3.connect(tmp_path / "log.db")
    closed.close()
    with pytest.raises(BackupError):
        copy_log(closed, tmp_path / "log.db", tmp_path / "backups" / "log-x.db")


def test_rows_on_both_sides_of_a_broken_page_are_read(tmp_path: Path) -> None:
    """Whoever reads gets them and learns that some are missing; whoever checks sees the file."""
    with open_log(tmp_path) as log:
        do_workout(log, begun(), *(record(number, note="x" * 500) for number in range(40)))
        sql = "SELECT pageno FROM dbstat WHERE name = 'set_record' AND pagetype = 'leaf'"
        pages = [number for (number,) in log.database.rows(sql)]
    with (tmp_path / "log.db").open("r+b") as file:
        file.seek(4096 * (pages[len(pages) // 2] - 1))
        file.write(b"\xff" * 100)
    with TrainingLog(tmp_path, new_ids(), Access.READ) as log:
        found = [each.set.sequence for each in log.sets()]
        assert log.has_damaged_rows
        with pytest.raises(DamagedLogError):
            log.examine()
    assert (found[0], found[-1]) == (0, 39)
    assert 40 > len(found) > 20


def test_a_value_of_another_type_costs_its_row(tmp_path: Path) -> None:
    """The text of a table can be changed so that its columns take anything."""
    with open_log(tmp_path) as log:
        do_workout(log, begun(), record(0), record(1))
        log.enrol(Enrolment("foundations", TODAY), at())
    with closing(sqlite3.connect(tmp_path / "log.db", isolation_level=None)) as changed:
        changed.execute("PRAGMA writable_schema = ON")
        changed.execute("UPDATE sqlite_schema SET sql = replace(sql, 'STRICT,', '')")
    with closing(sqlite3.connect(tmp_path / "log.db", isolation_level=None)) as changed:
        changed.execute("UPDATE set_record SET value = 'many' WHERE serial = 1")
        changed.execute("ALTER TABLE enrolment RENAME TO other")
        changed.execute("CREATE VIEW enrolment AS SELECT * FROM other")
    with TrainingLog(tmp_path, new_ids(), Access.READ) as log:
        assert [each.set.sequence for each in log.sets()] == [0]
        assert log.enrolments() == ()
        assert log.has_damaged_rows
        with pytest.raises(BackupError):
            log.back_up(TODAY)
