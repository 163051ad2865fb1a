"""Sets for each muscle group in a week, against what may serve a runner."""

from __future__ import annotations

from typing import TYPE_CHECKING

from midstance.coach.tally import sets_of_exercises
from midstance.domain.muscle import VolumeGroup
from midstance.domain.volume import sets_per_group, shares
from midstance.domain.weekly_sets import TARGETS, GroupVolume, verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from midstance.domain.exercise import Exercise
    from midstance.domain.record import LoggedSet
    from midstance.domain.session import Session


def volume(
    sets: Sequence[LoggedSet], planned: Iterable[Session], exercises: Mapping[str, Exercise]
) -> tuple[GroupVolume, ...]:
    """A line for each group that has a target, was trained or was planned, in the fixed order."""
    done = done_per_group(sets, exercises)
    asked = sets_per_group(planned, exercises)
    return tuple(
        _line(group, done.get(group, 0), asked.get(group, 0))
        for group in VolumeGroup
        if group in TARGETS or done.get(group) or asked.get(group)
    )


def _line(group: VolumeGroup, done: float, asked: float) -> GroupVolume:
    target = TARGETS.get(group)
    return GroupVolume(group, done, asked, target, verdict(done, target))


def done_per_group(
    sets: Iterable[LoggedSet], exercises: Mapping[str, Exercise]
) -> Mapping[VolumeGroup, float]:
    """Sets done for each muscle group; what the library does not hold counts in none."""
    total: dict[VolumeGroup, float] = {}
    for id_, number in sets_of_exercises(sets).items():
        if id_ in exercises:
            for group, share in shares(exercises[id_]).items():
                total[group] = total.get(group, 0) + number * share
    return total
