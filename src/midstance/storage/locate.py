"""Finds the line and column of a mistake; needed only once there is one."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from midstance.storage.problem import line_and_column

if TYPE_CHECKING:
    from midstance.storage.problem import Fault, Path


def locate(text: str, fault: Fault) -> tuple[int, int]:
    """The line and column, both from 1, at which ``fault`` stands in ``text``.

    Falls back to the first line that names the last key when the text cannot be spanned.
    """
    start = _start(text, fault)
    if start is None:
        return _first_mention(text, fault.path), 1
    return line_and_column(text, start)


def _start(text: str, fault: Fault) -> int | None:
    """Where the value that is wrong begins, or else the nearest key above it."""
    value = _spanned(text)
    if value is None:
        return None
    keys: list[int] = []
    for step in fault.path:
        if (value := _enter(value, step, keys)) is None:
            return _last(keys)
    if fault.on_key or not fault.path or not value.span().stop:
        return _last(keys)
    return _first_character(text, value) + (0 if fault.at is None else fault.at + 1)


def _first_character(text: str, value: Any) -> int:  # noqa: ANN401 - spans hold any value
    """Where ``value`` begins; a text with escapes in it is spanned from the last one on."""
    start = int(value.span().start)
    if isinstance(value.inner(), str) and text[start] not in "\"'":
        return text.rfind('"', 0, start)
    return start


def _last(keys: list[int]) -> int:
    return next((key for key in reversed(keys) if key >= 0), 0)


def _enter(value: Any, step: str | int, keys: list[int]) -> Any:  # noqa: ANN401 - spans hold any value
    inner = value.inner() if value is not None else None
    if isinstance(inner, list) and isinstance(step, int) and step < len(inner):
        keys.append(_first_key(inner[step]))
        return inner[step]
    if isinstance(inner, dict) and step in inner:
        keys.append(next(key.span().start for key in inner if key == step))
        return inner[step]
    return None


def _first_key(value: Any) -> int:  # noqa: ANN401 - spans hold any value
    inner = value.inner()
    if isinstance(inner, dict) and inner:
        return int(next(iter(inner)).span().start)
    return int(value.span().start) if value.span().stop else -1


@lru_cache(maxsize=4)
def _spanned(text: str) -> Any:  # noqa: ANN401 - spans hold any value
    try:
        from spanned_toml import loads  # noqa: PLC0415 - only when there is a mistake

        return loads(text)
    except Exception:  # noqa: BLE001 - a line number is never worth a crash
        return None


def _first_mention(text: str, path: Path) -> int:
    names = [step for step in path if isinstance(step, str)]
    for name in reversed(names):
        for number, line in enumerate(text.splitlines(), 1):
            if line.lstrip("[ ").startswith(name):
                return number
    return 1
