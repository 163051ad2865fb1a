"""What the log answers about workouts: one, a page of them, the one under way."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from midstance.storage.columns import FIRST_DAY, LAST_DAY, day_text, utc_text
from midstance.storage.rows import SET_COLUMNS, WORKOUT_COLUMNS, to_logged, to_workout

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from midstance.domain.record import LoggedSet, WorkoutRecord
    from midstance.storage.database import Database


def head_of(database: Database, workout_id: UUID) -> WorkoutRecord | None:
    """A workout without its sets, deleted or not; None if the log never had it."""
    row = database.row(f"SELECT {WORKOUT_COLUMNS} FROM workout WHERE id = ?", (workout_id.bytes,))
    return to_workout(row) if row else None


def workout_of(database: Database, workout_id: UUID) -> WorkoutRecord | None:
    """A workout with its sets; None if the log has none with this id, or it was deleted."""
    row = database.row(
        f"SELECT {WORKOUT_COLUMNS} FROM workout WHERE id = ? AND deleted_at IS NULL",
        (workout_id.bytes,),
    )
    return with_sets(database, to_workout(row)) if row else None


def with_sets(database: Database, workout: WorkoutRecord) -> WorkoutRecord:
    """The same workout with its sets in the order of their serials."""
    rows = database.rows(
        f"SELECT {SET_COLUMNS} FROM set_record "
        "WHERE workout_id = ? AND deleted_at IS NULL ORDER BY serial",
        (workout.id.bytes,),
    )
    return replace(workout, sets=tuple(to_logged(row, workout.session) for row in rows))


def set_with_serial(database: Database, workout_id: UUID, serial: int) -> LoggedSet | None:
    """A workout's set by its serial, deleted or not."""
    row = database.row(
        f"SELECT {SET_COLUMNS}, (SELECT session FROM workout WHERE id = workout_id) "
        "FROM set_record WHERE workout_id = ? AND serial = ?",
        (workout_id.bytes, serial),
    )
    return to_logged(row, row[-1]) if row else None


def set_with_id(database: Database, set_id: UUID) -> LoggedSet | None:
    """A set by its id; None if the log has none with this id, or it was deleted."""
    row = database.row(
        f"SELECT {SET_COLUMNS}, (SELECT session FROM workout WHERE id = workout_id) "
        "FROM set_record WHERE id = ? AND deleted_at IS NULL",
        (set_id.bytes,),
    )
    return to_logged(row, row[-1]) if row else None


def page_of_workouts(
    database: Database, limit: int, before: WorkoutRecord | None
) -> tuple[WorkoutRecord, ...]:
    """At most ``limit`` workouts without their sets, newest first, older than ``before``."""
    key: tuple[object, ...] = (LAST_DAY, "", b"")
    if before is not None:
        key = (before.local_date.isoformat(), utc_text(before.started_at.utc), before.id.bytes)
    rows = database.rows(
        f"SELECT {WORKOUT_COLUMNS} FROM workout WHERE deleted_at IS NULL "
        "AND (local_date, started_at, id) < (?, ?, ?) "
        "ORDER BY local_date DESC, started_at DESC, id DESC LIMIT ?",
        (*key, limit),
    )
    return tuple(map(to_workout, rows))


def workouts_between(
    database: Database, since: date | None, until: date | None
) -> tuple[WorkoutRecord, ...]:
    """Every workout without its sets whose date lies in the span, oldest first."""
    rows = database.rows(
        f"SELECT {WORKOUT_COLUMNS} FROM workout WHERE deleted_at IS NULL "
        "AND local_date BETWEEN ? AND ? ORDER BY local_date, started_at, id",
        (day_text(since, FIRST_DAY), day_text(until, LAST_DAY)),
    )
    return tuple(map(to_workout, rows))


def under_way_head(database: Database) -> WorkoutRecord | None:
    """The workout that is under way, without its sets; the newest if there are several."""
    row = database.row(
        f"SELECT {WORKOUT_COLUMNS} FROM workout WHERE deleted_at IS NULL "
        "AND ending = 'under-way' ORDER BY started_at DESC LIMIT 1"
    )
    return to_workout(row) if row else None
