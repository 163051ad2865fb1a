"""How a program suits a runner before it is chosen, and how the chosen one stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from midstance.coach.adapting import LeftOut, Replaced, adapt
from midstance.coach.planning import Choice
from midstance.coach.schedule import planned_in, terms
from midstance.coach.standing import standing

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from midstance.coach.adapting import Difference
    from midstance.coach.log import Log
    from midstance.coach.situation import Situation
    from midstance.domain.attendance import Standing
    from midstance.domain.exercise import Exercise
    from midstance.domain.library import Library
    from midstance.domain.program import Program


@dataclass(frozen=True, slots=True)
class ProgramFit:
    """What a program would do otherwise for a runner, each thing once.

    Attributes:
        too_early: why its level may lie above the runner's, as a sentence; "" where it does not.
    """

    replaced: tuple[Replaced, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    too_early: str = ""

    @property
    def suits(self) -> bool:
        """Whether the runner can do it as it stands."""
        return not (self.replaced or self.left_out or self.too_early)

    def texts(self, exercises: Mapping[str, Exercise]) -> tuple[str, ...]:
        """Every difference in one line."""
        return (
            *(each.text(exercises) for each in self.replaced),
            *(each.text(exercises) for each in self.left_out),
        )


def fit_of(program: Program, situation: Situation) -> ProgramFit:
    """What all weeks of ``program`` would do otherwise in this situation."""
    replaced: dict[str, Replaced] = {}
    left_out: dict[str, LeftOut] = {}
    for each in _differences(program, situation):
        if isinstance(each, Replaced):
            replaced.setdefault(each.instead_of, each)
        elif isinstance(each, LeftOut):
            left_out.setdefault(each.exercise, each)
    early = _too_early(program, situation)
    return ProgramFit(tuple(replaced.values()), tuple(left_out.values()), early)


def _differences(program: Program, situation: Situation) -> Iterator[Difference]:
    for week in range(1, program.weeks + 1):
        for session in situation.library.week_sessions(program, week):
            yield from adapt(session, situation).differences


def _too_early(program: Program, situation: Situation) -> str:
    level = situation.runner.level
    if level is None or program.levels[0] <= level.highest:
        return ""
    low, high = program.levels
    return f"It is made for levels {low} to {high} of 5; you said {level.value}."


def followed_now(log: Log, library: Library, today: date) -> Standing | None:
    """How the program that was chosen last stands; None where none was, or it is not known."""
    chosen = terms(Choice(each.program, each.start) for each in log.enrolments())
    program = library.programs.get(chosen[0].program) if chosen else None
    if program is None:
        return None
    term = chosen[0]
    done = log.days.of_program(term.program, term.start)
    return standing(term, program, planned_in(term, library), done, today, is_over=False)
