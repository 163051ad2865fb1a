"""How heavy coming sessions are for the legs of a runner to whom something in them is new."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from midstance.coach.day_changes import as_planned
from midstance.coach.first_times import (
    FIRST_TIMES,
    is_sore_after,
    one_class_higher,
    one_class_lower,
)
from midstance.coach.progress.change import LOOK_BACK
from midstance.domain.session import Version, program_of
from midstance.domain.volume import LegClass

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from midstance.coach.log_queries import DayQueries
    from midstance.domain.attendance import CompletedSession
    from midstance.domain.exercise import Exercise
    from midstance.domain.library import Library
    from midstance.domain.session import Session
    from midstance.domain.weeks.plan import SessionToPlace


@dataclass(frozen=True, slots=True)
class FirstTimeClass:
    """How heavy a session is for the legs of a runner to whom something in it may be new.

    Attributes:
        legs: the class of the whole session.
        lighter: the class of its lighter version, which has no jumps, so that jumps which are new
            do not make it heavier.
        is_sore: whether the whole session may make the legs sore.
    """

    legs: LegClass
    lighter: LegClass
    is_sore: bool

    def given_to(self, session: SessionToPlace) -> SessionToPlace:
        """``session`` of these classes."""
        return replace(session, legs=self.legs, lighter_legs=self.lighter, is_new=self.is_sore)


class FirstTimesAhead:
    """Classes of leg load of a program's sessions, asked for in the order in which they come.

    An exercise is known that was done twice in the last half year, or that two sessions of the
    program have had: where another was done in its place, it does not stay new for ever.
    """

    def __init__(
        self, library: Library, days: DayQueries, done: Sequence[CompletedSession], today: date
    ) -> None:
        """``done`` are the sessions of the program since its start, the oldest first."""
        self._library, self._days, self._done, self._today = library, days, done, today
        self._read: dict[str, tuple[date, ...]] = {}
        self._planned, self._sessions = Counter[str](), len(done)

    def class_of_done(
        self, done: CompletedSession, session: Session, legs: LegClass
    ) -> FirstTimeClass:
        """The class of a ``session`` that was done, whose load alone makes it ``legs``."""
        number = self._done.index(done)

        def times(exercise: Exercise) -> int:
            days = sum(day < done.local_date for day in self._days_of(exercise))
            return max(days, self._in_tables(exercise, number))

        return self._class(session, legs, times, number)

    def class_of_next(self, session: Session, legs: LegClass) -> FirstTimeClass:
        """The class of the ``session`` that comes next, whose load alone makes it ``legs``."""

        def times(exercise: Exercise) -> int:
            ahead = self._planned[exercise.id]
            if ahead >= FIRST_TIMES:
                return ahead
            done = max(len(self._days_of(exercise)), self._in_tables(exercise, len(self._done)))
            return done + ahead

        found = self._class(session, legs, times, self._sessions)
        self._planned.update({item.exercise for item in session.items})
        self._sessions += 1
        return found

    def _class(
        self, session: Session, legs: LegClass, times: Callable[[Exercise], int], number: int
    ) -> FirstTimeClass:
        exercises = self._library.exercises
        is_light_start = number < FIRST_TIMES and legs is LegClass.LIGHT

        def is_sore(version: Version) -> bool:
            done = as_planned(replace(session, version=version), exercises)
            return is_sore_after(done, exercises, times, of_any_kind=is_light_start)

        def raised(version: Version) -> LegClass:
            return one_class_higher(legs) if is_sore(version) else legs

        whole, lighter = raised(Version.FULL), one_class_lower(raised(Version.LIGHTER))
        return FirstTimeClass(whole, lighter, is_sore(Version.FULL))

    def _days_of(self, exercise: Exercise) -> tuple[date, ...]:
        if exercise.id not in self._read:
            found = self._days.of_exercise(exercise.id, self._today - LOOK_BACK, self._today)
            self._read[exercise.id] = tuple(sorted({each.day for each in found}))
        return self._read[exercise.id]

    def _in_tables(self, exercise: Exercise, number: int) -> int:
        return sum(exercise.id in each for each in self._tables[:number])

    @cached_property
    def _tables(self) -> list[set[str]]:
        """The exercises that each session of the program that was done has in its table."""
        weeks = {each.id: each.weeks for each in self._library.programs.values()}

        def table(done: CompletedSession) -> set[str]:
            week = min(done.week, weeks[program_of(done.session)])
            return {item.exercise for item in self._library.session(done.session, week).items}

        return [table(each) for each in self._done]
