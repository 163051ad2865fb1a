"""A log knows the machine that made it and the version that wrote it."""

from pathlib import Path

from midstance import __version__
from midstance.storage.connection import Access
from midstance.storage.log import TrainingLog
from tests.storage.samples import numbered_ids, open_log


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
