"""``midstance doctor``: paths, versions, the log's integrity, the runner's own files."""

from __future__ import annotations

import os
import sys
from sqlite3 import sqlite_version
from typing import TYPE_CHECKING, TypedDict

import click

from midstance import __version__
from midstance.cli.commands.backup import (
    BackupJson,
    backups_to_json,
    merge_folder,
    rebuild_log,
    repair_log,
)
from midstance.cli.errors import DONE, NOT_MET, WrongUsageError
from midstance.cli.output import say_json, say_text
from midstance.cli.screen import default_keys
from midstance.presentation.phrases import plural
from midstance.services.cues.speech_programs import voice_state
from midstance.services.upkeep.settings_folders import SettingsFolders
from midstance.storage.database.database import BACKUPS
from midstance.storage.definitions.settings import load_settings
from midstance.storage.errors import StorageError, from_os
from midstance.storage.training_log import WORKOUTS_FOLDER

if TYPE_CHECKING:
    from midstance.cli.command_context import CommandContext

SOUND = "ok"
MOST_BACKUPS = 5
"""The newest copies are named; ``midstance backup --list`` names all."""


@click.command("doctor")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@click.option("--rebuild", "make_new", is_flag=True, help="Rebuild the log from the workout files.")
@click.option("--merge", "folder", metavar="FOLDER", help="Import the workouts of another machine.")
@click.option("--repair", is_flag=True, help="Show how each damaged row would be repaired.")
@click.option("--apply", "applies", is_flag=True, help="With --repair: apply it.")
@click.pass_obj
def command(
    context: CommandContext,
    *,
    as_json: bool,
    make_new: bool,
    folder: str | None,
    repair: bool,
    applies: bool,
) -> int:
    """Check the log and the runner's own files, and say where everything lies."""
    options = {
        "--rebuild": make_new,
        "--merge": folder is not None,
        "--repair": repair,
        "--json": as_json,
    }
    if applies and not repair:
        raise WrongUsageError("--apply needs --repair: midstance doctor --repair --apply")
    together = [name for name, is_given in options.items() if is_given]
    if len(together) > 1:
        raise WrongUsageError(
            f"{' and '.join(together)} cannot be used together; run them one after the other."
        )
    if make_new:
        rebuild_log(context)
    if folder is not None:
        merge_folder(context, folder)
    if repair:
        repair_log(context, applies=applies)
    report = check_health(context)
    if as_json:
        say_json(report)
    else:
        say_health(report)
    return DONE if is_sound(report) else NOT_MET


class LogHealth(TypedDict):
    """The log's part of the report; ``integrity`` is ``ok``, or says what is wrong with it."""

    integrity: str
    schema: int | None
    sets: int | None
    workouts: int | None


class HealthReport(LogHealth):
    """Everything that the doctor reports, in the order in which JSON has it."""

    problems: list[str]
    exercises: int
    programs: int
    routines: int
    paths: dict[str, str]
    backups: list[BackupJson]
    versions: dict[str, str]
    voice: str


def check_health(context: CommandContext) -> HealthReport:
    """Check the log, the library and the settings."""
    library = context.loaded_library()
    settings = load_settings(context.places, default_keys())
    log = _check_log(context)
    backups, closed = _backups(context)  # behind the log, which is copied where it is upgraded
    return {
        **log,
        "problems": [
            *(each.text() for each in (*library.problems, *settings.problems)),
            *_files_missing(context),
            *_waiting_files(context),
            *closed,
        ],
        "exercises": len(library.library.exercises),
        "programs": len(library.library.programs),
        "routines": len(library.library.routines),
        "paths": {
            "data": str(context.places.data),
            "config": str(context.places.config),
            "cache": str(context.places.cache),
        },
        "backups": backups,
        "versions": _versions(),
        "voice": voice_state(settings.settings, os.environ),
    }


def _check_log(context: CommandContext) -> LogHealth:
    try:
        health = context.log().examine()
    except StorageError as error:
        return {"integrity": str(error), "schema": None, "sets": None, "workouts": None}
    return {
        "integrity": health.text,
        "schema": health.schema,
        "sets": health.sets,
        "workouts": health.workouts,
    }


def _backups(context: CommandContext) -> tuple[list[BackupJson], tuple[str, ...]]:
    """Every backup, and a sentence where their folder cannot be read."""
    try:
        return backups_to_json(context), ()
    except OSError as error:
        what, where, remedy = from_os(error, context.places.data / BACKUPS)
        return [], (f"{where}: {what}. {remedy}",)


def _files_missing(context: CommandContext) -> tuple[str, ...]:
    """A sentence about workouts and runs whose file is still to be written, if there are any."""
    try:
        missing = context.log().pending_files()
    except StorageError:
        return ()
    if not missing:
        return ()
    folder = context.places.data / WORKOUTS_FOLDER
    what = "a workout or run" if missing == 1 else f"{missing} workouts and runs"
    link = " (it is a link, and Midstance writes through no link)" if folder.is_symlink() else ""
    text = f"{folder}{link}: the file of {what} is not written yet; the log has it."
    return (f"{text} The next command that changes the log writes it, or says why it cannot.",)


def _waiting_files(context: CommandContext) -> tuple[str, ...]:
    """What has not reached a folder of the settings, or has not come from there."""
    folders = SettingsFolders.of(context.places)
    try:
        return folders.problems(context.log()) if folders else ()
    except StorageError as error:
        return (str(error),)


def _versions() -> dict[str, str]:
    from importlib.metadata import version  # slow to load, and needed by nothing else

    return {
        "midstance": __version__,
        "python": sys.version.split()[0],
        "sqlite": sqlite_version,
        "textual": version("textual"),
    }


def is_sound(report: HealthReport) -> bool:
    """Whether nothing is wrong."""
    return report["integrity"] == SOUND and not report["problems"]


def say_health(report: HealthReport) -> None:
    """Print the report."""
    _say_fact("log", report["integrity"])
    if report["schema"] is not None:
        _say_fact(
            "",
            f"{plural(report['sets'] or 0, 'set')} in {plural(report['workouts'] or 0, 'workout')}",
        )
    _say_fact(
        "library",
        ", ".join(
            plural(number, word)
            for number, word in (
                (report["exercises"], "exercise"),
                (report["programs"], "program"),
                (report["routines"], "routine"),
            )
        ),
    )
    for name, value in (*report["paths"].items(), *report["versions"].items()):
        _say_fact(name, value)
    for backup in report["backups"][-MOST_BACKUPS:]:
        _say_fact("backup", f"{backup['file']} ({plural(backup['sets'], 'set')})")
    if not report["backups"]:
        _say_fact("backup", "none yet; make one: midstance backup")
    _say_fact("voice", report["voice"])
    for problem in report["problems"]:
        _say_fact("problem", problem)


def _say_fact(label: str, text: str) -> None:
    say_text(f"{label and label + ':':<12}", text)
