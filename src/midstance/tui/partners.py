"""With whom a performer works: a clock, one who keeps the workout, one who hears it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping

    from midstance.domain.record import Change, KeptDeed, WorkoutRecord
    from midstance.domain.stamp import Stamp
    from midstance.domain.steps import Turn
    from midstance.workout import effects
    from midstance.workout.events import Answer


class Clock(Protocol):
    """The world's time, as far as a workout needs it."""

    def elapsed_ms(self) -> int:
        """Milliseconds that go on while the computer sleeps."""

    def awake_ms(self) -> int:
        """Milliseconds that stand still while the computer sleeps."""

    def now(self) -> Stamp:
        """The moment on the wall clock."""


class Keeper(Protocol):
    """What keeps a workout; its answers come back later through :meth:`Performer.answer`."""

    def begin(
        self, workout: WorkoutRecord, turns: tuple[Turn, ...], options: Mapping[str, object]
    ) -> None:
        """Keep the beginning of a workout."""

    def keep(self, deed: KeptDeed, stamp: Stamp, change: Change) -> None:
        """Keep a deed and what it changed, all or nothing."""

    def retry(self) -> None:
        """Try again at once what could not be kept."""

    def alive(self) -> None:
        """Note that the workout is being looked after at this moment."""


class Listener(Protocol):
    """Who hears what a workout says."""

    def say(self, text: str) -> None:
        """One line for the runner."""

    def cue(self, kind: effects.CueKind) -> None:
        """A signal that is due now."""

    def offer(self, swap: effects.OfferSwap) -> None:
        """An easier exercise is offered."""

    def finished(self, finish: effects.Finish) -> None:
        """The workout is closed."""

    def log_answered(self, answer: Answer) -> None:
        """The log answered; pass it on with :meth:`Performer.answer`."""
