"""On which days a program asks for its sessions, while it was the chosen one.

The sessions of a week are spread evenly over its seven days: with two, three days lie between.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from midstance.domain.attendance import Planned
from midstance.domain.week import DAYS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from midstance.coach.planning import Choice
    from midstance.domain.library import Library
    from midstance.domain.program import Program


@dataclass(frozen=True, slots=True)
class Term:
    """The time during which a program was the chosen one.

    Attributes:
        end: the first day of the next choice, or None.
    """

    program: str
    start: date
    end: date | None

    def __contains__(self, day: date) -> bool:
        """Whether the program was the chosen one on ``day``."""
        return self.start <= day and (self.end is None or day < self.end)

    def touches(self, first: date, last: date) -> bool:
        """Whether any day from ``first`` to ``last`` belongs to it."""
        return self.start <= last and (self.end is None or first < self.end)


def terms(choices: Iterable[Choice]) -> tuple[Term, ...]:
    """The terms of ``choices``, which come newest first; so do the terms.

    A later choice takes over from the day on which it begins, and all that was to begin after.
    """
    found: list[Term] = []
    for choice in choices:
        end = found[-1].start if found else None
        if end is None or choice.start < end:
            found.append(Term(choice.program, choice.start, end))
    return tuple(found)


def planned_in(term: Term, library: Library) -> tuple[Planned, ...]:
    """Every session that the program asks for in its term, in order; none if it is unknown."""
    program = library.programs.get(term.program)
    if program is None:
        return ()
    return tuple(each for each in _placed(term.start, program, library) if each.day in term)


def _placed(start: date, program: Program, library: Library) -> Iterator[Planned]:
    for week in range(1, program.weeks + 1):
        sessions = library.week_sessions(program, week)
        for number, session in enumerate(sessions):
            ordinal = start.toordinal() + DAYS * (week - 1) + number * DAYS // len(sessions)
            if ordinal <= date.max.toordinal():
                yield Planned(session.id, session.name, week, date.fromordinal(ordinal))
