"""Arithmetic of a clock that can be held: no ticks, only when it began and what was paused."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Countdown:
    """A clock that runs from ``began`` towards ``length``, and past it.

    Attributes:
        began: when it began, in milliseconds of the workout's clock.
        length: how long it is, in milliseconds; None only counts up.
        held_since: since when it stands still, or None while it runs.
    """

    began: int
    length: int | None = None
    held_since: int | None = None

    @property
    def is_held(self) -> bool:
        """Whether it stands still."""
        return self.held_since is not None

    @property
    def deadline(self) -> int | None:
        """When it reaches its length; None while held, or without a length."""
        if self.is_held or self.length is None:
            return None
        return self.began + self.length

    def elapsed(self, now: int) -> int:
        """Milliseconds run so far."""
        return max(0, (now if self.held_since is None else self.held_since) - self.began)

    def remaining(self, now: int) -> int:
        """Milliseconds to go; negative when overdue; 0 without a length."""
        return 0 if self.length is None else self.length - self.elapsed(now)

    def held(self, now: int) -> Countdown:
        """The same clock, standing still from ``now``."""
        return self if self.is_held else replace(self, held_since=now)

    def released(self, now: int) -> Countdown:
        """The same clock, running on from ``now`` as if it had never stood still."""
        if self.held_since is None:
            return self
        return replace(self, began=self.began + now - self.held_since, held_since=None)

    def shifted(self, by: int) -> Countdown:
        """The same clock, moved ``by`` milliseconds along the time line."""
        held = None if self.held_since is None else self.held_since + by
        return Countdown(self.began + by, self.length, held)

    def stretched(self, by: int, now: int) -> Countdown:
        """The same clock with a length changed ``by`` milliseconds, never below what has run.

        An overdue clock gets the time from ``now`` on, and cannot be shortened further.
        """
        if self.length is None or (by < 0 and self.remaining(now) <= 0):
            return self
        run = self.elapsed(now)
        return replace(self, length=max(run, max(run, self.length) + by))
