"""Records a workout under way in the log, through the one thread that owns it."""

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
        answered: Callable[[Answer], object],
    ) -> None:
        """Record the workout with this id; ``answered`` gets each outcome."""
        self._writer, self._lock, self._clock = writer, lock, clock
        self._id, self._answered = workout_id, answered
        self._beginning: Callable[[TrainingLog], None] | None = None

    def begin(
        self,
        workout: WorkoutRecord,
        planned_sets: tuple[PlannedSet, ...],
        options: Mapping[str, object],
    ) -> None:
        """Record the beginning together with the first event: a look at it leaves no trace."""
        self._beginning = lambda log: log.begin(workout, planned_sets, options)

    def record(self, event: LoggedEvent, stamp: Timestamp, change: LogChange) -> None:
        """Record an event and what it changed, all or nothing."""
        if self._beginning is not None:
            self._writer.submit(self._beginning, self._answer(()))
            self._beginning = None
        sequences = tuple(each.sequence for each in change.saved)
        workout_id = self._id
        self._writer.submit(
            lambda log: log.record_event(workout_id, event, stamp, change), self._answer(sequences)
        )

    def retry(self) -> None:
        """Try again at once what could not be saved."""
        self._writer.retry()

    def alive(self) -> None:
        """Note that the workout is being guided at this moment."""
        self._lock.beat(self._clock.now().utc)

    def _answer(self, sequences: tuple[int, ...]) -> Callable[[Saved[None] | SaveFailed], None]:
        def report(outcome: Saved[None] | SaveFailed) -> None:
            match outcome:
                case Saved():
                    self._answered(SetsSaved(sequences))
                case SaveFailed(error, _):
                    self._answered(SavingFailed(f"{error.what}. {error.remedy} ({error.where})"))

        return report


class NullRecorder:
    """The recorder of a rehearsal: it saves nothing."""

    def __init__(self, answered: Callable[[Answer], object]) -> None:
        """Nothing is saved, so ``answered`` is never called."""
        self._answered = answered

    def begin(
        self,
        workout: WorkoutRecord,
        planned_sets: tuple[PlannedSet, ...],
        options: Mapping[str, object],
    ) -> None:
        """Begin without a trace."""

    def record(self, event: LoggedEvent, stamp: Timestamp, change: LogChange) -> None:
        """Record nothing."""

    def retry(self) -> None:
        """There is nothing to try again."""

    def alive(self) -> None:
        """Note nothing."""
