"""Every change of phase: how one step of a workout leads to the next."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, assert_never

from midstance.domain.planned_sets import Transition, transition_between
from midstance.domain.quantity import NO_REST
from midstance.domain.record import WorkoutStatus
from midstance.domain.session import Style
from midstance.domain.settings import AutoAdvance
from midstance.workout.events import (
    ClockEvent,
    ClockStopped,
    FinishedAsDone,
    FinishedEarly,
    IdleNoticed,
    PauseToggled,
    RestStretched,
    StepRestarted,
    TimePassed,
    WorkoutDiscarded,
)
from midstance.workout.recording import missed_target, record_set
from midstance.workout.set_count import counts_by_word
from midstance.workout.state import Countdown, Interruption, NotAllowedNowError, Phase, State

if TYPE_CHECKING:
    from midstance.domain.planned_sets import PlannedSet
    from midstance.domain.quantity import RestWindow


ONE_SECOND_MS = 1000
NO_REST_TO_CHANGE = "There is no rest to change."


def _enter(state: State, phase: Phase, at: int, seconds: float | None = None) -> State:
    """``state`` in ``phase`` from ``at`` on, for ``seconds`` or without a countdown."""
    length = None if seconds is None else round(seconds * ONE_SECOND_MS)
    idle = at - state.clock.began if state.phase is Phase.DONE else 0
    running = state.release(at)
    return replace(
        running,
        phase=phase,
        step=state.steps + 1,
        steps=state.steps + 1,
        clock=Countdown(at, length),
        paused_ms=running.paused_ms + idle,
        seen=at - 1,
        waits=False,
        effort=state.effort if state.side else None,
        entry="" if state.phase is Phase.WORK else state.entry,
        load_entry=None if state.phase is Phase.WORK else state.load_entry,
    )


def enter_set_up(state: State, at: int) -> State:
    """Waiting for the runner to set the current exercise up; the clock shows the rest so far."""
    set_up = _enter(state, Phase.SET_UP, at)
    worked_until = at if state.phase is Phase.WORK else set_up.worked_until
    clock = Countdown(at if worked_until is None else worked_until)
    return replace(set_up, clock=clock, worked_until=worked_until)


def enter_first_set(state: State, at: int) -> State:
    """The workout begins: its first set is set up."""
    return enter_set_up(replace(state, begun_at=at), at)


def enter_done(state: State, at: int) -> State:
    """Every set is done or skipped; the workout is not closed yet."""
    return _enter(state, Phase.DONE, at)


def continue_rest(state: State, at: int, seconds: int) -> State:
    """What is left of ``seconds`` of rest since the last set; without any, it is set up."""
    running = state.release(at)
    began = at if running.worked_until is None else running.worked_until
    if began + seconds * ONE_SECOND_MS <= at:
        return enter_set_up(running, at)
    rest = _enter(running, Phase.REST, at, seconds)
    return replace(rest, clock=Countdown(began, seconds * ONE_SECOND_MS), seen=at)


def begin_set(state: State, at: int) -> State:
    """The current set begins at a key: anything timed and a new load after a lead-in."""
    seconds = state.options.lead_in
    if state.behind is None and state.options.first_lead_in is not None:
        seconds = state.options.first_lead_in
    return _begin_after_lead_in(state, at, seconds)


def begin_by_clock(state: State, at: int) -> State:
    """The current set begins because what lay before it is over.

    A change holds its lead-in already, and intervals run on without one: their rest counts down.
    """
    kind, window = transition_before(state)
    if kind is Transition.CHANGE:
        return _begin_after_lead_in(state, at, min(state.options.lead_in, window.low))
    runs_on = state.planned_set.style is Style.INTERVAL and kind not in {None, Transition.SET_UP}
    return _begin_after_lead_in(state, at, 0 if runs_on else state.options.lead_in)


def _begin_after_lead_in(state: State, at: int, seconds: int) -> State:
    if seconds and (state.planned_set.is_timed or state.is_at_new_load):
        return _enter(state, Phase.LEAD_IN, at, seconds)
    return start_work(state, at)


def transition_before(state: State) -> tuple[Transition | None, RestWindow]:
    """What lies between the set done last and the one ahead; None before the first."""
    return (
        (None, NO_REST)
        if state.behind is None
        else transition_between(state.behind, state.planned_set)
    )


def is_in_block(state: State) -> bool:
    """Whether the block of the current set has begun."""
    if state.phase is Phase.WORK or state.side:
        return True
    return state.behind is not None and state.behind.block == state.planned_set.block


def start_work(state: State, at: int) -> State:
    """The current side of the current set is at work from ``at`` on."""
    planned_set = state.planned_set
    working = _enter(
        state, Phase.WORK, at, planned_set.target.amount if planned_set.is_timed else None
    )
    is_first_side = not state.side
    keeps_number = state.options.loads is not None and state.phase is not Phase.WORK
    new_block = is_first_side and (state.behind is None or state.behind.block != planned_set.block)
    return replace(
        working,
        last=(),
        entry="",
        load_entry=None,
        fixing=(),
        stepped_to=state.stepped_to if keeps_number else None,
        set_note="" if is_first_side else state.set_note,
        set_began=at if is_first_side else working.set_began,
        block_began=at if new_block else working.block_began,
    )


def finish_side(state: State, at: int, value: int) -> State:
    """The working side is recorded as ``value``; the other side, a rest or the next set comes."""
    done = replace(record_set(state.release(at), value), worked_until=at)
    if state.side + 1 < len(state.planned_set.sides):
        return _switch_sides(done, at)
    return after_set(done, at)


def _switch_sides(state: State, at: int) -> State:
    other = replace(state, side=state.side + 1)
    if not state.options.switch:
        return start_work(other, at)
    return _enter(other, Phase.SWITCH, at, state.options.switch)


def after_set(state: State, at: int) -> State:
    """The current set is over: what lies between it and the next, or the end."""
    return move_to(replace(state, behind=state.planned_set), state.index + 1, state.planned_set, at)


def move_to(state: State, index: int, done: PlannedSet, at: int) -> State:
    """What lies between ``done`` and the set at ``index``, or the end."""
    ahead = replace(state, index=index, side=0)
    if index >= len(ahead.planned_sets):
        return enter_done(ahead, at)
    kind, window = transition_between(done, ahead.planned_set)
    match kind:
        case Transition.NOTHING:
            return begin_by_clock(ahead, at)
        case Transition.SET_UP:
            return enter_set_up(ahead, at)
        case Transition.CHANGE:
            return _begin_change(ahead, at, window.low)
        case Transition.REST:
            seconds = window.high if missed_target(state) else window.low
            return _enter(ahead, Phase.REST, at, seconds)
        case Transition.SLOT:
            left = state.set_began + window.low * ONE_SECOND_MS - at
            resting = _enter(ahead, Phase.REST, at, left / ONE_SECOND_MS)
            return resting if left > 0 else begin_by_clock(ahead, at)
        case _:
            assert_never(kind)


def _begin_change(state: State, at: int, seconds: int) -> State:
    change = _enter(state, Phase.SET_UP, at, seconds)
    if not (state.planned_set.is_timed and begins_by_itself(change)):
        return change
    before_lead_in = seconds - min(state.options.lead_in, seconds)
    if not before_lead_in:
        return begin_by_clock(state, at)
    return _enter(state, Phase.SET_UP, at, before_lead_in)


def begins_by_itself(state: State) -> bool:
    """Whether the set ahead begins when its rest or change is over, without a key."""
    if state.waits:
        return False
    if state.planned_set.style is Style.INTERVAL or transition_before(state)[0] is Transition.SLOT:
        return True
    match state.options.auto_advance:
        case AutoAdvance.ALWAYS:
            return True
        case AutoAdvance.TIMED:
            return state.planned_set.is_timed
        case AutoAdvance.NEVER:
            return False
        case _:
            assert_never(state.options.auto_advance)


def phase_deadline(state: State) -> int | None:
    """When the current step ends by itself; None while only the runner can end it."""
    if state.re_entry_until is not None:
        return state.re_entry_until
    if state.clock.is_held:
        return None
    own = state.clock.deadline if _ends_by_itself(state) else None
    ends = [at for at in (own, cap_deadline(state)) if at is not None]
    return min(ends, default=None)


def _ends_by_itself(state: State) -> bool:
    match state.phase:
        case Phase.LEAD_IN | Phase.SWITCH:
            return True
        case Phase.WORK:
            return state.planned_set.is_timed and not state.planned_set.target.open_ended
        case Phase.REST | Phase.SET_UP:
            return begins_by_itself(state)
        case Phase.OVERVIEW | Phase.DONE:
            return False
        case _:
            assert_never(state.phase)


def cap_deadline(state: State) -> int | None:
    """When the time of the current as-many-rounds-as-possible block is over."""
    cap = state.planned_set.cap
    if cap is None or state.phase is Phase.DONE or state.waits or not is_in_block(state):
        return None
    return max(state.clock.began, state.block_began + cap * ONE_SECOND_MS)


def expire(state: State, at: int) -> State:
    """What the end of the current step at its deadline leads to."""
    if state.goes_on:
        return state.release(at)
    if at == cap_deadline(state):
        return _end_capped_block(state, at)
    match state.phase:
        case Phase.LEAD_IN | Phase.SWITCH:
            return start_work(state, at)
        case Phase.WORK:
            return finish_side(state, at, state.planned_set.target.amount)
        case Phase.REST | Phase.SET_UP | Phase.OVERVIEW | Phase.DONE:
            return begin_by_clock(state, at)
        case _:
            assert_never(state.phase)


def _end_capped_block(state: State, at: int) -> State:
    """No further set of the block comes; the number of one under way is still asked for."""
    at_work = state.phase is Phase.WORK and state.clock.elapsed(at) > 0
    begun = at_work or bool(state.side)
    index = state.index + int(begun)
    block = state.planned_set.block
    so_far = tuple(_without_cap(planned_set, block) for planned_set in state.planned_sets[:index])
    later = tuple(each for each in state.planned_sets[index:] if each.block != block)
    cut = state.with_planned_sets(so_far + later)
    if not at_work:
        return _next_block(cut, index, at)
    return _next_block(_record_part(cut, at), index, at) if state.planned_set.is_timed else cut


def _without_cap(planned_set: PlannedSet, block: int) -> PlannedSet:
    return replace(planned_set, cap=None) if planned_set.block == block else planned_set


def _record_part(state: State, at: int) -> State:
    seconds = state.clock.elapsed(at) // ONE_SECOND_MS
    done = record_set(state, seconds) if seconds else state
    return replace(done, worked_until=at)


def _next_block(state: State, index: int, at: int) -> State:
    """What comes after a block whose time is over waits for the runner."""
    behind = state.planned_set if index > state.index else state.behind
    ahead = replace(state, index=index, side=0, behind=behind)
    return enter_done(ahead, at) if index >= len(ahead.planned_sets) else enter_set_up(ahead, at)


STILL = {Phase.OVERVIEW, Phase.DONE}


def apply_clock_event(state: State, event: ClockEvent, now: int) -> State:
    """``state`` after ``event`` at ``now``.

    Raises:
        NotAllowedNowError: the event means nothing now.
    """
    match event:
        case PauseToggled():
            return toggle_pause(state, now)
        case RestStretched(seconds):
            return _stretch_rest(state, seconds, now)
        case ClockStopped() | IdleNoticed():
            return _take_absence(state, event, now)
        case TimePassed():
            return state
        case StepRestarted():
            return _restart_step(state, now)
        case FinishedEarly() | FinishedAsDone():
            closed = end_workout(state, WorkoutStatus.FINISHED_EARLY, now)
            return replace(closed, by_word=counts_by_word(closed, event))
        case WorkoutDiscarded():
            return end_workout(state, WorkoutStatus.THROWN_AWAY, now)
        case _:
            assert_never(event)


def _take_absence(state: State, event: ClockStopped | IdleNoticed, now: int) -> State:
    if isinstance(event, IdleNoticed):
        return _pause_since(state, now - max(0, event.idle_ms))
    return _interrupt(state, max(0, event.slept_ms), now)


def toggle_pause(state: State, now: int) -> State:
    """Everything stops, or goes on; a timed set goes on after the re-entry seconds.

    Raises:
        NotAllowedNowError: the set was interrupted, and waits for its number.
    """
    if state.interrupted is not None:
        raise NotAllowedNowError("The set was interrupted: type the seconds, or start it again.")
    if state.goes_on:
        return replace(state, re_entry_until=None)
    return resume(state, now) if state.clock.is_held else hold(state, now)


def hold(state: State, now: int) -> State:
    """``state`` standing still from ``now``; what has no clock stays as it is."""
    return state if state.phase in STILL else replace(state, clock=state.clock.hold(now))


def resume(state: State, now: int) -> State:
    """A held ``state`` that goes on: a timed set after the re-entry seconds, the rest at once."""
    re_entry = state.options.re_entry * ONE_SECOND_MS
    if state.phase is Phase.WORK and state.planned_set.is_timed and re_entry:
        return replace(state, re_entry_until=now + re_entry, seen=now - 1)
    return state.release(now)


def _stretch_rest(state: State, seconds: int, now: int) -> State:
    if state.clock.length is None:
        raise NotAllowedNowError(NO_REST_TO_CHANGE)
    return replace(state, clock=state.clock.stretch(seconds * ONE_SECOND_MS, now))


def fit_rest(earlier: State, state: State, now: int) -> State:
    """A rest made longer or shorter when a correction says that its set missed its target or not.

    A missed target takes the upper end of the rest's window.
    """
    kind, window = transition_before(state)
    missed = missed_target(state)
    resting = state.phase is Phase.REST and kind is Transition.REST and state.step == earlier.step
    if not resting or missed == missed_target(earlier):
        return state
    length = (state.clock.length or 0) + (window.high - window.low) * ONE_SECOND_MS * (
        1 if missed else -1
    )
    # What begins by itself begins now, and not in the past.
    shortest = state.clock.elapsed(now) if begins_by_itself(state) else 0
    return replace(state, clock=replace(state.clock, length=max(shortest, length)))


def _interrupt(state: State, slept_ms: int, now: int) -> State:
    """``now`` is when the sleep began; the clock that counts on will show its ``slept_ms``."""
    if state.clock.is_held:
        return replace(state, re_entry_until=None)
    if state.phase in STILL:
        return state
    if state.phase is Phase.WORK and state.planned_set.is_timed:
        seconds = state.clock.elapsed(now) // ONE_SECOND_MS
        cut = replace(state, clock=state.clock.hold(now), entry="", stepped_to=None)
        return replace(cut, interrupted=Interruption(seconds, slept_ms))
    apart = replace(
        state,
        paused_ms=state.paused_ms + slept_ms,
        set_began=state.set_began + slept_ms,
        block_began=state.block_began + slept_ms,
    )
    if state.phase is Phase.WORK:
        apart = replace(apart, clock=state.clock.shift(slept_ms), seen=state.seen + slept_ms)
    cut_short = state.phase in {Phase.LEAD_IN, Phase.SWITCH}
    return replace(enter_set_up(apart, now) if cut_short else apart, waits=True)


def _pause_since(state: State, at: int) -> State:
    """``state`` held as of ``at``, but not from before its clock began."""
    if state.phase in STILL or state.clock.is_held:
        return state
    held = state.clock.hold(max(state.clock.began, at))
    return replace(state, clock=held, is_idle=True)


def _restart_step(state: State, now: int) -> State:
    match state.phase:
        case Phase.WORK | Phase.LEAD_IN:
            return begin_set(state, now)
        case Phase.SWITCH:
            return _enter(state, Phase.SWITCH, now, state.options.switch)
        case Phase.REST | Phase.SET_UP | Phase.OVERVIEW | Phase.DONE:
            length = state.clock.length
            return _enter(
                state, state.phase, now, None if length is None else length / ONE_SECOND_MS
            )
        case _:
            assert_never(state.phase)


def end_workout(state: State, ending: WorkoutStatus, now: int) -> State:
    """``state`` closed at ``now``; what was done to its end is complete, however it is closed."""
    if state.phase is not Phase.DONE:
        return replace(enter_done(state, now), ending=ending)
    is_discarded = ending is WorkoutStatus.THROWN_AWAY
    return replace(state, ending=ending if is_discarded else WorkoutStatus.COMPLETED)


def repeat_lead_in(state: State, at: int) -> State:
    """The same side again from its lead-in, of one second at least."""
    return _enter(state, Phase.LEAD_IN, at, max(1, state.options.lead_in))


def rewind_clock(state: State, at: int) -> State:
    """Where Undo leads after the clock ended a set: the lead-in of that same side."""
    return replace(repeat_lead_in(state, at), step=-state.step)


def undo_to(now_is: State, was: State, at: int, now: int) -> State:
    """What ``was`` at ``at``, taken up again at ``now``.

    Inside one step the clock goes on as it is. Back in an earlier step it goes on from where it
    stood, a timed set after the re-entry seconds; what is paused stays paused.
    """
    if was.step == now_is.step:
        return fit_rest(now_is, _undo_in_step(now_is, was), now)
    back = replace(
        was.shift(now - at),
        begun_at=None if was.begun_at is None else now_is.begun_at,
        next_sequence=now_is.next_sequence,
        steps=now_is.steps,
    )
    return _take_up(_with_active_time(now_is, back, now), now, paused=now_is.is_paused)


def _undo_in_step(now_is: State, was: State) -> State:
    return replace(
        was,
        clock=now_is.clock,
        seen=now_is.seen,
        waits=now_is.waits,
        paused_ms=now_is.paused_ms,
        set_began=now_is.set_began,
        block_began=now_is.block_began,
        worked_until=now_is.worked_until,
        re_entry_until=now_is.re_entry_until,
        interrupted=now_is.interrupted,
        is_idle=now_is.is_idle,
        next_sequence=now_is.next_sequence,
        steps=now_is.steps,
    )


def _with_active_time(now_is: State, back: State, now: int) -> State:
    """``back`` with pauses such that the active time goes on without a jump."""
    if back.begun_at is None:
        return replace(back, paused_ms=0)
    jump = back.active_ms(now) - now_is.active_ms(now)
    return replace(back, paused_ms=back.paused_ms + jump)


def _take_up(state: State, now: int, *, paused: bool) -> State:
    if paused:
        return hold(state, now)
    re_entry = state.options.re_entry * ONE_SECOND_MS
    if not (state.is_on_the_clock and re_entry):
        return state
    return replace(hold(state, now), re_entry_until=now + re_entry, seen=now - 1)
