"""What adaptation, schedules and reviews ask of a log; storage has the log that answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from midstance.domain.quantity import NO_LOAD
from midstance.domain.record import NO_LIGHTER_WEEKS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from midstance.domain.attendance import CompletedSession, Enrolment
    from midstance.domain.quantity import Load
    from midstance.domain.record import (
        ExerciseDay,
        ExercisePast,
        LoggedSet,
        SetResult,
        WorkoutRecord,
    )
    from midstance.domain.runner import Runner
    from midstance.domain.weeks.run import Run


class SessionDays(Protocol):
    """What a log answers about the days of sessions."""

    def sessions(
        self, since: date | None = None, until: date | None = None, *, of_programs: bool = False
    ) -> Mapping[date, int]:
        """How many workouts count as done on each day that has any."""


class DayQueries(SessionDays, Protocol):
    """What a log answers about days."""

    def last_of(
        self,
        exercises: Iterable[str],
        before: date,
        lighter: Mapping[str, Sequence[int]] = NO_LIGHTER_WEEKS,
    ) -> Mapping[str, date]:
        """The newest day with counting sets before a date, of each exercise that has one.

        Days of the ``lighter`` weeks of programs are passed over.
        """

    def results(self, exercises: Iterable[str], before: date) -> Mapping[str, Sequence[SetResult]]:
        """What was done of each exercise before a date, each different set once."""

    def of_program(
        self,
        program: str,
        since: date | None = None,
        until: date | None = None,
        weeks: Sequence[int] = (),
    ) -> Sequence[CompletedSession]:
        """The sessions of a program, or of some of its weeks, done in a span of dates."""

    def of_exercise(
        self,
        exercise: str,
        since: date | None = None,
        until: date | None = None,
        *,
        estimated_from: Load = NO_LOAD,
    ) -> Sequence[ExerciseDay]:
        """Each day with counting sets of an exercise, oldest first; one entry for each unit.

        Maxima are estimated from loads of at least ``estimated_from``.
        """

    def sets(self, since: date | None = None, until: date | None = None) -> Mapping[date, int]:
        """How many counting sets were done on each day that has any."""


class SetQueries(Protocol):
    """The log queries that say what was done: all that rules of progress read."""

    @property
    def days(self) -> SessionDays:
        """What it answers about the days of sessions."""

    def sets(
        self, since: date | None = None, until: date | None = None, exercise: str | None = None
    ) -> Sequence[LoggedSet]:
        """Every set of the workouts in a span of dates, oldest first; of one exercise if named."""

    def workouts_between(
        self, since: date | None = None, until: date | None = None
    ) -> Sequence[WorkoutRecord]:
        """Every workout of a span of dates without its sets, oldest first."""


class ReviewQueries(SetQueries, Protocol):
    """The log queries that reviews and histories need."""

    @property
    def days(self) -> DayQueries:
        """What it answers about days."""

    def enrolments(self) -> Sequence[Enrolment]:
        """Every choice of a program, the newest first."""

    def races_by_day(self) -> Mapping[date, Sequence[Run]]:
        """The races of each day that has any, planned and run."""

    def absences(self) -> Sequence[tuple[date, date]]:
        """The first and the last day of each time away or ill."""


class RunnerQueries(SetQueries, Protocol):
    """The log queries that say who trains, and what was done."""

    def runner(self) -> Runner | None:
        """Who trains; None where nothing was ever said of the runner."""


class LogQueries(ReviewQueries, RunnerQueries, Protocol):
    """The log queries that the coach needs."""

    def past(
        self,
        exercises: Iterable[str],
        lighter: Mapping[str, Sequence[int]] = NO_LIGHTER_WEEKS,
    ) -> Mapping[str, ExercisePast]:
        """The last time and the best of each exercise, the workout under way left out.

        The last time is one outside the ``lighter`` weeks of programs, where there is one.
        """
