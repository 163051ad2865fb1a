"""The bests of a week, and what grew against the last time before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from midstance.domain.history import TrendQuantity
from midstance.domain.strength.bests import BestKind, find_best, result_of
from midstance.domain.strength.one_rep_max import estimate_of
from midstance.domain.weeks.review import PersonalBest, SetGrowth

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from uuid import UUID

    from midstance.domain.exercise import Exercise
    from midstance.domain.quantity import Unit
    from midstance.domain.record import ExerciseDay, LoggedSet, SetRecord, SetResult
    from midstance.domain.strength.one_rep_max import Estimate


def find_bests(
    sets: Iterable[LoggedSet],
    earlier: Mapping[str, Sequence[SetResult]],
    exercises: Mapping[str, Exercise],
) -> tuple[PersonalBest, ...]:
    """The sets that were bests when they were done, of ``sets`` in their order.

    ``earlier`` is what had been done of each exercise before them all. A later best of the same
    kind and exercise takes the place of the one before.
    """
    found: dict[tuple[str, BestKind], PersonalBest] = {}
    past = {exercise: list(results) for exercise, results in earlier.items()}
    for workout in _by_workout(sets):
        today: dict[str, list[SetResult]] = {}
        for sides in workout:
            if (result := result_of([each.set for each in sides])) is not None:
                id_ = sides[0].set.exercise
                same_day = today.setdefault(id_, [])
                known = exercises.get(id_)
                if best := find_best(result, past.get(id_, ()), known, same_day):
                    found[id_, best.kind] = PersonalBest(
                        best, known.name if known else id_, *_weaker(best.kind, sides, known)
                    )
                same_day.append(result)
        for id_, results in today.items():
            past.setdefault(id_, []).extend(results)
    return tuple(found.values())


def _by_workout(sets: Iterable[LoggedSet]) -> Iterator[Iterable[Sequence[LoggedSet]]]:
    """The sets of each workout in their order, each with its sides."""
    workouts: dict[UUID, dict[tuple[str, int, int, Unit], list[LoggedSet]]] = {}
    for each in sets:
        record = each.set
        key = (record.exercise, record.place, record.set_number, record.target.unit)
        workouts.setdefault(each.workout_id, {}).setdefault(key, []).append(each)
    return (each.values() for each in workouts.values())


def _weaker(
    kind: BestKind, sides: Sequence[LoggedSet], exercise: Exercise | None
) -> tuple[LoggedSet, Estimate | None]:
    """The side that decides, with its estimate where that is the best."""
    done = (each for each in sides if each.set.counts and not each.set.skipped)
    side = min(done, key=lambda each: (_grams(each.set), each.set.value))
    is_estimate = kind is BestKind.ESTIMATED_MAXIMUM
    return side, estimate_of(side.set, exercise) if is_estimate else None


def find_growth(
    sets: Iterable[LoggedSet],
    before: Mapping[str, Sequence[ExerciseDay]],
    exercises: Mapping[str, Exercise],
) -> tuple[SetGrowth, ...]:
    """What grew in the week against the last day of the same exercise ``before`` it.

    One gain for each exercise: load, else amount at no less load, else estimate.
    """
    now: dict[tuple[str, Unit], list[SetRecord]] = {}
    for each in sets:
        now.setdefault((each.set.exercise, each.set.target.unit), []).append(each.set)
    return tuple(_list_growth(now, before, exercises))


def _list_growth(
    now: Mapping[tuple[str, Unit], Sequence[SetRecord]],
    before: Mapping[str, Sequence[ExerciseDay]],
    exercises: Mapping[str, Exercise],
) -> Iterator[SetGrowth]:
    for (id_, unit), records in now.items():
        known = exercises.get(id_)
        for day in before.get(id_, ()):
            if day.unit is unit and (gain := _gain(records, day, known)) is not None:
                yield SetGrowth(id_, known.name if known else id_, *gain, day.day)


def _gain(
    records: Sequence[SetRecord], day: ExerciseDay, exercise: Exercise | None
) -> tuple[TrendQuantity, int, int] | None:
    was = day.heaviest_grams or 0
    amounts = (each.value for each in records if _grams(each) >= was)
    estimates = (estimate_of(each, exercise) for each in records) if day.best_e1rm_grams else ()
    gains = (
        (TrendQuantity.LOAD, was, max(map(_grams, records))),
        (TrendQuantity.counted_in(day.unit), day.best_amount, max(amounts, default=0)),
        (
            TrendQuantity.ESTIMATED_MAXIMUM,
            day.best_e1rm_grams or 0,
            max((each.load.grams for each in estimates if each), default=0),
        ),
    )
    return next((each for each in gains if each[2] > each[1]), None)


def _grams(record: SetRecord) -> int:
    return record.load.grams if record.load else 0
