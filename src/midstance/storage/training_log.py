"""The training log: every question it answers, and every change it takes."""

from __future__ import annotations

import sqlite3
from itertools import islice
from typing import TYPE_CHECKING, Self
from uuid import UUID

from midstance.domain.record import NO_LIGHTER_WEEKS
from midstance.storage.database.connection import Access, connect
from midstance.storage.database.database import BACKUPS, Database, read_meta
from midstance.storage.database.integrity import check_integrity, damaged_rows, describe_row
from midstance.storage.database.lock import is_held, last_alive
from midstance.storage.database.tables import file_name_from_row
from midstance.storage.errors import from_sqlite
from midstance.storage.log import queries, runner
from midstance.storage.log.queries import DayIndex

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from datetime import date
    from pathlib import Path
    from types import TracebackType

    from midstance.domain.attendance import Enrolment
    from midstance.domain.planned_sets import PlannedSet
    from midstance.domain.quantity import Side
    from midstance.domain.record import (
        ExercisePast,
        HeartRate,
        LogChange,
        LoggedEvent,
        LoggedSet,
        Timestamp,
        WorkoutRecord,
    )
    from midstance.domain.runner import Runner
    from midstance.domain.weeks.run import Run
    from midstance.storage.database.integrity import Health
    from midstance.storage.errors import StorageError
    from midstance.storage.log.active_workout import ActiveWorkouts
    from midstance.storage.log.calendar_log import CalendarLog
    from midstance.storage.log.corrections import Corrections
    from midstance.storage.log.event_log import ActiveWorkout
    from midstance.storage.log.profile import ProfileReading
    from midstance.storage.workout_files.merge import MergeResult

LOG_FILE = "log.db"
WORKOUTS_FOLDER = "workouts"
_MOST_NAMED = 3
_PENDING = (
    "SELECT workout_id FROM filing WHERE is_done = 0 "
    "UNION ALL SELECT entry_id FROM calendar_filing WHERE is_done = 0"
)


class TrainingLog:
    """Every workout ever done, and the one under way; one thread may use it at a time.

    Every method that changes something returns only when the change is durable, and raises
    :class:`SaveFailedError` if the log could not be written. Every method that reads raises
    :class:`StorageError` if the log cannot be read.

    Attributes:
        folder: where the log, the workout files and the backups lie.
        database: the SQLite file under it.
        machine: the id of the machine on which this log was made.
        file_problems: what went wrong when workout files were last written; the sets are safe.
        filed: the workouts and runs whose file was written here, without imported ones.
    """

    def __init__(
        self,
        folder: Path,
        ids: Callable[[], UUID],
        access: Access = Access.WRITE,
        connector: Callable[[str], sqlite3.Connection] = connect,
    ) -> None:
        """Open the log in ``folder``, or make it; ``ids`` makes a new UUIDv7 at each call.

        Raises:
            StorageError: it cannot be used; the subclass and the text say why.
        """
        self.folder, self._ids = folder, ids
        guard = not is_held(folder)
        self.database = Database(folder / LOG_FILE, access, connector, guard=guard)
        self.machine = read_meta(self.database, ids)
        self.file_problems: tuple[StorageError, ...] = ()
        self.filed: set[UUID] = set()
        if access is Access.WRITE:
            self.write_files()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def has_damaged_rows(self) -> bool:
        """Whether anything was left out of an answer because it could not be read."""
        return self.database.has_damaged_rows

    @property
    def has_altered_rows(self) -> bool:
        """Whether an answer holds a set or workout that is not what was saved."""
        return self.database.has_altered_rows

    def close(self) -> None:
        """Close the log; closing twice is allowed."""
        self.database.close()

    def under_way_head(self) -> WorkoutRecord | None:
        """The workout that is under way without its sets, or None."""
        return queries.active_workout_head(self.database)

    def sets(
        self, since: date | None = None, until: date | None = None, exercise: str | None = None
    ) -> tuple[LoggedSet, ...]:
        """Every set of the workouts in a span of dates, both ends included, oldest first."""
        return tuple(self.iter_sets(since, until, exercise))

    def iter_sets(
        self, since: date | None = None, until: date | None = None, exercise: str | None = None
    ) -> Iterator[LoggedSet]:
        """The same as :meth:`sets` one by one, for a log of any size; only in the log's thread."""
        return queries.sets_between(self.database, since, until, exercise)

    def set_by_id(self, set_id: UUID) -> LoggedSet | None:
        """The set, or None if there is none or it was deleted."""
        return queries.set_with_id(self.database, set_id)

    def newest_set(self) -> LoggedSet | None:
        """The last set of the newest workout that has any."""
        return queries.newest_set(self.database)

    def workout(self, workout_id: UUID) -> WorkoutRecord | None:
        """The workout with its sets, or None if there is none or it was deleted."""
        return queries.workout_of(self.database, workout_id)

    def workouts(
        self, limit: int = 50, before: WorkoutRecord | None = None
    ) -> tuple[WorkoutRecord, ...]:
        """A page of workouts without their sets, newest first, older than ``before``."""
        return queries.page_of_workouts(self.database, limit, before)

    def workouts_between(
        self, since: date | None = None, until: date | None = None
    ) -> tuple[WorkoutRecord, ...]:
        """Every workout in a span of dates without its sets, oldest first."""
        return queries.workouts_between(self.database, since, until)

    def heart_rates(self) -> dict[UUID, HeartRate]:
        """The heart rate of each workout for which one was noted."""
        return queries.heart_rates(self.database)

    def past(
        self,
        exercises: Iterable[str],
        lighter: Mapping[str, Sequence[int]] = NO_LIGHTER_WEEKS,
    ) -> dict[str, ExercisePast]:
        """The last time and the best set of each exercise, without the workout under way.

        The last time is one outside the ``lighter`` weeks of programs, where there is one.
        """
        return queries.exercise_pasts(self.database, exercises, lighter)

    def weaker_sides(self, exercises: Iterable[str]) -> dict[str, Side]:
        """The side that did less the last time, of each exercise where one did."""
        sides = ((name, queries.weaker_side(self.database, name)) for name in exercises)
        return {name: side for name, side in sides if side is not None}

    @property
    def days(self) -> DayIndex:
        """Queries by day."""
        return DayIndex(self.database)

    @property
    def has_active_workout(self) -> bool:
        """Whether a workout is under way."""
        sql = "SELECT 1 FROM workout WHERE deleted_at IS NULL AND ending = 'under-way' LIMIT 1"
        return self.database.row(sql) is not None

    def active_workout(self) -> ActiveWorkout | None:
        """The workout under way with all that it needs to go on, or None.

        Raises:
            UnreadableWorkoutError: there is one, and it cannot go on; the remedy says what to do.
        """
        head = queries.active_workout_head(self.database)
        if head is None:
            return None
        workout = queries.with_sets(self.database, head)
        return self._active_workouts.read(workout, last_alive(self.folder))

    def begin(
        self,
        workout: WorkoutRecord,
        planned_sets: tuple[PlannedSet, ...],
        options: Mapping[str, object],
    ) -> None:
        """Save the beginning of a workout: its head, its planned sets, and plain options.

        Beginning the same workout again changes nothing.
        """
        active = self._active_workouts
        active.begin(workout, planned_sets, options)
        active.copy.begin(self.database, workout.id)

    def record_event(
        self, workout_id: UUID, event: LoggedEvent | None, stamp: Timestamp, change: LogChange
    ) -> None:
        """Save an event with all that it changed; the same event again changes nothing.

        What the clock did by itself has no event.

        Raises:
            NotThereError: no such workout is under way.
        """
        active = self._active_workouts
        active.record_event(workout_id, event, stamp, change)
        if change.ending is None:
            active.copy.follow(self.database, workout_id, event, change)
        else:
            self.write_files()
            active.copy.end()

    def close_unreadable_workout(self, stamp: Timestamp) -> WorkoutRecord | None:
        """Finish early the workout under way that cannot go on; its sets stay. None without one."""
        head = queries.active_workout_head(self.database)
        if head is None:
            return None
        active = self._active_workouts
        active.close_unreadable(head, stamp)
        self.write_files()
        active.copy.end()
        return self.workout(head.id)

    @property
    def _active_workouts(self) -> ActiveWorkouts:
        from midstance.storage.log.active_workout import ActiveWorkouts  # noqa: PLC0415  # queries need none

        return ActiveWorkouts(self.database, self.machine, self._ids, self.folder)

    @property
    def corrections(self) -> Corrections:
        """Corrections of finished workouts, and their undo."""
        from midstance.storage.log.corrections import Corrections  # noqa: PLC0415  # queries need none

        return Corrections(self.database, self.machine, self._ids, self.write_files)

    @property
    def calendar(self) -> CalendarLog:
        """Runs, and days away or ill."""
        return self.corrections.calendar

    def races_by_day(self) -> dict[date, tuple[Run, ...]]:
        """The races of each day that has any, planned and run, by the days."""
        return self.calendar.races_by_day()

    def absences(self) -> tuple[tuple[date, date], ...]:
        """The first and the last day of each time away or ill, the first one first."""
        return self.calendar.absences()

    def enrolment(self) -> Enrolment | None:
        """The program chosen last, or None."""
        return next(iter(runner.enrolments(self.database)), None)

    def enrolments(self) -> tuple[Enrolment, ...]:
        """Every choice of a program, the newest first."""
        return runner.enrolments(self.database)

    def enrol(self, enrolment: Enrolment, stamp: Timestamp) -> None:
        """Choose a program and its first day; earlier choices stay in the history."""
        runner.enrol(self.database, enrolment, stamp)

    def pause_program(self, start: date) -> None:
        """Let the program chosen last ask for nothing from ``start`` on."""
        runner.pause(self.database, start)

    def resume_program(self, day: date) -> None:
        """Let the program chosen last go on on ``day``."""
        runner.end_pause(self.database, day)

    def profile(self) -> dict[str, object]:
        """The runner's profile: the newest value of each key."""
        return runner.profile(self.database)

    def profile_history(self, key: str) -> tuple[object, ...]:
        """Every value that a key of the profile ever had, the oldest first."""
        return runner.profile_history(self.database, key)

    def set_profile_value(self, key: str, value: object, stamp: Timestamp) -> None:
        """Set a plain value of the runner's profile; earlier ones stay in the history."""
        runner.set_profile_value(self.database, key, value, stamp)

    def save_runner(self, before: Runner, after: Runner, stamp: Timestamp) -> None:
        """Save what is different in ``after``, key by key."""
        from midstance.storage.log.profile import profile_changes  # noqa: PLC0415 - rarely needed

        for key, value in profile_changes(before, after).items():
            self.set_profile_value(key, value, stamp)

    def profile_reading(self) -> ProfileReading:
        """The runner, with what could not be read in the profile."""
        from midstance.storage.log.profile import runner_from_plain  # noqa: PLC0415 - rarely needed

        return runner_from_plain(self.profile())

    def runner(self) -> Runner | None:
        """Who trains; None where nothing was ever said of the runner."""
        return self.profile_reading().runner if self.profile() else None

    def write_files(self, step: Callable[[], None] | None = None) -> None:
        """Write every pending file; ``file_problems`` says what went wrong.

        ``step`` is called after each of them; an import has one, and is not noted in ``filed``.
        """
        waiting = self.database.rows(_PENDING)
        if not waiting:
            self.file_problems = ()
            return
        from midstance.storage.workout_files.pending import write_pending  # noqa: PLC0415  # few starts

        own = self.folder / WORKOUTS_FOLDER
        self.file_problems = write_pending(self.database, own, step or (lambda: None))
        if step is None:
            left = set(self.database.rows(_PENDING)) if self.file_problems else set()
            written = (row for row in waiting if row not in left)
            self.filed |= set(self.database.readable(written, lambda row: UUID(bytes=row[0])))

    def pending_files(self) -> int:
        """How many workouts and runs have no file yet as they are now."""
        return len(self.database.rows(_PENDING))

    def merge(
        self, stamp: Timestamp, folder: Path | None = None, paths: Sequence[Path] | None = None
    ) -> MergeResult:
        """Take in the workout files of another machine that lie in ``folder``, or these ``paths``.

        Without either, the log's own files that it does not know, as after a restored backup.

        Raises:
            StorageError: the folder cannot be read, or the log could not take them.
        """
        from midstance.storage.workout_files.merge import merge, take_files  # noqa: PLC0415  # one command

        own = self.folder / WORKOUTS_FOLDER
        if paths is not None:
            return take_files(self.database, own, paths, stamp.utc)
        return merge(self.database, own, folder or own, stamp.utc)

    def file_names(self) -> frozenset[str]:
        """The names of all files of workouts and runs that the log knows, which may be many."""
        row = self.database.row("SELECT group_concat(name, '/') FROM workout_file")
        return frozenset(row[0].split("/")) if row and row[0] else frozenset()

    def withdrawn_files(self) -> frozenset[str]:
        """The names of files that a correction withdrew, whose own file is written."""
        rows = self.database.rows(
            "SELECT name FROM workout_file WHERE seal IS NULL AND name IS NOT NULL "
            "AND workout_id NOT IN (SELECT workout_id FROM filing WHERE is_done = 0)"
        )
        return frozenset(self.database.readable(rows, file_name_from_row))

    def back_up(self, today: date) -> Path:
        """Make a backup now.

        Raises:
            BackupError: the log is damaged, or the disk could not take it; older backups stay.
        """
        from midstance.storage.backups.backup import write_backup  # noqa: PLC0415  # one command

        return write_backup(self.database, self.folder / BACKUPS, today)

    def back_up_if_due(self, today: date) -> Path | None:
        """Make the day's backup if the log has changed since the last; None if it has not.

        Raises:
            BackupError: the log is damaged, or the disk could not take it; older backups stay.
        """
        from midstance.storage.backups.backup import back_up_if_due  # noqa: PLC0415  # once a day

        return back_up_if_due(self.database, self.folder / BACKUPS, today)

    def examine(self) -> Health:
        """Check the whole log.

        Raises:
            DamagedLogError: it is too broken to be read.
        """
        try:
            return check_integrity(self.database.file)
        except sqlite3.Error as error:
            raise from_sqlite(error, self.database.path) from error

    def damaged_rows(self) -> tuple[str, ...]:
        """What the first three damaged rows are to the runner; the doctor names them all.

        It takes longer the longer the log is.
        """
        file = self.database.file
        try:
            found = tuple(islice(damaged_rows(file), _MOST_NAMED))
        except sqlite3.Error:  # then the doctor says how much is broken
            return ()
        return tuple(dict.fromkeys(describe_row(file, *name) for name in found))

    def check_if_due(self, today: date) -> Health | None:
        """Check the whole log if no backup was made for a week; None if that is not due.

        Raises:
            DamagedLogError: it is too broken to be read.
        """
        from midstance.storage.backups.backup import is_check_due  # noqa: PLC0415  # once a week

        return self.examine() if is_check_due(self.folder / BACKUPS, today) else None
