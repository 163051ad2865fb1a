"""The runner's profile as plain values: what is stored, and how it is read back.

Each field of a runner has one key, which stays whatever the field is called, and a value that
JSON can hold. What cannot be read is reported and counts as not said, each entry of a list by
itself; a key that is not known belongs to others.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from midstance.domain.exercise import Equipment, Limitation
from midstance.domain.quantity import Load, WeightUnit
from midstance.domain.runner import (
    Complaint,
    ComplaintStage,
    Goal,
    Level,
    Place,
    Preference,
    Priority,
    Runner,
)

Choice = TypeVar("Choice", bound=StrEnum)
T = TypeVar("T")
Reader = Callable[[object], T]


@dataclass(frozen=True, slots=True)
class ProfileReading:
    """What could be read of a profile.

    Attributes:
        problems: a line for each key that could not: ``profile level: …``.
    """

    runner: Runner
    problems: tuple[str, ...] = ()


class UnreadableValueError(ValueError):
    """A stored value that this version cannot read; the text says what was expected."""


def runner_to_plain(runner: Runner) -> dict[str, object]:
    """Every field under its own key, as :func:`runner_from_plain` reads it."""
    return {
        "goal": runner.goal.value,
        "priority": runner.priority.value,
        "level": runner.level and runner.level.value,
        "places": [
            {"name": place.name, "equipment": sorted(place.equipment)} for place in runner.places
        ],
        "active": runner.active,
        "complaints": [_plain_complaint(each) for each in runner.complaints],
        "weight_unit": runner.weight_unit and runner.weight_unit.value,
        "load_steps": {item.value: step.grams for item, step in runner.load_steps},
        "desk_work": runner.desk_work,
        "preferences": [
            {"program": each.program, "prescribed": each.prescribed, "chosen": each.chosen}
            for each in runner.preferences
        ],
        "screening": None if runner.screening is None else list(runner.screening),
        "told": list(runner.notices_shown),
        "bar": _grams(runner.bar),
        "heaviest": {item.value: weight.grams for item, weight in runner.heaviest},
        "body_weight": _grams(runner.body_weight),
        "figures": runner.figures,
        "born": runner.born and runner.born.isoformat(),
        "max_heart_rate": runner.max_bpm,
        "circuit_ceiling": runner.circuit_ceiling,
    }


def _grams(load: Load | None) -> int | None:
    return None if load is None else load.grams


def profile_changes(before: Runner, after: Runner) -> dict[str, object]:
    """The keys whose values differ, with the values of ``after``: what is to be stored."""
    old, new = runner_to_plain(before), runner_to_plain(after)
    return {key: value for key, value in new.items() if value != old[key]}


def runner_from_plain(stored: Mapping[str, object]) -> ProfileReading:
    """The runner that :func:`runner_to_plain` wrote; what cannot be read is left out."""
    said: dict[str, Any] = {}
    problems: list[str] = []
    for key, read in _READERS.items():
        if key in stored:
            problems += _read_value(said, key, read, stored[key])
    for key, read in _ENTRIES.items():
        if key in stored:
            problems += _read_list(said, key, read, stored[key])
    return ProfileReading(_runner(said), tuple(problems))


def _runner(said: Mapping[str, Any]) -> Runner:
    """The runner of these values; what was not said is as in one who said nothing."""
    usual = Runner()
    return Runner(
        goal=said.get("goal", usual.goal),
        priority=said.get("priority", usual.priority),
        level=said.get("level", usual.level),
        places=said.get("places", usual.places),
        active=said.get("active", usual.active),
        complaints=said.get("complaints", usual.complaints),
        weight_unit=said.get("weight_unit", usual.weight_unit),
        load_steps=said.get("load_steps", usual.load_steps),
        desk_work=said.get("desk_work", usual.desk_work),
        preferences=said.get("preferences", usual.preferences),
        screening=said.get("screening", usual.screening),
        notices_shown=said.get("told", usual.notices_shown),
        bar=said.get("bar", usual.bar),
        heaviest=said.get("heaviest", usual.heaviest),
        body_weight=said.get("body_weight", usual.body_weight),
        figures=said.get("figures", usual.figures),
        born=said.get("born", usual.born),
        max_bpm=said.get("max_heart_rate", usual.max_bpm),
        circuit_ceiling=said.get("circuit_ceiling", usual.circuit_ceiling),
    )


def _read_value(
    said: dict[str, Any], key: str, read: Reader[object], value: object
) -> tuple[str, ...]:
    """Read one value into ``said``; the problem with it, if there is one."""
    try:
        said[key] = read(value)
    except UnreadableValueError as error:
        return (f"profile {key}: {error}; set it again: midstance profile",)
    return ()


def _read_list(
    said: dict[str, Any], key: str, read: Reader[object], value: object
) -> tuple[str, ...]:
    """Read the entries of one list into ``said``; the problems with those that are left out."""
    if not isinstance(value, list):
        return _read_value(said, key, _list_of(read), value)
    found: dict[str, Any] = {}
    problems = [_read_value(found, str(number), read, entry) for number, entry in enumerate(value)]
    said[key] = tuple(found.values())
    return tuple(
        problem.replace("profile ", f"profile {key} ", 1) for each in problems for problem in each
    )


def _plain_complaint(each: Complaint) -> dict[str, object]:
    since = each.since.isoformat() if each.since else None
    return {"limitation": each.limitation.value, "course": each.stage.value, "since": since}


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise UnreadableValueError(f"{value!r} is no text")
    return value


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise UnreadableValueError(f"{value!r} is neither true nor false")
    return value


def _one_of(kind: type[Choice]) -> Reader[Choice]:
    def read(value: object) -> Choice:
        text = _text(value)
        try:
            return kind(text)
        except ValueError:
            known = ", ".join(kind)
            raise UnreadableValueError(f"{value!r} is none of {known}") from None

    return read


def _or_none(read: Reader[T]) -> Reader[T | None]:
    return lambda value: None if value is None else read(value)


def _list_of(read: Reader[T]) -> Reader[tuple[T, ...]]:
    def read_all(value: object) -> tuple[T, ...]:
        if not isinstance(value, list):
            raise UnreadableValueError(f"{value!r} is no list")
        return tuple(map(read, value))

    return read_all


def _record(value: object) -> Mapping[str, object]:
    if not isinstance(value, dict):
        raise UnreadableValueError(f"{value!r} is no record")
    return value


def _day(value: object) -> date:
    text = _text(value)
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UnreadableValueError(f"{value!r} is no date such as 2026-11-22") from None


def _place(value: object) -> Place:
    held = _record(value)
    items = _list_of(_one_of(Equipment))(held.get("equipment"))
    return Place(_text(held.get("name")), frozenset(items))


def _complaint(value: object) -> Complaint:
    held = _record(value)
    return Complaint(
        _one_of(Limitation)(held.get("limitation")),
        _one_of(ComplaintStage)(held.get("course")),
        _or_none(_day)(held.get("since")),
    )


def _preference(value: object) -> Preference:
    held = _record(value)
    return Preference(*(_text(held.get(key)) for key in ("program", "prescribed", "chosen")))


def _steps(value: object) -> tuple[tuple[Equipment, Load], ...]:
    return tuple((_one_of(Equipment)(key), _step(each)) for key, each in _record(value).items())


def _step(value: object) -> Load:
    if not isinstance(value, int) or isinstance(value, bool) or value <= 0:
        raise UnreadableValueError(f"{value!r} is no step in grams")
    return Load(value)


def _beats(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value <= 0:
        raise UnreadableValueError(f"{value!r} is no number of beats a minute")
    return value


def _percent(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 < value <= _WHOLE:
        raise UnreadableValueError(f"{value!r} is no percentage")
    return value


_WHOLE = 100
"""Percent."""
_READERS: Mapping[str, Reader[object]] = {
    "goal": _one_of(Goal),
    "priority": _one_of(Priority),
    "level": _or_none(_one_of(Level)),
    "active": _text,
    "weight_unit": _or_none(_one_of(WeightUnit)),
    "load_steps": _steps,
    "desk_work": _flag,
    "screening": _or_none(_list_of(_text)),
    "bar": _or_none(_step),
    "heaviest": _steps,
    "body_weight": _or_none(_step),
    "figures": _or_none(_flag),
    "born": _or_none(_day),
    "max_heart_rate": _or_none(_beats),
    "circuit_ceiling": _or_none(_percent),
}
_ENTRIES: Mapping[str, Reader[object]] = {
    "places": _place,
    "complaints": _complaint,
    "preferences": _preference,
    "told": _text,
}
