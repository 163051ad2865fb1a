"""A moment of the wall clock, with the place on earth where it was lived."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True, slots=True)
class Stamp:
    """A moment of the wall clock: an instant in UTC with the zone in which the runner lived it.

    Attributes:
        utc: an aware instant in UTC.
        offset_minutes: the zone's distance from UTC at that instant.
        zone: the zone's IANA name, or "" where it is not known.
    """

    utc: datetime
    offset_minutes: int
    zone: str
