"""Checks and reads single files of the runner's own: what each holds, and every mistake in it."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from midstance.domain.library import Library
from midstance.storage.definitions.checks.consistency import KnownIds
from midstance.storage.definitions.checks.good_practice import check_good_practice
from midstance.storage.definitions.checks.training_order import check_training_order
from midstance.storage.definitions.compiler import (
    join_libraries,
    link_ladders,
    problems_in,
    problems_twice,
    records_of,
)
from midstance.storage.definitions.keymap import NO_COMMANDS, KeysOfCommands, read_keymap
from midstance.storage.definitions.problems import DefinitionFileError, Problem
from midstance.storage.definitions.settings import SETTINGS_KEYS, read_settings
from midstance.storage.definitions.sources import FileKind
from midstance.storage.definitions.toml_file import TomlFile, parse, read_limited
from midstance.storage.places import SETTINGS

if TYPE_CHECKING:
    from pathlib import Path

    from midstance.domain.session import Session
    from midstance.storage.definitions.compiler import LocatedRecord


class OtherFileKind(StrEnum):
    """What a file may hold besides the library's kinds."""

    KEYMAP = "keymaps"
    SETTINGS = "settings"


def check_file(
    path: Path, library: Library, commands: KeysOfCommands = NO_COMMANDS
) -> tuple[Problem, ...]:
    """Every mistake in an exercise, program, routine, key map or settings file, in its order.

    ``library`` holds what the file may name, ``commands`` the usual keys of every command's id.
    """
    try:
        document = parse(str(path), read_limited(path))
        kind = _kind_of(path, document)
        problems = _problems_of(document, kind, library, commands)
        if not problems and isinstance(kind, FileKind):
            problems = _problems_of_order(document, kind, library)
    except DefinitionFileError as error:
        problems = error.problems
    return tuple(sorted(problems, key=lambda problem: (problem.line, problem.column)))


def _problems_of(
    document: TomlFile, kind: FileKind | OtherFileKind, library: Library, commands: KeysOfCommands
) -> tuple[Problem, ...]:
    match kind:
        case OtherFileKind.SETTINGS:
            return read_settings(document, commands)[1]
        case OtherFileKind.KEYMAP:
            return document.problems(read_keymap(document, commands)[1])
        case _:
            return _problems_among(records_of(document, kind, own=True), library)


def _problems_of_order(document: TomlFile, kind: FileKind, library: Library) -> tuple[Problem, ...]:
    records = records_of(document, kind, own=True)
    whole = _library_with(library, records)
    known = KnownIds(whole.exercises, whole.routines)
    return document.problems(
        fault
        for record in records
        for check in (check_training_order, check_good_practice)
        for fault in check(record.entry, record.path, known)
    )


def _problems_among(records: tuple[LocatedRecord, ...], library: Library) -> tuple[Problem, ...]:
    twice = tuple(problems_twice([records]))
    return twice or tuple(problems_in(_library_with(library, records), [records]))


def _library_with(library: Library, records: tuple[LocatedRecord, ...]) -> Library:
    added = join_libraries([records])
    return Library(
        exercises=link_ladders({**library.exercises, **added.exercises}),
        routines={**library.routines, **added.routines},
        programs={**library.programs, **added.programs},
    )


def read_session_file(path: Path, library: Library, letter: str = "", week: int = 1) -> Session:
    """The session that a routine or program file holds; ``letter`` chooses one of a program's.

    Raises:
        DefinitionFileError: the file cannot be used; every mistake is named.
        UnknownIdError: the program has no such session, or none in that week.
    """
    document = parse(str(path), read_limited(path))
    kind = _kind_of(path, document)
    if kind not in {FileKind.ROUTINES, FileKind.PROGRAMS}:
        message = f"this holds {kind.value}, not a session"
        remedy = "name a routine ([[block]]) or a program ([[session]])"
        raise DefinitionFileError((Problem(str(path), 1, 1, "", message, remedy),))
    if problems := _problems_of(document, kind, library, NO_COMMANDS):
        raise DefinitionFileError(problems)
    whole = _library_with(library, records_of(document, FileKind(kind.value), own=True))
    id_ = str(document.tables["id"])
    if kind is FileKind.ROUTINES:
        return whole.session(id_, week)
    return whole.session(f"{id_}/{letter or whole.programs[id_].sessions[0].id}", week)


def _kind_of(path: Path, document: TomlFile) -> FileKind | OtherFileKind:
    marks = {
        "exercise": FileKind.EXERCISES,
        "session": FileKind.PROGRAMS,
        "block": FileKind.ROUTINES,
    }
    for key, kind in marks.items():
        if key in document.tables:
            return kind
    if path.name == SETTINGS or set(document.tables) & SETTINGS_KEYS:
        return OtherFileKind.SETTINGS
    if path.parent.name == OtherFileKind.KEYMAP or "keys" in document.tables:
        return OtherFileKind.KEYMAP
    if path.parent.name in set(FileKind):
        return FileKind(path.parent.name)
    message = "this is not a Midstance file"
    remedy = "exercises begin with [[exercise]], programs have [[session]], routines [[block]]"
    raise DefinitionFileError((Problem(str(path), 1, 1, "", message, remedy),))
