"""What stands in for an exercise that does not fit today: the first fitting one, never harder.

In this order: the exercise itself, its substitutes, the nearest easier rung, and what the same
muscles can do on the floor. Where a complaint asks for care, each of them is taken a rung lower.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from midstance.coach.reason import Reason, why_instead
from midstance.coach.situation import Care, Situation
from midstance.domain.exercise import Exercise, Impact, Pattern
from midstance.domain.runner import FLOOR

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from midstance.domain.muscle import VolumeGroup

_LEGS = (
    Pattern.SQUAT,
    Pattern.LUNGE,
    Pattern.HINGE,
    Pattern.BRIDGE,
    Pattern.HIP,
    Pattern.CALF,
    Pattern.PLYOMETRIC,
    Pattern.BALANCE,
)
_TRUNK = tuple(pattern for pattern in Pattern if pattern.startswith("core-"))
PATTERN_GROUPS: Mapping[Pattern, str] = MappingProxyType(
    {pattern: pattern.value for pattern in Pattern}
    | dict.fromkeys(_LEGS, "legs")
    | dict.fromkeys(_TRUNK, "trunk")
)
"""What a pattern is trained for: a stand-in stays in the group, so the block keeps its purpose."""

_IMPACTS = tuple(Impact)


@dataclass(frozen=True, slots=True)
class StandIn:
    """What is done today.

    Attributes:
        reason: why it is not the exercise that was asked for; None where it is.
    """

    exercise: Exercise
    reason: Reason | None = None


def is_harder(exercise: Exercise, than: Exercise) -> bool:
    """Whether it asks more than another one: a higher level, or harder landings."""
    lands_harder = _IMPACTS.index(exercise.impact) > _IMPACTS.index(than.impact)
    return exercise.level > than.level or lands_harder


def keeps_purpose(exercise: Exercise, than: Exercise) -> bool:
    """Whether both belong to one group of patterns, so that one may take the other's place."""
    return PATTERN_GROUPS[exercise.pattern] == PATTERN_GROUPS[than.pattern]


def stand_in(
    exercise: Exercise, situation: Situation, *, is_chosen: bool = False
) -> StandIn | None:
    """What takes the place of ``exercise``, or itself where it fits; None where nothing does.

    What the runner has chosen by hand passes levels and the start one rung lower.
    """
    for base in _candidates(exercise, situation):
        found = _settled(base, exercise, situation, is_chosen=is_chosen and base is exercise)
        if found is exercise:
            return StandIn(exercise)
        if found is not None:
            return StandIn(found, why_instead(exercise, situation, is_chosen=is_chosen))
    return None


def _candidates(exercise: Exercise, situation: Situation) -> Iterator[Exercise]:
    library = situation.library.exercises
    yield exercise
    yield from (library[id_] for id_ in exercise.substitutes if id_ in library)
    yield from situation.below(exercise)
    yield from _on_the_floor(exercise, situation)


def _on_the_floor(exercise: Exercise, situation: Situation) -> list[Exercise]:
    """What trains a muscle group of it without kit: same pattern first, then the most alike."""

    def likeness(other: Exercise) -> tuple[bool, int, int, str]:
        shared = len(_groups(other) & _groups(exercise))
        return other.pattern is not exercise.pattern, -shared, -other.level, other.id

    return sorted(
        (
            each
            for each in situation.library.exercises.values()
            if each.fits(FLOOR) and _groups(each) & _groups(exercise)
        ),
        key=likeness,
    )


def _groups(exercise: Exercise) -> set[VolumeGroup]:
    return {muscle.group for muscle in exercise.primary}


def _settled(
    base: Exercise, asked: Exercise, situation: Situation, *, is_chosen: bool
) -> Exercise | None:
    """``base``, or the rung of its ladder where care would have it; None where it is ruled out."""
    if not _may_replace(base, asked, situation, is_chosen=is_chosen):
        return None
    care = situation.care(base)
    if care is Care.NONE or (care is Care.LOWER and is_chosen):
        return base
    rungs = [base, *(e for e in situation.below(base) if _may_replace(e, asked, situation))]
    lower = rungs[1] if len(rungs) > 1 else base
    is_lowest = Care.LOWEST in {care, situation.care(lower)}
    return rungs[-1] if is_lowest else lower


def _may_replace(
    exercise: Exercise, asked: Exercise, situation: Situation, *, is_chosen: bool = False
) -> bool:
    return (
        situation.is_open(exercise, is_chosen=is_chosen)
        and not is_harder(exercise, asked)
        and keeps_purpose(exercise, asked)
    )
