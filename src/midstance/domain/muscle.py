"""The muscles that exercises train, in a runner's words and in the groups that are counted."""

from __future__ import annotations

from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


class VolumeGroup(StrEnum):
    """Muscles whose weekly sets are counted together."""

    QUADS = "quads"
    HAMSTRINGS = "hamstrings"
    GLUTES = "glutes"
    HIP_LATERAL = "hip-lateral"
    ADDUCTORS = "adductors"
    HIP_FRONT = "hip-front"
    CALVES = "calves"
    SHIN_FOOT = "shin-foot"
    CORE = "core"
    BACK_EXTENSORS = "back-extensors"
    PULL = "pull"
    PUSH = "push"


class Muscle(StrEnum):
    """A muscle that an exercise trains, first or second."""

    QUADS = "quads"
    HAMSTRINGS = "hamstrings"
    GLUTE_MAX = "glute_max"
    GLUTE_MED = "glute_med"
    ADDUCTORS = "adductors"
    HIP_FLEXORS = "hip_flexors"
    GASTROCNEMIUS = "gastrocnemius"
    SOLEUS = "soleus"
    TIBIALIS_ANTERIOR = "tibialis_anterior"
    PERONEALS = "peroneals"
    FOOT_INTRINSICS = "foot_intrinsics"
    RECTUS_ABDOMINIS = "rectus_abdominis"
    OBLIQUES = "obliques"
    DEEP_CORE = "deep_core"
    QUADRATUS_LUMBORUM = "quadratus_lumborum"
    ERECTOR_SPINAE = "erector_spinae"
    LATS = "lats"
    MID_BACK = "mid_back"
    TRAPS_UPPER = "traps_upper"
    ROTATOR_CUFF = "rotator_cuff"
    PECS = "pecs"
    DELTS = "delts"
    SERRATUS = "serratus"
    TRICEPS = "triceps"
    BICEPS = "biceps"
    FOREARMS = "forearms"

    @property
    def plain(self) -> str:
        """What a runner calls it."""
        return _PLAIN_AND_GROUP[self][0]

    @property
    def group(self) -> VolumeGroup:
        """The group in which its weekly sets are counted."""
        return _PLAIN_AND_GROUP[self][1]


_PLAIN_AND_GROUP: Mapping[Muscle, tuple[str, VolumeGroup]] = MappingProxyType(
    {
        Muscle.QUADS: ("front of thigh", VolumeGroup.QUADS),
        Muscle.HAMSTRINGS: ("back of thigh", VolumeGroup.HAMSTRINGS),
        Muscle.GLUTE_MAX: ("large buttock muscle", VolumeGroup.GLUTES),
        Muscle.GLUTE_MED: ("side of hip", VolumeGroup.HIP_LATERAL),
        Muscle.ADDUCTORS: ("inner thigh", VolumeGroup.ADDUCTORS),
        Muscle.HIP_FLEXORS: ("front of hip", VolumeGroup.HIP_FRONT),
        Muscle.GASTROCNEMIUS: ("upper calf", VolumeGroup.CALVES),
        Muscle.SOLEUS: ("deep calf", VolumeGroup.CALVES),
        Muscle.TIBIALIS_ANTERIOR: ("shin", VolumeGroup.SHIN_FOOT),
        Muscle.PERONEALS: ("outer lower leg", VolumeGroup.SHIN_FOOT),
        Muscle.FOOT_INTRINSICS: ("small foot muscles", VolumeGroup.SHIN_FOOT),
        Muscle.RECTUS_ABDOMINIS: ("front abs", VolumeGroup.CORE),
        Muscle.OBLIQUES: ("side abs", VolumeGroup.CORE),
        Muscle.DEEP_CORE: ("deep abdominal wall", VolumeGroup.CORE),
        Muscle.QUADRATUS_LUMBORUM: ("side of low back", VolumeGroup.CORE),
        Muscle.ERECTOR_SPINAE: ("back extensors", VolumeGroup.BACK_EXTENSORS),
        Muscle.LATS: ("broad back", VolumeGroup.PULL),
        Muscle.MID_BACK: ("between shoulder blades", VolumeGroup.PULL),
        Muscle.TRAPS_UPPER: ("top of shoulders", VolumeGroup.PULL),
        Muscle.ROTATOR_CUFF: ("shoulder rotators", VolumeGroup.PULL),
        Muscle.PECS: ("chest", VolumeGroup.PUSH),
        Muscle.DELTS: ("shoulders", VolumeGroup.PUSH),
        Muscle.SERRATUS: ("side of ribs", VolumeGroup.PUSH),
        Muscle.TRICEPS: ("back of upper arm", VolumeGroup.PUSH),
        Muscle.BICEPS: ("front of upper arm", VolumeGroup.PULL),
        Muscle.FOREARMS: ("grip", VolumeGroup.PULL),
    }
)
