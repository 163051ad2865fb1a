"""What can be done about a damaged log: rebuild it, put a backup back, or use another folder."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from midstance.presentation.phrases import plural
from midstance.storage.backups.backup import backups_in, sets_in
from midstance.storage.backups.restore import rebuild_from_files, restore_backup
from midstance.storage.database.database import BACKUPS
from midstance.storage.database.lock import InstanceLock
from midstance.storage.errors import NotThereError, StorageError
from midstance.storage.files import make_private
from midstance.storage.training_log import LOG_FILE, WORKOUTS_FOLDER

if TYPE_CHECKING:
    from pathlib import Path

    from midstance.context import Clock
    from midstance.storage.places import Places

DAMAGED_TITLE = "The log is damaged"


class LogRepair(StrEnum):
    """What can be done about a damaged log."""

    REBUILD = "rebuild"
    RESTORE = "restore"
    NEW_FOLDER = "new-folder"


@dataclass(frozen=True, slots=True)
class OfferedRepair:
    """A repair that is possible now.

    Attributes:
        key: the key that chooses it.
        label: what it does.
        detail: with what, in a few words that fit beside the label.
    """

    way: LogRepair
    key: str
    label: str
    detail: str


def offered_repairs(places: Places) -> tuple[OfferedRepair, ...]:
    """The repairs that are possible, the one that brings most back first."""
    files = plural(_workout_files(places.data), "file")
    ways = [
        OfferedRepair(
            LogRepair.REBUILD,
            "r",
            "Rebuild it from the workouts' files",
            files,
        )
    ]
    if newest := _backups(places.data)[:1]:
        backup = newest[0]
        sets = plural(sets_in(backup), "set")
        ways.append(
            OfferedRepair(
                LogRepair.RESTORE,
                "b",
                "Restore the newest good backup",
                f"{backup.name}, {sets}",
            )
        )
    folder = new_folder(places)
    ways.append(
        OfferedRepair(
            LogRepair.NEW_FOLDER, "n", "Go on with a new folder", f"{folder.name}, beside it"
        )
    )
    return tuple(ways)


def new_folder(places: Places) -> Path:
    """The folder beside the data folder in which workouts are logged meanwhile."""
    return places.data.with_name(f"{places.data.name}-new")


def do_repair(way: LogRepair, places: Places, clock: Clock) -> str:
    """Take ``way``; answers in words what is there now. The damaged log is never destroyed.

    Raises:
        StorageError, OSError: it cannot be taken; everything is as it was.
    """
    match way:
        case LogRepair.REBUILD:
            return _rebuild(places, clock)
        case LogRepair.RESTORE:
            return _restore(places, clock)
        case LogRepair.NEW_FOLDER:
            make_private(new_folder(places))
            return later_text(places)


def later_text(places: Places) -> str:
    """How what is logged in the new folder comes into the log once that is mended."""
    folder = new_folder(places)
    return (
        f"What is done now is logged in {folder}. Once the log is mended, take it in: "
        f"midstance doctor --merge {folder}"
    )


def _rebuild(places: Places, clock: Clock) -> str:
    data = places.data
    with InstanceLock(data):
        merged = rebuild_from_files(
            data / LOG_FILE, data / WORKOUTS_FOLDER, data / BACKUPS, clock.today(), clock.now().utc
        )
    left_out = "".join(f" Left out: {problem}" for problem in merged.left_out)
    files = plural(merged.files, "file")
    return f"Rebuilt from {files}. The log as it was lies in {data}.{left_out}"


def _restore(places: Places, clock: Clock) -> str:
    """Put the newest backup back that is good.

    Raises:
        StorageError: none is.
    """
    data = places.data
    problem: StorageError = NotThereError("there is no backup", data, "Take another way.")
    with InstanceLock(data):
        for backup in _backups(data):
            try:
                saved = restore_backup(data / LOG_FILE, backup, data / BACKUPS, clock.today())
            except StorageError as error:
                problem = error
            else:
                was = f" The log as it was: {saved}." if saved else ""
                more = "Finished workouts that it lacks come back with: midstance doctor --rebuild"
                return f"Restored: {plural(sets_in(data / LOG_FILE), 'set')}.{was} {more}"
    raise problem


def _backups(data: Path) -> list[Path]:
    """The backups, the newest first."""
    found = [(each.path.stat().st_mtime_ns, each.path) for each in backups_in(data / BACKUPS)]
    return [path for _, path in sorted(found, reverse=True)]


def _workout_files(data: Path) -> int:
    return sum(1 for _ in (data / WORKOUTS_FOLDER).glob("*.toml"))
