"""Takes workouts and runs of other programs into the log as one change, undone as one."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import count
from typing import TYPE_CHECKING
from uuid import UUID

from midstance.storage.database.tables import set_columns, utc_text, workout_columns
from midstance.storage.log.calendar_log import entry_columns
from midstance.storage.log.journal import CORRECTION, UNDO, Journal, from_text
from midstance.storage.log.revisions import request_entry_file, request_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from midstance.domain.record import HeartRate, LoggedSet, Timestamp, WorkoutRecord
    from midstance.domain.weeks.run_calendar import CalendarEntry
    from midstance.storage.database.database import Database
    from midstance.storage.database.tables import Columns, TableRow

IMPORTED = "import"
"""The first word of what such a change is called."""


@dataclass(frozen=True, slots=True)
class IntakeBatch:
    """What is to be taken in.

    Attributes:
        workouts: new ones, made when they are asked for, so that there may be many.
        sets: further sets of workouts that the log has.
        entries: runs to save, new or changed; ``gone`` are to be deleted.
        heart_rates: of workouts that the log has, by their ids.
        renamed: sets that the log has, with another exercise.
        replaced: workouts that the log has, to be deleted as new ones stand in their place.
    """

    workouts: Iterable[WorkoutRecord] = ()
    sets: Iterable[tuple[UUID, tuple[LoggedSet, ...]]] = ()
    entries: Iterable[CalendarEntry] = ()
    gone: Iterable[CalendarEntry] = ()
    heart_rates: Mapping[UUID, HeartRate] = field(default_factory=dict)
    renamed: Iterable[LoggedSet] = ()
    replaced: Iterable[UUID] = ()


class Intake:
    """What the log knows of imported things, and how more of them come in.

    Every method raises :class:`StorageError` where the log cannot answer or take the change.
    """

    def __init__(
        self,
        database: Database,
        machine: str,
        ids: Callable[[], UUID],
        write_files: Callable[[Callable[[], None]], None],
    ) -> None:
        """Change the log in ``database``; ``write_files`` is called after the change.

        It calls what it is given after each file.
        """
        self._database, self._machine = database, machine
        self._ids, self._write_files = ids, write_files

    def known_workouts(self) -> dict[UUID, bool]:
        """Every workout that was ever in the log, and whether it was deleted."""
        return self._known("SELECT id, deleted_at FROM workout")

    def known_runs(self) -> dict[UUID, bool]:
        """Every entry that was ever in the calendar, and whether it was deleted."""
        return self._known("SELECT id, deleted_at FROM calendar_entry")

    def _known(self, sql: str) -> dict[UUID, bool]:
        rows = self._database.rows(sql)
        return dict(
            self._database.readable(rows, lambda row: (UUID(bytes=row[0]), row[1] is not None))
        )

    def known_sets(self, workout_id: UUID) -> frozenset[UUID]:
        """The sets that a workout ever had, deleted ones too."""
        rows = self._database.rows(
            "SELECT id FROM set_record WHERE workout_id = ?", (workout_id.bytes,)
        )
        return frozenset(self._database.readable(rows, lambda row: UUID(bytes=row[0])))

    def changed_by_hand(self) -> frozenset[UUID]:
        """Workouts and runs whose last change was neither an import nor the undo of one."""
        rows = self._database.rows(
            "SELECT j.before, j.after, c.kind, c.what FROM journal j "
            "JOIN change c ON c.number = j.change "
            "WHERE j.kept_in IN ('workout', 'calendar_entry') ORDER BY c.number, j.position"
        )
        by_hand = dict(self._database.readable(rows, _read_change))
        return frozenset(id_ for id_, is_by_hand in by_hand.items() if is_by_hand)

    def has_corrected_sets(self, workout_id: UUID) -> bool:
        """Whether a set of a workout was ever added, changed or deleted but by imports."""
        rows = self._database.rows(
            "SELECT j.before, j.after FROM journal j JOIN change c ON c.number = j.change "
            f"WHERE j.kept_in = 'set_record' AND c.what NOT LIKE '{IMPORTED} %'"
        )
        ids = self._database.readable(
            rows, lambda row: (from_text(row[1]) or from_text(row[0]) or {})["workout_id"]
        )
        return workout_id.bytes in ids

    def take_in(
        self,
        what: str,
        stamp: Timestamp,
        batch: IntakeBatch,
        step: Callable[[], None] = lambda: None,
    ) -> None:
        """Take all of ``batch`` in as one change called ``what``.

        ``step`` follows each workout and run, and then each file that is written of them.
        """
        at = utc_text(stamp.utc)
        with self._database.transaction():
            journal = Journal(self._database, CORRECTION, f"{IMPORTED} {what}", stamp.utc)
            for workout in batch.workouts:
                self._add_workout(journal, workout)
                request_file(self._database, workout.id, self._ids(), at)
                step()
            for workout_id, sets in batch.sets:
                self._add_sets(journal, workout_id, sets)
                request_file(self._database, workout_id, self._ids(), at)
                step()
            for workout_id in self._change_known(journal, batch):
                request_file(self._database, workout_id, self._ids(), at)
                step()
            touched = [self._save_run(journal, entry) for entry in batch.entries]
            touched += [self._delete_run(journal, entry, at) for entry in batch.gone]
            for entry_id in touched:
                request_entry_file(self._database, entry_id, self._ids(), at)
                step()
        self._write_files(step)

    def _change_known(self, journal: Journal, batch: IntakeBatch) -> Iterable[UUID]:
        """Change workouts that the log has; gives each once for each way in which it changed."""
        for workout_id, rate in batch.heart_rates.items():
            row: Columns = {"mean_bpm": rate.mean, "max_bpm": rate.highest}
            journal.put("workout", {"id": workout_id.bytes} | row)
            yield workout_id
        renamed = tuple(batch.renamed)
        for logged in renamed:
            journal.put("set_record", set_columns(logged))
        yield from dict.fromkeys(each.workout_id for each in renamed)
        for workout_id in batch.replaced:
            journal.delete_workout(workout_id)
            yield workout_id

    def _add_workout(self, journal: Journal, workout: WorkoutRecord) -> None:
        head = workout_columns(workout) | {"machine": self._machine, "deleted_at": None}
        journal.put("workout", head)
        self._add_sets(journal, workout.id, workout.sets)

    def _add_sets(self, journal: Journal, workout_id: UUID, sets: tuple[LoggedSet, ...]) -> None:
        """Add sets after those of the workout; one that was undone before gets its place again."""
        rows = self._database.rows(
            "SELECT id, serial FROM set_record WHERE workout_id = ?", (workout_id.bytes,)
        )
        following = count(1 + max((serial for _, serial in rows), default=0))
        serials = dict(self._database.readable(rows, lambda row: (UUID(bytes=row[0]), row[1])))
        for logged in sets:
            sequence = serials.get(logged.id)
            sequence = next(following) if sequence is None else sequence
            numbered = replace(logged, set=replace(logged.set, sequence=sequence))
            journal.put("set_record", set_columns(numbered))

    def _save_run(self, journal: Journal, entry: CalendarEntry) -> UUID:
        row = self._database.row(
            "SELECT machine FROM calendar_entry WHERE id = ?", (entry.id.bytes,)
        )
        machine = row[0] if row else self._machine
        journal.put("calendar_entry", entry_columns(entry) | {"machine": machine})
        return entry.id

    def _delete_run(self, journal: Journal, entry: CalendarEntry, at: str) -> UUID:
        journal.put("calendar_entry", {"id": entry.id.bytes, "deleted_at": at})
        return entry.id


def _read_change(row: TableRow) -> tuple[UUID, bool]:
    """Which workout or run a row of the journal is about, and whether it was changed by hand."""
    before, after, kind, what = row
    columns = from_text(after) or from_text(before) or {}
    is_ours = kind in {CORRECTION, UNDO} and what.startswith(f"{IMPORTED} ")
    return UUID(bytes=columns["id"]), not is_ours
