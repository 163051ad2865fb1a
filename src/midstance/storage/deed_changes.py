"""What a deed changes in a workout under way: its sets, its remarks, and at last its end."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from midstance.domain.record import Ending, LoggedSet
from midstance.storage.columns import utc_text
from midstance.storage.deeds import fold_deeds
from midstance.storage.revisions import ask_for_file
from midstance.storage.rows import set_columns, workout_columns
from midstance.storage.workouts import set_with_serial

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from midstance.domain.record import Change, SetRecord, WorkoutRecord
    from midstance.domain.stamp import Stamp
    from midstance.storage.database import Database
    from midstance.storage.journal import Journal


def apply_change(
    journal: Journal,
    database: Database,
    workout: WorkoutRecord,
    stamp: Stamp,
    change: Change,
    ids: Callable[[], UUID],
) -> None:
    """Make all of a change, inside a transaction; ``ids`` makes the ids of new sets."""
    for record in change.saved:
        _save(journal, database, workout, record, stamp, ids)
    for serial in change.removed:
        journal.delete_set(workout.id, serial)
    _change_head(journal, workout, change, stamp)
    if change.ending is not None:
        _end(journal, database, workout.id, change.ending, stamp, ids)


def _save(
    journal: Journal,
    database: Database,
    workout: WorkoutRecord,
    record: SetRecord,
    stamp: Stamp,
    ids: Callable[[], UUID],
) -> None:
    """Insert a set, or change the one with its serial, which keeps its id and its moment."""
    kept = set_with_serial(database, workout.id, record.serial)
    logged = (
        replace(kept, set=record)
        if kept
        else LoggedSet(ids(), workout.id, workout.session, stamp, workout.local_date, record)
    )
    journal.put("set_record", set_columns(logged))


def _change_head(journal: Journal, workout: WorkoutRecord, change: Change, stamp: Stamp) -> None:
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
    ending: Ending,
    stamp: Stamp,
    ids: Callable[[], UUID],
) -> None:
    """Fold the deeds into the course, and ask for the workout's file."""
    fold_deeds(database, workout_id)
    if ending is Ending.THROWN_AWAY:
        journal.delete_workout(workout_id)
    ask_for_file(database, workout_id, ids(), utc_text(stamp.utc))
