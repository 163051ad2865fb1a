"""Lets a workout happen: gives its machine the time, and does what it asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, assert_never

from midstance.domain.quantity import WeightUnit
from midstance.domain.record import Change, KeptDeed
from midstance.workout import effects
from midstance.workout.events import Answer, Deed, Interrupted, to_plain
from midstance.workout.state import NotNowError
from midstance.workout.view import View, view

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from midstance.domain.record import Past, SetRecord, Stamp
    from midstance.workout.effects import Effect
    from midstance.workout.machine import Machine

ASLEEP_FROM_MS = 2000
LATE_CUE_MS = 2000


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

    def keep(self, deed: KeptDeed | None, stamp: Stamp, change: Change) -> None:
        """Keep a deed and what it changed, all or nothing."""

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


class Performer:
    """Runs one workout against the world's clock and the log.

    Attributes:
        machine: the workout.
        past: what the log knew of each exercise before.
        unit: the unit in which loads are shown.
    """

    def __init__(
        self,
        machine: Machine,
        clock: Clock,
        keeper: Keeper,
        listener: Listener,
        past: Mapping[str, Past],
        unit: WeightUnit = WeightUnit.KG,
        *,
        sequence: int = 0,
        started_ms: int = 0,
    ) -> None:
        """Go on with ``machine``, whose own clock stands at ``started_ms`` now."""
        self.machine, self.past, self.unit = machine, past, unit
        self._clock, self._keeper, self._listener = clock, keeper, listener
        self._sequence = sequence
        self._origin = clock.elapsed_ms() - started_ms
        self._asleep = clock.elapsed_ms() - clock.awake_ms()

    @property
    def now(self) -> int:
        """Milliseconds of the workout's own clock."""
        return self._clock.elapsed_ms() - self._origin

    def view(self) -> View:
        """What to show now."""
        return view(self.machine, self.now, self.past, self.unit)

    def do(self, deed: Deed) -> None:
        """Let ``deed`` happen now; what means nothing now is answered with one line."""
        self._notice_sleep()
        self._do(deed, self.now)

    def wake(self) -> None:
        """Let everything happen that is due."""
        self._notice_sleep()
        self._keeper.alive()
        self._perform(None, self.machine.wake(self.now))

    def answer(self, answer: Answer) -> None:
        """Take in what the log answered."""
        self.machine.handle(answer, self.now)

    def seconds_to_wake(self) -> float | None:
        """How long until something shown or due changes; None while nothing moves."""
        now = self.now
        at = self.machine.wakes_at(now)
        return None if at is None else max(0, at - now) / 1000

    def _notice_sleep(self) -> None:
        gap = self._clock.elapsed_ms() - self._clock.awake_ms()
        slept, self._asleep = gap - self._asleep, gap
        if slept >= ASLEEP_FROM_MS and self.machine.state.is_under_way:
            self._do(Interrupted(slept), max(self.machine.state.seen, self.now - slept))

    def _do(self, deed: Deed, now: int) -> None:
        self._perform(None, self.machine.wake(now))
        try:
            asked = self.machine.handle(deed, now)
        except NotNowError as refusal:
            self._listener.say(str(refusal))
            return
        name, fields = to_plain(deed)
        kept = KeptDeed(self._sequence, now, name, fields)
        self._sequence += 1
        self._perform(kept, asked)

    def _perform(self, deed: KeptDeed | None, asked: Iterable[Effect]) -> None:
        asked = tuple(asked)
        change = _change(asked)
        if deed is not None or change != Change():
            self._keeper.keep(deed, self._clock.now(), change)
        for effect in asked:
            self._tell(effect)

    def _tell(self, effect: Effect) -> None:
        match effect:
            case effects.Save() | effects.Remove() | effects.Annotate():
                return
            case effects.Announce(text):
                self._listener.say(text)
            case effects.Cue(kind, at):
                if self.now - at <= LATE_CUE_MS:
                    self._listener.cue(kind)
            case effects.OfferSwap():
                self._listener.offer(effect)
            case effects.Finish():
                self._listener.finished(effect)
            case _:
                assert_never(effect)


def _change(asked: tuple[Effect, ...]) -> Change:
    """What the effects ask the log to change, as one change."""
    saved: dict[int, SetRecord] = {}
    removed: list[int] = []
    note = pains = ending = active_ms = None
    for effect in asked:
        match effect:
            case effects.Save(sets):
                saved |= {each.serial: each for each in sets}
            case effects.Remove(serials):
                removed += serials
            case effects.Annotate():
                note, pains = effect.note, effect.pains
            case effects.Finish():
                ending, active_ms = effect.ending, effect.active_ms
            case _:
                continue
    return Change(tuple(saved.values()), tuple(removed), note, pains, ending, active_ms)
