"""Streaks: weeks in a row that had their planned sessions."""

from __future__ import annotations

from collections import Counter, deque
from datetime import date
from itertools import count, islice, takewhile
from typing import TYPE_CHECKING

from midstance.coach.schedule.program_periods import ProgramPeriod, planned_sessions
from midstance.coach.schedule.time_off import TimeOff
from midstance.domain.attendance import Streak
from midstance.domain.calendar import DAYS, Week

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from midstance.coach.log_queries import ReviewQueries
    from midstance.domain.library import Library


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
