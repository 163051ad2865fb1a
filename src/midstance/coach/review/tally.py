"""Counts sets: what counts, how many a per-side set makes, and what they add up to."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from midstance.domain.exercise import VolumeGroup
from midstance.domain.quantity import NO_LOAD, Load, Unit
from midstance.domain.strength.one_rep_max import lightest_for_estimate
from midstance.domain.volume import (
    TARGETS,
    GroundContacts,
    GroupVolume,
    muscle_shares,
    sets_per_group,
    station_share,
    verdict,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date
    from uuid import UUID

    from midstance.coach.log_queries import DayQueries
    from midstance.domain.exercise import Exercise
    from midstance.domain.quantity import Side
    from midstance.domain.record import ExerciseDay, LoggedSet, SetRecord
    from midstance.domain.session import Session


def countable_sets(sets: Iterable[LoggedSet]) -> tuple[LoggedSet, ...]:
    """The sets done that count: without warm-up, cool-down, skipped and short ones."""
    return tuple(each for each in sets if each.set.counts and each.set.is_done)


def without_help(
    sets: Iterable[LoggedSet], exercises: Mapping[str, Exercise]
) -> tuple[LoggedSet, ...]:
    """The sets without the loads of exercises in which a band or machine takes weight off."""
    helped = {id_ for id_, exercise in exercises.items() if exercise.is_helped}
    return tuple(
        replace(each, set=replace(each.set, load=None)) if each.set.exercise in helped else each
        for each in sets
    )


def days_of_exercise(
    days: DayQueries,
    id_: str,
    exercise: Exercise | None,
    since: date | None = None,
    until: date | None = None,
) -> tuple[ExerciseDay, ...]:
    """The days of an exercise: without loads where they are help, maxima where they mean little."""
    least = lightest_for_estimate(exercise)
    found = tuple(days.of_exercise(id_, since, until, estimated_from=least or NO_LOAD))
    if exercise is not None and exercise.is_helped:
        return tuple(replace(each, heaviest_grams=None, best_e1rm_grams=None) for each in found)
    return found if least else tuple(replace(each, best_e1rm_grams=None) for each in found)


def prescribed_sets(
    sets: Iterable[LoggedSet], *, as_prescribed: bool = False
) -> dict[tuple[UUID, str], int]:
    """How many sets of each exercise each workout has: both sides of a set make one.

    Entries of one workout, place, exercise and set number belong together; the side with more of
    them says how many sets they are. ``as_prescribed`` counts them for the prescribed exercise.
    """
    sides: dict[tuple[UUID, str, int, int], Counter[Side | None]] = {}
    for each in sets:
        name = each.set.prescribed_exercise if as_prescribed else each.set.exercise
        key = (each.workout_id, name, each.set.place, each.set.set_number)
        sides.setdefault(key, Counter())[each.set.side] += 1
    total: Counter[tuple[UUID, str]] = Counter()
    for (workout, name, _, _), entries in sides.items():
        both = entries.pop(None, 0)
        total[workout, name] += both + max(entries.values(), default=0)
    return dict(total)


def leg_work_of_days(
    sets: Iterable[LoggedSet], exercises: Mapping[str, Exercise]
) -> dict[date, float]:
    """Sets times each exercise's leg load on each day with a set that counts, whatever the effort.

    An exercise that is not in the library has no leg load.
    """
    logged = countable_sets(sets)
    days = {each.workout_id: each.local_date for each in logged}
    work = dict.fromkeys(days.values(), 0.0)
    for (workout, id_), number in prescribed_sets(logged).items():
        if id_ in exercises:
            work[days[workout]] += number * exercises[id_].leg_load
    return work


def sets_of_exercises(sets: Iterable[LoggedSet]) -> Mapping[str, int]:
    """How many sets of each exercise, over all workouts."""
    total: Counter[str] = Counter()
    for (_, name), number in prescribed_sets(sets).items():
        total[name] += number
    return total


def sets_of_days(sets: Iterable[LoggedSet]) -> Mapping[date, int]:
    """How many sets were done on each day, which is the one on which the workout began."""
    logged = tuple(sets)
    days = {each.workout_id: each.local_date for each in logged}
    total: Counter[date] = Counter()
    for (workout, _), number in prescribed_sets(logged).items():
        total[days[workout]] += number
    return total


def repetitions(records: Iterable[SetRecord]) -> int:
    """All repetitions, both sides added; contacts are none."""
    return sum(each.value for each in records if each.target.unit is Unit.REPS)


def seconds(records: Iterable[SetRecord], exercises: Mapping[str, Exercise]) -> tuple[int, int]:
    """Seconds of positions held, and of timed movements; what is unknown counts as held."""
    held = moving = 0
    for each in records:
        exercise = exercises.get(each.exercise)
        if exercise is None or exercise.is_hold:
            held += each.seconds or 0
        else:
            moving += each.seconds or 0
    return held, moving


def contacts_of_sets(
    records: Iterable[SetRecord], exercises: Mapping[str, Exercise]
) -> GroundContacts:
    """Contacts with the ground, and contact units: contacts weighted by how hard they are."""
    contacts, units = 0, 0.0
    for each in records:
        if each.target.unit is Unit.CONTACTS:
            exercise = exercises.get(each.exercise)
            contacts += each.value
            units += each.value * (exercise.plyo_factor if exercise else 1)
    return GroundContacts(contacts, round(units, 2))


def tonnage(records: Iterable[SetRecord]) -> Load:
    """Load times repetitions, both sides and both hands added; help is nothing that was lifted."""
    return Load(
        sum(each.lifted_grams * each.value for each in records if each.target.unit is Unit.REPS)
    )


def group_volume(
    sets: Sequence[LoggedSet], planned: Iterable[Session], exercises: Mapping[str, Exercise]
) -> tuple[GroupVolume, ...]:
    """A line for each group that has a target, was trained or was planned, in the fixed order."""
    done = done_per_group(sets, exercises)
    prescribed = sets_per_group(planned, exercises)
    return tuple(
        _group_line(group, done.get(group, 0), prescribed.get(group, 0))
        for group in VolumeGroup
        if group in TARGETS or done.get(group) or prescribed.get(group)
    )


def _group_line(group: VolumeGroup, done: float, prescribed: float) -> GroupVolume:
    target = TARGETS.get(group)
    return GroupVolume(group, done, prescribed, target, verdict(done, target))


def done_per_group(
    sets: Iterable[LoggedSet], exercises: Mapping[str, Exercise]
) -> Mapping[VolumeGroup, float]:
    """Sets done for each muscle group, easy stations of a circuit half.

    What the library does not hold counts in none.
    """
    total: dict[VolumeGroup, float] = {}
    by_share: dict[float, list[LoggedSet]] = {}
    for each in sets:
        if (exercise := exercises.get(each.set.exercise)) is not None:
            weight = station_share(exercise, each.set.block, each.set.effort)
            by_share.setdefault(weight, []).append(each)
    for weight, alike in by_share.items():
        for id_, number in sets_of_exercises(alike).items():
            for group, share in muscle_shares(exercises[id_]).items():
                total[group] = total.get(group, 0) + weight * number * share
    return total
