"""Turns as plain values: what is as usual is left out, and another version is told."""

from __future__ import annotations

from dataclasses import MISSING, fields
from typing import TYPE_CHECKING, Any

from midstance.domain.quantity import Load, RestWindow, Side, Target, Tempo, Unit
from midstance.domain.session import Purpose, Style
from midstance.domain.steps import Turn
from midstance.storage.course import unreadable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

FORMAT = 1


def turns_to_plain(turns: Iterable[Turn]) -> dict[str, object]:
    """Turns as plain values; what is as usual is left out."""
    return {"format": FORMAT, "turns": [_to_plain(turn) for turn in turns]}


def turns_from_plain(plain: Any, where: Path) -> tuple[Turn, ...]:  # noqa: ANN401  # parsed JSON
    """The turns that :func:`turns_to_plain` wrote.

    Raises:
        UnreadableCourseError: they were written by another version, or are broken.
    """
    try:
        return tuple(_to_turn(turn) for turn in _of_this_format(plain))
    except (KeyError, TypeError, ValueError) as error:
        raise unreadable(where, error) from error


def _of_this_format(plain: Any) -> Iterable[Mapping[str, Any]]:  # noqa: ANN401  # parsed JSON
    if plain["format"] != FORMAT:
        raise ValueError(f"its form {plain['format']} is not {FORMAT}")
    return plain["turns"]  # type: ignore[no-any-return]  # checked while it is read


def _to_plain(turn: Turn) -> dict[str, object]:
    plain = {}
    for field in fields(turn):
        value = getattr(turn, field.name)
        if value != field.default or field.default is MISSING:
            plain[field.name] = _value_to_plain(value)
    return plain


def _value_to_plain(value: object) -> object:
    match value:
        case Load(grams):
            return grams
        case Target(amount, unit, open_ended):
            return [amount, unit, open_ended]
        case RestWindow(low, high):
            return [low, high]
        case Tempo():
            return value.text()
        case _:
            return value


def _sides(plain: Iterable[str | None]) -> tuple[Side | None, ...]:
    return tuple(None if side is None else Side(side) for side in plain)


_READ: Mapping[str, Callable[[Any], object]] = {
    "purpose": Purpose,
    "style": Style,
    "target": lambda plain: Target(plain[0], Unit(plain[1]), plain[2]),
    "sides": _sides,
    "load": Load,
    "load_step": Load,
    "tempo": Tempo.parse,
    "rest": lambda plain: RestWindow(*plain),
}


def _to_turn(plain: Mapping[str, Any]) -> Turn:
    return Turn(**{name: _read(name, value) for name, value in plain.items()})


def _read(name: str, value: Any) -> Any:  # noqa: ANN401  # one entrance for every field
    return _READ[name](value) if name in _READ and value is not None else value
