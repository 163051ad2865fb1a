"""The domain's values as JSON and back, exactly; a value is built when it is first asked for."""

from __future__ import annotations

import json
from collections.abc import Mapping
from enum import Enum
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from midstance.domain import exercise, muscle, program, quantity, session

if TYPE_CHECKING:
    from collections.abc import Iterator

T = TypeVar("T")

_KINDS: Mapping[str, type] = {
    kind.__name__: kind
    for kind in (
        *(exercise.Exercise, exercise.Dose, exercise.Gate, exercise.Pattern, muscle.Muscle),
        *(exercise.Equipment, exercise.Measure, exercise.Impact, exercise.Loadable),
        *(exercise.MoveDown, exercise.Limitation),
        *(quantity.Load, quantity.RestWindow, quantity.Tempo, quantity.Unit),
        *(session.Prescription, program.ItemPlan, program.BlockPlan, program.SessionPlan),
        *(program.Routine, program.Program, session.Purpose, session.Style),
    )
}


def write(value: object) -> str:
    """``value`` as one line of JSON.

    Raises:
        TypeError: something in it is no value of the library.
    """
    return json.dumps(_plain(value), ensure_ascii=False, separators=(",", ":"))


def read(line: str) -> Any:  # noqa: ANN401 - what was written
    """The value that :func:`write` wrote.

    Raises:
        ValueError: the line is not what :func:`write` writes.
    """
    try:
        return _frozen(json.loads(line, object_hook=_built))
    except (LookupError, TypeError, ValueError, RecursionError) as error:
        raise ValueError(f"not a value of the library: {error}") from None


def _plain(value: Any) -> object:  # noqa: ANN401 - any value of the library
    name = type(value).__name__
    if isinstance(value, Enum):
        return {name: value.value}
    if fields := getattr(_KINDS.get(name), "__match_args__", ()):
        return {name: [_plain(getattr(value, field)) for field in fields]}
    return [_plain(each) for each in value] if isinstance(value, tuple) else value


def _built(table: dict[str, Any]) -> object:
    ((name, held),) = table.items()
    kind = _KINDS[name]
    return kind(*map(_frozen, held)) if isinstance(held, list) else kind(held)


def _frozen(value: object) -> object:
    return tuple(map(_frozen, value)) if isinstance(value, list) else value


class Kept(Mapping[str, T], Generic[T]):
    """Values by id that stay lines of JSON until someone asks for them."""

    def __init__(self, lines: Mapping[str, str]) -> None:
        """Keep ``lines``, a value's JSON for each id."""
        self._lines = lines
        self._built: dict[str, T] = {}

    def __getitem__(self, id_: str) -> T:
        """The value, built once."""
        if id_ not in self._built:
            self._built[id_] = read(self._lines[id_])
        return self._built[id_]

    def __iter__(self) -> Iterator[str]:
        """The ids."""
        return iter(self._lines)

    def __len__(self) -> int:
        """How many values there are."""
        return len(self._lines)

    def __contains__(self, id_: object) -> bool:
        """Whether there is such an id; builds nothing."""
        return id_ in self._lines
