"""What the runner wants done from now on instead of what a program prescribes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from midstance.domain.runner import Preference

if TYPE_CHECKING:
    from collections.abc import Iterable

    from midstance.domain.runner import Runner
    from midstance.domain.steps import Turn


def program_of(session: str) -> str:
    """The program or routine that a session's id belongs to."""
    return session.partition("/")[0]


def chosen_for(runner: Runner, program: str, prescribed: str) -> str | None:
    """The exercise chosen in the place of ``prescribed``; None where nothing was chosen."""
    for each in runner.preferences:
        if (each.program, each.prescribed) == (program, prescribed):
            return each.chosen
    return None


def preferring(runner: Runner, preference: Preference) -> Runner:
    """The runner with a preference; an earlier one for the same exercise gives way to it."""
    return replace(
        runner,
        preferences=(
            *forgetting(runner, preference.program, preference.prescribed).preferences,
            preference,
        ),
    )


def forgetting(runner: Runner, program: str, prescribed: str) -> Runner:
    """The runner who does again what the program prescribes."""
    kept = tuple(
        each
        for each in runner.preferences
        if (each.program, each.prescribed) != (program, prescribed)
    )
    return replace(runner, preferences=kept)


def swaps(session: str, begun: Iterable[Turn], done: Iterable[Turn]) -> tuple[Preference, ...]:
    """What was swapped by hand in a workout: each could hold for today only, or from now on.

    ``begun`` are the turns as the workout began with them, ``done`` as it ended with them; where
    an exercise was swapped twice, the last one counts.
    """
    first = {turn.place: turn for turn in reversed(tuple(begun))}
    last = {turn.place: turn for turn in done}
    program = program_of(session)
    return tuple(
        Preference(program, first[place].prescribed, turn.exercise)
        for place, turn in sorted(last.items())
        if place in first and turn.exercise != first[place].exercise
    )
