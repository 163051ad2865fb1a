"""The deeds of a workout: rows while it is under way, folded into its course at its end."""

from __future__ import annotations

import json
import zlib
from typing import TYPE_CHECKING, Any

from midstance.domain.record import KeptDeed
from midstance.storage.columns import to_stamp
from midstance.storage.course import (
    StampedDeed,
    compact,
    deed_from_plain,
    deed_to_plain,
    packed,
    unpacked,
    unreadable,
)

if TYPE_CHECKING:
    from uuid import UUID

    from midstance.storage.columns import Columns
    from midstance.storage.database import Database

COLUMNS = "sequence, at_ms, utc, utc_offset, zone, name, fields"
_ALL = ("workout_id", *COLUMNS.split(", "))


def deeds_of(database: Database, workout_id: UUID) -> tuple[StampedDeed, ...]:
    """All deeds of a workout under way, in order."""
    rows = database.rows(
        f"SELECT {COLUMNS} FROM deed WHERE workout_id = ? ORDER BY sequence", (workout_id.bytes,)
    )
    return tuple(
        StampedDeed(KeptDeed(row[0], row[1], row[5], json.loads(row[6])), to_stamp(*row[2:5]))
        for row in rows
    )


def folded_deeds(database: Database, workout_id: UUID) -> tuple[StampedDeed, ...]:
    """All deeds of a workout that has ended, in order; none if they are not known.

    Raises:
        UnreadableCourseError: they are broken.
    """
    row = database.row("SELECT deeds FROM course WHERE workout_id = ?", (workout_id.bytes,))
    if row is None or row[0] is None:
        return ()
    try:
        return tuple(deed_from_plain(plain) for plain in unpacked(row[0]))
    except (ValueError, TypeError, zlib.error) as error:
        raise unreadable(database.path, error) from error


def fold_deeds(database: Database, workout_id: UUID) -> None:
    """Turn the rows of a workout's deeds into one value of its course."""
    fold_rows(
        database, workout_id, [deed_to_plain(kept) for kept in deeds_of(database, workout_id)]
    )


def fold_rows(database: Database, workout_id: UUID, folded: list[list[Any]]) -> None:
    """Put ``folded`` into a workout's course in place of the rows of its deeds."""
    database.run(
        "UPDATE course SET deeds = ? WHERE workout_id = ?", (packed(folded), workout_id.bytes)
    )
    database.run("DELETE FROM deed WHERE workout_id = ?", (workout_id.bytes,))


def unfolded_rows(database: Database, workout_id: UUID) -> list[Columns]:
    """The folded deeds of a workout as rows by column, so that it can go on.

    Raises:
        UnreadableCourseError: they are broken.
    """
    return [
        dict(zip(_ALL, (workout_id.bytes, *_row(kept)), strict=True))
        for kept in folded_deeds(database, workout_id)
    ]


def _row(kept: StampedDeed) -> tuple[Any, ...]:
    *head, values = deed_to_plain(kept)
    return (*head, compact(values))
