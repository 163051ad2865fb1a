"""Reads what a workout under way needs to go on, or closes it as it stands if it cannot."""

from __future__ import annotations

import json
import zlib
from dataclasses import replace
from typing import TYPE_CHECKING

from midstance.domain.record import Ending
from midstance.storage.columns import to_stamp, utc_text
from midstance.storage.course import UnderWay, unpacked, unreadable
from midstance.storage.deeds import COLUMNS, deeds_of, fold_rows
from midstance.storage.journal import COURSE, Journal
from midstance.storage.plain_turns import turns_from_plain
from midstance.storage.revisions import ask_for_file
from midstance.storage.rows import workout_columns

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from uuid import UUID

    from midstance.domain.record import WorkoutRecord
    from midstance.domain.stamp import Stamp
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


def close_as_it_stands(
    database: Database, workout: WorkoutRecord, stamp: Stamp, ids: Callable[[], UUID]
) -> None:
    """Finish a workout early at its last deed, without reading what happened in it.

    Raises:
        NotSavedError: the log could not take it.
    """
    with database.transaction():
        rows = database.rows(
            f"SELECT {COLUMNS} FROM deed WHERE workout_id = ? ORDER BY sequence",
            (workout.id.bytes,),
        )
        ended_at = to_stamp(*rows[-1][2:5]) if rows else workout.started_at
        closed = replace(workout, ending=Ending.FINISHED_EARLY, ended_at=ended_at)
        journal = Journal(database, COURSE, "closed as it stood", stamp.utc)
        journal.put("workout", workout_columns(closed, rows[-1][1] if rows else 0))
        fold_rows(database, workout.id, [list(row) for row in rows])
        ask_for_file(database, workout.id, ids(), utc_text(stamp.utc))
