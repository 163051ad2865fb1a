"""Why something else is done than a program asks for, in the words of the screen."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from midstance.coach.situation import CAREFUL_EFFORT, Care, Situation
from midstance.domain.exercise import Limitation
from midstance.domain.runner import Obstacle, excluding, lacking

if TYPE_CHECKING:
    from collections.abc import Iterable

    from midstance.domain.exercise import Exercise
    from midstance.domain.runner import Complaint


class Why(StrEnum):
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

    kind: Why
    text: str


CHOSEN = Reason(Why.CHOSEN, "you chose it")


def why_not(exercise: Exercise, situation: Situation, *, is_chosen: bool = False) -> Reason | None:
    """What rules ``exercise`` out altogether; None where it is open."""
    match situation.obstacle(exercise, is_chosen=is_chosen):
        case Obstacle.COMPLAINT:
            told = complaints_text(excluding(exercise, situation.runner))
            return Reason(Why.COMPLAINT, f"it may make {told} worse while that is acute")
        case Obstacle.LEVEL:
            return Reason(Why.LEVEL, _level_text(exercise, situation))
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
    found = why_not(exercise, situation, is_chosen=is_chosen)
    return found or _care(exercise, situation)


def complaints_text(limitations: Iterable[Limitation]) -> str:
    """Complaints in words: ``Achilles tendon pain and back pain``."""
    from midstance.coach.limitations import MEANINGS  # noqa: PLC0415 - only with complaints

    return " and ".join(MEANINGS[each].meaning for each in limitations)


def effort_reason(highest: int, complaint: Complaint) -> Reason:
    """Why the effort stays at ``highest`` or below."""
    told = complaints_text([complaint.limitation])
    return Reason(Why.CARE, f"with {told} effort may be better kept at {highest} or below")


def _level_text(exercise: Exercise, situation: Situation) -> str:
    level = situation.runner.level
    name = level.value if level else ""
    return f"it is level {exercise.level} of 5, which may come too early for {_article(name)}"


def _article(word: str) -> str:
    return f"{'an' if word[:1] in {'a', 'i'} else 'a'} {word}"


def _kit(exercise: Exercise, situation: Situation) -> Reason:
    missing = lacking(exercise, situation.kit)
    place = situation.runner.place
    where = place.name if place and place.name else "this place"
    return Reason(
        Why.EQUIPMENT, f"{where} has {' and '.join(f'no {item.plain}' for item in missing)}"
    )


def _jumps(complaints: tuple[Complaint, ...]) -> Reason | None:
    if not complaints:
        return None
    told = complaints_text(each.limitation for each in complaints)
    is_bone = any(each.limitation is Limitation.SHIN_BONE for each in complaints)
    wait = "for three months" if is_bone else "for two weeks"
    return Reason(Why.JUMPS, f"jumps may have to wait {wait} after {told} has settled")


def _landings(sore: str, missing: tuple[str, ...]) -> Reason | None:
    """Why hard landings wait: for a pain to be gone, or for gates to be passed."""
    if sore:
        return Reason(
            Why.JUMPS, f"hard landings may better wait: {sore} hurt in the last two weeks"
        )
    if not missing:
        return None
    others = f" and {len(missing) - 1} more" if len(missing) > 1 else ""
    return Reason(Why.GATES, f"hard landings may come after {missing[0]}{others}")


def _care(exercise: Exercise, situation: Situation) -> Reason | None:
    told = complaints_text(each.limitation for each in situation.caring(exercise))
    match situation.care(exercise):
        case Care.LOWEST:
            text = f"with acute {told} the easiest version, at effort {CAREFUL_EFFORT} at most,"
            return Reason(Why.CARE, f"{text} may be the safer one")
        case Care.LOWER:
            return Reason(Why.CARE, f"with {told} starting one rung lower may be the safer way")
        case Care.NONE:
            return None
