"""Finds the figure that an exercise names: among the runner's own files, then the bundled ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from midstance.storage.definitions.problems import DefinitionFileError, Problem
from midstance.storage.definitions.toml_file import parse, read_limited
from midstance.storage.figures.checks import check_poses
from midstance.storage.figures.reading import read_figures

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.resources.abc import Traversable
    from pathlib import Path

    from midstance.figures.figure import Figure
    from midstance.storage.definitions.toml_file import TomlFile

FIGURES_FOLDER = "figures"
WORDS = "words"
"""What an exercise names instead of a figure if words show it better."""


def figures_in(document: TomlFile) -> dict[str, Figure]:
    """Every figure of a file, each change of one among them.

    Raises:
        DefinitionFileError: something in it is wrong, or no body could do it.
    """
    read = read_figures(document)
    if problems := document.problems(check_poses(read)):
        raise DefinitionFileError(problems)
    return read.figures


class FigureBook:
    """Figures by name; a file is read when one of its figures is asked for.

    Attributes:
        problems: what was wrong in files that were looked at; their figures are left out.
    """

    def __init__(self, assets: Path | Traversable, own: Path) -> None:
        """``assets`` holds the bundled files, ``own`` the runner's folder of figures."""
        self._assets, self._own = assets / FIGURES_FOLDER, own / FIGURES_FOLDER
        self._found: dict[str, Figure | None] = {}
        self.problems: tuple[Problem, ...] = ()

    def figure(self, name: str) -> Figure | None:
        """The figure; None where words stand for it, or where there is none without a mistake."""
        if not name or name == WORDS:
            return None
        if name not in self._found:
            self._found[name] = self._look_up(name)
        return self._found[name]

    def _look_up(self, name: str) -> Figure | None:
        sign = f'"{name.partition("/")[0]}"'.encode()
        for file, content in self._contents():
            if sign not in content:
                continue
            try:
                found = figures_in(parse(file, content))
            except DefinitionFileError as error:
                self.problems = tuple(dict.fromkeys((*self.problems, *error.problems)))
                continue
            if name in found:
                return found[name]
        return None

    def _contents(self) -> Iterator[tuple[str, bytes]]:
        try:
            own = sorted(file for file in self._own.iterdir() if file.name.endswith(".toml"))
        except OSError:
            own = []
        for file in own:
            try:
                yield str(file), read_limited(file)
            except DefinitionFileError as error:
                self.problems = tuple(dict.fromkeys((*self.problems, *error.problems)))
        for bundled in sorted(self._assets.iterdir(), key=lambda each: each.name):
            if bundled.name.endswith(".toml"):
                yield f"{FIGURES_FOLDER}/{bundled.name}", bundled.read_bytes()
