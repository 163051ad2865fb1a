"""A world for commands: a clock that moves only when it is told to, and a way to wait by it."""

import select
import sys
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from signal import SIGINT, default_int_handler, signal

from midstance.cli.main import run
from midstance.domain.record import Timestamp

START = datetime(2026, 11, 23, 17, 2, tzinfo=UTC)
OFFSET_MINUTES = 60


class FalseClock:
    """A clock that stands still until somebody moves it; the runner lives one hour east of UTC."""

    def __init__(self, at: datetime = START) -> None:
        self.at = at

    def move(self, seconds: float) -> None:
        """Let time pass."""
        self.at += timedelta(seconds=seconds)

    def elapsed_ms(self) -> int:
        """Milliseconds since the clock was made for this test, sleep included."""
        return round((self.at - START).total_seconds() * 1000)

    def awake_ms(self) -> int:
        """The same: this computer never sleeps."""
        return self.elapsed_ms()

    def now(self) -> Timestamp:
        """The moment on the wall."""
        return Timestamp(self.at, OFFSET_MINUTES, "Europe/Berlin")

    def today(self) -> date:
        """The runner's date."""
        return (self.at + timedelta(minutes=OFFSET_MINUTES)).date()


class FalseWait:
    """Waits without waiting: where nothing is to be read, the clock jumps to the wait's end."""

    def __init__(self, clock: FalseClock) -> None:
        self._clock = clock

    def __call__(self, descriptors: Sequence[int], seconds: float | None) -> Sequence[int]:
        """Those that can be read now, or none after this many false seconds."""
        ready = select.select(descriptors, [], [], None if seconds is None else 0)[0]
        if not ready and seconds is not None:
            self._clock.move(seconds)
        return ready


def main() -> None:
    """Run one command of Midstance in its own process, in false time."""
    clock = FalseClock()
    sys.exit(run(sys.argv[1:], clock, FalseWait(clock)))


if __name__ == "__main__":
    signal(SIGINT, default_int_handler)  # a shell may start what runs behind it without
    main()
