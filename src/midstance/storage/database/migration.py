"""Brings the log's tables to this version: numbered SQL files, each in one transaction."""

from __future__ import annotations

import sqlite3
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


def scripts() -> dict[int, str]:
    """Every migration by the version that it leads to."""
    folder = files("midstance.storage.database") / "migrations"
    return {
        int(entry.name[:4]): entry.read_text("utf-8")
        for entry in sorted(folder.iterdir(), key=lambda entry: entry.name)
        if entry.name.endswith(".sql")
    }


def statements(script: str) -> Iterator[str]:
    """The statements of a script, one by one.

    A script is never run as a whole: that would commit the transaction around it.
    """
    waiting = ""
    for line in script.splitlines(keepends=True):
        waiting += line
        if sqlite3.complete_statement(waiting):
            yield waiting
            waiting = ""


def migrate(connection: sqlite3.Connection) -> None:
    """Run every migration above the file's version in one transaction, and note the new one.

    Raises:
        sqlite3.Error: a statement failed; nothing was changed.
    """
    connection.execute("BEGIN IMMEDIATE")
    try:
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        for number, script in scripts().items():
            if number > version:
                for statement in statements(script):
                    connection.execute(statement)
                connection.execute(f"PRAGMA user_version = {number}")
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise
