"""Keeps a workout while it runs: its beginning, each deed with what it changed, and its end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from midstance.domain.record import Ending
from midstance.storage.columns import stamp_row
from midstance.storage.course import compact, packed
from midstance.storage.deed_changes import apply_change
from midstance.storage.deeds import folded_deeds
from midstance.storage.errors import NotSavedError, NotThereError
from midstance.storage.journal import COURSE, Journal
from midstance.storage.plain_turns import turns_to_plain
from midstance.storage.rows import workout_columns
from midstance.storage.table_rows import insert_row
from midstance.storage.workouts import head_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from uuid import UUID

    from midstance.domain.record import Change, KeptDeed, WorkoutRecord
    from midstance.domain.stamp import Stamp
    from midstance.domain.steps import Turn
    from midstance.storage.database import Database


def begin(
    database: Database,
    workout: WorkoutRecord,
    turns: tuple[Turn, ...],
    options: Mapping[str, object],
    machine: str,
) -> None:
    """Keep a workout's head and its course; one that is there already stays as it is."""
    course = packed(turns_to_plain(turns))
    with database.transaction():
        if head_of(database, workout.id) is None:
            insert_row(database, "workout", workout_columns(workout) | {"machine": machine})
            row = {"workout_id": workout.id.bytes, "turns": course, "options": compact(options)}
            insert_row(database, "course", row)


def keep(
    database: Database,
    workout_id: UUID,
    deed: KeptDeed | None,
    stamp: Stamp,
    change: Change,
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
        if _is_done(database, workout, deed, change):
            return
        if workout.ending is not Ending.UNDER_WAY:
            raise _not_under_way(database)
        if deed is not None:
            _insert_deed(database, workout_id, deed, stamp)
        journal = Journal(database, COURSE, deed.name if deed else "clock", stamp.utc)
        apply_change(journal, database, workout, stamp, change, ids)


def _is_done(
    database: Database, workout: WorkoutRecord, deed: KeptDeed | None, change: Change
) -> bool:
    if deed is None:
        return workout.ending is not Ending.UNDER_WAY and workout.ending is change.ending
    return _is_kept(database, workout, deed)


def _not_under_way(database: Database) -> NotThereError:
    return NotThereError("this workout is not under way", database.path, "Start a new one.")


def _is_kept(database: Database, workout: WorkoutRecord, deed: KeptDeed) -> bool:
    told = (deed.at_ms, deed.name, compact(dict(deed.fields)))
    found = database.row(
        "SELECT at_ms, name, fields FROM deed WHERE workout_id = ? AND sequence = ?",
        (workout.id.bytes, deed.sequence),
    )
    if found is not None and found != told:
        raise NotSavedError(
            "another program goes on with this workout", database.path, "Leave, and start again."
        )
    if found is None and workout.ending is not Ending.UNDER_WAY:
        return any(kept.deed == deed for kept in folded_deeds(database, workout.id))
    return found is not None


def _insert_deed(database: Database, workout_id: UUID, deed: KeptDeed, stamp: Stamp) -> None:
    database.run(
        "INSERT INTO deed (workout_id, sequence, at_ms, utc, utc_offset, zone, name, fields) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            workout_id.bytes,
            deed.sequence,
            deed.at_ms,
            *stamp_row(stamp),
            deed.name,
            compact(dict(deed.fields)),
        ),
    )
