"""The runner's settings: read once, never written over; defaults where there is no file."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from midstance.domain.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Mapping

    from midstance.storage.places import Places
    from midstance.storage.problem import Problem

NO_COMMANDS: Mapping[str, tuple[str, ...]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class LoadedSettings:
    """The settings, and what is wrong in the files they came from."""

    settings: Settings
    problems: tuple[Problem, ...] = ()


def load_settings(
    places: Places, commands: Mapping[str, tuple[str, ...]] = NO_COMMANDS
) -> LoadedSettings:
    """The runner's settings; every mistake is told, and the default holds in its place.

    ``commands`` are the usual keys of every command by its id.
    """
    file = places.settings
    if not file.exists():
        return LoadedSettings(Settings())
    from midstance.storage.problem import FileError  # noqa: PLC0415 - not for defaults
    from midstance.storage.settings_file import read_settings  # noqa: PLC0415 - not for defaults
    from midstance.storage.toml_text import parse, read_limited  # noqa: PLC0415 - not for defaults

    try:
        document = parse(str(file), read_limited(file))
    except FileError as error:
        return LoadedSettings(Settings(), error.problems)
    return LoadedSettings(*read_settings(document, commands, places))
