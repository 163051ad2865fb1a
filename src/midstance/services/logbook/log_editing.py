"""The log for a screen: read page by page, and corrected while the screen goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from midstance.domain.planned_sets import usual_loading
from midstance.presentation.log import undone_text
from midstance.presentation.search.exercises import logged_called
from midstance.services.logbook.done_elsewhere import next_week, session_done_elsewhere
from midstance.services.today import due_today
from midstance.storage.errors import NotThereError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date
    from uuid import UUID

    from midstance.domain.library import Library
    from midstance.domain.planned_sets import LoadingOf
    from midstance.domain.record import LoggedSet, SetRecord, Timestamp, WorkoutRecord
    from midstance.services.log_client import LogClient
    from midstance.storage.log.corrections import Corrections
    from midstance.storage.training_log import TrainingLog


T = TypeVar("T")

PAGE_SIZE = 50
"""Workouts read at once."""


class LogEditor:
    """Reads the log page by page, and corrects it with the time of the correction.

    Every method raises :class:`StorageError` where the log cannot answer or take a correction.

    Attributes:
        loading_of: how the load of an exercise is made with the runner's equipment.
    """

    def __init__(self, client: LogClient, loading_of: LoadingOf = usual_loading) -> None:
        """Ask through ``client``."""
        self._client, self.loading_of = client, loading_of

    @property
    def client(self) -> LogClient:
        """Through whom it asks."""
        return self._client

    @property
    def read_only_reason(self) -> str:
        """Why nothing may be corrected here, as a sentence; "" if it may."""
        return self._client.read_only_reason

    async def page(self, before: WorkoutRecord | None = None) -> tuple[WorkoutRecord, ...]:
        """The newest workouts that are older than ``before``, without their sets."""
        return await self._client.query(lambda log: log.workouts(PAGE_SIZE, before))

    async def workout(self, workout_id: UUID) -> WorkoutRecord | None:
        """A workout with its sets; None if it is not there any more."""
        return await self._client.query(lambda log: log.workout(workout_id))

    async def sets_called(self, text: str) -> tuple[LoggedSet, ...]:
        """Every set of what ``text`` may mean, in no order."""
        exercises = self.library.exercises

        def read(log: TrainingLog) -> tuple[LoggedSet, ...]:
            meant = logged_called(exercises, text, log.days.exercises())
            return tuple(each for id_ in meant for each in log.sets(exercise=id_))

        return await self._client.query(read)

    async def edit(self, logged: LoggedSet, record: SetRecord) -> None:
        """Give a set other values."""
        await self._correct(lambda log, stamp: log.edit_set(logged.id, record, stamp))

    async def amend(self, workout: WorkoutRecord) -> None:
        """Give a workout the note and the duration of ``workout``."""
        await self._correct(lambda log, stamp: log.amend_workout(workout, stamp))

    async def delete_set(self, logged: LoggedSet) -> None:
        """Delete a set."""
        await self._correct(lambda log, stamp: log.delete_set(logged.id, stamp))

    async def delete_workout(self, workout: WorkoutRecord) -> None:
        """Delete a workout with its sets."""
        await self._correct(lambda log, stamp: log.delete_workout(workout.id, stamp))

    async def add(self, like: Sequence[LoggedSet]) -> tuple[LoggedSet, ...]:
        """Add a forgotten set after those of ``like``: one record for each side."""
        last, sides = like[-1], tuple(each.set for each in like)
        return await self._correct(
            lambda log, stamp: log.add_sets(last.workout_id, sides, last.done_at, stamp)
        )

    @property
    def today(self) -> date:
        """The runner's date."""
        return self._client.today

    @property
    def library(self) -> Library:
        """All that can be trained."""
        return self._client.library

    async def next_session(self) -> str:
        """The id of the session that comes next; "" where there is none."""
        library, today = self.library, self.today
        return await self._client.query(lambda log: due_today(log, library, today).session)

    async def add_session(self, session: str, day: date) -> WorkoutRecord:
        """Add a session that was done without Midstance, in the week in which it comes next.

        Raises:
            UnknownIdError: there is no such session.
        """
        library, now, id_ = self.library, self._client.now(), self._client.context.ids()
        week = await self._client.query(lambda log: next_week(log, library, session, day))
        done = session_done_elsewhere(id_, library, session, week, day, now)
        await self._correct(lambda log, stamp: log.add_workouts([done], stamp))
        return done

    async def reopen(self, workout: WorkoutRecord) -> None:
        """Reopen a workout that was finished early, unless another one is under way."""
        now = self._client.now()
        await self._client.change(lambda log: _reopen(log, workout, now))

    async def undo(self) -> str:
        """Take the last correction back; answers with what it was, in words."""
        undone = await self._correct(lambda log, stamp: log.undo(stamp))
        return undone_text(undone, self.library)

    async def _correct(self, change: Callable[[Corrections, Timestamp], T]) -> T:
        now = self._client.now()
        return await self._client.change(lambda log: change(log.corrections, now))


def _reopen(log: TrainingLog, workout: WorkoutRecord, stamp: Timestamp) -> None:
    if log.has_active_workout:
        raise NotThereError(
            "another workout is under way",
            log.database.path,
            "Finish it first, then reopen this one.",
        )
    log.corrections.reopen(workout.id, stamp)


class LogPages:
    """The workouts read so far, page by page.

    Its methods raise :class:`StorageError` where the log cannot be read.

    Attributes:
        workouts: what was read so far, without the sets.
        is_whole: whether there are no more.
    """

    def __init__(self, editor: LogEditor) -> None:
        """Read through ``editor``; nothing is read yet."""
        self._editor = editor
        self.workouts: tuple[WorkoutRecord, ...] = ()
        self.is_whole = False

    async def read_again(self) -> None:
        """Read as many as there were, or the first page."""
        workouts = await self._editor.page()
        is_whole = len(workouts) < PAGE_SIZE
        while not is_whole and len(workouts) < len(self.workouts):
            page = await self._editor.page(workouts[-1])
            workouts, is_whole = workouts + page, len(page) < PAGE_SIZE
        self.workouts, self.is_whole = workouts, is_whole

    async def read_on(self) -> None:
        """Read the next page; where two ask for it, it comes once."""
        last = self.workouts[-1]
        page = await self._editor.page(last)
        if self.workouts[-1] == last:
            self.workouts += page
            self.is_whole = len(page) < PAGE_SIZE
