"""Brings the tables to what the file that counts says of a workout."""

from __future__ import annotations

import json
import sqlite3
from typing import TYPE_CHECKING

from midstance.domain.record import Ending
from midstance.storage.course import deed_to_plain, packed
from midstance.storage.errors import StorageError, WorkoutFileError, from_os
from midstance.storage.journal import MERGE, Journal
from midstance.storage.revisions import set_truth, truth_of
from midstance.storage.rows import set_columns, utc_text, workout_columns
from midstance.storage.workout_file import from_bytes
from midstance.storage.workouts import head_of

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path
    from uuid import UUID

    from midstance.storage.database import Database
    from midstance.storage.rows import Columns
    from midstance.storage.workout_file import Course, WorkoutFile


def follow_truth(
    database: Database, own: Path, workout_id: UUID, at: datetime, left_out: list[StorageError]
) -> bool:
    """Bring the tables to what the file that counts says; answers with whether that changed them.

    A workout that goes on here at this moment is left alone: its end will replace all its files.
    """
    row = database.row(
        "SELECT f.name FROM workout_file f WHERE f.revision = ? AND f.name IS NOT NULL "
        "AND NOT EXISTS (SELECT 1 FROM filing WHERE revision = f.revision)",
        ((truth_of(database, workout_id) or workout_id).bytes,),
    )
    head = head_of(database, workout_id)
    if row is None or (head is not None and head.ending is Ending.UNDER_WAY):
        return False
    path = own / row[0]
    try:
        apply(database, from_bytes(path.read_bytes(), path), at)
    except OSError as error:
        left_out.append(WorkoutFileError(*from_os(error, path)))
    except StorageError as error:
        if not isinstance(error.__cause__, sqlite3.IntegrityError | None):
            raise
        left_out.append(WorkoutFileError(error.what, path, "It was left out."))
    else:
        return True
    return False


def apply(database: Database, file: WorkoutFile, at: datetime) -> None:
    """Make the tables say what ``file`` says.

    Raises:
        StorageError: the log could not take it.
    """
    workout = file.workout
    with database.transaction():
        journal = Journal(database, MERGE, f"{workout.name}, {workout.local_date}", at)
        deleted_at = utc_text(file.revised_at) if file.is_deleted else None
        head = workout_columns(workout, file.active_ms)
        journal.put("workout", head | {"machine": file.machine, "deleted_at": deleted_at})
        kept = {logged.set.serial for logged in workout.sets}
        for serial in _serials(database, workout.id) - kept:
            journal.delete_set(workout.id, serial)
        for logged in workout.sets:
            journal.put("set_record", set_columns(logged))
        if file.course is not None:
            journal.put("course", _course_columns(workout.id, file.course))
        revised_at = utc_text(file.revised_at)
        set_truth(database, workout.id, file.revision, revised_at, is_done=True)


def _serials(database: Database, workout_id: UUID) -> set[int]:
    rows = database.rows("SELECT serial FROM set_record WHERE workout_id = ?", (workout_id.bytes,))
    return {serial for (serial,) in rows}


def _course_columns(workout_id: UUID, course: Course) -> Columns:
    return {
        "workout_id": workout_id.bytes,
        "turns": packed(json.loads(course.turns)),
        "options": course.options,
        "deeds": packed([deed_to_plain(deed) for deed in course.deeds]),
    }
