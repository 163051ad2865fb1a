"""Tables of a database that another program wrote, read from its bytes and never touched."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

MOST_ROWS = 500_000
"""Rows of a query on another program's database."""
MOST_STEPS = 20_000
"""Thousands of steps of SQLite after which a query is stopped: minutes become seconds."""


class ForeignDatabaseError(ValueError):
    """A database of another program that cannot be read; the text says why."""


def read_tables(content: bytes, names: tuple[str, ...]) -> Mapping[str, list[dict[str, object]]]:
    """The rows of those of the tables that there are, by column.

    Views are no tables: they could run for ever.

    Raises:
        ForeignDatabaseError: it is broken, or holds too much.
    """
    steps = 0

    def count() -> bool:
        nonlocal steps
        steps += 1
        return steps > MOST_STEPS

    with closing(sqlite3.connect(":memory:")) as connection:
        connection.row_factory = sqlite3.Row
        connection.text_factory = lambda raw: raw.decode("utf-8", "replace")
        try:
            connection.deserialize(content)
            connection.execute("PRAGMA trusted_schema = OFF")
            connection.execute("PRAGMA cell_size_check = ON")
            connection.set_progress_handler(count, 1000)
            if connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
                raise ForeignDatabaseError("it is damaged or cut")
            return {name: rows for name in names if (rows := _rows(connection, name)) is not None}
        except (sqlite3.Error, OverflowError, MemoryError) as error:
            raise ForeignDatabaseError(str(error)) from error


def _rows(connection: sqlite3.Connection, name: str) -> list[dict[str, object]] | None:
    known = connection.execute(
        "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?", (name,)
    ).fetchone()
    if known is None:
        return None
    rows = connection.execute(f'SELECT * FROM "{name}" LIMIT {MOST_ROWS + 1}').fetchall()
    if len(rows) > MOST_ROWS:
        raise ForeignDatabaseError(f"there are more than {MOST_ROWS:,} rows")
    return [dict(row) for row in rows]
