"""What a workout needs to go on after any end of the program: its turns, options and deeds."""

from __future__ import annotations

import json
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from midstance.domain.record import KeptDeed
from midstance.storage.columns import stamp_row, to_stamp
from midstance.storage.errors import UnreadableCourseError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime
    from pathlib import Path

    from midstance.domain.record import WorkoutRecord
    from midstance.domain.stamp import Stamp
    from midstance.domain.steps import Turn


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
