"""Keeps a workout under way in the log, through the one thread that owns it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from midstance.storage.writer import Saved, SaveFailed
from midstance.workout.events import SavingFailed, SetsSaved

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from uuid import UUID

    from midstance.domain.planned_sets import PlannedSet
    from midstance.domain.record import LogChange, LoggedEvent, Timestamp, WorkoutRecord
    from midstance.services.workout_runner import WorkoutClock
    from midstance.storage.database.lock import InstanceLock
    from midstance.storage.training_log import TrainingLog
    from midstance.storage.writer import Writer
    from midstance.workout.events import Answer


class WorkoutRecorder:
    """Hands each change to the writer, and its answers back."""

    def __init__(
        self,
        writer: Writer,
        lock: InstanceLock,
        clock: WorkoutClock,
        workout_id: UUID,
        hear: Callable[[Answer], object],
    ) -> None:
        """Keep the workout with this id; ``hear`` is told what became of each change."""
        self._writer, self._lock, self._clock = writer, lock, clock
        self._id, self._hear = workout_id, hear
        self._beginning: Callable[[TrainingLog], None] | None = None

    def begin(
        self,
        workout: WorkoutRecord,
        planned_sets: tuple[PlannedSet, ...],
        options: Mapping[str, object],
    ) -> None:
        """Keep the beginning of the workout with its first deed: a look at it leaves no trace."""
        self._beginning = lambda log: log.begin(workout, planned_sets, options)

    def keep(self, event: LoggedEvent, stamp: Timestamp, change: LogChange) -> None:
        """Keep a deed and what it changed, all or nothing."""
        if self._beginning is not None:
            self._writer.submit(self._beginning, self._answer(()))
            self._beginning = None
        sequences = tuple(each.sequence for each in change.saved)
        workout_id = self._id
        self._writer.submit(
            lambda log: log.record_event(workout_id, event, stamp, change), self._answer(sequences)
        )

    def retry(self) -> None:
        """Try again at once what could not be kept."""
        self._writer.retry()

    def alive(self) -> None:
        """Note that the workout is being looked after at this moment."""
        self._lock.beat(self._clock.now().utc)

    def _answer(self, sequences: tuple[int, ...]) -> Callable[[Saved[None] | SaveFailed], None]:
        def answered(outcome: Saved[None] | SaveFailed) -> None:
            match outcome:
                case Saved():
                    self._hear(SetsSaved(sequences))
                case SaveFailed(error, _):
                    self._hear(SavingFailed(f"{error.what}. {error.remedy} ({error.where})"))

        return answered


class NullRecorder:
    """A rehearsal's keeper: it says yes and keeps nothing."""

    def __init__(self, hear: Callable[[Answer], object]) -> None:
        """Nothing is kept, so nothing is heard."""
        self._hear = hear

    def begin(
        self,
        workout: WorkoutRecord,
        planned_sets: tuple[PlannedSet, ...],
        options: Mapping[str, object],
    ) -> None:
        """Begin without a trace."""

    def keep(self, event: LoggedEvent, stamp: Timestamp, change: LogChange) -> None:
        """Keep nothing."""

    def retry(self) -> None:
        """There is nothing to try again."""

    def alive(self) -> None:
        """Nobody asks."""
