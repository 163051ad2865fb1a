"""Makes an empty log: whole or not at all, and never in the place of another."""

from __future__ import annotations

import os
import sqlite3
from typing import TYPE_CHECKING

from midstance.storage.connection import APPLICATION_ID, connect
from midstance.storage.errors import UnusablePlaceError, from_os, from_sqlite
from midstance.storage.log_file import sync_folder, uri
from midstance.storage.new_file import put_in_place

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def create(path: Path, connector: Callable[[str], sqlite3.Connection] = connect) -> None:
    """Make an empty log; it appears complete or not at all, and never takes another's place.

    Raises:
        UnusablePlaceError: the folder cannot be written.
        NotSavedError: the disk could not take it.
    """
    _drop_leftovers(path)
    fresh = path.with_name(f"{path.name}.new-{os.getpid()}")
    try:
        os.close(os.open(fresh, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        fill(connector(uri(fresh)))
        put_in_place(fresh, path)
        sync_folder(path.parent)
    except OSError as error:
        raise UnusablePlaceError(*from_os(error, path)) from error
    except sqlite3.Error as error:
        raise from_sqlite(error, path) from error
    finally:
        fresh.unlink(missing_ok=True)


def fill(connection: sqlite3.Connection) -> None:
    """Make the tables of an empty log, then close the connection.

    Raises:
        sqlite3.Error: the disk could not take them.
    """
    try:
        lay_tables(connection)
    finally:
        connection.close()


def lay_tables(connection: sqlite3.Connection) -> None:
    """Make the tables of an empty log.

    Raises:
        sqlite3.Error: the disk could not take them.
    """
    from midstance.storage.migration import migrate  # noqa: PLC0415  # slow, and rarely needed

    connection.execute("PRAGMA synchronous = EXTRA")
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    migrate(connection)


def _drop_leftovers(path: Path) -> None:
    for leftover in path.parent.glob(f"{path.name}.new-*"):
        if not _is_alive(leftover.name.rpartition("-")[2]):
            leftover.unlink(missing_ok=True)


def _is_alive(pid: str) -> bool:
    try:
        os.kill(int(pid), 0)
    except (ValueError, OverflowError):
        return False
    except OSError as error:
        return isinstance(error, PermissionError)
    return True
