"""The outside world in one place: the clock, new ids, settings, library and log."""

from __future__ import annotations

import os
import re
import time
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Protocol, Self
from uuid import UUID

from midstance.domain.record import Timestamp

if TYPE_CHECKING:
    from collections.abc import Callable

    from midstance.storage.database.connection import Access
    from midstance.storage.definitions.cache import LoadedLibrary
    from midstance.storage.definitions.settings import LoadedSettings
    from midstance.storage.places import Places
    from midstance.storage.training_log import TrainingLog

LOCALTIME = "/etc/localtime"
_ZONE = re.compile(r"[A-Za-z]+|[A-Za-z_]+(?:/[A-Za-z0-9_+-]+)+")
_WITH_SLEEP = getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)
_WITHOUT_SLEEP = getattr(time, "CLOCK_UPTIME_RAW", time.CLOCK_MONOTONIC)


_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_LONGEST_MS = (datetime(9000, 1, 1, tzinfo=UTC) - _EPOCH) // timedelta(milliseconds=1)


class Clock(Protocol):
    """The world's time: two clocks that only go forward, and the one on the wall."""

    def elapsed_ms(self) -> int:
        """Milliseconds since some moment in the past, those of a sleeping computer included."""

    def awake_ms(self) -> int:
        """The same without the sleep: a growing difference between both shows that it slept."""

    def now(self) -> Timestamp:
        """The moment on the wall clock, for time stamps alone."""

    def today(self) -> date:
        """The runner's date."""


class SystemClock:
    """The clocks of this machine."""

    def elapsed_ms(self) -> int:
        """Milliseconds since the machine started, sleep included where the system counts it."""
        return time.clock_gettime_ns(_WITH_SLEEP) // 1_000_000

    def awake_ms(self) -> int:
        """Milliseconds since the machine started, sleep left out."""
        return time.clock_gettime_ns(_WITHOUT_SLEEP) // 1_000_000

    def now(self) -> Timestamp:
        """The moment, in the zone in which the machine is now, even if it has travelled."""
        utc = possible_moment(time.time_ns() // 1_000_000)
        minutes = round(_local_offset(utc) / timedelta(minutes=1))
        return Timestamp(utc, minutes, zone_name(os.environ.get("TZ", "")))

    def today(self) -> date:
        """The date on the runner's calendar."""
        utc = possible_moment(time.time_ns() // 1_000_000)
        return (utc + _local_offset(utc)).date()


def possible_moment(milliseconds: int) -> datetime:
    """So long after 1970 began, in UTC; a clock that is far off shows the nearest possible moment.

    Days before and after it exist, whatever is computed from it.
    """
    moment = timedelta(milliseconds=max(0, min(milliseconds, _LONGEST_MS)))
    return _EPOCH + moment


def _local_offset(utc: datetime) -> timedelta:
    """What the clock on the wall is ahead of UTC; 0 for a zone that cannot be, as TZ may name."""
    time.tzset()
    try:
        return utc.astimezone().utcoffset() or timedelta()
    except (ValueError, OverflowError, OSError):
        return timedelta()


def zone_name(chosen: str, localtime: str = LOCALTIME) -> str:
    """The IANA name that ``TZ`` holds, or that the system's local time points to; "" if unknown."""
    path = chosen.removeprefix(":") or _link_target(localtime)
    name = path.rpartition("zoneinfo/")[2]
    return name if _ZONE.fullmatch(name) else ""


def _link_target(localtime: str) -> str:
    try:
        return os.readlink(localtime)  # noqa: PTH115  # pathlib costs more than the answer
    except OSError:
        return ""


def new_id() -> UUID:
    """A new UUIDv7 (RFC 9562): the time in milliseconds, its fraction, and chance."""
    milliseconds, fraction = divmod(time.time_ns(), 1_000_000)
    chance = int.from_bytes(os.urandom(8)) >> 2
    timed = (milliseconds & (1 << 48) - 1) << 80 | 7 << 76 | (fraction * 4096 // 1_000_000) << 64
    return UUID(int=timed | 0b10 << 62 | chance)


def host_name() -> str:
    """What this machine is called."""
    return os.uname().nodename


def open_log(
    places: Places, access: Access | None = None, ids: Callable[[], UUID] = new_id
) -> TrainingLog:
    """The log alone, for reading unless ``access`` says more; the library is not loaded.

    Raises:
        StorageError: it cannot be used; the subclass and the text say why.
    """
    from midstance.storage.database.connection import Access  # noqa: PLC0415  # SQLite only when needed
    from midstance.storage.training_log import TrainingLog  # noqa: PLC0415  # the same

    return TrainingLog(places.data, ids, access or Access.READ)


@dataclass(frozen=True, slots=True)
class Context:
    """All of the world that a front end needs.

    Attributes:
        ids: makes a new id at each call.
        settings: how the runner wants it, with what is wrong in the files they came from.
        library: what can be trained, with what is wrong in the files left out of it.
        log: open for reading and writing, or for reading alone.
    """

    clock: Clock
    ids: Callable[[], UUID]
    settings: LoadedSettings
    library: LoadedLibrary
    log: TrainingLog
    places: Places

    @classmethod
    def open(
        cls,
        places: Places,
        clock: Clock | None = None,
        access: Access | None = None,
        *,
        settings: LoadedSettings | None = None,
        library: LoadedLibrary | None = None,
    ) -> Self:
        """Open the log in ``places``, and load what was not loaded yet.

        Args:
            places: the folders of data, settings and cache.
            clock: the world's time, the machine's own unless another is given.
            access: to the log; for writing unless it says less.
            settings: where they were loaded already, with the keys of the commands.
            library: where it was loaded already.

        Raises:
            StorageError: the log cannot be used; the subclass and the text say why.
        """
        from midstance.storage.database.connection import Access  # noqa: PLC0415  # only when needed
        from midstance.storage.definitions.loader import load_library  # noqa: PLC0415  # the same
        from midstance.storage.definitions.settings import load_settings  # noqa: PLC0415  # the same

        return cls(
            clock or SystemClock(),
            new_id,
            settings or load_settings(places),
            library or load_library(places),
            open_log(places, access or Access.WRITE),
            places,
        )
