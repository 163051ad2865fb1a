"""The sessions of a program as the planner places them: their minutes and load on the legs.

A session is heavier for the legs while something in it is new to the runner.
"""

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
from midstance.coach.schedule.planner.races import is_primer
from midstance.domain.exercise import Pattern
from midstance.domain.planned_sets import estimated_seconds, lay_out
from midstance.domain.session import Style, Version, letter_of, program_of
from midstance.domain.volume import LegClass, counted_sets, leg_class, leg_load
from midstance.domain.weeks.plan import SessionToPlace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date

    from midstance.coach.log_queries import DayQueries
    from midstance.coach.schedule.planner.races import Race
    from midstance.domain.attendance import CompletedSession
    from midstance.domain.exercise import Exercise
    from midstance.domain.library import Library
    from midstance.domain.program import Program
    from midstance.domain.runner import Level
    from midstance.domain.session import Session

UPPER_SETS = 6
"""Sets for the upper body from which a session trains it."""
LEG_FREE_EXERCISES, LEG_FREE_SETS = 3, 6
"""Exercises and sets without legs that make a leg-free version worth a day."""


class ProgramSessions:
    """The sessions of a program for a runner, each named by its letter."""

    def __init__(
        self, library: Library, program: Program, level: Level, first_times: FirstTimesAhead
    ) -> None:
        """``first_times`` says what is new to the runner in the sessions of the ``program``."""
        self._library, self._program, self._level = library, program, level
        self._first_times = first_times

    def when_known(self, letter: str, week: int) -> SessionToPlace:
        """The session of a week of the program once nothing in it is new."""
        whole = self._whole(letter, week)
        return replace(_session_to_place(whole, self._library, self._level), id=letter)

    def done(self, done: CompletedSession) -> SessionToPlace:
        """A session that was done, heavier for the legs where something in it was new then."""
        letter = letter_of(done.session)
        found, whole = self.when_known(letter, done.week), self._whole(letter, done.week)
        return self._first_times.class_of_done(done, whole, found.legs).given_to(found)

    def coming(self, letter: str, week: int, monday: date, races: Iterable[Race]) -> SessionToPlace:
        """The session that comes next, in the week of ``monday``; sessions come in their order.

        It is heavier for the legs while something in it is new. In a taper it may be the primer of
        one of the ``races``.
        """
        found, whole = self.when_known(letter, week), self._whole(letter, week)
        if week in self._program.taper:
            effort = max((each.prescription.rpe or 0 for each in whole.items), default=0)
            found = replace(found, is_primer=is_primer(found, effort, monday, races))
        return self._first_times.class_of_next(whole, found.legs).given_to(found)

    def _whole(self, letter: str, week: int) -> Session:
        return self._library.session(f"{self._program.id}/{letter}", min(week, self._program.weeks))


def _session_to_place(session: Session, library: Library, level: Level) -> SessionToPlace:
    exercises = library.exercises
    counted = [(exercises[id_], sets) for id_, sets, _ in counted_sets(session)]
    upper = sum(sets for each, sets in counted if each.pattern in {Pattern.PUSH, Pattern.PULL})
    free = [sets for each, sets in counted if not each.leg_load and not each.plyo_factor]
    seconds = estimated_seconds(lay_out(session, exercises))
    return SessionToPlace(
        session.id,
        leg_class(leg_load(session, exercises), level),
        has_upper=upper >= UPPER_SETS,
        is_hiit=any(block.style is Style.INTERVAL for block in session.blocks),
        minutes=round(seconds / 60),
        has_jumps=any(each.plyo_factor for each, _ in counted),
        can_be_leg_free=len(free) >= LEG_FREE_EXERCISES and sum(free) >= LEG_FREE_SETS,
    )


@dataclass(frozen=True, slots=True)
class FirstTimeClass:
    """How heavy a session is for the legs of a runner to whom something in it may be new.

    Attributes:
        legs: the class of the whole session.
        lighter: the class of its lighter version; as that has no jumps, new jumps do not raise it.
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

    An exercise is known once it was done twice in the last half year, or once two completed
    sessions of the program prescribed it, even where another exercise was done in its place.
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
            return max(days, self._times_prescribed(exercise, number))

        return self._class(session, legs, times, number)

    def class_of_next(self, session: Session, legs: LegClass) -> FirstTimeClass:
        """The class of the ``session`` that comes next, whose load alone makes it ``legs``."""

        def times(exercise: Exercise) -> int:
            ahead = self._planned[exercise.id]
            if ahead >= FIRST_TIMES:
                return ahead
            done = max(
                len(self._days_of(exercise)), self._times_prescribed(exercise, len(self._done))
            )
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

    def _times_prescribed(self, exercise: Exercise, number: int) -> int:
        return sum(exercise.id in each for each in self._prescribed[:number])

    @cached_property
    def _prescribed(self) -> list[set[str]]:
        """The exercises that the program has for each session that was done."""
        weeks = {each.id: each.weeks for each in self._library.programs.values()}

        def prescribed(done: CompletedSession) -> set[str]:
            week = min(done.week, weeks[program_of(done.session)])
            return {item.exercise for item in self._library.session(done.session, week).items}

        return [prescribed(each) for each in self._done]
