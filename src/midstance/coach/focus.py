"""Calf, soleus and hip work of a week by name: the small work that runners tend to skip."""

from __future__ import annotations

from typing import TYPE_CHECKING

from midstance.coach.tally import sets_of_exercises
from midstance.domain.exercise import Pattern
from midstance.domain.muscle import Muscle, VolumeGroup
from midstance.domain.review import Focus, FocusWork

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from midstance.domain.exercise import Exercise
    from midstance.domain.quantity import Unit
    from midstance.domain.record import LoggedSet

_HIP = frozenset({VolumeGroup.HIP_LATERAL, VolumeGroup.ADDUCTORS, VolumeGroup.HIP_FRONT})


def focus_of(exercise: Exercise) -> Focus | None:
    """What small work an exercise is, by the muscle that works first; jumps and runs are none."""
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
    """Each such exercise that was done: calf first, then soleus, then hip; most sets first."""
    amounts: dict[tuple[str, Unit], list[LoggedSet]] = {}
    for each in sets:
        amounts.setdefault((each.set.exercise, each.set.target.unit), []).append(each)
    found = [
        _of(focus, exercises[id_], done)
        for (id_, _), done in amounts.items()
        if id_ in exercises and (focus := focus_of(exercises[id_])) is not None
    ]
    order = tuple(Focus)
    return tuple(sorted(found, key=lambda each: (order.index(each.focus), -each.sets, each.name)))


def _of(focus: Focus, exercise: Exercise, done: Sequence[LoggedSet]) -> FocusWork:
    return FocusWork(
        focus,
        exercise.id,
        exercise.name,
        sets_of_exercises(done)[exercise.id],
        sum(each.set.value for each in done),
        done[0].set.target.unit,
    )
