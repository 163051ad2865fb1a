"""What stands in a settings file: read key by key, so that a mistake costs one key alone."""

from __future__ import annotations

from dataclasses import dataclass, fields
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from midstance.domain.quantity import WeightUnit
from midstance.domain.settings import AutoAdvance, Settings, Sound, Theme, WeekStart
from midstance.storage import bundled, scalars
from midstance.storage.keymap import Commands, Keys, read_keymap, read_keys
from midstance.storage.problem import Fault, FileError, Problem, nearest
from midstance.storage.toml_text import Document, parse, read_limited

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from enum import StrEnum

    from midstance.storage.places import Places
    from midstance.storage.scalars import Hook

_SECONDS = scalars.whole(0, 60)


@dataclass(frozen=True, slots=True)
class _Entry:
    """A key of the file: how it is read, and what the template says about it."""

    read: Hook
    about: str
    kind: type = str


def _choice(kind: type[StrEnum], about: str) -> _Entry:
    words = scalars.one_of(tuple(member.value for member in kind))
    return _Entry(scalars.choice, f"{about}: {words}.", kind)


_ENTRIES: Mapping[str, _Entry] = MappingProxyType(
    {
        "weight_unit": _choice(WeightUnit, "The unit of loads"),
        "lead_in_seconds": _Entry(_SECONDS, "Seconds to get ready before anything timed."),
        "switch_seconds": _Entry(_SECONDS, "Seconds to change sides."),
        "re_entry_seconds": _Entry(_SECONDS, "Seconds to get back into a hold after a pause."),
        "auto_advance": _choice(AutoAdvance, "Which sets begin by themselves after their rest"),
        "sound": _choice(Sound, "What makes the cues"),
        "muted": _Entry(scalars.truth, "Begin without sound."),
        "theme": _choice(Theme, "The colours"),
        "week_start": _choice(WeekStart, "The first day of the week"),
        "animations": _Entry(scalars.truth, "Moving things on the screen."),
        "flash": _Entry(scalars.truth, "One flash of the whole screen when the phase changes."),
        "ascii": _Entry(scalars.truth, "Only plain characters, for terminals that show no others."),
        "keymap": _Entry(scalars.identifier, "A set of keys by name: a file in keymaps/, or vim."),
    }
)
KEYS = frozenset(_ENTRIES)
_TABLE = "keys"


def read_settings(
    document: Document, commands: Commands, places: Places | None = None
) -> tuple[Settings, tuple[Problem, ...]]:
    """The settings in ``document``, and every mistake; its key map is looked for in ``places``."""
    values, wrong = _values(document)
    base, more = _named_keymap(values.pop("keymap", ""), places, commands)
    keys, about_keys = read_keys(document.tables.get(_TABLE, {}), (_TABLE,), commands)
    found = [document.problem(fault) for fault in (*wrong, *about_keys)]
    settings = Settings(keymap=MappingProxyType(base | keys), **values)
    return settings, (*sorted(found, key=_line), *more)


def _line(problem: Problem) -> tuple[int, int]:
    return problem.line, problem.column


def _values(document: Document) -> tuple[dict[str, Any], list[Fault]]:
    values: dict[str, Any] = {}
    wrong: list[Fault] = []
    for key, value in document.tables.items():
        entry = _ENTRIES.get(key)
        if entry is None:
            wrong += _unknown(key)
            continue
        try:
            values[key] = entry.read(value, entry.kind)
        except scalars.MistakeError as error:
            wrong.append(Fault((key,), error.message, error.remedy, error.at))
    return values, wrong


def _unknown(key: str) -> Iterator[Fault]:
    if key != _TABLE:
        known = (*_ENTRIES, _TABLE)
        remedy = nearest(key, known) or f"the keys here are {', '.join(known)}"
        yield Fault((key,), "this key is not known here", remedy, on_key=True)


def _named_keymap(
    name: str, places: Places | None, commands: Commands
) -> tuple[Keys, tuple[Problem, ...]]:
    """The keys of the map called ``name``: the runner's own, or else the bundled one."""
    if not name or places is None:
        return {}, ()
    own = places.config / "keymaps" / f"{name}.toml"
    try:
        content = read_limited(own) if own.exists() else _bundled_keymap(name, places)
        document = parse(str(own), content)
    except FileError as error:
        return {}, error.problems
    keys, wrong = read_keymap(document, commands)
    return keys, tuple(map(document.problem, wrong))


def _bundled_keymap(name: str, places: Places) -> bytes:
    folder = bundled.assets() / "keymaps"
    named = {file.name: file for file in folder.iterdir()}
    if f"{name}.toml" not in named:
        known = tuple(file.removesuffix(".toml") for file in sorted(named))
        remedy = nearest(name, known) or f"there are {scalars.one_of(known)}"
        told = f"there is no key map {name!r}"
        raise FileError((Problem(str(places.settings), 1, 1, "keymap", told, remedy),))
    return named[f"{name}.toml"].read_bytes()


def settings_template() -> str:
    """A settings file with every key as a comment: its meaning and what holds without it."""
    defaults = Settings()
    lines = [
        "# Midstance's settings. Take away a # to change one; this file is never written over."
    ]
    for field in fields(Settings):
        entry = _ENTRIES[field.name]
        value = getattr(defaults, field.name)
        lines += ["", f"# {entry.about}", f"# {field.name} = {_written(value)}"]
    lines += ["", "# Other keys for commands; midstance keys lists them.", f"# [{_TABLE}]"]
    return "\n".join([*lines, '# session.pause = ["p", "f9"]', ""])


def _written(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return (
        str(value) if isinstance(value, int) else f'"{value if isinstance(value, str) else "vim"}"'
    )
