"""What a deed changes in a workout under way: its sets, its remarks, and at last its end."""

from __future__ import annotations

import json
import zlib
from dataclasses import replace
from typing import TYPE_CHECKING

from midstance.domain.record import LoggedSet, WorkoutStatus
from midstance.storage.database.tables import (
    set_columns,
    timestamp_columns,
    timestamp_from_columns,
    utc_text,
    workout_columns,
)
from midstance.storage.errors import NotThereError, SaveFailedError
from midstance.storage.log.event_log import (
    EVENT_COLUMNS,
    ActiveWorkout,
    compact_json,
    compress,
    decompress,
    events_of,
    pack_events,
    packed_events,
    planned_sets_from_plain,
    planned_sets_to_plain,
    store_packed,
    unreadable_error,
)
from midstance.storage.log.journal import COURSE, Journal, insert_row
from midstance.storage.log.queries import head_of, set_with_sequence
from midstance.storage.log.revisions import request_file

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime
    from uuid import UUID

    from midstance.domain.planned_sets import PlannedSet
    from midstance.domain.record import LogChange, LoggedEvent, SetRecord, Timestamp, WorkoutRecord
    from midstance.storage.database.database import Database


def apply_change(
    journal: Journal,
    database: Database,
    workout: WorkoutRecord,
    stamp: Timestamp,
    change: LogChange,
    ids: Callable[[], UUID],
) -> None:
    """Make all of a change, inside a transaction; ``ids`` makes the ids of new sets."""
    for record in change.saved:
        _save(journal, database, workout, record, stamp, ids)
    for sequence in change.removed:
        journal.delete_set(workout.id, sequence)
    _change_head(journal, workout, change, stamp)
    if change.ending is not None:
        _end(journal, database, workout.id, change.ending, stamp, ids)


def _save(
    journal: Journal,
    database: Database,
    workout: WorkoutRecord,
    record: SetRecord,
    stamp: Timestamp,
    ids: Callable[[], UUID],
) -> None:
    """Insert a set, or change the one with its serial, which keeps its id and its moment."""
    kept = set_with_sequence(database, workout.id, record.sequence)
    logged = (
        replace(kept, set=record)
        if kept
        else LoggedSet(ids(), workout.id, workout.session, stamp, workout.local_date, record)
    )
    journal.put("set_record", set_columns(logged))


def _change_head(
    journal: Journal, workout: WorkoutRecord, change: LogChange, stamp: Timestamp
) -> None:
    note = workout.note if change.note is None else change.note
    pains = workout.pains if change.pains is None else change.pains
    changed = replace(workout, note=note, pains=pains)
    if change.ending is not None:
        changed = replace(changed, ending=change.ending, ended_at=stamp)
    if changed != workout:
        journal.put("workout", workout_columns(changed, change.active_ms))


def _end(
    journal: Journal,
    database: Database,
    workout_id: UUID,
    ending: WorkoutStatus,
    stamp: Timestamp,
    ids: Callable[[], UUID],
) -> None:
    """Fold the deeds into the course, and ask for the workout's file."""
    pack_events(database, workout_id)
    if ending is WorkoutStatus.THROWN_AWAY:
        journal.delete_workout(workout_id)
    request_file(database, workout_id, ids(), utc_text(stamp.utc))


def begin_active_workout(
    database: Database,
    workout: WorkoutRecord,
    planned_sets: tuple[PlannedSet, ...],
    options: Mapping[str, object],
    machine: str,
) -> None:
    """Keep a workout's head and its course; one that is there already stays as it is."""
    course = compress(planned_sets_to_plain(planned_sets))
    with database.transaction():
        if head_of(database, workout.id) is None:
            insert_row(database, "workout", workout_columns(workout) | {"machine": machine})
            row = {
                "workout_id": workout.id.bytes,
                "turns": course,
                "options": compact_json(options),
            }
            insert_row(database, "course", row)


def record_event(
    database: Database,
    workout_id: UUID,
    event: LoggedEvent | None,
    stamp: Timestamp,
    change: LogChange,
    ids: Callable[[], UUID],
) -> None:
    """Keep a deed and all that it changed; one that was kept already changes nothing more.

    What the clock did by itself comes without a deed. The deed's sequence and the sets' serials
    are the keys by which a second try is recognised.

    Raises:
        NotThereError: there is no such workout under way.
        NotSavedError: the log could not take it, or holds another deed with this sequence.
    """
    with database.transaction():
        workout = head_of(database, workout_id)
        if workout is None:
            raise _not_under_way(database)
        if _is_done(database, workout, event, change):
            return
        if workout.ending is not WorkoutStatus.UNDER_WAY:
            raise _not_under_way(database)
        if event is not None:
            _insert_event(database, workout_id, event, stamp)
        journal = Journal(database, COURSE, event.name if event else "clock", stamp.utc)
        apply_change(journal, database, workout, stamp, change, ids)


def _is_done(
    database: Database, workout: WorkoutRecord, event: LoggedEvent | None, change: LogChange
) -> bool:
    if event is None:
        return workout.ending is not WorkoutStatus.UNDER_WAY and workout.ending is change.ending
    return _is_kept(database, workout, event)


def _not_under_way(database: Database) -> NotThereError:
    return NotThereError("this workout is not under way", database.path, "Start a new one.")


def _is_kept(database: Database, workout: WorkoutRecord, event: LoggedEvent) -> bool:
    told = (event.at_ms, event.name, compact_json(dict(event.fields)))
    found = database.row(
        "SELECT at_ms, name, fields FROM deed WHERE workout_id = ? AND sequence = ?",
        (workout.id.bytes, event.sequence),
    )
    if found is not None and found != told:
        raise SaveFailedError(
            "another program goes on with this workout", database.path, "Leave, and start again."
        )
    if found is None and workout.ending is not WorkoutStatus.UNDER_WAY:
        return any(kept.event == event for kept in packed_events(database, workout.id))
    return found is not None


def _insert_event(
    database: Database, workout_id: UUID, event: LoggedEvent, stamp: Timestamp
) -> None:
    database.run(
        "INSERT INTO deed (workout_id, sequence, at_ms, utc, utc_offset, zone, name, fields) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            workout_id.bytes,
            event.sequence,
            event.at_ms,
            *timestamp_columns(stamp),
            event.name,
            compact_json(dict(event.fields)),
        ),
    )


def read_active_workout(
    database: Database, workout: WorkoutRecord, last_alive: datetime | None
) -> ActiveWorkout:
    """A workout under way with its turns, options and deeds.

    Raises:
        UnreadableCourseError: they are broken, or of another version.
    """
    row = database.row(
        "SELECT turns, options FROM course WHERE workout_id = ?", (workout.id.bytes,)
    )
    try:
        planned_sets, options = (
            decompress(row[0] if row else b""),
            json.loads(row[1] if row else ""),
        )
        events = events_of(database, workout.id)
    except (ValueError, zlib.error) as error:
        raise unreadable_error(database.path, error) from error
    return ActiveWorkout(
        workout,
        planned_sets_from_plain(planned_sets, database.path),
        options,
        tuple(kept.event for kept in events),
        events[-1].stamp if events else workout.started_at,
        last_alive,
    )


def close_unreadable(
    database: Database, workout: WorkoutRecord, stamp: Timestamp, ids: Callable[[], UUID]
) -> None:
    """Finish a workout early at its last deed, without reading what happened in it.

    Raises:
        NotSavedError: the log could not take it.
    """
    with database.transaction():
        rows = database.rows(
            f"SELECT {EVENT_COLUMNS} FROM deed WHERE workout_id = ? ORDER BY sequence",
            (workout.id.bytes,),
        )
        ended_at = timestamp_from_columns(*rows[-1][2:5]) if rows else workout.started_at
        closed = replace(workout, ending=WorkoutStatus.FINISHED_EARLY, ended_at=ended_at)
        journal = Journal(database, COURSE, "closed as it stood", stamp.utc)
        journal.put("workout", workout_columns(closed, rows[-1][1] if rows else 0))
        store_packed(database, workout.id, [list(row) for row in rows])
        request_file(database, workout.id, ids(), utc_text(stamp.utc))
