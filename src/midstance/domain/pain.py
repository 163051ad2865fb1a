"""The pain rule, its texts, and the red flags that end a session.

Pain of 0-2 of 10 may go on, 3-5 goes easier, above 5 stops the exercise: after Silbernagel et al.
2007, Am J Sports Med 35:897-906. Everything here is general information, not medical advice.
"""

from __future__ import annotations

from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from midstance.domain.exercise import Limitation

if TYPE_CHECKING:
    from collections.abc import Mapping

    from midstance.domain.exercise import Exercise

MILD_PAIN = 2
"""The highest level with which an exercise may go on."""
MODERATE_PAIN = 5
"""The highest level with which an easier version may be done."""
MAX_PAIN = 10  # the end of the scale from 0


class PainRule(StrEnum):
    """What the pain rule says: go on, go easier, stop."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"


def apply_pain_rule(level: int) -> PainRule:
    """What the pain rule says of a level from 0 to 10."""
    if level <= MILD_PAIN:
        return PainRule.GREEN
    return PainRule.AMBER if level <= MODERATE_PAIN else PainRule.RED


NO_ADVICE = "This is general information, not medical advice."

PAIN_RULE = (
    "Pain of 0-2 of 10: you may go on. 3-5: stop the exercise, or take the easier version, less "
    "load or less range; if it is worse the next morning, go two steps down and leave it alone for "
    "48 hours. Above 5, or sharp, locking, giving way, swelling, at night or in bone: stop for "
    "that region."
)
"""The rule in full, as it is read before the first session of a program."""

PAIN_RULE_IN_SHORT = "under the pain rule: 0-2 go on, 3-5 easier or stop, above 5 stop"
"""The rule beside an exercise that a managed complaint concerns."""

ACUTE_PAIN_RULE = "under the pain rule: stop above 2 of 10"
"""The rule beside an exercise that an acute complaint concerns."""

WEEK_PAIN_RULE = (
    "Pain up to 2 of 10: go on; up to 5: less load or an easier version may help; "
    f"above: stop the exercise, and see a doctor or physiotherapist if it lasts. {NO_ADVICE}"
)
"""The rule below the pains of a week."""

LEVEL_MEANINGS = (
    (0, "none"),
    (MILD_PAIN, "0-2: OK to continue"),
    (MODERATE_PAIN, "3-5: easier version"),
)
"""Levels with a meaning of their own, where a level is chosen."""

GO_ON = f"Noted. Up to 2 of 10 you may go on; watch it. {NO_ADVICE}"
GO_EASIER = f"From 3 to 5 of 10 the easier version may be the better choice. {NO_ADVICE}"
"""Why the easier exercise is offered."""
DO_LESS = (
    f"Noted. From 3 to 5 of 10, less load or less range may help; stop if it grows. {NO_ADVICE}"
)
"""The answer where no easier exercise can be offered."""
SEE_SOMEONE = (
    "See a doctor or physiotherapist about sharp, swelling, night or bone pain before you load it "
    f"again. {NO_ADVICE}"
)

_BONE_RED_FLAG = (
    "point-like bone pain that grows during a run, or hurts at rest, at night or in a hop on one "
    "leg: it may be a bone stress injury, so no running and no jumping until assessed"
)
RED_FLAGS = (
    "chest pain, unusual breathlessness or fainting",
    _BONE_RED_FLAG,
    "a sudden pop with loss of strength",
    "a swollen and warm calf",
    "numbness or weakness in a leg or around the saddle area, or new bladder trouble",
    "a joint that swells or locks",
    "very dark urine after hard exercise",
)
"""Each of them stops a session and asks for medical help."""

BONE_WARNING = f"Stop and seek medical help for {_BONE_RED_FLAG}."
"""The first line of a session with an acute bone pain."""

STOP_FOR = f"Stop and seek medical help for: {'; '.join(RED_FLAGS)}."

RED_FLAGS_IN_SHORT = (
    "General information, not medical advice. Stop and get help for chest pain, fainting, "
    "a sudden pop, numbness, or bone pain."
)
"""What is read where a pain is reported."""

_ACHILLES_OR_CALF = frozenset({Limitation.ACHILLES, Limitation.CALF})
_FOOT = frozenset({Limitation.PLANTAR_HEEL, Limitation.FOOT_TOE, Limitation.ANKLE})
_KNEE = frozenset({Limitation.KNEE_FRONT, Limitation.KNEE_TENDON, Limitation.ITB})
_THIGH = frozenset({Limitation.HAMSTRING, Limitation.HAMSTRING_TENDON})
_HIP = frozenset({Limitation.HIP_GROIN, Limitation.HIP_LATERAL})
_ARM = frozenset({Limitation.ELBOW, Limitation.WRIST})
REGION_LIMITATIONS: Mapping[str, frozenset[Limitation]] = MappingProxyType(
    dict.fromkeys(("achilles", "calf"), _ACHILLES_OR_CALF)
    | dict.fromkeys(("foot", "toe", "heel", "ankle"), _FOOT)
    | dict.fromkeys(("thigh", "hamstring"), _THIGH)
    | dict.fromkeys(("hip", "groin"), _HIP)
    | dict.fromkeys(("elbow", "wrist"), _ARM)
    | {
        "shin": frozenset({Limitation.SHIN_BONE}),
        "knee": _KNEE,
        "back": frozenset({Limitation.LOW_BACK}),
        "neck": frozenset({Limitation.NECK}),
        "shoulder": frozenset({Limitation.SHOULDER}),
    }
)
"""The limitations that a pain in a region is held against, by a word of the region's name."""


def limitations_at(region: str) -> frozenset[Limitation]:
    """The limitations of a region such as ``foot or toe``; none where its name says nothing."""
    words = region.lower().replace(",", " ").split()
    found = (REGION_LIMITATIONS[word] for word in words if word in REGION_LIMITATIONS)
    return frozenset().union(*found)


def loads_region(exercise: Exercise, region: str) -> bool:
    """Whether the exercise's tags name a limitation of ``region``."""
    return bool(limitations_at(region).intersection((*exercise.avoid_if, *exercise.care_if)))


STRONG_PAIN_TITLE = "Strong pain"
ASK_YOURSELF = "Skip whatever loads the place that hurts."
"""What is read where nothing could be dropped because the place is not known."""


def stopped_text(exercise: str) -> str:
    """That an exercise, by its name, is over for today: the one that hurt, which may be done."""
    return f"No more {exercise} today. {SEE_SOMEONE}"


def strong_pain_text(
    exercise: str,
    region: str,
    dropped: tuple[str, ...],
    replaced: tuple[tuple[str, str], ...] = (),
) -> str:
    """What follows a pain above 5 of 10, in full, in lines.

    ``exercise`` is the name of the one that hurt, ``dropped`` are names of later exercises,
    ``replaced`` the others, each with what is done instead.
    """
    gone = f"Left out, because of your {region}: {', '.join(dropped)}."
    pairs = ", ".join(f"{other} instead of {name}" for name, other in replaced)
    instead = f"Replaced, because of your {region}: {pairs}." if pairs else ""
    if dropped or replaced:
        rest = "\n".join(part for part in (instead, gone if dropped else "") if part)
    else:
        rest = "" if limitations_at(region) else ASK_YOURSELF
    return "\n".join(part for part in (stopped_text(exercise), rest, STOP_FOR) if part)
