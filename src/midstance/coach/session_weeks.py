"""How many sessions each week had and wanted: what rows of weeks are counted from."""

from __future__ import annotations

from collections import Counter, deque
from datetime import date
from itertools import count, takewhile
from typing import TYPE_CHECKING

from midstance.coach.schedule import Term, planned_in
from midstance.domain.week import DAYS, Week

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from midstance.coach.log import ReviewLog
    from midstance.domain.library import Library

WANTED = 2
"""Sessions a week where no program says how many: what studies of runners used (2-3 a week)."""
WEEKS_AT_ONCE = 26


def session_weeks(
    log: ReviewLog, library: Library, week: Week, chosen: Sequence[Term]
) -> Iterator[tuple[int, int]]:
    """Sessions done and wanted in ``week`` and in each week before it, newest first.

    Where a program was ever chosen, sessions of programs alone are counted. The weeks go back to
    the beginning of the calendar; whoever takes them stops.
    """
    done = _done(log, week, of_programs=bool(chosen))
    return zip(done, _wanted(week, chosen, library), strict=False)


def _done(log: ReviewLog, week: Week, *, of_programs: bool) -> Iterator[int]:
    newest: Week | None = week
    while newest is not None:
        oldest = newest.shifted(1 - WEEKS_AT_ONCE)
        on = log.days.sessions(oldest.first, newest.last, of_programs=of_programs)
        counts = _by_week(newest, on.items())
        yield from (counts[back] for back in range(WEEKS_AT_ONCE))
        newest = oldest.shifted(-1) if oldest.shifted(-1) < oldest else None


def _by_week(newest: Week, numbers: Iterable[tuple[date, int]]) -> Counter[int]:
    """The sum for each week, by how many weeks it lies before ``newest``."""
    last = newest.last.toordinal()
    counts: Counter[int] = Counter()
    for day, number in numbers:
        counts[(last - day.toordinal()) // DAYS] += number
    return counts


def _wanted(week: Week, chosen: Sequence[Term], library: Library) -> Iterator[int]:
    newest, remaining = week, deque(chosen)
    planned: dict[Term, Counter[int]] = {}
    plans = _Plans(library)
    for back in count():
        while remaining and remaining[0].start > week.last:
            remaining.popleft()
        touching = [*_touching(week, remaining)]
        for term in touching:
            if term not in planned:
                planned[term] = _by_week(newest, plans.days(term))
        yield sum(planned[term][back] for term in touching) or _usual(touching, library)
        week = week.shifted(-1)


def _touching(week: Week, terms: Iterable[Term]) -> Iterator[Term]:
    """The first of ``terms``, which come newest first, that share a day with the week."""
    return takewhile(lambda term: term.touches(week.first, week.last), terms)


class _Plans:
    """The days on which programs ask for a session; each program is laid out but once."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._offsets: dict[str, tuple[int, ...]] = {}

    def days(self, term: Term) -> Iterator[tuple[date, int]]:
        """Each session of the term as one on its day."""
        if term.program not in self._offsets:
            plan = planned_in(Term(term.program, date.min, None), self._library)
            self._offsets[term.program] = tuple((each.day - date.min).days for each in plan)
        first = term.start.toordinal()
        end = (term.end or date.max).toordinal() - (term.end is not None)
        ordinals = (first + offset for offset in self._offsets[term.program])
        return ((date.fromordinal(each), 1) for each in ordinals if each <= end)


def _usual(touching: Sequence[Term], library: Library) -> int:
    """What a week wants outside of a program's own weeks."""
    programs = (library.programs.get(term.program) for term in touching)
    return next((program.per_week for program in programs if program), WANTED)
