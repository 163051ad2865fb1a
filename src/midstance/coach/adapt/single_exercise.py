"""Exercises beside those of a program: picked by the runner, or for who sits most of the day."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from types import MappingProxyType
from typing import TYPE_CHECKING

from midstance.domain.exercise import Pattern
from midstance.domain.session import Block, Item, Purpose, Session, starting_prescription

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from midstance.domain.exercise import Exercise

SINGLE = "single"
"""The id of a session of one exercise."""

ADDED = "added by you"
"""The note on an added exercise."""

_PURPOSES: Mapping[Pattern, Purpose] = MappingProxyType(
    {
        Pattern.HIP: Purpose.HIPS,
        Pattern.CALF: Purpose.CALF_FOOT,
        Pattern.PLYOMETRIC: Purpose.POWER,
        Pattern.BALANCE: Purpose.BALANCE,
        Pattern.MOBILITY_DYNAMIC: Purpose.WARM_UP,
        Pattern.MOBILITY_STATIC: Purpose.COOL_DOWN,
        Pattern.SOFT_TISSUE: Purpose.COOL_DOWN,
        Pattern.CONDITIONING: Purpose.CONDITIONING,
    }
    | {each: Purpose.CORE for each in Pattern if each.is_core}
)


def block_purpose(exercise: Exercise) -> Purpose:
    """The purpose of the block that an exercise belongs to."""
    return _PURPOSES.get(exercise.pattern, Purpose.STRENGTH)


def single_exercise_session(exercise: Exercise) -> Session:
    """A session of this exercise and nothing else."""
    block = Block(block_purpose(exercise), (_item(exercise),))
    return Session(SINGLE, exercise.name, (block,))


def add_exercises(session: Session, exercises: Iterable[Exercise]) -> Session:
    """``session`` with more exercises in blocks of their own, before it cools down."""
    blocks = tuple(
        Block(purpose, tuple(replace(_item(each), note=ADDED) for each in group))
        for purpose, group in groupby(exercises, block_purpose)
    )
    end_of_work = _end_of_work(session)
    return replace(
        session, blocks=(*session.blocks[:end_of_work], *blocks, *session.blocks[end_of_work:])
    )


HIP_FLEXORS = ("lunge-rotation", "leg-swing-front", "crescent-lunge-low", "a-march")
GLUTES = ("glute-bridge", "clamshell", "bird-dog")
"""What opens the hips and wakes the glutes after sitting, the first choice first."""

AFTER_SITTING = "after sitting"
"""The note on an item that a warm-up has for that."""


def exercises_after_sitting(
    session: Session, exercises: Mapping[str, Exercise], is_open: Callable[[Exercise], bool]
) -> tuple[Exercise, ...]:
    """An exercise for the hip flexors and one for the glutes that ``session`` does not have.

    None for a session without a warm-up, and none that is not open to the runner.
    """
    if not any(block.purpose is Purpose.WARM_UP for block in session.blocks):
        return ()
    there = {item.exercise for item in session.items}
    found = []
    for choices in (HIP_FLEXORS, GLUTES):
        known = (exercises[id_] for id_ in choices if id_ in exercises and id_ not in there)
        found += [each for each in known if is_open(each)][:1]
    return tuple(found)


def warm_up_with(session: Session, exercises: Iterable[Exercise]) -> Session:
    """``session`` with one easy set of each of ``exercises`` at the end of its warm-up."""
    more = tuple(_easy_item(each) for each in exercises)
    last = max(n for n, block in enumerate(session.blocks) if block.purpose is Purpose.WARM_UP)
    blocks = list(session.blocks)
    blocks[last] = replace(blocks[last], items=(*blocks[last].items, *more))
    return replace(session, blocks=tuple(blocks))


EASY_EFFORT_AFTER_SITTING = 3  # the effort (0-10) of movements that loosen up


def _easy_item(exercise: Exercise) -> Item:
    one_set = replace(starting_prescription(exercise), sets=1, rpe=EASY_EFFORT_AFTER_SITTING)
    return Item(exercise.id, one_set, note=AFTER_SITTING)


def _item(exercise: Exercise) -> Item:
    return Item(exercise.id, starting_prescription(exercise), exercise.default.rest)


def _end_of_work(session: Session) -> int:
    """The place after the last block that is not the cool-down."""
    working = (n for n, block in enumerate(session.blocks) if block.purpose != Purpose.COOL_DOWN)
    return max(working, default=-1) + 1
