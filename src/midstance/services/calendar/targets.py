"""A session as the runner can do it, with the target that comes next for each exercise."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from midstance.coach.adapt.adaptation import adapt_for_runner, is_affected, lazy_situation
from midstance.coach.daily_decision import pain_text, with_pain
from midstance.coach.progress.book import ExposureBook
from midstance.coach.progress.change import LOOK_BACK, NextTargets
from midstance.coach.progress.lighter import after_break
from midstance.coach.progress.next_time import (
    LogWithWorkout,
    NextTime,
    find_next_times,
    sessions_after,
    word_of_week,
)
from midstance.coach.progress.plan import Progression
from midstance.coach.progress.rung_changes import held_rungs
from midstance.domain.library import UnknownIdError
from midstance.domain.runner import Runner
from midstance.domain.weeks.check_in import CheckInResult, SkipReason
from midstance.domain.weeks.run_calendar import EntryKind
from midstance.services.calendar.refusals import read_refusals

if TYPE_CHECKING:
    from datetime import date

    from midstance.coach.adapt.differences import AdaptedSession
    from midstance.coach.daily_decision import DayDecision
    from midstance.coach.log_queries import RunnerQueries
    from midstance.coach.progress.change import Refusals
    from midstance.domain.library import Library
    from midstance.domain.quantity import WeightUnit
    from midstance.domain.record import WorkoutRecord
    from midstance.domain.session import Session
    from midstance.storage.training_log import TrainingLog


@dataclass(frozen=True, slots=True)
class RunnersForm:
    """What the runner said of changes and of days.

    Attributes:
        refused: the changes that were not wanted.
        lighter_days: those whose check-in was amber or red, so that less was done.
        ill_days: those on which the runner was ill.
    """

    refused: Refusals
    lighter_days: frozenset[date] = frozenset()
    ill_days: frozenset[date] = frozenset()


def form_of(log: TrainingLog, today: date) -> RunnersForm:
    """What the runner said in the last half year.

    Raises:
        StorageError: the log cannot be read.
    """
    first = today - LOOK_BACK
    entries = log.calendar.entries(first, today)
    lighter = {
        each.day
        for each in entries
        if each.check_in is not None and each.check_in.result is not CheckInResult.GREEN
    }
    ill = {each.day for each in entries if each.reason is SkipReason.ILL}
    spans = [each for each in entries if each.kind is EntryKind.ILL]
    days = (first + timedelta(days=number) for number in range(LOOK_BACK.days + 1) if spans)
    ill.update(day for day in days if any(each.lasts_over(day) for each in spans))
    return RunnersForm(read_refusals(log), frozenset(lighter), frozenset(ill))


@dataclass(frozen=True, slots=True)
class TargetPlanner:
    """Plans sessions by the rules, for the runner of a log and on a day.

    Attributes:
        form: the changes that the runner did not want, and the days that were lighter.
        unit: that of loads.
    """

    log: RunnerQueries
    library: Library
    form: RunnersForm
    today: date
    unit: WeightUnit

    def adapt(self, session: Session, runner: Runner | None = None) -> AdaptedSession | None:
        """``session`` for the runner of the profile, or another; None where it fits as it is."""
        log, library, today = self.log, self.library, self.today
        if runner is None and not is_affected(session, log, library, today):
            return None
        held = held_rungs(self.form.refused, today)
        days = log.days.sessions(today - LOOK_BACK, today, of_programs=True)
        before = sorted(day for day in days if day < today)
        is_back = after_break(before, today, self.form.ill_days) is not None
        return adapt_for_runner(session, log, library, today, runner, held, is_back=is_back)

    def plan(self, session: Session, load_share: float = 1.0) -> NextTargets:
        """``session``, as the runner can do it, with what comes next for each exercise.

        A tired day leaves a ``load_share`` of its loads.
        """
        here, form = lazy_situation(self.log, self.library, self.today, self.unit), self.form
        days = form.lighter_days, form.ill_days
        book = ExposureBook(self.log, self.library, self.today, here.loading, *days)
        return Progression(here, book, form.refused, load_share).plan(session, self.log)


def plan_next_times(
    log: TrainingLog, library: Library, workout: WorkoutRecord, unit: WeightUnit
) -> tuple[NextTime, ...]:
    """What comes the next time for each exercise of a workout that has just been done.

    ``workout`` has its sets, whether or not the log has them.

    Raises:
        StorageError: the log cannot be read.
    """
    with_workout, form = LogWithWorkout(log, workout), form_of(log, workout.local_date)
    planned: list[tuple[str, NextTargets]] = []
    with suppress(UnknownIdError):
        for name, week, day in sessions_after(library, workout):
            planner = TargetPlanner(with_workout, library, form, day, unit)
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
    load_share: float = 1.0,
) -> tuple[NextTargets, tuple[str, ...]]:
    """The session as the runner can do it with what has moved, and a line for each difference.

    What loads a region that hurts today, by the check-in's ``decision``, is left out. A tired day
    leaves a ``load_share`` of its loads.

    Raises:
        StorageError: the log cannot be read.
    """
    planner = TargetPlanner(log, library, form_of(log, today), today, unit)
    adapted = planner.adapt(session)
    fitted = adapted.session if adapted else session
    differences = adapted.texts(library.exercises) if adapted else ()
    if decision is not None and decision.painful_region:
        usual, runner = fitted, with_pain(log.runner() or Runner(), decision.painful_region, today)
        spared = planner.adapt(session, runner)
        fitted = spared.session if spared else session
        differences = (pain_text(decision, usual, fitted, library.exercises), *differences)
    if log.newest_set() is None:
        return NextTargets(fitted), differences
    planned = planner.plan(fitted, load_share)
    why = (planned.lighter.reason,) if planned.lighter else ()
    return planned, (*why, *differences)
