"""``midstance backup`` and ``restore``; and the log made from other files, for the doctor."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, TypedDict

import click

from midstance.cli.errors import CommandFailedError, SeveralProblemsError
from midstance.cli.output import say, say_text
from midstance.presentation.phrases import plural
from midstance.storage.backups.backup import backups_in, sets_in
from midstance.storage.backups.repair import apply_repairs, plan_repairs
from midstance.storage.backups.restore import rebuild_from_files, restore_backup
from midstance.storage.database.database import BACKUPS
from midstance.storage.database.file_safety import check_file_type, make_folder
from midstance.storage.database.lock import InstanceLock
from midstance.storage.training_log import LOG_FILE, WORKOUTS_FOLDER
from midstance.storage.workout_files.merge import files_in

if TYPE_CHECKING:
    from midstance.cli.command_context import CommandContext

NOTHING_TO_COPY = "there is no log yet, so there is nothing to back up. Start: midstance"
NO_BACKUP = "there is no backup yet. Make one: midstance backup"


@click.command("backup")
@click.option("--list", "only_list", is_flag=True, help="List the backups.")
@click.pass_obj
def command(context: CommandContext, *, only_list: bool) -> None:
    """Copy the log into its backup folder; old copies are thinned out with age."""
    if only_list:
        say_backups(context)
    else:
        make_backup(context)


@click.command("restore")
@click.argument("file")
@click.pass_obj
def restore_command(context: CommandContext, file: str) -> None:
    """Put FILE, a copy that midstance backup --list names, in the place of the log.

    The log as it is now is copied before, or moved aside if it is broken.
    """
    restore_log(context, file)


def make_backup(context: CommandContext) -> None:
    """Copy the log into its backup folder now, and say where the copy is.

    Raises:
        CommandFailedError: there is no log.
        StorageError: the log is damaged, or the disk could not take the copy.
    """
    if check_file_type(context.places.data / LOG_FILE) is None:
        raise CommandFailedError(NOTHING_TO_COPY)
    path = context.log().back_up(context.today())
    say(f"Copied: {path} ({plural(sets_in(path), 'set')})")
    say("A backup on the same disk is lost with the disk; keep one elsewhere too.")


class BackupJson(TypedDict):
    """A backup in ``--json``; ``day`` is an ISO date, or None where the file's name has none."""

    file: str
    day: str | None
    sets: int


def backups_to_json(context: CommandContext) -> list[BackupJson]:
    """Every backup, the oldest first."""
    return [
        {
            "file": str(backup.path),
            "day": backup.day.isoformat() if backup.day else None,
            "sets": sets_in(backup.path),
        }
        for backup in backups_in(context.places.data / BACKUPS)
    ]


def say_backups(context: CommandContext) -> None:
    """Print every backup with its number of sets.

    Raises:
        CommandFailedError: there is none.
    """
    backups = backups_in(context.places.data / BACKUPS)
    if not backups:
        raise CommandFailedError(NO_BACKUP)
    for backup in backups:
        say(f"{backup.path}  {plural(sets_in(backup.path), 'set')}")


def restore_log(context: CommandContext, chosen: str) -> None:
    """Put a backup, by its path or its name alone, in the place of the log.

    Raises:
        LogInUseError: Midstance is open.
        StorageError: there is no such backup, it is not sound, or the disk could not take it.
    """
    data, backups = context.places.data, context.places.data / BACKUPS
    source = _backup_path(chosen, backups)
    context.close()
    make_folder(data)
    with InstanceLock(data):
        saved = restore_backup(data / LOG_FILE, source, backups, context.today())
    health = context.log().examine()
    workouts = plural(health.workouts, "workout")
    say(f"Restored: {plural(health.sets, 'set')} in {workouts}, from {source}")
    if health.problems:
        say(f"Damaged in it: {health.text}")
    if saved is not None:
        say(f"Previous log: {saved}")
    if any((data / WORKOUTS_FOLDER).glob("*.toml")):
        say("To recover finished workouts missing from it: midstance doctor --rebuild")


def _backup_path(chosen: str, backups: Path) -> Path:
    beside = backups / chosen
    is_name = Path(chosen).name == chosen and not Path(chosen).exists()
    return beside if is_name and beside.exists() else Path(chosen).absolute()


def rebuild_log(context: CommandContext) -> None:
    """Rebuild the log from the workouts' files, and print a summary.

    Raises:
        LogInUseError: Midstance is open.
        SeveralProblemsError: files were left out, each with its reason; the others are in the log.
        StorageError: a folder cannot be read or written; the log is as it was.
    """
    data = context.places.data
    context.close()
    make_folder(data)
    with InstanceLock(data):
        merged = rebuild_from_files(
            data / LOG_FILE,
            data / WORKOUTS_FOLDER,
            data / BACKUPS,
            context.today(),
            context.now().utc,
        )
    say(f"Rebuilt from {plural(merged.files, 'file')} in {data / WORKOUTS_FOLDER}")
    say(
        f"The previous log is in {data / BACKUPS}, or in {data / LOG_FILE}.aside-… if it is damaged"
    )
    if merged.left_out:
        raise SeveralProblemsError(tuple(map(str, merged.left_out)))


def merge_folder(context: CommandContext, chosen: str) -> None:
    """Merge the workouts' files of another machine from a folder, and print a summary.

    The folder may also be the one of the other machine's log, with the files' folder inside.

    Raises:
        LogInUseError: Midstance is open.
        SeveralProblemsError: files were left out, each with its reason; the others are in the log.
        StorageError: the folder cannot be read, or the log could not take the files.
    """
    folder = Path(chosen).absolute()
    if (folder / WORKOUTS_FOLDER).is_dir():
        folder /= WORKOUTS_FOLDER
    log = context.log_to_change()
    with InstanceLock(context.places.data):
        merged = log.merge(context.now(), folder)
    left_out = len(merged.left_out)
    known = len(files_in(folder)) - merged.files - left_out
    say(f"Files from {folder}: {merged.files} added, {known} already known, {left_out} left out")
    for workout_id in merged.corrected_twice:
        say(f"Corrected on both machines; the newer correction was kept: workout {workout_id}")
    for entry_id in merged.runs_changed_twice:
        say(f"Changed on both machines; the newer change was kept: run {entry_id}")
    if merged.left_out:
        raise SeveralProblemsError(tuple(map(str, merged.left_out)))


def repair_log(context: CommandContext, *, applies: bool) -> None:
    """Print how each damaged row would be repaired, and with ``applies`` carry it out.

    Raises:
        LogInUseError: Midstance is open.
        StorageError: the log is too broken for it, or the disk could not take it.
    """
    data = context.places.data
    log = context.log_to_change() if applies else context.log()
    repairs = plan_repairs(log.database, data / WORKOUTS_FOLDER, data / BACKUPS)
    if not repairs:
        say("No row of the log is damaged")
        return
    for repair in repairs:
        say_text("", repair.text)
    if not applies:
        say("To apply it: midstance doctor --repair --apply")
        return
    with InstanceLock(data):
        copy = apply_repairs(log.database, repairs)
    say(f"Repaired: {plural(len(repairs), 'row')}. Previous log: {copy}")
