"""What a workout amounted to: planned against done, time, holds, volume, sides."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from midstance.domain.planned_sets import work_sets
from midstance.domain.quantity import Side, Unit
from midstance.domain.record import NO_HEART_RATE
from midstance.domain.strength.bests import find_best, result_of, results_of_sets
from midstance.domain.strength.ramp_up import is_ramp_up
from midstance.domain.volume import muscle_shares, station_share
from midstance.workout.set_count import (
    count_if_ended,
    has_half_of_moves,
    has_work,
    sets_as_prescribed,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from midstance.domain.exercise import Exercise, VolumeGroup
    from midstance.domain.record import ExercisePast, HeartRate, SetRecord
    from midstance.domain.strength.bests import Best
    from midstance.workout.machine import Machine
    from midstance.workout.state import State


@dataclass(frozen=True, slots=True)
class ExerciseSummary:
    """One exercise of the workout.

    Attributes:
        planned: sets to do at the end, added ones included.
        done: sets done, a per-side set counted once.
        left, right: total amounts of each side, or None where both have one record.
        best: why its last best set goes beyond everything in the log, or None.
        sets, last_sets: those done, and those of the last time that the log knows.
        best_set: the set of that best, of two sides the weaker one.
    """

    name: str
    exercise: str
    planned: int
    done: int
    values: tuple[int, ...]
    unit: Unit
    left: int | None
    right: int | None
    best: Best | None
    sets: tuple[SetRecord, ...] = ()
    last_sets: tuple[SetRecord, ...] = ()
    best_set: SetRecord | None = None


@dataclass(frozen=True, slots=True)
class Summary:
    """A workout in figures. Warm-up and cool-down count in time, not in sets, volume or bests.

    Attributes:
        noun: what is counted: ``set``, or ``move`` where there are no work sets.
        sets_done: a set with at least one side done is one, as in the log and the week.
        sets_short: sets of which too little was done to count.
        tonnage_grams: load times repetitions, over all counting sets.
        muscles: sets of each muscle group as the week counts them, the most first.
    """

    active_seconds: int
    noun: str
    sets_planned: int
    sets_done: int
    sets_skipped: int
    sets_short: int
    reps: int
    hold_seconds: int
    contacts: int
    tonnage_grams: int
    exercises: tuple[ExerciseSummary, ...]
    pains: int
    muscles: tuple[tuple[VolumeGroup, float], ...] = ()
    heart_rate: HeartRate = NO_HEART_RATE

    @property
    def bests(self) -> tuple[ExerciseSummary, ...]:
        """The exercises in which something was a best."""
        return tuple(each for each in self.exercises if each.best is not None)

    @property
    def last_tonnage_grams(self) -> int:
        """What the same exercises lifted the last time that each of them was done."""
        return sum(
            record.lifted_grams * (record.reps or 0)
            for each in self.exercises
            for record in each.last_sets
        )


def is_half_done(machine: Machine) -> bool:
    """Whether enough is done for the workout to count as done, if it ended now.

    That is half of the work sets with which it began, or of those done and skipped where sets were
    added. Without work sets it is half of all its moves.
    """
    if not has_work(machine.state):
        return has_half_of_moves(machine.state)
    count = count_if_ended(machine.state)
    over = count.done + count.skipped
    return bool(count.done) and 2 * count.done >= max(over, work_sets(machine.begun))


def summarise(
    state: State, now: int, exercises: Mapping[str, Exercise], past: Mapping[str, ExercisePast]
) -> Summary:
    """The figures of ``state`` at ``now``, compared with what the log knew before."""
    done = [each for each in state.sets if each.is_done and (each.counts or not has_work(state))]
    count = count_if_ended(state)
    return Summary(
        active_seconds=state.active_ms(now) // 1000,
        noun=count.noun,
        sets_planned=count.planned,
        sets_done=count.done,
        sets_skipped=count.skipped,
        sets_short=count.short,
        reps=_total(done, Unit.REPS),
        hold_seconds=_total(done, Unit.SECONDS),
        contacts=_total(done, Unit.CONTACTS),
        tonnage_grams=sum(each.lifted_grams * (each.reps or 0) for each in done),
        exercises=tuple(_exercises(state, done, exercises, past)),
        pains=len(state.pains),
        muscles=_muscles(done, exercises),
        heart_rate=state.heart_rate,
    )


def _muscles(
    done: list[SetRecord], exercises: Mapping[str, Exercise]
) -> tuple[tuple[VolumeGroup, float], ...]:
    """Both sides of a set are one; an easy station of a circuit is half."""
    sets = {(each.place, each.set_number, each.exercise): each for each in done if each.counts}
    total: dict[VolumeGroup, float] = {}
    for each in sets.values():
        exercise = exercises[each.exercise]
        weight = station_share(exercise, each.block, each.effort)
        for group, share in muscle_shares(exercise).items():
            total[group] = total.get(group, 0) + weight * share
    return tuple(sorted(total.items(), key=lambda pair: -pair[1]))


def _total(done: list[SetRecord], unit: Unit) -> int:
    return sum(each.value for each in done if each.target.unit is unit)


def _exercises(
    state: State,
    done: list[SetRecord],
    exercises: Mapping[str, Exercise],
    past: Mapping[str, ExercisePast],
) -> list[ExerciseSummary]:
    by_place: dict[int, list[SetRecord]] = {}
    for each in done:
        by_place.setdefault(each.place, []).append(each)
    planned: dict[int, int] = {}
    for planned_set in sets_as_prescribed(state):
        if is_ramp_up(planned_set):
            continue
        planned[planned_set.place] = planned.get(planned_set.place, 0) + 1
    return [
        _of_exercise(sets, planned.get(place, 0), exercises, past)
        for place, sets in by_place.items()
    ]


def _of_exercise(
    sets: list[SetRecord],
    planned: int,
    exercises: Mapping[str, Exercise],
    past: Mapping[str, ExercisePast],
) -> ExerciseSummary:
    last = sets[-1]
    has_sides = any(each.side for each in sets)
    best, best_set = _last_best(sets, exercises, past) or (None, None)
    before = past.get(last.exercise)
    return ExerciseSummary(
        name=exercises[last.exercise].name,
        exercise=last.exercise,
        planned=planned,
        done=len({each.set_number for each in sets}),
        values=tuple(each.value for each in sets),
        unit=last.target.unit,
        left=_side(sets, Side.LEFT) if has_sides else None,
        right=_side(sets, Side.RIGHT) if has_sides else None,
        best=best,
        sets=tuple(sets),
        last_sets=before.last if before else (),
        best_set=best_set,
    )


def _side(sets: list[SetRecord], side: Side) -> int:
    return sum(each.value for each in sets if each.side is side)


def _last_best(
    sets: list[SetRecord], exercises: Mapping[str, Exercise], past: Mapping[str, ExercisePast]
) -> tuple[Best, SetRecord] | None:
    """The best of the last set that was one, of the exercise done last, with its weaker side."""
    done = [each for each in sets if each.exercise == sets[-1].exercise]
    for number in reversed(dict.fromkeys(each.set_number for each in done)):
        sides = [each for each in done if each.set_number == number]
        if best := best_of_set(sides, done, exercises, past):
            return best, min(sides, key=lambda each: (each.lifted_grams, each.value))
    return None


def best_of_set(
    sides: Sequence[SetRecord],
    sets: Iterable[SetRecord],
    exercises: Mapping[str, Exercise],
    past: Mapping[str, ExercisePast],
) -> Best | None:
    """Why a set, given each of its sides, is a best against the log; None where it is none.

    ``sets`` are those of its workout: one that only repeats an earlier one is none.
    """
    result = result_of(sides)
    if result is None or sides[0].exercise not in past:
        return None
    id_, first = sides[0].exercise, min(each.sequence for each in sides)
    before = [each for each in sets if each.exercise == id_ and each.sequence < first]
    return find_best(result, past[id_].results, exercises.get(id_), results_of_sets(before))
