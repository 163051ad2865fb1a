"""The bests of a week, and what grew against the last time before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from midstance.coach.review.tally import days_without_help
from midstance.domain.history import TrendQuantity
from midstance.domain.one_rep_max import estimate_from_set
from midstance.domain.quantity import Unit
from midstance.domain.weeks.review import BestKind, PersonalBest, SetGrowth

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from midstance.domain.exercise import Exercise
    from midstance.domain.record import ExerciseDay, LoggedSet, SetRecord

Rank = tuple[int, int]


def find_bests(
    sets: Sequence[LoggedSet], exercises: Mapping[str, Exercise]
) -> tuple[PersonalBest, ...]:
    """The best set of each kind that the week has; of equals, the first."""
    ranks: list[tuple[BestKind, Callable[[SetRecord], Rank | None]]] = [
        (BestKind.HEAVIEST, _heaviest),
        (BestKind.MOST_REPETITIONS, _most_repetitions),
        (BestKind.LONGEST_HOLD, lambda record: _longest_hold(record, exercises)),
        (BestKind.ESTIMATED_MAXIMUM, _best_estimate),
    ]
    return tuple(
        best
        for kind, rank in ranks
        if (best := _find_best(kind, rank, sets, exercises)) is not None
    )


def _find_best(
    kind: BestKind,
    rank: Callable[[SetRecord], Rank | None],
    sets: Sequence[LoggedSet],
    exercises: Mapping[str, Exercise],
) -> PersonalBest | None:
    ranked = [(value, each) for each in sets if (value := rank(each.set)) is not None]
    if not ranked:
        return None
    _, logged = max(ranked, key=lambda pair: pair[0])
    known = exercises.get(logged.set.exercise)
    estimated = estimate_from_set(logged.set) if kind is BestKind.ESTIMATED_MAXIMUM else None
    return PersonalBest(kind, known.name if known else logged.set.exercise, logged, estimated)


def _heaviest(record: SetRecord) -> Rank | None:
    return (_grams(record), record.reps or 0) if _grams(record) and record.value else None


def _most_repetitions(record: SetRecord) -> Rank | None:
    if record.target.unit is not Unit.REPS or not record.value:
        return None
    return record.value, _grams(record)


def _longest_hold(record: SetRecord, exercises: Mapping[str, Exercise]) -> Rank | None:
    exercise = exercises.get(record.exercise)
    if not record.seconds or (exercise is not None and not exercise.is_hold):
        return None
    return record.seconds, _grams(record)


def _best_estimate(record: SetRecord) -> Rank | None:
    estimate = estimate_from_set(record)
    return None if estimate is None else (estimate.load.grams, -estimate.repetitions)


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
        for day in days_without_help(before.get(id_, ()), known):
            if day.unit is unit and (gain := _gain(records, day)) is not None:
                yield SetGrowth(id_, known.name if known else id_, *gain, day.day)


def _gain(records: Sequence[SetRecord], day: ExerciseDay) -> tuple[TrendQuantity, int, int] | None:
    was = day.heaviest_grams or 0
    amounts = (each.value for each in records if _grams(each) >= was)
    strongest = max(map(_estimated_grams, records)) if day.best_e1rm_grams else 0
    gains = (
        (TrendQuantity.LOAD, was, max(map(_grams, records))),
        (TrendQuantity.counted_in(day.unit), day.best_amount, max(amounts, default=0)),
        (TrendQuantity.ESTIMATED_MAXIMUM, day.best_e1rm_grams or 0, strongest),
    )
    return next((each for each in gains if each[2] > each[1]), None)


def _estimated_grams(record: SetRecord) -> int:
    estimate = estimate_from_set(record)
    return estimate.load.grams if estimate else 0


def _grams(record: SetRecord) -> int:
    return record.load.grams if record.load else 0
