"""Whether a program suits a runner: what would change in it, and whether it is too early."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from midstance.coach.adapt.adaptation import adapt
from midstance.coach.adapt.differences import DroppedExercise, Replacement

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from midstance.coach.adapt.differences import Difference
    from midstance.coach.adapt.situation import Situation
    from midstance.domain.exercise import Exercise
    from midstance.domain.program import Program


@dataclass(frozen=True, slots=True)
class ProgramFit:
    """What would change in a program for a runner, each exercise once.

    Attributes:
        too_early: why its level may be too high for the runner, as a sentence; "" if it is not.
    """

    replaced: tuple[Replacement, ...] = ()
    left_out: tuple[DroppedExercise, ...] = ()
    too_early: str = ""

    @property
    def suits(self) -> bool:
        """Whether the runner can do it unchanged."""
        return not (self.replaced or self.left_out or self.too_early)

    def texts(self, exercises: Mapping[str, Exercise]) -> tuple[str, ...]:
        """A line for each exercise that is replaced or left out."""
        return (
            *(each.text(exercises) for each in self.replaced),
            *(each.text(exercises) for each in self.left_out),
        )


def program_fit(program: Program, situation: Situation) -> ProgramFit:
    """What would change in all weeks of ``program`` in this situation."""
    replaced: dict[str, Replacement] = {}
    left_out: dict[str, DroppedExercise] = {}
    for each in _all_differences(program, situation):
        if isinstance(each, Replacement):
            replaced.setdefault(each.instead_of, each)
        elif isinstance(each, DroppedExercise):
            left_out.setdefault(each.exercise, each)
    early = _too_early_text(program, situation)
    return ProgramFit(tuple(replaced.values()), tuple(left_out.values()), early)


def _all_differences(program: Program, situation: Situation) -> Iterator[Difference]:
    for week in range(1, program.weeks + 1):
        for session in situation.library.week_sessions(program, week):
            yield from adapt(session, situation).differences


def _too_early_text(program: Program, situation: Situation) -> str:
    level = situation.runner.level
    if level is None or program.levels[0] <= level.highest:
        return ""
    low, high = program.levels
    return f"It is made for levels {low} to {high} of 5; you said {level.value}."
