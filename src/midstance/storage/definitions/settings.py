"""The runner's settings: read once, never written over; defaults where there is no file."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from midstance.domain.quantity import WeightUnit
from midstance.domain.settings import (
    AutoAdvance,
    ExportFormat,
    Settings,
    SoundMode,
    Theme,
    VoiceMode,
    WeekStart,
)
from midstance.storage.definitions.keymap import KeysById, KeysOfCommands, read_keymap, read_keys
from midstance.storage.definitions.problems import (
    DefinitionFileError,
    Problem,
    UnplacedProblem,
    nearest,
)
from midstance.storage.definitions.toml_file import TomlFile, parse, read_limited
from midstance.storage.definitions.values import (
    MistakeError,
    choice_of,
    int_between,
    parse_choice,
    parse_choices,
    parse_flag,
    parse_folder,
    parse_id,
    parse_program,
)
from midstance.storage.files import is_missing
from midstance.storage.places import bundled_assets

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from midstance.storage.definitions.values import Hook
    from midstance.storage.places import Places


NO_DEFAULT_KEYS: Mapping[str, tuple[str, ...]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class LoadedSettings:
    """The settings, and what is wrong in the files they came from."""

    settings: Settings
    problems: tuple[Problem, ...] = ()


def load_settings(
    places: Places, commands: Mapping[str, tuple[str, ...]] = NO_DEFAULT_KEYS
) -> LoadedSettings:
    """The runner's settings; every mistake is reported, and the default is used instead.

    ``commands`` are the usual keys of every command by its id.
    """
    file = places.settings
    if is_missing(file):
        return LoadedSettings(Settings())

    try:
        document = parse(str(file), read_limited(file))
    except DefinitionFileError as error:
        return LoadedSettings(Settings(), error.problems)
    return LoadedSettings(*read_settings(document, commands, places))


_SECONDS = int_between(0, 60)


@dataclass(frozen=True, slots=True)
class _Entry:
    """How the value of a key is read, and as what kind of value."""

    read: Hook
    kind: type = str


_ENTRIES: Mapping[str, _Entry] = MappingProxyType(
    {
        "weight_unit": _Entry(parse_choice, WeightUnit),
        "lead_in_seconds": _Entry(_SECONDS),
        "switch_seconds": _Entry(_SECONDS),
        "re_entry_seconds": _Entry(_SECONDS),
        "auto_advance": _Entry(parse_choice, AutoAdvance),
        "sound": _Entry(parse_choice, SoundMode),
        "muted": _Entry(parse_flag),
        "theme": _Entry(parse_choice, Theme),
        "week_start": _Entry(parse_choice, WeekStart),
        "animations": _Entry(parse_flag),
        "flash": _Entry(parse_flag),
        "ascii": _Entry(parse_flag),
        "figures": _Entry(parse_flag),
        "voice": _Entry(parse_choice, VoiceMode),
        "voice_command": _Entry(parse_program),
        "export_folder": _Entry(parse_folder),
        "export_formats": _Entry(parse_choices, ExportFormat),
        "sync": _Entry(parse_folder),
        "keymap": _Entry(parse_id),
    }
)
SETTINGS_KEYS = frozenset(_ENTRIES)
_TABLE = "keys"


def read_settings(
    document: TomlFile, commands: KeysOfCommands, places: Places | None = None
) -> tuple[Settings, tuple[Problem, ...]]:
    """The settings in ``document``, and every mistake; its key map is looked for in ``places``."""
    values, wrong = _values(document)
    base, more = _named_keymap(values.pop("keymap", ""), places, commands)
    keys, about_keys = read_keys(document.tables.get(_TABLE, {}), (_TABLE,), commands)
    problems = document.problems((*wrong, *about_keys))
    settings = _settings(_settings_to_plain(Settings()) | values, base | keys)
    return settings, (*sorted(problems, key=_line), *more)


def _settings_to_plain(settings: Settings) -> dict[str, Any]:
    """The settings by their keys in the file, without the keys for commands."""
    return {
        "weight_unit": settings.weight_unit,
        "lead_in_seconds": settings.lead_in_seconds,
        "switch_seconds": settings.switch_seconds,
        "re_entry_seconds": settings.re_entry_seconds,
        "auto_advance": settings.auto_advance,
        "sound": settings.sound,
        "muted": settings.muted,
        "theme": settings.theme,
        "week_start": settings.week_start,
        "animations": settings.animations,
        "flash": settings.flash,
        "ascii": settings.ascii,
        "figures": settings.figures,
        "voice": settings.voice,
        "voice_command": settings.voice_command,
        "export_folder": settings.export_folder,
        "export_formats": settings.export_formats,
        "sync": settings.sync,
    }


def _settings(plain: Mapping[str, Any], keys: KeysById) -> Settings:
    return Settings(
        weight_unit=plain["weight_unit"],
        lead_in_seconds=plain["lead_in_seconds"],
        switch_seconds=plain["switch_seconds"],
        re_entry_seconds=plain["re_entry_seconds"],
        auto_advance=plain["auto_advance"],
        sound=plain["sound"],
        muted=plain["muted"],
        theme=plain["theme"],
        week_start=plain["week_start"],
        animations=plain["animations"],
        flash=plain["flash"],
        ascii=plain["ascii"],
        figures=plain["figures"],
        voice=plain["voice"],
        voice_command=plain["voice_command"],
        export_folder=plain["export_folder"],
        export_formats=plain["export_formats"],
        sync=plain["sync"],
        keymap=MappingProxyType(keys),
    )


def _line(problem: Problem) -> tuple[int, int]:
    return problem.line, problem.column


def _values(document: TomlFile) -> tuple[dict[str, Any], list[UnplacedProblem]]:
    values: dict[str, Any] = {}
    wrong: list[UnplacedProblem] = []
    for key, value in document.tables.items():
        entry = _ENTRIES.get(key)
        if entry is None:
            wrong += _unknown(key)
            continue
        try:
            values[key] = entry.read(value, entry.kind)
        except MistakeError as error:
            wrong.append(UnplacedProblem((key,), error.message, error.advice, error.at))
    return values, wrong


def _unknown(key: str) -> Iterator[UnplacedProblem]:
    if key != _TABLE:
        known = (*_ENTRIES, _TABLE)
        remedy = partial(nearest, key, known, f"the keys here are {', '.join(known)}")
        yield UnplacedProblem((key,), "this key is not known here", remedy, on_key=True)


def _named_keymap(
    name: str, places: Places | None, commands: KeysOfCommands
) -> tuple[KeysById, tuple[Problem, ...]]:
    """The keys of the map called ``name``: the runner's own, or else the bundled one."""
    if not name or places is None:
        return {}, ()
    own = places.config / "keymaps" / f"{name}.toml"
    try:
        content = _bundled_keymap(name, places) if is_missing(own) else read_limited(own)
        document = parse(str(own), content)
    except DefinitionFileError as error:
        return {}, error.problems
    keys, wrong = read_keymap(document, commands)
    return keys, document.problems(wrong)


def _bundled_keymap(name: str, places: Places) -> bytes:
    folder = bundled_assets() / "keymaps"
    named = {file.name: file for file in folder.iterdir()}
    if f"{name}.toml" not in named:
        known = tuple(file.removesuffix(".toml") for file in sorted(named))
        remedy = nearest(name, known, f"there are {choice_of(known)}")
        message = f"there is no key map {name!r}"
        raise DefinitionFileError((Problem(str(places.settings), 1, 1, "keymap", message, remedy),))
    return named[f"{name}.toml"].read_bytes()
