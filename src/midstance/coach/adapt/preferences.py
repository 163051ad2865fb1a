"""What the runner does from now on instead of what a program prescribes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from midstance.domain.runner import Preference
from midstance.domain.session import program_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from midstance.domain.planned_sets import PlannedSet
    from midstance.domain.runner import Runner


def preferred_exercise(runner: Runner, program: str, prescribed: str) -> str | None:
    """The exercise chosen instead of ``prescribed``; None where nothing was chosen."""
    for each in runner.preferences:
        if (each.program, each.prescribed) == (program, prescribed):
            return each.chosen
    return None


def set_preference(runner: Runner, preference: Preference) -> Runner:
    """The runner with a preference, which replaces an earlier one for the same exercise."""
    return replace(
        runner,
        preferences=(
            *drop_preference(runner, preference.program, preference.prescribed).preferences,
            preference,
        ),
    )


def drop_preference(runner: Runner, program: str, prescribed: str) -> Runner:
    """The runner without a preference: what the program prescribes is done again."""
    others = tuple(
        each
        for each in runner.preferences
        if (each.program, each.prescribed) != (program, prescribed)
    )
    return replace(runner, preferences=others)


def lasting_swaps(
    session: str, begun: Iterable[PlannedSet], done: Iterable[PlannedSet]
) -> tuple[Preference, ...]:
    """The swaps by hand in a workout, each of which could become a preference.

    ``begun`` are the planned sets at the beginning of the workout, ``done`` those at its end; where
    an exercise was swapped twice, the last one counts.
    """
    first = {planned_set.place: planned_set for planned_set in reversed(tuple(begun))}
    last = {planned_set.place: planned_set for planned_set in done}
    program = program_of(session)
    return tuple(
        Preference(program, first[place].prescribed, planned_set.exercise)
        for place, planned_set in sorted(last.items())
        if place in first and planned_set.exercise != first[place].exercise
    )
