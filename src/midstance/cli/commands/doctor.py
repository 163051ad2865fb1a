"""``midstance doctor``: where everything lies, and whether it is sound."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from midstance.cli.faults import DONE, NOT_MET, WrongUseError
from midstance.cli.health import examine, is_sound, say_health
from midstance.cli.output import say_json

if TYPE_CHECKING:
    from midstance.cli.prompt import Prompt


@click.command("doctor", short_help="Check everything, and say where it lies.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document.")
@click.option(
    "--rebuild", "make_new", is_flag=True, help="Make the log anew from the workouts' files."
)
@click.option("--merge", "folder", metavar="FOLDER", help="Take in another machine's workouts.")
@click.pass_obj
def command(prompt: Prompt, *, as_json: bool, make_new: bool, folder: str | None) -> int:
    """Check the log and the runner's own files, and say where everything lies."""
    asked = {"--rebuild": make_new, "--merge": folder is not None, "--json": as_json}
    together = [name for name, is_asked in asked.items() if is_asked]
    if len(together) > 1:
        raise WrongUseError(f"{' and '.join(together)} do not go together; ask for them in turn.")
    if make_new:
        from midstance.cli.copies import make_anew

        make_anew(prompt)
    if folder is not None:
        from midstance.cli.copies import take_in

        take_in(prompt, folder)
    found = examine(prompt)
    if as_json:
        say_json(found)
    else:
        say_health(found)
    return DONE if is_sound(found) else NOT_MET
