"""The order of work in a session: what a coach would not let pass, with the source behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from midstance.domain.exercise import Exercise, Impact, Pattern
from midstance.domain.program import Program, ProgramBlock, ProgramItem, Routine
from midstance.domain.session import Purpose, Style
from midstance.storage.definitions.problems import UnplacedProblem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from midstance.domain.session import Prescription
    from midstance.storage.definitions.checks.consistency import KnownIds, LocatedEntry
    from midstance.storage.definitions.problems import KeyPath

COMPOUND = frozenset({Purpose.POWER, Purpose.STRENGTH, Purpose.SINGLE_LEG})
SMALL = frozenset({Purpose.HIPS, Purpose.CALF_FOOT, Purpose.CORE})
"""Work for a few muscles, which tires what jumps and lifts need."""
LIFTS = frozenset({Purpose.STRENGTH, Purpose.SINGLE_LEG})
FRESH_FIRST = (
    "speed and lifts for many muscles need fresh legs, and come first (American College of Sports "
    "Medicine 2009, Med Sci Sports Exerc 41:687-708)"
)
MOVING_WARM_UP = (
    "a warm-up that moves prepares for power, long stretches held still take some of it away "
    "(Behm et al. 2016, Appl Physiol Nutr Metab 41:1-11)"
)
MOST_WARM_UP_EFFORT = 6
"""RPE: four repetitions and more are left."""
WARM_UP_REMEDY = {
    "a static stretch": "move it to the cool-down; a warm-up moves",
    "a jump": 'give it a block of purpose "power" right after the warm-up',
    "a loaded exercise": "leave the load out here, or move it to the lifts",
    "hard work": f"ask for effort {MOST_WARM_UP_EFFORT} at most, or move it behind the warm-up",
}


def check_training_order(
    entry: LocatedEntry, path: KeyPath, known: KnownIds
) -> Iterator[UnplacedProblem]:
    """What a coach would not let pass in ``entry``, at ``path`` in its file.

    A file with such a fault can still be used: only who asks for a check hears of it.

    ``known`` holds the exercises and routines that it names.
    """
    match entry:
        case Program():
            for number, plan in enumerate(entry.sessions):
                yield from _check_order(plan.blocks, (*path, "session", number), known)
        case Routine():
            yield from _check_order(entry.blocks, path, known)
        case _:
            return


def _check_order(
    blocks: tuple[ProgramBlock, ...], path: KeyPath, known: KnownIds
) -> Iterator[UnplacedProblem]:
    yield from _late_power(blocks, path)
    small: ProgramBlock | None = None
    for number, block in enumerate(blocks):
        place = (*path, "block", number)
        if block.purpose is Purpose.WARM_UP:
            yield from _warm_up_faults(block, place, known)
        if block.purpose in SMALL and block.style is Style.STRAIGHT and not block.only_weeks:
            small = small or block
        elif small is not None and block.purpose in COMPOUND:
            message = f"{block.purpose.value} comes after {small.purpose.value}"
            remedy = f"put what works many muscles first: move it before {small.purpose.value}"
            yield UnplacedProblem((*place, "purpose"), message, remedy, why=FRESH_FIRST)


def _late_power(blocks: tuple[ProgramBlock, ...], path: KeyPath) -> Iterator[UnplacedProblem]:
    lift: ProgramBlock | None = None
    for number, block in enumerate(blocks):
        if block.purpose in LIFTS and not block.only_weeks:
            lift = lift or block
        elif lift is not None and block.purpose is Purpose.POWER:
            message = f"power comes after {lift.purpose.value}"
            remedy = f"put it before {lift.purpose.value}, right after the warm-up and balance"
            place = (*path, "block", number, "purpose")
            yield UnplacedProblem(place, message, remedy, why=FRESH_FIRST)


def _warm_up_faults(
    block: ProgramBlock, path: KeyPath, known: KnownIds
) -> Iterator[UnplacedProblem]:
    """What is no drill, no easy walk or jog, and no light repetition of the body's own weight."""
    for number, item in enumerate(block.items):
        if fault := _tiring(item, known):
            message = f"{item.exercise!r} is {fault} in a warm-up"
            place = (*path, "item", number, "exercise")
            yield UnplacedProblem(place, message, WARM_UP_REMEDY[fault], why=MOVING_WARM_UP)
    for fault in sorted(_faults_inside(block.routine, known)):
        message = f"{block.routine!r} holds {fault}, and this is a warm-up"
        remedy = "take in a routine that moves"
        yield UnplacedProblem((*path, "routine"), message, remedy, why=MOVING_WARM_UP)


def _faults_inside(routine: str, known: KnownIds) -> set[str]:
    if routine not in known.routines:
        return set()
    blocks = known.routines[routine].blocks
    own = {fault for block in blocks for item in block.items if (fault := _tiring(item, known))}
    return own.union(*(_faults_inside(block.routine, known) for block in blocks))


def _tiring(item: ProgramItem, known: KnownIds) -> str:
    """What an item is that does not belong in a warm-up; empty where it does."""
    exercise = known.exercises.get(item.exercise)
    if exercise is None:
        return ""
    return _tiring_move(exercise) or _tiring_dose(tuple(filter(None, item.weeks)))


def _tiring_move(exercise: Exercise) -> str:
    if exercise.pattern is Pattern.MOBILITY_STATIC:
        return "a static stretch"
    if exercise.plyo_factor and exercise.impact is Impact.HIGH:
        return "a jump"
    return ""


def _tiring_dose(asked: tuple[Prescription, ...]) -> str:
    if any(each.load or each.percent for each in asked):
        return "a loaded exercise"
    return "hard work" if any((each.rpe or 0) > MOST_WARM_UP_EFFORT for each in asked) else ""
