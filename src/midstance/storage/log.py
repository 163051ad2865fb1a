"""The log: every workout ever done, and the one under way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from midstance.storage import runner
from midstance.storage.connection import Access, connect
from midstance.storage.database import BACKUPS, Database
from midstance.storage.lock import is_held
from midstance.storage.log_answers import LogAnswers
from midstance.storage.origin import origin

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Mapping
    from datetime import date
    from pathlib import Path
    from types import TracebackType
    from uuid import UUID

    from midstance.domain.record import Change, KeptDeed, WorkoutRecord
    from midstance.domain.stamp import Stamp
    from midstance.domain.steps import Turn
    from midstance.storage.corrections import Corrections
    from midstance.storage.errors import StorageError
    from midstance.storage.integrity import Health
    from midstance.storage.merging import Merged
    from midstance.storage.runner import Enrolment

LOG_FILE = "log.db"
WORKOUTS = "workouts"


class TrainingLog(LogAnswers):
    """Every workout ever done, and the one under way; one thread may use it at a time.

    Every method that changes something returns only when the change is durable.

    Attributes:
        file_problems: what went wrong when workouts' files were written last; the sets are safe.
        machine: the id of the machine on which this log was made.
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
            StorageError: there is no using it; the subclass and the text say why.
        """
        guard = not is_held(folder)
        super().__init__(folder, Database(folder / LOG_FILE, access, connector, guard=guard))
        self._ids = ids
        self.file_problems: tuple[StorageError, ...] = ()
        self.machine = origin(self.database, ids)
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

    def close(self) -> None:
        """Close the log; closing twice is allowed."""
        self.database.close()

    def begin(
        self, workout: WorkoutRecord, turns: tuple[Turn, ...], options: Mapping[str, object]
    ) -> None:
        """Keep the beginning of a workout: its head, the session as laid out, plain options.

        Beginning the same workout again changes nothing.

        Raises:
            NotSavedError: the log could not take it.
        """
        from midstance.storage.keeping import begin  # noqa: PLC0415  # reading needs none of it

        begin(self.database, workout, turns, options, self.machine)

    def keep(self, workout_id: UUID, deed: KeptDeed | None, stamp: Stamp, change: Change) -> None:
        """Keep a deed with all that it changed; keeping the same deed again changes nothing.

        What the clock did by itself has no deed.

        Raises:
            NotThereError: there is no such workout under way.
            NotSavedError: the log could not take it.
        """
        from midstance.storage.keeping import keep  # noqa: PLC0415  # reading needs none of it

        keep(self.database, workout_id, deed, stamp, change, self._ids)
        if change.ending is not None:
            self.write_files()

    def write_files(self) -> None:
        """Write every workout's file that is due; ``file_problems`` says what went wrong."""
        if not self.database.row("SELECT 1 FROM filing WHERE is_done = 0"):
            self.file_problems = ()
            return
        from midstance.storage.filing import write_due  # noqa: PLC0415  # rarely needed

        self.file_problems = write_due(self.database, self.folder / WORKOUTS)

    @property
    def corrections(self) -> Corrections:
        """What changes the log afterwards."""
        from midstance.storage.corrections import Corrections  # noqa: PLC0415  # rarely needed

        return Corrections(self.database, self.machine, self._ids, self.write_files)

    def merge(self, stamp: Stamp, folder: Path | None = None) -> Merged:
        """Take in the workouts' files of another machine that lie in ``folder``.

        Without one, the log's own files that it does not know, as after a restored backup.

        Raises:
            StorageError: the folder cannot be read, or the log could not take them.
        """
        from midstance.storage.merging import merge  # noqa: PLC0415  # rarely needed

        own = self.folder / WORKOUTS
        return merge(self.database, own, folder or own, stamp.utc)

    def back_up_if_due(self, today: date) -> Path | None:
        """Make the day's backup if the log has changed since the last; None if it has not.

        Raises:
            BackupError: the log is damaged, or the disk could not take it; no backup is gone.
        """
        from midstance.storage.backup import back_up_if_due  # noqa: PLC0415  # once a day

        return back_up_if_due(self.database, self.folder / BACKUPS, today)

    def examine_if_due(self, today: date) -> Health | None:
        """Check the log thoroughly if no copy was made for a week; None if that is not due.

        Raises:
            DamagedLogError: it is too broken to be read.
        """
        from midstance.storage.backup import is_check_due  # noqa: PLC0415  # once a week

        return self.examine() if is_check_due(self.folder / BACKUPS, today) else None

    def back_up(self, today: date) -> Path:
        """Make a backup now.

        Raises:
            BackupError: the log is damaged, or the disk could not take it; no backup is gone.
        """
        from midstance.storage.backup import back_up  # noqa: PLC0415  # rarely needed

        return back_up(self.database, self.folder / BACKUPS, today)

    def close_as_it_stands(self, stamp: Stamp) -> WorkoutRecord | None:
        """Finish early what is under way and cannot go on; its sets stay. None without one.

        Raises:
            NotSavedError: the log could not take it.
        """
        from midstance.storage.resuming import close_as_it_stands  # noqa: PLC0415  # rarely needed
        from midstance.storage.workouts import under_way_head  # noqa: PLC0415  # the same

        head = under_way_head(self.database)
        if head is None:
            return None

        close_as_it_stands(self.database, head, stamp, self._ids)
        self.write_files()
        return self.workout(head.id)

    def enrol(self, enrolment: Enrolment, stamp: Stamp) -> None:
        """Choose a program and its first day; earlier choices stay in the history.

        Raises:
            NotSavedError: the log could not take it.
        """
        runner.enrol(self.database, enrolment, stamp)

    def put_profile(self, key: str, value: object, stamp: Stamp) -> None:
        """Keep a plain value of the runner's profile; earlier ones stay in the history.

        Raises:
            NotSavedError: the log could not take it.
        """
        runner.put_profile(self.database, key, value, stamp)
