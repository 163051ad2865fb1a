"""The workout itself: one entrance for events, effects as the answer, and no clock of its own."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, assert_never

from midstance.workout import deeds
from midstance.workout.deadlines import deadline, expired
from midstance.workout.effects import Annotate, Effect, Finish, Remove, Save
from midstance.workout.events import Answer, Deed, Event, NotSaved, Saved, Undone
from midstance.workout.marks import cues_until, next_mark
from midstance.workout.phase import Phase
from midstance.workout.state import NotNowError, Options, State
from midstance.workout.ticks import next_second
from midstance.workout.undoing import before_the_clock, taken_back

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from midstance.domain.exercise import Exercise
    from midstance.domain.steps import Turn


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
        latest: the latest time that it was told.
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
        self.begun = turns
        self.latest = 0
        self._earlier: list[tuple[State, int]] = []
        self._owed: tuple[Effect, ...] = ()

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

    def state_at(self, now: int) -> State:
        """Where it will stand at ``now`` if nothing is done until then; this one stays as it is."""
        ahead = Machine(self.state.turns, self.exercises)
        ahead.state, ahead.latest = self.state, self.latest
        ahead.wake(now)
        return ahead.state

    def handle(self, event: Event, now: int) -> tuple[Effect, ...]:
        """Take in what happened at ``now`` (milliseconds of the workout's clock).

        Raises:
            NotNowError: the event means nothing now; nothing has changed but the time, and what
                was due by then is asked for by the next call.
        """
        if isinstance(event, Saved | NotSaved):
            self._take_answer(event)
            return ()
        given = self.wake(now)
        try:
            return (*given, *self._do(event, self.latest))
        except NotNowError:
            self._owed = given
            raise

    def wake(self, now: int) -> tuple[Effect, ...]:
        """Let everything happen that was due until ``now``; time never goes backwards."""
        self.latest = max(self.latest, now)
        given, self._owed = [*self._owed], ()
        while True:
            end = deadline(self.state)
            until = self.latest if end is None else min(self.latest, end)
            given += cues_until(self.state, until)
            self.state = replace(self.state, seen=max(self.state.seen, until))
            if end is None or end > self.latest:
                return tuple(given)
            given += self._expire(end)

    def wakes_at(self, now: int) -> int | None:
        """When something shown or due changes next, after ``now``; None while nothing moves.

        It is the next signal, the end of the step or the next full second of the shown clock,
        whatever comes first.
        """
        now = max(self.latest, now)
        if self._owed:
            return now + 1
        if self.state.phase in {Phase.OVERVIEW, Phase.DONE}:
            return None
        if self.state.clock.is_held and not self.state.goes_on:
            return None
        ends = (deadline(self.state), next_mark(self.state, now), next_second(self.state, now))
        return max(now + 1, min(at for at in ends if at is not None))

    def _expire(self, at: int) -> tuple[Effect, ...]:
        before = self.state
        self.state = expired(before, at)
        if self.state.sets != before.sets:
            self._earlier.append((before_the_clock(before, at), at))
        return self._asked_since(before)

    def _do(self, deed: Deed, now: int) -> tuple[Effect, ...]:
        if isinstance(deed, Undone):
            return self._undo(now)
        before = self.state
        self.state, said = deeds.done(before, deed, now, self.exercises)
        if deeds.can_be_undone(before, deed) and self.state != before:
            self._earlier.append((before, now))
        return (*self._asked_since(before), *said, *self.wake(now))

    def _undo(self, now: int) -> tuple[Effect, ...]:
        if self.state.ending is not None:
            raise NotNowError(deeds.CLOSED)
        if not self._earlier:
            raise NotNowError(deeds.NOTHING_TO_UNDO)
        before = self.state
        self.state = taken_back(before, *self._earlier.pop(), now)
        return (*self._asked_since(before), *self.wake(now))

    def _asked_since(self, before: State) -> tuple[Effect, ...]:
        asked = _differences(before, self.state)
        for effect in asked:
            if isinstance(effect, Save):
                self.ledger.saved -= {each.serial for each in effect.sets}
        return asked

    def _take_answer(self, answer: Answer) -> None:
        match answer:
            case Saved(serials):
                self.ledger.saved |= set(serials)
                self.ledger.trouble = ""
            case NotSaved(reason):
                self.ledger.trouble = reason
            case _:
                assert_never(answer)


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
        effects.append(Finish(after.ending, after.active_ms(after.clock.began)))
    return tuple(effects)
