"""What the doctor looks at: paths, versions, the log's integrity, the runner's own files."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from midstance import __version__
from midstance.cli.output import say, say_text
from midstance.cli.screen import usual_keys

if TYPE_CHECKING:
    from collections.abc import Mapping

    from midstance.cli.prompt import Prompt

SOUND = "ok"
MOST_BACKUPS = 5
"""The newest copies are named; ``midstance backup --list`` names all."""


def examine(prompt: Prompt) -> dict[str, object]:
    """Everything that the doctor tells, as plain values.

    ``integrity`` is ``ok``, or says what is wrong with the log.
    """
    from midstance.cli.copies import listed
    from midstance.storage.settings import load_settings

    library = prompt.loaded_library()
    settings = load_settings(prompt.places, usual_keys())
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
        "backups": listed(prompt),
        "versions": _versions(),
    }


def _log(prompt: Prompt) -> dict[str, object]:
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
    from midstance.cli.copies import counted

    if not isinstance(backups, list):
        return
    for backup in backups[-MOST_BACKUPS:]:
        say_text("backup:     ", f"{backup['file']} ({counted(backup['sets'])})")
    if not backups:
        say("backup:     none yet; make one: midstance backup")
