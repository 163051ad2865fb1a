"""The ladder of an exercise with the runner on it: what could be done instead, ready to begin."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from midstance.coach.adapt.situation import CareLevel, Situation
from midstance.coach.adapt.starting_load import (
    Suggestion,
    carry_prescription,
    load_from_history,
    load_from_neighbour,
    prescription_of,
)
from midstance.coach.adapt.substitution import (
    Reason,
    ReasonKind,
    complaints_text,
    keeps_purpose,
    why_instead,
    why_ruled_out,
)
from midstance.domain.exercise import Exercise, Ladder
from midstance.domain.pain import ACUTE_PAIN_RULE, PAIN_RULE_IN_SHORT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from midstance.coach.log_queries import LogQueries
    from midstance.domain.exercise import Equipment
    from midstance.domain.planned_sets import PlannedSet
    from midstance.domain.quantity import Load
    from midstance.domain.record import ExercisePast
    from midstance.domain.session import Prescription

MAX_OTHERS = 4


class Relation(StrEnum):
    """Where a variant stands from the exercise that is under way."""

    EASIER = "easier"
    HERE = "here"
    SIBLING = "sibling"
    HARDER = "harder"
    OTHER_KIT = "other-equipment"


@dataclass(frozen=True, slots=True)
class Variant:
    """What could be done instead.

    Attributes:
        steps: rungs from the exercise under way, easier ones negative; 0 on its rung or off the
            ladder.
        cue: the first thing to know of it.
        past: what the log knows of it, or None.
        prescription: what is asked of it; the sets are those under way.
        load: to begin with, or None where it has none or nothing is known.
        load_because: what the load was judged from, or "".
        why_not: why it does not fit today, to follow *because*; "" where it fits.
        care: how carefully, where a complaint asks for it, or "".
        too_early: that its level lies above the runner's, or that gates come before it, or ""; to
            be said, not to be forbidden.
    """

    exercise: Exercise
    relation: Relation
    steps: int
    cue: str
    past: ExercisePast | None
    prescription: Prescription
    load: Load | None
    load_because: str
    why_not: str
    care: str
    too_early: str

    @property
    def fits(self) -> bool:
        """Whether it may be done here and today."""
        return not self.why_not


@dataclass(frozen=True, slots=True)
class CurrentExercise:
    """The exercise that is under way, and what is asked of it."""

    exercise: Exercise
    prescription: Prescription
    load: Load | None = None


def variants_of(
    planned_set: PlannedSet, situation: Situation, log: LogQueries
) -> tuple[Variant, ...]:
    """What could be done instead of ``turn``'s exercise, from easy to hard, then other kit."""
    exercise = situation.library.exercise(planned_set.exercise)
    past = log.past(ids_around(exercise, situation))
    return ladder_of(
        CurrentExercise(exercise, prescription_of(planned_set), planned_set.load), situation, past
    )


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


def ladder_of(
    here: CurrentExercise, situation: Situation, past: Mapping[str, ExercisePast]
) -> tuple[Variant, ...]:
    """Every variant: the ladder from its easiest rung, then what needs other kit.

    The exercise under way is among them, once.
    """
    ladder = _ladder(here.exercise, situation)
    on_it = [each for rung in ladder.rungs for each in rung]
    others = _others(here.exercise, {each.id for each in on_it}, situation)
    return tuple(_variant(each, here, ladder, situation, past) for each in (*on_it, *others))


def ids_around(exercise: Exercise, situation: Situation) -> tuple[str, ...]:
    """The ids of all variants: what the log is asked about before :func:`ladder_of`."""
    on_it = [each for rung in _ladder(exercise, situation).rungs for each in rung]
    others = _others(exercise, {each.id for each in on_it}, situation)
    return tuple(each.id for each in (*on_it, *others))


def available_equipment(exercise: Exercise, situation: Situation) -> frozenset[Equipment]:
    """The kit that is used for it here: the first choice that is there, without wall and floor."""
    there = (choice for choice in exercise.equipment if situation.kit.issuperset(choice))
    return frozenset(next(there, ()))


def _ladder(exercise: Exercise, situation: Situation) -> Ladder:
    if exercise.ladder is None:
        return Ladder(exercise.id, ((exercise,),))
    return situation.library.ladder(exercise.ladder)


def _others(exercise: Exercise, known: set[str], situation: Situation) -> Iterator[Exercise]:
    """A few more off the ladder that serve the same purpose: substitutes, then other kit."""
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
    found = {
        each.id: each
        for each in (*named, *alike)
        if each.id not in known and keeps_purpose(each, exercise)
    }
    return iter(list(found.values())[:MAX_OTHERS])


def _variant(
    exercise: Exercise,
    here: CurrentExercise,
    ladder: Ladder,
    situation: Situation,
    past: Mapping[str, ExercisePast],
) -> Variant:
    steps = _steps(exercise, here.exercise, ladder)
    asked = carry_prescription(here.prescription, here.exercise, exercise)
    found = _load(exercise, here, asked, situation, past)
    reason = why_ruled_out(exercise, situation, is_chosen=True) or _too_high(exercise, situation)
    level = why_ruled_out(exercise, situation)
    return Variant(
        exercise=exercise,
        relation=_relation(exercise, here.exercise, steps),
        steps=steps or 0,
        cue=exercise.cues[0] if exercise.cues else "",
        past=past.get(exercise.id),
        prescription=_eased(asked, exercise, situation),
        load=found.load if found else None,
        load_because=found.because if found else "",
        why_not=reason.text if reason else "",
        care=_care(exercise, situation),
        too_early=level.text
        if level and level.kind in {ReasonKind.LEVEL, ReasonKind.GATES}
        else "",
    )


def _too_high(exercise: Exercise, situation: Situation) -> Reason | None:
    """Acute care leaves the lowest rung alone, where there is a lower one that is open."""
    if situation.care(exercise) is not CareLevel.LOWEST:
        return None
    is_lower = any(situation.is_open(each) for each in situation.below(exercise))
    return why_instead(exercise, situation, is_chosen=True) if is_lower else None


def _steps(exercise: Exercise, here: Exercise, ladder: Ladder) -> int | None:
    """How many rungs lie between; None off the ladder."""
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


def _load(
    exercise: Exercise,
    here: CurrentExercise,
    asked: Prescription,
    situation: Situation,
    past: Mapping[str, ExercisePast],
) -> Suggestion | None:
    if exercise.id == here.exercise.id and here.load:
        return Suggestion(here.load, "the load under way")
    own = load_from_history(exercise, asked, past.get(exercise.id), situation)
    return own or load_from_neighbour(exercise, here.exercise, here.load, situation)


def _eased(asked: Prescription, exercise: Exercise, situation: Situation) -> Prescription:
    cap = situation.highest_effort(exercise)
    if cap is None or asked.rpe is None or asked.rpe <= cap[0]:
        return asked
    return replace(asked, rpe=cap[0])


def _care(exercise: Exercise, situation: Situation) -> str:
    told = complaints_text(each.limitation for each in situation.caring(exercise))
    if not told:
        return ""
    is_acute = situation.care(exercise) is CareLevel.LOWEST
    return f"with {told} {ACUTE_PAIN_RULE if is_acute else PAIN_RULE_IN_SHORT}"
