"""Reads what a workout under way needs to go on, and reopens one that was finished early."""

from __future__ import annotations

import json
import zlib
from typing import TYPE_CHECKING

from midstance.storage.course import UnderWay, turns_from_plain, unpacked, unreadable
from midstance.storage.deeds import deeds_of

if TYPE_CHECKING:
    from datetime import datetime

    from midstance.domain.record import WorkoutRecord
    from midstance.storage.database import Database


def read_course(
    database: Database, workout: WorkoutRecord, last_alive: datetime | None
) -> UnderWay:
    """A workout under way with its turns, options and deeds.

    Raises:
        UnreadableCourseError: they are broken, or of another version.
    """
    row = database.row(
        "SELECT turns, options FROM course WHERE workout_id = ?", (workout.id.bytes,)
    )
    try:
        turns, options = unpacked(row[0] if row else b""), json.loads(row[1] if row else "")
        deeds = deeds_of(database, workout.id)
    except (ValueError, zlib.error) as error:
        raise unreadable(database.path, error) from error
    return UnderWay(
        workout,
        turns_from_plain(turns, database.path),
        options,
        tuple(kept.deed for kept in deeds),
        deeds[-1].stamp if deeds else workout.started_at,
        last_alive,
    )
