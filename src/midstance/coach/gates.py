"""Which gates were passed: so many good sets in so many sessions running, as each exercise says."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from uuid import UUID

    from midstance.domain.exercise import Exercise, Gate
    from midstance.domain.quantity import Side
    from midstance.domain.record import LoggedSet, SetRecord


def passed_gates(exercises: Mapping[str, Exercise], done: Iterable[LoggedSet]) -> frozenset[str]:
    """The exercises whose gate was passed at some time; ``done`` is in the order of the log."""
    workouts: dict[str, dict[UUID, list[SetRecord]]] = {}
    for each in done:
        if each.set.counts and not each.set.skipped:
            of_exercise = workouts.setdefault(each.set.exercise, {})
            of_exercise.setdefault(each.workout_id, []).append(each.set)
    return frozenset(
        id_
        for id_, sessions in workouts.items()
        if id_ in exercises and _passes(exercises[id_], tuple(sessions.values()))
    )


class PassedGates:
    """The same as a container that reads the log only once it is asked."""

    def __init__(
        self, exercises: Mapping[str, Exercise], done: Callable[[], Iterable[LoggedSet]]
    ) -> None:
        """Judge by ``exercises`` what ``done`` answers."""
        self._exercises, self._done = exercises, done

    def __contains__(self, exercise: object) -> bool:
        return exercise in self._passed

    @cached_property
    def _passed(self) -> frozenset[str]:
        return passed_gates(self._exercises, self._done())


def _passes(exercise: Exercise, sessions: Sequence[Sequence[SetRecord]]) -> bool:
    if exercise.up is None:
        return False
    running = 0
    for sets in sessions:
        running = running + 1 if good_sets(exercise.up, exercise, sets) else 0
        if running >= exercise.up.sessions:
            return True
    return False


def good_sets(gate: Gate, exercise: Exercise, sets: Iterable[SetRecord]) -> bool:
    """Whether the sets of one session reach ``gate``; a side that fell short fails its set.

    A set without a rated effort is not known to be easy enough.
    """
    sides: dict[tuple[int, int, Side | None], bool] = {}
    for each in sets:
        is_easy = each.effort is not None and each.effort <= gate.rpe_max
        reaches = each.target.unit is exercise.measure.unit and each.value >= gate.amount
        sides[(each.place, each.set_number, each.side)] = is_easy and reaches
    numbers = {key[:2] for key in sides}
    good = [all(ok for key, ok in sides.items() if key[:2] == number) for number in numbers]
    return sum(good) >= gate.sets
