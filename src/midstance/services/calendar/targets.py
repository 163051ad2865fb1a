"""A session as the runner can do it, with the target that comes next for each exercise."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from midstance.coach.adapt.adaptation import adapt_for_runner, is_affected, lazy_situation
from midstance.coach.daily_decision import pain_text, with_pain
from midstance.coach.first_times import begin_gently
from midstance.coach.progress.book import ExposureBook
from midstance.coach.progress.change import LOOK_BACK, NextTargets
from midstance.coach.progress.early_deload import FATIGUE_DAYS, early_deload
from midstance.coach.progress.lighter import after_break
from midstance.coach.progress.next_time import (
    LogWithWorkout,
    NextTime,
    find_next_times,
    lighter_week_word,
    sessions_after,
)
from midstance.coach.progress.plan import Progression
from midstance.coach.progress.rung_changes import held_rungs
from midstance.domain.library import UnknownIdError
from midstance.domain.runner import Runner
from midstance.domain.session import Purpose, program_of
from midstance.domain.weeks.check_in import CheckInResult, SkipReason
from midstance.domain.weeks.run import main_run
from midstance.domain.weeks.run_calendar import EntryKind
from midstance.services.calendar.check_in import check_ins
from midstance.services.calendar.easier_week import read_easier_weeks
from midstance.services.calendar.refusals import read_refusals
from midstance.services.calendar.run_calendar import runs_by_day

if TYPE_CHECKING:
    from datetime import date

    from midstance.coach.adapt.differences import AdaptedSession
    from midstance.coach.adapt.situation import Situation
    from midstance.coach.daily_decision import DayDecision
    from midstance.coach.log_queries import RunnerQueries
    from midstance.coach.progress.change import Refusals
    from midstance.coach.progress.early_deload import EasierWeek
    from midstance.domain.library import Library
    from midstance.domain.quantity import WeightUnit
    from midstance.domain.record import WorkoutRecord
    from midstance.domain.session import Session
    from midstance.storage.training_log import TrainingLog


@dataclass(frozen=True, slots=True)
class TargetInputs:
    """What moves targets beside the sets that were done.

    Attributes:
        refused: the changes that the runner refused.
        lighter_days: those on which less was done, since the check-in was amber or red, or in an
            easier week.
        ill_days: those on which the runner was ill.
        easier: the easier weeks that the runner took.
    """

    refused: Refusals
    lighter_days: frozenset[date] = frozenset()
    ill_days: frozenset[date] = frozenset()
    easier: tuple[EasierWeek, ...] = ()

    @property
    def easier_days(self) -> tuple[date, ...]:
        """The days of the easier weeks."""
        return tuple(day for each in self.easier for day in each.days)


def read_target_inputs(log: TrainingLog, today: date) -> TargetInputs:
    """The inputs of the last half year, from the profile and the calendar of ``log``.

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
    easier = read_easier_weeks(log)
    lighter.update(day for each in easier for day in each.days)
    return TargetInputs(read_refusals(log), frozenset(lighter), frozenset(ill), easier)


@dataclass(frozen=True)
class TargetPlanner:
    """Plans sessions by the rules, for the runner of a log and on a day.

    Attributes:
        inputs: what the profile and the calendar say of changes and days.
        unit: that of loads.
    """

    log: RunnerQueries
    library: Library
    inputs: TargetInputs
    today: date
    unit: WeightUnit

    def adapt(self, session: Session, runner: Runner | None = None) -> AdaptedSession | None:
        """``session`` for the runner of the profile, or another; None where it fits as it is."""
        log, library, today = self.log, self.library, self.today
        if runner is None and not is_affected(session, log, library, today):
            return None
        held = held_rungs(self.inputs.refused, today)
        days = log.days.sessions(today - LOOK_BACK, today, of_programs=True)
        before = sorted(day for day in days if day < today)
        is_back = after_break(before, today, self.inputs.ill_days) is not None
        return adapt_for_runner(session, log, library, today, runner, held, is_back=is_back)

    @cached_property
    def _situation(self) -> Situation:
        return lazy_situation(self.log, self.library, self.today, self.unit)

    @cached_property
    def book(self) -> ExposureBook:
        """What was done of each exercise."""
        days = self.inputs.lighter_days, self.inputs.ill_days
        return ExposureBook(self.log, self.library, self.today, self._situation.loading, *days)

    def plan(self, session: Session, load_share: float = 1.0) -> NextTargets:
        """``session``, as the runner can do it, with what comes next for each exercise.

        A tired day leaves a ``load_share`` of its loads.
        """
        return self._progression(load_share).plan(session, self.log)

    def plan_first(self, session: Session) -> NextTargets:
        """``session``, as the runner can do it, where the log has no set yet."""
        return self._progression().plan_first(session)

    def _progression(self, load_share: float = 1.0) -> Progression:
        easier = next((each.lighter for each in self.inputs.easier if self.today in each), None)
        return Progression(self._situation, self.book, self.inputs.refused, load_share, easier)


def plan_next_times(
    log: TrainingLog, library: Library, workout: WorkoutRecord, unit: WeightUnit
) -> tuple[NextTime, ...]:
    """What comes the next time for each exercise of a workout that has just been done.

    ``workout`` has its sets, whether or not the log has them.

    Raises:
        StorageError: the log cannot be read.
    """
    with_workout = LogWithWorkout(log, workout)
    inputs = read_target_inputs(log, workout.local_date)
    planned: list[tuple[str, NextTargets]] = []
    with suppress(UnknownIdError):
        for name, week, day in sessions_after(library, workout):
            planner = TargetPlanner(with_workout, library, inputs, day, unit)
            session = library.session(name, week)
            adapted = planner.adapt(session)
            word = lighter_week_word(library, name, week)
            targets = planner.plan(adapted.session if adapted else session)
            gentle = begin_gently(targets.session, targets.first_times)
            planned.append((word, replace(targets, session=gentle)))
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
    planner = TargetPlanner(log, library, read_target_inputs(log, today), today, unit)
    adapted = planner.adapt(session)
    fitted = adapted.session if adapted else session
    differences = adapted.texts(library.exercises) if adapted else ()
    if decision is not None and decision.painful_region:
        usual, runner = fitted, with_pain(log.runner() or Runner(), decision.painful_region, today)
        spared = planner.adapt(session, runner)
        fitted = spared.session if spared else session
        differences = (pain_text(decision, usual, fitted, library.exercises), *differences)
    if log.newest_set() is None and not planner.inputs.easier:
        return planner.plan_first(fitted), differences
    planned = planner.plan(fitted, load_share)
    why = planned.lighter.reason if planned.lighter else _easier_week_offer(log, planner, session)
    return planned, (*filter(None, (why,)), *differences)


def _easier_week_offer(log: TrainingLog, planner: TargetPlanner, session: Session) -> str:
    """The offer of an easier week; "" where there is no need, and in lighter weeks and routines."""
    program, today = planner.library.programs.get(program_of(session.id)), planner.today
    if program is None or session.week in program.lighter_weeks:
        return ""
    first, lighter = today - FATIGUE_DAYS, program.lighter_weeks
    runs = runs_by_day(log, first, today)
    hard = {day for day, each in runs.items() if (kind := main_run(each)) and kind.is_key}
    main_lifts = (
        planner.book.of(planner.library.exercise(item.exercise))
        for block in session.blocks
        if block.purpose is Purpose.STRENGTH
        for item in block.items
    )
    done = log.days.of_program(program.id, first, today, lighter) if lighter else ()
    rested = [each.local_date for each in done]
    return early_deload(
        check_ins(log, first, today),
        hard | log.days.sessions(first, today).keys(),
        main_lifts,
        [*planner.inputs.easier_days, *rested],
        today,
        comes_next=session.week + 1 in lighter,
    )
