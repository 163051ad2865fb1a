"""Where the assets lie: inside the installed package, or at the top of a checkout."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

PACKAGE = Path(__file__).parents[1]


def assets(package: Path = PACKAGE) -> Path | Traversable:
    """The folder that holds ``exercises``, ``programs``, ``routines`` and the other data.

    A package that is no folder (a zip on the path) is asked through ``importlib.resources``, which
    costs more to import than reading everything does.
    """
    for folder in (package / "assets", package.parents[1] / "assets"):
        if folder.is_dir():
            return folder
    from importlib.resources import files  # noqa: PLC0415 - costly, and hardly ever needed

    return files("midstance") / "assets"
