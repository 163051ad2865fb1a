"""A session as this runner can do it here and today, with every difference told."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

from midstance.coach.carrying import carried
from midstance.coach.preferences import chosen_for, program_of
from midstance.coach.reason import CHOSEN, Reason, effort_reason, why_instead
from midstance.coach.substitution import StandIn, stand_in

if TYPE_CHECKING:
    from collections.abc import Mapping

    from midstance.coach.situation import Situation
    from midstance.domain.exercise import Exercise
    from midstance.domain.session import Block, Item, Purpose, Session

RECOVERY = ("active-recovery-25", "foam-10")
NOTHING_FITS = "nothing in the library may take its place"


@dataclass(frozen=True, slots=True)
class Replaced:
    """Another exercise is done.

    Attributes:
        place: the item's place in the adapted session, counted from 0.
        to, instead_of: ids.
    """

    place: int
    to: str
    instead_of: str
    reason: Reason

    def text(self, exercises: Mapping[str, Exercise]) -> str:
        """The difference in one line."""
        return f"{_name(self.to, exercises)} {instead_text(self, exercises)}"


@dataclass(frozen=True, slots=True)
class Eased:
    """The same exercise with less effort, up to ``effort`` of 10."""

    place: int
    exercise: str
    effort: int
    reason: Reason

    def text(self, exercises: Mapping[str, Exercise]) -> str:
        """The difference in one line."""
        name = _name(self.exercise, exercises)
        return f"{name} at effort {self.effort} at most, because {self.reason.text}"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An exercise of ``block`` is not done, and nothing stands in."""

    exercise: str
    block: Purpose
    reason: Reason

    def text(self, exercises: Mapping[str, Exercise]) -> str:
        """The difference in one line."""
        name = _name(self.exercise, exercises)
        return f"without {name}, because {self.reason.text} and {NOTHING_FITS}"


@dataclass(frozen=True, slots=True)
class Emptied:
    """Nothing is left of a block; ``offers`` are recovery routines that may be done instead."""

    block: Purpose
    offers: tuple[str, ...]

    def text(self, exercises: Mapping[str, Exercise]) -> str:
        """The difference in one line."""
        del exercises
        instead = f"; {' or '.join(self.offers)} may do you good instead" if self.offers else ""
        return f"Nothing is left of {self.block.heading.lower()}{instead}"


Difference: TypeAlias = Replaced | Eased | LeftOut | Emptied


@dataclass(frozen=True, slots=True)
class Adapted:
    """What is done instead of what was prescribed.

    Attributes:
        session: with stand-ins in the place of what does not fit; each says so in its note.
        differences: all of them, in the session's order.
    """

    session: Session
    differences: tuple[Difference, ...] = ()

    @property
    def replaced(self) -> tuple[Replaced, ...]:
        """The stand-ins alone."""
        return tuple(each for each in self.differences if isinstance(each, Replaced))

    @property
    def emptied(self) -> tuple[Emptied, ...]:
        """The blocks of which nothing is left."""
        return tuple(each for each in self.differences if isinstance(each, Emptied))

    def at(self, place: int) -> Replaced | None:
        """The stand-in at a place of the adapted session; None where nothing was replaced."""
        return next((each for each in self.replaced if each.place == place), None)

    def texts(self, exercises: Mapping[str, Exercise]) -> tuple[str, ...]:
        """Every difference in one line."""
        return tuple(each.text(exercises) for each in self.differences)


def instead_text(replaced: Replaced, exercises: Mapping[str, Exercise]) -> str:
    """``instead of Back squat, because home has no barbell and no rack``."""
    return f"instead of {_name(replaced.instead_of, exercises)}, because {replaced.reason.text}"


def adapt(session: Session, situation: Situation) -> Adapted:
    """``session`` as the runner can do it; never harder than it was, but by the runner's choice.

    Raises:
        UnknownIdError: the session names an exercise that the library does not hold.
    """
    blocks: list[Block] = []
    told: list[Difference] = []
    place = 0
    for block in session.blocks:
        items: list[Item] = []
        for item in block.items:
            done, said = _done(item, block, place + len(items), session, situation)
            items += done
            told += said
        if items:
            blocks.append(replace(block, items=tuple(items)))
        else:
            told.append(Emptied(block.purpose, _offers(session, situation)))
        place += len(items)
    return Adapted(replace(session, blocks=tuple(blocks)), tuple(told))


def _done(
    item: Item, block: Block, place: int, session: Session, situation: Situation
) -> tuple[list[Item], list[Difference]]:
    """The item that is done, if any, and what is said of it."""
    prescribed = _exercise(item.exercise, situation)
    found = _found(prescribed, session, situation)
    if found is None:
        reason = why_instead(prescribed, situation) or CHOSEN
        return [], [LeftOut(prescribed.id, block.purpose, reason)]
    if found.exercise is prescribed:
        return _eased(item, place, prescribed, situation)
    reason = found.reason or CHOSEN
    replaced = Replaced(place, found.exercise.id, prescribed.id, reason)
    stands_in = replace(
        item,
        exercise=found.exercise.id,
        prescription=carried(item.prescription, prescribed, found.exercise),
        tempo=None,
        note=instead_text(replaced, situation.library.exercises),
        prescribed=prescribed.id,
    )
    eased, said = _eased(stands_in, place, found.exercise, situation)
    return eased, [replaced, *said]


def _found(prescribed: Exercise, session: Session, situation: Situation) -> StandIn | None:
    """What is done in its place: what the runner chose, or what stands in for that or for it."""
    id_ = chosen_for(situation.runner, program_of(session.id), prescribed.id)
    chosen = situation.library.exercises.get(id_) if id_ else None
    if chosen is None:
        return stand_in(prescribed, situation)
    found = stand_in(chosen, situation, is_chosen=True)
    if found is None:
        return stand_in(prescribed, situation)
    return found


def _eased(
    item: Item, place: int, exercise: Exercise, situation: Situation
) -> tuple[list[Item], list[Difference]]:
    """The item at an effort that the complaints leave; said only where it is lower than asked."""
    cap = situation.highest_effort(exercise)
    asked = item.prescription.rpe if item.prescription.rpe is not None else exercise.default.rpe
    if cap is None or asked is None or asked <= cap[0]:
        return [item], []
    eased = Eased(place, exercise.id, cap[0], effort_reason(*cap))
    note = f"effort {cap[0]} at most"
    calmer = replace(
        item,
        prescription=replace(item.prescription, rpe=cap[0], percent=None),
        note=f"{item.note}; {note}" if item.note else f"{note}, because {eased.reason.text}",
    )
    return [calmer], [eased]


def _offers(session: Session, situation: Situation) -> tuple[str, ...]:
    """The recovery routines of which the situation leaves something."""
    library = situation.library
    there = (id_ for id_ in RECOVERY if id_ in library.routines and id_ != session.id)
    return tuple(id_ for id_ in there if _is_left(library.session(id_), situation))


def _is_left(session: Session, situation: Situation) -> bool:
    return any(
        stand_in(_exercise(item.exercise, situation), situation) is not None
        for item in session.items
    )


def _exercise(id_: str, situation: Situation) -> Exercise:
    return situation.library.exercise(id_)


def _name(id_: str, exercises: Mapping[str, Exercise]) -> str:
    return exercises[id_].name if id_ in exercises else id_
