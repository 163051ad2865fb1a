"""Checks and reads single files that somebody points at."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from midstance.domain.library import Library
from midstance.storage.definitions.compiler import (
    joined,
    linked,
    problems_in,
    problems_twice,
    records_of,
)
from midstance.storage.definitions.keymap import NO_COMMANDS, Commands, read_keymap
from midstance.storage.definitions.problems import FileError, Problem
from midstance.storage.definitions.settings import KEYS as SETTINGS_KEYS
from midstance.storage.definitions.settings import read_settings
from midstance.storage.definitions.sources import Kind
from midstance.storage.definitions.toml_file import Document, parse, read_limited
from midstance.storage.places import SETTINGS

if TYPE_CHECKING:
    from pathlib import Path

    from midstance.domain.session import Session
    from midstance.storage.definitions.compiler import Record


class Also(StrEnum):
    """What a file may hold besides the library's kinds."""

    KEYMAP = "keymaps"
    SETTINGS = "settings"


def check_file(
    path: Path, library: Library, commands: Commands = NO_COMMANDS
) -> tuple[Problem, ...]:
    """Every mistake in an exercise, program, routine, key map or settings file, in its order.

    ``library`` holds what the file may name, ``commands`` the usual keys of every command's id.
    """
    try:
        document = parse(str(path), read_limited(path))
        found = _problems_of(document, _kind_of(path, document), library, commands)
    except FileError as error:
        found = error.problems
    return tuple(sorted(found, key=lambda problem: (problem.line, problem.column)))


def _problems_of(
    document: Document, kind: Kind | Also, library: Library, commands: Commands
) -> tuple[Problem, ...]:
    match kind:
        case Also.SETTINGS:
            return read_settings(document, commands)[1]
        case Also.KEYMAP:
            return tuple(map(document.problem, read_keymap(document, commands)[1]))
        case _:
            return _problems_among(records_of(document, kind, own=True), library)


def _problems_among(records: tuple[Record, ...], library: Library) -> tuple[Problem, ...]:
    twice = tuple(problems_twice([records]))
    return twice or tuple(problems_in(_with(library, records), [records]))


def _with(library: Library, records: tuple[Record, ...]) -> Library:
    added = joined([records])
    return Library(
        exercises=linked({**library.exercises, **added.exercises}),
        routines={**library.routines, **added.routines},
        programs={**library.programs, **added.programs},
    )


def read_session_file(path: Path, library: Library, letter: str = "", week: int = 1) -> Session:
    """The session that a routine or program file holds; ``letter`` chooses one of a program's.

    Raises:
        FileError: the file cannot be used; every mistake is named.
        UnknownIdError: the program has no such session, or none in that week.
    """
    document = parse(str(path), read_limited(path))
    kind = _kind_of(path, document)
    if kind not in {Kind.ROUTINES, Kind.PROGRAMS}:
        told = f"this holds {kind.value}, no session"
        remedy = "name a routine ([[block]]) or a program ([[session]])"
        raise FileError((Problem(str(path), 1, 1, "", told, remedy),))
    if problems := _problems_of(document, kind, library, NO_COMMANDS):
        raise FileError(problems)
    whole = _with(library, records_of(document, Kind(kind.value), own=True))
    id_ = str(document.tables["id"])
    if kind is Kind.ROUTINES:
        return whole.session(id_, week)
    return whole.session(f"{id_}/{letter or whole.programs[id_].sessions[0].id}", week)


def _kind_of(path: Path, document: Document) -> Kind | Also:
    marks = {"exercise": Kind.EXERCISES, "session": Kind.PROGRAMS, "block": Kind.ROUTINES}
    for key, kind in marks.items():
        if key in document.tables:
            return kind
    if path.name == SETTINGS or set(document.tables) & SETTINGS_KEYS:
        return Also.SETTINGS
    if path.parent.name == Also.KEYMAP or "keys" in document.tables:
        return Also.KEYMAP
    if path.parent.name in set(Kind):
        return Kind(path.parent.name)
    told = "this is no file of Midstance's"
    remedy = "exercises begin with [[exercise]], programs have [[session]], routines [[block]]"
    raise FileError((Problem(str(path), 1, 1, "", told, remedy),))
