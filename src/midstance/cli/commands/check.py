"""``midstance check``: every mistake in files of the runner's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from midstance.cli.errors import DONE, NOT_MET
from midstance.cli.output import clean_for_terminal, say
from midstance.cli.parser import FILE_OR_FOLDER
from midstance.cli.screen import default_keys
from midstance.exchange.week_file import week_problems
from midstance.presentation.phrases import plural
from midstance.storage.figures.any_file import check_any_file
from midstance.storage.figures.book import FigureBook
from midstance.storage.places import bundled_assets

if TYPE_CHECKING:
    from pathlib import Path

    from midstance.cli.command_context import CommandContext
    from midstance.domain.library import Library
    from midstance.storage.definitions.keymap import KeysOfCommands
    from midstance.storage.definitions.problems import Problem

MAX_FILE_NAME = 2000


def _problems_in(
    file: Path, library: Library, figures: FigureBook, keys: KeysOfCommands
) -> tuple[Problem, ...]:
    of_week = week_problems(file)
    return check_any_file(file, library, figures, keys) if of_week is None else of_week


@click.command("check")
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=FILE_OR_FOLDER)
@click.pass_obj
def command(context: CommandContext, files: tuple[Path, ...]) -> int:
    """Name every mistake in exercise, figure, program, routine, week, key and settings files.

    What a coach would change in a program is named too, with why; it is no mistake.
    """
    library, keys = context.loaded_library().library, default_keys()
    figures = FigureBook(bundled_assets(), context.places.config)
    problems = [problem for file in files for problem in _problems_in(file, library, figures, keys)]
    for problem in problems:
        say(clean_for_terminal(problem.text(), MAX_FILE_NAME))
    if any(not problem.why for problem in problems):
        return NOT_MET
    say(f"No mistakes in {plural(len(files), 'file')}.")
    return DONE
