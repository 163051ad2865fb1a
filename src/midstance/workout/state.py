"""Arithmetic of a clock that can be held: no ticks, only when it began and what was paused."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from midstance.domain.settings import AutoAdvance

if TYPE_CHECKING:
    from collections.abc import Mapping

    from midstance.domain.planned_sets import PlannedSet
    from midstance.domain.record import Pain, SetRecord, WorkoutStatus


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


class Phase(StrEnum):
    """What the step on the screen is."""

    OVERVIEW = "overview"
    SET_UP = "set-up"
    LEAD_IN = "lead-in"
    WORK = "work"
    SWITCH = "switch"
    REST = "rest"
    DONE = "done"


class NotAllowedNowError(Exception):
    """A deed that means nothing now; the message says why, in one line for the runner."""


@dataclass(frozen=True, slots=True)
class GuideOptions:
    """How the runner wants to be guided; times in seconds."""

    lead_in: int = 5
    switch: int = 5
    re_entry: int = 3
    auto_advance: AutoAdvance = AutoAdvance.TIMED


def options_to_plain(options: GuideOptions) -> dict[str, object]:
    """The options under their names in the log."""
    return {
        "lead_in": options.lead_in,
        "switch": options.switch,
        "re_entry": options.re_entry,
        "auto_advance": options.auto_advance.value,
    }


def options_from_plain(plain: Mapping[str, Any]) -> GuideOptions:
    """The options that :func:`options_to_plain` wrote; what is left out is as usual.

    Raises:
        ValueError: there is no such way to advance.
    """
    told: dict[str, Any] = options_to_plain(GuideOptions()) | dict(plain)
    return GuideOptions(
        lead_in=told["lead_in"],
        switch=told["switch"],
        re_entry=told["re_entry"],
        auto_advance=AutoAdvance(told["auto_advance"]),
    )


@dataclass(frozen=True, slots=True)
class Interruption:
    """A timed set that the world cut off after ``seconds``, by a gap of ``slept_ms``."""

    seconds: int
    slept_ms: int


@dataclass(frozen=True, slots=True)
class State:
    """Where a workout stands. All times are milliseconds of the workout's own clock.

    Attributes:
        index: the turn on the screen; in set-up, lead-in and rest it is the one ahead.
        side: which of the turn's sides is working.
        behind: the turn that worked last, to which a rest belongs; None before the first.
        step, steps: the number of the current step, and how many were entered so far.
        seen: up to when everything that was due has happened.
        sets: what is recorded, in the order of serials.
        last: serials recorded last, open to correction while no new work has begun.
        entry: digits typed so far.
        shown: the number nudged to, or None for the target.
        waits: nothing begins by itself until a key is pressed.
        turn_began, block_began: when the work of this turn and this block began.
        worked_until: when work last ended; None before the first set.
        re_entry_until: when a paused hold goes on, or None.
    """

    planned_sets: tuple[PlannedSet, ...]
    options: GuideOptions = field(default_factory=GuideOptions)
    phase: Phase = Phase.OVERVIEW
    index: int = 0
    side: int = 0
    behind: PlannedSet | None = None
    step: int = 0
    steps: int = 0
    clock: Countdown = field(default_factory=lambda: Countdown(0))
    seen: int = 0
    sets: tuple[SetRecord, ...] = ()
    next_sequence: int = 1
    last: tuple[int, ...] = ()
    entry: str = ""
    shown: int | None = None
    effort: int | None = None
    set_note: str = ""
    waits: bool = False
    begun_at: int | None = None
    paused_ms: int = 0
    set_began: int = 0
    block_began: int = 0
    worked_until: int | None = None
    re_entry_until: int | None = None
    interrupted: Interruption | None = None
    note: str = ""
    pains: tuple[Pain, ...] = ()
    ending: WorkoutStatus | None = None

    @property
    def planned_set(self) -> PlannedSet:
        """The turn on the screen; in the end the last one."""
        return self.planned_sets[min(self.index, len(self.planned_sets) - 1)]

    @property
    def is_paused(self) -> bool:
        """Whether the runner has stopped everything."""
        return self.clock.is_held and self.interrupted is None

    @property
    def goes_on(self) -> bool:
        """Whether the re-entry seconds of a paused set run."""
        return self.re_entry_until is not None

    @property
    def is_under_way(self) -> bool:
        """Whether it has begun and not ended."""
        return self.begun_at is not None and self.ending is None

    @property
    def is_on_the_clock(self) -> bool:
        """Whether a timed set runs right now."""
        return self.phase is Phase.WORK and self.planned_set.is_timed and not self.clock.is_held

    def with_planned_sets(self, planned_sets: tuple[PlannedSet, ...]) -> State:
        """The same state with other turns to do."""
        return replace(self, planned_sets=planned_sets)

    def shifted(self, by: int) -> State:
        """The same state, its clocks moved ``by`` milliseconds along the time line."""

        def moved(at: int | None) -> int | None:
            return None if at is None else at + by

        return replace(
            self,
            clock=self.clock.shifted(by),
            seen=self.seen + by,
            set_began=self.set_began + by,
            block_began=self.block_began + by,
            worked_until=moved(self.worked_until),
            re_entry_until=moved(self.re_entry_until),
        )

    def released(self, now: int) -> State:
        """The same state with its clocks running on from ``now``, as if they had never stood."""
        if self.clock.held_since is None:
            return self
        gap = now - self.clock.held_since
        return replace(
            self.shifted(gap),
            clock=self.clock.released(now),
            seen=self.seen,
            paused_ms=self.paused_ms + gap,
            interrupted=None,
            re_entry_until=None,
        )

    def active_ms(self, now: int) -> int:
        """Milliseconds from the start until ``now`` or the end, pauses left out."""
        if self.begun_at is None:
            return 0
        until = self.clock.began if self.phase is Phase.DONE else self.clock.held_since
        return max(0, (now if until is None else min(now, until)) - self.begun_at - self.paused_ms)
