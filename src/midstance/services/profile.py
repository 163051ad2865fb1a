"""Who trains, and what there is to train: read and changed so that no key waits for a disk."""

from __future__ import annotations

from datetime import timedelta
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from midstance.coach.adapt.adaptation import current_situation
from midstance.coach.adapt.variants import CurrentExercise, ids_around, ladder_of
from midstance.coach.review.history import exercise_history
from midstance.coach.schedule.program_progress import current_standing
from midstance.domain.profile import profile_changes, runner_from_plain
from midstance.domain.session import ADDITIONS_KEY, SessionAdditions, starting_prescription
from midstance.presentation.exercise import ExercisePage
from midstance.services.log_client import ask, try_change
from midstance.services.today import due_today
from midstance.storage.errors import StorageError
from midstance.storage.log.runner import Enrolment

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from midstance.coach.adapt.situation import Situation
    from midstance.domain.attendance import ProgramStanding
    from midstance.domain.exercise import Exercise
    from midstance.domain.library import Library
    from midstance.domain.profile import ProfileReading
    from midstance.domain.quantity import WeightUnit
    from midstance.domain.runner import Runner
    from midstance.services.log_client import LogClient
    from midstance.storage.training_log import TrainingLog


T = TypeVar("T")

NOTHING_DUE = "Nothing is due today; s starts it alone."


class ChangeRefusedError(StorageError):
    """What was asked cannot be done here or today; the text is a sentence that says why."""

    def __init__(self, why: str) -> None:
        super().__init__(why, "", "")

    def __str__(self) -> str:
        return self.what


class ProfileService:
    """Asks the thread that owns the log.

    Every method raises :class:`StorageError` where the log cannot answer or take a change.
    """

    def __init__(self, client: LogClient) -> None:
        """Ask at ``desk``, which is staffed."""
        self._client = client

    @cached_property
    def library(self) -> Library:
        """All that can be trained."""
        return self._client.context.library.library

    @property
    def today(self) -> date:
        """The runner's date."""
        return self._client.context.clock.today()

    def unit(self, runner: Runner) -> WeightUnit:
        """In which loads are shown to ``runner``."""
        return runner.weight_unit or self._client.settings.weight_unit

    async def reading(self) -> ProfileReading:
        """Who trains, as far as it can be read."""
        return await self._ask(lambda log: runner_from_plain(log.profile()))

    async def situation(self) -> Situation:
        """Who trains where today."""
        return await self._ask(self._situation)

    async def last_days(self) -> Mapping[str, date]:
        """The newest day of each exercise that was ever done."""
        names = tuple(self.library.exercises)
        after = self.today + timedelta(days=1)
        found = await self._ask(lambda log: log.days.last_of(names, after))
        return {id_: days[-1].day for id_, days in found.items()}

    async def page(self, exercise: Exercise) -> ExercisePage:
        """What is known of an exercise."""
        return await self._ask(lambda log: self._page(log, exercise))

    async def standing(self) -> ProgramStanding | None:
        """How the chosen program stands; None where none is."""
        return await self._ask(lambda log: current_standing(log, self.library, self.today))

    async def change(self, before: Runner, after: Runner) -> None:
        """Keep what is new in the profile."""
        news, stamp = profile_changes(before, after), self._client.context.clock.now()

        def keep(log: TrainingLog) -> None:
            for key, value in news.items():
                log.put_profile(key, value, stamp)

        if news:
            await self._try(keep)
            self._client.apply_profile(news)

    async def enrol(self, program: str, start: date) -> None:
        """Follow a program from ``start`` on."""
        stamp = self._client.context.clock.now()
        await self._try(lambda log: log.enrol(Enrolment(program, start), stamp))

    async def toggle_added(self, exercise: Exercise) -> bool:
        """Put an exercise into the session that is due, or take it out; answers whether it is in.

        Raises:
            NotNowError: nothing is due.
        """
        stamp = self._client.context.clock.now()

        def toggle(log: TrainingLog) -> bool:
            before = self._added(log)
            if not before.session:
                raise ChangeRefusedError(NOTHING_DUE)
            after = before.toggled(exercise.id)
            log.put_profile(ADDITIONS_KEY, after.to_plain(), stamp)
            return exercise.id in after.exercises

        return await self._try(toggle)

    def _page(self, log: TrainingLog, exercise: Exercise) -> ExercisePage:
        here = self._situation(log)
        past = log.past({exercise.id, *ids_around(exercise, here)})
        unit = self.unit(here.runner)
        return ExercisePage(
            here,
            ladder_of(CurrentExercise(exercise, starting_prescription(exercise)), here, past),
            past.get(exercise.id),
            exercise_history(log, self.library, exercise.id, unit=unit),
            exercise.id in self._added(log).exercises,
            unit,
        )

    def _added(self, log: TrainingLog) -> SessionAdditions:
        """What was added to the session that is due."""
        now = due_today(log, self.library, self.today)
        kept = SessionAdditions.from_plain(log.profile().get(ADDITIONS_KEY))
        if kept is not None and kept.is_for(self.today, now.session, now.week):
            return kept
        return SessionAdditions(self.today, now.session, now.week)

    def _situation(self, log: TrainingLog) -> Situation:
        return current_situation(log, self.library, self.today)

    async def _ask(self, query: Callable[[TrainingLog], T]) -> T:
        assert self._client.writer is not None  # noqa: S101 - no screen opens before
        return await ask(self._client.writer, query)

    async def _try(self, change: Callable[[TrainingLog], T]) -> T:
        assert self._client.writer is not None  # noqa: S101 - no screen opens before
        if self._client.read_only_reason:
            raise ChangeRefusedError(self._client.read_only_reason)
        return await try_change(self._client.writer, change)
