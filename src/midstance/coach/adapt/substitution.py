"""Why something else is done than a program asks for, in the words of the screen."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from midstance.coach.adapt.situation import CAREFUL_EFFORT, CareLevel, Situation
from midstance.domain.exercise import Exercise, Impact, Limitation, Pattern
from midstance.domain.runner import FLOOR, Obstacle, excluded_limitations, missing_equipment

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from midstance.domain.exercise import VolumeGroup
    from midstance.domain.runner import Complaint


class ReasonKind(StrEnum):
    """The kind of a reason."""

    EQUIPMENT = "equipment"
    LEVEL = "level"
    COMPLAINT = "complaint"
    CARE = "care"
    JUMPS = "jumps"
    GATES = "gates"
    CHOSEN = "chosen"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why; ``text`` follows the word *because*."""

    kind: ReasonKind
    text: str


CHOSEN = Reason(ReasonKind.CHOSEN, "you chose it")


def why_ruled_out(
    exercise: Exercise, situation: Situation, *, is_chosen: bool = False
) -> Reason | None:
    """What rules ``exercise`` out altogether; None where it is open."""
    match situation.obstacle(exercise, is_chosen=is_chosen):
        case Obstacle.COMPLAINT:
            told = complaints_text(excluded_limitations(exercise, situation.runner))
            return Reason(ReasonKind.COMPLAINT, f"it may make {told} worse while that is acute")
        case Obstacle.LEVEL:
            return Reason(ReasonKind.LEVEL, _level_text(exercise, situation))
        case Obstacle.EQUIPMENT:
            return _kit(exercise, situation)
        case None:
            return _jumps(situation.waiting_jumps(exercise)) or _landings(
                situation.sore(exercise), situation.missing(exercise, is_chosen=is_chosen)
            )


def why_instead(
    exercise: Exercise, situation: Situation, *, is_chosen: bool = False
) -> Reason | None:
    """Why another exercise is done: it is ruled out, or care asks for a lower rung."""
    found = why_ruled_out(exercise, situation, is_chosen=is_chosen)
    return found or _care(exercise, situation)


def complaints_text(limitations: Iterable[Limitation]) -> str:
    """Complaints in words: ``Achilles tendon pain and back pain``."""
    from midstance.coach.adapt.limitations import LIMITATION_TEXTS  # noqa: PLC0415 - only with complaints

    return " and ".join(LIMITATION_TEXTS[each].meaning for each in limitations)


def effort_reason(highest: int, complaint: Complaint) -> Reason:
    """Why the effort stays at ``highest`` or below."""
    told = complaints_text([complaint.limitation])
    return Reason(ReasonKind.CARE, f"with {told} effort may be better kept at {highest} or below")


def _level_text(exercise: Exercise, situation: Situation) -> str:
    level = situation.runner.level
    name = level.value if level else ""
    return f"it is level {exercise.level} of 5, which may come too early for {_article(name)}"


def _article(word: str) -> str:
    return f"{'an' if word[:1] in {'a', 'i'} else 'a'} {word}"


def _kit(exercise: Exercise, situation: Situation) -> Reason:
    missing = missing_equipment(exercise, situation.kit)
    place = situation.runner.place
    where = place.name if place and place.name else "this place"
    return Reason(
        ReasonKind.EQUIPMENT, f"{where} has {' and '.join(f'no {item.plain}' for item in missing)}"
    )


def _jumps(complaints: tuple[Complaint, ...]) -> Reason | None:
    if not complaints:
        return None
    told = complaints_text(each.limitation for each in complaints)
    is_bone = any(each.limitation is Limitation.SHIN_BONE for each in complaints)
    wait = "for three months" if is_bone else "for two weeks"
    return Reason(ReasonKind.JUMPS, f"jumps may have to wait {wait} after {told} has settled")


def _landings(sore: str, missing: tuple[str, ...]) -> Reason | None:
    """Why hard landings wait: for a pain to be gone, or for gates to be passed."""
    if sore:
        return Reason(
            ReasonKind.JUMPS, f"hard landings may better wait: {sore} hurt in the last two weeks"
        )
    if not missing:
        return None
    others = f" and {len(missing) - 1} more" if len(missing) > 1 else ""
    return Reason(ReasonKind.GATES, f"hard landings may come after {missing[0]}{others}")


def _care(exercise: Exercise, situation: Situation) -> Reason | None:
    told = complaints_text(each.limitation for each in situation.caring(exercise))
    match situation.care(exercise):
        case CareLevel.LOWEST:
            text = f"with acute {told} the easiest version, at effort {CAREFUL_EFFORT} at most,"
            return Reason(ReasonKind.CARE, f"{text} may be the safer one")
        case CareLevel.LOWER:
            return Reason(
                ReasonKind.CARE, f"with {told} starting one rung lower may be the safer way"
            )
        case CareLevel.NONE:
            return None


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
class Substitute:
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


def find_substitute(
    exercise: Exercise, situation: Situation, *, is_chosen: bool = False
) -> Substitute | None:
    """What takes the place of ``exercise``, or itself where it fits; None where nothing does.

    What the runner has chosen by hand passes levels and the start one rung lower.
    """
    for base in _candidates(exercise, situation):
        found = _settled(base, exercise, situation, is_chosen=is_chosen and base is exercise)
        if found is exercise:
            return Substitute(exercise)
        if found is not None:
            return Substitute(found, why_instead(exercise, situation, is_chosen=is_chosen))
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
    if care is CareLevel.NONE or (care is CareLevel.LOWER and is_chosen):
        return base
    rungs = [base, *(e for e in situation.below(base) if _may_replace(e, asked, situation))]
    lower = rungs[1] if len(rungs) > 1 else base
    is_lowest = CareLevel.LOWEST in {care, situation.care(lower)}
    return rungs[-1] if is_lowest else lower


def _may_replace(
    exercise: Exercise, asked: Exercise, situation: Situation, *, is_chosen: bool = False
) -> bool:
    return (
        situation.is_open(exercise, is_chosen=is_chosen)
        and not is_harder(exercise, asked)
        and keeps_purpose(exercise, asked)
    )
