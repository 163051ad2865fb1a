"""What follows what: how one step of a workout leads to the next."""

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
    FinishedEarly,
    PauseToggled,
    RestStretched,
    StepRestarted,
    TimePassed,
    WorkoutDiscarded,
)
from midstance.workout.recording import missed_target, record_set
from midstance.workout.state import Countdown, Interruption, NotAllowedNowError, Phase, State

if TYPE_CHECKING:
    from midstance.domain.planned_sets import PlannedSet
    from midstance.domain.quantity import RestWindow


ONE_SECOND_MS = 1000


def enter_phase(state: State, phase: Phase, at: int, seconds: float | None = None) -> State:
    """``state`` in ``phase`` from ``at`` on, for ``seconds`` or without a countdown."""
    length = None if seconds is None else round(seconds * ONE_SECOND_MS)
    idle = at - state.clock.began if state.phase is Phase.DONE else 0
    going = state.released(at)
    return replace(
        going,
        phase=phase,
        step=state.steps + 1,
        steps=state.steps + 1,
        clock=Countdown(at, length),
        paused_ms=going.paused_ms + idle,
        seen=at - 1,
        waits=False,
        effort=state.effort if state.side else None,
        entry="" if state.phase is Phase.WORK else state.entry,
    )


def enter_set_up(state: State, at: int) -> State:
    """Waiting for the runner to set the current turn up; the clock tells the rest so far."""
    going = enter_phase(state, Phase.SET_UP, at)
    stopped = at if state.phase is Phase.WORK else going.worked_until
    resting = Countdown(at if stopped is None else stopped)
    return replace(going, clock=resting, worked_until=stopped)


def begin_workout(state: State, at: int) -> State:
    """The current turn begins at a key: with a lead-in before anything timed, else at once."""
    return _led_in(state, at, state.options.lead_in)


def begin_by_clock(state: State, at: int) -> State:
    """The current turn begins because what lay before it is over.

    A change holds its lead-in already, and intervals run on without one: their rest counts down.
    """
    kind, window = transition_before(state)
    if kind is Transition.CHANGE:
        return _led_in(state, at, min(state.options.lead_in, window.low))
    runs_on = state.planned_set.style is Style.INTERVAL and kind not in {None, Transition.SET_UP}
    return _led_in(state, at, 0 if runs_on else state.options.lead_in)


def _led_in(state: State, at: int, seconds: int) -> State:
    if state.planned_set.is_timed and seconds:
        return enter_phase(state, Phase.LEAD_IN, at, seconds)
    return start_work(state, at)


def transition_before(state: State) -> tuple[Transition | None, RestWindow]:
    """What lies between the turn that worked last and the one ahead; None before the first."""
    return (
        (None, NO_REST)
        if state.behind is None
        else transition_between(state.behind, state.planned_set)
    )


def is_in_block(state: State) -> bool:
    """Whether the block of the current turn has begun."""
    if state.phase is Phase.WORK or state.side:
        return True
    return state.behind is not None and state.behind.block == state.planned_set.block


def start_work(state: State, at: int) -> State:
    """The current side of the current turn works from ``at`` on."""
    planned_set = state.planned_set
    going = enter_phase(
        state, Phase.WORK, at, planned_set.target.amount if planned_set.is_timed else None
    )
    fresh = not state.side
    new_block = fresh and (state.behind is None or state.behind.block != planned_set.block)
    return replace(
        going,
        last=(),
        entry="",
        shown=None,
        set_note="" if fresh else state.set_note,
        set_began=at if fresh else going.set_began,
        block_began=at if new_block else going.block_began,
    )


def finish_side(state: State, at: int, value: int) -> State:
    """The working side is recorded as ``value``; the other side, a rest or the next turn comes."""
    done = replace(record_set(state.released(at), value), worked_until=at)
    if state.side + 1 < len(state.planned_set.sides):
        return _switching(done, at)
    return after_set(done, at)


def _switching(state: State, at: int) -> State:
    other = replace(state, side=state.side + 1)
    if not state.options.switch:
        return start_work(other, at)
    return enter_phase(other, Phase.SWITCH, at, state.options.switch)


def after_set(state: State, at: int) -> State:
    """The current turn is over: what lies between it and the next, or the end."""
    return move_to(replace(state, behind=state.planned_set), state.index + 1, state.planned_set, at)


def move_to(state: State, index: int, done: PlannedSet, at: int) -> State:
    """What lies between ``done`` and the turn at ``index``, or the end."""
    ahead = replace(state, index=index, side=0)
    if index >= len(ahead.planned_sets):
        return enter_phase(ahead, Phase.DONE, at)
    kind, window = transition_between(done, ahead.planned_set)
    match kind:
        case Transition.NOTHING:
            return begin_by_clock(ahead, at)
        case Transition.SET_UP:
            return enter_set_up(ahead, at)
        case Transition.CHANGE:
            return _changing(ahead, at, window.low)
        case Transition.REST:
            seconds = window.high if missed_target(state) else window.low
            return enter_phase(ahead, Phase.REST, at, seconds)
        case Transition.SLOT:
            left = state.set_began + window.low * ONE_SECOND_MS - at
            resting = enter_phase(ahead, Phase.REST, at, left / ONE_SECOND_MS)
            return resting if left > 0 else begin_by_clock(ahead, at)
        case _:
            assert_never(kind)


def _changing(state: State, at: int, seconds: int) -> State:
    changing = enter_phase(state, Phase.SET_UP, at, seconds)
    if not (state.planned_set.is_timed and begins_by_itself(changing)):
        return changing
    before_lead_in = seconds - min(state.options.lead_in, seconds)
    if not before_lead_in:
        return begin_by_clock(state, at)
    return enter_phase(state, Phase.SET_UP, at, before_lead_in)


def begins_by_itself(state: State) -> bool:
    """Whether the turn ahead begins when its rest or change is over, without a key."""
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
        return state.released(at)
    if at == cap_deadline(state):
        return _capped(state, at)
    match state.phase:
        case Phase.LEAD_IN | Phase.SWITCH:
            return start_work(state, at)
        case Phase.WORK:
            return finish_side(state, at, state.planned_set.target.amount)
        case Phase.REST | Phase.SET_UP | Phase.OVERVIEW | Phase.DONE:
            return begin_by_clock(state, at)
        case _:
            assert_never(state.phase)


def _capped(state: State, at: int) -> State:
    """No further turn of the block comes; repetitions under way are still asked for."""
    at_work = state.phase is Phase.WORK and state.clock.elapsed(at) > 0
    begun = at_work or bool(state.side)
    keep = state.index + int(begun)
    block = state.planned_set.block
    kept = tuple(_uncapped(planned_set, block) for planned_set in state.planned_sets[:keep])
    cut = state.with_planned_sets(
        kept + tuple(t for t in state.planned_sets[keep:] if t.block != block)
    )
    if not at_work:
        return _next_block(cut, keep, at)
    return _next_block(_cut_off(cut, at), keep, at) if state.planned_set.is_timed else cut


def _uncapped(planned_set: PlannedSet, block: int) -> PlannedSet:
    return replace(planned_set, cap=None) if planned_set.block == block else planned_set


def _cut_off(state: State, at: int) -> State:
    seconds = state.clock.elapsed(at) // ONE_SECOND_MS
    done = record_set(state, seconds) if seconds else state
    return replace(done, worked_until=at)


def _next_block(state: State, index: int, at: int) -> State:
    """Whatever the block was, what comes after its time is over waits for the runner."""
    behind = state.planned_set if index > state.index else state.behind
    ahead = replace(state, index=index, side=0, behind=behind)
    return (
        enter_phase(ahead, Phase.DONE, at)
        if index >= len(ahead.planned_sets)
        else enter_set_up(ahead, at)
    )


STILL = {Phase.OVERVIEW, Phase.DONE}


def apply_clock_event(state: State, event: ClockEvent, now: int) -> State:
    """``state`` after ``deed`` at ``now``.

    Raises:
        NotNowError: the deed means nothing now.
    """
    match event:
        case PauseToggled():
            return toggle_pause(state, now)
        case RestStretched(seconds):
            return _stretched(state, seconds, now)
        case ClockStopped(slept_ms):
            return _interrupted(state, max(0, slept_ms), now)
        case TimePassed():
            return state
        case StepRestarted():
            return _restarted(state, now)
        case FinishedEarly():
            return end_workout(state, WorkoutStatus.FINISHED_EARLY, now)
        case WorkoutDiscarded():
            return end_workout(state, WorkoutStatus.THROWN_AWAY, now)
        case _:
            assert_never(event)


def toggle_pause(state: State, now: int) -> State:
    """Everything stops, or goes on; a timed set goes on after the re-entry seconds."""
    if state.phase in STILL:
        raise NotAllowedNowError("Nothing is running that could pause.")
    if state.interrupted is not None:
        raise NotAllowedNowError("The set was interrupted: type the seconds, or start it again.")
    if state.goes_on:
        return replace(state, re_entry_until=None)
    return resume(state, now) if state.clock.is_held else hold(state, now)


def hold(state: State, now: int) -> State:
    """``state`` standing still from ``now``; what has no clock stays as it is."""
    return state if state.phase in STILL else replace(state, clock=state.clock.held(now))


def resume(state: State, now: int) -> State:
    """A held ``state`` that goes on: a timed set after the re-entry seconds, the rest at once."""
    re_entry = state.options.re_entry * ONE_SECOND_MS
    if state.phase is Phase.WORK and state.planned_set.is_timed and re_entry:
        return replace(state, re_entry_until=now + re_entry, seen=now - 1)
    return state.released(now)


def _stretched(state: State, seconds: int, now: int) -> State:
    if state.phase not in {Phase.REST, Phase.SET_UP} or state.clock.length is None:
        raise NotAllowedNowError("There is no rest to change.")
    return replace(state, clock=state.clock.stretched(seconds * ONE_SECOND_MS, now))


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


def _interrupted(state: State, slept_ms: int, now: int) -> State:
    """``now`` is when the sleep began; the clock that counts on will show its ``slept_ms``."""
    if state.clock.is_held:
        return replace(state, re_entry_until=None)
    if state.phase in STILL:
        return state
    if state.phase is Phase.WORK and state.planned_set.is_timed:
        seconds = state.clock.elapsed(now) // ONE_SECOND_MS
        cut = replace(state, clock=state.clock.held(now), entry="", shown=None)
        return replace(cut, interrupted=Interruption(seconds, slept_ms))
    apart = replace(
        state,
        paused_ms=state.paused_ms + slept_ms,
        set_began=state.set_began + slept_ms,
        block_began=state.block_began + slept_ms,
    )
    cut_short = state.phase in {Phase.LEAD_IN, Phase.SWITCH}
    return replace(enter_set_up(apart, now) if cut_short else apart, waits=True)


def _restarted(state: State, now: int) -> State:
    match state.phase:
        case Phase.WORK | Phase.LEAD_IN:
            return begin_workout(state, now)
        case Phase.SWITCH:
            return enter_phase(state, Phase.SWITCH, now, state.options.switch)
        case Phase.REST | Phase.SET_UP:
            length = state.clock.length
            return enter_phase(
                state, state.phase, now, None if length is None else length / ONE_SECOND_MS
            )
        case Phase.OVERVIEW | Phase.DONE:
            raise NotAllowedNowError("There is no step to start again.")
        case _:
            assert_never(state.phase)


def end_workout(state: State, ending: WorkoutStatus, now: int) -> State:
    """``state`` closed at ``now``; what was done to its end is complete, however it is closed.

    Raises:
        NotNowError: the workout has not begun.
    """
    if state.begun_at is None:
        raise NotAllowedNowError("The workout has not begun.")
    if state.phase is not Phase.DONE:
        return replace(enter_phase(state, Phase.DONE, now), ending=ending)
    thrown = ending is WorkoutStatus.THROWN_AWAY
    return replace(state, ending=ending if thrown else WorkoutStatus.COMPLETED)


def rewind_clock(state: State, at: int) -> State:
    """Where Undo leads after the clock ended a set: the lead-in of that same side, once more."""
    again = enter_phase(state, Phase.LEAD_IN, at, max(1, state.options.lead_in))
    return replace(again, step=-state.step)


def undo_to(now_is: State, was: State, at: int, now: int) -> State:
    """What ``was`` at ``at``, taken up again at ``now``.

    Inside one step the clock goes on as it is. Back in an earlier step it goes on from where it
    stood, a timed set after the re-entry seconds; what is paused stays paused.
    """
    if was.step == now_is.step:
        return fit_rest(now_is, _same_step(now_is, was), now)
    back = replace(
        was.shifted(now - at),
        begun_at=None if was.begun_at is None else now_is.begun_at,
        next_sequence=now_is.next_sequence,
        steps=now_is.steps,
    )
    return _taken_up(_as_active_as(now_is, back, now), now, paused=now_is.is_paused)


def _same_step(now_is: State, was: State) -> State:
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
        next_sequence=now_is.next_sequence,
        steps=now_is.steps,
    )


def _as_active_as(now_is: State, back: State, now: int) -> State:
    """``back`` with pauses such that the active time goes on without a jump."""
    if back.begun_at is None:
        return replace(back, paused_ms=0)
    jump = back.active_ms(now) - now_is.active_ms(now)
    return replace(back, paused_ms=back.paused_ms + jump)


def _taken_up(state: State, now: int, *, paused: bool) -> State:
    if paused:
        return hold(state, now)
    re_entry = state.options.re_entry * ONE_SECOND_MS
    if not (state.is_on_the_clock and re_entry):
        return state
    return replace(hold(state, now), re_entry_until=now + re_entry, seen=now - 1)
