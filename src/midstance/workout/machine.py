"""What each deed does to a workout."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, assert_never

from midstance.domain.record import WorkoutStatus
from midstance.workout.cues import cues_until, next_cue_at, next_second_at
from midstance.workout.effects import (
    AnnouncePhase,
    Effect,
    FinishWorkout,
    RemoveSets,
    SaveNotes,
    SaveSets,
)
from midstance.workout.events import (
    AdvancePressed,
    Answer,
    ClockEvent,
    DigitErased,
    DigitTyped,
    Event,
    ItemPostponed,
    NumberEvent,
    PainReported,
    PlanEvent,
    RunnerEvent,
    SavingFailed,
    SetAdded,
    SetsSaved,
    SkipPressed,
    Swapped,
    UndoPressed,
)
from midstance.workout.pain import report_pain
from midstance.workout.plan_changes import add_set, postpone_item, skip_item, skip_set, swap_item
from midstance.workout.recording import clamp_value, correct_set, last_recorded_sets
from midstance.workout.set_entry import apply_number_event, displayed_number, entered_number
from midstance.workout.state import GuideOptions, NotAllowedNowError, Phase, State
from midstance.workout.transitions import (
    ONE_SECOND_MS,
    apply_clock_event,
    begin_workout,
    end_workout,
    enter_phase,
    enter_set_up,
    expire,
    finish_side,
    fit_rest,
    hold,
    phase_deadline,
    resume,
    rewind_clock,
    start_work,
    undo_to,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from midstance.domain.exercise import Exercise
    from midstance.domain.planned_sets import PlannedSet


CLOSED = "This workout is closed."
NOTHING_TO_UNDO = "There is nothing to undo."
Outcome = tuple[State, tuple[Effect, ...]]


def apply(state: State, event: RunnerEvent, now: int, exercises: Mapping[str, Exercise]) -> Outcome:
    """``state`` after ``deed`` at ``now``, and what is to be said.

    Raises:
        NotNowError: the deed means nothing now.
    """
    if state.ending is not None:
        raise NotAllowedNowError(CLOSED)
    if isinstance(event, NumberEvent):
        return fit_rest(state, apply_number_event(state, event), now), ()
    if isinstance(event, ClockEvent):
        return apply_clock_event(state, event, now), ()
    if isinstance(event, PlanEvent):
        after, said = _replanned(state, event, now, exercises)
        return _as_paused_as(state, after, now), said
    match event:
        case AdvancePressed():
            return _advanced(state, now), ()
        case PainReported(region, level):
            after, said = report_pain(state, region, level, now, exercises)
            return _as_paused_as(state, after, now), said
        case UndoPressed():
            raise NotAllowedNowError(NOTHING_TO_UNDO)
        case _:
            assert_never(event)


def can_be_undone(state: State, event: RunnerEvent) -> bool:
    """Whether Undo takes ``deed`` back: what changed the log, the plan or the place."""
    if isinstance(event, AdvancePressed):
        return not _resumes(state)
    return not isinstance(event, ClockEvent | DigitTyped | DigitErased)


def _as_paused_as(earlier: State, state: State, now: int) -> State:
    """A paused workout stays paused when what is ahead of it changes."""
    was_paused = earlier.is_paused and not earlier.goes_on
    return hold(state, now) if was_paused and not state.clock.is_held else state


def _replanned(
    state: State, event: PlanEvent, now: int, exercises: Mapping[str, Exercise]
) -> Outcome:
    match event:
        case SkipPressed(whole_item):
            return (skip_item if whole_item else skip_set)(state, now), ()
        case SetAdded():
            return add_set(state, now), ()
        case Swapped():
            return swap_item(state, event, now, exercises), ()
        case ItemPostponed():
            after = postpone_item(state, now, exercises)
            name = exercises[state.planned_set.exercise].name
            return after, (AnnouncePhase(f"{name} comes back after this one."),)
        case _:
            assert_never(event)


def _resumes(state: State) -> bool:
    return state.is_paused and not state.entry


def _corrects(state: State) -> bool:
    """Whether digits wait that are meant for the set just saved."""
    return bool(state.entry and state.phase is not Phase.WORK and last_recorded_sets(state))


def _advanced(state: State, now: int) -> State:
    if _resumes(state):
        return state.released(now) if state.goes_on else resume(state, now)
    if _corrects(state):
        value = clamp_value(int(state.entry))
        corrects = correct_set(state, lambda each: replace(each, value=value))
        return fit_rest(state, corrects, now)
    match state.phase:
        case Phase.OVERVIEW:
            return enter_set_up(replace(state, begun_at=now), now)
        case Phase.SET_UP | Phase.REST:
            return begin_workout(state, now)
        case Phase.LEAD_IN | Phase.SWITCH:
            return start_work(state, now)
        case Phase.WORK:
            return _stopped(state, now)
        case Phase.DONE:
            return end_workout(state, WorkoutStatus.COMPLETED, now)
        case _:
            assert_never(state.phase)


def _stopped(state: State, now: int) -> State:
    """The big key at work: the set is done, unless it was cut off and no number was said."""
    if state.interrupted is None:
        timed = state.planned_set.is_timed
        value = state.clock.elapsed(now) // ONE_SECOND_MS if timed else displayed_number(state)
        return finish_side(state, now, clamp_value(value))
    said = entered_number(state)
    if said is not None:
        return finish_side(state, now, said)
    return enter_phase(state, Phase.LEAD_IN, now, max(1, state.options.lead_in))


@dataclass(slots=True)
class SaveStatus:
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
        planned_sets: tuple[PlannedSet, ...],
        exercises: Mapping[str, Exercise],
        options: GuideOptions | None = None,
    ) -> None:
        """A workout that has not begun, with these turns to do.

        Raises:
            ValueError: there is nothing to do.
        """
        if not planned_sets:
            raise ValueError("a workout needs at least one set")
        self.state = State(planned_sets, options or GuideOptions())
        self.save_status = SaveStatus()
        self.exercises = exercises
        self.begun = planned_sets
        self.latest = 0
        self._earlier: list[tuple[State, int]] = []
        self._owed: tuple[Effect, ...] = ()

    @classmethod
    def replayed(
        cls,
        planned_sets: tuple[PlannedSet, ...],
        exercises: Mapping[str, Exercise],
        options: GuideOptions,
        kept: Iterable[tuple[int, RunnerEvent]],
    ) -> Machine:
        """The workout again as it stood after the ``kept`` deeds, each with its time."""
        machine = cls(planned_sets, exercises, options)
        for at, event in kept:
            machine.handle(event, at)
        machine.save_status.saved = {each.sequence for each in machine.state.sets}
        return machine

    def state_at(self, now: int) -> State:
        """Where it will stand at ``now`` if nothing is done until then; this one stays as it is."""
        ahead = Machine(self.state.planned_sets, self.exercises)
        ahead.state, ahead.latest = self.state, self.latest
        ahead.wake(now)
        return ahead.state

    def handle(self, event: Event, now: int) -> tuple[Effect, ...]:
        """Take in what happened at ``now`` (milliseconds of the workout's clock).

        Raises:
            NotNowError: the event means nothing now; nothing has changed but the time, and what
                was due by then is asked for by the next call.
        """
        if isinstance(event, SetsSaved | SavingFailed):
            self._take_answer(event)
            return ()
        given = self.wake(now)
        try:
            return (*given, *self._do(event, self.latest))
        except NotAllowedNowError:
            self._owed = given
            raise

    def wake(self, now: int) -> tuple[Effect, ...]:
        """Let everything happen that was due until ``now``; time never goes backwards."""
        self.latest = max(self.latest, now)
        given, self._owed = [*self._owed], ()
        while True:
            end = phase_deadline(self.state)
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
        ends = (
            phase_deadline(self.state),
            next_cue_at(self.state, now),
            next_second_at(self.state, now),
        )
        return max(now + 1, min(at for at in ends if at is not None))

    def _expire(self, at: int) -> tuple[Effect, ...]:
        before = self.state
        self.state = expire(before, at)
        if self.state.sets != before.sets:
            self._earlier.append((rewind_clock(before, at), at))
        return self._asked_since(before)

    def _do(self, event: RunnerEvent, now: int) -> tuple[Effect, ...]:
        if isinstance(event, UndoPressed):
            return self._undo(now)
        before = self.state
        self.state, said = apply(before, event, now, self.exercises)
        if can_be_undone(before, event) and self.state != before:
            self._earlier.append((before, now))
        return (*self._asked_since(before), *said, *self.wake(now))

    def _undo(self, now: int) -> tuple[Effect, ...]:
        if self.state.ending is not None:
            raise NotAllowedNowError(CLOSED)
        if not self._earlier:
            raise NotAllowedNowError(NOTHING_TO_UNDO)
        before = self.state
        self.state = undo_to(before, *self._earlier.pop(), now)
        return (*self._asked_since(before), *self.wake(now))

    def _asked_since(self, before: State) -> tuple[Effect, ...]:
        asked = _differences(before, self.state)
        for effect in asked:
            if isinstance(effect, SaveSets):
                self.save_status.saved -= {each.sequence for each in effect.sets}
        return asked

    def _take_answer(self, answer: Answer) -> None:
        match answer:
            case SetsSaved(sequences):
                self.save_status.saved |= set(sequences)
                self.save_status.trouble = ""
            case SavingFailed(reason):
                self.save_status.trouble = reason
            case _:
                assert_never(answer)


def _differences(before: State, after: State) -> tuple[Effect, ...]:
    """What the log must change for ``after`` to be what it holds."""
    known = {each.sequence: each for each in before.sets}
    now = {each.sequence: each for each in after.sets}
    saved = tuple(each for sequence, each in now.items() if known.get(sequence) != each)
    removed = tuple(sequence for sequence in known if sequence not in now)
    effects: list[Effect] = [SaveSets(saved)] if saved else []
    effects += [RemoveSets(removed)] if removed else []
    if (before.note, before.pains) != (after.note, after.pains):
        effects.append(SaveNotes(after.note, after.pains))
    if after.ending is not None and before.ending is None:
        effects.append(FinishWorkout(after.ending, after.active_ms(after.clock.began)))
    return tuple(effects)
