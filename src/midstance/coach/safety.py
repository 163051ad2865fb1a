"""Health questions and safety notices: which are due, and what they say.

General information and no medical advice. The questions are in the spirit of the PAR-Q+; habit,
known disease, symptoms and intended intensity are what screening is based on (Riebe et al. 2015,
American College of Sports Medicine, Med Sci Sports Exerc 47:2473-2479). The pain rule is in
:mod:`midstance.domain.pain`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from midstance.coach.adapt.complaint_rules import (
    EASY_EFFORT,
    WAIT_LONG,
    WITHOUT_IMPACT,
    first_landings,
)
from midstance.coach.adapt.ladders.gates import lands_hard
from midstance.coach.adapt.limitations import LIMITATION_TEXTS
from midstance.coach.adapt.variants import available_equipment
from midstance.domain.exercise import Equipment, Limitation
from midstance.domain.pain import NO_ADVICE, PAIN_RULE, STOP_FOR
from midstance.domain.runner import ANY_STAGE, ComplaintStage
from midstance.domain.session import program_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from midstance.coach.adapt.situation import Situation
    from midstance.domain.exercise import Exercise
    from midstance.domain.runner import Complaint, Runner
    from midstance.domain.session import Session


@dataclass(frozen=True, slots=True)
class HealthQuestion:
    """One yes-or-no question of the first start; ``id`` is what the profile stores.

    Attributes:
        topic: what it asks about, in a few words for a list.
    """

    id: str
    text: str
    topic: str


QUESTIONS = (
    HealthQuestion(
        "heart",
        "Has a doctor told you of a heart condition or high blood pressure?",
        "heart condition or high blood pressure",
    ),
    HealthQuestion(
        "chest-pain",
        "Do you feel pain in your chest at rest or on effort?",
        "chest pain at rest or on effort",
    ),
    HealthQuestion(
        "dizziness",
        "In the last year, have you lost balance from dizziness, or passed out?",
        "dizziness or blackouts in the last year",
    ),
    HealthQuestion(
        "condition",
        "Do you have another long-term medical condition?",
        "another long-term condition",
    ),
    HealthQuestion(
        "medication",
        "Do you take medication for a long-term condition?",
        "medication for a long-term condition",
    ),
    HealthQuestion(
        "joints",
        "Do you have a bone, joint or soft-tissue problem that effort could worsen?",
        "a bone or joint problem",
    ),
    HealthQuestion(
        "supervision",
        "Has a doctor told you to exercise only under supervision?",
        "told to exercise only under supervision",
    ),
)
"""Asked at the first start, and again while one of them is answered with yes."""

SEE_A_DOCTOR = (
    "Speak to a doctor before starting. Until then you may read everything here; "
    "you will be asked again."
)
NOTICE = (
    f"{NO_ADVICE} Learn barbell lifts with a coach. "
    "Pain that lasts over two weeks may need a physiotherapist or a doctor."
)
BARBELL = (
    "This session lifts a barbell. It may be safer to learn the lift with a coach first, and to "
    "keep a repetition or two in reserve."
)
JUMPS = (
    "This session jumps. Before hard landings it may be wise to have four weeks of strength work, "
    "3 x 12 step-downs a side with a level pelvis, 20 clean single-leg calf raises and 30 s on one "
    "leg a side, no lower-leg or knee pain above 2 of 10 for two weeks, and no bone stress injury "
    "in the last three months without clearance."
)
ANCHOR = "Check the band and its anchor before every set: a band that lets go may hurt you."
ONCE_ONLY = frozenset({"advice", "barbell", "jumps", "anchor"})
"""The kinds of notices that are read once, not for each program."""

TOP_LEVEL = 5  # the level (1-5) for the advanced
GATED_LEVEL = 4  # the level (1-5) from which an exercise has a notice of its own


def screening_is_due(runner: Runner) -> bool:
    """Whether the questions are due: not answered yet, or one of them with yes."""
    return runner.screening is None or bool(runner.screening)


@dataclass(frozen=True, slots=True)
class SafetyNotice:
    """A text that is shown once.

    Attributes:
        id: what the profile stores once it was shown: ``advice:foundations``, ``gate:drop-jump``.
        brief: what it says in one short line, where there is no room for more; "" where it is too
            grave for that.
    """

    id: str
    text: str
    brief: str = ""


def notices_due(session: Session, situation: Situation) -> tuple[SafetyNotice, ...]:
    """The notices to show before ``session`` begins, the gravest first; none is shown twice.

    The professional-advice notice with the pain rule and red flags, and those on barbells, jumps
    and anchors come once, whatever the program; gated exercises once each; a complaint once in
    each stage.
    """
    seen = frozenset(situation.runner.notices_shown)
    kinds = {id_.partition(":")[0] for id_ in seen}
    return tuple(
        each
        for each in _list_notices(session, situation)
        if each.id not in seen and not kinds & {each.id.partition(":")[0]} & ONCE_ONLY
    )


def mark_notices_shown(runner: Runner, shown: Iterable[SafetyNotice]) -> Runner:
    """The runner with these notices recorded as shown."""
    return replace(
        runner,
        notices_shown=tuple(dict.fromkeys((*runner.notices_shown, *(each.id for each in shown)))),
    )


def _list_notices(session: Session, situation: Situation) -> Iterator[SafetyNotice]:
    library = situation.library.exercises
    exercises = {
        item.exercise: library[item.exercise] for item in session.items if item.exercise in library
    }
    program = program_of(session.id)
    yield SafetyNotice(f"advice:{program}", f"{NOTICE} {PAIN_RULE} {STOP_FOR}")
    yield from map(complaint_notice, situation.runner.complaints)
    for kind, concerns, text, brief in _ABOUT_EXERCISES:
        if any(concerns(each, situation) for each in exercises.values()):
            yield SafetyNotice(f"{kind}:{program}", text, brief)
    yield from map(_gate_notice, filter(is_gated, exercises.values()))


def _lifts_a_barbell(exercise: Exercise, situation: Situation) -> bool:
    return Equipment.BARBELL in available_equipment(exercise, situation)


def _lands_hard(exercise: Exercise, situation: Situation) -> bool:
    del situation
    return lands_hard(exercise)


def _needs_an_anchor(exercise: Exercise, situation: Situation) -> bool:
    return Equipment.ANCHOR in available_equipment(exercise, situation)


_ABOUT_EXERCISES: tuple[tuple[str, Callable[[Exercise, Situation], bool], str, str], ...] = (
    ("barbell", _lifts_a_barbell, BARBELL, "Learn barbell lifts with a coach first."),
    ("jumps", _lands_hard, JUMPS, ""),
    ("anchor", _needs_an_anchor, ANCHOR, "Check band and anchor before every set."),
)


def is_gated(exercise: Exercise) -> bool:
    """Whether its level is for the advanced, or for those who passed the rung below."""
    return exercise.level >= GATED_LEVEL


def _gate_notice(exercise: Exercise) -> SafetyNotice:
    who = "the advanced" if exercise.level >= TOP_LEVEL else "those who passed the rung below"
    caution = f" {exercise.caution}" if exercise.caution else ""
    return SafetyNotice(f"gate:{exercise.id}", f"{exercise.name} is for {who}.{caution} {NOTICE}")


_ACUTE_RULE = (
    "While it is acute, what may make it worse is left out, and the rest is offered in its easiest "
    "version, at RPE 5 and pain 2 of 10 at most."
)
_MANAGED_RULE = "While it is managed, you may do {} under the pain rule, starting one rung lower"
_RULES_AT_ANY_STAGE: Mapping[Limitation, str] = MappingProxyType(
    {
        Limitation.PREGNANCY: "What follows holds until you take it out of the profile.",
        Limitation.HYPERTENSION: "Holds end after 30 s, and every lift says when to breathe out.",
    }
)


def _stage_rule(complaint: Complaint) -> str:
    """What follows from a complaint in its stage."""
    limitation, is_acute = complaint.limitation, complaint.stage is ComplaintStage.ACUTE
    if limitation in _RULES_AT_ANY_STAGE:
        return _RULES_AT_ANY_STAGE[limitation]
    if limitation is Limitation.HEART:
        easy = f"every exercise stays at RPE {EASY_EFFORT} at most, with a light load"
        return f"Until it is cleared, {easy}." if is_acute else "Cleared: nothing is held back."
    if is_acute:
        return _ACUTE_RULE
    if limitation in ANY_STAGE:
        return f"What follows holds at any stage. {_MANAGED_RULE.format('the rest')}."
    first = first_landings(complaint)
    what = "landings" if limitation in WITHOUT_IMPACT else "jumps"
    wait = "three months" if limitation in WAIT_LONG else "two weeks"
    until = f"before {first.isoformat()}" if first else f"for the first {wait}"
    return f"{_MANAGED_RULE.format('everything')} and without {what} {until}."


def complaint_notice(complaint: Complaint) -> SafetyNotice:
    """The notice on a complaint: what it changes, and what may still go well."""
    text = LIMITATION_TEXTS[complaint.limitation]
    name = text.meaning[0].upper() + text.meaning[1:]
    id_ = f"limitation:{complaint.limitation.value}:{complaint.stage.value}"
    return SafetyNotice(id_, f"{name}. {_stage_rule(complaint)} {text.left} {NOTICE}")
