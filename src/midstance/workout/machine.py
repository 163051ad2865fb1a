"""The workout itself: one entrance for events, effects as the answer, and no clock of its own."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from midstance.workout import deeds
from midstance.workout.effects import Annotate, Effect, Finish, Remove, Save
from midstance.workout.events import Answer, Deed, Event, NotSaved, Saved, Undone
from midstance.workout.flow import deadline, expired
from midstance.workout.marks import cues_until, next_mark
from midstance.workout.state import NotNowError, Options, Phase, State

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from midstance.domain.exercise import Exercise
    from midstance.domain.steps import Turn

SECOND = 1000


@dataclass(slots=True)
class Ledger:
    """What the log has confirmed.

    Attributes:
        saved: serials that are durable.
        trouble: why the last change could not be saved, or "".
    """

    saved: set[int] = field(default_factory=set)
    trouble: str = ""


class Machine:
    """A workout under way.

    Attributes:
        state: where it stands, as of the last event or wake-up.
        ledger: what the log has confirmed of it.
        exercises: the movements that it can name.
    """

    def __init__(
        self,
        turns: tuple[Turn, ...],
        exercises: Mapping[str, Exercise],
        options: Options | None = None,
    ) -> None:
        """A workout that has not begun, with these turns to do.

        Raises:
            ValueError: there is nothing to do.
        """
        if not turns:
            raise ValueError("a workout needs at least one set")
        self.state = State(turns, options or Options())
        self.ledger = Ledger()
        self.exercises = exercises
        self._earlier: list[State] = []

    @classmethod
    def replayed(
        cls,
        turns: tuple[Turn, ...],
        exercises: Mapping[str, Exercise],
        options: Options,
        kept: Iterable[tuple[int, Deed]],
    ) -> Machine:
        """The workout again as it stood after the ``kept`` deeds, each with its time."""
        machine = cls(turns, exercises, options)
        for at, deed in kept:
            machine.handle(deed, at)
        machine.ledger.saved = {each.serial for each in machine.state.sets}
        return machine

    def handle(self, event: Event, now: int) -> tuple[Effect, ...]:
        """Take in what happened at ``now`` (milliseconds of the workout's clock).

        Raises:
            NotNowError: the event means nothing now; nothing has changed but the time.
        """
        match event:
            case Saved() | NotSaved():
                self._take_answer(event)
                return ()
            case Undone():
                return (*self.wake(now), *self._undo(now))
            case _:
                return (*self.wake(now), *self._do(event, now))

    def wake(self, now: int) -> tuple[Effect, ...]:
        """Let everything happen that was due until ``now``."""
        given: list[Effect] = []
        while True:
            end = deadline(self.state)
            until = now if end is None else min(now, end)
            given += cues_until(self.state, until)
            self.state = replace(self.state, seen=max(self.state.seen, until))
            if end is None or end > now:
                return tuple(given)
            given += self._expire(end)

    def wakes_at(self, now: int) -> int | None:
        """When something shown or due changes next; None while nothing moves.

        It is the next signal, the end of the step or the next full second of the shown clock,
        whatever comes first.
        """
        if self.state.phase in {Phase.OVERVIEW, Phase.DONE} or self.state.ending:
            return None
        if self.state.clock.is_held and self.state.re_entry_until is None:
            return None
        ends = (deadline(self.state), next_mark(self.state, now), self._next_second(now))
        return min(at for at in ends if at is not None)

    def _next_second(self, now: int) -> int:
        origin = self.state.re_entry_until or self.state.clock.began
        return now + SECOND - (now - origin) % SECOND

    def _expire(self, at: int) -> tuple[Effect, ...]:
        before = self.state
        after = expired(before, at)
        if after.sets != before.sets:
            self._earlier.append(deeds.before_the_clock(before, at))
        self.state = after
        return _differences(before, after)

    def _do(self, deed: Deed, now: int) -> tuple[Effect, ...]:
        before = self.state
        after, said = deeds.done(before, deed, now, self.exercises)
        if deeds.can_be_undone(before, deed):
            self._earlier.append(before)
        self.state = after
        return (*_differences(before, after), *said, *self.wake(now))

    def _undo(self, now: int) -> tuple[Effect, ...]:
        if not self._earlier:
            raise NotNowError("There is nothing to undo.")
        before, back = self.state, self._earlier.pop()
        self.state = replace(
            back.shifted(now - back.seen),
            next_serial=before.next_serial,
            begun_at=before.begun_at if back.begun_at is not None else None,
            paused_ms=before.paused_ms,
        )
        return _differences(before, self.state)

    def _take_answer(self, answer: Answer) -> None:
        match answer:
            case Saved(serials):
                self.ledger.saved |= set(serials)
                self.ledger.trouble = ""
            case NotSaved(reason):
                self.ledger.trouble = reason


def _differences(before: State, after: State) -> tuple[Effect, ...]:
    """What the log must change for ``after`` to be what it holds."""
    known = {each.serial: each for each in before.sets}
    now = {each.serial: each for each in after.sets}
    saved = tuple(each for serial, each in now.items() if known.get(serial) != each)
    removed = tuple(serial for serial in known if serial not in now)
    effects: list[Effect] = [Save(saved)] if saved else []
    effects += [Remove(removed)] if removed else []
    if (before.note, before.pains) != (after.note, after.pains):
        effects.append(Annotate(after.note, after.pains))
    if after.ending is not None and before.ending is None:
        effects.append(Finish(after.ending, after.active_ms(after.ended_at or 0)))
    return tuple(effects)
