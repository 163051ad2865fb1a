"""What the log shows of ladders: which rungs were done, with what load, and which are new."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from midstance.coach.adapt.ladders.gates import WORKOUTS_UNTIL_KNOWN, workouts_by_exercise

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date
    from uuid import UUID

    from midstance.domain.exercise import Exercise, Pattern
    from midstance.domain.record import LoggedSet, SetRecord


class LadderLog:
    """What the log shows of ladders; it is read at the first question."""

    def __init__(
        self, exercises: Mapping[str, Exercise], done: Callable[[], Iterable[LoggedSet]]
    ) -> None:
        """``done`` reads the sets that count for gates, in the order of the log."""
        self._exercises, self._read = exercises, done

    def was_done(self, exercise: Exercise) -> bool:
        """Whether it was ever done."""
        return exercise.id in self._workouts

    def is_known(self, exercise: Exercise) -> bool:
        """Whether it was done in at least two workouts."""
        return len(self._workouts.get(exercise.id, ())) >= WORKOUTS_UNTIL_KNOWN

    def last_set(self, exercise: Exercise) -> SetRecord | None:
        """The newest set with a load; None without one."""
        loaded = (e.set for e in reversed(self._done) if e.set.exercise == exercise.id)
        return next((each for each in loaded if each.load and each.load.grams), None)

    def new_patterns(self, today: date) -> frozenset[Pattern]:
        """The patterns in which a harder rung was done for the first time this week."""
        week = today.isocalendar()[:2]
        first: dict[str, LoggedSet] = {}
        for each in self._done:
            first.setdefault(each.set.exercise, each)
        this_week = (e for e in first.values() if e.local_date.isocalendar()[:2] == week)
        return frozenset(
            self._exercises[each.set.exercise].pattern
            for each in this_week
            if self._was_harder_than_prescribed(each.set)
        )

    def _was_harder_than_prescribed(self, done: SetRecord) -> bool:
        exercise = self._exercises.get(done.exercise)
        prescribed = self._exercises.get(done.prescribed_exercise)
        return exercise is not None and prescribed is not None and exercise.is_above(prescribed)

    @cached_property
    def _done(self) -> tuple[LoggedSet, ...]:
        return tuple(each for each in self._read() if each.set.counts and each.set.is_done)

    @cached_property
    def _workouts(self) -> Mapping[str, set[UUID]]:
        return workouts_by_exercise(self._done)
