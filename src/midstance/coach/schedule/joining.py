"""In which week a program is joined: as the runner says, after a race, or by a later session."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from midstance.coach.schedule.build_ups import build_ups, races_of
from midstance.domain.attendance import Pause

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from midstance.coach.log_queries import ReviewQueries
    from midstance.domain.attendance import CompletedSession, Enrolment
    from midstance.domain.library import Library


def split_at_skipped_weeks(
    choice: Enrolment, done: Iterable[CompletedSession]
) -> tuple[Enrolment, ...]:
    """``choice``, and a new one for each time the runner skipped weeks; the newest first.

    Weeks are skipped where a session is done while at least one whole earlier week has none: the
    program goes on from that session's week, on its day. Where it is the first session of all, the
    program is joined on that day and asks for nothing before it.
    ``done`` holds sessions of the program from the choice's start on.
    """
    choices, begun = [choice], set[int]()
    for each in sorted(done, key=lambda each: (each.local_date, each.week)):
        now = choices[-1]
        if not begun.issuperset(range(now.week, each.week)):
            if begun:
                choices.append(replace(now, start=each.local_date, week=each.week))
                begun.clear()
            else:
                choices[-1] = _joined_on(now, each)
        begun.add(each.week)
    return tuple(reversed(choices))


def _joined_on(choice: Enrolment, first: CompletedSession) -> Enrolment:
    before = Pause(choice.start, first.local_date)
    later = (each for each in choice.pauses if each.start >= first.local_date)
    return replace(choice, week=first.week, pauses=(before, *later))


def followed_choices(
    log: ReviewQueries, library: Library, today: date | None = None
) -> tuple[Enrolment, ...]:
    """Every choice of a program, build-up to a race and skip of weeks, the newest first.

    ``today`` leaves out the build-ups after races that are not over.
    """
    choices: list[Enrolment] = []
    races = races_of(log)
    for choice in log.enrolments():
        program = library.programs.get(choice.program)
        for each in build_ups(choice, program, races, today):
            until = choices[-1].start - timedelta(days=1) if choices else None
            if until is None or each.start <= until:
                done = log.days.of_program(each.program, each.start, until)
                choices.extend(split_at_skipped_weeks(each, done))
    return tuple(choices)
