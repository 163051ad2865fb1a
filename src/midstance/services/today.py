"""What today asks for, as the runner can do it: one answer for the screen and the prompt."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

from midstance.coach.adapt.single_exercise import add_exercises
from midstance.coach.daily_decision import change_by_check_in
from midstance.coach.day_changes import (
    AS_PLANNED,
    LIGHT_LOAD_SHARE,
    PLANNED_TEXTS,
    DayChanges,
    as_planned,
    change_for_day,
    fit_to_weekday,
)
from midstance.coach.first_times import begin_gently, may_make_sore, soreness_texts
from midstance.coach.heart_rate import ceiling_lines
from midstance.coach.progress.change import NextTargets
from midstance.coach.schedule.build_ups import choice_now
from midstance.coach.schedule.due import DueSession, find_due
from midstance.coach.schedule.proposals import (
    FIRST_PROGRAM,
    Proposal,
    propose_program,
    weekly_advice,
)
from midstance.domain.calendar import Week
from midstance.domain.library import UnknownIdError
from midstance.domain.planned_sets import lay_out
from midstance.domain.quantity import DistanceUnit, WeightUnit
from midstance.domain.runner import Runner, fits_everybody, loading_of
from midstance.domain.session import (
    ADDED_NEXT_KEY,
    ADDITIONS_KEY,
    SessionAdditions,
    Version,
    is_program_session,
)
from midstance.domain.strength.ramp_up import add_ramp_ups
from midstance.presentation.planning.today import NOTHING_AHEAD, DayAhead
from midstance.services.calendar.check_in import (
    decision_on,
    recovery_instead,
    skipped_on,
    wait_if_skipped,
)
from midstance.services.calendar.day_plan import (
    NO_STREAK,
    day_ahead,
    due_by_plan,
    easy_run_lines,
    moved_on,
    streak_so_far,
    weeks_around_runs,
    weeks_to_show,
)
from midstance.services.calendar.habits import minutes_on
from midstance.services.calendar.run_calendar import days_to_main_race, scheduled_runs

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from midstance.coach.daily_decision import DayDecision
    from midstance.coach.progress.change import Change
    from midstance.domain.attendance import CompletedSession, Enrolment, Streak
    from midstance.domain.library import Library
    from midstance.domain.planned_sets import PlannedSet
    from midstance.domain.record import ExercisePast, WorkoutRecord
    from midstance.domain.session import Session
    from midstance.domain.weeks.plan import PlannedWeek
    from midstance.domain.weeks.run_calendar import ScheduledRun
    from midstance.storage.training_log import TrainingLog


@dataclass(frozen=True, slots=True)
class TodayPlan:
    """What today asks for.

    What must be answered and read before the session begins is not part of it: that is
    asked when it begins (:func:`midstance.services.before_workout.check_readiness`), so that
    Today opens without it.

    Attributes:
        due: which session, and why.
        session: that session as the runner can do it, with the day's additions; None when nothing
            is left to do.
        planned_sets: the session as it will be laid out.
        under_way: the workout that was begun and not ended, without its sets; None without one.
        differences: what is done instead of, or besides, what is prescribed, a line each.
        soreness: the one of them that says what may make sore; "" without one.
        wanted: the session as the program has it, with the day's additions: what a workout begins
            with, so that it is adapted once.
        missing_program: the id of the chosen program where the library does not hold it any more;
            "" otherwise.
        past: the last time and the best of each exercise of the session.
        week: the workouts of this week so far, with their sets.
        runs: the runs of the whole week, planned and done.
        streak: the sessions of this week, and the weeks in a row that had theirs.
        today: the runner's date for which it holds.
        program_name: what the program is called whose session is due; "" without one.
        goes_on_at: the set at which the workout under way goes on, in words; "" where not known.
        changes: what the runner wants changed today; ``session`` is the one with these changes.
        decision: what today's check-in asks for; None without one.
        is_skipped: the runner does not want the session today.
        ahead: what surrounds the session in a week that is planned around runs.
        targets: what is different from the last time.
        heart: the heart rate of today's easy run, and how high it may go in circuits, in sentences.
    """

    due: DueSession
    session: Session | None
    planned_sets: tuple[PlannedSet, ...]
    under_way: WorkoutRecord | None
    differences: tuple[str, ...] = ()
    soreness: str = ""
    missing_program: str = ""
    wanted: Session | None = None
    past: Mapping[str, ExercisePast] = field(default_factory=dict)
    week: tuple[WorkoutRecord, ...] = ()
    today: date = date.min
    program_name: str = ""
    changes: DayChanges = AS_PLANNED
    goes_on_at: str = ""
    runs: tuple[ScheduledRun, ...] = ()
    streak: Streak = NO_STREAK
    distance_unit: DistanceUnit = DistanceUnit.KM
    decision: DayDecision | None = None
    is_skipped: bool = False
    ahead: DayAhead = NOTHING_AHEAD
    targets: tuple[Change, ...] = ()
    heart: tuple[str, ...] = ()

    def change_of(self, exercise: str) -> Change | None:
        """What is different from the last time of an exercise; None where nothing is."""
        return next((each for each in self.targets if each.exercise == exercise), None)


def today_plan(
    log: TrainingLog,
    library: Library,
    today: date,
    changes: DayChanges = AS_PLANNED,
    unit: WeightUnit = WeightUnit.KG,
) -> TodayPlan:
    """What ``today`` asks for, with the ``changes`` that the runner wants and loads in ``unit``.

    Raises:
        StorageError: the log cannot be read.
    """
    weeks, decision = weeks_around_runs(log, library, today), decision_on(log, today)
    due = wait_if_skipped(due_today(log, library, today, weeks), log, today)
    if not changes.is_original:
        due = recovery_instead(due, decision, library)
    plan = _plan_without_session(log, library, today, due, weeks, decision)
    plan = replace(plan, changes=changes)
    return _with_session(plan, log, library, unit) if due.session else plan


def _plan_without_session(
    log: TrainingLog,
    library: Library,
    today: date,
    due: DueSession,
    weeks: tuple[PlannedWeek, ...],
    decision: DayDecision | None,
) -> TodayPlan:
    """The plan of a day without a session: its week so far, with its runs, and what comes next."""
    this_week, chosen = Week.of(today), log.enrolment()
    program = library.programs.get(due.program)
    shown = weeks_to_show(log, library, today, weeks)
    ahead = day_ahead(log, library, weeks, today, decision)
    heads = log.workouts_between(this_week.first, today)
    return TodayPlan(
        due,
        session=None,
        planned_sets=(),
        under_way=log.under_way_head(),
        missing_program=chosen.program if chosen and chosen.program not in library.programs else "",
        week=tuple(filter(None, (log.workout(each.id) for each in heads))),
        today=today,
        program_name=program.name if program else "",
        runs=scheduled_runs(log, this_week.first, this_week.last),
        streak=streak_so_far(log, library, this_week, shown),
        distance_unit=DistanceUnit.of(log.profile()),
        decision=decision,
        is_skipped=skipped_on(log, today) is not None,
        ahead=replace(ahead, moved_on=moved_on(shown, library)),
        heart=easy_run_lines(log, today),
    )


def _with_session(
    plan: TodayPlan, log: TrainingLog, library: Library, unit: WeightUnit
) -> TodayPlan:
    """The plan with its due session as the runner can do it, which it does not have yet."""
    due, today = plan.due, plan.today
    prescribed = library.session(due.session, due.week)
    wanted = _with_additions(prescribed, additions_today(log, due, today), library)
    added = () if wanted is prescribed else (_additions_text(wanted, prescribed, library),)
    wanted = replace(wanted, version=due.version)
    changes = _without_usual_minutes(plan.changes, due)
    fitted = fit_session(log, library, wanted, today, changes, unit)
    session, runner = fitted.session, log.runner() or Runner()
    return replace(
        plan,
        session=session,
        planned_sets=_lay_out(session, library, runner),
        differences=(*fitted.differences, *added),
        soreness=fitted.soreness,
        heart=(*plan.heart, *ceiling_lines(session, library, runner, today)),
        wanted=wanted,
        past=log.past({item.exercise for item in session.items}),
        targets=fitted.changes,
    )


def _lay_out(session: Session, library: Library, runner: Runner) -> tuple[PlannedSet, ...]:
    loading = partial(loading_of, runner=runner, unit=WeightUnit.KG)
    exercises = library.exercises
    return add_ramp_ups(lay_out(session, exercises, loading=loading), exercises)


def due_today(
    log: TrainingLog,
    library: Library,
    today: date,
    weeks: Sequence[PlannedWeek] = (),
) -> DueSession:
    """The session that is due ``today``; ``weeks`` are those planned around runs, where known.

    Where the chosen program is no longer in the library, the reason says so, and the first
    program takes its place.

    Raises:
        StorageError: the log cannot be read.
    """
    chosen = choice_now(log, library, today)
    program, since = (chosen.program, chosen.start) if chosen else (FIRST_PROGRAM, None)
    done, proposal = log.days.of_program(program, since), None
    if chosen is None and not done and (proposal := proposed_program(log, library, today)):
        done = log.days.of_program(proposal.program.id)
    try:
        due = find_due(library, chosen, done, today, proposal)
        if chosen is not None:
            due = _around_runs(log, library, due, weeks, today)
        return _with_weekly_advice(due, library, log.runner(), done, today)
    except UnknownIdError as missing:
        due = find_due(library, None, (), today)
        first = library.programs.get(due.program)
        instead = f"{first.name} takes its place until then." if first else due.reason
        return replace(due, reason=f"Your program cannot be used: {missing}. {instead}")


def _around_runs(
    log: TrainingLog,
    library: Library,
    due: DueSession,
    weeks: Sequence[PlannedWeek],
    today: date,
) -> DueSession:
    if due.is_paused:
        return due
    return due_by_plan(due, weeks or weeks_around_runs(log, library, today), today)


def _with_weekly_advice(
    due: DueSession,
    library: Library,
    runner: Runner | None,
    done: Sequence[CompletedSession],
    today: date,
) -> DueSession:
    """What is due, with what suits the week by what comes first for ``runner``."""
    if runner is None or not due.session or due.is_paused:
        return due
    monday = Week.of(today).first
    this_week = [each for each in done if monday <= each.local_date <= today]
    more = weekly_advice(library, runner, this_week, is_rest_day=due.is_rest_day)
    return replace(due, advice=f"{due.advice} {more}".strip())


PROPOSED_BY = frozenset({"goal", "level", "priority"})
"""The keys of the profile on which a proposal depends."""


def proposed_program(log: TrainingLog, library: Library, today: date) -> Proposal | None:
    """The program for the goal of the profile; None where the profile says nothing about it.

    Raises:
        StorageError: the log cannot be read.
    """
    runner, first = log.runner(), library.programs.get(FIRST_PROGRAM)
    if runner is None or not PROPOSED_BY & log.profile().keys():
        return None
    done = log.days.of_program(FIRST_PROGRAM)
    is_founded = first is not None and any(each.week == first.weeks for each in done)
    race = days_to_main_race(log, today)
    return propose_program(library, runner, is_founded=is_founded, days_to_race=race)


def sessions_before(log: TrainingLog, choice: Enrolment) -> tuple[CompletedSession, ...]:
    """The sessions of the chosen program that were done before its start, the oldest first.

    Those since it was last chosen, or all where it never was.

    Raises:
        StorageError: the log cannot be read.
    """
    earlier = (each.start for each in log.enrolments() if each.program == choice.program)
    since = next((start for start in earlier if start < choice.start), None)
    if choice.start == date.min:
        return ()
    return log.days.of_program(choice.program, since, choice.start - timedelta(days=1))


def pause_program(log: TrainingLog, today: date) -> date | None:
    """Pause the chosen program; answers from which day on, or None where it is paused already.

    Where one of its sessions was done today, the pause begins tomorrow.

    Raises:
        StorageError: the log could not be written.
    """
    chosen = log.enrolment()
    if chosen is None or chosen.open_pause is not None:
        return None
    start = today + timedelta(days=bool(log.days.of_program(chosen.program, today, today)))
    log.pause_program(start)
    return start


def resume_program(log: TrainingLog, today: date) -> bool:
    """Let the chosen program go on today; answers whether it was paused.

    Raises:
        StorageError: the log could not be written.
    """
    chosen = log.enrolment()
    if chosen is None or chosen.open_pause is None:
        return False
    log.resume_program(today)
    return True


def additions_today(log: TrainingLog, due: DueSession, today: date) -> SessionAdditions:
    """What the runner added to the session that is ``due``; those of another day do not count.

    Where nothing was added today, it is what waits for this session from the review of a week.
    """
    profile = log.profile()
    saved = SessionAdditions.from_plain(profile.get(ADDITIONS_KEY))
    if saved is not None and saved.is_for(today, due.session, due.week):
        return saved
    waiting = SessionAdditions.from_plain(profile.get(ADDED_NEXT_KEY))
    if waiting is not None and waiting.is_for(waiting.day, due.session, due.week):
        return replace(waiting, day=today)
    return SessionAdditions(today, due.session, due.week)


@dataclass(frozen=True, slots=True)
class FittedSession:
    """A session as the runner can do it, with its targets.

    Attributes:
        differences: what is done instead of, or besides, what is prescribed, a line each.
        soreness: the one of them that says what may make sore; "" without one.
        changes: what is different from the last time.
    """

    session: Session
    differences: tuple[str, ...] = ()
    soreness: str = ""
    changes: tuple[Change, ...] = ()


def fit_session(
    log: TrainingLog,
    library: Library,
    session: Session,
    today: date,
    changes: DayChanges = AS_PLANNED,
    unit: WeightUnit = WeightUnit.KG,
) -> FittedSession:
    """``session`` as the runner can do it and wants it today, with the loads that come next.

    What is lighter already, after a break, in a lighter week or by the plan of the week, is not
    made lighter again: the fewest sets and the smallest load hold, each once. A program's
    session is cut to the minutes that the runner has on this day of the week, unless others are
    said. Where the session is wanted as the program has it, only strong pain still counts.

    Raises:
        StorageError: the log cannot be read.
    """
    decision = decision_on(log, today)
    if changes.is_original:
        session = replace(session, version=Version.FULL)
        decision = decision if decision is not None and decision.is_strong_pain else None
    if session.version is Version.LIGHTER:
        changes = replace(changes, is_light=False)
    share = _load_share(session, library, decision, changes)
    planned, differences = _with_targets(log, library, session, today, unit, decision, share)
    fitted, said = _by_plan_and_check_in(planned, session, library, decision, changes)
    if planned.has_cut_sets:
        changes = replace(changes, is_light=False)
    planned = planned.without_cuts_made_in(fitted, is_light=changes.is_light)
    fitted = begin_gently(fitted, planned.first_times)
    fitted, texts = change_for_day(fitted, library.exercises, changes)
    if _has_usual_minutes(session, changes):
        fitted, cuts = fit_to_weekday(fitted, library.exercises, today, minutes_on(log, today))
        texts = (*texts, *cuts)
    remaining = {item.exercise for item in fitted.items}
    shown = tuple(change for change in planned.changes if change.exercise in remaining)
    sore = soreness_texts(fitted, planned.first_times, library.exercises)
    differences = (*texts, *said, *differences, *sore)
    return FittedSession(fitted, differences, "".join(sore), shown)


def _without_usual_minutes(changes: DayChanges, due: DueSession) -> DayChanges:
    """The changes, without the minutes of this day of the week for what comes on another day."""
    is_later = due.is_rest_day and changes.minutes is None
    return replace(changes, minutes=0) if is_later else changes


def _has_usual_minutes(session: Session, changes: DayChanges) -> bool:
    """Whether the minutes of this day of the week hold: for a program's session as planned."""
    return changes.minutes is None and not changes.is_original and is_program_session(session.id)


def _load_share(
    session: Session, library: Library, decision: DayDecision | None, changes: DayChanges
) -> float:
    """The share of the loads that a tired day leaves; a lighter week has its own loads."""
    is_amber = decision is not None and decision.eases(session)
    is_tired = changes.is_light or (
        is_amber and not library.is_lighter_week(session.id, session.week)
    )
    return LIGHT_LOAD_SHARE if is_tired else 1.0


def _by_plan_and_check_in(
    planned: NextTargets,
    session: Session,
    library: Library,
    decision: DayDecision | None,
    changes: DayChanges,
) -> tuple[Session, tuple[str, ...]]:
    """The session in the version that the plan of the week and the check-in have for it."""
    fitted, said = planned.session, tuple[str, ...]()
    if session.version in PLANNED_TEXTS:
        fitted = replace(fitted, version=session.version)
        fitted = as_planned(fitted, library.exercises, takes_sets=not planned.has_cut_sets)
        said = (PLANNED_TEXTS[session.version],)
    if decision is None:
        return fitted, said
    is_cut = planned.has_cut_sets or changes.is_light
    is_lighter = is_cut or library.is_lighter_week(session.id, session.week)
    fitted, texts = change_by_check_in(fitted, library.exercises, decision, is_lighter=is_lighter)
    return fitted, (*texts, *said)


def _with_targets(
    log: TrainingLog,
    library: Library,
    session: Session,
    today: date,
    unit: WeightUnit,
    decision: DayDecision | None,
    load_share: float,
) -> tuple[NextTargets, tuple[str, ...]]:
    """The session as the runner can do it with its targets, and a line for each difference."""
    items = ((each, library.exercise(each.exercise)) for each in session.items)
    is_new = decision is None and log.newest_set() is None and not log.profile()
    if is_new and all(
        fits_everybody(exercise, item.prescription.rpe) and not may_make_sore(exercise)
        for item, exercise in items
    ):
        return NextTargets(session), ()
    from midstance.services.calendar.targets import fit_with_targets  # noqa: PLC0415 - not for a first start

    return fit_with_targets(log, library, session, today, unit, decision, load_share)


def _with_additions(session: Session, additions: SessionAdditions, library: Library) -> Session:
    chosen = [library.exercises[id_] for id_ in additions.exercises if id_ in library.exercises]
    return add_exercises(session, chosen) if chosen else session


def _additions_text(wanted: Session, prescribed: Session, library: Library) -> str:
    added = (item.exercise for item in wanted.items if item not in prescribed.items)
    return f"Also today: {', '.join(library.exercises[id_].name for id_ in added)}."
