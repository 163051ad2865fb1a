"""What a week's sets show: balance of the sides, effort, focus work, pains, skipped work, swaps."""

from __future__ import annotations

from collections import Counter
from math import sqrt
from typing import TYPE_CHECKING

from midstance.coach.review.tally import prescribed_sets, sets_of_exercises
from midstance.domain.exercise import Muscle, Pattern, VolumeGroup
from midstance.domain.library import UnknownIdError
from midstance.domain.pain import apply_pain_rule
from midstance.domain.quantity import LoadMeaning, Side
from midstance.domain.record import WorkoutStatus
from midstance.domain.volume import counted_sets
from midstance.domain.weeks.review import (
    Balance,
    EffortSummary,
    ExerciseSwap,
    Focus,
    FocusWork,
    PainNote,
    SessionLoad,
    SkippedWork,
    WorkoutHeartRate,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from midstance.domain.exercise import Exercise
    from midstance.domain.library import Library
    from midstance.domain.quantity import Unit
    from midstance.domain.record import LoggedSet, Pain, SetRecord, WorkoutRecord


WORTH_NAMING = 0.15
"""The aim of the self-tests: the sides differ by less than this share."""


def find_imbalances(
    sets: Iterable[LoggedSet], exercises: Mapping[str, Exercise]
) -> tuple[Balance, ...]:
    """Each exercise with sides, the largest difference first."""
    sided: dict[tuple[str, Unit], list[SetRecord]] = {}
    for each in sets:
        if each.set.side is not None:
            sided.setdefault((each.set.exercise, each.set.target.unit), []).append(each.set)
    balances = [_weigh_sides(records, exercises) for records in sided.values()]
    return tuple(sorted(balances, key=lambda each: (-each.difference, each.exercise, each.unit)))


def _weigh_sides(records: list[SetRecord], exercises: Mapping[str, Exercise]) -> Balance:
    has_load = all(each.load is not None for each in records)
    left, right = (_best_of_side(records, side, has_load=has_load) for side in Side)
    more = max(left, right)
    difference = (more - min(left, right)) / more if more else 0.0
    weaker = Side.LEFT if left < right else Side.RIGHT
    is_even = len({sum(each.side is side for each in records) for side in Side}) == 1
    first = records[0]
    known = exercises.get(first.exercise)
    return Balance(
        first.exercise,
        known.name if known else first.exercise,
        first.target.unit,
        left,
        right,
        has_load,
        difference,
        weaker if is_even and difference > WORTH_NAMING else None,
    )


def _best_of_side(records: Iterable[SetRecord], side: Side, *, has_load: bool) -> int:
    own = (
        each.value * (each.load.grams if has_load and each.load else 1)
        for each in records
        if each.side is side
    )
    return max(own, default=0)


_SECONDS_A_MINUTE = 60


def summarise_effort(sets: Iterable[LoggedSet]) -> EffortSummary | None:
    """Mean and spread of the ratings, those of each side included; None without a rating."""
    ratings = _ratings(sets)
    if not ratings:
        return None
    mean = sum(ratings) / len(ratings)
    spread = sqrt(sum((each - mean) ** 2 for each in ratings) / len(ratings))
    return EffortSummary(len(ratings), mean, spread, min(ratings), max(ratings))


def session_loads(
    workouts: Iterable[WorkoutRecord], sets: Sequence[LoggedSet]
) -> tuple[SessionLoad, ...]:
    """The load of each workout that has a length and ratings, in the order of ``workouts``."""
    loads = []
    for each in workouts:
        ratings = _ratings(logged for logged in sets if logged.workout_id == each.id)
        if ratings and each.active_seconds:
            mean = sum(ratings) / len(ratings)
            minutes = each.active_seconds / _SECONDS_A_MINUTE
            loads.append(SessionLoad(each.id, each.session, each.local_date, mean, minutes))
    return tuple(loads)


def noted_heart_rates(workouts: Iterable[WorkoutRecord]) -> tuple[WorkoutHeartRate, ...]:
    """The heart rate of each workout for which one was noted, in the order of ``workouts``."""
    return tuple(
        WorkoutHeartRate(each.id, each.session, each.local_date, each.heart_rate)
        for each in workouts
        if each.heart_rate.is_noted
    )


def _ratings(sets: Iterable[LoggedSet]) -> list[int]:
    return [each.set.effort for each in sets if each.set.effort is not None]


_HIP = frozenset({VolumeGroup.HIP_LATERAL, VolumeGroup.ADDUCTORS, VolumeGroup.HIP_FRONT})


def focus_of(exercise: Exercise) -> Focus | None:
    """The focus of an exercise, by its first muscle; None for others, jumps and runs."""
    if exercise.plyo_factor or exercise.pattern is Pattern.CONDITIONING or not exercise.primary:
        return None
    first = exercise.primary[0]
    if first is Muscle.SOLEUS:
        return Focus.SOLEUS
    if first is Muscle.GASTROCNEMIUS:
        return Focus.CALF
    return Focus.HIP if exercise.pattern is Pattern.HIP or first.group in _HIP else None


def focus_work(
    sets: Sequence[LoggedSet], exercises: Mapping[str, Exercise]
) -> tuple[FocusWork, ...]:
    """Each calf, soleus and hip exercise that was done, in this order, most sets first."""
    amounts: dict[tuple[str, Unit], list[LoggedSet]] = {}
    for each in sets:
        amounts.setdefault((each.set.exercise, each.set.target.unit), []).append(each)
    work = [
        _focus_work(focus, exercises[id_], done)
        for (id_, _), done in amounts.items()
        if id_ in exercises and (focus := focus_of(exercises[id_])) is not None
    ]
    order = tuple(Focus)
    return tuple(sorted(work, key=lambda each: (order.index(each.focus), -each.sets, each.name)))


def _focus_work(focus: Focus, exercise: Exercise, done: Sequence[LoggedSet]) -> FocusWork:
    return FocusWork(
        focus,
        exercise.id,
        exercise.name,
        sets_of_exercises(done)[exercise.id],
        sum(each.set.value for each in done),
        done[0].set.target.unit,
    )


def pain_notes(
    workouts: Iterable[WorkoutRecord],
    sets: Sequence[LoggedSet],
    exercises: Mapping[str, Exercise],
) -> tuple[PainNote, ...]:
    """Each reported pain with what was done of its exercise, oldest first."""
    pains = [(workout, pain) for workout in workouts for pain in workout.pains]
    times = Counter(pain.region for _, pain in pains)
    return tuple(
        _pain_note(workout, pain, times[pain.region], _sets_in_pain(workout, pain, sets), exercises)
        for workout, pain in pains
    )


def _sets_in_pain(
    workout: WorkoutRecord, pain: Pain, sets: Iterable[LoggedSet]
) -> tuple[LoggedSet, ...]:
    return tuple(
        each
        for each in sets
        if each.workout_id == workout.id and each.set.exercise == pain.exercise and each.set.is_done
    )


def _pain_note(
    workout: WorkoutRecord,
    pain: Pain,
    times: int,
    done: Sequence[LoggedSet],
    exercises: Mapping[str, Exercise],
) -> PainNote:
    known = exercises.get(pain.exercise)
    heaviest = max((each.set for each in done), key=lambda each: each.lifted_grams, default=None)
    unit = done[0].set.target.unit if done else None
    return PainNote(
        workout.local_date,
        workout.session,
        pain,
        known.name if known else pain.exercise,
        apply_pain_rule(pain.level),
        times,
        sets_of_exercises(done).get(pain.exercise, 0),
        sum(each.set.value for each in done if each.set.target.unit is unit),
        unit,
        heaviest.load if heaviest else None,
        heaviest.meaning if heaviest else LoadMeaning.ONE_WEIGHT,
    )


def find_skipped_work(
    workouts: Iterable[WorkoutRecord], sets: Sequence[LoggedSet], library: Library
) -> tuple[SkippedWork, ...]:
    """The sets missing from each ended workout, by prescribed exercise.

    Where a workout was led to its end, or the library does not hold the session, these are the sets
    skipped or short: it may have begun with fewer sets than the program's. Of a session that was
    done elsewhere nobody said which sets it had.
    """
    skipped: list[SkippedWork] = []
    for each in workouts:
        own = [logged for logged in sets if logged.workout_id == each.id]
        was_elsewhere = not own and each.is_done(own)
        if each.ending.is_finished and not was_elsewhere:
            skipped += _skipped_work_of(each, own, library)
    return tuple(skipped)


def _skipped_work_of(
    workout: WorkoutRecord, sets: Sequence[LoggedSet], library: Library
) -> Iterator[SkippedWork]:
    done = _count_by_exercise(each for each in sets if each.set.counts and each.set.is_done)
    for id_, prescribed in _prescribed_sets_of(workout, sets, library).items():
        if (missing := prescribed - done[id_]) > 0:
            known = library.exercises.get(id_)
            name = known.name if known else id_
            yield SkippedWork(workout.local_date, workout.session, id_, name, missing)


def _prescribed_sets_of(
    workout: WorkoutRecord, sets: Sequence[LoggedSet], library: Library
) -> Counter[str]:
    own = _count_by_exercise(each for each in sets if each.set.counts or each.set.short)
    if workout.work_sets is not None and workout.ending is WorkoutStatus.COMPLETED:
        return own
    try:
        session = library.session(workout.session, workout.week)
    except UnknownIdError:
        return own
    prescribed: Counter[str] = Counter()
    for id_, number, _ in counted_sets(session):
        prescribed[id_] += number
    return prescribed


def _count_by_exercise(sets: Iterable[LoggedSet]) -> Counter[str]:
    total: Counter[str] = Counter()
    for (_, id_), number in prescribed_sets(sets, as_prescribed=True).items():
        total[id_] += number
    return total


def find_swaps(
    sets: Iterable[LoggedSet], exercises: Mapping[str, Exercise]
) -> tuple[ExerciseSwap, ...]:
    """Each exercise that was done instead of another, once."""
    pairs = {
        (each.set.prescribed_exercise, each.set.exercise): None
        for each in sets
        if each.set.exercise != each.set.prescribed_exercise
    }
    names = {id_: each.name for pair in pairs for id_ in pair if (each := exercises.get(id_))}
    return tuple(
        ExerciseSwap(done, names.get(done, done), prescribed, names.get(prescribed, prescribed))
        for prescribed, done in pairs
    )
