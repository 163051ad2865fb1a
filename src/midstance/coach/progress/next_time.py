"""What comes the next time for each exercise of a workout that has just been done.

The sessions that follow are planned by the same rules that plan them on their day, with the workout
in the log. What is said at its end is what the next session shows, unless something changes.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from math import ceil
from typing import TYPE_CHECKING

from midstance.domain.calendar import DAYS
from midstance.domain.record import WorkoutStatus
from midstance.domain.session import is_program_session, program_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from midstance.coach.log_queries import RunnerQueries, SessionDays
    from midstance.coach.progress.change import Change, NextTargets
    from midstance.domain.library import Library
    from midstance.domain.program import Program
    from midstance.domain.record import LoggedSet, SetRecord, WorkoutRecord
    from midstance.domain.runner import Runner
    from midstance.domain.session import Block, Item


@dataclass(frozen=True, slots=True)
class NextTime:
    """What comes the next time for an exercise.

    Attributes:
        exercise: the id of the exercise that was done.
        item: what is asked then, which may be another rung.
        change: what is different from now, with its reason; None where nothing is.
        word: ``deload`` or ``taper`` where that week is lighter on purpose; "" in others.
        is_as_now: as many sets, as much of them and the same load as was asked now.
    """

    exercise: str
    item: Item
    change: Change | None = None
    word: str = ""
    is_as_now: bool = True


def sessions_after(library: Library, workout: WorkoutRecord) -> Iterator[tuple[str, int, date]]:
    """The sessions that follow ``workout`` until its own comes again: id, week, and a likely day.

    A workout that does not count as done comes again itself; so do a routine, and the last week
    of a program.
    """
    same = workout.session, workout.week
    program = library.programs.get(program_of(workout.session))
    per_week = 1
    ahead: list[tuple[str, int]] = []
    if program is not None:
        per_week = len(library.week_sessions(program, workout.week)) or 1
        ahead = _program_sessions_after(library, program, same)
    if not workout.is_done(workout.sets):
        ahead = [same]
    else:
        ids = [session for session, _ in ahead]
        is_repeated = workout.session in ids
        ahead = ahead[: ids.index(workout.session) + 1] if is_repeated else [*ahead, same]
    for number, (session, week) in enumerate(ahead, 1):
        days = ceil(number * DAYS / per_week)
        yield session, week, workout.local_date + timedelta(days=days)


def _program_sessions_after(
    library: Library, program: Program, done: tuple[str, int]
) -> list[tuple[str, int]]:
    """The sessions after the one ``done`` of its week and the next two, as ids with their weeks."""
    week = done[1]
    weeks = range(week, min(program.weeks, week + 2) + 1)
    every = [(each.id, n) for n in weeks for each in library.week_sessions(program, n)]
    return every[every.index(done) + 1 :] if done in every else every


def lighter_week_word(library: Library, session: str, week: int) -> str:
    """What makes the week of a program's ``session`` lighter: ``deload``, ``taper``, or ""."""
    program = library.programs.get(program_of(session))
    if program is None:
        return ""
    return "taper" if week in program.taper else "deload" if week in program.deload else ""


def find_next_times(
    workout: WorkoutRecord, planned: Iterable[tuple[str, NextTargets]]
) -> Iterator[NextTime]:
    """What comes next for each exercise that was done in the work of ``workout``, in its order.

    ``planned`` are the sessions that follow, each with the word of its week; the first one that
    has the exercise, or another in its place, says it. An exercise of none of them is left out.
    """
    sessions = tuple(planned)
    for exercise, sets in _sets_that_count(workout).items():
        prescribed = sets[-1].prescribed_exercise
        found = _asked_again(exercise, sessions) or _asked_again(prescribed, sessions)
        if found is not None:
            block, next_time = found
            is_as_now = _is_asked_as_now(next_time.item, block, sets)
            yield replace(next_time, exercise=exercise, is_as_now=is_as_now)


def _sets_that_count(workout: WorkoutRecord) -> dict[str, list[SetRecord]]:
    """The sets of the work, by the exercise that was done, in its order."""
    done: dict[str, list[SetRecord]] = {}
    for each in workout.sets:
        if each.set.counts:
            done.setdefault(each.set.exercise, []).append(each.set)
    return done


def _asked_again(
    exercise: str, sessions: tuple[tuple[str, NextTargets], ...]
) -> tuple[Block, NextTime] | None:
    """The first row that asks for ``exercise``, or that the program has for it, with its block."""
    for word, targets in sessions:
        for block in targets.session.blocks if exercise else ():
            for item in block.items if block.purpose.counts else ():
                if exercise in {item.exercise, item.prescribed}:
                    change = targets.of(item.exercise)
                    return block, NextTime(exercise, item, change, word)
    return None


def _is_asked_as_now(item: Item, block: Block, sets: Sequence[SetRecord]) -> bool:
    """Whether a row asks for what was asked of the ``sets`` that were done of its exercise.

    The sets of a block that goes on until its time is up are not counted.
    """
    asked, last = item.prescription, sets[-1]
    wanted = asked.sets * block.rounds
    has_as_many = block.cap is not None or len({each.set_number for each in sets}) == wanted
    is_as_much = (asked.unit, asked.amount) == (last.target.unit, last.target.amount)
    return has_as_many and is_as_much and asked.load in {None, last.load}


class LogWithWorkout:
    """A log as it was when a workout had just been done: with it, and with nothing of later days.

    The log may have the workout already, or not yet.
    """

    def __init__(self, log: RunnerQueries, workout: WorkoutRecord) -> None:
        """Answer from ``log``, and from ``workout`` in place of what the log has of it."""
        self._log, self._workout = log, workout

    @property
    def days(self) -> SessionDays:
        """Itself: it answers about the days of sessions too."""
        return self

    def runner(self) -> Runner | None:
        """Who trains."""
        return self._log.runner()

    def sets(
        self, since: date | None = None, until: date | None = None, exercise: str | None = None
    ) -> Sequence[LoggedSet]:
        """Every set of the workouts in a span of dates, oldest first; of one exercise if named."""
        before = self._log.sets(since, self._end(until), exercise)
        own = self._workout.sets if self._lies_between(since, until) else ()
        return (
            *(each for each in before if each.workout_id != self._workout.id),
            *(each for each in own if exercise in {None, each.set.exercise}),
        )

    def workouts_between(
        self, since: date | None = None, until: date | None = None
    ) -> Sequence[WorkoutRecord]:
        """Every workout of a span of dates without its sets, oldest first."""
        before = self._log.workouts_between(since, self._end(until))
        own = (replace(self._workout, sets=()),) if self._lies_between(since, until) else ()
        return (*(each for each in before if each.id != self._workout.id), *own)

    def sessions(
        self, since: date | None = None, until: date | None = None, *, of_programs: bool = False
    ) -> Mapping[date, int]:
        """How many workouts count as done on each day that has any."""
        found = dict(self._log.days.sessions(since, self._end(until), of_programs=of_programs))
        day, is_routine = self._workout.local_date, not is_program_session(self._workout.session)
        is_asked = self._lies_between(since, until) and not (of_programs and is_routine)
        is_new = is_asked and self._workout.is_done(self._workout.sets) and not self._is_saved()
        if is_new:
            found[day] = found.get(day, 0) + 1
        return found

    def _is_saved(self) -> bool:
        """Whether the log has the workout, and has it as one that is over."""
        day = self._workout.local_date
        return any(
            each.id == self._workout.id and each.ending is not WorkoutStatus.UNDER_WAY
            for each in self._log.workouts_between(day, day)
        )

    def _end(self, until: date | None) -> date:
        """The last day of a span, and at the latest that of the workout."""
        day = self._workout.local_date
        return day if until is None else min(until, day)

    def _lies_between(self, since: date | None, until: date | None) -> bool:
        day = self._workout.local_date
        return (since is None or since <= day) and (until is None or day <= until)
