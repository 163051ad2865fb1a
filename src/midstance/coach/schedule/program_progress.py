"""Planned days of a program, its standing, streaks of weeks, and whether it suits a runner.

The sessions of a week are spread evenly over its seven days: with two, three days lie between.
"""

from __future__ import annotations

from collections import Counter, deque
from dataclasses import dataclass, replace
from datetime import date
from itertools import count, islice, takewhile
from typing import TYPE_CHECKING

from midstance.coach.adapt.adaptation import adapt
from midstance.coach.adapt.differences import DroppedExercise, Replacement
from midstance.coach.schedule.coming import days_as_planned, missed_in
from midstance.coach.schedule.joining import followed_choices
from midstance.coach.schedule.time_off import TimeOff
from midstance.domain.attendance import Enrolment, Pause, PlannedSession, ProgramStanding, Streak
from midstance.domain.calendar import DAYS, Week

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from midstance.coach.adapt.differences import Difference
    from midstance.coach.adapt.situation import Situation
    from midstance.coach.log_queries import ReviewQueries
    from midstance.domain.attendance import CompletedSession
    from midstance.domain.exercise import Exercise
    from midstance.domain.library import Library
    from midstance.domain.program import Program
    from midstance.domain.weeks.plan import PlannedWeek


@dataclass(frozen=True, slots=True)
class ProgramPeriod:
    """The time during which a program was the chosen one.

    Attributes:
        end: the first day of the next choice, or None.
        week: the program's week that begins on ``start``.
    """

    program: str
    start: date
    end: date | None
    week: int = 1
    pauses: tuple[Pause, ...] = ()

    @property
    def enrolment(self) -> Enrolment:
        """The choice that began it."""
        return Enrolment(self.program, self.start, self.week, self.pauses)

    def __contains__(self, day: date) -> bool:
        """Whether the program was the chosen one on ``day``."""
        return self.start <= day and (self.end is None or day < self.end)

    def touches(self, first: date, last: date) -> bool:
        """Whether any day from ``first`` to ``last`` belongs to it."""
        return self.start <= last and (self.end is None or first < self.end)


def program_periods(choices: Iterable[Enrolment]) -> tuple[ProgramPeriod, ...]:
    """The periods of ``choices``; both are in order, the newest first.

    A later choice ends the period before it on the day on which it begins, and replaces any that
    would begin after that day.
    """
    periods: list[ProgramPeriod] = []
    for choice in choices:
        end = periods[-1].start if periods else None
        if end is None or choice.start < end:
            periods.append(
                ProgramPeriod(choice.program, choice.start, end, choice.week, choice.pauses)
            )
    return tuple(periods)


def planned_sessions(period: ProgramPeriod, library: Library) -> tuple[PlannedSession, ...]:
    """Every session planned in a period, in order; none if the program is unknown.

    Those that wait for the end of a pause have no day yet and are left out.
    """
    program = library.programs.get(period.program)
    if program is None:
        return ()
    return tuple(
        each for each in _place_on_days(period.enrolment, program, library) if each.day in period
    )


def waiting_sessions(period: ProgramPeriod, library: Library) -> int:
    """How many sessions of a period wait for the end of its pause."""
    if period.enrolment.open_pause is None:
        return 0
    ended = tuple(each for each in period.pauses if each.end is not None)
    without = planned_sessions(replace(period, pauses=ended), library)
    return len(without) - len(planned_sessions(period, library))


def _place_on_days(
    enrolment: Enrolment, program: Program, library: Library
) -> Iterator[PlannedSession]:
    for week in range(enrolment.week, program.weeks + 1):
        sessions = library.week_sessions(program, week)
        for number, session in enumerate(sessions):
            days = DAYS * (week - enrolment.week) + number * DAYS // len(sessions)
            if day := enrolment.day_after(days):
                yield PlannedSession(session.id, session.name, week, day)


_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def program_standing(
    period: ProgramPeriod,
    program: Program,
    planned: Sequence[PlannedSession],
    done: Iterable[CompletedSession],
    day: date,
    *,
    is_over: bool,
    waiting: int = 0,
    missed: Sequence[PlannedSession] = (),
) -> ProgramStanding:
    """The standing of ``program`` on ``day``; that day's session is owed once it ``is_over``.

    The program waits for the runner, so that of each session no more than one is owed.
    ``waiting`` is the number of sessions that have no day yet, as an open pause comes before them.
    ``missed`` are earlier days of sessions, on which they were not done or which were done since.
    """
    known = [each for each in done if each.local_date <= day]
    fulfilled = {(each.session, each.week) for each in known}
    sessions_done = {each for each in planned if (each.session, each.week) in fulfilled}
    turns = (*planned, *missed)
    due = [each for each in turns if each.day < day or (is_over and each.day == day)]
    behind, ahead = count_owed(due, known), sum(each.day > day for each in sessions_done)
    week = period.enrolment.week_on(day)
    is_paused = period.enrolment.is_paused_on(day)
    is_whole = period.end is None or period.enrolment.week_on(period.end) > program.weeks
    is_done = is_whole and len(sessions_done) == len(planned)
    return ProgramStanding(
        program.id,
        program.name,
        week,
        program.weeks,
        done=len(sessions_done),
        total=len(planned) + waiting,
        behind=behind,
        ahead=ahead,
        is_deload=week in program.deload,
        is_taper=week in program.taper,
        text=_standing_text(period, program.weeks, day, (behind, ahead), is_done=is_done),
        is_paused=is_paused,
    )


def count_owed(due: Iterable[PlannedSession], done: Iterable[CompletedSession]) -> int:
    """How many sessions are owed: those not done since the last day planned for them.

    A session that was missed is never done twice, so that it is owed once however often it was
    planned. ``due`` holds the planned days that have passed, ``done`` what was done until now.
    """
    last_planned = {each.session: each for each in sorted(due, key=lambda each: each.day)}
    known = tuple(done)
    fulfilled = {(each.session, each.week) for each in known}
    last_done = {
        each.session: each.local_date for each in sorted(known, key=lambda each: each.local_date)
    }
    return sum(
        (each.session, each.week) not in fulfilled
        and last_done.get(each.session, date.min) < each.day
        for each in last_planned.values()
    )


def _standing_text(
    period: ProgramPeriod, weeks: int, day: date, away: tuple[int, int], *, is_done: bool
) -> str:
    week, (behind, ahead) = period.enrolment.week_on(day), away
    if not week:
        return f"begins on {period.start.isoformat()}"
    if period.enrolment.is_paused_on(day):
        return f"paused in week {min(week, weeks)} of {weeks}"
    if is_done:
        return f"all {weeks} weeks done" if weeks > 1 else "its one week done"
    where = (
        f"week {week} of {weeks}"
        if week <= weeks
        else f"after its {weeks} week{'' if weeks == 1 else 's'}"
    )
    if behind:
        return f"{where}, {_sessions_text(behind)} behind"
    return f"{where}, {_sessions_text(ahead)} ahead" if ahead else f"{where}, on plan"


def _sessions_text(number: int) -> str:
    word = _NUMBERS[number] if number < len(_NUMBERS) else str(number)
    return f"{word} session{'' if number == 1 else 's'}"


WANTED_DAYS = 2
"""Sessions a week without a program: the lower end of what studies of runners used (2-3)."""
WEEKS_AT_ONCE = 26  # weeks that are read from the log together while a row is counted back


def session_weeks(
    log: ReviewQueries,
    library: Library,
    week: Week,
    chosen: Sequence[ProgramPeriod],
    today: date,
) -> Iterator[tuple[int, int]]:
    """Sessions done and wanted in ``week`` and in each week before it, newest first.

    Where a program was ever chosen, sessions of programs alone are counted. A week that was over
    before ``today`` wants no more than was done if the runner had time off. The weeks go back to
    the beginning of the calendar, so the caller has to stop.
    """
    time_off = TimeOff.of(log)
    done = _count_done(log, week, of_programs=bool(chosen))
    for trained, wanted in zip(done, _count_wanted(week, chosen, library), strict=False):
        is_excused = trained < wanted and week.last < today and time_off.holds(week)
        yield trained, trained if is_excused else wanted
        week = week.shifted(-1)


def _count_done(log: ReviewQueries, week: Week, *, of_programs: bool) -> Iterator[int]:
    newest: Week | None = week
    while newest is not None:
        oldest = newest.shifted(1 - WEEKS_AT_ONCE)
        on = log.days.sessions(oldest.first, newest.last, of_programs=of_programs)
        counts = _sum_by_week(newest, on.items())
        yield from (counts[back] for back in range(WEEKS_AT_ONCE))
        newest = oldest.shifted(-1) if oldest.shifted(-1) < oldest else None


def _sum_by_week(newest: Week, numbers: Iterable[tuple[date, int]]) -> Counter[int]:
    """The sum for each week, by its distance from ``newest`` in weeks."""
    last = newest.last.toordinal()
    counts: Counter[int] = Counter()
    for day, number in numbers:
        counts[(last - day.toordinal()) // DAYS] += number
    return counts


def _count_wanted(week: Week, chosen: Sequence[ProgramPeriod], library: Library) -> Iterator[int]:
    newest, remaining = week, deque(chosen)
    planned: dict[ProgramPeriod, Counter[int]] = {}
    plans = _PlannedDays(library)
    for back in count():
        while remaining and remaining[0].start > week.last:
            remaining.popleft()
        touching = [*_periods_touching(week, remaining)]
        for period in touching:
            if period not in planned:
                planned[period] = _sum_by_week(newest, plans.days(period))
        wanted = sum(planned[period][back] for period in touching)
        if wanted or not _is_paused_in(week, touching):
            wanted = wanted or _usual_number(touching, library)
        yield wanted
        week = week.shifted(-1)


def _is_paused_in(week: Week, periods: Iterable[ProgramPeriod]) -> bool:
    return any(
        period.enrolment.is_paused_on(day)
        for period in periods
        for day in week.days
        if day in period
    )


def _periods_touching(week: Week, periods: Iterable[ProgramPeriod]) -> Iterator[ProgramPeriod]:
    """The first of ``periods``, which come newest first, that share a day with the week."""
    return takewhile(lambda period: period.touches(week.first, week.last), periods)


class _PlannedDays:
    """The days with a planned session; each program is laid out only once."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._offsets: dict[str, tuple[int, ...]] = {}

    def days(self, period: ProgramPeriod) -> Iterator[tuple[date, int]]:
        """Each day with a session in the period, with the number 1."""
        if period.week > 1 or period.pauses:
            return ((each.day, 1) for each in planned_sessions(period, self._library))
        if period.program not in self._offsets:
            plan = planned_sessions(ProgramPeriod(period.program, date.min, None), self._library)
            self._offsets[period.program] = tuple((each.day - date.min).days for each in plan)
        first = period.start.toordinal()
        end = (period.end or date.max).toordinal() - (period.end is not None)
        ordinals = (first + offset for offset in self._offsets[period.program])
        return ((date.fromordinal(each), 1) for each in ordinals if each <= end)


def _usual_number(touching: Sequence[ProgramPeriod], library: Library) -> int:
    """Sessions wanted in a week without planned sessions."""
    programs = (library.programs.get(period.program) for period in touching)
    return next((program.per_week for program in programs if program), WANTED_DAYS)


MAX_WEEKS = 520
"""Ten years: the search stops there, so that no log is too long to open."""


def current_streak(weeks: Iterable[tuple[int, int]], *, is_over: bool = False) -> Streak:
    """The streak up to the first of ``weeks``, pairs of sessions done and wanted, newest first.

    The first week is the current one: it counts once it has its sessions, and breaks nothing
    before it ``is_over``.
    ``weeks`` is read no further than the streak is long, and ten years at most.
    """
    newest_first = iter(weeks)
    this_week, wanted = next(newest_first)
    if is_over and this_week < wanted:
        return Streak(0, wanted, this_week)
    newest_first = filter(_asks_for_something, newest_first)
    length = sum(1 for _ in takewhile(_has_enough, islice(newest_first, MAX_WEEKS)))
    is_full = wanted > 0 and _has_enough((this_week, wanted))
    return Streak(length + is_full, wanted, this_week, goes_on=length == MAX_WEEKS)


def longest_streak(weeks: Iterable[tuple[int, int]]) -> int:
    """The longest streak anywhere in ``weeks``."""
    best = length = 0
    for week in filter(_asks_for_something, weeks):
        length = length + 1 if _has_enough(week) else 0
        best = max(best, length)
    return best


def _asks_for_something(week: tuple[int, int]) -> bool:
    """Whether a week can end a streak or belong to it; one that is wholly paused cannot."""
    return week[1] > 0


def _has_enough(week: tuple[int, int]) -> bool:
    done, wanted = week
    return done >= wanted


@dataclass(frozen=True, slots=True)
class ProgramFit:
    """What would change in a program for a runner, each exercise once.

    Attributes:
        too_early: why its level may be too high for the runner, as a sentence; "" if it is not.
    """

    replaced: tuple[Replacement, ...] = ()
    left_out: tuple[DroppedExercise, ...] = ()
    too_early: str = ""

    @property
    def suits(self) -> bool:
        """Whether the runner can do it unchanged."""
        return not (self.replaced or self.left_out or self.too_early)

    def texts(self, exercises: Mapping[str, Exercise]) -> tuple[str, ...]:
        """Every difference in one line."""
        return (
            *(each.text(exercises) for each in self.replaced),
            *(each.text(exercises) for each in self.left_out),
        )


def program_fit(program: Program, situation: Situation) -> ProgramFit:
    """What would change in all weeks of ``program`` in this situation."""
    replaced: dict[str, Replacement] = {}
    left_out: dict[str, DroppedExercise] = {}
    for each in _all_differences(program, situation):
        if isinstance(each, Replacement):
            replaced.setdefault(each.instead_of, each)
        elif isinstance(each, DroppedExercise):
            left_out.setdefault(each.exercise, each)
    early = _too_early_text(program, situation)
    return ProgramFit(tuple(replaced.values()), tuple(left_out.values()), early)


def _all_differences(program: Program, situation: Situation) -> Iterator[Difference]:
    for week in range(1, program.weeks + 1):
        for session in situation.library.week_sessions(program, week):
            yield from adapt(session, situation).differences


def _too_early_text(program: Program, situation: Situation) -> str:
    level = situation.runner.level
    if level is None or program.levels[0] <= level.highest:
        return ""
    low, high = program.levels
    return f"It is made for levels {low} to {high} of 5; you said {level.value}."


def current_standing(
    log: ReviewQueries, library: Library, today: date, plans: Sequence[PlannedWeek] = ()
) -> ProgramStanding | None:
    """The standing of the program chosen last; None without one, or if the library lacks it.

    ``plans`` are those of this week and the next ones, where they are planned around runs.
    """
    chosen = program_periods(followed_choices(log, library, today))
    program = library.programs.get(chosen[0].program) if chosen else None
    if program is None:
        return None
    period = chosen[0]
    done = log.days.of_program(period.program, period.start)
    planned, waiting = planned_sessions(period, library), waiting_sessions(period, library)
    missed: tuple[PlannedSession, ...] = ()
    if plans and plans[0].program == period.program:
        missed = missed_in(planned, plans[0], library)
        planned = days_as_planned(planned, plans, library)
    return program_standing(
        period, program, planned, done, today, is_over=False, waiting=waiting, missed=missed
    )
