"""``midstance programs``: the programs and routines of the library."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from midstance.cli.names import complete_programs
from midstance.cli.output import say_json
from midstance.cli.programs import plain_program, plain_routine, say_list, say_program, say_routine

if TYPE_CHECKING:
    from midstance.cli.prompt import Prompt
    from midstance.domain.library import Library


@click.command("programs")
@click.argument("program", required=False, metavar="[ID]", shell_complete=complete_programs)
@click.option("--json", "as_json", is_flag=True, help="One JSON document.")
@click.pass_obj
def command(prompt: Prompt, program: str | None, *, as_json: bool) -> None:
    """List the programs and routines, or show one week by week."""
    library = prompt.library()
    if program is None:
        _list(library, as_json=as_json)
    elif program in library.routines:
        routine = library.routines[program]
        if as_json:
            say_json(plain_routine(library, routine))
        else:
            say_routine(library, routine)
    elif as_json:
        say_json(plain_program(library, library.program(program)))
    else:
        say_program(library, library.program(program))


def _list(library: Library, *, as_json: bool) -> None:
    if as_json:
        programs = [plain_program(library, each) for each in library.programs.values()]
        routines = [plain_routine(library, each) for each in library.routines.values()]
        say_json({"programs": programs, "routines": routines})
    else:
        say_list(library)
