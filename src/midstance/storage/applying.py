"""Brings the tables to what the file that counts says of a workout."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from midstance.domain.record import Ending
from midstance.storage.columns import utc_text
from midstance.storage.course import deed_to_plain, packed
from midstance.storage.errors import WorkoutFileError, from_os
from midstance.storage.journal import MERGE, Journal
from midstance.storage.revisions import set_truth, truth_of
from midstance.storage.rows import set_columns, workout_columns
from midstance.storage.workout_file import from_bytes
from midstance.storage.workouts import head_of

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path
    from uuid import UUID

    from midstance.storage.columns import Columns
    from midstance.storage.database import Database
    from midstance.storage.workout_file import Course, WorkoutFile


def follow_truth(database: Database, own: Path, file: WorkoutFile, at: datetime) -> bool:
    """Bring the tables to what the file that counts says, inside a transaction.

    ``file`` is the newcomer; the files known before lie in ``own``. Answers with whether the
    tables changed. A workout that goes on here at this moment is left alone: its end will
    replace all its files.

    Raises:
        WorkoutFileError: the file that counts cannot be read.
    """
    head = head_of(database, file.workout.id)
    truth = truth_of(database, file.workout.id)
    if truth is None or (head is not None and head.ending is Ending.UNDER_WAY):
        return False
    if database.row("SELECT 1 FROM filing WHERE revision = ?", (truth.bytes,)):
        return False
    apply(database, file if truth == file.revision else _read(database, own, truth), at)
    return True


def _read(database: Database, own: Path, revision: UUID) -> WorkoutFile:
    row = database.row("SELECT name FROM workout_file WHERE revision = ?", (revision.bytes,))
    path = own / str(row[0] if row else None)
    try:
        return from_bytes(path.read_bytes(), path)
    except OSError as error:
        raise WorkoutFileError(*from_os(error, path)) from error


def apply(database: Database, file: WorkoutFile, at: datetime) -> None:
    """Make the tables say what ``file`` says, inside a transaction."""
    workout = file.workout
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
    set_truth(database, workout.id, file.revision, utc_text(file.revised_at), is_done=True)


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
