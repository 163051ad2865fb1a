"""An exercise that the runner picked: as a session of its own, or added to a session."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from types import MappingProxyType
from typing import TYPE_CHECKING

from midstance.domain.exercise import Pattern
from midstance.domain.session import Block, Item, Purpose, Session, starting_prescription

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

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
    | {each: Purpose.CORE for each in Pattern if each.startswith("core-")}
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


def _item(exercise: Exercise) -> Item:
    return Item(exercise.id, starting_prescription(exercise), exercise.default.rest)


def _end_of_work(session: Session) -> int:
    """The place after the last block that is not the cool-down."""
    working = (n for n, block in enumerate(session.blocks) if block.purpose != Purpose.COOL_DOWN)
    return max(working, default=-1) + 1
