"""The log as a screen reads and corrects it: every answer comes later, so that no key waits."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from midstance.domain.planned_sets import usual_load_step
from midstance.services.log_client import ask, try_change
from midstance.storage.errors import NotThereError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from uuid import UUID

    from midstance.context import Clock
    from midstance.domain.planned_sets import LoadStep
    from midstance.domain.record import LoggedSet, SetRecord, Timestamp, WorkoutRecord
    from midstance.storage.log.corrections import Corrections
    from midstance.storage.training_log import TrainingLog
    from midstance.storage.writer import Writer


T = TypeVar("T")

PAGE_SIZE = 50
"""Workouts read at once."""


class LogEditor:
    """Asks the thread that owns the log.

    Every method raises :class:`StorageError` where the log cannot answer or take a correction.

    Attributes:
        read_only_reason: why nothing may be corrected here, as a sentence; "" if it may.
        load_step: the smallest step in load of an exercise with the runner's equipment.
    """

    def __init__(
        self,
        writer: Writer,
        clock: Clock,
        read_only_reason: str = "",
        load_step: LoadStep = usual_load_step,
    ) -> None:
        """Ask ``writer``; corrections bear the time of ``clock``."""
        self._writer, self._clock, self.read_only_reason = writer, clock, read_only_reason
        self.load_step = load_step

    async def page(self, before: WorkoutRecord | None = None) -> tuple[WorkoutRecord, ...]:
        """The newest workouts that are older than ``before``, without their sets."""
        return await self._ask(lambda log: log.workouts(PAGE_SIZE, before))

    async def workout(self, workout_id: UUID) -> WorkoutRecord | None:
        """A workout with its sets; None if it is not there any more."""
        return await self._ask(lambda log: log.workout(workout_id))

    async def sets_of(self, exercises: Iterable[str]) -> tuple[LoggedSet, ...]:
        """Every set of these exercises, in no order."""
        names = tuple(exercises)
        return await self._ask(
            lambda log: tuple(each for name in names for each in log.sets(exercise=name))
        )

    async def edit(self, logged: LoggedSet, record: SetRecord) -> None:
        """Give a set other values."""
        await self._correct(lambda log, stamp: log.edit_set(logged.id, record, stamp))

    async def note(self, workout: WorkoutRecord) -> None:
        """Give a workout the note that ``workout`` bears."""
        await self._correct(lambda log, stamp: log.amend_workout(workout, stamp))

    async def delete_set(self, logged: LoggedSet) -> None:
        """Take a set out of the log."""
        await self._correct(lambda log, stamp: log.delete_set(logged.id, stamp))

    async def delete_workout(self, workout: WorkoutRecord) -> None:
        """Take a workout with its sets out of the log."""
        await self._correct(lambda log, stamp: log.delete_workout(workout.id, stamp))

    async def add(self, again: Sequence[LoggedSet]) -> tuple[LoggedSet, ...]:
        """Add a forgotten set beside those that it is like: one record for each side."""
        last, sides = again[-1], tuple(each.set for each in again)
        return await self._correct(
            lambda log, stamp: log.add_sets(last.workout_id, sides, last.done_at, stamp)
        )

    async def reopen(self, workout: WorkoutRecord) -> None:
        """Let a workout that was finished early go on, unless another one is under way."""
        stamp = self._clock.now()
        await try_change(self._writer, lambda log: _reopen(log, workout, stamp))

    async def undo(self) -> str:
        """Take the last correction back; answers with what it was."""
        return await self._correct(lambda log, stamp: log.undo(stamp))

    async def _ask(self, query: Callable[[TrainingLog], T]) -> T:
        return await ask(self._writer, query)

    async def _correct(self, change: Callable[[Corrections, Timestamp], T]) -> T:
        stamp = self._clock.now()
        return await try_change(self._writer, lambda log: change(log.corrections, stamp))


def _reopen(log: TrainingLog, workout: WorkoutRecord, stamp: Timestamp) -> None:
    if log.has_active_workout:
        raise NotThereError(
            "another workout is under way",
            log.database.path,
            "Finish it first, then reopen this one.",
        )
    log.corrections.reopen(workout.id, stamp)


class LogPages:
    """Reads on where somebody looks.

    Both methods raise :class:`StorageError` where the log cannot be read.

    Attributes:
        workouts: what was read so far, without the sets.
        is_whole: whether there are no more.
    """

    def __init__(self, records: LogEditor) -> None:
        """Nothing is read yet."""
        self._records = records
        self.workouts: tuple[WorkoutRecord, ...] = ()
        self.is_whole = False

    async def read_again(self) -> None:
        """Read as many as there were, or the first page."""
        found = await self._records.page()
        is_whole = len(found) < PAGE_SIZE
        while not is_whole and len(found) < len(self.workouts):
            page = await self._records.page(found[-1])
            found, is_whole = found + page, len(page) < PAGE_SIZE
        self.workouts, self.is_whole = found, is_whole

    async def read_on(self) -> None:
        """Read the next page; where two ask for it, it comes once."""
        last = self.workouts[-1]
        page = await self._records.page(last)
        if self.workouts[-1] == last:
            self.workouts += page
            self.is_whole = len(page) < PAGE_SIZE
