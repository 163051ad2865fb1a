"""``midstance check``: every mistake in files of the runner's own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from midstance.cli.errors import DONE, NOT_MET
from midstance.cli.output import clean_for_terminal, say
from midstance.cli.screen import default_keys
from midstance.presentation.phrases import plural
from midstance.storage.definitions.check_file import check_file

if TYPE_CHECKING:
    from midstance.cli.command_context import CommandContext

MAX_FILE_NAME = 2000


@click.command("check")
@click.argument(
    "files", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path)
)
@click.pass_obj
def command(context: CommandContext, files: tuple[Path, ...]) -> int:
    """Name every mistake in exercise, program, routine, key map and settings files."""
    library = context.loaded_library().library
    keys = default_keys()
    problems = [problem for file in files for problem in check_file(file, library, keys)]
    for problem in problems:
        say(clean_for_terminal(problem.text(), MAX_FILE_NAME))
    if not problems:
        say(f"No mistakes in {plural(len(files), 'file')}.")
    return NOT_MET if problems else DONE
