"""The library's files as bytes: the bundled ones, then the runner's own."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from midstance.storage.definitions.problems import DefinitionFileError
from midstance.storage.definitions.toml_file import read_limited

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.resources.abc import Traversable
    from pathlib import Path


class FileKind(StrEnum):
    """What a file holds; also the name of the folder it lies in."""

    EXERCISES = "exercises"
    ROUTINES = "routines"
    PROGRAMS = "programs"


@dataclass(frozen=True, slots=True)
class Source:
    """One file of the library.

    Attributes:
        file: its path; a bundled file's path begins at the assets folder.
        content: at most one byte more than a file may have.
        trouble: why it could not be read, or "".
        own: it is the runner's own, not bundled.
    """

    kind: FileKind
    file: str
    content: bytes = b""
    trouble: str = ""
    own: bool = False


def bundled_sources(assets: Path | Traversable) -> tuple[Source, ...]:
    """Every file of the bundled library, in a steady order."""
    return tuple(
        Source(kind, f"{kind.value}/{name}", content)
        for kind in FileKind
        for name, content in sorted(
            (file.name, file.read_bytes())
            for file in (assets / kind.value).iterdir()
            if file.name.endswith(".toml")
        )
    )


def own_sources(config: Path) -> tuple[Source, ...]:
    """Every file of the runner's own library, in a steady order; none where there is no folder."""
    return tuple(source for kind in FileKind for source in _own_files(config / kind.value, kind))


def _own_files(folder: Path, kind: FileKind) -> Iterator[Source]:
    try:
        files = sorted(file for file in folder.iterdir() if file.name.endswith(".toml"))
    except FileNotFoundError:
        return
    except OSError as error:
        message = f"this folder cannot be read: {(error.strerror or str(error)).lower()}"
        yield Source(kind, str(folder), trouble=message, own=True)
        return

    for file in files:
        try:
            yield Source(kind, str(file), read_limited(file), own=True)
        except DefinitionFileError as error:
            yield Source(kind, str(file), trouble=error.problems[0].message, own=True)
