"""The session as a row for each exercise, with a mark for every set."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from midstance.domain.quantity import WeightUnit
from midstance.domain.record import sides_by_set
from midstance.domain.strength.ramp_up import is_ramp_up
from midstance.workout.display.details import amount_of_sets
from midstance.workout.set_count import sets_as_prescribed
from midstance.workout.state import Phase
from midstance.workout.summary import best_of_set

if TYPE_CHECKING:
    from collections.abc import Mapping

    from midstance.domain.exercise import Exercise
    from midstance.domain.planned_sets import PlannedSet
    from midstance.domain.record import ExercisePast, SetRecord
    from midstance.workout.state import State


NOTHING_KNOWN: Mapping[str, ExercisePast] = {}


class StripMark(StrEnum):
    """Whether a set is done."""

    DONE = "done"
    SKIPPED = "skipped"
    SHORT = "short"
    BEST = "best"
    HALF = "half"
    NOW = "now"
    TO_DO = "to-do"


DONE_MARKS = frozenset({StripMark.DONE, StripMark.BEST})
OVER = frozenset({StripMark.DONE, StripMark.BEST, StripMark.SHORT, StripMark.SKIPPED})
"""The marks of sets that are over."""


@dataclass(frozen=True, slots=True)
class StripItem:
    """One exercise of the session.

    Attributes:
        block: the block's heading.
        is_now: whether it is the one on the screen.
        counts: false for warm-up and cool-down.
        amount: what all its sets ask for: ``3 × 5 @ 60 kg``.
    """

    place: int
    name: str
    block: str
    marks: tuple[StripMark, ...]
    is_now: bool
    counts: bool = True
    amount: str = ""

    @property
    def is_done(self) -> bool:
        """Whether every set is over, and one of them done."""
        return self.is_over and any(mark in DONE_MARKS for mark in self.marks)

    @property
    def is_over(self) -> bool:
        """Whether nothing is left to do: every set is done, short or skipped."""
        return all(mark in OVER for mark in self.marks)


def strip_items(
    state: State,
    exercises: Mapping[str, Exercise],
    past: Mapping[str, ExercisePast] = NOTHING_KNOWN,
    unit: WeightUnit = WeightUnit.KG,
) -> tuple[StripItem, ...]:
    """A row for each item, in the order in which the items come, with loads in ``unit``."""
    recorded = sides_by_set(state.sets)
    bests = {
        key
        for key, sides in recorded.items()
        if sides[0].is_done and best_of_set(sides, state.sets, exercises, past) is not None
    }
    by_place: dict[int, list[PlannedSet]] = {}
    for planned_set in itertools.filterfalse(is_ramp_up, sets_as_prescribed(state)):
        by_place.setdefault(planned_set.place, []).append(planned_set)
    here = state.planned_set if state.phase not in {Phase.OVERVIEW, Phase.DONE} else None
    return tuple(
        StripItem(
            place,
            exercises[planned_sets[-1].exercise].name,
            planned_sets[0].purpose.heading,
            tuple(
                StripMark.BEST
                if (place, planned_set.set_number) in bests
                else _mark(planned_set, here, recorded.get((place, planned_set.set_number), []))
                for planned_set in planned_sets
            ),
            here is not None and here.place == place,
            planned_sets[0].purpose.counts,
            _amount_text(planned_sets[-1], unit),
        )
        for place, planned_sets in by_place.items()
    )


def _amount_text(planned_set: PlannedSet, unit: WeightUnit) -> str:
    load = f" @ {planned_set.load.text(unit)}" if planned_set.load else ""
    return f"{amount_of_sets(planned_set)}{load}"


def _mark(planned_set: PlannedSet, here: PlannedSet | None, recorded: list[SetRecord]) -> StripMark:
    if len(recorded) >= len(planned_set.recorded_sides):
        if any(each.is_done for each in recorded):
            return StripMark.DONE
        return StripMark.SHORT if any(each.short for each in recorded) else StripMark.SKIPPED
    if recorded:
        return StripMark.HALF
    return StripMark.NOW if planned_set is here else StripMark.TO_DO
