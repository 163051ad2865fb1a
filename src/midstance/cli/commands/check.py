"""``midstance check``: every mistake in files of the runner's own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from midstance.cli.errors import DONE, NOT_MET
from midstance.cli.output import clean_for_terminal, say
from midstance.cli.screen import default_keys

if TYPE_CHECKING:
    from midstance.cli.command_context import CommandContext

MAX_FILE_NAME = 2000


@click.command("check", short_help="Name every mistake in files of your own.")
@click.argument(
    "files", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path)
)
@click.pass_obj
def command(prompt: CommandContext, files: tuple[Path, ...]) -> int:
    """Name every mistake in exercise, program, routine, key map and settings files."""
    from midstance.storage.definitions.check_file import check_file

    library = prompt.loaded_library().library
    keys = default_keys()
    found = [problem for file in files for problem in check_file(file, library, keys)]
    for problem in found:
        say(clean_for_terminal(problem.text(), MAX_FILE_NAME))
    if not found:
        say(f"No mistakes in {len(files)} file{'s' if len(files) > 1 else ''}.")
    return NOT_MET if found else DONE
