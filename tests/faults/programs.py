"""Programs that are recorded or killed: each says how many sets are saved, and changes the log.

Each takes the log's folder, and how many sets it is to save.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from shutil import copyfile

from tests.storage.samples import at, begun, do_workout, event, open_log, record, save

OLD_LOGS = Path(__file__).parents[1] / "storage" / "logs"
_KNOWN = """
import sys
from pathlib import Path
from midstance.storage.backups.restore import rebuild_from_files, restore_backup
from tests.storage.samples import at, begun, event, finish, open_log, record, save

folder, log = Path(sys.argv[1]), open_log(Path(sys.argv[1]), machine=4)
known = len(log.sets())
sys.stdout.write(f"saved {known}\\n")
sys.stdout.flush()
"""
SETS = f"""{_KNOWN}
workout = begun(77)
log.begin(workout, (), {{}})
for number in range(int(sys.argv[2])):
    log.record_event(workout.id, event(number), at(number), save(record(number)))
    sys.stdout.write(f"saved {{known + number + 1}}\\n")
    sys.stdout.flush()
log.record_event(workout.id, event(number + 1), at(number + 1), finish())
log.back_up_if_due(workout.local_date)
"""
_CLOSED = f"""{_KNOWN}
log.close()
path, backups, day = folder / "log.db", folder / "backups", begun().local_date
"""
REBUILD = f"{_CLOSED}\nrebuild_from_files(path, folder / 'workouts', backups, day, at(99).utc)\n"
RESTORE = f"{_CLOSED}\nrestore_backup(path, backups / 'log-2026-11-22.db', backups, day)\n"
ANSWERS = f"""{_KNOWN}
for number in range(int(sys.argv[2])):
    log.set_profile_value("level", number, at(number))
log.back_up(begun().local_date)
"""


def lay_nothing(folder: Path) -> None:
    """Leave the folder empty."""
    assert folder.is_dir()


def lay_workouts(folder: Path) -> None:
    """Lay a log with two workouts, one under way, and a backup with all of their sets."""
    with open_log(folder) as log:
        do_workout(log, begun(1), record(0), record(1))
        under_way = begun(2)
        log.begin(under_way, (), {})
        log.record_event(under_way.id, event(0), at(1), save(record(0)))
        log.back_up(begun().local_date)


def lay_oldest(folder: Path) -> None:
    """Lay the log of the oldest schema."""
    lay_old(folder, min(OLD_LOGS.glob("schema-*.db")))


def lay_old(folder: Path, old: Path) -> None:
    """Lay this log of an older schema."""
    copyfile(old, folder / "log.db")


@dataclass(frozen=True, slots=True)
class Program:
    """A program with what lies in the folder before it begins."""

    text: str
    lay: Callable[[Path], None] = lay_nothing


PROGRAMS: Mapping[str, Program] = {
    "sets": Program(SETS),
    "migration": Program(SETS, lay_oldest),
    "answers": Program(ANSWERS, lay_workouts),
    "rebuild": Program(REBUILD, lay_workouts),
    "restore": Program(RESTORE, lay_workouts),
}
