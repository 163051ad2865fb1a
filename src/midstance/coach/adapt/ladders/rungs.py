"""Which rung of a ladder a row of a program's table is done on, once gates are passed.

The runner's rung on a ladder is absolute: a row takes the harder of its own exercise and that rung,
at most one rung above its own, with the row's sets and the usual amount of the rung. It is never
an exercise that the session has already, never one that equipment, level or a complaint rules out,
and at most one new exercise for a movement pattern in a week. Jumps follow their own weekly limits
and stay what the table asks for.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from midstance.domain.exercise import Equipment, Exercise
from midstance.domain.quantity import load_with_meaning
from midstance.domain.session import Purpose, Session, Style, starting_prescription

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator

    from midstance.coach.adapt.ladders.ladder_log import LadderLog
    from midstance.coach.adapt.situation import Situation
    from midstance.domain.exercise import Pattern
    from midstance.domain.quantity import Load
    from midstance.domain.session import Block, Item

BODY_WEIGHT_SHARE_BEFORE_BARBELL = 0.25
"""The share of body weight that was lifted before a move onto a barbell."""
EQUAL_RUNGS = frozenset({"inverted-row"})
"""Rungs that are as hard as the one below: done instead of it by choice, not as progress."""


@dataclass(frozen=True, slots=True)
class Climb:
    """What a passed gate means for a row.

    Attributes:
        to: the exercise of the next rung; None where the row stays as it is.
        why: what follows *because*, or what the runner may decide where the row stays; or "".
    """

    to: Exercise | None = None
    why: str = ""


STAYS = Climb()


def climb(
    exercise: Exercise,
    situation: Situation,
    taken: Container[str] = (),
    moved: Iterable[Pattern] = (),
) -> Climb:
    """The rung on which a row with ``exercise`` is done.

    Nothing that is ``taken`` by the session, and nothing new of a pattern that has ``moved``.
    """
    log = situation.ladder
    if log is None or exercise.plyo_factor:
        return STAYS
    possible = [
        above
        for above in rungs_above(exercise, situation)
        if above.id not in taken and situation.is_open_without_care(above)
    ]
    if not possible or not is_rung_passed(exercise, situation):
        return STAYS
    patterns_with_new = {*log.new_patterns(situation.today), *moved}
    climbs = [
        _climb_to(above, exercise, situation, log)
        for above in possible
        if log.was_done(above) or above.pattern not in patterns_with_new
    ]
    return max(climbs, key=_preference, default=STAYS)


def _preference(climb_: Climb) -> tuple[bool, bool]:
    """A move comes before a sentence about a possible move, and that before staying."""
    return climb_.to is not None, bool(climb_.why)


def _climb_to(above: Exercise, exercise: Exercise, situation: Situation, log: LadderLog) -> Climb:
    if not log.was_done(above) and needs_first_barbell(exercise, above, situation):
        return _climb_onto_barbell(exercise, above, situation, log)
    passed = next(_passed_at_or_above(exercise, situation))
    return Climb(above, f"you passed the gate of {passed.name}")


def rungs_above(exercise: Exercise, situation: Situation) -> list[Exercise]:
    """The exercises one rung higher on its ladder, the one that it names itself first."""
    higher = [
        each
        for each in situation.library.on_ladder(exercise.ladder)
        if (each.rung or 0) == (exercise.rung or 0) + 1 and each.id not in EQUAL_RUNGS
    ]
    return sorted(higher, key=lambda each: (each.id != exercise.harder, each.level, each.id))


def is_rung_passed(exercise: Exercise, situation: Situation) -> bool:
    """Whether its gate is passed, or that of any exercise on its rung or above."""
    return next(_passed_at_or_above(exercise, situation), None) is not None


def _passed_at_or_above(exercise: Exercise, situation: Situation) -> Iterator[Exercise]:
    if exercise.ladder is None:
        return
    if exercise.id in situation.passed:
        yield exercise
    for each in situation.library.on_ladder(exercise.ladder):
        is_as_hard = (each.rung or 0) >= (exercise.rung or 0)
        if is_as_hard and each.id != exercise.id and each.id in situation.passed:
            yield each


def needs_first_barbell(before: Exercise, after: Exercise, situation: Situation) -> bool:
    """Whether the next rung has a barbell here, and this one has none."""
    return Equipment.BARBELL in after.kit_from(situation.kit) and (
        Equipment.BARBELL not in before.kit_from(situation.kit)
    )


def _climb_onto_barbell(
    before: Exercise, after: Exercise, situation: Situation, log: LadderLog
) -> Climb:
    """A barbell comes after a load of a quarter of body weight; without one, ask for it."""
    last = log.last_set(before)
    if last is None:
        return STAYS
    weight: Load | None = situation.runner.body_weight
    if weight is None:
        return Climb(
            why=f"{after.name} may come next if this load is a quarter of your body weight; "
            "say your body weight in the profile, or choose it among the variants"
        )
    if last.lifted_grams < weight.grams * BODY_WEIGHT_SHARE_BEFORE_BARBELL:
        return STAYS
    done = load_with_meaning(last.load, last.meaning, situation.unit)
    return Climb(after, f"{done} in {before.name} is a quarter of your body weight or more")


def climb_item(item: Item, to: Exercise, prescribed: Exercise, note: str) -> Item:
    """The row on the rung ``to``: its own sets, rest and effort, and the rung's usual amount."""
    usual, asked = starting_prescription(to), item.prescription
    return replace(
        item,
        exercise=to.id,
        prescription=replace(usual, sets=asked.sets, rpe=asked.rpe or usual.rpe),
        tempo=None,
        note=note,
        prescribed=prescribed.id,
    )


def takes_rungs(block: Block) -> bool:
    """Whether rows of the block can move to another rung: a table's own, that no clock drives."""
    return (
        block.purpose.counts
        and not block.routine
        and block.purpose is not Purpose.CONDITIONING
        and (block.style in {Style.STRAIGHT, Style.SUPERSET})
    )


def climbs_in(session: Session, situation: Situation) -> bool:
    """Whether any row of ``session`` moves up, or has a word about the rung above."""
    prescribed = Counter(item.exercise for item in session.items)
    return any(
        climb(
            situation.library.exercise(item.exercise),
            situation,
            frozenset(prescribed - Counter([item.exercise])),
        )
        != STAYS
        for block in session.blocks
        if takes_rungs(block)
        for item in block.items
    )
