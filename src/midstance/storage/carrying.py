"""Hands out the files of finished workouts as they are kept, for a copy elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from midstance.storage.filing import file_of
from midstance.storage.workout_file import to_bytes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from midstance.storage.database import Database


def workout_files(database: Database) -> Iterator[tuple[str, bytes]]:
    """The name and content of each workout's file that holds now, oldest workout first.

    A workout that was deleted, or is still under way, has none. Names are made of letters,
    digits, hyphens and one dot.

    Raises:
        StorageError: the log cannot be read.
    """
    rows = database.rows(
        "SELECT w.id, f.revision FROM workout w JOIN filing f ON f.workout_id = w.id "
        "WHERE w.deleted_at IS NULL AND w.ending IN ('completed', 'finished-early') "
        "ORDER BY w.local_date, w.started_at, w.id"
    )
    for workout_id, revision in rows:
        file = file_of(database, UUID(bytes=workout_id), UUID(bytes=revision))
        yield file.name, to_bytes(file)
