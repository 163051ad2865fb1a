"""What the log answers: sets, workouts, the one under way, the runner's choices."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from midstance.storage import runner
from midstance.storage.errors import from_sqlite
from midstance.storage.lock import last_alive

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date
    from pathlib import Path
    from uuid import UUID

    from midstance.domain.quantity import Side
    from midstance.domain.record import LoggedSet, Past, WorkoutRecord
    from midstance.storage.course import UnderWay
    from midstance.storage.database import Database
    from midstance.storage.days import Days
    from midstance.storage.integrity import Health
    from midstance.storage.runner import Enrolment


class LogAnswers:
    """Every question that the log answers; only the log's own thread may ask.

    Attributes:
        folder: where the log, the workouts' files and the backups lie.
        database: the SQLite file under it.
    """

    def __init__(self, folder: Path, database: Database) -> None:
        """Ask the log in ``folder``, which is open as ``database``."""
        self.folder, self.database = folder, database

    @property
    def is_under_way(self) -> bool:
        """Whether a workout is under way."""
        going = "SELECT 1 FROM workout WHERE deleted_at IS NULL AND ending = 'under-way' LIMIT 1"
        return self.database.row(going) is not None

    def under_way(self) -> UnderWay | None:
        """The workout that is under way with all that it needs to go on, or None.

        Raises:
            UnreadableCourseError: there is one, and it cannot go on; see its remedy.
        """
        from midstance.storage import workouts  # noqa: PLC0415  # Today asks for none

        head = workouts.under_way_head(self.database)
        if head is None:
            return None
        from midstance.storage.resuming import read_course  # noqa: PLC0415  # rarely needed

        whole = workouts.with_sets(self.database, head)
        return read_course(self.database, whole, last_alive(self.folder))

    def sets(
        self, since: date | None = None, until: date | None = None, exercise: str | None = None
    ) -> tuple[LoggedSet, ...]:
        """Every set of the workouts in a span of dates, both ends included, oldest first."""
        return tuple(self.each_set(since, until, exercise))

    def each_set(
        self, since: date | None = None, until: date | None = None, exercise: str | None = None
    ) -> Iterator[LoggedSet]:
        """The same as :meth:`sets` one by one, for a log of any size; only in the log's thread."""
        from midstance.storage import history  # noqa: PLC0415  # Today asks for no sets

        return history.sets_between(self.database, since, until, exercise)

    def set_by_id(self, set_id: UUID) -> LoggedSet | None:
        """The set, or None if there is none or it was deleted."""
        from midstance.storage import workouts  # noqa: PLC0415  # Today asks for none

        return workouts.set_with_id(self.database, set_id)

    def newest_set(self) -> LoggedSet | None:
        """The last set of the newest workout that has any."""
        from midstance.storage import history  # noqa: PLC0415  # Today asks for no sets

        return history.newest_set(self.database)

    def workout(self, workout_id: UUID) -> WorkoutRecord | None:
        """The workout with its sets, or None if there is none or it was deleted."""
        from midstance.storage import workouts  # noqa: PLC0415  # Today asks for none

        return workouts.workout_of(self.database, workout_id)

    def workouts(
        self, limit: int = 50, before: WorkoutRecord | None = None
    ) -> tuple[WorkoutRecord, ...]:
        """A page of workouts without their sets, newest first, older than ``before``."""
        from midstance.storage import workouts  # noqa: PLC0415  # Today asks for none

        return workouts.page_of_workouts(self.database, limit, before)

    def workouts_between(
        self, since: date | None = None, until: date | None = None
    ) -> tuple[WorkoutRecord, ...]:
        """Every workout of a span of dates without its sets, oldest first."""
        from midstance.storage import workouts  # noqa: PLC0415  # Today asks for none

        return workouts.workouts_between(self.database, since, until)

    def past(self, exercises: Iterable[str]) -> dict[str, Past]:
        """The last time and the best of each exercise, the workout under way left out."""
        from midstance.storage import history  # noqa: PLC0415  # Today asks for no sets

        return history.pasts(self.database, exercises)

    def weaker_sides(self, exercises: Iterable[str]) -> dict[str, Side]:
        """The side that did less the last time, of each exercise where one did."""
        from midstance.storage import history  # noqa: PLC0415  # Today asks for no sets

        sides = ((name, history.weaker_side(self.database, name)) for name in exercises)
        return {name: side for name, side in sides if side is not None}

    @property
    def days(self) -> Days:
        """What the log answers about days."""
        from midstance.storage.days import Days  # noqa: PLC0415  # half of what reading costs

        return Days(self.database)

    def enrolment(self) -> Enrolment | None:
        """The program chosen last, or None."""
        return next(iter(runner.enrolments(self.database)), None)

    def enrolments(self) -> tuple[Enrolment, ...]:
        """Every choice of a program, the newest first."""
        return runner.enrolments(self.database)

    def profile(self) -> dict[str, object]:
        """The runner's profile: the newest value of each key."""
        return runner.profile(self.database)

    def examine(self) -> Health:
        """Check the log thoroughly.

        Raises:
            DamagedLogError: it is too broken to be read.
        """
        from midstance.storage.integrity import examine  # noqa: PLC0415  # rarely needed

        try:
            return examine(self.database.connection)
        except sqlite3.Error as error:
            raise from_sqlite(error, self.database.path) from error
