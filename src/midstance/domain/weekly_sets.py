"""How many sets a week a muscle group may take: least, target for runners, most.

At least four weekly sets a muscle give most of the benefit (Iversen et al. 2021, Sports Medicine
51:2079-2095); targets and ceilings are choices of this program.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from midstance.domain.muscle import VolumeGroup

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class SetRange:
    """Weekly sets of a muscle group: least for progress, from and to for runners, most."""

    minimum: int
    low: int
    high: int
    ceiling: int


class Verdict(StrEnum):
    """Where a number of weekly sets stands."""

    UNRATED = "no target"
    BELOW_MINIMUM = "below the minimum"
    BELOW_TARGET = "below the target"
    ON_TARGET = "on target"
    ABOVE_TARGET = "above the target"
    ABOVE_CEILING = "above the ceiling"


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
        VolumeGroup.CALVES: SetRange(4, 5, 10, 14),
        VolumeGroup.HIP_LATERAL: SetRange(3, 5, 12, 16),
        VolumeGroup.ADDUCTORS: SetRange(2, 3, 8, 10),
        VolumeGroup.CORE: SetRange(6, 10, 20, 30),
        VolumeGroup.BACK_EXTENSORS: SetRange(2, 3, 8, 10),
        VolumeGroup.PUSH: SetRange(3, 4, 8, 12),
        VolumeGroup.PULL: SetRange(3, 4, 8, 12),
    }
)


def verdict(sets: float, target: SetRange | None) -> Verdict:
    """Where ``sets`` a week stand against ``target``; each end of a range belongs to it."""
    if target is None:
        return Verdict.UNRATED
    reached = (
        (sets > target.ceiling, Verdict.ABOVE_CEILING),
        (sets > target.high, Verdict.ABOVE_TARGET),
        (sets >= target.low, Verdict.ON_TARGET),
        (sets >= target.minimum, Verdict.BELOW_TARGET),
    )
    return next((word for holds, word in reached if holds), Verdict.BELOW_MINIMUM)
