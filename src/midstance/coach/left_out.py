"""What sessions asked for and did not get, and what was done in place of something else."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from midstance.coach.tally import work_sets
from midstance.domain.library import UnknownIdError
from midstance.domain.record import Ending
from midstance.domain.review import LeftOut, Swap
from midstance.domain.volume import counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from midstance.domain.exercise import Exercise
    from midstance.domain.library import Library
    from midstance.domain.record import LoggedSet, WorkoutRecord


def left_out(
    workouts: Iterable[WorkoutRecord], sets: Sequence[LoggedSet], library: Library
) -> tuple[LeftOut, ...]:
    """The sets that each ended workout owed, by the exercise that was asked for.

    A session that the library does not hold owes the sets that were skipped.
    """
    found: list[LeftOut] = []
    for each in workouts:
        if each.ending in {Ending.COMPLETED, Ending.FINISHED_EARLY}:
            own = [logged for logged in sets if logged.workout_id == each.id]
            found += _of(each, own, library)
    return tuple(found)


def _of(workout: WorkoutRecord, sets: Sequence[LoggedSet], library: Library) -> Iterator[LeftOut]:
    done = _by_exercise(each for each in sets if each.set.counts and not each.set.skipped)
    for id_, asked in _asked(workout, sets, library).items():
        if (missing := asked - done[id_]) > 0:
            known = library.exercises.get(id_)
            name = known.name if known else id_
            yield LeftOut(workout.local_date, workout.session, id_, name, missing)


def _asked(workout: WorkoutRecord, sets: Sequence[LoggedSet], library: Library) -> Counter[str]:
    try:
        session = library.session(workout.session, workout.week)
    except UnknownIdError:
        return _by_exercise(each for each in sets if each.set.counts)
    asked: Counter[str] = Counter()
    for id_, number, _ in counted(session):
        asked[id_] += number
    return asked


def _by_exercise(sets: Iterable[LoggedSet]) -> Counter[str]:
    total: Counter[str] = Counter()
    for (_, id_), number in work_sets(sets, as_prescribed=True).items():
        total[id_] += number
    return total


def swaps(sets: Iterable[LoggedSet], exercises: Mapping[str, Exercise]) -> tuple[Swap, ...]:
    """Each exercise that was done in place of another, once."""
    pairs = {
        (each.set.prescribed_exercise, each.set.exercise): None
        for each in sets
        if each.set.exercise != each.set.prescribed_exercise
    }
    names = {id_: each.name for pair in pairs for id_ in pair if (each := exercises.get(id_))}
    return tuple(
        Swap(done, names.get(done, done), asked, names.get(asked, asked)) for asked, done in pairs
    )
