"""Where the log is damaged: what can be done about it, and that it works."""

from pathlib import Path

import pytest

from midstance.services.upkeep.damaged_log import (
    LogRepair,
    do_repair,
    later_text,
    new_folder,
    offered_repairs,
)
from midstance.storage.errors import DamagedLogError, NotALogError, NotThereError, StorageError
from midstance.storage.places import Places
from midstance.storage.training_log import TrainingLog
from tests.cli.world import FalseClock
from tests.storage.samples import begun, do_workout, new_ids, open_log, record


@pytest.fixture
def places(tmp_path: Path) -> Places:
    """A log of one finished workout with two sets, and one backup of it, which is damaged since."""
    data = tmp_path / "data"
    with open_log(data) as log:
        do_workout(log, begun(), record(0), record(1))
        log.back_up(FalseClock().today())
    (data / "log.db").write_bytes(b"nothing of it is left" * 100)
    return Places(data, tmp_path / "config", tmp_path / "cache")


def sets(folder: Path) -> int:
    """How many sets the log in ``folder`` has."""
    with TrainingLog(folder, new_ids()) as log:
        return len(log.sets())


def test_the_ways_out_are_named_with_what_they_bring(places: Places) -> None:
    """Each has its key, and what it works with."""
    ways = offered_repairs(places)
    assert [(each.key, each.way) for each in ways] == [
        ("r", LogRepair.REBUILD),
        ("b", LogRepair.RESTORE),
        ("n", LogRepair.NEW_FOLDER),
    ]
    rebuild, restore, folder = (each.detail for each in ways)
    assert rebuild == "1 file"
    assert restore == "log-2026-11-23.db, 2 sets"
    assert folder == "data-new, beside it"


def test_without_a_backup_none_is_offered(places: Places) -> None:
    """What cannot be done is no choice, and says so if it is tried all the same."""
    for backup in (places.data / "backups").iterdir():
        backup.unlink()
    assert LogRepair.RESTORE not in [each.way for each in offered_repairs(places)]
    with pytest.raises(NotThereError, match="no backup"):
        do_repair(LogRepair.RESTORE, places, FalseClock())


@pytest.mark.parametrize("way", [LogRepair.REBUILD, LogRepair.RESTORE])
def test_the_log_comes_back_and_the_damaged_one_stays(places: Places, way: LogRepair) -> None:
    """Afterwards the log has its sets, and what was there lies aside byte for byte."""
    damaged = (places.data / "log.db").read_bytes()
    assert "1 file" in (said := do_repair(way, places, FalseClock())) or "2 sets" in said
    assert sets(places.data) == 2
    (aside,) = places.data.glob("log.db.aside-*/log.db")
    assert aside.read_bytes() == damaged


def test_a_broken_backup_gives_way_to_the_one_before(places: Places) -> None:
    """The newest backup that is good is taken; without a good one the reason is said."""
    good = next((places.data / "backups").iterdir())
    broken = good.with_name("log-2026-11-25.db")
    broken.write_bytes(good.read_bytes()[:5000])
    do_repair(LogRepair.RESTORE, places, FalseClock())
    assert sets(places.data) == 2
    for backup in (places.data / "backups").iterdir():
        backup.write_bytes(b"broken")
    with pytest.raises(StorageError, match="not a Midstance log"):
        do_repair(LogRepair.RESTORE, places, FalseClock())
    assert sets(places.data) == 2


def test_a_new_folder_takes_the_workouts_meanwhile(places: Places) -> None:
    """It lies beside the damaged one, which stays as it is; merging names the folder."""
    damaged = (places.data / "log.db").read_bytes()
    folder = new_folder(places)
    assert do_repair(LogRepair.NEW_FOLDER, places, FalseClock()) == later_text(places)
    assert f"doctor --merge {folder}" in later_text(places)
    assert folder.stat().st_mode & 0o777 == 0o700
    with open_log(folder, machine=3) as log:
        do_workout(log, begun(7), record(0))
    assert sets(folder) == 1
    assert (places.data / "log.db").read_bytes() == damaged
    with pytest.raises((DamagedLogError, NotALogError)):
        sets(places.data)
