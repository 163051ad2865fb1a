"""``midstance exercises``: the movements of the library."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from midstance.cli.names import complete_exercises
from midstance.cli.output import say_json, say_table
from midstance.cli.pages import plain_exercise, say_exercise

if TYPE_CHECKING:
    from midstance.cli.prompt import Prompt


@click.command("exercises")
@click.argument("exercise", required=False, metavar="[ID]", shell_complete=complete_exercises)
@click.option("--json", "as_json", is_flag=True, help="One JSON document.")
@click.pass_obj
def command(prompt: Prompt, exercise: str | None, *, as_json: bool) -> None:
    """List the exercises, or tell everything about one."""
    from midstance.workout.cards import kit_text

    library = prompt.library()
    if exercise is None:
        held = tuple(library.exercises.values())
        if as_json:
            say_json([plain_exercise(each) for each in held])
        else:
            rows = [
                (e.id, e.name, e.pattern.value, str(e.level), e.measure.value, kit_text(e))
                for e in held
            ]
            say_table(("id", "name", "pattern", "level", "measured in", "equipment"), rows)
        return
    found = library.exercise(exercise)
    if as_json:
        say_json(plain_exercise(found))
    else:
        say_exercise(found, library)
