"""The past as a screen reads it: a week, a year, the exercises ever done, how each of them went."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from midstance.coach.review.history import exercise_history, year_history
from midstance.coach.review.week import review_week, week_facts
from midstance.presentation.history import TrainedExercise
from midstance.services.log_client import ask

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from midstance.domain.calendar import Week
    from midstance.domain.history import ExerciseHistory, YearHistory
    from midstance.domain.review import WeekReview
    from midstance.services.log_client import LogClient
    from midstance.storage.training_log import TrainingLog


T = TypeVar("T")


class ReviewService:
    """Asks the thread that owns the log.

    Every method raises :class:`StorageError` where the log cannot answer.
    """

    def __init__(self, client: LogClient) -> None:
        """Ask at ``desk``."""
        self._client = client
        self._library = client.context.library.library
        self.today: date = client.context.clock.today()
        """The runner's date."""

    async def year(self) -> YearHistory:
        """The year up to today."""
        start = self._client.settings.week_start
        return await self._ask(lambda log: year_history(log, self._library, self.today, start))

    async def exercises(self) -> tuple[TrainedExercise, ...]:
        """Every exercise that was ever done, the one done last first."""
        found = await self._ask(lambda log: log.days.exercises())
        return tuple(TrainedExercise(id_, self._name(id_), day) for id_, day in found.items())

    async def week(self, week: Week) -> WeekReview:
        """What a week amounted to."""
        facts = await self._ask(lambda log: week_facts(log, self._library, week, self.today))
        return review_week(facts, self._library)

    async def of(self, exercise: str) -> ExerciseHistory:
        """How an exercise went from its first day on."""
        settings = self._client.settings
        return await self._ask(
            lambda log: exercise_history(
                log,
                self._library,
                exercise,
                week_start=settings.week_start,
                unit=settings.weight_unit,
            )
        )

    def _name(self, exercise: str) -> str:
        known = self._library.exercises.get(exercise)
        return known.name if known else exercise

    async def _ask(self, query: Callable[[TrainingLog], T]) -> T:
        writer = self._client.writer
        return query(self._client.context.log) if writer is None else await ask(writer, query)
