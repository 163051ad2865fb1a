"""The review of a week: gathers its facts from the log, and makes every part of the review."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import timedelta
from types import MappingProxyType
from typing import TYPE_CHECKING

from midstance.coach.review import tally
from midstance.coach.review.bests import find_bests, find_growth
from midstance.coach.review.findings import (
    find_imbalances,
    find_skipped_work,
    find_swaps,
    focus_work,
    noted_heart_rates,
    pain_notes,
    session_loads,
    summarise_effort,
)
from midstance.coach.review.streaks import current_streak, session_weeks
from midstance.coach.review.tally import group_volume
from midstance.coach.schedule.coming import (
    days_as_planned,
    days_as_shown,
    days_to_come,
    missed_in,
    moved_in,
)
from midstance.coach.schedule.joining import followed_choices
from midstance.coach.schedule.program_periods import (
    ProgramPeriod,
    planned_sessions,
    program_periods,
    waiting_sessions,
)
from midstance.coach.schedule.program_standing import program_standing
from midstance.domain.attendance import Attendance, AttendanceDay, WeekEntry
from midstance.domain.calendar import Week
from midstance.domain.record import WorkoutStatus
from midstance.domain.volume import work_set_count
from midstance.domain.weeks.review import WeekReview, WeekTotals

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
    from datetime import date
    from uuid import UUID

    from midstance.coach.log_queries import ReviewQueries
    from midstance.domain.attendance import (
        CompletedSession,
        PlannedSession,
        ProgramStanding,
        Streak,
    )
    from midstance.domain.library import Library
    from midstance.domain.record import ExerciseDay, LoggedSet, SetResult, WorkoutRecord
    from midstance.domain.session import Session
    from midstance.domain.weeks.plan import PastWeek, PlannedWeek


NOTHING_TO_COME: Mapping[tuple[str, int], date | None] = MappingProxyType({})


class PlannedAttendance:
    """The attendance of planned sessions: done, moved, missed, still planned, or extra."""

    def __init__(
        self,
        planned: Iterable[PlannedSession],
        done: Iterable[CompletedSession],
        today: date,
        coming: Mapping[tuple[str, int], date | None] = NOTHING_TO_COME,
    ) -> None:
        """The attendance as it is on a day.

        Args:
            planned: every day planned for a session; of several, the last one named is its own.
            done: the sessions done in those periods; the first one fulfils the plan.
            today: the runner's date.
            coming: sessions that come again, each with its next day or None for a later one.
        """
        self._turns = tuple(planned)
        self._planned = {(each.session, each.week): each for each in self._turns}
        self._done: dict[tuple[str, int], date] = {}
        for each in sorted(done, key=lambda each: each.local_date):
            self._done.setdefault((each.session, each.week), each.local_date)
        self._today, self._coming = today, coming

    def days(
        self,
        week: Week,
        workouts: Iterable[WorkoutRecord],
        sets: Mapping[date, int],
        begun: Container[UUID] = (),
    ) -> tuple[AttendanceDay, ...]:
        """The seven days; ``sets`` are the work sets done on each.

        ``begun`` holds the ids of workouts that have ended and do not count as done.
        """
        here = [each for each in workouts if each.ending is not WorkoutStatus.THROWN_AWAY]
        for each in here:
            if each.ending is WorkoutStatus.UNDER_WAY:
                self._done.setdefault((each.session, each.week), each.local_date)
        entries = [*self._workout_entries(here, begun), *self._planned_entries(week)]
        return tuple(
            AttendanceDay(day, tuple(entry for on, entry in entries if on == day), sets.get(day, 0))
            for day in week.days
        )

    def _planned_entries(self, week: Week) -> Iterator[tuple[date, WeekEntry]]:
        """What was planned in the week and not done on its own day."""
        for each in self._turns:
            done_on = self._done.get((each.session, each.week))
            if each.day in week and done_on != each.day:
                kind, other_day = self._open_attendance(each)
                if done_on is not None:
                    kind, other_day = Attendance.MOVED_AWAY, done_on
                yield each.day, WeekEntry(each.session, each.name, each.week, kind, other_day)

    def _open_attendance(self, each: PlannedSession) -> tuple[Attendance, date | None]:
        """What became of a session that nobody has done, and on which day it comes instead."""
        if each.day >= self._today:
            return Attendance.PLANNED, None
        key = (each.session, each.week)
        if key in self._coming:
            return Attendance.MOVES_ON, self._coming[key]
        return Attendance.MISSED, None

    def _workout_entries(
        self, workouts: Iterable[WorkoutRecord], begun: Container[UUID]
    ) -> Iterator[tuple[date, WeekEntry]]:
        fulfilled: set[tuple[str, int]] = set()
        for each in sorted(workouts, key=lambda each: (each.local_date, each.started_at.utc)):
            key = (each.session, each.week)
            if each.id in begun:
                yield each.local_date, _begun_entry(each)
                continue
            is_first = key not in fulfilled and self._done.get(key) == each.local_date
            planned = self._planned.get(key) if is_first else None
            fulfilled.add(key)
            yield each.local_date, _workout_entry(each, planned)


def _begun_entry(workout: WorkoutRecord) -> WeekEntry:
    return WeekEntry(
        workout.session, workout.name, workout.week, Attendance.BEGUN, workout=workout.id
    )


def _workout_entry(workout: WorkoutRecord, planned: PlannedSession | None) -> WeekEntry:
    is_moved = planned is not None and planned.day != workout.local_date
    return WeekEntry(
        workout.session,
        workout.name,
        workout.week,
        _attendance_of(workout, planned, is_moved=is_moved),
        planned.day if planned and is_moved else None,
        workout.id,
        workout.ending is WorkoutStatus.FINISHED_EARLY,
    )


def _attendance_of(
    workout: WorkoutRecord, planned: PlannedSession | None, *, is_moved: bool
) -> Attendance:
    if workout.ending is WorkoutStatus.UNDER_WAY:
        return Attendance.UNDER_WAY
    if planned is None:
        return Attendance.EXTRA
    return Attendance.MOVED_HERE if is_moved else Attendance.DONE


def review_week(facts: WeekFacts, library: Library) -> WeekReview:
    """The review of one week; warm-up and cool-down never count."""
    done = tally.without_help(tally.countable_sets(facts.sets), library.exercises)
    begun = _begun(facts)
    turns = (each for program in facts.followed for each in program.turns)
    planned = {(each.session, each.week): each for each in turns if each.day in facts.week}
    sessions = tuple(library.session(*each) for each in planned)
    days = _attendance_days(facts, done, begun)
    exercises = library.exercises
    return WeekReview(
        week=facts.week,
        days=days,
        work=_total_work(facts, days, done, sessions, library),
        volume=group_volume(done, sessions, exercises),
        effort=summarise_effort(done),
        loads=session_loads(facts.workouts, done),
        balance=find_imbalances(done, exercises),
        bests=find_bests(facts.sets, facts.earlier, exercises),
        growth=find_growth(done, facts.before, exercises),
        focus=focus_work(done, exercises),
        pains=pain_notes(facts.workouts, facts.sets, exercises),
        standing=_program_standing(facts, library),
        streak=facts.streak,
        left_out=find_skipped_work(facts.workouts, facts.sets, library),
        swaps=find_swaps(done, exercises),
        heart_rates=noted_heart_rates(facts.workouts),
        unknown_exercises=tuple(sorted({each.set.exercise for each in done} - set(exercises))),
    )


def _begun(facts: WeekFacts) -> frozenset[UUID]:
    """The workouts that have ended and do not count as done."""
    sets: dict[UUID, list[LoggedSet]] = {}
    for each in facts.sets:
        sets.setdefault(each.workout_id, []).append(each)
    return frozenset(
        each.id
        for each in facts.workouts
        if each.ending is not WorkoutStatus.UNDER_WAY and not each.is_done(sets.get(each.id, ()))
    )


def _attendance_days(
    facts: WeekFacts, done: Sequence[LoggedSet], begun: Container[UUID]
) -> tuple[AttendanceDay, ...]:
    attended = PlannedAttendance(
        (each for program in facts.followed for each in program.turns),
        (each for program in facts.followed for each in program.done),
        facts.today,
        {key: day for program in facts.followed for key, day in program.coming.items()},
    )
    return attended.days(facts.week, facts.workouts, tally.sets_of_days(done), begun)


def _total_work(
    facts: WeekFacts,
    days: Sequence[AttendanceDay],
    done: Sequence[LoggedSet],
    planned: Sequence[Session],
    library: Library,
) -> WeekTotals:
    records = [each.set for each in done]
    held, moving = tally.seconds(records, library.exercises)
    attended = [each for day in days for each in day.entries if each.attendance.was_done]
    of_plan = sum(_is_of_plan(each, facts.week) for each in attended)
    sets_of_plan = _sets_of_plan(facts.workouts, done, planned)
    return WeekTotals(
        sessions_planned=len(planned),
        sessions_done=of_plan,
        sessions_extra=len(attended) - of_plan,
        sets_planned=sum(work_set_count(session) for session in planned),
        sets_done=sets_of_plan,
        sets_extra=sum(tally.prescribed_sets(done).values()) - sets_of_plan,
        reps=tally.repetitions(records),
        hold_seconds=held,
        moving_seconds=moving,
        landings=tally.contacts_of_sets(records, library.exercises),
        tonnage=tally.tonnage(records),
    )


def _is_of_plan(entry: WeekEntry, week: Week) -> bool:
    """Whether a session that was done is one that was planned for this week."""
    if entry.attendance is Attendance.MOVED_HERE:
        return entry.other_day is not None and entry.other_day in week
    return entry.attendance is Attendance.DONE


def _sets_of_plan(
    workouts: Iterable[WorkoutRecord], done: Iterable[LoggedSet], planned: Iterable[Session]
) -> int:
    """Sets of the planned sessions, of each at most as many as it has."""
    keys = {each.id: (each.session, each.week) for each in workouts}
    total: Counter[tuple[str, int]] = Counter()
    for (workout, _), number in tally.prescribed_sets(done).items():
        if workout in keys:
            total[keys[workout]] += number
    return sum(min(work_set_count(each), total[each.id, each.week]) for each in planned)


def _program_standing(facts: WeekFacts, library: Library) -> ProgramStanding | None:
    """How the program stands at the end of the week, or today if that is earlier."""
    day = min(facts.week.last, facts.today)
    known = [program for program in facts.followed if program.period.program in library.programs]
    now = next((program for program in known if day in program.period), known[0] if known else None)
    if now is None:
        return None
    definition = library.programs[now.period.program]
    return program_standing(
        now.period,
        definition,
        now.planned,
        now.done,
        day,
        is_over=day < facts.today,
        waiting=waiting_sessions(now.period, library),
        missed=now.missed,
    )


@dataclass(frozen=True, slots=True)
class FollowedProgram:
    """A program while it was followed: its planned sessions, and those that were done.

    Attributes:
        moved: sessions of this week on days that they had before.
        missed: sessions on days that are over, for which this week has or had no other one.
        coming: sessions of this week that were not done on their day, each with the day on which it
            comes now, or None for a later one.
    """

    period: ProgramPeriod
    planned: tuple[PlannedSession, ...]
    done: tuple[CompletedSession, ...]
    moved: tuple[PlannedSession, ...] = ()
    missed: tuple[PlannedSession, ...] = ()
    coming: Mapping[tuple[str, int], date | None] = field(default_factory=dict)

    @property
    def turns(self) -> tuple[PlannedSession, ...]:
        """Everything that has, or had, a day."""
        return (*self.planned, *self.moved)


@dataclass(frozen=True, slots=True)
class WeekFacts:
    """Everything that a review is made from.

    Attributes:
        today: the runner's date, which divides missed sessions from planned ones.
        workouts: those of the week, without their sets, oldest first.
        followed: the programs whose periods touch the week, the newest first.
        before: the last day of each exercise before the week, outside deload and taper weeks.
        earlier: the sets done of each exercise before the week, with which bests are compared.
    """

    week: Week
    today: date
    sets: tuple[LoggedSet, ...]
    workouts: tuple[WorkoutRecord, ...]
    followed: tuple[FollowedProgram, ...]
    before: Mapping[str, Sequence[ExerciseDay]]
    streak: Streak
    earlier: Mapping[str, Sequence[SetResult]]


def week_facts(log: ReviewQueries, library: Library, week: Week, today: date) -> WeekFacts:
    """Ask ``log`` for what the review of ``week`` needs."""
    sets = tuple(log.sets(week.first, week.last))
    chosen = program_periods(followed_choices(log, library, today))
    counting = {each.set.exercise: None for each in sets if each.set.counts}
    return WeekFacts(
        week,
        today,
        sets,
        tuple(log.workouts_between(week.first, week.last)),
        tuple(
            _read_program(log, library, period)
            for period in chosen
            if period.touches(week.first, week.last)
        ),
        dict(_last_days(log, library, counting, week)),
        current_streak(session_weeks(log, library, week, chosen, today), is_over=week.last < today),
        log.days.results(counting, week.first),
    )


def _last_days(
    log: ReviewQueries, library: Library, exercises: Iterable[str], week: Week
) -> Iterator[tuple[str, Sequence[ExerciseDay]]]:
    """What was done of each exercise the last time, outside weeks that are lighter on purpose."""
    newest = log.days.last_of(exercises, week.first, library.lighter_weeks)
    for id_, day in newest.items():
        known = library.exercises.get(id_)
        yield id_, tally.days_of_exercise(log.days, id_, known, day, day)


def _read_program(log: ReviewQueries, library: Library, period: ProgramPeriod) -> FollowedProgram:
    until = period.end and period.end - timedelta(days=1)
    done = tuple(log.days.of_program(period.program, period.start, until))
    return FollowedProgram(period, planned_sessions(period, library), done)


def with_plans(facts: WeekFacts, plans: Sequence[PlannedWeek], library: Library) -> WeekFacts:
    """The facts with each session on the day that the plans of the weeks have for it.

    Args:
        facts: as the program alone has them.
        plans: this week and the next ones; none where nothing is left to plan, or while the program
            is paused and its sessions have no days.
        library: the programs.
    """
    if not plans:
        followed = tuple(_while_paused(each, facts) for each in facts.followed)
        return replace(facts, followed=followed)
    program = plans[0].program
    newest = next((each for each in facts.followed if each.period.program == program), None)
    if newest is None or program not in library.programs:
        return facts
    followed = tuple(
        _on_days_of(plans, each, library, facts) if each is newest else _before(plans[0], each)
        for each in facts.followed
    )
    is_now = facts.today in facts.week
    streak = facts.streak.wanting(len(plans[0].days)) if is_now else facts.streak
    return replace(facts, followed=followed, streak=streak)


def with_past_plans(facts: WeekFacts, plans: Iterable[PastWeek], library: Library) -> WeekFacts:
    """The facts of a week that is over, its sessions on the days that were planned then.

    A week whose plan was never shown stays on the days of the program alone.
    """
    followed = facts.followed
    for plan in plans:
        its = _program_planned(followed, plan) if plan.program in library.programs else None
        followed = tuple(
            _as_shown(each, plan, library) if each is its else each for each in followed
        )
    return replace(facts, followed=followed)


def _program_planned(followed: Iterable[FollowedProgram], plan: PastWeek) -> FollowedProgram | None:
    days = Week(plan.monday)
    of_program = (each for each in followed if each.period.program == plan.program)
    return next((each for each in of_program if each.period.touches(days.first, days.last)), None)


def _as_shown(program: FollowedProgram, plan: PastWeek, library: Library) -> FollowedProgram:
    choice = program.period.enrolment
    planned, moved = days_as_shown(program.planned, plan, program.done, library, choice)
    return replace(program, planned=planned, moved=(*program.moved, *moved))


def _while_paused(program: FollowedProgram, facts: WeekFacts) -> FollowedProgram:
    """While it is paused this week, its open sessions come later and are not missed."""
    if facts.today not in facts.week or not program.period.enrolment.is_paused_on(facts.today):
        return program
    return replace(program, coming={(each.session, each.week): None for each in program.planned})


def _before(week: PlannedWeek, older: FollowedProgram) -> FollowedProgram:
    """An older period: one of the same program ends before its plans."""
    if older.period.program != week.program:
        return older
    planned = tuple(each for each in older.planned if each.day < week.monday)
    return replace(older, planned=planned)


def _on_days_of(
    plans: Sequence[PlannedWeek], program: FollowedProgram, library: Library, facts: WeekFacts
) -> FollowedProgram:
    """The period that goes on, on the days of the plans."""
    planned = days_as_planned(program.planned, plans, library)
    missed = missed_in(program.planned, plans[0], library)
    moved = tuple(each for each in moved_in(plans[0], library) if each not in planned)
    found = replace(program, planned=planned, moved=moved, missed=missed)
    if facts.today not in facts.week:
        return found
    return replace(found, coming=days_to_come(found.turns, plans, library))
