"""A program's sessions on the days that the plans of the weeks have for them.

A program alone spreads its sessions evenly; where runs are known, the plans of the weeks say which
days take them, and every page that names a planned day names the plan's.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from midstance.domain.attendance import PlannedSession
from midstance.domain.calendar import DAYS, days_later
from midstance.domain.session import letter_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from midstance.domain.library import Library
    from midstance.domain.weeks.plan import PlannedWeek


def days_as_planned(
    planned: Iterable[PlannedSession], plans: Sequence[PlannedWeek], library: Library
) -> tuple[PlannedSession, ...]:
    """Each session with the day of the plans.

    What was due before the plans and lies in none of them keeps its day. What would come in their
    weeks and has no day there comes after them, as the program waits for the runner.

    Args:
        planned: on the days that the program alone has for them.
        plans: weeks one after the other, of the program of these sessions; it is in the library.
        library: the program's sessions.
    """
    if not plans:
        return tuple(planned)
    first, after = plans[0].monday, days_later(plans[-1].monday, DAYS)
    found = {
        (each.session, each.week): each for week in plans for each in _sessions_of(week, library)
    }
    own = {(each.session, each.week): each for each in planned}
    later = {
        key: each if each.day < first else replace(each, day=max(each.day, after))
        for key, each in own.items()
    }
    return tuple(sorted({**later, **found}.values(), key=lambda each: each.day))


def missed_in(week: PlannedWeek, library: Library) -> tuple[PlannedSession, ...]:
    """The sessions that a week has no day for any more, on the days on which they were shown."""
    return tuple(
        each
        for each in _sessions_of(week, library)
        if week.missed.get(letter_of(each.session)) == (each.day - week.monday).days
    )


def _sessions_of(week: PlannedWeek, library: Library) -> Iterator[PlannedSession]:
    for letter, day in week.days.items():
        id_, number = f"{week.program}/{letter}", week.program_weeks[letter]
        name = library.session(id_, number).name
        yield PlannedSession(id_, name, number, week.monday + timedelta(days=day))
