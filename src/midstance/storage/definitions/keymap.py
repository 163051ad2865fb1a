"""Reads key maps: other keys for commands, in a file of their own or in the settings."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING

from midstance.domain.settings import key_character, key_name
from midstance.storage.definitions.problems import UnplacedProblem, nearest
from midstance.storage.definitions.values import MistakeError, choice_of, parse_name, quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from midstance.storage.definitions.problems import KeyPath
    from midstance.storage.definitions.toml_file import TomlFile

KeysById = dict[str, tuple[str, ...]]
KeysOfCommands = Mapping[str, tuple[str, ...]]

NO_COMMANDS: KeysOfCommands = MappingProxyType({})
_KEY = re.compile(r"(?:(?:ctrl|shift|alt)\+)*(?:[a-z][a-z0-9_]*|[^\s\x00-\x1f\x7f])", re.IGNORECASE)
_REMEDY = 'write a key or a list of keys, such as "j" or ["down", "ctrl+n"]'
MAX_KEYS = 8
"""Keys of one command."""
_WAYS_OUT = frozenset({"help", "back", "leave", "quit"})
TOP_KEYS = ("keys", "name")
NOT_KNOWN = "this key is not known here"


def read_keymap(
    document: TomlFile, commands: KeysOfCommands
) -> tuple[KeysById, tuple[UnplacedProblem, ...]]:
    """The keys of a key map file, and every mistake in it; what is wrong is left out."""
    unknown = [
        UnplacedProblem((key,), NOT_KNOWN, partial(nearest, key, TOP_KEYS), on_key=True)
        for key in document.tables
        if key not in TOP_KEYS
    ]
    keys, wrong = read_keys(document.tables.get("keys", {}), ("keys",), commands)
    try:
        parse_name(document.tables.get("name", "-"), str)
    except MistakeError as error:
        unknown.append(UnplacedProblem(("name",), error.message, error.advice, error.at))
    return keys, (*unknown, *wrong)


def read_keys(
    table: object, path: KeyPath, commands: KeysOfCommands
) -> tuple[KeysById, tuple[UnplacedProblem, ...]]:
    """The keys for each command in ``table``, and every mistake; what is wrong is left out.

    ``commands`` are the keys of every command by its id; when there are none, ids are not checked.
    A character may stand for its key: ``+`` for ``plus``.
    """
    if not isinstance(table, dict):
        message = f"{quote(table)} is not a table"
        return {}, (UnplacedProblem(path, message, "write [keys] and a line for each command"),)
    keys: KeysById = {}
    wrong: list[UnplacedProblem] = []
    for command, value in _flatten(table):
        place = (*path, *command)
        id_ = ".".join(command)
        mistakes = tuple(_mistakes(id_, value, place, commands))
        wrong += mistakes
        if not mistakes:
            named = tuple(map(key_name, value if isinstance(value, list) else [value]))
            lost = tuple(_takes_away_a_way_out(id_, named, place))
            wrong += lost
            if not lost:
                keys[id_] = named
    twice = tuple(_used_twice(keys, path, commands))
    for fault in twice:
        del keys[".".join(map(str, fault.path[len(path) :]))]
    return keys, (*wrong, *twice)


def _flatten(
    table: Mapping[str, object], outer: KeyPath = ()
) -> Iterator[tuple[tuple[str, ...], object]]:
    """Each command with its value; ``session.skip = "s"`` is a table in a table to TOML."""
    for key, value in table.items():
        if isinstance(value, dict):
            yield from _flatten(value, (*outer, key))
        else:
            yield tuple(map(str, (*outer, key))), value


def _mistakes(
    id_: str, value: object, path: KeyPath, commands: KeysOfCommands
) -> Iterator[UnplacedProblem]:
    if commands and id_ not in commands:
        message = f"there is no command {id_!r}"
        remedy = partial(nearest, id_, tuple(commands), "midstance keys lists them")
        yield UnplacedProblem(path, message, remedy, on_key=True)
    if not isinstance(value, list):
        yield from _not_a_key(value, path)
        return
    if not 1 <= len(value) <= MAX_KEYS:
        yield UnplacedProblem(path, f"a command has 1 to {MAX_KEYS} keys", _REMEDY)
    for number, key in enumerate(value):
        yield from _not_a_key(key, (*path, number))


def _takes_away_a_way_out(
    id_: str, keys: tuple[str, ...], path: KeyPath
) -> Iterator[UnplacedProblem]:
    """Help, back and quit must have a key that every keyboard has."""
    if id_.rpartition(".")[2] in _WAYS_OUT and not any(map(_is_everywhere, keys)):
        message = f"{choice_of(keys)} may be on no keyboard, and this command is a way out"
        yield UnplacedProblem(path, message, 'add a key that every keyboard has, such as "escape"')


def _not_a_key(key: object, path: KeyPath) -> Iterator[UnplacedProblem]:
    if not isinstance(key, str) or not _KEY.fullmatch(key):
        yield UnplacedProblem(path, f"{quote(key)} is not a key", _REMEDY)


def _is_everywhere(key: str) -> bool:
    return key_character(key.rpartition("+")[2]).isascii()


def _used_twice(
    keys: KeysById, path: KeyPath, commands: KeysOfCommands
) -> Iterator[UnplacedProblem]:
    """Keys of two commands that can both be given: of one area, or one of them anywhere."""
    held = {id_: usual for id_, usual in commands.items() if id_ not in keys}
    for id_, named in keys.items():
        met = (
            (key, o) for key in named for o in held if key in held[o] and _can_share_screen(id_, o)
        )
        if clash := next(met, None):
            message = f"the key {clash[0]!r} is already used for {clash[1]!r}"
            yield UnplacedProblem((*path, *id_.split(".")), message, "choose another key")
        else:
            held[id_] = named


def _can_share_screen(first: str, second: str) -> bool:
    areas = {first.partition(".")[0], second.partition(".")[0]}
    return len(areas) == 1 or "app" in areas
