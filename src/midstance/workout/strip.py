"""The session as a short list: each exercise with a mark for every set."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from midstance.workout.phase import Phase

if TYPE_CHECKING:
    from collections.abc import Mapping

    from midstance.domain.exercise import Exercise
    from midstance.domain.steps import Turn
    from midstance.workout.state import State


class Mark(StrEnum):
    """How a set stands."""

    DONE = "done"
    SKIPPED = "skipped"
    HALF = "half"
    NOW = "now"
    TO_DO = "to-do"


@dataclass(frozen=True, slots=True)
class Row:
    """One exercise of the session.

    Attributes:
        block: the block's heading.
        is_now: whether it is the one on the screen.
    """

    place: int
    name: str
    block: str
    marks: tuple[Mark, ...]
    is_now: bool

    @property
    def is_done(self) -> bool:
        """Whether every set is done or skipped."""
        return all(mark in {Mark.DONE, Mark.SKIPPED} for mark in self.marks)


def asked(state: State) -> tuple[Turn, ...]:
    """The turns that are asked for as far as can be told: not the further rounds before a cap."""
    here = state.turn
    return tuple(
        turn
        for turn in state.turns
        if turn.cap is None or turn.round <= (here.round if turn.block == here.block else 1)
    )


def rows(state: State, exercises: Mapping[str, Exercise]) -> tuple[Row, ...]:
    """A row for each item, in the order in which the items come."""
    recorded: dict[tuple[int, int], list[bool]] = {}
    for each in state.sets:
        recorded.setdefault((each.place, each.set_number), []).append(each.skipped)
    by_place: dict[int, list[Turn]] = {}
    for turn in asked(state):
        by_place.setdefault(turn.place, []).append(turn)
    here = state.turn if state.phase not in {Phase.OVERVIEW, Phase.DONE} else None
    return tuple(
        Row(
            place,
            exercises[turns[-1].exercise].name,
            turns[0].purpose.heading,
            tuple(_mark(turn, here, recorded.get((place, turn.set_number), [])) for turn in turns),
            here is not None and here.place == place,
        )
        for place, turns in by_place.items()
    )


def _mark(turn: Turn, here: Turn | None, skipped: list[bool]) -> Mark:
    if len(skipped) >= len(turn.recorded_sides):
        return Mark.SKIPPED if all(skipped) else Mark.DONE
    if skipped:
        return Mark.HALF
    return Mark.NOW if turn is here else Mark.TO_DO
