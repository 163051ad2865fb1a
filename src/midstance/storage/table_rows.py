"""Whole rows by column: read, inserted, changed, and as JSON for the journal."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from midstance.storage.columns import Columns
    from midstance.storage.database import Database

KEYS = {
    "workout": ("id",),
    "set_record": ("workout_id", "serial"),
    "course": ("workout_id",),
    "deed": ("workout_id", "sequence"),
}


def read_row(database: Database, table: str, key: Columns) -> Columns | None:
    """The whole row with this key by column, or None; ``key`` may hold more than the key."""
    sql = f"SELECT * FROM {table} WHERE {where(table)}"
    found = database.connection.execute(sql, key_of(table, key))
    row = found.fetchone()
    return row and dict(zip((column[0] for column in found.description), row, strict=True))


def insert_row(database: Database, table: str, values: Columns) -> None:
    """Insert a row."""
    marks = ", ".join("?" * len(values))
    sql = f"INSERT INTO {table} ({', '.join(values)}) VALUES ({marks})"
    database.run(sql, tuple(values.values()))


def update_row(database: Database, table: str, values: Columns) -> None:
    """Change the columns named in ``values`` of the row with the same key."""
    changes = ", ".join(f"{name} = ?" for name in values)
    sql = f"UPDATE {table} SET {changes} WHERE {where(table)}"
    database.run(sql, (*values.values(), *key_of(table, values)))


def to_text(row: Columns | None) -> str | None:
    """A row as JSON; bytes become ``{"hex": …}``."""
    return None if row is None else json.dumps(row, default=lambda kept: {"hex": kept.hex()})


def from_text(text: str | None) -> Columns | None:
    """The row that :func:`to_text` wrote."""
    return None if text is None else json.loads(text, object_hook=_bytes_back)


def _bytes_back(plain: dict[str, Any]) -> Any:  # noqa: ANN401  # bytes or the row itself
    return bytes.fromhex(plain["hex"]) if plain.keys() == {"hex"} else plain


def where(table: str) -> str:
    """The condition that finds one row of a table by its key."""
    return " AND ".join(f"{name} = ?" for name in KEYS[table])


def key_of(table: str, values: Mapping[str, Any]) -> tuple[Any, ...]:
    """The values for this condition."""
    return tuple(values[name] for name in KEYS[table])
