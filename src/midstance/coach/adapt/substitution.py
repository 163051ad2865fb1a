"""What may replace an exercise that does not fit the runner today, and why, in words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from midstance.coach.adapt.complaint_rules import CAREFUL_EFFORT, WAIT_LONG, WITHOUT_IMPACT
from midstance.coach.adapt.situation import CareLevel, Situation
from midstance.domain.exercise import Exercise, Impact, Limitation, Pattern, names_text
from midstance.domain.pain import loads_region
from midstance.domain.quantity import Amount
from midstance.domain.runner import EASY_LIFT, FLOOR, Level, Obstacle, missing_equipment

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping

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
    EXPERIENCE = "experience"
    CHOSEN = "chosen"
    RUNG = "rung"


@dataclass(frozen=True, slots=True)
class Reason:
    """A reason in words; ``text`` follows the word *because*."""

    kind: ReasonKind
    text: str


CHOSEN = Reason(ReasonKind.CHOSEN, "you chose it")


def why_ruled_out(
    exercise: Exercise, situation: Situation, *, is_chosen: bool = False
) -> Reason | None:
    """What rules ``exercise`` out altogether; None where it is open."""
    match situation.obstacle(exercise, is_chosen=is_chosen):
        case Obstacle.COMPLAINT:
            return _complaint_reason(situation.forbidding(exercise))
        case Obstacle.LEVEL:
            return Reason(ReasonKind.LEVEL, _level_text(exercise, situation))
        case Obstacle.EQUIPMENT:
            return _missing_equipment_reason(exercise, situation)
        case None:
            return (
                _jumps_reason(situation.waiting_jumps(exercise))
                or _landings_reason(
                    situation.sore(exercise), situation.missing(exercise, is_chosen=is_chosen)
                )
                or _experience_reason(exercise, situation, is_chosen=is_chosen)
                or _gate_reason(situation.waits_for(exercise, is_chosen=is_chosen))
            )


def why_instead(
    exercise: Exercise, situation: Situation, *, is_chosen: bool = False
) -> Reason | None:
    """Why another exercise is done: this one is ruled out, or needs a lower rung."""
    ruled_out = why_ruled_out(exercise, situation, is_chosen=is_chosen)
    return ruled_out or _care_reason(exercise, situation)


def complaints_text(limitations: Iterable[Limitation]) -> str:
    """Complaints in words: ``Achilles tendon pain and back pain``."""
    from midstance.coach.adapt.limitations import LIMITATION_TEXTS  # noqa: PLC0415 - only with complaints

    return " and ".join(LIMITATION_TEXTS[each].meaning for each in limitations)


def effort_reason(highest: int, complaint: Complaint) -> Reason:
    """Why the effort stays at ``highest`` or below."""
    complaint_names = complaints_text([complaint.limitation])
    return Reason(
        ReasonKind.CARE, f"with {complaint_names} RPE may be better kept at {highest} or below"
    )


def hold_reason(complaint: Complaint) -> Reason:
    """Why a hold is kept short."""
    complaint_names = complaints_text([complaint.limitation])
    return Reason(
        ReasonKind.CARE, f"with {complaint_names} long holds with the breath held may be too much"
    )


def _complaint_reason(complaints: tuple[Complaint, ...]) -> Reason:
    limitations = [each.limitation for each in complaints]
    names = complaints_text(limitations)
    if {Limitation.PREGNANCY, Limitation.POSTPARTUM}.intersection(limitations):
        return Reason(ReasonKind.COMPLAINT, f"with {names} it may be better left out for now")
    return Reason(ReasonKind.COMPLAINT, f"it may make {names} worse while that is acute")


def _level_text(exercise: Exercise, situation: Situation) -> str:
    level = situation.runner.level
    early = f"it is level {exercise.level} of 5, which may come too early"
    return (
        f"{early} for {_with_article(level.value)}"
        if level
        else f"{early} while yours is not known"
    )


def _with_article(word: str) -> str:
    return f"{'an' if word[:1] in {'a', 'i'} else 'a'} {word}"


def _missing_equipment_reason(exercise: Exercise, situation: Situation) -> Reason:
    missing = missing_equipment(exercise, situation.kit)
    place = situation.runner.place
    where = place.name if place and place.name else "this place"
    return Reason(
        ReasonKind.EQUIPMENT, f"{where} has {' and '.join(f'no {item.plain}' for item in missing)}"
    )


def _jumps_reason(complaints: tuple[Complaint, ...]) -> Reason | None:
    if not complaints:
        return None
    names = complaints_text(each.limitation for each in complaints)
    is_long = any(each.limitation in WAIT_LONG for each in complaints)
    wait = "for three months" if is_long else "for two weeks"
    what = "landings" if any(each.limitation in WITHOUT_IMPACT for each in complaints) else "jumps"
    return Reason(ReasonKind.JUMPS, f"{what} may have to wait {wait} after {names} has settled")


def _landings_reason(sore: str, missing: tuple[str, ...]) -> Reason | None:
    """Why hard landings wait: for a pain to be gone, or for gates to be passed."""
    if sore:
        return Reason(
            ReasonKind.JUMPS, f"hard landings may better wait: {sore} hurt in the last two weeks"
        )
    if not missing:
        return None
    return Reason(ReasonKind.GATES, f"hard landings may come after {names_text(missing)}")


def _experience_reason(
    exercise: Exercise, situation: Situation, *, is_chosen: bool
) -> Reason | None:
    if not situation.needs_experience(exercise, is_chosen=is_chosen):
        return None
    what = "jumps" if exercise.plyo_factor else f"barbell lifts above RPE {EASY_LIFT}"
    text = f"{what} wait until your experience is set in the profile or the log shows it"
    return Reason(ReasonKind.EXPERIENCE, text)


def _gate_reason(first: Exercise | None) -> Reason | None:
    """Why it waits for the gate of the ``first`` exercise; None where it does not."""
    if first is None or first.up is None:
        return None
    amount = Amount(first.up.amount, first.measure.unit).text()
    text = f"it may come after {amount} of {first.name} at RPE {first.up.rpe_max} or below"
    count = first.up.sessions
    often = "in one session" if count == 1 else f"in {count} sessions in a row"
    return Reason(ReasonKind.GATES, f"{text} {often}")


def _care_reason(exercise: Exercise, situation: Situation) -> Reason | None:
    names = complaints_text(each.limitation for each in situation.complaints_for_care(exercise))
    match situation.care(exercise):
        case CareLevel.LOWEST:
            text = f"with acute {names} the easiest version, at RPE {CAREFUL_EFFORT} at most,"
            return Reason(ReasonKind.CARE, f"{text} may be the safer one")
        case CareLevel.LOWER:
            return Reason(
                ReasonKind.CARE, f"with {names} starting one rung lower may be the safer way"
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
_TRUNK = tuple(pattern for pattern in Pattern if pattern.is_core)
PATTERN_GROUPS: Mapping[Pattern, str] = MappingProxyType(
    {pattern: pattern.value for pattern in Pattern}
    | dict.fromkeys(_LEGS, "legs")
    | dict.fromkeys(_TRUNK, "trunk")
)
"""A substitute is of the same group, so that the block keeps its purpose."""

_IMPACTS = tuple(Impact)


@dataclass(frozen=True, slots=True)
class Substitute:
    """The exercise to do today.

    Attributes:
        reason: why it is not the prescribed exercise; None if it is.
    """

    exercise: Exercise
    reason: Reason | None = None


def lands_harder(exercise: Exercise, than: Exercise) -> bool:
    """Whether it has harder landings than another one."""
    return _IMPACTS.index(exercise.impact) > _IMPACTS.index(than.impact)


def keeps_purpose(exercise: Exercise, than: Exercise) -> bool:
    """Whether both belong to one group of patterns, so that one may replace the other."""
    return PATTERN_GROUPS[exercise.pattern] == PATTERN_GROUPS[than.pattern]


def find_substitute(
    exercise: Exercise,
    situation: Situation,
    *,
    is_chosen: bool = False,
    taken: Container[str] = (),
) -> Substitute | None:
    """What replaces ``exercise``, or itself where it fits; None where nothing does.

    Neither level nor a start one rung lower applies to what the runner has chosen by hand. No
    exercise that is ``taken``, since the session has it already, becomes a substitute.
    """
    for base in _list_candidates(exercise, situation):
        chosen = is_chosen and base is exercise
        substitute = _with_care(base, exercise, situation, taken, is_chosen=chosen)
        if substitute is exercise:
            return Substitute(exercise)
        if substitute is not None:
            return Substitute(substitute, why_instead(exercise, situation, is_chosen=is_chosen))
    return None


def find_unloaded(
    exercise: Exercise, situation: Situation, region: str, taken: Container[str]
) -> Exercise | None:
    """What replaces ``exercise`` without loading a ``region`` that hurts; None where nothing does.

    It keeps the purpose and the unit, and the session does not have it already.
    """
    return next(
        (
            each
            for each in _list_candidates(exercise, situation)
            if each.id not in taken
            and each.measure.unit is exercise.measure.unit
            and not loads_region(each, region)
            and situation.care(each) is CareLevel.NONE
            and _may_replace(each, exercise, situation)
        ),
        None,
    )


def _list_candidates(exercise: Exercise, situation: Situation) -> Iterator[Exercise]:
    library = situation.library.exercises
    yield exercise
    yield from (library[id_] for id_ in exercise.substitutes if id_ in library)
    yield from situation.below(exercise)
    yield from _floor_exercises(exercise, situation)


def _floor_exercises(exercise: Exercise, situation: Situation) -> list[Exercise]:
    """Exercises without equipment for one of its muscle groups, the most alike first.

    Repetitions are replaced by repetitions and a hold by a hold wherever there is one.
    """

    def likeness(other: Exercise) -> tuple[bool, bool, int, int, str]:
        shared = len(_volume_groups(other) & _volume_groups(exercise))
        is_counted_otherwise = other.measure.unit is not exercise.measure.unit
        another = other.pattern is not exercise.pattern
        return another, is_counted_otherwise, -shared, -other.level, other.id

    return sorted(
        (
            each
            for each in situation.library.exercises.values()
            if each.fits(FLOOR) and _volume_groups(each) & _volume_groups(exercise)
        ),
        key=likeness,
    )


def _volume_groups(exercise: Exercise) -> set[VolumeGroup]:
    return {muscle.group for muscle in exercise.primary}


def _with_care(
    base: Exercise,
    prescribed: Exercise,
    situation: Situation,
    taken: Container[str],
    *,
    is_chosen: bool,
) -> Exercise | None:
    """``base``, or a lower rung where complaints need care; None where it is ruled out or taken.

    Where every lower rung is taken, the higher one is no way out.
    """
    if not _may_replace(base, prescribed, situation, is_chosen=is_chosen):
        return None
    lower = _lower_rungs(base, prescribed, situation, is_chosen=is_chosen)
    if not lower:
        return None if base is not prescribed and base.id in taken else base
    return next((each for each in lower if each.id not in taken), None)


def _lower_rungs(
    base: Exercise, prescribed: Exercise, situation: Situation, *, is_chosen: bool
) -> list[Exercise]:
    """The rungs to take instead for care, the best first; none where ``base`` may be done."""
    care = situation.care(base)
    if care is CareLevel.NONE or (care is CareLevel.LOWER and is_chosen):
        return []
    lower = [e for e in situation.below(base) if _may_replace(e, prescribed, situation)]
    is_lowest = lower and CareLevel.LOWEST in {care, situation.care(lower[0])}
    return lower[::-1] if is_lowest else lower


def _may_replace(
    exercise: Exercise, prescribed: Exercise, situation: Situation, *, is_chosen: bool = False
) -> bool:
    return (
        situation.is_open(exercise, is_chosen=is_chosen)
        and exercise.level <= _highest_level(exercise, prescribed, situation)
        and not lands_harder(exercise, prescribed)
        and keeps_purpose(exercise, prescribed)
    )


def _highest_level(exercise: Exercise, prescribed: Exercise, situation: Situation) -> int:
    """The prescribed level, or the runner's for a named substitute that no complaint brought."""
    hurts = situation.forbidding(prescribed) or situation.care(prescribed) is not CareLevel.NONE
    if hurts or exercise.id not in prescribed.substitutes:
        return prescribed.level
    return max(prescribed.level, (situation.runner.level or Level.INTERMEDIATE).highest)
