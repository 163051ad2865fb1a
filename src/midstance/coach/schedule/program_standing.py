"""How a program stands on a day: its week, what is done, and what is owed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from midstance.coach.schedule.coming import days_as_planned, missed_in
from midstance.coach.schedule.joining import followed_choices
from midstance.coach.schedule.program_periods import (
    ProgramPeriod,
    planned_sessions,
    program_periods,
    waiting_sessions,
)
from midstance.domain.attendance import PlannedSession, ProgramStanding

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from midstance.coach.log_queries import ReviewQueries
    from midstance.domain.attendance import CompletedSession
    from midstance.domain.library import Library
    from midstance.domain.program import Program
    from midstance.domain.weeks.plan import PlannedWeek


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
        text=_standing_text(
            period, program.weeks, day, behind=behind, ahead=ahead, is_done=is_done
        ),
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
    period: ProgramPeriod, weeks: int, day: date, *, behind: int, ahead: int, is_done: bool
) -> str:
    week = period.enrolment.week_on(day)
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
