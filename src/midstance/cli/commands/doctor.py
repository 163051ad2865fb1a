"""What the doctor looks at: paths, versions, the log's integrity, the runner's own files."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from midstance import __version__
from midstance.cli.errors import DONE, NOT_MET, WrongUsageError
from midstance.cli.output import say, say_json, say_text
from midstance.cli.screen import default_keys

if TYPE_CHECKING:
    from collections.abc import Mapping

    from midstance.cli.command_context import CommandContext


SOUND = "ok"
MOST_BACKUPS = 5
"""The newest copies are named; ``midstance backup --list`` names all."""


def report_health(prompt: CommandContext) -> dict[str, object]:
    """Everything that the doctor tells, as plain values.

    ``integrity`` is ``ok``, or says what is wrong with the log.
    """
    from midstance.cli.commands.backup import backups_as_plain
    from midstance.storage.definitions.settings import load_settings

    library = prompt.loaded_library()
    settings = load_settings(prompt.places, default_keys())
    return {
        **_log(prompt),
        "problems": [each.text() for each in (*library.problems, *settings.problems)],
        "exercises": len(library.library.exercises),
        "programs": len(library.library.programs),
        "routines": len(library.library.routines),
        "paths": {
            "data": str(prompt.places.data),
            "config": str(prompt.places.config),
            "cache": str(prompt.places.cache),
        },
        "backups": backups_as_plain(prompt),
        "versions": _versions(),
    }


def _log(prompt: CommandContext) -> dict[str, object]:
    from midstance.storage.errors import StorageError

    try:
        health = prompt.log().examine()
    except StorageError as error:
        return {"integrity": str(error), "schema": None, "sets": None, "workouts": None}
    return {
        "integrity": health.text,
        "schema": health.schema,
        "sets": health.sets,
        "workouts": health.workouts,
    }


def _versions() -> dict[str, str]:
    import sqlite3
    from importlib.metadata import version

    return {
        "midstance": __version__,
        "python": sys.version.split()[0],
        "sqlite": sqlite3.sqlite_version,
        "textual": version("textual"),
    }


def is_sound(found: Mapping[str, object]) -> bool:
    """Whether nothing is wrong."""
    return found["integrity"] == SOUND and not found["problems"]


def say_health(found: Mapping[str, object]) -> None:
    """Print what was found."""
    say_text("log:        ", str(found["integrity"]))
    if found["schema"] is not None:
        say(f"            {found['sets']} sets in {found['workouts']} workouts")
    say(
        f"library:    {found['exercises']} exercises, {found['programs']} programs, "
        f"{found['routines']} routines"
    )
    for section in ("paths", "versions"):
        values = found[section]
        if isinstance(values, dict):
            for name, value in values.items():
                say_text(f"{name + ':':<12}", value)
    _say_backups(found["backups"])
    problems = found["problems"]
    if isinstance(problems, list):
        for problem in problems:
            say_text("problem:    ", problem)


def _say_backups(backups: object) -> None:
    """Print the newest copies, or that there is none."""
    from midstance.cli.commands.backup import count_text

    if not isinstance(backups, list):
        return
    for backup in backups[-MOST_BACKUPS:]:
        say_text("backup:     ", f"{backup['file']} ({count_text(backup['sets'])})")
    if not backups:
        say("backup:     none yet; make one: midstance backup")


@click.command("doctor", short_help="Check everything, and say where it lies.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document.")
@click.option(
    "--rebuild", "make_new", is_flag=True, help="Make the log anew from the workouts' files."
)
@click.option("--merge", "folder", metavar="FOLDER", help="Take in another machine's workouts.")
@click.pass_obj
def command(prompt: CommandContext, *, as_json: bool, make_new: bool, folder: str | None) -> int:
    """Check the log and the runner's own files, and say where everything lies."""
    asked = {"--rebuild": make_new, "--merge": folder is not None, "--json": as_json}
    together = [name for name, is_asked in asked.items() if is_asked]
    if len(together) > 1:
        raise WrongUsageError(f"{' and '.join(together)} do not go together; ask for them in turn.")
    if make_new:
        from midstance.cli.commands.backup import rebuild_log

        rebuild_log(prompt)
    if folder is not None:
        from midstance.cli.commands.backup import merge_folder

        merge_folder(prompt, folder)
    found = report_health(prompt)
    if as_json:
        say_json(found)
    else:
        say_health(found)
    return DONE if is_sound(found) else NOT_MET
