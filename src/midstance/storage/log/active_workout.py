"""A workout under way in the log: begun, its events recorded, read back, and ended."""

from __future__ import annotations

import json
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
from midstance.storage.errors import UNREADABLE, NotThereError, SaveFailedError
from midstance.storage.log.active_copy import ActiveCopy
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
    from pathlib import Path
    from uuid import UUID

    from midstance.domain.planned_sets import PlannedSet
    from midstance.domain.record import LogChange, LoggedEvent, SetRecord, Timestamp, WorkoutRecord
    from midstance.storage.database.database import Database


class ActiveWorkouts:
    """Begins, records, reads and ends workouts; each method that writes is one transaction."""

    def __init__(
        self, database: Database, machine: str, ids: Callable[[], UUID], folder: Path
    ) -> None:
        """Write into ``database`` in ``folder``; ``ids`` makes the ids of sets and revisions."""
        self._database, self._machine, self._ids = database, machine, ids
        self.copy = ActiveCopy(folder)
        """The copy of the workout under way beside the log, for whoever has saved a change."""

    def begin(
        self,
        workout: WorkoutRecord,
        planned_sets: tuple[PlannedSet, ...],
        options: Mapping[str, object],
    ) -> None:
        """Save a workout's head, its planned sets and options; a known workout stays as it is."""
        plan = compress(planned_sets_to_plain(planned_sets))
        with self._database.transaction():
            if head_of(self._database, workout.id) is None:
                head = workout_columns(workout) | {"machine": self._machine}
                insert_row(self._database, "workout", head)
                row = {
                    "workout_id": workout.id.bytes,
                    "turns": plan,
                    "options": compact_json(options),
                }
                insert_row(self._database, "course", row)

    def record_event(
        self, workout_id: UUID, event: LoggedEvent | None, stamp: Timestamp, change: LogChange
    ) -> None:
        """Save an event and all that it changed; a second try of the same event changes nothing.

        What the clock did by itself comes without an event. A second try is recognised by the
        event's sequence and by those of the sets.

        Raises:
            NotThereError: no such workout is under way.
            SaveFailedError: the log could not be written, or has another event with this sequence.
        """
        with self._database.transaction():
            workout = head_of(self._database, workout_id)
            if workout is None:
                raise self._not_under_way()
            if self._is_recorded(workout, event, change):
                return
            if workout.ending is not WorkoutStatus.UNDER_WAY:
                raise self._not_under_way()
            if event is not None:
                self._insert_event(workout_id, event, stamp)
            name = event.name if event else "clock"
            journal = Journal(self._database, COURSE, name, stamp.utc)
            self._apply(journal, workout, stamp, change)

    def read(self, workout: WorkoutRecord, last_alive: datetime | None) -> ActiveWorkout:
        """A workout under way with its planned sets, options and events.

        Raises:
            UnreadableWorkoutError: they are broken, or of another version.
        """
        row = self._database.row(
            "SELECT turns, options FROM course WHERE workout_id = ?", (workout.id.bytes,)
        )
        plan, options = row or (b"", "")
        try:
            planned_sets, options = decompress(plan), json.loads(options)
            events = events_of(self._database, workout.id)
        except UNREADABLE as error:
            raise unreadable_error(self._database.path, error) from error
        return ActiveWorkout(
            workout,
            planned_sets_from_plain(planned_sets, self._database.path),
            options,
            tuple(timed.event for timed in events),
            events[-1].stamp if events else workout.started_at,
            last_alive,
        )

    def close_unreadable(self, workout: WorkoutRecord, stamp: Timestamp) -> None:
        """Finish a workout early at its last event, without reading what happened in it.

        Raises:
            SaveFailedError: the log could not be written.
        """
        with self._database.transaction():
            rows = self._database.rows(
                f"SELECT {EVENT_COLUMNS} FROM deed WHERE workout_id = ? ORDER BY sequence",
                (workout.id.bytes,),
            )
            moments = self._database.readable(
                reversed(rows), lambda row: timestamp_from_columns(*row[2:5])
            )
            ended_at = next(moments, workout.started_at)
            closed = replace(workout, ending=WorkoutStatus.FINISHED_EARLY, ended_at=ended_at)
            journal = Journal(self._database, COURSE, "closed as it stood", stamp.utc)
            journal.put("workout", workout_columns(closed, rows[-1][1] if rows else 0))
            store_packed(self._database, workout.id, [list(row) for row in rows])
            request_file(self._database, workout.id, self._ids(), utc_text(stamp.utc))

    def _is_recorded(
        self, workout: WorkoutRecord, event: LoggedEvent | None, change: LogChange
    ) -> bool:
        if event is None:
            return workout.ending is not WorkoutStatus.UNDER_WAY and workout.ending is change.ending
        row = self._database.row(
            "SELECT at_ms, name, fields FROM deed WHERE workout_id = ? AND sequence = ?",
            (workout.id.bytes, event.sequence),
        )
        if row is None:
            packed = workout.ending is not WorkoutStatus.UNDER_WAY and packed_events(
                self._database, workout.id
            )
            return any(timed.event == event for timed in packed or ())
        if row != (event.at_ms, event.name, compact_json(dict(event.fields))):
            raise SaveFailedError(
                "another program goes on with this workout",
                self._database.path,
                "Leave, and start again.",
            )
        return True

    def _not_under_way(self) -> NotThereError:
        return NotThereError(
            "this workout is not under way", self._database.path, "Start a new one."
        )

    def _insert_event(self, workout_id: UUID, event: LoggedEvent, stamp: Timestamp) -> None:
        self._database.run(
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

    def _apply(
        self, journal: Journal, workout: WorkoutRecord, stamp: Timestamp, change: LogChange
    ) -> None:
        for record in change.saved:
            self._save(journal, workout, record, stamp)
        for sequence in change.removed:
            journal.delete_set(workout.id, sequence)
        _change_head(journal, workout, change, stamp)
        if change.ending is not None:
            pack_events(self._database, workout.id)
            if change.ending is WorkoutStatus.THROWN_AWAY:
                journal.delete_workout(workout.id)
            request_file(self._database, workout.id, self._ids(), utc_text(stamp.utc))

    def _save(
        self, journal: Journal, workout: WorkoutRecord, record: SetRecord, stamp: Timestamp
    ) -> None:
        """Insert a set, or change the one with its sequence, which keeps its id and its moment."""
        known = set_with_sequence(self._database, workout.id, record.sequence)
        logged = (
            replace(known, set=record)
            if known
            else LoggedSet(
                self._ids(), workout.id, workout.session, stamp, workout.local_date, record
            )
        )
        journal.put("set_record", set_columns(logged))


def _change_head(
    journal: Journal, workout: WorkoutRecord, change: LogChange, stamp: Timestamp
) -> None:
    note = workout.note if change.note is None else change.note
    pains = workout.pains if change.pains is None else change.pains
    rate = workout.heart_rate if change.heart_rate is None else change.heart_rate
    changed = replace(workout, note=note, pains=pains, heart_rate=rate)
    if change.ending is not None:
        changed = replace(changed, ending=change.ending, ended_at=stamp, by_word=change.by_word)
    if changed != workout:
        journal.put("workout", workout_columns(changed, change.active_ms))
