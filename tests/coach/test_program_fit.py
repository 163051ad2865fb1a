"""Whether a program suits a runner."""

from typing import Any

import pytest

from midstance.coach.adapt.situation import Situation
from midstance.coach.program_fit import program_fit
from midstance.domain.library import Library
from midstance.domain.runner import FLOOR, GYM, Level, Place, Runner
from tests.coach.gym import MONDAY


def situation(library: Library, **runner: Any) -> Situation:
    """Somebody on Monday."""
    return Situation(library, Runner(**runner), MONDAY)


def test_the_advanced_with_everything_do_it_as_it_stands(library: Library) -> None:
    """Every program suits them; whose level is not known counts as intermediate."""
    here = situation(library, level=Level.ADVANCED)
    assert all(program_fit(program, here).suits for program in library.programs.values())


def test_missing_kit_is_shown_once_for_each_exercise(library: Library) -> None:
    """Each exercise that does not fit is named once, with what stands in and why."""
    here = situation(library, places=(Place("home", FLOOR),))
    fit = program_fit(library.program("power-5k10k"), here)
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
    fit = program_fit(library.program("offseason-strength"), here)
    assert fit.too_early == "It is made for levels 4 to 5 of 5; you said beginner."
    assert not program_fit(library.program("foundations"), here).too_early
    as_far = situation(library, level=Level.INTERMEDIATE)
    assert program_fit(library.program("offseason-strength"), as_far).too_early
    assert library.program("power-5k10k").levels[0] == Level.BEGINNER.highest
    assert not program_fit(library.program("power-5k10k"), here).too_early


def test_what_nothing_stands_in_for_is_shown_too(library: Library) -> None:
    """An exercise that has to be left out is named as such."""
    here = situation(library, places=(Place("meadow", frozenset()),))
    fit = program_fit(library.program("power-5k10k"), here)
    assert "wall-calf-stretch" in {each.exercise for each in fit.left_out}
    assert all(
        " no exercise " in each for each in fit.texts(library.exercises)[len(fit.replaced) :]
    )


@pytest.mark.parametrize("level", Level)
def test_what_suits_has_nothing_to_say(library: Library, level: Level) -> None:
    """Each program, at each level and in two places: it suits, or there is a line that says why."""
    for place in (Place("home", FLOOR), Place("gym", GYM)):
        here = situation(library, level=level, places=(place,))
        for program in library.programs.values():
            fit = program_fit(program, here)
            lines = fit.texts(library.exercises)
            assert fit.suits == (not lines and not fit.too_early)
            assert len(lines) == len(fit.replaced) + len(fit.left_out) == len(set(lines))
            assert bool(fit.too_early) == (program.levels[0] > level.highest)
