"""What each deed does to a workout."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, assert_never

from midstance.domain.record import Ending
from midstance.workout.cues import cues_until, next_mark, next_second
from midstance.workout.effects import Annotate, Announce, Effect, Finish, Remove, Save
from midstance.workout.events import (
    Advanced,
    Answer,
    ClockDeed,
    Deed,
    DigitErased,
    DigitTyped,
    Event,
    Hurt,
    NotSaved,
    NumberDeed,
    PlanDeed,
    PutOff,
    Saved,
    SetAdded,
    Skipped,
    Swapped,
    Undone,
)
from midstance.workout.pain import felt
from midstance.workout.plan_changes import add_set, put_off, skip_item, skip_turn, swap
from midstance.workout.recording import bounded, corrected, last_sets
from midstance.workout.set_entry import number_said, number_shown, told
from midstance.workout.state import NotNowError, Options, Phase, State
from midstance.workout.transitions import (
    SECOND,
    before_the_clock,
    begun,
    clocked,
    deadline,
    ended,
    entered,
    expired,
    finished_side,
    held,
    rest_fitted,
    resumed,
    set_up,
    taken_back,
    working,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from midstance.domain.exercise import Exercise
    from midstance.domain.planned_sets import Turn


CLOSED = "This workout is closed."
NOTHING_TO_UNDO = "There is nothing to undo."
Outcome = tuple[State, tuple[Effect, ...]]


def done(state: State, deed: Deed, now: int, exercises: Mapping[str, Exercise]) -> Outcome:
    """``state`` after ``deed`` at ``now``, and what is to be said.

    Raises:
        NotNowError: the deed means nothing now.
    """
    if state.ending is not None:
        raise NotNowError(CLOSED)
    if isinstance(deed, NumberDeed):
        return rest_fitted(state, told(state, deed), now), ()
    if isinstance(deed, ClockDeed):
        return clocked(state, deed, now), ()
    if isinstance(deed, PlanDeed):
        after, said = _replanned(state, deed, now, exercises)
        return _as_paused_as(state, after, now), said
    match deed:
        case Advanced():
            return _advanced(state, now), ()
        case Hurt(region, level):
            after, said = felt(state, region, level, now, exercises)
            return _as_paused_as(state, after, now), said
        case Undone():
            raise NotNowError(NOTHING_TO_UNDO)
        case _:
            assert_never(deed)


def can_be_undone(state: State, deed: Deed) -> bool:
    """Whether Undo takes ``deed`` back: what changed the log, the plan or the place."""
    if isinstance(deed, Advanced):
        return not _resumes(state)
    return not isinstance(deed, ClockDeed | DigitTyped | DigitErased)


def _as_paused_as(earlier: State, state: State, now: int) -> State:
    """A paused workout stays paused when what is ahead of it changes."""
    was_paused = earlier.is_paused and not earlier.goes_on
    return held(state, now) if was_paused and not state.clock.is_held else state


def _replanned(
    state: State, deed: PlanDeed, now: int, exercises: Mapping[str, Exercise]
) -> Outcome:
    match deed:
        case Skipped(whole_item):
            return (skip_item if whole_item else skip_turn)(state, now), ()
        case SetAdded():
            return add_set(state, now), ()
        case Swapped():
            return swap(state, deed, now, exercises), ()
        case PutOff():
            after = put_off(state, now, exercises)
            name = exercises[state.turn.exercise].name
            return after, (Announce(f"{name} comes back after this one."),)
        case _:
            assert_never(deed)


def _resumes(state: State) -> bool:
    return state.is_paused and not state.entry


def _corrects(state: State) -> bool:
    """Whether digits wait that are meant for the set just saved."""
    return bool(state.entry and state.phase is not Phase.WORK and last_sets(state))


def _advanced(state: State, now: int) -> State:
    if _resumes(state):
        return state.released(now) if state.goes_on else resumed(state, now)
    if _corrects(state):
        value = bounded(int(state.entry))
        corrects = corrected(state, lambda each: replace(each, value=value))
        return rest_fitted(state, corrects, now)
    match state.phase:
        case Phase.OVERVIEW:
            return set_up(replace(state, begun_at=now), now)
        case Phase.SET_UP | Phase.REST:
            return begun(state, now)
        case Phase.LEAD_IN | Phase.SWITCH:
            return working(state, now)
        case Phase.WORK:
            return _stopped(state, now)
        case Phase.DONE:
            return ended(state, Ending.COMPLETED, now)
        case _:
            assert_never(state.phase)


def _stopped(state: State, now: int) -> State:
    """The big key at work: the set is done, unless it was cut off and no number was said."""
    if state.interrupted is None:
        timed = state.turn.is_timed
        value = state.clock.elapsed(now) // SECOND if timed else number_shown(state)
        return finished_side(state, now, bounded(value))
    said = number_said(state)
    if said is not None:
        return finished_side(state, now, said)
    return entered(state, Phase.LEAD_IN, now, max(1, state.options.lead_in))


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
        self.state, said = done(before, deed, now, self.exercises)
        if can_be_undone(before, deed) and self.state != before:
            self._earlier.append((before, now))
        return (*self._asked_since(before), *said, *self.wake(now))

    def _undo(self, now: int) -> tuple[Effect, ...]:
        if self.state.ending is not None:
            raise NotNowError(CLOSED)
        if not self._earlier:
            raise NotNowError(NOTHING_TO_UNDO)
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
