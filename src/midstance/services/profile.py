"""The runner, the program and the exercises: read and changed while the screen goes on."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, TypeVar

from midstance.coach.adapt.adaptation import current_situation
from midstance.coach.adapt.preferences import set_preference
from midstance.coach.adapt.variants import CurrentExercise, ids_around, ladder_of
from midstance.coach.review.history import exercise_history
from midstance.coach.schedule.program_standing import current_standing
from midstance.coach.schedule.proposals import off_season_warning
from midstance.domain.quantity import DISTANCE_KEY, DistanceUnit
from midstance.domain.runner import Level, Runner
from midstance.domain.session import ADDITIONS_KEY, SessionAdditions, starting_prescription
from midstance.presentation.exercise import ExercisePage
from midstance.presentation.profile import WeekSettings
from midstance.services.calendar.day_plan import weeks_to_show
from midstance.services.calendar.habits import (
    HABITS_KEY,
    habits_to_plain,
    limit_weekdays,
    read_habits,
)
from midstance.services.calendar.run_calendar import days_to_main_race
from midstance.services.log_client import ChangeRefusedError
from midstance.services.today import (
    additions_today,
    due_today,
    pause_program,
    proposed_program,
    resume_program,
    sessions_before,
)
from midstance.storage.log.profile import profile_changes

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from midstance.coach.adapt.situation import Situation
    from midstance.coach.schedule.proposals import Proposal
    from midstance.domain.attendance import CompletedSession, Enrolment, ProgramStanding
    from midstance.domain.exercise import Exercise
    from midstance.domain.library import Library
    from midstance.domain.program import Program
    from midstance.domain.quantity import WeightUnit
    from midstance.domain.runner import Preference
    from midstance.services.log_client import LogClient
    from midstance.services.upkeep.coach_folder import CoachFolder
    from midstance.storage.log.profile import ProfileReading
    from midstance.storage.training_log import TrainingLog


T = TypeVar("T")

NOTHING_DUE = "Nothing is due today; start it alone instead."


class ProfileService:
    """The runner's profile, program and exercises.

    Every method raises :class:`StorageError` where the log cannot answer or take a change.
    """

    def __init__(self, client: LogClient) -> None:
        """Ask through ``client``."""
        self._client = client

    @property
    def library(self) -> Library:
        """All that can be trained."""
        return self._client.library

    @property
    def today(self) -> date:
        """The runner's date."""
        return self._client.today

    @property
    def load_unit(self) -> WeightUnit:
        """The unit of loads for the runner as the profile was last read or changed."""
        return self._client.settings.weight_unit

    def unit(self, runner: Runner) -> WeightUnit:
        """The unit of loads for ``runner``."""
        return runner.weight_unit or self._client.settings.weight_unit

    async def reading(self) -> ProfileReading:
        """Who trains, with what cannot be read in the profile."""
        return await self._client.query(lambda log: log.profile_reading())

    async def situation(self) -> Situation:
        """Who trains where today."""
        return await self._client.query(self._situation)

    async def last_days(self) -> Mapping[str, date]:
        """The newest day of each exercise that was ever done."""
        names = tuple(self.library.exercises)
        after = self.today + timedelta(days=1)
        return await self._client.query(lambda log: log.days.last_of(names, after))

    async def uses(self) -> Mapping[str, int]:
        """On how many days of the last year each exercise was done."""
        names, today = tuple(self.library.exercises), self.today
        return await self._client.query(lambda log: log.days.uses_in_year(names, today))

    async def page(self, exercise: Exercise) -> ExercisePage:
        """What is known of an exercise."""
        return await self._client.query(lambda log: self._page(log, exercise))

    async def standing(self) -> ProgramStanding | None:
        """The standing of the chosen program; None where none is."""

        def read(log: TrainingLog) -> ProgramStanding | None:
            plans = weeks_to_show(log, self.library, self.today)
            return current_standing(log, self.library, self.today, plans)

        return await self._client.query(read)

    async def proposal(self) -> Proposal | None:
        """The program for the runner's goal; None without a profile."""
        return await self._client.query(lambda log: proposed_program(log, self.library, self.today))

    @property
    def coach(self) -> CoachFolder:
        """The programs that a coach put into the shared folder."""
        from midstance.services.upkeep.coach_folder import CoachFolder  # noqa: PLC0415 - few have a coach

        return CoachFolder(self._client)

    async def change(self, before: Runner, after: Runner) -> None:
        """Save what is different in the profile; loads are shown in its unit from now on."""
        if changes := profile_changes(before, after):
            now = self._client.now()
            await self._client.change(lambda log: log.save_runner(before, after, now))
            self._client.apply_profile(changes)

    async def week_settings(self) -> WeekSettings:
        """The unit of runs, and the days of the week that suit strength."""

        def read(log: TrainingLog) -> WeekSettings:
            profile = log.profile()
            habits = read_habits(profile.get(HABITS_KEY), Level.INTERMEDIATE)
            return WeekSettings(DistanceUnit.of(profile), habits)

        return await self._client.query(read)

    async def change_week(self, after: WeekSettings) -> None:
        """Save the unit of runs and the days."""
        before, now = await self.week_settings(), self._client.now()
        values: dict[str, object] = {}
        if after.distance is not before.distance:
            values[DISTANCE_KEY] = after.distance.value
        if after.habits != before.habits:
            values[HABITS_KEY] = habits_to_plain(after.habits)

        def save(log: TrainingLog) -> None:
            for key, value in values.items():
                log.set_profile_value(key, value, now)

        await self._client.change(save)

    async def limit_weekdays(self, minutes: int) -> None:
        """Save how many minutes strength may take from Monday to Friday."""
        now = self._client.now()
        await self._client.change(lambda log: limit_weekdays(log, minutes, now))

    async def prefer(self, preference: Preference) -> None:
        """Let an exercise be done from now on in the place of the prescribed one."""
        await self.amend(lambda runner: set_preference(runner, preference))

    async def amend(self, change: Callable[[Runner], Runner]) -> None:
        """Save what ``change`` makes of the runner whom the log knows at that moment."""
        now = self._client.now()

        def save(log: TrainingLog) -> dict[str, object]:
            before = log.runner() or Runner()
            after = change(before)
            log.save_runner(before, after, now)
            return profile_changes(before, after)

        self._client.apply_profile(await self._client.change(save))

    async def off_season_warning(self, program: Program) -> str:
        """That an off-season program ends after the next main race, as a sentence; else ""."""
        race = await self._client.query(lambda log: days_to_main_race(log, self.today))
        return off_season_warning(program, race)

    async def enrol(self, choice: Enrolment) -> tuple[CompletedSession, ...]:
        """Follow a program; answers with its sessions in the log that do not count, as too old."""
        stamp = self._client.now()

        def enrol(log: TrainingLog) -> tuple[CompletedSession, ...]:
            earlier = sessions_before(log, choice)
            log.enrol(choice, stamp)
            return earlier

        return await self._client.change(enrol)

    async def pause(self) -> date | None:
        """Let the program wait; answers from which day on, None where it is paused already."""
        return await self._client.change(lambda log: pause_program(log, self.today))

    async def resume(self) -> bool:
        """Let the program go on today; answers whether it was paused."""
        return await self._client.change(lambda log: resume_program(log, self.today))

    async def toggle_added(self, exercise: Exercise) -> bool:
        """Put an exercise into the session that is due, or take it out; answers whether it is in.

        Raises:
            ChangeRefusedError: nothing is due.
        """
        stamp = self._client.now()

        def toggle(log: TrainingLog) -> bool:
            before = self._additions(log)
            if not before.session:
                raise ChangeRefusedError(NOTHING_DUE)
            after = before.toggle_exercise(exercise.id)
            log.set_profile_value(ADDITIONS_KEY, after.to_plain(), stamp)
            return exercise.id in after.exercises

        return await self._client.change(toggle)

    def _page(self, log: TrainingLog, exercise: Exercise) -> ExercisePage:
        here = self._situation(log)
        past = log.past({exercise.id, *ids_around(exercise, here)})
        unit = self.unit(here.runner)
        return ExercisePage(
            here,
            ladder_of(CurrentExercise(exercise, starting_prescription(exercise)), here, past),
            past.get(exercise.id),
            exercise_history(log, self.library, exercise.id, unit=unit),
            exercise.id in self._additions(log).exercises,
            unit,
        )

    def _additions(self, log: TrainingLog) -> SessionAdditions:
        return additions_today(log, due_today(log, self.library, self.today), self.today)

    def _situation(self, log: TrainingLog) -> Situation:
        unit = self.unit(log.runner() or Runner())
        return current_situation(log, self.library, self.today, unit)
