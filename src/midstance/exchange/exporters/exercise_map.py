"""What Garmin and Strava call our exercises: the category and number of FIT, and Strava's type.

An exercise that they do not have gets the nearest that they do, or its category without a name.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from midstance.domain.exercise import Pattern

if TYPE_CHECKING:
    from collections.abc import Mapping

    from midstance.domain.exercise import Exercise


class Category(IntEnum):
    """The FIT exercise categories that our exercises use."""

    BENCH_PRESS = 0
    CALF_RAISE = 1
    CARDIO = 2
    CARRY = 3
    CORE = 5
    CRUNCH = 6
    DEADLIFT = 8
    HIP_RAISE = 10
    HIP_STABILITY = 11
    HYPEREXTENSION = 13
    LEG_CURL = 15
    LEG_RAISE = 16
    LUNGE = 17
    PLANK = 19
    PLYO = 20
    PULL_UP = 21
    PUSH_UP = 22
    ROW = 23
    SHOULDER_PRESS = 24
    SHOULDER_STABILITY = 25
    SQUAT = 28
    WARM_UP = 31
    RUN = 32
    UNKNOWN = 65534


NO_NAME = None


@dataclass(frozen=True, slots=True)
class PlatformName:
    """An exercise as FIT and Strava have it.

    Attributes:
        number: FIT's number of the exercise in its category; None where it has none.
        strava: one of the types that Strava accepts.
    """

    category: Category
    number: int | None
    strava: str


def platform_name(id_: str, exercise: Exercise | None) -> PlatformName:
    """What the exercise with this id is called there; ``exercise`` is None where it is not known.

    One of the runner's own is called after its movement pattern.
    """
    if found := _NAMES.get(id_):
        return PlatformName(*found)
    category, strava = _BY_PATTERN[exercise.pattern] if exercise else _NOTHING_KNOWN
    return PlatformName(category, NO_NAME, strava)


_NOTHING_KNOWN = (Category.UNKNOWN, "TOTAL_BODY_GENERIC")
_BY_PATTERN: Mapping[Pattern, tuple[Category, str]] = MappingProxyType(
    {
        Pattern.SQUAT: (Category.SQUAT, "SQUAT_GENERIC"),
        Pattern.LUNGE: (Category.LUNGE, "LUNGE_GENERIC"),
        Pattern.HINGE: (Category.DEADLIFT, "DEADLIFT_GENERIC"),
        Pattern.BRIDGE: (Category.HIP_RAISE, "HIP_RAISE_GENERIC"),
        Pattern.HIP: (Category.HIP_STABILITY, "HIP_STABILITY_GENERIC"),
        Pattern.CALF: (Category.CALF_RAISE, "CALF_RAISE_GENERIC"),
        Pattern.PUSH: (Category.PUSH_UP, "PUSH_UP_GENERIC"),
        Pattern.PULL: (Category.ROW, "ROW_GENERIC"),
        Pattern.CORE_ANTI_EXTENSION: (Category.PLANK, "PLANK_GENERIC"),
        Pattern.CORE_ANTI_ROTATION: (Category.CORE, "CORE_GENERIC"),
        Pattern.CORE_ANTI_LATERAL: (Category.PLANK, "PLANK_GENERIC"),
        Pattern.CORE_ROTATION: (Category.CORE, "CORE_GENERIC"),
        Pattern.CORE_FLEXION: (Category.CRUNCH, "CORE_GENERIC"),
        Pattern.CORE_EXTENSION: (Category.HYPEREXTENSION, "HYPEREXTENSION_GENERIC"),
        Pattern.PLYOMETRIC: (Category.PLYO, "PLYO_GENERIC"),
        Pattern.BALANCE: (Category.HIP_STABILITY, "HIP_STABILITY_GENERIC"),
        Pattern.MOBILITY_DYNAMIC: (Category.WARM_UP, "WARM_UP_GENERIC"),
        Pattern.MOBILITY_STATIC: (Category.WARM_UP, "STRETCH"),
        Pattern.SOFT_TISSUE: (Category.WARM_UP, "STRETCH"),
        Pattern.CONDITIONING: (Category.CARDIO, "CARDIO_GENERIC"),
    }
)
_C = Category
_NAMES: Mapping[str, tuple[Category, int | None, str]] = MappingProxyType(
    {
        "single-leg-stand": (_C.WARM_UP, 14, "HIP_STABILITY_GENERIC"),
        "star-reach": (_C.HIP_STABILITY, NO_NAME, "HIP_STABILITY_GENERIC"),
        "wobble-board-two-leg": (_C.HIP_STABILITY, NO_NAME, "HIP_STABILITY_GENERIC"),
        "wobble-board-single-leg": (_C.HIP_STABILITY, NO_NAME, "HIP_STABILITY_GENERIC"),
        "wobble-board-squat": (_C.SQUAT, 4, "AIR_SQUAT"),
        "glute-bridge": (_C.HIP_RAISE, 11, "GLUTE_BRIDGE"),
        "glute-bridge-march": (_C.HIP_RAISE, 24, "HIP_RAISE_GENERIC"),
        "single-leg-glute-bridge": (_C.HIP_RAISE, 30, "SINGLE_LEG_GLUTE_BRIDGE"),
        "single-leg-hamstring-bridge": (_C.HIP_RAISE, 32, "SL_ISO_HAMSTRING_HOLD"),
        "barbell-hip-thrust": (_C.HIP_RAISE, 1, "HIP_THRUST"),
        "hamstring-walkout": (_C.HIP_RAISE, 4, "GLUTE_BRIDGE_HAM_WALKOUT"),
        "sliding-leg-lower": (_C.LEG_CURL, 6, "SLIDING_LEG_CURL"),
        "sliding-leg-curl": (_C.LEG_CURL, 6, "SLIDING_LEG_CURL"),
        "nordic-curl": (_C.LEG_CURL, 0, "NORDIC_CURL"),
        "calf-raise": (_C.CALF_RAISE, 18, "STANDING_CALF_RAISE"),
        "single-leg-calf-raise": (_C.CALF_RAISE, 15, "SINGLE_LEG_STANDING_CALF_RAISE"),
        "single-leg-calf-raise-loaded": (_C.CALF_RAISE, 16, "SINGLE_LEG_STANDING_CALF_RAISE"),
        "bent-knee-calf-raise": (_C.CALF_RAISE, NO_NAME, "BENT_KNEE_CALF_RAISE"),
        "single-leg-bent-knee-calf-raise": (_C.CALF_RAISE, 9, "BENT_KNEE_CALF_RAISE"),
        "seated-soleus-raise": (_C.CALF_RAISE, 7, "SEATED_CALF_RAISE"),
        "isometric-calf-hold": (_C.CALF_RAISE, 15, "SINGLE_LEG_STANDING_CALF_RAISE"),
        "tibialis-raise": (_C.CALF_RAISE, 8, "CALF_RAISE_GENERIC"),
        "short-foot": (_C.WARM_UP, NO_NAME, "TOE_SCRUNCHES"),
        "brisk-walk": (_C.RUN, 1, "CARDIO_GENERIC"),
        "easy-jog": (_C.RUN, 2, "CARDIO_GENERIC"),
        "run-interval": (_C.RUN, 3, "CARDIO_GENERIC"),
        "step-jack": (_C.CARDIO, 12, "JUMPING_JACKS"),
        "mountain-climber": (_C.PLANK, 34, "MOUNTAIN_CLIMBER"),
        "dead-bug-heel-tap": (_C.HIP_STABILITY, 1, "HEEL_TAPS"),
        "dead-bug": (_C.HIP_STABILITY, 1, "DEADBUG"),
        "bird-dog": (_C.HYPEREXTENSION, 0, "BIRD_DOG"),
        "plank-knees": (_C.PLANK, 22, "PLANK_HOLD"),
        "plank": (_C.PLANK, 43, "PLANK_HOLD"),
        "side-plank-knees": (_C.PLANK, 66, "SIDE_PLANK_HOLD"),
        "side-plank": (_C.PLANK, 66, "SIDE_PLANK_HOLD"),
        "side-plank-leg-raise": (_C.PLANK, 80, "SIDE_PLANK_LEG_RAISE"),
        "suitcase-carry": (_C.CARRY, 1, "SUITCASE_CARRY"),
        "plank-shoulder-tap": (_C.PLANK, 94, "PRESS_UP_POSITION_SHOULDER_TAP"),
        "plank-reach": (_C.PLANK, 124, "PLANK_WITH_ARM_RAISE"),
        "pallof-press-half-kneeling": (_C.CORE, 6, "PALLOF_PRESS"),
        "pallof-press": (_C.CORE, 6, "PALLOF_PRESS"),
        "pallof-press-split": (_C.CORE, 6, "PALLOF_PRESS"),
        "superman": (_C.HYPEREXTENSION, 29, "SUPERMAN_FROM_FLOOR"),
        "curl-up": (_C.CRUNCH, 36, "CRUNCH"),
        "bicycle-crunch-easy": (_C.CRUNCH, 0, "BICYCLE_CRUNCH"),
        "bicycle-crunch": (_C.CRUNCH, 0, "BICYCLE_CRUNCH"),
        "bicycle-crunch-slow": (_C.CRUNCH, 0, "BICYCLE_CRUNCH"),
        "russian-twist-feet-down": (_C.CORE, 46, "RUSSIAN_TWIST"),
        "russian-twist": (_C.CORE, 14, "RUSSIAN_TWIST"),
        "russian-twist-weighted": (_C.CORE, 15, "RUSSIAN_TWIST"),
        "wall-hip-hinge": (_C.DEADLIFT, NO_NAME, "GOOD_MORNING"),
        "kettlebell-deadlift": (_C.DEADLIFT, 20, "DUMBBELL_DEADLIFT"),
        "deadlift": (_C.DEADLIFT, 0, "BARBELL_DEADLIFT"),
        "romanian-deadlift": (_C.DEADLIFT, 23, "ROMANIAN_DEADLIFTS"),
        "stiff-legged-deadlift": (_C.DEADLIFT, 25, "STRAIGHT_LEG_DEADLIFT"),
        "kickstand-deadlift": (_C.DEADLIFT, NO_NAME, "STAGGERED_RDLS"),
        "single-leg-deadlift": (_C.DEADLIFT, NO_NAME, "SINGLE_LEG_STRAIGHT_LEG_DEADLIFT"),
        "single-leg-deadlift-loaded": (_C.DEADLIFT, 14, "SINGLE_LEG_ROMANIAN_DEADLIFTS"),
        "clamshell": (_C.HIP_RAISE, 44, "CLAMS"),
        "side-lying-hip-abduction": (_C.HIP_STABILITY, 21, "SIDE_LYING_LEG_RAISE"),
        "lateral-band-walk": (_C.HIP_STABILITY, 11, "LATERAL_WALKS_WITH_BAND_AT_ANKLES"),
        "hip-hike": (_C.HIP_STABILITY, NO_NAME, "HIP_DROP"),
        "side-lying-hip-adduction": (_C.HIP_RAISE, 46, "HIP_STABILITY_GENERIC"),
        "copenhagen-plank-short": (_C.HIP_STABILITY, 9, "SL_COPENHAGEN_PLANK"),
        "copenhagen-plank-long": (_C.HIP_STABILITY, 9, "LL_COPENHAGEN_PLANK"),
        "supine-hip-flexor-march": (_C.LEG_RAISE, NO_NAME, "LYING_KNEE_RAISE"),
        "standing-band-knee-drive": (_C.LEG_RAISE, NO_NAME, "KNEE_DRIVE"),
        "step-up": (_C.SQUAT, 66, "STEP_UP"),
        "step-up-loaded": (_C.SQUAT, 67, "STEP_UP"),
        "lateral-step-down": (_C.SQUAT, NO_NAME, "STEP_DOWN"),
        "forward-step-down": (_C.SQUAT, NO_NAME, "STEP_DOWN"),
        "single-leg-box-squat": (_C.SQUAT, 57, "PISTOL_SQUAT"),
        "split-squat": (_C.LUNGE, 32, "STATIC_LUNGE"),
        "reverse-lunge": (_C.LUNGE, NO_NAME, "REVERSE_LUNGE"),
        "walking-lunge": (_C.LUNGE, 78, "WALKING_LUNGE"),
        "reverse-lunge-loaded": (_C.LUNGE, 82, "REVERSE_LUNGE"),
        "walking-lunge-loaded": (_C.LUNGE, 79, "DUMBBELL_WALKING_LUNGES"),
        "crescent-lunge-low": (_C.LUNGE, NO_NAME, "STATIC_LUNGE"),
        "crescent-lunge": (_C.LUNGE, NO_NAME, "STATIC_LUNGE"),
        "side-lunge-short": (_C.LUNGE, 61, "SIDE_LUNGE"),
        "side-lunge": (_C.LUNGE, 61, "SIDE_LUNGE"),
        "side-lunge-loaded": (_C.LUNGE, 62, "SIDE_LUNGE"),
        "elevated-split-squat-low": (_C.LUNGE, NO_NAME, "REAR_LEG_RAISED_LUNGE"),
        "elevated-split-squat": (_C.LUNGE, NO_NAME, "REAR_LEG_RAISED_LUNGE"),
        "elevated-split-squat-slow": (_C.LUNGE, NO_NAME, "REAR_LEG_RAISED_LUNGE"),
        "elevated-split-squat-loaded": (_C.LUNGE, 18, "DUMBBELL_BULGARIAN_SPLIT_SQUATS"),
        "cat-cow": (_C.CORE, 51, "CAT_COW"),
        "open-book": (_C.WARM_UP, 24, "THORACIC_ROTATION"),
        "leg-swing-front": (_C.WARM_UP, 9, "FORWARD_AND_BACKWARD_LEG_SWINGS"),
        "leg-swing-side": (_C.WARM_UP, 18, "SIDE_LEG_SWINGS"),
        "ankle-rock": (_C.WARM_UP, NO_NAME, "WARM_UP_GENERIC"),
        "lunge-rotation": (_C.WARM_UP, 48, "WARM_UP_GENERIC"),
        "inchworm": (_C.CORE, 44, "WALKOUT"),
        "knee-hug-walk": (_C.WARM_UP, 27, "WALKING_KNEE_HUGS"),
        "a-march": (_C.WARM_UP, 26, "WALKING_HIGH_KNEES"),
        "a-skip": (_C.WARM_UP, NO_NAME, "DL_SKIPPING"),
        "high-knees": (_C.WARM_UP, 26, "HIGH_KNEES"),
        "butt-kicks": (_C.WARM_UP, NO_NAME, "WARM_UP_GENERIC"),
        "kneeling-hip-flexor-stretch": (_C.WARM_UP, 49, "STRETCH"),
        "standing-quad-stretch": (_C.WARM_UP, 61, "STRETCH"),
        "supine-hamstring-stretch": (_C.WARM_UP, 44, "STRETCH"),
        "wall-calf-stretch": (_C.WARM_UP, 37, "STRETCH"),
        "wall-soleus-stretch": (_C.WARM_UP, 37, "STRETCH"),
        "figure-four-stretch": (_C.WARM_UP, 60, "STRETCH"),
        "butterfly-stretch": (_C.WARM_UP, 36, "STRETCH"),
        "childs-pose": (_C.WARM_UP, 39, "STRETCH"),
        "doorway-chest-stretch": (_C.WARM_UP, 70, "STRETCH"),
        "snap-down": (_C.PLYO, NO_NAME, "PLYO_GENERIC"),
        "box-jump": (_C.PLYO, 33, "BOX_JUMP"),
        "squat-jump": (_C.PLYO, 37, "BODY_WEIGHT_JUMP_SQUAT"),
        "repeated-squat-jump": (_C.PLYO, 37, "BODY_WEIGHT_JUMP_SQUAT"),
        "weighted-squat-jump": (_C.PLYO, 4, "BODY_WEIGHT_JUMP_SQUAT"),
        "pogo-jump": (_C.PLYO, NO_NAME, "POGO_JUMPS"),
        "jump-rope": (_C.CARDIO, 6, "JUMP_ROPE"),
        "single-leg-pogo": (_C.PLYO, NO_NAME, "POGO_JUMPS"),
        "drop-jump": (_C.PLYO, 7, "DEPTH_JUMP"),
        "broad-jump": (_C.PLYO, NO_NAME, "BROAD_JUMP"),
        "single-leg-hop": (_C.PLYO, NO_NAME, "PLYO_GENERIC"),
        "bounding": (_C.PLYO, NO_NAME, "PLYO_GENERIC"),
        "lateral-bound": (_C.PLYO, 17, "LATERAL_LEAP_AND_HOP"),
        "split-squat-jump": (_C.PLYO, 0, "ALTERNATING_JUMP_LUNGE"),
        "prone-ytw": (_C.SHOULDER_STABILITY, 10, "FLOOR_Y_RAISE"),
        "band-row": (_C.ROW, 36, "ROW_GENERIC"),
        "dumbbell-row": (_C.ROW, 2, "DUMBBELL_ROW"),
        "single-arm-cable-row": (_C.ROW, 20, "ROW_GENERIC"),
        "inverted-row": (_C.ROW, 35, "ROW_GENERIC"),
        "dead-hang": (_C.CARRY, 0, "DEAD_HANG"),
        "band-assisted-pull-up": (_C.PULL_UP, 42, "PULL_UP_GENERIC"),
        "negative-pull-up": (_C.PULL_UP, NO_NAME, "NEGATIVE_PULL_UP"),
        "pull-up": (_C.PULL_UP, 38, "PULL_UP_GENERIC"),
        "incline-push-up": (_C.PUSH_UP, 27, "INCLINE_PUSH_UP"),
        "push-up-knees": (_C.PUSH_UP, 33, "MODIFIED_PUSH_UP"),
        "push-up": (_C.PUSH_UP, 77, "PUSH_UP_GENERIC"),
        "push-up-reach": (_C.PUSH_UP, NO_NAME, "PRESS_UP_POSITION_WITH_SINGLE_ARM_EXTENSION"),
        "lateral-push-up-knees": (_C.PUSH_UP, 33, "MODIFIED_PUSH_UP"),
        "lateral-push-up-floor": (_C.PUSH_UP, NO_NAME, "PUSH_UP_GENERIC"),
        "lateral-box-push-up": (_C.PUSH_UP, NO_NAME, "PUSH_UP_GENERIC"),
        "lateral-box-push-up-slow": (_C.PUSH_UP, NO_NAME, "PUSH_UP_GENERIC"),
        "single-arm-cable-press": (_C.BENCH_PRESS, 20, "SINGLE_ARM_CABLE_CHEST_PRESS"),
        "single-arm-cable-press-staggered": (_C.BENCH_PRESS, 20, "SINGLE_ARM_CABLE_CHEST_PRESS"),
        "single-arm-cable-press-inline": (_C.BENCH_PRESS, 20, "SINGLE_ARM_CABLE_CHEST_PRESS"),
        "half-kneeling-overhead-press": (_C.SHOULDER_PRESS, 18, "SHOULDER_PRESS_GENERIC"),
        "foam-roll-calves": (_C.WARM_UP, NO_NAME, "STRETCH"),
        "foam-roll-quads": (_C.WARM_UP, NO_NAME, "STRETCH"),
        "foam-roll-hamstrings": (_C.WARM_UP, NO_NAME, "STRETCH"),
        "foam-roll-glutes": (_C.WARM_UP, NO_NAME, "STRETCH"),
        "foam-roll-lateral-thigh": (_C.WARM_UP, NO_NAME, "STRETCH"),
        "foam-roll-upper-back": (_C.WARM_UP, 78, "STRETCH"),
        "foot-ball-roll": (_C.WARM_UP, NO_NAME, "STRETCH"),
        "chair-squat": (_C.SQUAT, 61, "SQUAT_GENERIC"),
        "bodyweight-squat": (_C.SQUAT, 100, "AIR_SQUAT"),
        "goblet-squat": (_C.SQUAT, 37, "GOBLET_SQUAT"),
        "back-squat": (_C.SQUAT, 6, "BARBELL_BACK_SQUAT"),
        "front-squat": (_C.SQUAT, 8, "BARBELL_FRONT_SQUAT"),
    }
)
