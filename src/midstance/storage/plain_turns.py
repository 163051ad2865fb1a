"""Turns as plain values: what is as usual is left out, and another version is told."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from midstance.domain.quantity import Load, RestWindow, Side, Target, Tempo, Unit
from midstance.domain.session import Purpose, Style
from midstance.domain.steps import Turn
from midstance.storage.course import unreadable

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from midstance.storage.plain_values import Plain

FORMAT = 1
_NEEDED = (
    *("place", "block", "purpose", "style", "exercise", "prescribed", "set_number", "sets"),
    *("round", "target", "sides", "seconds"),
)
_USUAL: Mapping[str, object] = MappingProxyType(
    {
        "up_to": None,
        "alternating": False,
        "is_hold": False,
        "rpe": None,
        "percent": None,
        "load": None,
        "load_step": None,
        "band_cm": None,
        "tempo": None,
        "rest": [0, 0],
        "change": None,
        "set_up": 0,
        "every": None,
        "cap": None,
        "note": "",
    }
)
"""What a field means that is left out: frozen, as the names are."""
PLANNED_SET_FIELDS = (*_NEEDED, *_USUAL)
"""The name of each field in the log, whatever its name in the class."""


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


def _to_plain(turn: Turn) -> Plain:
    plain: Plain = {
        "place": turn.place,
        "block": turn.block,
        "purpose": turn.purpose.value,
        "style": turn.style.value,
        "exercise": turn.exercise,
        "prescribed": turn.prescribed,
        "set_number": turn.set_number,
        "sets": turn.sets,
        "round": turn.round,
        "target": [turn.target.amount, turn.target.unit.value, turn.target.open_ended],
        "sides": [side and side.value for side in turn.sides],
        "seconds": turn.seconds,
        "up_to": turn.up_to,
        "alternating": turn.alternating,
        "is_hold": turn.is_hold,
        "rpe": turn.rpe,
        "percent": turn.percent,
        "load": turn.load and turn.load.grams,
        "load_step": turn.load_step and turn.load_step.grams,
        "band_cm": turn.band_cm,
        "tempo": turn.tempo and turn.tempo.text(),
        "rest": [turn.rest.low, turn.rest.high],
        "change": turn.change,
        "set_up": turn.set_up,
        "every": turn.every,
        "cap": turn.cap,
        "note": turn.note,
    }
    return {
        name: value for name, value in plain.items() if name in _NEEDED or value != _USUAL[name]
    }


def _to_turn(plain: Mapping[str, Any]) -> Turn:
    if unknown := plain.keys() - set(PLANNED_SET_FIELDS):
        raise ValueError(f"{', '.join(sorted(unknown))} is not known")
    told = {**_USUAL, **plain}
    amount, unit, open_ended = told["target"]
    return Turn(
        place=told["place"],
        block=told["block"],
        purpose=Purpose(told["purpose"]),
        style=Style(told["style"]),
        exercise=told["exercise"],
        prescribed=told["prescribed"],
        set_number=told["set_number"],
        sets=told["sets"],
        round=told["round"],
        target=Target(amount, Unit(unit), open_ended),
        sides=tuple(None if side is None else Side(side) for side in told["sides"]),
        seconds=told["seconds"],
        up_to=told["up_to"],
        alternating=told["alternating"],
        is_hold=told["is_hold"],
        rpe=told["rpe"],
        percent=told["percent"],
        load=_load(told["load"]),
        load_step=_load(told["load_step"]),
        band_cm=told["band_cm"],
        tempo=None if told["tempo"] is None else Tempo.parse(told["tempo"]),
        rest=RestWindow(*told["rest"]),
        change=told["change"],
        set_up=told["set_up"],
        every=told["every"],
        cap=told["cap"],
        note=told["note"],
    )


def _load(grams: int | None) -> Load | None:
    return None if grams is None else Load(grams)
