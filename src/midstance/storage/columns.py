"""What stands in a column: moments, days and texts as plain values, and a checksum over a row."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, TypeAlias
from zlib import crc32

from midstance.domain.stamp import Stamp

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

Row: TypeAlias = tuple[Any, ...]
"""A row's columns; the STRICT tables warrant their types: text, whole numbers, bytes or None."""
Columns: TypeAlias = dict[str, Any]
"""A row's values by column."""

FIRST_DAY, LAST_DAY = "0000-00-00", "9999-99-99"
"""Days before and after all others, as they would be kept."""


def utc_text(moment: datetime) -> str:
    """An instant as it is kept: UTC with milliseconds, ``2026-11-22T17:02:11.000Z``."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds")[:-6] + "Z"


def clean(text: str) -> str:
    """``text`` as it can be kept: lone surrogates, which no file can hold, become U+FFFD."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


def stamp_row(stamp: Stamp) -> tuple[str, int, str]:
    """A moment as its three columns: UTC, offset in minutes, zone."""
    return utc_text(stamp.utc), stamp.offset_minutes, clean(stamp.zone)


def to_stamp(utc: str, offset: int, zone: str) -> Stamp:
    """The moment that :func:`stamp_row` wrote."""
    return Stamp(datetime.fromisoformat(utc), offset, zone)


def checksum(row: Sequence[object]) -> int:
    """A CRC-32 over the values of a row, the same on any machine."""
    return crc32(json.dumps(row, default=_hex).encode())


def _hex(value: object) -> str:
    return bytes(value).hex() if isinstance(value, bytes) else str(value)


def day_text(day: date | None, otherwise: str) -> str:
    """A date as it is kept, or ``otherwise`` without one."""
    return day.isoformat() if day else otherwise
