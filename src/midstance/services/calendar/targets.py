"""A session as the runner can do it, with the target that comes next for each exercise."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from midstance.coach.adapt.adaptation import adapt_for_runner, is_affected, lazy_situation
from midstance.coach.daily_decision import pain_text, with_pain
from midstance.coach.progress.book import ExposureBook
from midstance.coach.progress.change import LOOK_BACK
from midstance.coach.progress.lighter import after_break
from midstance.coach.progress.next_time import (
    LogWithWorkout,
    NextTime,
    find_next_times,
    sessions_after,
    word_of_week,
)
from midstance.coach.progress.plan import NextTargets, Progression
from midstance.coach.progress.rung_changes import held_rungs
from midstance.domain.library import UnknownIdError
from midstance.domain.runner import Runner
from midstance.services.calendar.refusals import read_refusals

if TYPE_CHECKING:
    from datetime import date

    from midstance.coach.adapt.differences import AdaptedSession
    from midstance.coach.daily_decision import DayDecision
    from midstance.coach.log_queries import RunnerQueries
    from midstance.coach.progress.change import Change, Refusals
    from midstance.domain.library import Library
    from midstance.domain.quantity import WeightUnit
    from midstance.domain.record import WorkoutRecord
    from midstance.domain.session import Session
    from midstance.storage.training_log import TrainingLog


@dataclass(frozen=True, slots=True)
class TargetPlanner:
    """Plans sessions by the rules, for the runner of a log and on a day.

    Attributes:
        refused: the changes that the runner did not want.
        unit: that of loads.
    """

    log: RunnerQueries
    library: Library
    refused: Refusals
    today: date
    unit: WeightUnit

    def adapt(self, session: Session, runner: Runner | None = None) -> AdaptedSession | None:
        """``session`` for the runner of the profile, or another; None where it fits as it is."""
        log, library, today = self.log, self.library, self.today
        if runner is None and not is_affected(session, log, library, today):
            return None
        held = held_rungs(self.refused, today)
        days = log.days.sessions(today - LOOK_BACK, today, of_programs=True)
        lighter = after_break(sorted(day for day in days if day < today), today)
        is_back = lighter is not None
        return adapt_for_runner(session, log, library, today, runner, held, is_back=is_back)

    def plan(self, session: Session) -> NextTargets:
        """``session``, as the runner can do it, with what comes next for each exercise."""
        here = lazy_situation(self.log, self.library, self.today, self.unit)
        book = ExposureBook(self.log, self.library, self.today, here.loading)
        return Progression(here, book, self.refused).plan(session, self.log)


def plan_next_times(
    log: TrainingLog, library: Library, workout: WorkoutRecord, unit: WeightUnit
) -> tuple[NextTime, ...]:
    """What comes the next time for each exercise of a workout that has just been done.

    ``workout`` has its sets, whether or not the log has them.

    Raises:
        StorageError: the log cannot be read.
    """
    with_workout, refused = LogWithWorkout(log, workout), read_refusals(log)
    planned: list[tuple[str, NextTargets]] = []
    with suppress(UnknownIdError):
        for name, week, day in sessions_after(library, workout):
            planner = TargetPlanner(with_workout, library, refused, day, unit)
            session = library.session(name, week)
            adapted = planner.adapt(session)
            word = word_of_week(library, name, week)
            planned.append((word, planner.plan(adapted.session if adapted else session)))
    return tuple(find_next_times(workout, planned))


def fit_with_targets(
    log: TrainingLog,
    library: Library,
    session: Session,
    today: date,
    unit: WeightUnit,
    decision: DayDecision | None,
) -> tuple[Session, tuple[str, ...], tuple[Change, ...]]:
    """The session as the runner can do it, a line for each difference, and what has moved.

    What loads a region that hurts today, by the check-in's ``decision``, is left out.

    Raises:
        StorageError: the log cannot be read.
    """
    planner = TargetPlanner(log, library, read_refusals(log), today, unit)
    adapted = planner.adapt(session)
    fitted = adapted.session if adapted else session
    differences = adapted.texts(library.exercises) if adapted else ()
    if decision is not None and decision.painful_region:
        usual, runner = fitted, with_pain(log.runner() or Runner(), decision.painful_region, today)
        spared = planner.adapt(session, runner)
        fitted = spared.session if spared else session
        differences = (pain_text(decision, usual, fitted, library.exercises), *differences)
    if log.newest_set() is None:
        return fitted, differences, ()
    planned = planner.plan(fitted)
    why = (planned.lighter.reason,) if planned.lighter else ()
    return planned.session, (*why, *differences), planned.changes
