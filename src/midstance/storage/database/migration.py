"""Brings the log's tables to a newer schema: numbered steps, all of them in one transaction.

``0002_heart_rate.sql`` holds statements. ``0002_heart_rate.py`` is for what SQL cannot do: its
``migrate(connection)`` runs after the SQL of the same number, and must not end the transaction.
"""

from __future__ import annotations

import runpy
import sqlite3
from importlib.resources import as_file, files
from typing import TYPE_CHECKING

from midstance.storage.database.checksums import add_function

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.resources.abc import Traversable


def steps(folder: Traversable | None = None) -> dict[int, list[Traversable]]:
    """The files that lead to each version, in order; from the package's own folder without one."""
    folder = folder or files("midstance.storage.database") / "migrations"
    entries = [entry for entry in folder.iterdir() if entry.name.endswith((".sql", ".py"))]
    ordered = sorted(entries, key=lambda entry: (entry.name[:4], entry.name.endswith(".py")))
    versions: dict[int, list[Traversable]] = {}
    for entry in ordered:
        versions.setdefault(int(entry.name[:4]), []).append(entry)
    return versions


def statements(script: str) -> Iterator[str]:
    """The statements of a script, one by one.

    ``executescript`` would commit the transaction around it.
    """
    waiting = ""
    for line in script.splitlines(keepends=True):
        waiting += line
        if sqlite3.complete_statement(waiting):
            yield waiting
            waiting = ""


def migrate(connection: sqlite3.Connection, folder: Traversable | None = None) -> None:
    """Run every step above the log's version in one transaction, and set the new version.

    Raises:
        sqlite3.Error: a statement failed. Whatever a step raises, nothing was changed.
    """
    add_function(connection)
    connection.execute("BEGIN IMMEDIATE")
    try:
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        for number, entries in steps(folder).items():
            if number > version:
                for entry in entries:
                    _run(connection, entry)
                connection.execute(f"PRAGMA user_version = {number}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _run(connection: sqlite3.Connection, step: Traversable) -> None:
    if step.name.endswith(".py"):
        with as_file(step) as path:
            runpy.run_path(str(path))["migrate"](connection)
        return
    for statement in statements(step.read_text("utf-8")):
        connection.execute(statement)
