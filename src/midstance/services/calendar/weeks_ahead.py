"""Which days of the coming weeks take strength, around the runs: the log's weeks for the planner.

The sessions of a program wait for the runner: those that come next fill the weeks, one after the
other. What was done this week stays where it is, and the days that are over are closed.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

from midstance.coach.review.tally import leg_work_of_days
from midstance.coach.schedule.build_ups import build_ups, choice_now, races_of
from midstance.coach.schedule.coming import ComingSessions
from midstance.coach.schedule.due import next_week_of
from midstance.coach.schedule.planner.calendar_week import (
    CalendarWeek,
    days_taken,
    has_closed_days,
    owed_after,
    race_advice,
    version_of,
    week_to_plan,
)
from midstance.coach.schedule.planner.races import (
    LIGHT_DAYS,
    race_closures,
    races_among,
)
from midstance.coach.schedule.planner.replanning import moves_between, net_moves, plan_again
from midstance.coach.schedule.planner.search import best_plan_with, plan_week
from midstance.coach.schedule.sessions_to_place import FirstTimesAhead, ProgramSessions
from midstance.domain.calendar import DAYS, Week, days_later
from midstance.domain.runner import Level, Runner
from midstance.domain.session import Version, letter_of
from midstance.domain.volume import LegClass, counted_sets
from midstance.domain.weeks.plan import (
    Closure,
    PlanMove,
    PlannedWeek,
    SessionToPlace,
    TrainedSession,
    WeekPlans,
)
from midstance.domain.weeks.run_calendar import EntryKind
from midstance.services.calendar.check_in import days_closed_by_answers
from midstance.services.calendar.easier_week import read_easier_weeks
from midstance.services.calendar.habits import HABITS_KEY, MOVED_KEY, read_habits, read_moved
from midstance.services.calendar.run_calendar import (
    absences,
    days_of_main_races,
    races_from,
    runs_by_day,
)
from midstance.services.calendar.shown_plan import read_shown_plan

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from midstance.coach.schedule.planner.calendar_week import Owed
    from midstance.domain.attendance import CompletedSession, Enrolment
    from midstance.domain.library import Library
    from midstance.domain.weeks.plan import Placement, WeekToPlan
    from midstance.domain.weeks.run import Run
    from midstance.services.calendar.shown_plan import ShownPlan
    from midstance.storage.training_log import TrainingLog

MOST_WEEKS = 26
"""Weeks that can be planned ahead."""
WEEKS_OF_DEBT = 4
"""Weeks before this one whose left-out sessions are still owed."""
ILL = "You are ill; strength waits until you are well."


@dataclass(frozen=True, slots=True)
class PlanChanges:
    """Changes that are tried and not saved: days without strength, and sessions on other days.

    Attributes:
        moved_back: sessions that lie where the plan would have them, as if never moved by hand.
    """

    blocked: frozenset[date] = frozenset()
    moved: tuple[tuple[str, date], ...] = ()
    moved_back: frozenset[str] = frozenset()


NO_CHANGES = PlanChanges()


def plan_weeks(
    log: TrainingLog, library: Library, today: date, weeks: int, changes: PlanChanges = NO_CHANGES
) -> tuple[PlannedWeek, ...]:
    """The plans of this week and the next ones, of the program that the runner follows.

    Nothing without a program, or while it is paused.

    Raises:
        StorageError: the log cannot be read.
        UnknownIdError: the library does not hold the program.
    """
    chosen = choice_now(log, library, today)
    if chosen is None or chosen.is_paused_on(today):
        return ()
    return tuple(islice(_plan(log, library, chosen, today, changes), min(weeks, MOST_WEEKS)))


def _plan(
    log: TrainingLog, library: Library, chosen: Enrolment, today: date, changes: PlanChanges
) -> Iterator[PlannedWeek]:
    inputs = _PlanInputs(log, library, chosen, today, changes)
    ahead = _coming(log, library, chosen, inputs.done, today)
    usual, owed, before = inputs.usual_days(), inputs.owed(), None
    monday = Week.of(today).first
    while True:
        fixed = inputs.done_in(monday) if monday <= today else {}
        number = inputs.number_wanted(monday, len(fixed))
        coming = ahead.take(monday, number, fixed)
        if not fixed and not coming.sessions and not ahead.begins_again:
            return
        week = inputs.calendar_week(monday, usual, owed, before)
        planned = inputs.plan(week, monday, fixed, coming.sessions)
        said = filter(None, (planned.advice, coming.text, inputs.easier_text(monday)))
        planned = replace(planned, advice=" ".join(said))
        yield planned
        usual, before = _days_of(planned) or usual, planned
        owed = inputs.owed_after(owed, planned)
        ahead.wait({each for each in coming.sessions if not planned.has_day(each)})
        monday += timedelta(days=DAYS)


def _coming(
    log: TrainingLog,
    library: Library,
    chosen: Enrolment,
    done: Sequence[CompletedSession],
    today: date,
) -> ComingSessions:
    every = build_ups(chosen, library.program(chosen.program), races_of(log))
    later = (each for each in every if each.start > chosen.start)
    races = days_of_main_races(log, Week.of(today).first)
    return ComingSessions(library, chosen, later, races, done)


def _days_of(planned: PlannedWeek) -> frozenset[int]:
    return days_taken(planned.plan) if planned.plan else frozenset()


class _PlanInputs:
    """What the plans of all weeks depend on: runs, sessions done, habits and changes by hand."""

    def __init__(
        self,
        log: TrainingLog,
        library: Library,
        chosen: Enrolment,
        today: date,
        changes: PlanChanges,
    ) -> None:
        self._log, self._library, self._today, self._changes = log, library, today, changes
        self._program, self._chosen = library.program(chosen.program), chosen
        self.per_week, self._start = self._program.per_week, chosen.start
        begins = f"{self._program.name} begins on {chosen.start.isoformat()}."
        self._not_begun = Closure(LegClass.NONE, begins)
        self._easier = read_easier_weeks(log)
        self.done = log.days.of_program(chosen.program, chosen.start)
        runner = log.runner() or Runner()
        level = runner.level or Level.INTERMEDIATE
        first_times = FirstTimesAhead(library, log.days, self.done, today)
        self._sessions = ProgramSessions(library, self._program, level, first_times)
        self._habits = replace(
            read_habits(log.profile().get(HABITS_KEY), level), priority=runner.priority
        )
        saved = read_moved(log.profile().get(MOVED_KEY))
        moved = (each for each in saved if each[0] not in changes.moved_back)
        self._moved = (*moved, *changes.moved)

    def easier_text(self, monday: date) -> str:
        """What an easier week that reaches into this one makes of it; "" without one."""
        days = Week(monday).days
        found = (each for each in self._easier if any(day in each for day in days))
        return next((each.lighter.reason for each in found if each.last >= self._today), "")

    def number_wanted(self, monday: date, done: int) -> int:
        """How many sessions the week still wants; in what is left of this week every other day."""
        wanted = max(0, self.per_week - done)
        left = (monday + timedelta(days=DAYS) - max(monday, self._today)).days
        return min(wanted, -(-left // 2))

    def done_in(self, monday: date) -> dict[str, tuple[int, Version]]:
        """The sessions done in a week, each with its day and with how much of it was done."""
        days = ((each, (each.local_date - monday).days) for each in self.done)
        return {
            letter_of(each.session): (day, self._version_done(each))
            for each, day in days
            if 0 <= day < DAYS
        }

    def _version_done(self, done: CompletedSession) -> Version:
        """The version that the sets of a session amount to; full where no sets are known."""
        session = self._library.session(done.session, min(done.week, self._program.weeks))
        known = self._library.exercises
        legs = sum(known[id_].leg_load * sets for id_, sets, _ in counted_sets(session))
        return version_of(legs, self._legs_done.get(done.local_date))

    @cached_property
    def _legs_done(self) -> Mapping[date, float]:
        """The leg work of each day since the weeks whose debts are still owed."""
        first = Week.of(self._today).shifted(-WEEKS_OF_DEBT).first
        return leg_work_of_days(self._log.sets(first, self._today), self._library.exercises)

    def usual_days(self) -> frozenset[int] | None:
        """The strength days of last week; None where there were none."""
        monday = Week.of(self._today).shifted(-1).first
        return frozenset(day for day, _ in self.done_in(monday).values()) or None

    def owed(self) -> dict[str, Owed]:
        """The points of sessions that were not done in the weeks before this one."""
        points: dict[str, Owed] = {}
        this_week, closed = Week.of(self._today), self._closed_weeks()
        for back in range(WEEKS_OF_DEBT, 0, -1):
            monday = this_week.shifted(-back).first
            done = self.done_in(monday)
            if points or done:
                versions = {session: version for session, (_, version) in done.items()}
                points = owed_after(points, self._regular(), versions, was_closed=monday in closed)
        return points

    def owed_after(self, owed: Mapping[str, Owed], planned: PlannedWeek) -> dict[str, Owed]:
        """What each session of the program owes after a planned week."""
        placed = planned.plan.placements if planned.plan else ()
        versions = {each.session: each.version for each in placed}
        was_closed = has_closed_days(planned.week)
        return owed_after(owed, self._regular(), versions, was_closed=was_closed)

    def _closed_weeks(self) -> frozenset[date]:
        """The Mondays of the weeks before this one with days closed by a race or an illness."""
        last = Week.of(self._today).shifted(-1).last
        first = Week.of(last).shifted(1 - WEEKS_OF_DEBT).first
        races = races_among(self._runs(first, last))
        gone, by_form = self._ill(first, last), days_closed_by_answers(self._log, first, last, last)
        number = (last - first).days + 1
        return frozenset(
            Week.of(day).first
            for day in (first + timedelta(days=each) for each in range(number))
            if day in gone or day in by_form or race_closures(day, races)
        )

    def _ill(self, first: date, last: date) -> dict[date, Closure]:
        """The days of a span on which the runner is ill."""
        entries = [each for each in absences(self._log, first, last) if each.kind is EntryKind.ILL]
        days = (first + timedelta(days=number) for number in range((last - first).days + 1))
        ill = Closure(LegClass.NONE, ILL)
        return {day: ill for day in days if any(each.lasts_over(day) for each in entries)}

    def _regular(self) -> tuple[SessionToPlace, ...]:
        """The sessions that come every week; one of a late week alone, as a test, owes none."""
        first = self._library.week_sessions(self._program, 1)
        return tuple(self._sessions.when_known(letter_of(each.id), 1) for each in first)

    def calendar_week(
        self,
        monday: date,
        usual: frozenset[int] | None,
        owed: Mapping[str, Owed],
        before: PlannedWeek | None,
    ) -> CalendarWeek:
        """A week with its runs and closed days, without sessions yet; ``before`` comes first."""
        first, last = Week(monday).shifted(-1).first, Week(monday).shifted(1).last
        gone = absences(self._log, first, last)
        away = [each for each in gone if each.kind is EntryKind.AWAY]
        days = [first + timedelta(days=number) for number in range(3 * DAYS)]
        return CalendarWeek(
            monday=monday,
            habits=self._habits,
            runs=self._runs(first, last),
            sessions=(),
            trained=self._trained_by_day(days_later(first, -LIGHT_DAYS), last)
            | _trained_in(before),
            owed=owed,
            usual_days=usual,
            away=frozenset(day for day in days if any(each.lasts_over(day) for each in away))
            | self._changes.blocked,
            today=self._today,
            closed={day: self._not_begun for day in days if day < self._start}
            | days_closed_by_answers(self._log, first, last, self._today)
            | self._ill(first, last),
        )

    def _runs(self, first: date, last: date) -> dict[date, tuple[Run, ...]]:
        """The runs of the weeks around, and the races of the season, which close days around."""
        runs = runs_by_day(self._log, first, last)
        for race in races_from(self._log, days_later(first, -LIGHT_DAYS)):
            if not first <= race.day <= last:
                runs[race.day] = (*runs.get(race.day, ()), race.run)
        return runs

    def _trained_by_day(self, first: date, last: date) -> dict[date, tuple[TrainedSession, ...]]:
        found: dict[date, tuple[TrainedSession, ...]] = {}
        for each in self.done:
            if first <= each.local_date <= last:
                place = self._sessions.done(each)
                what = TrainedSession(place.id, place.legs, place.has_upper, place.has_jumps)
                found[each.local_date] = (*found.get(each.local_date, ()), what)
        return found

    def plan(
        self,
        week: CalendarWeek,
        monday: date,
        fixed: Mapping[str, tuple[int, Version]],
        coming: Mapping[str, int],
    ) -> PlannedWeek:
        """The plan of a week with what was done in it, and the sessions that come next."""
        done = {letter_of(each.session): each for each in self.done}
        numbers = {**coming, **{letter: done[letter].week for letter in fixed}}
        shown_before = self._shown_before(monday)
        ids = _ids_to_place(fixed, coming, shown_before)
        races = races_among(week.runs)
        sessions = tuple(
            self._sessions.done(done[each])
            if each in fixed
            else self._sessions.coming(each, numbers[each], monday, races)
            for each in ids
        )
        is_shown = bool(fixed) or shown_before is not None
        to_plan = week_to_plan(replace(week, sessions=sessions, shown=ids if is_shown else ()))
        known = {each.id for each in to_plan.sessions}
        to_plan = replace(to_plan, fixed={id_: at for id_, at in fixed.items() if id_ in known})
        found = PlannedWeek(
            monday,
            self._program.id,
            to_plan,
            WeekPlans(0, ()),
            None,
            numbers,
            advice=race_advice(week),
        )
        pinned = self._moved_in(monday, known - fixed.keys())
        return (
            _plan_fresh(found, pinned)
            if shown_before is None
            else self._replan(found, pinned, shown_before)
        )

    def _shown_before(self, monday: date) -> ShownPlan | None:
        """The plan of this week as it was shown, where nothing moved by hand is taken back."""
        if monday > self._today or self._changes.moved_back:
            return None
        return read_shown_plan(self._log, monday, self._program.id)

    def _replan(
        self, found: PlannedWeek, pinned: Mapping[str, int], shown_before: ShownPlan
    ) -> PlannedWeek:
        """The plan that holds where one was shown before, with what moved since."""
        number, week = self._today.weekday(), found.week
        shown = shown_before.only(each.id for each in week.sessions)
        again = plan_again(week, shown, number, week.fixed)
        after = _plan_fresh(replace(found, week=again.week or week), pinned)
        if not pinned or after.refused:
            after = replace(after, plan=again.plan)
        if after.plan is None:
            new = [_move_to_next_week(each) for each in shown.placements if _is_to_do(each, week)]
        else:
            by_hand = {} if after.refused else pinned
            new = moves_between(after.week, shown, after.plan, number, by_hand)
        moved_from = dict(_moved_from(after, shown_before, new, number))
        numbers = {each: self._next_week_of(each) for each in moved_from}
        return replace(
            after,
            moves=net_moves((*shown_before.moves_on(self._today), *new)),
            moved_from=moved_from,
            program_weeks={**numbers, **after.program_weeks},
        )

    def _next_week_of(self, letter: str) -> int:
        session = f"{self._program.id}/{letter}"
        return next_week_of(self._library, self._chosen, self.done, session)

    def _moved_in(self, monday: date, sessions: AbstractSet[str]) -> dict[str, int]:
        """The days of a week to which sessions were moved by hand."""
        days = ((session, (day - monday).days) for session, day in self._moved)
        return {session: day for session, day in days if session in sessions and 0 <= day < DAYS}


def _trained_in(before: PlannedWeek | None) -> dict[date, tuple[TrainedSession, ...]]:
    """The sessions that are still to do in the week before, as if they were done."""
    if before is None or before.plan is None:
        return {}
    sessions = {each.id: each for each in before.week.sessions}
    return {
        before.monday + timedelta(days=each.day): (
            TrainedSession(
                each.session, each.legs, sessions[each.session].has_upper, each.has_jumps
            ),
        )
        for each in before.plan.placements
        if each.day is not None and each.session not in before.week.fixed
    }


def _ids_to_place(
    fixed: Iterable[str], coming: Iterable[str], shown_before: ShownPlan | None
) -> tuple[str, ...]:
    """The letters of the week's sessions; once a plan was shown, those that it has."""
    ids = tuple(dict.fromkeys((*fixed, *coming)))
    shown = {each.session for each in shown_before.plan.placements} if shown_before else set(ids)
    return tuple(each for each in ids if each in {*shown, *fixed}) or ids


def _is_to_do(shown: Placement, week: WeekToPlan) -> bool:
    """Whether a session that was shown on a day is still to be done."""
    return shown.day is not None and shown.session not in week.fixed


def _moved_from(
    week: PlannedWeek, shown_before: ShownPlan, new: Iterable[PlanMove], today: int
) -> Iterator[tuple[str, int]]:
    """The sessions that had a day on which they were not done, with the last one, now over."""
    shown = [
        (move.session, move.before) for move in (*(move for _, move in shown_before.moves), *new)
    ]
    shown += [(each.session, each.day) for each in shown_before.plan.placements]
    for session, day in shown:
        done_on, _ = week.week.fixed.get(session, (None, None))
        if day is not None and day < today and day != done_on:
            yield session, day


def _move_to_next_week(shown: Placement) -> PlanMove:
    why = f"{shown.session} has no day left this week; its turn comes again next week."
    return PlanMove(shown.session, shown.day, None, why)


def _plan_fresh(found: PlannedWeek, pinned: Mapping[str, int]) -> PlannedWeek:
    """The best plan of the week, or the best one with what was moved by hand."""
    plans = plan_week(found.week)
    best = next(iter(plans.plans), None)
    with_moved = best_plan_with(found.week, pinned) if pinned else best
    refused = () if with_moved else tuple(pinned)
    return replace(found, plans=plans, plan=with_moved or best, refused=refused)
