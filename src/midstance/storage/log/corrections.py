"""Corrects the log afterwards: every change is noted, can be undone, and gives a new file."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from midstance.domain.record import LoggedSet, WorkoutStatus
from midstance.domain.strength.ramp_up import set_name
from midstance.storage.database.tables import set_columns, utc_text, workout_columns
from midstance.storage.errors import NotThereError
from midstance.storage.log.calendar_log import CalendarLog
from midstance.storage.log.event_log import unpack_events
from midstance.storage.log.intake import Intake
from midstance.storage.log.journal import CORRECTION, Journal, undo_last_change
from midstance.storage.log.queries import head_of, set_with_id, workout_of
from midstance.storage.log.revisions import request_entry_file, request_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from uuid import UUID

    from midstance.domain.record import SetRecord, Timestamp, WorkoutRecord
    from midstance.storage.database.database import Database

ADDED_FROM = 100_000
"""Sequences of sets added afterwards begin here, far above those of a workout itself."""


class Corrections:
    """Changes finished workouts; each method is one change: durable when it returns, undone as one.

    ``stamp`` is the moment of the correction. Every method raises :class:`NotThereError` if the
    log has no such set or workout, and :class:`SaveFailedError` if it could not take the change.
    """

    def __init__(
        self,
        database: Database,
        machine: str,
        ids: Callable[[], UUID],
        write_files: Callable[..., None],
    ) -> None:
        """Correct the log in ``database``; ``write_files`` is called after each change.

        After an import it is given what is to be called after each file.
        """
        self._database, self._machine = database, machine
        self._ids, self._write_files = ids, write_files

    @property
    def calendar(self) -> CalendarLog:
        """Runs, and days away or ill, whose changes are undone with those of sets."""
        return CalendarLog(self._database, self._machine, self._ids, self._write_files)

    @property
    def intake(self) -> Intake:
        """Workouts and runs of other programs, taken in as changes that are undone with these."""
        return Intake(self._database, self._machine, self._ids, self._write_files)

    def edit_set(self, set_id: UUID, record: SetRecord, stamp: Timestamp) -> LoggedSet:
        """Give a set other values; its id, sequence and moment stay."""
        logged = self._set(set_id)
        changed = replace(logged, set=replace(record, sequence=logged.set.sequence))
        with self._change(logged.workout_id, f"edit of {_describe(logged)}", stamp) as journal:
            journal.put("set_record", set_columns(changed))
        return changed

    def delete_set(self, set_id: UUID, stamp: Timestamp) -> None:
        """Delete a set."""
        logged = self._set(set_id)
        with self._change(logged.workout_id, f"deletion of {_describe(logged)}", stamp) as journal:
            journal.delete_set(logged.workout_id, logged.set.sequence)

    def add_set(
        self, workout_id: UUID, record: SetRecord, done_at: Timestamp, stamp: Timestamp
    ) -> LoggedSet:
        """Add a forgotten set to a workout; it gets a sequence of its own."""
        return self.add_sets(workout_id, (record,), done_at, stamp)[0]

    def add_sets(
        self, workout_id: UUID, records: tuple[SetRecord, ...], done_at: Timestamp, stamp: Timestamp
    ) -> tuple[LoggedSet, ...]:
        """Add forgotten sets, one at least, to a workout; each gets a sequence of its own."""
        workout = self._workout(workout_id)
        added = tuple(
            LoggedSet(
                self._ids(),
                workout_id,
                workout.session,
                done_at,
                workout.local_date,
                replace(record, sequence=sequence),
            )
            for sequence, record in enumerate(records, self._free_sequence(workout_id))
        )
        more = f" and {len(added) - 1} more" if len(added) > 1 else ""
        with self._change(workout_id, f"added {_describe(added[0])}{more}", stamp) as journal:
            for each in added:
                journal.put("set_record", set_columns(each))
        return added

    def amend_workout(self, changed: WorkoutRecord, stamp: Timestamp) -> None:
        """Change a workout's name, session, week, date, moments, note, pains or heart rate.

        Its sets follow.
        """
        workout = self._workout(changed.id)
        head = replace(changed, ending=workout.ending)
        active_ms = (
            None if head.active_seconds != workout.active_seconds else self._active_ms(workout.id)
        )
        with self._change(
            changed.id, f"edit of {workout.name}, {workout.local_date}", stamp
        ) as journal:
            journal.put("workout", workout_columns(head, active_ms))
            for logged in workout.sets:
                moved = replace(logged, local_date=changed.local_date)
                journal.put("set_record", set_columns(moved))

    def add_workouts(self, added: Iterable[WorkoutRecord], stamp: Timestamp) -> int:
        """Add whole workouts with their sets; those whose id is known are left out.

        Return how many were new. All of them are one change.
        """
        new = [each for each in added if head_of(self._database, each.id) is None]
        what = f"{len(new)} added workouts" if len(new) != 1 else f"added {new[0].name}"
        with self._changes([each.id for each in new], what, stamp) as journal:
            for workout in new:
                head = workout_columns(workout) | {"machine": self._machine}
                journal.put("workout", head)
                for logged in workout.sets:
                    journal.put("set_record", set_columns(logged))
        return len(new)

    def delete_workout(self, workout_id: UUID, stamp: Timestamp) -> None:
        """Take a workout with all its sets out of the log."""
        workout = self._workout(workout_id)
        what = f"deletion of {workout.name}, {workout.local_date}"
        with self._change(workout_id, what, stamp) as journal:
            journal.delete_workout(workout_id)

    def reopen(self, workout_id: UUID, stamp: Timestamp) -> None:
        """Let a workout that was finished early go on, as it was before it was finished.

        Raises:
            NotThereError: it was not finished early, or what it needs to go on is not known.
            UnreadableWorkoutError: what it needs to go on is broken.
        """
        workout = self._workout(workout_id)
        events = unpack_events(self._database, workout_id)
        if workout.ending is not WorkoutStatus.FINISHED_EARLY or not events:
            raise NotThereError(
                "only a workout that was finished early here can be reopened",
                self._database.path,
                "Add a forgotten set to it instead.",
            )
        with self._change(workout_id, f"reopening of {workout.name}", stamp) as journal:
            going = replace(
                workout,
                ending=WorkoutStatus.UNDER_WAY,
                ended_at=None,
                active_seconds=None,
                by_word=False,
            )
            journal.put("workout", workout_columns(going))
            journal.put("course", {"workout_id": workout_id.bytes, "deeds": None})
            for row in events[:-1]:  # the last one finished it
                journal.put("deed", row)

    def undo(self, stamp: Timestamp) -> str:
        """Undo the last correction that was not undone yet; return what it was.

        Raises:
            NothingToUndoError: there is none, or the log was changed there since.
        """
        with self._database.transaction():
            undone = undo_last_change(self._database, stamp)
            for workout_id in undone.workouts:
                self._ask_for_file(workout_id, stamp)
            for entry_id in undone.entries:
                request_entry_file(self._database, entry_id, self._ids(), utc_text(stamp.utc))
        self._write_files()
        return undone.what

    @contextmanager
    def _change(self, workout_id: UUID, what: str, stamp: Timestamp) -> Iterator[Journal]:
        with self._changes([workout_id], what, stamp) as journal:
            yield journal

    @contextmanager
    def _changes(self, workouts: list[UUID], what: str, stamp: Timestamp) -> Iterator[Journal]:
        with self._database.transaction():
            journal = Journal(self._database, CORRECTION, what, stamp.utc)
            yield journal
            for workout_id in workouts if journal.has_noted else ():
                self._ask_for_file(workout_id, stamp)
        self._write_files()

    def _ask_for_file(self, workout_id: UUID, stamp: Timestamp) -> None:
        request_file(self._database, workout_id, self._ids(), utc_text(stamp.utc))

    def _set(self, set_id: UUID) -> LoggedSet:
        logged = set_with_id(self._database, set_id)
        if logged is None:
            raise NotThereError(
                f"there is no set {set_id}", self._database.path, "List them: midstance log --json"
            )
        return logged

    def _workout(self, workout_id: UUID) -> WorkoutRecord:
        workout = workout_of(self._database, workout_id)
        if workout is None:
            raise NotThereError(
                f"there is no workout {workout_id}",
                self._database.path,
                "List them: midstance log --json",
            )
        return workout

    def _free_sequence(self, workout_id: UUID) -> int:
        row = self._database.row(
            "SELECT max(serial) FROM set_record WHERE workout_id = ?", (workout_id.bytes,)
        )
        highest = row[0] if row and row[0] is not None else 0
        return max(ADDED_FROM, int(highest) + 1)

    def _active_ms(self, workout_id: UUID) -> int | None:
        row = self._database.row("SELECT active_ms FROM workout WHERE id = ?", (workout_id.bytes,))
        return row[0] if row else None


def _describe(logged: LoggedSet) -> str:
    return f"{logged.set.exercise}, {set_name(logged.set.set_number)}, {logged.local_date}"
