"""A program that ends on one race begins again for the next: the build-ups between A races.

After the days of recovery it enters at its first week where the next A race is five weeks away or
more, and then follows that race. Where less time is left nothing new begins: its taper comes again,
whose sessions are light, and the days between the races take no more than that.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from midstance.coach.schedule.planner.races import LIGHT_DAYS, ONE_RACE_DAYS, races_among
from midstance.domain.weeks.run import RacePriority

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from midstance.coach.log_queries import ReviewQueries
    from midstance.coach.schedule.planner.races import Race
    from midstance.domain.attendance import Enrolment
    from midstance.domain.library import Library
    from midstance.domain.program import Program


def build_ups(
    choice: Enrolment, program: Program | None, races: Sequence[Race], until: date | None = None
) -> tuple[Enrolment, ...]:
    """``choice``, and the same program begun again after each A race that another follows.

    The newest first. A build-up counts from the day after its race on; ``until`` leaves out those
    of races on that day and later. A program without a taper at its end goes on as it is.
    """
    found = [choice]
    if program is not None and program.weeks in program.taper:
        found += _repeats(choice, program, races, until)
    return tuple(reversed(found))


def _repeats(
    choice: Enrolment, program: Program, races: Sequence[Race], until: date | None
) -> Iterator[Enrolment]:
    main = [each for each in races if each.priority is RacePriority.A and each.day >= choice.start]
    for race, following in pairwise(main):
        begins = race.day.toordinal() + race.window.after
        apart = (following.day - race.day).days
        is_next = apart > ONE_RACE_DAYS and begins < following.day.toordinal()
        if is_next and (until is None or race.day < until):
            week = 1 if apart > LIGHT_DAYS else min(program.taper)
            yield replace(choice, start=date.fromordinal(begins), week=week)


def races_of(log: ReviewQueries) -> tuple[Race, ...]:
    """Every race of ``log``, with the days that it closes."""
    return races_among(log.races_by_day())


def choice_now(log: ReviewQueries, library: Library, today: date) -> Enrolment | None:
    """The program chosen last, in the build-up that goes on ``today``; None without one."""
    chosen = next(iter(log.enrolments()), None)
    if chosen is None:
        return None
    program = library.programs.get(chosen.program)
    return build_ups(chosen, program, races_of(log), today)[0]
