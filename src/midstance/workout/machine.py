"""The workout under way: which event is legal when, and what each does."""

from __future__ import annotations

from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, assert_never

from midstance.domain.planned_sets import LoadStep, usual_load_step
from midstance.domain.record import HeartRate, WorkoutStatus
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
    BandDistanceSet,
    ClockEvent,
    ClockStopped,
    DigitErased,
    DigitTyped,
    EffortRated,
    EntryDropped,
    Event,
    FinishedAsDone,
    FinishedEarly,
    HeartRateNoted,
    IdleNoticed,
    ItemChosen,
    ItemPostponed,
    ItemsDropped,
    LoadKeyPressed,
    LoadSet,
    LoadStepped,
    NoteAdded,
    NumberEvent,
    NumberStepped,
    PainReported,
    PauseToggled,
    PlanEvent,
    PointTyped,
    RestStretched,
    RunnerEvent,
    SavingFailed,
    SetAdded,
    SetsSaved,
    ShortSetCounted,
    SkipPressed,
    StepRestarted,
    Swapped,
    TimePassed,
    UndoPressed,
    WorkoutDiscarded,
)
from midstance.workout.old_set_entry import corrects_saved_set, enter_by_old_rules
from midstance.workout.pain import report_pain
from midstance.workout.plan_changes import (
    NO_SET_DONE,
    NO_SET_LEFT,
    add_set,
    drop_items,
    jump_to,
    postpone_item,
    skip_item,
    skip_set,
    swap_item,
)
from midstance.workout.recording import (
    NOTHING_TO_CORRECT,
    clamp_value,
    correct_value,
    count_short,
)
from midstance.workout.set_entry import (
    NOTHING_TO_COUNT,
    displayed_number,
    enter,
    entered_number,
    press_enter,
    without_entries,
)
from midstance.workout.signals.cues import cues_until, next_cue_at, next_second_at
from midstance.workout.signals.speech import speech_between, speech_until
from midstance.workout.state import GuideOptions, NotAllowedNowError, Phase, SaveStatus, State
from midstance.workout.transitions import (
    NO_REST_TO_CHANGE,
    ONE_SECOND_MS,
    apply_clock_event,
    begin_set,
    end_workout,
    enter_first_set,
    expire,
    finish_side,
    fit_rest,
    hold,
    phase_deadline,
    repeat_lead_in,
    resume,
    rewind_clock,
    start_work,
    undo_to,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from midstance.domain.exercise import Exercise
    from midstance.domain.planned_sets import PlannedSet


@dataclass(frozen=True, slots=True)
class Legal:
    """In which phases an event may happen.

    Attributes:
        phases: where it may; what else it needs is checked where it is done.
        otherwise: what the runner reads in any other phase.
    """

    phases: frozenset[Phase]
    otherwise: str = ""


ALWAYS = frozenset(Phase)
ONCE_BEGUN = ALWAYS - {Phase.OVERVIEW}
UNTIL_DONE = ALWAYS - {Phase.DONE}
WITH_A_SET = ONCE_BEGUN & UNTIL_DONE
NOT_BEGUN = "The workout has not begun."

LEGAL: Final[Mapping[type[RunnerEvent], Legal]] = MappingProxyType(
    {
        AdvancePressed: Legal(ALWAYS),
        UndoPressed: Legal(ALWAYS),
        DigitTyped: Legal(ONCE_BEGUN, NOTHING_TO_COUNT),
        DigitErased: Legal(ALWAYS),
        PointTyped: Legal(ONCE_BEGUN, NOT_BEGUN),
        LoadKeyPressed: Legal(ONCE_BEGUN, NOT_BEGUN),
        LoadSet: Legal(ONCE_BEGUN, NOT_BEGUN),
        EntryDropped: Legal(ONCE_BEGUN, NOT_BEGUN),
        ShortSetCounted: Legal(ONCE_BEGUN, NOTHING_TO_CORRECT),
        NumberStepped: Legal(ONCE_BEGUN, NOTHING_TO_CORRECT),
        LoadStepped: Legal(ONCE_BEGUN, NOT_BEGUN),
        BandDistanceSet: Legal(ONCE_BEGUN, NOT_BEGUN),
        EffortRated: Legal(ONCE_BEGUN, NOTHING_TO_CORRECT),
        NoteAdded: Legal(ALWAYS),
        PainReported: Legal(ONCE_BEGUN, NOT_BEGUN),
        HeartRateNoted: Legal(ONCE_BEGUN, NOT_BEGUN),
        SkipPressed: Legal(WITH_A_SET, "There is no set to skip here."),
        ItemPostponed: Legal(WITH_A_SET, "There is nothing to move here."),
        ItemChosen: Legal(UNTIL_DONE, NO_SET_LEFT),
        SetAdded: Legal(frozenset({Phase.SET_UP, Phase.REST, Phase.DONE}), NO_SET_DONE),
        Swapped: Legal(UNTIL_DONE, NO_SET_LEFT),
        ItemsDropped: Legal(ONCE_BEGUN, NOT_BEGUN),
        PauseToggled: Legal(WITH_A_SET, "Nothing is running that could pause."),
        RestStretched: Legal(frozenset({Phase.SET_UP, Phase.REST}), NO_REST_TO_CHANGE),
        StepRestarted: Legal(WITH_A_SET, "There is no step to start again."),
        ClockStopped: Legal(ALWAYS),
        IdleNoticed: Legal(ALWAYS),
        TimePassed: Legal(ALWAYS),
        FinishedEarly: Legal(ONCE_BEGUN, NOT_BEGUN),
        FinishedAsDone: Legal(ONCE_BEGUN, NOT_BEGUN),
        WorkoutDiscarded: Legal(ONCE_BEGUN, NOT_BEGUN),
    }
)
"""Which event is legal in which phase of a workout that is not closed."""

CLOSED = "This workout is closed."
PAUSED_WHILE_AWAY = "Paused since your last key: the time without you does not count."
NOTHING_TO_UNDO = "There is nothing to undo."
Outcome = tuple[State, tuple[Effect, ...]]


class WrongPhaseError(NotAllowedNowError):
    """The event is not legal in this phase, or the workout is closed."""


def check_phase(state: State, event: RunnerEvent) -> None:
    """Refuse ``event`` where :data:`LEGAL` does not have it.

    Raises:
        WrongPhaseError: it is not legal in the phase of ``state``, or the workout is closed.
    """
    if state.ending is not None:
        raise WrongPhaseError(CLOSED)
    legal = LEGAL[type(event)]
    if state.phase not in legal.phases:
        raise WrongPhaseError(legal.otherwise)


def apply(
    state: State,
    event: RunnerEvent,
    now: int,
    exercises: Mapping[str, Exercise],
    load_step: LoadStep = usual_load_step,
) -> Outcome:
    """The state after ``event`` at ``now``, and what is to be announced.

    Raises:
        NotAllowedNowError: the event means nothing now.
    """
    check_phase(state, event)
    if isinstance(event, NumberEvent):
        rules = state.options.loads
        after = enter_by_old_rules(state, event) if rules is None else enter(state, event, rules)
        return fit_rest(state, after, now), ()
    if isinstance(event, ClockEvent):
        return _apply_clock_event(state, event, now)
    if isinstance(event, PlanEvent | PainReported):
        after, announced = _change_plan(state, event, now, exercises, load_step)
        after = _forget_entries(state, after)
        return _stay_paused(state, after, now), announced
    match event:
        case AdvancePressed():
            return _press_big_key(state, now), ()
        case HeartRateNoted(mean, highest):
            return replace(state, heart_rate=HeartRate(mean, highest)), ()
        case ShortSetCounted():
            return count_short(state), ()
        case UndoPressed():
            raise NotAllowedNowError(NOTHING_TO_UNDO)
        case _:
            assert_never(event)


def _apply_clock_event(state: State, event: ClockEvent, now: int) -> Outcome:
    after = apply_clock_event(state, event, now)
    if isinstance(event, IdleNoticed) and after != state:
        return after, (AnnouncePhase(PAUSED_WHILE_AWAY),)
    return after, ()


def can_be_undone(state: State, event: RunnerEvent) -> bool:
    """Whether Undo takes ``event`` back: what changed the log, the plan or the phase."""
    if isinstance(event, AdvancePressed):
        return not _resumes(state)
    return not isinstance(event, ClockEvent | DigitTyped | DigitErased | PointTyped)


def _forget_entries(before: State, state: State) -> State:
    """Where the plan puts another exercise on the screen, what was typed was not about that."""
    is_same = before.planned_set.exercise == state.planned_set.exercise
    return state if state.options.loads is None or is_same else without_entries(state)


def _stay_paused(before: State, state: State, now: int) -> State:
    """A paused workout stays paused when what is ahead of it changes."""
    was_paused = before.is_paused and not before.goes_on
    return hold(state, now) if was_paused and not state.clock.is_held else state


def _change_plan(
    state: State,
    event: PlanEvent | PainReported,
    now: int,
    exercises: Mapping[str, Exercise],
    load_step: LoadStep,
) -> Outcome:
    match event:
        case SkipPressed(whole_item):
            return (skip_item if whole_item else skip_set)(state, now), ()
        case PainReported(region, level):
            return report_pain(state, region, level, now, exercises)
        case SetAdded():
            return add_set(state, now), ()
        case ItemChosen(place):
            return jump_to(state, place, now), ()
        case ItemsDropped(places):
            return drop_items(state, places, now), ()
        case Swapped():
            return swap_item(state, event, now, exercises, load_step), ()
        case ItemPostponed():
            after = postpone_item(state, now, exercises)
            name = exercises[state.planned_set.exercise].name
            return after, (AnnouncePhase(f"{name} moved after this one."),)
        case _:
            assert_never(event)


def _resumes(state: State) -> bool:
    return state.is_paused and not state.entry


def _press_big_key(state: State, now: int) -> State:
    """What was typed is entered, or a fixed set is kept; without either the workout goes on."""
    rules = state.options.loads
    entered = None if rules is None else press_enter(state, rules)
    return _advance(state, now) if entered is None else fit_rest(state, entered, now)


def _advance(state: State, now: int) -> State:
    if _resumes(state):
        return state.release(now) if state.goes_on else resume(state, now)
    if corrects_saved_set(state):
        return fit_rest(state, correct_value(state, int(state.entry)), now)
    match state.phase:
        case Phase.OVERVIEW:
            return enter_first_set(state, now)
        case Phase.SET_UP | Phase.REST:
            return begin_set(state, now)
        case Phase.LEAD_IN | Phase.SWITCH:
            return start_work(state, now)
        case Phase.WORK:
            return _finish_work(state, now)
        case Phase.DONE:
            return end_workout(state, WorkoutStatus.COMPLETED, now)
        case _:
            assert_never(state.phase)


def _finish_work(state: State, now: int) -> State:
    """The big key at work: the set is done, unless it was cut off and no number was entered."""
    if state.interrupted is None:
        timed = state.planned_set.is_timed
        value = state.clock.elapsed(now) // ONE_SECOND_MS if timed else displayed_number(state)
        return finish_side(state, now, clamp_value(value))
    entered = entered_number(state)
    if entered is not None:
        return finish_side(state, now, entered)
    return repeat_lead_in(state, now)


class Machine:
    """A workout under way.

    Attributes:
        state: its state as of the last event or wake-up.
        save_status: what the log has confirmed of it.
        exercises: the exercises that it can name, by id.
        load_step: the smallest step in load of an exercise with the runner's equipment.
        begun: the planned sets with which it began.
        latest: the latest time that an event or wake-up had.
    """

    def __init__(
        self,
        planned_sets: tuple[PlannedSet, ...],
        exercises: Mapping[str, Exercise],
        options: GuideOptions | None = None,
        load_step: LoadStep = usual_load_step,
    ) -> None:
        """A workout that has not begun, with these sets to do.

        Raises:
            ValueError: there is nothing to do.
        """
        if not planned_sets:
            raise ValueError("a workout needs at least one set")
        self.state = State(planned_sets, options or GuideOptions())
        self.save_status = SaveStatus()
        self.exercises, self.load_step = exercises, load_step
        self.begun = planned_sets
        self.latest = 0
        self._undo_stack: list[tuple[State, int]] = []
        self._undelivered: tuple[Effect, ...] = ()

    @classmethod
    def replayed(
        cls,
        planned_sets: tuple[PlannedSet, ...],
        exercises: Mapping[str, Exercise],
        options: GuideOptions,
        events: Iterable[tuple[int, RunnerEvent]],
        load_step: LoadStep = usual_load_step,
    ) -> Machine:
        """The workout again as it stood after ``events``, each with its time."""
        machine = cls(planned_sets, exercises, options, load_step)
        for at, event in events:
            machine.handle(event, at)
        machine.save_status.saved = {each.sequence for each in machine.state.sets}
        return machine

    def state_at(self, now: int) -> State:
        """The state at ``now`` if nothing is done until then; the machine does not change."""
        ahead = Machine(self.state.planned_sets, self.exercises)
        ahead.state, ahead.latest = self.state, self.latest
        ahead.wake(now)
        return ahead.state

    def handle(self, event: Event, now: int) -> tuple[Effect, ...]:
        """Take in what happened at ``now`` (milliseconds of the workout's clock).

        Raises:
            NotAllowedNowError: the event means nothing now; nothing has changed but the time, and
                the effects that were due by then come with the next call.
        """
        if isinstance(event, SetsSaved | SavingFailed):
            self._take_answer(event)
            return ()
        due = self.wake(now)
        try:
            return (*due, *self._do(event, self.latest))
        except NotAllowedNowError:
            self._undelivered = due
            raise

    def wake(self, now: int) -> tuple[Effect, ...]:
        """Let everything happen that was due until ``now``; time never goes backwards."""
        self.latest = max(self.latest, now)
        effects, self._undelivered = [*self._undelivered], ()
        while True:
            end = phase_deadline(self.state)
            until = self.latest if end is None else min(self.latest, end)
            effects += (*cues_until(self.state, until), *speech_until(self.state, until))
            self.state = replace(self.state, seen=max(self.state.seen, until))
            if end is None or end > self.latest:
                return tuple(effects)
            effects += self._expire(end)

    def wakes_at(self, now: int) -> int | None:
        """When something on the screen changes or is due, after ``now``; None while nothing moves.

        It is the next cue, the end of the step or the next full second of the clock on the screen,
        whatever comes first.
        """
        now = max(self.latest, now)
        if self._undelivered:
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
            self._undo_stack.append((rewind_clock(before, at), at))
        return (*self._log_effects(before), *speech_between(before, self.state, at))

    def _do(self, event: RunnerEvent, now: int) -> tuple[Effect, ...]:
        if isinstance(event, UndoPressed):
            return self._undo(now)
        before = self.state
        self.state, announced = apply(before, event, now, self.exercises, self.load_step)
        if can_be_undone(before, event) and self.state != before:
            self._undo_stack.append((before, now))
        spoken = speech_between(before, self.state, now)
        return (*self._log_effects(before), *announced, *spoken, *self.wake(now))

    def _undo(self, now: int) -> tuple[Effect, ...]:
        check_phase(self.state, UndoPressed())
        if not self._undo_stack:
            raise NotAllowedNowError(NOTHING_TO_UNDO)
        before = self.state
        self.state = undo_to(before, *self._undo_stack.pop(), now)
        spoken = speech_between(before, self.state, now)
        return (*self._log_effects(before), *spoken, *self.wake(now))

    def _log_effects(self, before: State) -> tuple[Effect, ...]:
        effects = _differences(before, self.state)
        for effect in effects:
            if isinstance(effect, SaveSets):
                self.save_status.saved -= {each.sequence for each in effect.sets}
        return effects

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
    remarks = SaveNotes(after.note, after.pains, after.heart_rate)
    if SaveNotes(before.note, before.pains, before.heart_rate) != remarks:
        effects.append(remarks)
    if after.ending is not None and before.ending is None:
        effects.append(
            FinishWorkout(after.ending, after.active_ms(after.clock.began), after.by_word)
        )
    return tuple(effects)
