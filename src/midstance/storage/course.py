"""What a workout needs to go on after any end of the program: its turns, options and deeds."""

from __future__ import annotations

import json
import zlib
from dataclasses import MISSING, dataclass, fields
from typing import TYPE_CHECKING, Any

from midstance.domain.quantity import Load, RestWindow, Tempo, Unit
from midstance.domain.record import KeptDeed, Side, Target
from midstance.domain.session import Purpose, Style
from midstance.domain.steps import Turn
from midstance.storage.errors import UnreadableCourseError
from midstance.storage.rows import stamp_row, to_stamp

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import datetime
    from pathlib import Path

    from midstance.domain.record import Stamp, WorkoutRecord

FORMAT = 1


@dataclass(frozen=True, slots=True)
class UnderWay:
    """A workout under way, as it stands in the log.

    Attributes:
        workout: its head with the sets and pains kept so far.
        turns: the session as it was laid out when the workout began.
        options: what the front end kept beside it, as plain values.
        deeds: all that happened, in order.
        last_stamp: when the last deed was kept, or the start without any.
        last_alive: when a program guiding it was last known to run, or None.
    """

    workout: WorkoutRecord
    turns: tuple[Turn, ...]
    options: Mapping[str, object]
    deeds: tuple[KeptDeed, ...]
    last_stamp: Stamp
    last_alive: datetime | None = None


@dataclass(frozen=True, slots=True)
class StampedDeed:
    """A deed with the moment at which it was kept."""

    deed: KeptDeed
    stamp: Stamp


def packed(plain: object) -> bytes:
    """Plain values as compressed JSON."""
    return zlib.compress(compact(plain).encode())


def unpacked(kept: bytes) -> Any:  # noqa: ANN401  # JSON may be anything; the caller checks it
    """The values that :func:`packed` wrote.

    Raises:
        ValueError, zlib.error: they are broken.
    """
    return json.loads(zlib.decompress(kept))


def compact(plain: object) -> str:
    """Plain values as JSON in one line without spaces."""
    return json.dumps(plain, separators=(",", ":"))


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


def unreadable(where: Path, error: Exception) -> UnreadableCourseError:
    """The mistake that says why a workout cannot go on."""
    return UnreadableCourseError(
        f"what was planned for the workout under way cannot be read ({error})",
        where,
        "Its sets are safe; finish it as it stands, and begin anew.",
    )


def deed_to_plain(kept: StampedDeed) -> list[object]:
    """A deed with its moment as a list of plain values."""
    deed = kept.deed
    return [deed.sequence, deed.at_ms, *stamp_row(kept.stamp), deed.name, dict(deed.fields)]


def deed_from_plain(plain: Iterable[Any]) -> StampedDeed:
    """The deed that :func:`deed_to_plain` wrote.

    Raises:
        ValueError: it is broken.
    """
    sequence, at_ms, utc, offset, zone, name, values = plain
    if not isinstance(values, dict):
        raise ValueError(f"the fields of deed {sequence} are broken")  # noqa: TRY004  # see Raises
    return StampedDeed(KeptDeed(sequence, at_ms, name, values), to_stamp(utc, offset, zone))


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
