"""Structures parsed TOML into the domain's values and tells every mistake at once."""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace
from enum import StrEnum
from functools import cache, partial
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar, get_args, get_origin

from cattrs import Converter, IterableValidationError
from cattrs.errors import ClassValidationError, ForbiddenExtraKeysError
from cattrs.gen import make_dict_structure_fn, override

from midstance.domain.calendar import DAYS
from midstance.domain.exercise import Dose, Exercise, Gate
from midstance.domain.program import Program, ProgramBlock, ProgramItem, ProgramSession, Routine
from midstance.domain.quantity import RestWindow, Tempo
from midstance.domain.runner import Level  # noqa: TC001 - cattrs reads the types of fields
from midstance.domain.session import Prescription, Version
from midstance.domain.volume import LegClass  # noqa: TC001 - cattrs reads the types of fields
from midstance.domain.weeks.plan import PlanStyle
from midstance.domain.weeks.run import RunKind  # noqa: TC001 - cattrs reads the types of fields
from midstance.storage.definitions.problems import DefinitionFileError, UnplacedProblem, nearest
from midstance.storage.definitions.values import (
    DAY,
    MistakeError,
    int_between,
    number_between,
    parse_choice,
    parse_figure_name,
    parse_flag,
    parse_id,
    parse_letter,
    parse_load_words,
    parse_name,
    parse_owed,
    parse_rest,
    parse_short_name,
    parse_tempo,
    parse_text,
    parse_two_slots,
    parse_week,
    parse_weekday,
    parse_weekdays,
    quote,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from midstance.storage.definitions.problems import KeyPath
    from midstance.storage.definitions.toml_file import TomlFile
    from midstance.storage.definitions.values import Hook

T = TypeVar("T")
MINUTES_A_DAY, HOURS_A_WEEK, MAX_KILOMETRES = 1440, 168, 1000
"""What a day, a week and a run can hold at most."""


@dataclass(frozen=True, slots=True)
class ExerciseFile:
    """A file of exercises: ``[[exercise]]`` tables."""

    exercise: tuple[Exercise, ...]


@dataclass(frozen=True, slots=True)
class KeymapFile:
    """A file of keys: under ``[keys]`` a list of keys for each command's id."""

    keys: dict[str, tuple[str, ...]] = field(default_factory=dict)
    name: str = ""


class Share(StrEnum):
    """What a session of a week works; of the legs ``legs`` says more."""

    LEGS = "legs"
    UPPER = "upper"


@dataclass(frozen=True, slots=True)
class RunTable:
    """A ``[[run]]`` of a week; two on one day are a double."""

    day: int
    kind: RunKind
    minutes: int | None = None
    distance: float | None = None
    hard: bool = False
    legs: bool = False
    effort: int | None = None


@dataclass(frozen=True, slots=True)
class SessionTable:
    """A ``[[session]]`` of a week."""

    id: str
    legs: LegClass
    shares: tuple[Share, ...] = ()
    hiit: bool = False
    minutes: int = 45


@dataclass(frozen=True, slots=True)
class GapTable:
    """A ``[[gap]]`` of a week: hours between two of its sessions."""

    between: tuple[str, str]
    hours: int


@dataclass(frozen=True, slots=True)
class WeekFile:
    """A file of one week: its runs, and the strength sessions to place; days count from 0."""

    level: Level
    session: tuple[SessionTable, ...]
    run: tuple[RunTable, ...] = ()
    gap: tuple[GapTable, ...] = ()
    style: PlanStyle = PlanStyle.AUTO
    two_slots: frozenset[int] = frozenset()
    owed: dict[str, tuple[int, Version]] = field(default_factory=dict)
    was: tuple[int, ...] | None = None
    available: tuple[int, ...] = tuple(range(DAYS))
    prefer: tuple[int, ...] = ()
    avoid: tuple[int, ...] = ()


FILE_KEYS: Mapping[type, tuple[str, ...]] = MappingProxyType(
    {
        Dose: ("sets", "amount", "rpe", "rest"),
        Gate: ("sets", "amount", "rpe_max", "sessions"),
        Exercise: (
            *("id", "name", "pattern", "measure", "default", "primary", "secondary", "equipment"),
            *("alternating", "level", "impact", "loadable", "load_is", "leg_load", "plyo_factor"),
            *("unit_seconds", "tempo", "ramp_up", "ladder", "rung", "easier", "harder"),
            *("alternatives", "up", "down", "substitutes", "why", "breathing", "glance", "command"),
            *("cues", "mistakes", "caution", "note", "avoid_if", "care_if", "seeds", "aliases"),
            *("short_name", "figure"),
        ),
        ProgramItem: ("exercise", "weeks", "rest", "change", "tempo", "note"),
        ProgramBlock: (
            *("purpose", "item", "style", "rounds", "rest", "change", "every", "cap", "routine"),
            *("only_weeks", "note"),
        ),
        ProgramSession: ("id", "name", "block"),
        Routine: (
            *("id", "name", "purpose", "block", "weeks", "level", "heart_rate_cap", "note"),
            "seeds",
        ),
        Program: (
            *("id", "name", "summary", "weeks", "per_week", "session", "levels", "impact"),
            *("equipment", "deload", "taper", "entry", "in_the_week", "progression", "finish"),
            *("swaps", "seeds", "phase"),
        ),
        ExerciseFile: ("exercise",),
        KeymapFile: ("keys", "name"),
        RunTable: ("day", "kind", "minutes", "distance", "hard", "legs", "effort"),
        SessionTable: ("id", "legs", "shares", "hiit", "minutes"),
        GapTable: ("between", "hours"),
        WeekFile: (
            *("level", "session", "run", "gap", "style", "two_slots", "owed", "was", "available"),
            *("prefer", "avoid"),
        ),
    }
)
"""The key in files of each field of a record, in the order of its class."""
_ALSO_KNOWN: Mapping[type, tuple[str, ...]] = MappingProxyType(
    {ProgramItem: ("sets",), Routine: ("change",)}
)
_SCALARS: Mapping[Any, Hook] = MappingProxyType(
    {
        int: int_between(1, DAY),
        float: number_between(0, DAY),
        bool: parse_flag,
        str: parse_text,
        StrEnum: parse_choice,
        RestWindow: parse_rest,
        Tempo: parse_tempo,
        Prescription | None: parse_week,
    }
)
_RULES: Mapping[type, Mapping[str, Hook]] = MappingProxyType(
    {
        Dose: {"sets": int_between(1, 1000), "rpe": int_between(0, 10)},
        Gate: {"sets": int_between(1, 1000), "rpe_max": int_between(0, 10)},
        Exercise: {
            "id": parse_id,
            "name": parse_name,
            "short_name": parse_short_name,
            "figure": parse_figure_name,
            "level": int_between(1, 5),
            "load_is": parse_load_words,
            "leg_load": int_between(0, 3),
            "plyo_factor": number_between(0, 10),
            "unit_seconds": number_between(0.01, 3600),
            "ladder": parse_id,
            "rung": int_between(1, 100),
        },
        ProgramItem: {"change": int_between(0, DAY)},
        ProgramBlock: {"rounds": int_between(1, 100), "change": int_between(0, DAY)},
        ProgramSession: {"id": parse_letter, "name": parse_name},
        Routine: {
            "id": parse_id,
            "name": parse_name,
            "weeks": int_between(1, 104),
            "level": int_between(1, 5),
            "heart_rate_cap": int_between(30, 100),
        },
        Program: {
            "id": parse_id,
            "name": parse_name,
            "weeks": int_between(1, 104),
            "per_week": int_between(1, 14),
        },
        ExerciseFile: {},
        KeymapFile: {"name": parse_name},
        RunTable: {
            "day": parse_weekday,
            "minutes": int_between(1, MINUTES_A_DAY),
            "distance": number_between(0, MAX_KILOMETRES),
            "effort": int_between(0, 10),
        },
        SessionTable: {"id": parse_name, "minutes": int_between(1, MINUTES_A_DAY)},
        GapTable: {"hours": int_between(1, HOURS_A_WEEK)},
        WeekFile: {
            "two_slots": parse_two_slots,
            "owed": parse_owed,
            **dict.fromkeys(("was", "available", "prefer", "avoid"), parse_weekdays),
        },
    }
)


def structure(document: TomlFile, kind: type[T]) -> T:
    """The record that ``document`` holds.

    Raises:
        DefinitionFileError: something in it is wrong; the first hundred mistakes are named.
    """
    try:
        return converter().structure(document.tables, kind)
    except (ClassValidationError, MistakeError) as error:
        problems = dict.fromkeys(problems_of_error(error, document.tables))
        raise DefinitionFileError(document.problems(problems)) from None


@cache
def converter() -> Converter:
    """What turns plain tables into the domain's values; made on first use."""
    made = Converter(detailed_validation=True, forbid_extra_keys=True)
    for kind, read in _SCALARS.items():
        made.register_structure_hook(kind, read)
    made.register_structure_hook_factory(_is_list, lambda kind: _list_hook(made, kind))
    for kind, rules in _RULES.items():
        made.register_structure_hook(kind, _table_hook(made, kind, rules))
    return made


def _is_list(kind: object) -> bool:
    return get_origin(kind) is tuple


def _list_hook(made: Converter, kind: Any) -> Hook:  # noqa: ANN401 - any tuple type
    inner, *more = get_args(kind)
    length = None if more == [...] else 1 + len(more)

    def read(value: object, _: object) -> tuple[object, ...]:
        if not isinstance(value, list):
            raise MistakeError(f"{quote(value)} is not a list", "write it in [ ]")
        if length is not None and len(value) != length:
            raise MistakeError(f"the list has {len(value)} entries", f"write {length}")
        return tuple(made.structure(value, list[inner]))  # type: ignore[valid-type] # chosen at run time

    return read


def _table_hook(made: Converter, kind: type, rules: Mapping[str, Hook]) -> Hook:
    changes: dict[str, Any] = {
        name: override(rename=key, struct_hook=rules.get(key))
        for name, key in _keys_of(kind).items()
    }
    changes["_cattrs_forbid_extra_keys"] = True
    fill: Hook = make_dict_structure_fn(kind, made, **changes)

    def read(value: object, as_kind: Any) -> object:  # noqa: ANN401 - any of our records
        if not isinstance(value, dict):
            raise MistakeError(f"{quote(value)} is not a table", "write it in { } or below [ ]")
        return fill(_written_out(kind, value), as_kind)

    return read


@cache
def _keys_of(kind: type) -> Mapping[str, str]:
    """The key in files of each field by its name in the class."""
    return {f.name: key for f, key in zip(fields(kind), FILE_KEYS[kind], strict=True)}


def _written_out(kind: type, table: dict[str, Any]) -> dict[str, Any]:
    """The table without shorthands: one ``sets`` for all weeks, one ``change`` for all blocks."""
    if kind is ProgramItem and "sets" in table and "weeks" not in table:
        return _without(table, "sets") | {"weeks": [table["sets"]]}
    if kind is Routine and "change" in table and isinstance(table.get("block"), list):
        held = {"change": table["change"]}
        blocks = [held | block if isinstance(block, dict) else block for block in table["block"]]
        return _without(table, "change") | {"block": blocks}
    return table


def _without(table: dict[str, Any], key: str) -> dict[str, Any]:
    return {name: value for name, value in table.items() if name != key}


def problems_of_error(
    error: BaseException, raw: object, path: KeyPath = ()
) -> Iterator[UnplacedProblem]:
    """Every mistake that a failed structuring holds, with the path to it in the file."""
    match error:
        case ClassValidationError() | IterableValidationError():
            noted, bare = error.group_exceptions()
            for inner, note in noted:
                step: Any = getattr(note, "name", getattr(note, "index", 0))
                key = _keys_of(error.cl).get(step, step) if error.cl in FILE_KEYS else step
                yield from _deeper(inner, raw, path, key)
            for inner in bare:
                yield from problems_of_error(inner, raw, path)
        case ForbiddenExtraKeysError():
            yield from _unknown_keys(error, path)
        case KeyError():
            yield UnplacedProblem(path, "this key is missing", "add it")
        case MistakeError():
            yield UnplacedProblem(path, error.message, error.advice, error.at)
        case _:
            yield UnplacedProblem(path, f"this cannot be read ({error})")


def _deeper(error: BaseException, raw: Any, path: KeyPath, key: Any) -> Iterator[UnplacedProblem]:  # noqa: ANN401 - raw TOML
    if isinstance(raw, dict) and key not in raw and (place := _shorthand(raw, path, key)):
        yield from (replace(fault, path=place) for fault in problems_of_error(error, None, path))
        return
    try:
        below = raw[key]
    except (LookupError, TypeError):
        below = None
    yield from problems_of_error(error, below, (*path, key))


def _shorthand(raw: dict[str, Any], path: KeyPath, key: object) -> KeyPath:
    """The path of the shorthand written instead of ``key``; () for none."""
    if key == "weeks" and "sets" in raw:
        return (*path, "sets")
    return ("change",) if key == "change" else ()


def _unknown_keys(error: ForbiddenExtraKeysError, path: KeyPath) -> Iterator[UnplacedProblem]:
    known = (*FILE_KEYS[error.cl], *_ALSO_KNOWN.get(error.cl, ()))
    for key in sorted(error.extra_fields):
        remedy = partial(nearest, key, known, f"the keys here are {', '.join(known)}")
        yield UnplacedProblem((*path, key), "this key is not known here", remedy, on_key=True)
