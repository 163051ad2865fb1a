"""Where a log comes from: the machine that made it, and the version that last wrote it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from midstance import __version__
from midstance.storage.connection import Access

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from midstance.storage.database import Database

_PUT = (
    "INSERT INTO meta (key, value) VALUES (?, ?) "
    "ON CONFLICT (key) DO UPDATE SET value = excluded.value"
)


def origin(database: Database, ids: Callable[[], UUID]) -> str:
    """The id of the machine that made the log; a log opened for writing gets what it lacks."""
    kept = dict(database.rows("SELECT key, value FROM meta"))
    if database.access is Access.READ:
        return str(kept.get("machine", ""))
    wanted = {"machine": kept.get("machine") or str(ids()), "written_by": __version__}
    if kept != kept | wanted:
        with database.transaction():
            database.run_many(_PUT, wanted.items())
    return str(wanted["machine"])
