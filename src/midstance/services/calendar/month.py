"""A month of runs and strength by the day, a season by the week, and their changes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from midstance.coach.review.week import review_week, week_facts, with_past_plans, with_plans
from midstance.coach.schedule.joining import followed_choices
from midstance.coach.schedule.program_periods import program_periods
from midstance.coach.schedule.race_weeks import week_before_race, weeks_left_for, weeks_to_race
from midstance.domain.calendar import Week
from midstance.domain.quantity import DistanceUnit
from midstance.domain.weeks.run import RunKind
from midstance.presentation.blocks import Section
from midstance.presentation.log import undone_text
from midstance.presentation.planning.month import MonthDay
from midstance.presentation.planning.plan import plan_sections
from midstance.presentation.planning.weeks import moved_lines
from midstance.services.calendar.day_plan import (
    new_moves,
    planned_week_of,
    save_todays_plan,
    weeks_planned_until,
)
from midstance.services.calendar.run_calendar import (
    RunCalendar,
    absences,
    days_of_main_races,
    races_from,
    scheduled_runs,
    weekly_runs,
)
from midstance.services.calendar.shown_plan import read_past_plans

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from midstance.coach.schedule.program_periods import ProgramPeriod
    from midstance.domain.library import Library
    from midstance.domain.program import Program
    from midstance.domain.weeks.plan import PlanMove, PlannedWeek
    from midstance.domain.weeks.run_calendar import CalendarEntry, ScheduledRun
    from midstance.services.log_client import LogClient
    from midstance.storage.training_log import TrainingLog


SEASON_WEEKS_BEFORE, SEASON_WEEKS = 4, 26
"""Weeks of a season before this one, and its weeks in all unless a race lies further ahead."""
MOST_SEASON_WEEKS = 60
"""Weeks of a season at most, however far the last race is."""


@dataclass(frozen=True, slots=True)
class MonthWeek:
    """A week of the month.

    Attributes:
        phase: the week of the program that is followed, in words; "" without one.
    """

    days: tuple[MonthDay, ...]
    phase: str
    sets_planned: int
    sets_done: int

    @property
    def runs(self) -> tuple[ScheduledRun, ...]:
        """All its runs."""
        return tuple(run for day in self.days for run in day.runs)


@dataclass(frozen=True, slots=True)
class SeasonWeek:
    """A week of the season: kilometres, sessions, races and the phase of the program."""

    week: Week
    phase: str
    runs: tuple[ScheduledRun, ...]
    sessions_done: int
    absences: tuple[CalendarEntry, ...]

    @property
    def races(self) -> tuple[ScheduledRun, ...]:
        """Its races."""
        return tuple(each for each in self.runs if each.kind is RunKind.RACE)


class MonthService:
    """The calendar of the runner, read and changed while the screen goes on.

    Every method raises :class:`StorageError` where the log cannot answer or take a change.
    """

    def __init__(self, client: LogClient) -> None:
        """Ask through ``client``."""
        self._client = client
        self.today: date = client.today

    @property
    def read_only_reason(self) -> str:
        """Why nothing may be changed here, as a sentence; "" if it may."""
        return self._client.read_only_reason

    async def unit(self) -> DistanceUnit:
        """The unit of distances."""
        return await self._client.query(lambda log: DistanceUnit.of(log.profile()))

    async def month(self, first: date) -> tuple[MonthWeek, ...]:
        """The weeks that hold the month which begins on ``first``."""
        start, library = self._client.settings.week_start, self._client.library
        weeks = weeks_of_month(first, Week.of(first, start))
        today = self.today

        def read(log: TrainingLog) -> tuple[MonthWeek, ...]:
            plans = weeks_planned_until(log, library, today, weeks[-1].shifted(1).last)
            return tuple(month_week(log, library, each, today, plans) for each in weeks)

        return await self._client.query(read)

    async def season(self) -> tuple[SeasonWeek, ...]:
        """The weeks from a month ago to half a year ahead, or to the last race."""
        start, library = self._client.settings.week_start, self._client.library
        this_week = Week.of(self.today, start)
        return await self._client.query(lambda log: season_weeks(log, library, this_week))

    async def weekly(self) -> tuple[CalendarEntry, ...]:
        """The weekly runs from today on."""
        return await self._client.query(lambda log: weekly_runs(log, self.today))

    async def why(self, day: date) -> tuple[Section, ...]:
        """Why the strength of the week of ``day`` lies where it lies; nothing without a plan."""
        library, today = self._client.library, self.today
        week = await self._client.query(lambda log: planned_week_of(log, library, today, day))
        if week is None:
            return ()
        moved = tuple(moved_lines(week))
        first = (Section("moved", lines=moved),) if moved else ()
        return (*first, *plan_sections(week.week, week.shown_plans, why=True))

    async def change(self, change: Callable[[RunCalendar], object]) -> tuple[PlanMove, ...]:
        """Change the calendar; answers with what that moves in this week's plan, and why."""
        ids, now = self._client.context.ids, self._client.now()
        library, today = self._client.library, self.today

        def change_and_plan(log: TrainingLog) -> tuple[PlanMove, ...]:
            save_todays_plan(log, library, today, now)
            change(RunCalendar(log, ids, now))
            return new_moves(log, library, today)

        return await self._client.change(change_and_plan)

    async def undo(self) -> str:
        """Take the last change or correction back; answers with what it was, in words."""
        now = self._client.now()
        undone = await self._client.change(lambda log: log.corrections.undo(now))
        return undone_text(undone, self._client.library)


def weeks_of_month(first: date, week: Week) -> tuple[Week, ...]:
    """The weeks from ``week`` on that hold a day of the month which begins on ``first``."""
    weeks = [week]
    while (following := weeks[-1].shifted(1)) != weeks[-1] and following.first.month == first.month:
        weeks.append(following)
    return tuple(weeks)


def month_week(
    log: TrainingLog,
    library: Library,
    week: Week,
    today: date,
    plans: Sequence[PlannedWeek] = (),
) -> MonthWeek:
    """A week with its runs and its strength.

    Args:
        log: what is read.
        library: the programs.
        week: which week.
        today: the runner's date.
        plans: those of the weeks from this one on.

    Raises:
        StorageError: the log cannot be read.
    """
    facts = week_facts(log, library, week, today)
    if week.last < today:
        facts = with_past_plans(facts, read_past_plans(log, week), library)
    else:
        facts = with_plans(facts, plans, library)
    review = review_week(facts, library)
    runs = scheduled_runs(log, week.first, week.last)
    away = absences(log, week.first, week.last)
    best_days = {each.logged.local_date for each in review.bests}
    days = tuple(
        MonthDay(
            each.date,
            tuple(run for run in runs if run.day == each.date),
            each.entries,
            each.date in best_days,
            next((entry for entry in away if entry.lasts_over(each.date)), None),
        )
        for each in review.days
    )
    races = days_of_main_races(log, today) if week.last >= today else ()
    work, periods = review.work, program_periods(followed_choices(log, library))
    phase = _phase(library, periods, week, races)
    return MonthWeek(days, phase, work.sets_planned, work.sets_done + work.sets_extra)


def _phase(
    library: Library, periods: Sequence[ProgramPeriod], week: Week, races: Sequence[date]
) -> str:
    """``Foundations, week 6``, with its deload or taper; "" where no program goes on.

    ``races`` are those with which its weeks are in step.
    """
    period = next((each for each in periods if each.touches(week.first, week.last)), None)
    program = library.programs.get(period.program) if period else None
    if period is None or program is None:
        return ""
    day = max(week.first, period.start)
    number = period.enrolment.week_on(day)
    if period.enrolment.is_paused_on(day):
        return f"{program.name}, paused"
    if not 1 <= number <= program.weeks:
        return ""
    number = _before_race(program, period, week, races, number)
    lighter = (
        ", taper" if number in program.taper else ", deload" if number in program.deload else ""
    )
    return f"{program.name}, week {number}{lighter}"


def _before_race(
    program: Program, period: ProgramPeriod, week: Week, races: Sequence[date], number: int
) -> int:
    """The program's week that the next race of its period leaves for a week; else ``number``."""
    own = (each for each in races if each >= period.start)
    left = weeks_left_for(program, period.week, weeks_to_race(own, week.first))
    begun = week.first > period.start
    return week_before_race(program, number, left, is_begun=begun).week or number


def season_weeks(log: TrainingLog, library: Library, this_week: Week) -> tuple[SeasonWeek, ...]:
    """The weeks of the season around ``this_week``.

    Raises:
        StorageError: the log cannot be read.
    """
    first = this_week.shifted(-SEASON_WEEKS_BEFORE)
    races = [each.day for each in races_from(log, this_week.first)]
    main_races = days_of_main_races(log, this_week.first)
    to_last_race = max(((day - first.first).days // 7 + 1 for day in races), default=0)
    number = min(MOST_SEASON_WEEKS, max(SEASON_WEEKS, to_last_race))
    weeks = [first.shifted(each) for each in range(number)]
    last = weeks[-1].last
    runs, away = scheduled_runs(log, first.first, last), absences(log, first.first, last)
    done = log.days.sessions(first.first, last)
    periods = program_periods(followed_choices(log, library))
    return tuple(
        SeasonWeek(
            week,
            _phase(library, periods, week, main_races if week.first >= this_week.first else ()),
            tuple(each for each in runs if each.day in week),
            sum(done.get(day, 0) for day in week.days),
            tuple(each for each in away if each.day <= week.last and _end(each) >= week.first),
        )
        for week in dict.fromkeys(weeks)
    )


def _end(absence: CalendarEntry) -> date:
    return absence.until or absence.day


def month_before(first: date) -> date:
    """The first day of the month before; of the calendar's first month, that one."""
    return first if first <= date(1, 1, 31) else (first - timedelta(days=1)).replace(day=1)


def month_after(first: date) -> date:
    """The first day of the month after; of the calendar's last month, that one."""
    if (first.year, first.month) == (date.max.year, date.max.month):
        return first
    return (first.replace(day=28) + timedelta(days=4)).replace(day=1)
