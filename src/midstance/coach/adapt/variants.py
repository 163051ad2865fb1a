"""What could be done instead of an exercise: its ladder, each variant ready to begin."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from midstance.coach.adapt.complaint_rules import CAREFUL_EFFORT
from midstance.coach.adapt.situation import CareLevel, Situation
from midstance.coach.adapt.starting.converted_prescription import convert_prescription
from midstance.coach.adapt.starting.swap_load import (
    LoadReason,
    Suggestion,
    load_from_history,
    load_from_neighbour,
)
from midstance.coach.adapt.substitution import (
    Reason,
    ReasonKind,
    complaints_text,
    find_unloaded,
    keeps_purpose,
    why_instead,
    why_ruled_out,
)
from midstance.domain.exercise import Exercise, Ladder
from midstance.domain.pain import ACUTE_PAIN_RULE, PAIN_RULE_IN_SHORT
from midstance.domain.quantity import LoadMeaning, load_with_meaning
from midstance.domain.runner import usual_meaning

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping

    from midstance.coach.log_queries import LogQueries
    from midstance.domain.exercise import Equipment
    from midstance.domain.planned_sets import PlannedSet
    from midstance.domain.quantity import Load, WeightUnit
    from midstance.domain.record import ExercisePast
    from midstance.domain.session import Prescription

MAX_OTHERS = 4  # other exercises that a swap offers besides those of the ladder


class Relation(StrEnum):
    """How a variant compares with the current exercise."""

    EASIER = "easier"
    HERE = "here"
    SIBLING = "sibling"
    HARDER = "harder"
    OTHER_KIT = "other-equipment"


@dataclass(frozen=True, slots=True)
class Variant:
    """What could be done instead.

    Attributes:
        steps: rungs from the current exercise, easier ones negative; 0 on its rung or off the
            ladder.
        cue: its first cue, or "".
        past: what the log knows of it, or None.
        prescription: with the number of sets of the current exercise.
        load: to begin with, or None where it has none or nothing is known.
        load_because: what the load was judged from; None where it was not.
        why_not: why it does not fit today, to follow *because*; "" where it fits.
        care: how carefully it may be done because of a complaint, or "".
        load_is: what the number of the load means with the kit that is there.
        too_early: why it may be too early for it (level or gates), or ""; a warning only.
    """

    exercise: Exercise
    relation: Relation
    steps: int
    cue: str
    past: ExercisePast | None
    prescription: Prescription
    load: Load | None
    load_because: LoadReason | None
    why_not: str
    care: str
    too_early: str
    load_is: LoadMeaning = LoadMeaning.ONE_WEIGHT

    def load_text(self, unit: WeightUnit) -> str:
        """The load to begin with: ``60 kg``, ``2 × 12 kg``; "" without one."""
        return load_with_meaning(self.load, self.load_is, unit)

    @property
    def fits(self) -> bool:
        """Whether it may be done here and today."""
        return not self.why_not


@dataclass(frozen=True, slots=True)
class CurrentExercise:
    """The exercise that could be swapped, with its prescription and load."""

    exercise: Exercise
    prescription: Prescription
    load: Load | None = None


def variants_of(
    planned_set: PlannedSet, situation: Situation, log: LogQueries
) -> tuple[Variant, ...]:
    """What could be done instead of a planned set, from easy to hard, then other equipment."""
    exercise = situation.library.exercise(planned_set.exercise)
    past = log.past(ids_around(exercise, situation), situation.library.lighter_weeks)
    return ladder_of(
        CurrentExercise(exercise, planned_set.prescription, planned_set.load), situation, past
    )


def as_variants(
    exercises: Iterable[Exercise], planned_set: PlannedSet, situation: Situation, log: LogQueries
) -> tuple[Variant, ...]:
    """Each of any ``exercises`` as it could be done instead of a planned set, by the same rules."""
    asked = tuple(exercises)
    exercise = situation.library.exercise(planned_set.exercise)
    here = CurrentExercise(exercise, planned_set.prescription, planned_set.load)
    ladder = _ladder(exercise, situation)
    past = log.past((exercise.id, *(each.id for each in asked)), situation.library.lighter_weeks)
    return tuple(_variant(each, here, ladder, situation, past) for each in asked)


def easier_variant(
    planned_set: PlannedSet, situation: Situation, log: LogQueries
) -> Variant | None:
    """The easier variant to offer here and today; None where none can be done.

    It is one of :func:`variants_of`, with the same prescription and load: the one that the
    exercise itself names as easier, or else the nearest below.
    """
    named = situation.library.exercise(planned_set.exercise).easier
    easier = (
        each
        for each in variants_of(planned_set, situation, log)
        if each.relation is Relation.EASIER and each.fits
    )
    return max(easier, key=lambda each: (each.exercise.id == named, each.steps), default=None)


def unloaded_variant(
    planned_set: PlannedSet,
    region: str,
    taken: Container[str],
    situation: Situation,
    log: LogQueries,
) -> Variant | None:
    """What may be done instead, carefully, once a ``region`` hurts; None where nothing fits.

    It loads the region by none of its tags, and is none of those ``taken`` by the session.
    """
    exercise = situation.library.exercise(planned_set.exercise)
    other = find_unloaded(exercise, situation, region, taken)
    if other is None:
        return None
    past = log.past((exercise.id, other.id), situation.library.lighter_weeks)
    here = CurrentExercise(exercise, planned_set.prescription, planned_set.load)
    found = _variant(other, here, _ladder(exercise, situation), situation, past)
    effort = min(CAREFUL_EFFORT, found.prescription.rpe or CAREFUL_EFFORT)
    return replace(found, prescription=replace(found.prescription, rpe=effort))


def ladder_of(
    here: CurrentExercise, situation: Situation, past: Mapping[str, ExercisePast]
) -> tuple[Variant, ...]:
    """Every variant: the ladder from its easiest rung, then what needs other equipment.

    The current exercise is among them, once.
    """
    ladder = _ladder(here.exercise, situation)
    on_it = [each for rung in ladder.rungs for each in rung]
    others = _off_ladder(here.exercise, {each.id for each in on_it}, situation)
    return tuple(_variant(each, here, ladder, situation, past) for each in (*on_it, *others))


def ids_around(exercise: Exercise, situation: Situation) -> tuple[str, ...]:
    """The ids of all variants: those whose past :func:`ladder_of` needs."""
    on_it = [each for rung in _ladder(exercise, situation).rungs for each in rung]
    others = _off_ladder(exercise, {each.id for each in on_it}, situation)
    return tuple(each.id for each in (*on_it, *others))


def available_equipment(exercise: Exercise, situation: Situation) -> frozenset[Equipment]:
    """The equipment used for it here: the first of its choices that the place has."""
    available = (choice for choice in exercise.equipment if situation.kit.issuperset(choice))
    return frozenset(next(available, ()))


def _ladder(exercise: Exercise, situation: Situation) -> Ladder:
    if exercise.ladder is None:
        return Ladder(exercise.id, ((exercise,),))
    return situation.library.ladder(exercise.ladder)


def _off_ladder(exercise: Exercise, known: set[str], situation: Situation) -> Iterator[Exercise]:
    """A few more for the same purpose: its substitutes, then the same with other equipment."""
    library = situation.library.exercises
    named = (library[id_] for id_ in exercise.substitutes if id_ in library)
    alike = (
        each
        for each in library.values()
        if each.pattern is exercise.pattern
        and each.level == exercise.level
        and each.equipment != exercise.equipment
        and set(each.primary) & set(exercise.primary)
    )
    others = {
        each.id: each
        for each in (*named, *alike)
        if each.id not in known and keeps_purpose(each, exercise)
    }
    return iter(list(others.values())[:MAX_OTHERS])


def _variant(
    exercise: Exercise,
    here: CurrentExercise,
    ladder: Ladder,
    situation: Situation,
    past: Mapping[str, ExercisePast],
) -> Variant:
    steps = _rungs_between(exercise, here.exercise, ladder)
    prescription = convert_prescription(here.prescription, here.exercise, exercise)
    suggestion = _suggest_load(exercise, here, prescription, situation, past)
    reason = why_ruled_out(exercise, situation, is_chosen=True) or _too_high_reason(
        exercise, situation
    )
    level = why_ruled_out(exercise, situation)
    return Variant(
        exercise=exercise,
        relation=_relation(exercise, here.exercise, steps),
        steps=steps or 0,
        cue=exercise.cues[0] if exercise.cues else "",
        past=past.get(exercise.id),
        prescription=_cap_effort(prescription, exercise, situation),
        load=suggestion.load if suggestion else None,
        load_because=suggestion.because if suggestion else None,
        why_not=reason.text if reason else "",
        care=_care_text(exercise, situation),
        too_early=level.text if level and level.kind in _EARLY else "",
        load_is=usual_meaning(exercise, situation.runner),
    )


_EARLY = frozenset({ReasonKind.LEVEL, ReasonKind.GATES, ReasonKind.EXPERIENCE})


def _too_high_reason(exercise: Exercise, situation: Situation) -> Reason | None:
    """While a complaint is acute only the lowest open rung fits."""
    if situation.care(exercise) is not CareLevel.LOWEST:
        return None
    is_lower = any(situation.is_open(each) for each in situation.below(exercise))
    return why_instead(exercise, situation, is_chosen=True) if is_lower else None


def _rungs_between(exercise: Exercise, here: Exercise, ladder: Ladder) -> int | None:
    """Rungs from ``here``, negative downwards; None off the ladder."""
    rung_of = {each.id: number for number, rung in enumerate(ladder.rungs) for each in rung}
    return rung_of[exercise.id] - rung_of[here.id] if exercise.id in rung_of else None


def _relation(exercise: Exercise, here: Exercise, steps: int | None) -> Relation:
    if exercise.id == here.id:
        return Relation.HERE
    if steps is None:
        return Relation.OTHER_KIT
    if steps:
        return Relation.HARDER if steps > 0 else Relation.EASIER
    return Relation.SIBLING


def _suggest_load(
    exercise: Exercise,
    here: CurrentExercise,
    prescription: Prescription,
    situation: Situation,
    past: Mapping[str, ExercisePast],
) -> Suggestion | None:
    if exercise.id == here.exercise.id and here.load:
        return Suggestion(here.load, LoadReason("current weight"))
    own = load_from_history(exercise, prescription, past.get(exercise.id), situation)
    return own or load_from_neighbour(exercise, here.exercise, here.load, situation)


def _cap_effort(
    prescription: Prescription, exercise: Exercise, situation: Situation
) -> Prescription:
    cap = situation.highest_effort(exercise)
    if cap is None or prescription.rpe is None or prescription.rpe <= cap[0]:
        return prescription
    return replace(prescription, rpe=cap[0])


def _care_text(exercise: Exercise, situation: Situation) -> str:
    names = complaints_text(each.limitation for each in situation.complaints_for_care(exercise))
    if not names:
        return ""
    is_acute = situation.care(exercise) is CareLevel.LOWEST
    return f"with {names} {ACUTE_PAIN_RULE if is_acute else PAIN_RULE_IN_SHORT}"
