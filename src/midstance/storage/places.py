"""The data, config and cache folders, and how to choose others."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from midstance.storage.errors import UnusablePlaceError
from midstance.storage.files import make_private

if TYPE_CHECKING:
    from collections.abc import Mapping
    from importlib.resources.abc import Traversable


APP_NAME = "midstance"
SETTINGS = "settings.toml"


@dataclass(frozen=True, slots=True)
class Places:
    """The folders of one user.

    Attributes:
        data: the log and its backups.
        config: settings, own exercises, programs, routines and keymaps.
        cache: what can be rebuilt at any time.
    """

    data: Path
    config: Path
    cache: Path

    @classmethod
    def find(
        cls,
        environ: Mapping[str, str],
        data: Path | None = None,
        config: Path | None = None,
    ) -> Places:
        """The folders that ``environ`` and the system name; ``data`` and ``config`` come first.

        ``MIDSTANCE_DATA_DIR`` and ``MIDSTANCE_CONFIG_DIR`` come next, then the usual folders.
        A data folder that somebody chose holds the cache too; nothing is written elsewhere.
        A leading ``~`` is the home folder: files, services and ``--data-dir=~/x`` pass it on.

        Raises:
            UnusablePlaceError: nothing says where the usual folders are, or a variable names a
                folder that depends on where the program is started.
        """
        data, config = (folder and from_home(folder).absolute() for folder in (data, config))
        chosen_data = data or _chosen(environ, "MIDSTANCE_DATA_DIR")
        chosen_config = config or _chosen(environ, "MIDSTANCE_CONFIG_DIR")
        return cls(
            data=chosen_data or default_places("data"),
            config=chosen_config or default_places("config"),
            cache=chosen_data / "cache" if chosen_data else default_places("cache"),
        )

    @property
    def settings(self) -> Path:
        """The settings file, which need not be there."""
        return self.config / SETTINGS

    def make(self) -> None:
        """Make the data and config folders, for this user's eyes only.

        Raises:
            OSError: a folder cannot be made.
        """
        for folder in (self.data, self.config):
            make_private(folder)


def default_places(what: str) -> Path:
    """The system's usual folder for ``what``: data, config or cache.

    Raises:
        UnusablePlaceError: nothing says where the user's home folder is.
    """
    _ignore_empty_home()
    import platformdirs  # noqa: PLC0415 - costly, and not needed where folders were chosen

    folders = {
        "data": platformdirs.user_data_path,
        "config": platformdirs.user_config_path,
        "cache": platformdirs.user_cache_path,
    }
    try:
        return folders[what](APP_NAME, appauthor=False)
    except RuntimeError:
        raise UnusablePlaceError(
            "it is not set, and the system knows no home folder for this user",
            "HOME",
            "Set it to the folder to use.",
        ) from None


def _chosen(environ: Mapping[str, str], name: str) -> Path | None:
    value = environ.get(name, "")
    if not value:
        return None
    folder = from_home(Path(value))
    if not folder.is_absolute():
        raise UnusablePlaceError(
            f"{value!r} would be another folder wherever the program is started",
            name,
            "Write the whole path, beginning with / or ~.",
        )
    return folder


def from_home(folder: Path) -> Path:
    """``folder`` with the home for a leading ``~``; as it is where nobody has that home."""
    if not str(folder).startswith("~"):
        return folder
    _ignore_empty_home()
    try:
        return folder.expanduser()
    except RuntimeError:
        return folder


def _ignore_empty_home() -> None:
    """Have an empty ``HOME`` count as none: else the home would be the root of the disk."""
    if os.environ.get("HOME") == "":
        del os.environ["HOME"]


PACKAGE = Path(__file__).parents[1]


def bundled_assets(package: Path = PACKAGE) -> Path | Traversable:
    """The folder that holds ``exercises``, ``programs``, ``routines`` and the other data.

    A package that is no folder (a zip on the path) is read through ``importlib.resources``, which
    costs more to import than reading everything does.
    """
    for folder in (package / "assets", package.parents[1] / "assets"):
        if folder.is_dir():
            return folder
    from importlib.resources import files  # noqa: PLC0415 - costly, and hardly ever needed

    return files("midstance") / "assets"


def read_asset(names: tuple[str, ...]) -> str:
    """The text of a bundled data file, by its folder and name."""
    return bundled_assets().joinpath(*names).read_text("utf-8")
