"""On which days a program asks for its sessions, while it was the chosen one.

The sessions of a week are spread evenly over its seven days: with two, three days lie between.
"""

from __future__ import annotations

from collections import Counter, deque
from dataclasses import dataclass
from datetime import date
from itertools import count, islice, takewhile
from typing import TYPE_CHECKING

from midstance.coach.adapt.adaptation import DroppedExercise, Replacement, adapt
from midstance.coach.schedule.due import DueChoice
from midstance.domain.attendance import PlannedSession, ProgramStanding, Streak
from midstance.domain.calendar import DAYS, Week

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from midstance.coach.adapt.adaptation import Difference
    from midstance.coach.adapt.situation import Situation
    from midstance.coach.log_queries import LogQueries, ReviewQueries
    from midstance.domain.attendance import CompletedSession
    from midstance.domain.exercise import Exercise
    from midstance.domain.library import Library
    from midstance.domain.program import Program


@dataclass(frozen=True, slots=True)
class ProgramPeriod:
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


def program_periods(choices: Iterable[DueChoice]) -> tuple[ProgramPeriod, ...]:
    """The terms of ``choices``, which come newest first; so do the terms.

    A later choice takes over from the day on which it begins, and all that was to begin after.
    """
    found: list[ProgramPeriod] = []
    for choice in choices:
        end = found[-1].start if found else None
        if end is None or choice.start < end:
            found.append(ProgramPeriod(choice.program, choice.start, end))
    return tuple(found)


def planned_sessions(term: ProgramPeriod, library: Library) -> tuple[PlannedSession, ...]:
    """Every session that the program asks for in its term, in order; none if it is unknown."""
    program = library.programs.get(term.program)
    if program is None:
        return ()
    return tuple(each for each in _placed(term.start, program, library) if each.day in term)


def _placed(start: date, program: Program, library: Library) -> Iterator[PlannedSession]:
    for week in range(1, program.weeks + 1):
        sessions = library.week_sessions(program, week)
        for number, session in enumerate(sessions):
            ordinal = start.toordinal() + DAYS * (week - 1) + number * DAYS // len(sessions)
            if ordinal <= date.max.toordinal():
                yield PlannedSession(session.id, session.name, week, date.fromordinal(ordinal))


_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def program_standing(
    term: ProgramPeriod,
    program: Program,
    planned: Sequence[PlannedSession],
    done: Iterable[CompletedSession],
    day: date,
    *,
    is_over: bool,
) -> ProgramStanding:
    """Where ``program`` stands on ``day``, whose own session is owed once it ``is_over``."""
    fulfilled = {(each.session, each.week) for each in done if each.local_date <= day}
    kept = {each for each in planned if (each.session, each.week) in fulfilled}
    owed = {each for each in planned if each.day < day or (is_over and each.day == day)}
    behind, ahead = len(owed - kept), sum(each.day > day for each in kept)
    week = max(0, (day - term.start).days // DAYS + 1)
    is_whole = term.end is None or (term.end - term.start).days >= DAYS * program.weeks
    is_done = is_whole and len(kept) == len(planned)
    return ProgramStanding(
        program.id,
        program.name,
        week,
        program.weeks,
        done=len(kept),
        total=len(planned),
        behind=behind,
        ahead=ahead,
        is_deload=week in program.deload,
        is_taper=week in program.taper,
        text=_text(program.weeks, week, behind, ahead, is_done=is_done)
        if week
        else f"begins on {term.start.isoformat()}",
    )


def _text(weeks: int, week: int, behind: int, ahead: int, *, is_done: bool) -> str:
    if is_done:
        return f"all {weeks} weeks done"
    where = f"week {week} of {weeks}" if week <= weeks else f"after its {weeks} weeks"
    if behind:
        return f"{where}, {_sessions(behind)} behind"
    return f"{where}, {_sessions(ahead)} ahead" if ahead else f"{where}, on plan"


def _sessions(number: int) -> str:
    word = _NUMBERS[number] if number < len(_NUMBERS) else str(number)
    return f"{word} session{'' if number == 1 else 's'}"


WANTED_DAYS = 2
"""Sessions a week where no program says how many: what studies of runners used (2-3 a week)."""
WEEKS_AT_ONCE = 26


def session_weeks(
    log: ReviewQueries, library: Library, week: Week, chosen: Sequence[ProgramPeriod]
) -> Iterator[tuple[int, int]]:
    """Sessions done and wanted in ``week`` and in each week before it, newest first.

    Where a program was ever chosen, sessions of programs alone are counted. The weeks go back to
    the beginning of the calendar; whoever takes them stops.
    """
    done = _done(log, week, of_programs=bool(chosen))
    return zip(done, _wanted(week, chosen, library), strict=False)


def _done(log: ReviewQueries, week: Week, *, of_programs: bool) -> Iterator[int]:
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


def _wanted(week: Week, chosen: Sequence[ProgramPeriod], library: Library) -> Iterator[int]:
    newest, remaining = week, deque(chosen)
    planned: dict[ProgramPeriod, Counter[int]] = {}
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


def _touching(week: Week, terms: Iterable[ProgramPeriod]) -> Iterator[ProgramPeriod]:
    """The first of ``terms``, which come newest first, that share a day with the week."""
    return takewhile(lambda term: term.touches(week.first, week.last), terms)


class _Plans:
    """The days on which programs ask for a session; each program is laid out but once."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._offsets: dict[str, tuple[int, ...]] = {}

    def days(self, term: ProgramPeriod) -> Iterator[tuple[date, int]]:
        """Each session of the term as one on its day."""
        if term.program not in self._offsets:
            plan = planned_sessions(ProgramPeriod(term.program, date.min, None), self._library)
            self._offsets[term.program] = tuple((each.day - date.min).days for each in plan)
        first = term.start.toordinal()
        end = (term.end or date.max).toordinal() - (term.end is not None)
        ordinals = (first + offset for offset in self._offsets[term.program])
        return ((date.fromordinal(each), 1) for each in ordinals if each <= end)


def _usual(touching: Sequence[ProgramPeriod], library: Library) -> int:
    """What a week wants outside of a program's own weeks."""
    programs = (library.programs.get(term.program) for term in touching)
    return next((program.per_week for program in programs if program), WANTED_DAYS)


MAX_WEEKS = 520
"""Ten years: no further back is looked, so that no log is too long to open."""


def current_streak(weeks: Iterable[tuple[int, int]]) -> Streak:
    """The row up to the first of ``weeks``, which come newest first: sessions done and wanted.

    The first week is under way: it adds to the row once it has its sessions, and breaks nothing.
    No more of ``weeks`` are asked for than the row is long, nor more than ten years of them.
    """
    newest_first = iter(weeks)
    this_week, wanted = next(newest_first)
    row = sum(1 for _ in takewhile(_is_kept, islice(newest_first, MAX_WEEKS)))
    is_full = _is_kept((this_week, wanted))
    return Streak(row + is_full, wanted, this_week, goes_on=row == MAX_WEEKS)


def longest_streak(weeks: Iterable[tuple[int, int]]) -> int:
    """The longest row anywhere in ``weeks``."""
    best = row = 0
    for week in weeks:
        row = row + 1 if _is_kept(week) else 0
        best = max(best, row)
    return best


def _is_kept(week: tuple[int, int]) -> bool:
    done, wanted = week
    return done >= wanted


@dataclass(frozen=True, slots=True)
class ProgramFit:
    """What a program would do otherwise for a runner, each thing once.

    Attributes:
        too_early: why its level may lie above the runner's, as a sentence; "" where it does not.
    """

    replaced: tuple[Replacement, ...] = ()
    left_out: tuple[DroppedExercise, ...] = ()
    too_early: str = ""

    @property
    def suits(self) -> bool:
        """Whether the runner can do it as it stands."""
        return not (self.replaced or self.left_out or self.too_early)

    def texts(self, exercises: Mapping[str, Exercise]) -> tuple[str, ...]:
        """Every difference in one line."""
        return (
            *(each.text(exercises) for each in self.replaced),
            *(each.text(exercises) for each in self.left_out),
        )


def program_fit(program: Program, situation: Situation) -> ProgramFit:
    """What all weeks of ``program`` would do otherwise in this situation."""
    replaced: dict[str, Replacement] = {}
    left_out: dict[str, DroppedExercise] = {}
    for each in _differences(program, situation):
        if isinstance(each, Replacement):
            replaced.setdefault(each.instead_of, each)
        elif isinstance(each, DroppedExercise):
            left_out.setdefault(each.exercise, each)
    early = _too_early(program, situation)
    return ProgramFit(tuple(replaced.values()), tuple(left_out.values()), early)


def _differences(program: Program, situation: Situation) -> Iterator[Difference]:
    for week in range(1, program.weeks + 1):
        for session in situation.library.week_sessions(program, week):
            yield from adapt(session, situation).differences


def _too_early(program: Program, situation: Situation) -> str:
    level = situation.runner.level
    if level is None or program.levels[0] <= level.highest:
        return ""
    low, high = program.levels
    return f"It is made for levels {low} to {high} of 5; you said {level.value}."


def current_standing(log: LogQueries, library: Library, today: date) -> ProgramStanding | None:
    """How the program that was chosen last stands; None where none was, or it is not known."""
    chosen = program_periods(DueChoice(each.program, each.start) for each in log.enrolments())
    program = library.programs.get(chosen[0].program) if chosen else None
    if program is None:
        return None
    term = chosen[0]
    done = log.days.of_program(term.program, term.start)
    return program_standing(
        term, program, planned_sessions(term, library), done, today, is_over=False
    )
