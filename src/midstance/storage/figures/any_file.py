"""Checks a file that somebody points at, figures among them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from midstance.storage.definitions.check_file import check_file
from midstance.storage.definitions.keymap import NO_COMMANDS
from midstance.storage.definitions.problems import DefinitionFileError, UnplacedProblem
from midstance.storage.definitions.toml_file import parse, read_limited
from midstance.storage.figures.book import FIGURES_FOLDER, WORDS, figures_in

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from midstance.domain.library import Library
    from midstance.storage.definitions.keymap import KeysOfCommands
    from midstance.storage.definitions.problems import Problem
    from midstance.storage.definitions.toml_file import TomlFile
    from midstance.storage.figures.book import FigureBook


def _unknown_figures(document: TomlFile, book: FigureBook) -> Iterator[UnplacedProblem]:
    """Exercises whose figure is not there; they can be used, and words stand for the figure."""
    tables = document.tables.get("exercise")
    for number, table in enumerate(tables if isinstance(tables, list) else ()):
        name = table.get("figure", WORDS)
        if name != WORDS and book.figure(name) is None:
            message = f"there is no figure {name!r}"
            remedy = f'write "{WORDS}", or the name of a figure'
            yield UnplacedProblem(("exercise", number, "figure"), message, remedy)


def check_any_file(
    path: Path, library: Library, book: FigureBook, commands: KeysOfCommands = NO_COMMANDS
) -> tuple[Problem, ...]:
    """Every mistake in a file of figures, or in any other file of Midstance.

    ``book`` holds the figures that exercises may name.
    """
    try:
        document = parse(str(path), read_limited(path))
    except DefinitionFileError as error:
        return error.problems
    if "figure" not in document.tables and path.parent.name != FIGURES_FOLDER:
        found = check_file(path, library, commands)
        return found or document.problems(_unknown_figures(document, book))
    try:
        figures_in(document)
    except DefinitionFileError as error:
        return tuple(sorted(error.problems, key=lambda problem: (problem.line, problem.column)))
    return ()
