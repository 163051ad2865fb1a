"""How a program suits a runner, and how the chosen one stands."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

import pytest

from midstance.coach.program_fit import fit_of, followed_now
from midstance.coach.situation import Situation
from midstance.domain.library import Library
from midstance.domain.program import DoneSession
from midstance.domain.runner import FLOOR, Level, Place, Runner

MONDAY = date(2026, 11, 23)


@dataclass
class Chosen:
    """A choice of a program."""

    program: str
    start: date


@dataclass
class ShortLog:
    """A log that answers about programs alone."""

    chosen: list[Chosen]
    done: list[DoneSession] = field(default_factory=list)

    def enrolments(self) -> list[Chosen]:
        """Every choice, the newest first."""
        return self.chosen

    @property
    def days(self) -> "ShortLog":
        """What it answers about days."""
        return self

    def of_program(self, program: str, since: date) -> list[DoneSession]:
        """What was done of it."""
        return [
            each
            for each in self.done
            if each.session.startswith(program) and each.local_date >= since
        ]


def standing(library: Library, *log: Any) -> Any:
    """How the chosen program stands on Monday."""
    return followed_now(ShortLog(*log), library, MONDAY)  # type: ignore[arg-type]  # as far as it is asked


def situation(library: Library, **runner: Any) -> Situation:
    """Somebody on Monday."""
    return Situation(library, Runner(**runner), MONDAY)


def test_whoever_said_nothing_does_it_as_it_stands(library: Library) -> None:
    """Every program suits a runner of whom nothing is known."""
    here = situation(library)
    assert all(fit_of(program, here).suits for program in library.programs.values())


def test_missing_kit_is_told_once_for_each_exercise(library: Library) -> None:
    """Each exercise that does not fit is named once, with what stands in and why."""
    here = situation(library, places=(Place("home", FLOOR),))
    fit = fit_of(library.program("power-5k10k"), here)
    names = [each.instead_of for each in fit.replaced]
    assert "back-squat" in names
    assert len(names) == len(set(names))
    lines = fit.texts(library.exercises)
    assert any(
        "instead of Barbell back squat, because home has no barbell" in each for each in lines
    )
    assert not fit.suits


def test_a_level_that_lies_above(library: Library) -> None:
    """A beginner hears that a program is made for higher levels."""
    here = situation(library, level=Level.BEGINNER)
    fit = fit_of(library.program("offseason-strength"), here)
    assert fit.too_early == "It is made for levels 3 to 4 of 5; you said beginner."
    assert not fit_of(library.program("foundations"), here).too_early


def test_what_nothing_stands_in_for_is_told_too(library: Library) -> None:
    """An exercise that has to be left out is named as such."""
    here = situation(library, places=(Place("meadow", frozenset()),))
    fit = fit_of(library.program("power-5k10k"), here)
    assert "wall-calf-stretch" in {each.exercise for each in fit.left_out}
    assert all(" nothing " in each for each in fit.texts(library.exercises)[len(fit.replaced) :])


def test_the_standing_of_the_newest_choice(library: Library) -> None:
    """The last choice counts, with what was done of it since."""
    begun = MONDAY - timedelta(days=7)
    done = [DoneSession("foundations/A", 1, begun), DoneSession("foundations/B", 1, MONDAY)]
    log = [Chosen("foundations", begun), Chosen("bootcamp-3", begun - timedelta(days=30))], done
    now = standing(library, *log)
    assert (now.program, now.week) == ("foundations", 2)
    assert now.text == "week 2 of 6, on plan"


@pytest.mark.parametrize("chosen", [[], [Chosen("gone", MONDAY)]])
def test_without_a_program_there_is_no_standing(library: Library, chosen: list[Chosen]) -> None:
    """Neither nobody's choice nor a program that is gone has a standing."""
    assert standing(library, chosen) is None
