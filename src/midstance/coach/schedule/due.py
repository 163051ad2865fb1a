"""Which session is due today, and why: the next one of the program that is not done yet.

One clear day between two strength sessions follows the guidance of Garber et al. 2011 (American
College of Sports Medicine), Med Sci Sports Exerc 43:1334-1359; it is advice and forbids nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from midstance.coach.schedule.joining import split_at_skipped_weeks
from midstance.coach.schedule.proposals import FIRST_PROGRAM
from midstance.domain.attendance import Enrolment
from midstance.domain.calendar import DAYS
from midstance.domain.session import Version, letter_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from midstance.coach.schedule.proposals import Proposal
    from midstance.domain.attendance import CompletedSession
    from midstance.domain.library import Library
    from midstance.domain.program import Program

A_DAY = timedelta(days=1)
CLEAR_DAY = "A day between strength sessions may serve you better."
CLEAR_DAY_SOURCE = (
    "Two or three strength sessions a week with a day between them: Garber et al. 2011, American "
    "College of Sports Medicine, Med Sci Sports Exerc 43:1334-1359."
)


@dataclass(frozen=True, slots=True)
class DueSession:
    """The session for today.

    Attributes:
        session: the id of the next session, also on a rest day; "" when nothing is left to do.
        week: the program's week that it belongs to, from 1; 0 without a session.
        weeks: how many weeks the program has; 0 without a program.
        program: the program's id, or "" where the session is a routine or there is none.
        is_rest_day: nothing is due today; ``session`` may be done from ``next_on``.
        next_on: the day from which ``session`` is due; None when nothing is left to do.
        reason: why, in one or two sentences.
        advice: what may serve the runner better, or "".
        is_paused: the program asks for nothing until the runner takes it up again; ``next_on`` is
            None.
        version: how much of the session the plan of the week leaves for its day.
    """

    session: str
    week: int
    weeks: int
    program: str
    is_rest_day: bool
    next_on: date | None
    reason: str
    advice: str = ""
    is_paused: bool = False
    version: Version = Version.FULL


@dataclass(frozen=True, slots=True)
class _Step:
    """A session in the order of a program."""

    session: str
    name: str
    week: int

    @property
    def text(self) -> str:
        """The session by its letter and its name: ``B (React and hinge)``."""
        letter = letter_of(self.session)
        return f"{letter} ({self.name})" if self.name else letter


def find_due(
    library: Library,
    choice: Enrolment | None,
    done: Sequence[CompletedSession],
    today: date,
    proposal: Proposal | None = None,
) -> DueSession:
    """The session that is due ``today``.

    Without a ``choice`` it is the ``proposal``, or else the first program for beginners, from the
    first of its sessions that was done; without any program, the first routine.

    Raises:
        UnknownIdError: the library does not hold the chosen program.
    """
    if choice is not None:
        return _due_in(library, choice, done, today)
    usual = (
        FIRST_PROGRAM if FIRST_PROGRAM in library.programs else min(library.programs, default="")
    )
    first = proposal.program.id if proposal else usual
    if not first:
        return _routine_or_nothing(library, today)
    begun = min((each.local_date for each in done if _is_of(each, first)), default=None)
    found = _due_in(library, Enrolment(first, begun or today), done, today)
    return found if begun else _suggest(found, library.programs[first], proposal)


def _suggest(due: DueSession, program: Program, proposal: Proposal | None) -> DueSession:
    reason = f"No program chosen yet; {program.name} is a good start. {program.summary}"
    if proposal is not None:
        reason = f"No program chosen yet. {proposal.text} {program.summary}"
    return DueSession(
        due.session, due.week, due.weeks, due.program, False, due.next_on, reason.strip()
    )


def _routine_or_nothing(library: Library, today: date) -> DueSession:
    first = min(library.routines, default="")
    if not first:
        return DueSession("", 0, 0, "", True, None, "There is no program and no routine.")
    return DueSession(
        first, 1, 0, "", False, today, "No program is chosen; a routine can be done by itself."
    )


def _is_of(each: CompletedSession, program: str) -> bool:
    return each.session.startswith(f"{program}/")


def sessions_ahead(
    library: Library, choice: Enrolment, done: Sequence[CompletedSession]
) -> Iterator[tuple[str, int]]:
    """The sessions of the chosen program that are not done yet, in its order, with their weeks.

    Raises:
        UnknownIdError: the library does not hold the chosen program.
    """
    program = library.program(choice.program)
    choice, own = _current_choice(choice, done)
    for step in _steps_ahead(library, program, choice, own):
        yield step.session, step.week


def _current_choice(
    choice: Enrolment, done: Sequence[CompletedSession]
) -> tuple[Enrolment, list[CompletedSession]]:
    """The choice since weeks were last skipped, and the sessions of its program done since then."""
    own = [
        each for each in done if _is_of(each, choice.program) and choice.start <= each.local_date
    ]
    current = split_at_skipped_weeks(choice, own)[0]
    return current, [each for each in own if current.start <= each.local_date]


def _steps_ahead(
    library: Library, program: Program, choice: Enrolment, own: Sequence[CompletedSession]
) -> Iterator[_Step]:
    finished = {(each.session, each.week) for each in own}
    for step in _all_sessions(library, program, choice.week):
        if (step.session, step.week) not in finished:
            yield step


def _due_in(
    library: Library, choice: Enrolment, done: Sequence[CompletedSession], today: date
) -> DueSession:
    program = library.program(choice.program)
    choice, own = _current_choice(choice, done)
    step = next(_steps_ahead(library, program, choice, own), None)
    if step is None:
        reason = f"{program.name} is complete. {program.finish}".strip()
        return DueSession("", 0, program.weeks, program.id, True, None, reason)
    if choice.is_paused_on(today):
        return _paused_session(program, step, choice)
    last = max(own, key=lambda each: each.local_date, default=None)
    return _schedule_next(program, step, choice, last, today)


def next_week_of(
    library: Library, choice: Enrolment, done: Sequence[CompletedSession], session: str
) -> int:
    """The first week of the chosen program in which ``session`` is not done; else the last.

    Raises:
        UnknownIdError: the library does not hold the chosen program.
    """
    program = library.program(choice.program)
    own = [each for each in done if _is_of(each, program.id) and choice.start <= each.local_date]
    now = split_at_skipped_weeks(choice, own)[0]
    behind = {each.week for each in own if each.session == session}
    ahead = _all_sessions(library, program, now.week)
    weeks = (each.week for each in ahead if each.session == session and each.week not in behind)
    return next(weeks, program.weeks)


def _paused_session(program: Program, step: _Step, choice: Enrolment) -> DueSession:
    since = choice.pauses[-1].start.isoformat()
    reason = (
        f"{program.name} has been paused since {since}. "
        f"It resumes with {step.text}, week {step.week}."
    )
    return DueSession(
        step.session, step.week, program.weeks, program.id, True, None, reason, is_paused=True
    )


def _name(program: Program, session: str) -> str:
    """A session of the program that was done, by letter and name."""
    letter = letter_of(session)
    name = next((each.name for each in program.sessions if each.id == letter), "")
    return _Step(session, name, 1).text


def _all_sessions(library: Library, program: Program, first: int) -> Iterator[_Step]:
    for week in range(first, program.weeks + 1):
        for session in library.week_sessions(program, week):
            yield _Step(session.id, session.name, week)


def _schedule_next(
    program: Program,
    step: _Step,
    choice: Enrolment,
    last: CompletedSession | None,
    today: date,
) -> DueSession:
    """The next session on the calendar: not before its week, and never a second one on a day."""
    next_on, reason = today, _why_due(program, step, choice, today)
    week_begins = choice.day_after(DAYS * (step.week - choice.week)) or today
    if today < week_begins:
        next_on, reason = week_begins, _why_not_yet(program, step, choice, week_begins)
    elif last is not None and last.local_date >= today:
        next_on = last.local_date + A_DAY
        when = "today" if last.local_date == today else f"on {last.local_date.isoformat()}"
        reason = (
            f"{_name(program, last.session)} is done {when}. Next: {step.text}, week {step.week}."
        )
    follows = last is not None and last.local_date + A_DAY == next_on
    return DueSession(
        step.session,
        step.week,
        program.weeks,
        program.id,
        next_on > today,
        next_on,
        reason,
        CLEAR_DAY if follows else "",
    )


def _why_due(program: Program, step: _Step, choice: Enrolment, today: date) -> str:
    calendar_week = min(choice.week_on(today), program.weeks)
    here = f"It is the next session of {program.name}, week {step.week} of {program.weeks}."
    if calendar_week <= step.week:
        return here
    return f"{here} It waited for you; nothing is skipped, and nothing is done twice."


def _why_not_yet(program: Program, step: _Step, choice: Enrolment, week_begins: date) -> str:
    if step.week == choice.week:
        where = f" with week {step.week}" if step.week > 1 else ""
        return f"{program.name} begins on {week_begins.isoformat()}{where}."
    return (
        f"Week {step.week - 1} of {program.name} is done. "
        f"Week {step.week} begins on {week_begins.isoformat()}."
    )
