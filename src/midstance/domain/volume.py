"""The volume of sessions: sets a muscle group against weekly targets, leg load, ground contacts."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from midstance.domain.exercise import Muscle, Pattern, VolumeGroup
from midstance.domain.runner import Level
from midstance.domain.session import Purpose, Style

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from midstance.domain.exercise import Exercise
    from midstance.domain.session import Block, Prescription, Session


SECONDARY = 0.5  # of a set, for a muscle trained secondarily, and at an easy station
EASY_STATION = 7
"""The highest effort (0-10) at which a station of a circuit is far from its limit."""
SERRATUS_IN_CORE = 0.25
"""A plank keeps the shoulder blade still; that is little pushing."""
UNCOUNTED = frozenset({Muscle.FOREARMS, Muscle.TRAPS_UPPER})
"""Grip and shrug work with every weight that is carried; it is no pulling."""


NO_SETS_OF_MUSCLES = frozenset(
    {
        Pattern.SOFT_TISSUE,
        Pattern.MOBILITY_DYNAMIC,
        Pattern.MOBILITY_STATIC,
        Pattern.CONDITIONING,
    }
)


class LegClass(StrEnum):
    """How tired a session leaves the legs: what a planner keeps away from key runs."""

    NONE = "none"
    LIGHT = "light"
    MODERATE = "moderate"
    HEAVY = "heavy"


@dataclass(frozen=True, slots=True)
class GroundContacts:
    """Contacts with the ground, and contact units: contacts weighted by how hard they are."""

    contacts: int
    units: float


_CLASS_STARTS: Mapping[Level, tuple[float, float, float]] = MappingProxyType(
    {
        Level.BEGINNER: (1, 4, 12),
        Level.INTERMEDIATE: (1, 8, 18),
        Level.ADVANCED: (1, 10, 22),
    }
)


def work_set_count(session: Session) -> int:
    """Sets that count: all but warm-up and cool-down; a per-side set is one."""
    return sum(sets for _, sets, _ in counted_sets(session))


def sets_per_group(
    sessions: Iterable[Session], exercises: Mapping[str, Exercise]
) -> Mapping[VolumeGroup, float]:
    """Sets for each muscle group: 1 where a muscle of it works first, ½ where second.

    Jumps are counted as landings instead, and easy stations of a circuit half.
    """
    total: dict[VolumeGroup, float] = {}
    for block in (block for session in sessions for block in session.blocks):
        for id_, sets, prescription in _counted_in(block):
            exercise = exercises[id_]
            weight = sets * station_share(exercise, block.purpose, prescription.rpe)
            for group, share in muscle_shares(exercise).items():
                total[group] = total.get(group, 0) + weight * share
    return total


def station_share(exercise: Exercise, purpose: str, effort: int | None) -> float:
    """What a set counts in a block of this purpose: half as a station of a circuit that is easy.

    That is up to effort 7; without a prescribed effort the exercise's own one counts.
    """
    asked = exercise.default.rpe if effort is None else effort
    is_easy = asked is None or asked <= EASY_STATION
    return SECONDARY if purpose == Purpose.CONDITIONING and is_easy else 1.0


def muscle_shares(exercise: Exercise) -> Mapping[VolumeGroup, float]:
    """What one set counts for each muscle group; a group counts once, by its largest share.

    Nothing for jumps, which count as landings, nor for recovery, mobility and conditioning.
    """
    if exercise.plyo_factor or exercise.pattern in NO_SETS_OF_MUSCLES:
        return {}
    shares: dict[VolumeGroup, float] = {}
    for muscle in exercise.secondary:
        if muscle not in UNCOUNTED:
            group, share = _secondary_share(muscle, exercise.pattern)
            shares[group] = max(share, shares.get(group, 0))
    return shares | {muscle.group: 1.0 for muscle in exercise.primary if muscle not in UNCOUNTED}


def _secondary_share(muscle: Muscle, pattern: Pattern) -> tuple[VolumeGroup, float]:
    """The rear of the shoulder helps to pull; the muscle below the arm hardly pushes in a plank."""
    if muscle is Muscle.DELTS and pattern is Pattern.PULL:
        return VolumeGroup.PULL, SECONDARY
    if muscle is Muscle.SERRATUS and pattern.is_core:
        return muscle.group, SERRATUS_IN_CORE
    return muscle.group, SECONDARY


def leg_load(session: Session, exercises: Mapping[str, Exercise]) -> float:
    """Sets times each exercise's leg load times the factor of its effort.

    Without a prescribed effort the exercise's own starting effort counts.
    """
    return sum(
        sets * exercises[id_].leg_load * effort_factor(prescription.rpe, exercises[id_])
        for id_, sets, prescription in counted_sets(session)
    )


def effort_factor(effort: int | None, exercise: Exercise) -> float:
    """What a set at this effort counts for the legs; None is the exercise's own starting effort."""
    effort = exercise.default.rpe if effort is None else effort
    return {6: 0.75, 7: 1.0}.get(effort or 0, 0.5 if (effort or 0) < 6 else 1.25)  # noqa: PLR2004 - the table's own rows


def leg_class(load: float, level: Level) -> LegClass:
    """The class of a leg load for a runner of ``level``."""
    reached = sum(load >= start for start in _CLASS_STARTS[level])
    return tuple(LegClass)[reached]


def ground_contacts(session: Session, exercises: Mapping[str, Exercise]) -> GroundContacts:
    """Contacts and contact units of all jumps in ``session``, both sides added."""
    jumps = [
        (
            sets * prescription.amount * (2 if prescription.per_side else 1),
            exercises[id_].plyo_factor,
        )
        for id_, sets, prescription in counted_sets(session)
        if exercises[id_].plyo_factor
    ]
    return GroundContacts(
        sum(count for count, _ in jumps), sum(count * unit for count, unit in jumps)
    )


def counted_sets(session: Session) -> Iterator[tuple[str, int, Prescription]]:
    """Each item that counts: exercise, sets over all rounds, and prescription."""
    for block in session.blocks:
        yield from _counted_in(block)


def _counted_in(block: Block) -> Iterator[tuple[str, int, Prescription]]:
    if block.purpose.counts:
        for item in block.items:
            prescription = item.prescription
            yield item.exercise, prescription.sets * _times_done(block), prescription


def _times_done(block: Block) -> int:
    return block.rounds if block.style in {Style.CIRCUIT, Style.INTERVAL} else 1


@dataclass(frozen=True, slots=True)
class SetRange:
    """Weekly sets of a muscle group: least for progress, from and to for runners, most."""

    minimum: int
    low: int
    high: int
    ceiling: int


class Verdict(StrEnum):
    """A number of weekly sets against its target."""

    UNRATED = "no target"
    BELOW_MINIMUM = "below the minimum"
    BELOW_TARGET = "below the target"
    ON_TARGET = "on target"
    ABOVE_TARGET = "above the target"
    ABOVE_CEILING = "above the ceiling"


TOO_FEW = frozenset({Verdict.BELOW_MINIMUM, Verdict.BELOW_TARGET})


@dataclass(frozen=True, slots=True)
class GroupVolume:
    """Weekly sets of a muscle group: 1 where a muscle of it works first, half where second.

    Attributes:
        planned: what the program's sessions of the week would have given.
        target: None for groups without one.
    """

    group: VolumeGroup
    sets: float
    planned: float
    target: SetRange | None
    verdict: Verdict


TARGETS: Mapping[VolumeGroup, SetRange] = MappingProxyType(
    {
        VolumeGroup.QUADS: SetRange(4, 6, 14, 18),
        VolumeGroup.HAMSTRINGS: SetRange(4, 6, 14, 18),
        VolumeGroup.GLUTES: SetRange(4, 8, 18, 24),
        VolumeGroup.CALVES: SetRange(4, 4, 10, 14),
        VolumeGroup.HIP_LATERAL: SetRange(3, 5, 12, 16),
        VolumeGroup.ADDUCTORS: SetRange(2, 3, 8, 10),
        VolumeGroup.CORE: SetRange(6, 10, 24, 30),
        VolumeGroup.BACK_EXTENSORS: SetRange(2, 3, 8, 10),
        VolumeGroup.PUSH: SetRange(3, 4, 8, 12),
        VolumeGroup.PULL: SetRange(3, 3, 8, 12),
    }
)


def verdict(sets: float, target: SetRange | None) -> Verdict:
    """``sets`` a week against ``target``; both ends of a range belong to it."""
    if target is None:
        return Verdict.UNRATED
    reached = (
        (sets > target.ceiling, Verdict.ABOVE_CEILING),
        (sets > target.high, Verdict.ABOVE_TARGET),
        (sets >= target.low, Verdict.ON_TARGET),
        (sets >= target.minimum, Verdict.BELOW_TARGET),
    )
    return next((word for holds, word in reached if holds), Verdict.BELOW_MINIMUM)
