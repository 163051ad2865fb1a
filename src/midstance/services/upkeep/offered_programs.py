"""The programs that a coach offers in a shared folder: found, checked and taken."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from midstance.domain.library import UnknownIdError
from midstance.storage.definitions.check_file import check_file, read_session_file
from midstance.storage.definitions.problems import DefinitionFileError
from midstance.storage.definitions.toml_file import parse, read_limited
from midstance.storage.errors import StorageError, from_os
from midstance.storage.files import make_private, write_file

if TYPE_CHECKING:
    from pathlib import Path

    from midstance.domain.library import Library
    from midstance.storage.definitions.problems import Problem

PROGRAMS = "programs"
"""The folder inside a shared one into which a coach puts programs."""
MOST_OFFERS = 50
"""Programs of a shared folder that are read."""


@dataclass(frozen=True, slots=True)
class OfferedProgram:
    """A program that a coach put into the shared folder.

    Attributes:
        id: its id; ``name``: its name; both "" of a file in which no program could be read.
        fault: why it cannot be taken; "" where it can.
        findings: what a check says of it.
    """

    path: Path
    id: str
    name: str
    fault: str
    findings: tuple[Problem, ...] = ()


def offered_programs(folder: Path, own: Path, library: Library) -> tuple[OfferedProgram, ...]:
    """The programs in the shared ``folder`` that the runner has not, or has in another edition.

    ``own`` is the folder of the runner's programs. What is no ordinary file is passed over.
    """
    try:
        paths = sorted(
            each
            for each in (folder / PROGRAMS).iterdir()
            if each.suffix == ".toml" and each.is_file() and not each.is_symlink()
        )
    except OSError:
        return ()
    return tuple(
        _offer(path, own / path.name, library)
        for path in paths[:MOST_OFFERS]
        if not _is_same(path, own / path.name)
    )


def _offer(path: Path, own: Path, library: Library) -> OfferedProgram:
    try:
        session = read_session_file(path, library)
        tables = parse(str(path), read_limited(path)).tables
    except (DefinitionFileError, UnknownIdError) as error:
        return OfferedProgram(path, "", "", str(error).partition("\n")[0])
    id_, name = str(tables["id"]), str(tables["name"])
    if not path.name.isprintable():
        return OfferedProgram(path, "", "", "the name of its file has unprintable characters")
    if "session" not in tables:
        return OfferedProgram(path, "", "", f"{session.name} is a routine, not a program")
    if id_ in library.programs and not own.exists():
        return OfferedProgram(path, id_, name, f"there is a program {id_} already")
    return OfferedProgram(path, id_, name, "", check_file(path, library))


def _is_same(offered: Path, own: Path) -> bool:
    try:
        return read_limited(offered) == read_limited(own)
    except DefinitionFileError:
        return False


def take_program(offer: OfferedProgram, own: Path) -> Path:
    """Copy an offered program into ``own``, in the place of an earlier edition of the same file.

    Raises:
        StorageError: it cannot be used, is gone, or the folder cannot be written.
    """
    if offer.fault:
        raise StorageError(
            f"the program cannot be used: {offer.fault}", offer.path, "Ask your coach to mend it."
        )
    path = own / offer.path.name
    try:
        content = read_limited(offer.path)
        make_private(own)
        write_file(path, (content,), replace=True)
    except DefinitionFileError as error:
        raise StorageError(
            error.problems[0].message, offer.path, "Ask your coach to put it there again."
        ) from error
    except OSError as error:
        raise StorageError(*from_os(error, path)) from error
    return path
