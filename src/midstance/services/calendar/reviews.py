"""The past for a screen: a week, a year, every exercise done, and its history."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from midstance.coach.review.history import exercise_history, year_history
from midstance.coach.review.week import review_week, week_facts
from midstance.domain.quantity import DistanceUnit
from midstance.presentation.history import TrainedExercise
from midstance.presentation.planning.runs import week_run_lines
from midstance.services.calendar.run_calendar import scheduled_runs

if TYPE_CHECKING:
    from datetime import date

    from midstance.domain.calendar import Week
    from midstance.domain.history import ExerciseHistory, YearHistory
    from midstance.domain.library import Library
    from midstance.domain.weeks.review import WeekReview
    from midstance.services.log_client import LogClient
    from midstance.storage.training_log import TrainingLog


def reviewed_week(log: TrainingLog, library: Library, week: Week, today: date) -> WeekReview:
    """The review of a week with its runs, their distances in the unit of the profile.

    Raises:
        StorageError: the log cannot be read.
    """
    review = review_week(week_facts(log, library, week, today), library)
    runs = scheduled_runs(log, week.first, week.last)
    return replace(review, runs=week_run_lines(runs, DistanceUnit.of(log.profile())))


class ReviewService:
    """Reviews in the weeks and units of the runner.

    Every method raises :class:`StorageError` where the log cannot answer.
    """

    def __init__(self, client: LogClient) -> None:
        """Ask through ``client``."""
        self._client = client
        self._library = client.library
        self.today: date = client.today
        """The runner's date."""

    async def year(self) -> YearHistory:
        """The year up to today."""
        start = self._client.settings.week_start
        return await self._client.query(
            lambda log: year_history(log, self._library, self.today, start)
        )

    async def exercises(self) -> tuple[TrainedExercise, ...]:
        """Every exercise that was ever done, the one done last first."""
        days = await self._client.query(lambda log: log.days.exercises())
        return tuple(TrainedExercise(id_, self._name(id_), day) for id_, day in days.items())

    async def week(self, week: Week) -> WeekReview:
        """The review of a week."""
        return await self._client.query(
            lambda log: reviewed_week(log, self._library, week, self.today)
        )

    async def of(self, exercise: str) -> ExerciseHistory:
        """The history of an exercise from its first day on."""
        settings = self._client.settings
        return await self._client.query(
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
