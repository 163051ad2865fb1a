"""``midstance backup``: a copy of the log, made now."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from midstance.cli.errors import CommandFailedError, SeveralProblemsError
from midstance.cli.output import say
from midstance.storage.backups import restore
from midstance.storage.backups.backup import backups_in, sets_in
from midstance.storage.database.database import BACKUPS
from midstance.storage.database.file_safety import make_folder
from midstance.storage.database.lock import InstanceLock
from midstance.storage.training_log import LOG_FILE, WORKOUTS_FOLDER
from midstance.storage.workout_files.merge import files_in

if TYPE_CHECKING:
    from midstance.cli.command_context import CommandContext


@click.command("backup", short_help="Copy the log, or list its copies.")
@click.option("--list", "only_list", is_flag=True, help="List the copies that there are.")
@click.pass_obj
def command(prompt: CommandContext, *, only_list: bool) -> None:
    """Copy the log into its backup folder; old copies are thinned out with age."""
    if only_list:
        say_backups(prompt)
    else:
        make_backup(prompt)


NOTHING_TO_COPY = "there is no log yet, so there is nothing to copy. Begin: midstance"
NO_BACKUP = "there is no backup yet. Make one: midstance backup"


def make_backup(prompt: CommandContext) -> None:
    """Copy the log into its backup folder now, and say where the copy is.

    Raises:
        NotMetError: there is no log.
        StorageError: the log is damaged, or the disk could not take the copy.
    """
    if not (prompt.places.data / LOG_FILE).exists():
        raise CommandFailedError(NOTHING_TO_COPY)
    path = prompt.log().back_up(prompt.today())
    say(f"Copied: {path} ({count_text(sets_in(path))})")
    say("A copy on the same disk is lost with the disk; keep one elsewhere too.")


def backups_as_plain(prompt: CommandContext) -> list[dict[str, object]]:
    """Every backup as plain values, the oldest first."""
    return [
        {
            "file": str(backup.path),
            "day": backup.day.isoformat() if backup.day else None,
            "sets": sets_in(backup.path),
        }
        for backup in backups_in(prompt.places.data / BACKUPS)
    ]


def say_backups(prompt: CommandContext) -> None:
    """Print every backup with its number of sets.

    Raises:
        NotMetError: there is none.
    """
    found = backups_in(prompt.places.data / BACKUPS)
    if not found:
        raise CommandFailedError(NO_BACKUP)
    for backup in found:
        say(f"{backup.path}  {count_text(sets_in(backup.path))}")


def put_back(prompt: CommandContext, chosen: str) -> None:
    """Put a backup, by its path or its name alone, in the place of the log.

    Raises:
        LogInUseError: Midstance is open.
        StorageError: there is no such backup, it is not sound, or the disk could not take it.
    """
    data, backups = prompt.places.data, prompt.places.data / BACKUPS
    source = _chosen(chosen, backups)
    prompt.close()
    make_folder(data)
    with InstanceLock(data):
        saved = restore.restore_backup(data / LOG_FILE, source, backups, prompt.today())
    health = prompt.log().examine()
    say(f"Restored: {count_text(health.sets)} in {health.workouts} workouts, from {source}")
    if saved is not None:
        say(f"The log as it was before: {saved}")
    if any((data / WORKOUTS_FOLDER).glob("*.toml")):
        say("Finished workouts that this copy lacks come back with: midstance doctor --rebuild")


def _chosen(chosen: str, backups: Path) -> Path:
    beside = backups / chosen
    is_name = Path(chosen).name == chosen and not Path(chosen).exists()
    return beside if is_name and beside.exists() else Path(chosen).absolute()


def rebuild_log(prompt: CommandContext) -> None:
    """Make the log anew from the workouts' files, and say what came of it.

    Raises:
        LogInUseError: Midstance is open.
        ManyProblemsError: files were left out, each with its reason; the others are in the log.
        StorageError: a folder cannot be read or written; the log is as it was.
    """
    from midstance.storage.backups.restore import rebuild_from_files

    data = prompt.places.data
    prompt.close()
    make_folder(data)
    with InstanceLock(data):
        merged = rebuild_from_files(
            data / LOG_FILE,
            data / WORKOUTS_FOLDER,
            data / BACKUPS,
            prompt.today(),
            prompt.now().utc,
        )
    say(f"Made anew from {merged.files} files in {data / WORKOUTS_FOLDER}")
    say(f"The log as it was lies in {data / BACKUPS}, or in {data / LOG_FILE}.aside-… if broken")
    if merged.left_out:
        raise SeveralProblemsError(tuple(map(str, merged.left_out)))


def merge_folder(prompt: CommandContext, chosen: str) -> None:
    """Take in the workouts' files of another machine from a folder, and say what came of it.

    The folder may also be the one of the other machine's log, with the files' folder inside.

    Raises:
        LogInUseError: Midstance is open.
        ManyProblemsError: files were left out, each with its reason; the others are in the log.
        StorageError: the folder cannot be read, or the log could not take the files.
    """
    given = Path(chosen).absolute()
    folder = given / WORKOUTS_FOLDER if (given / WORKOUTS_FOLDER).is_dir() else given
    log = prompt.log_to_change()
    with InstanceLock(prompt.places.data):
        merged = log.merge(prompt.now(), folder)
    left_out = len(merged.left_out)
    known = len(files_in(folder)) - merged.files - left_out
    say(f"Files from {folder}: {merged.files} came in, {known} known, {left_out} left out")
    for workout_id in merged.corrected_twice:
        say(f"Corrected on both machines; the younger correction counts: workout {workout_id}")
    if merged.left_out:
        raise SeveralProblemsError(tuple(map(str, merged.left_out)))


def count_text(sets: int) -> str:
    """``1 set``, ``2 sets``."""
    return f"{sets} set" if sets == 1 else f"{sets} sets"
