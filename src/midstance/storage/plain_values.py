"""Values as they stand in files, checked one by one: whatever is of another kind is refused."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

from midstance.domain.quantity import Load
from midstance.domain.stamp import Stamp

Plain = dict[str, Any]

_MOST = 2**53
_MOST_KG = 10**9


def local_time(stamp: Stamp) -> datetime:
    """The moment as the runner's clock showed it, to the millisecond, with its offset."""
    precise = stamp.utc.astimezone(timezone(timedelta(minutes=stamp.offset_minutes)))
    return precise.replace(microsecond=precise.microsecond // 1000 * 1000)


def to_stamp(local: datetime, zone: str) -> Stamp:
    """The moment that :func:`local_time` showed.

    Raises:
        ValueError: it has no offset.
    """
    offset = local.utcoffset()
    if offset is None:
        raise ValueError(f"{local} has no offset from UTC")
    return Stamp(local.astimezone(UTC), round(offset.total_seconds() / 60), zone)


def load(kilograms: object) -> Load | None:
    """The load of so many kilograms, or none."""
    if kilograms is None:
        return None
    if not isinstance(kilograms, (int, float)) or not 0 <= kilograms <= _MOST_KG:
        raise ValueError(f"{kilograms!r} is no load in kilograms")
    return Load(round(kilograms * 1000))


def whole(value: object) -> int:
    """A whole number from 0 that every place can hold."""
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= _MOST:
        raise ValueError(f"{value!r} is no whole number that can be kept")
    return value


def whole_or_none(value: object) -> int | None:
    """A whole number, or nothing."""
    return None if value is None else whole(value)


def truth(value: object) -> bool:
    """True or false."""
    if not isinstance(value, bool):
        raise TypeError(f"{value!r} is neither true nor false")
    return value


def text(value: object) -> str:
    """A text."""
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is no text")
    return value


def day(value: object) -> date:
    """A date without a time."""
    if not isinstance(value, date) or isinstance(value, datetime):
        raise TypeError(f"{value!r} is no date")
    return value
