"""What follows what: how one step of a workout leads to the next."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, assert_never

from midstance.domain.planned_sets import Between, between
from midstance.domain.quantity import NO_REST
from midstance.domain.record import Ending
from midstance.domain.session import Style
from midstance.domain.settings import AutoAdvance
from midstance.workout.events import (
    ClockDeed,
    FinishedEarly,
    Interrupted,
    PauseToggled,
    RestStretched,
    StepRestarted,
    ThrownAway,
    TimePassed,
)
from midstance.workout.recording import missed_target, recorded
from midstance.workout.state import Countdown, Interruption, NotNowError, Phase, State

if TYPE_CHECKING:
    from midstance.domain.planned_sets import Turn
    from midstance.domain.quantity import RestWindow


SECOND = 1000


def entered(state: State, phase: Phase, at: int, seconds: float | None = None) -> State:
    """``state`` in ``phase`` from ``at`` on, for ``seconds`` or without a countdown."""
    length = None if seconds is None else round(seconds * SECOND)
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


def set_up(state: State, at: int) -> State:
    """Waiting for the runner to set the current turn up; the clock tells the rest so far."""
    going = entered(state, Phase.SET_UP, at)
    stopped = at if state.phase is Phase.WORK else going.worked_until
    resting = Countdown(at if stopped is None else stopped)
    return replace(going, clock=resting, worked_until=stopped)


def begun(state: State, at: int) -> State:
    """The current turn begins at a key: with a lead-in before anything timed, else at once."""
    return _led_in(state, at, state.options.lead_in)


def begun_by_clock(state: State, at: int) -> State:
    """The current turn begins because what lay before it is over.

    A change holds its lead-in already, and intervals run on without one: their rest counts down.
    """
    kind, window = before(state)
    if kind is Between.CHANGE:
        return _led_in(state, at, min(state.options.lead_in, window.low))
    runs_on = state.turn.style is Style.INTERVAL and kind not in {None, Between.SET_UP}
    return _led_in(state, at, 0 if runs_on else state.options.lead_in)


def _led_in(state: State, at: int, seconds: int) -> State:
    if state.turn.is_timed and seconds:
        return entered(state, Phase.LEAD_IN, at, seconds)
    return working(state, at)


def before(state: State) -> tuple[Between | None, RestWindow]:
    """What lies between the turn that worked last and the one ahead; None before the first."""
    return (None, NO_REST) if state.behind is None else between(state.behind, state.turn)


def is_in_block(state: State) -> bool:
    """Whether the block of the current turn has begun."""
    if state.phase is Phase.WORK or state.side:
        return True
    return state.behind is not None and state.behind.block == state.turn.block


def working(state: State, at: int) -> State:
    """The current side of the current turn works from ``at`` on."""
    turn = state.turn
    going = entered(state, Phase.WORK, at, turn.target.amount if turn.is_timed else None)
    fresh = not state.side
    new_block = fresh and (state.behind is None or state.behind.block != turn.block)
    return replace(
        going,
        last=(),
        entry="",
        shown=None,
        set_note="" if fresh else state.set_note,
        turn_began=at if fresh else going.turn_began,
        block_began=at if new_block else going.block_began,
    )


def finished_side(state: State, at: int, value: int) -> State:
    """The working side is recorded as ``value``; the other side, a rest or the next turn comes."""
    done = replace(recorded(state.released(at), value), worked_until=at)
    if state.side + 1 < len(state.turn.sides):
        return _switching(done, at)
    return after_turn(done, at)


def _switching(state: State, at: int) -> State:
    other = replace(state, side=state.side + 1)
    if not state.options.switch:
        return working(other, at)
    return entered(other, Phase.SWITCH, at, state.options.switch)


def after_turn(state: State, at: int) -> State:
    """The current turn is over: what lies between it and the next, or the end."""
    return come_to(replace(state, behind=state.turn), state.index + 1, state.turn, at)


def come_to(state: State, index: int, done: Turn, at: int) -> State:
    """What lies between ``done`` and the turn at ``index``, or the end."""
    ahead = replace(state, index=index, side=0)
    if index >= len(ahead.turns):
        return entered(ahead, Phase.DONE, at)
    kind, window = between(done, ahead.turn)
    match kind:
        case Between.NOTHING:
            return begun_by_clock(ahead, at)
        case Between.SET_UP:
            return set_up(ahead, at)
        case Between.CHANGE:
            return _changing(ahead, at, window.low)
        case Between.REST:
            seconds = window.high if missed_target(state) else window.low
            return entered(ahead, Phase.REST, at, seconds)
        case Between.SLOT:
            left = state.turn_began + window.low * SECOND - at
            resting = entered(ahead, Phase.REST, at, left / SECOND)
            return resting if left > 0 else begun_by_clock(ahead, at)
        case _:
            assert_never(kind)


def _changing(state: State, at: int, seconds: int) -> State:
    changing = entered(state, Phase.SET_UP, at, seconds)
    if not (state.turn.is_timed and begins_by_itself(changing)):
        return changing
    before_lead_in = seconds - min(state.options.lead_in, seconds)
    if not before_lead_in:
        return begun_by_clock(state, at)
    return entered(state, Phase.SET_UP, at, before_lead_in)


def begins_by_itself(state: State) -> bool:
    """Whether the turn ahead begins when its rest or change is over, without a key."""
    if state.waits:
        return False
    if state.turn.style is Style.INTERVAL or before(state)[0] is Between.SLOT:
        return True
    match state.options.auto_advance:
        case AutoAdvance.ALWAYS:
            return True
        case AutoAdvance.TIMED:
            return state.turn.is_timed
        case AutoAdvance.NEVER:
            return False
        case _:
            assert_never(state.options.auto_advance)


def deadline(state: State) -> int | None:
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
            return state.turn.is_timed and not state.turn.target.open_ended
        case Phase.REST | Phase.SET_UP:
            return begins_by_itself(state)
        case Phase.OVERVIEW | Phase.DONE:
            return False
        case _:
            assert_never(state.phase)


def cap_deadline(state: State) -> int | None:
    """When the time of the current as-many-rounds-as-possible block is over."""
    cap = state.turn.cap
    if cap is None or state.phase is Phase.DONE or state.waits or not is_in_block(state):
        return None
    return max(state.clock.began, state.block_began + cap * SECOND)


def expired(state: State, at: int) -> State:
    """What the end of the current step at its deadline leads to."""
    if state.goes_on:
        return state.released(at)
    if at == cap_deadline(state):
        return _capped(state, at)
    match state.phase:
        case Phase.LEAD_IN | Phase.SWITCH:
            return working(state, at)
        case Phase.WORK:
            return finished_side(state, at, state.turn.target.amount)
        case Phase.REST | Phase.SET_UP | Phase.OVERVIEW | Phase.DONE:
            return begun_by_clock(state, at)
        case _:
            assert_never(state.phase)


def _capped(state: State, at: int) -> State:
    """No further turn of the block comes; repetitions under way are still asked for."""
    at_work = state.phase is Phase.WORK and state.clock.elapsed(at) > 0
    begun = at_work or bool(state.side)
    keep = state.index + int(begun)
    block = state.turn.block
    kept = tuple(_uncapped(turn, block) for turn in state.turns[:keep])
    cut = state.with_turns(kept + tuple(t for t in state.turns[keep:] if t.block != block))
    if not at_work:
        return _next_block(cut, keep, at)
    return _next_block(_cut_off(cut, at), keep, at) if state.turn.is_timed else cut


def _uncapped(turn: Turn, block: int) -> Turn:
    return replace(turn, cap=None) if turn.block == block else turn


def _cut_off(state: State, at: int) -> State:
    seconds = state.clock.elapsed(at) // SECOND
    done = recorded(state, seconds) if seconds else state
    return replace(done, worked_until=at)


def _next_block(state: State, index: int, at: int) -> State:
    """Whatever the block was, what comes after its time is over waits for the runner."""
    behind = state.turn if index > state.index else state.behind
    ahead = replace(state, index=index, side=0, behind=behind)
    return entered(ahead, Phase.DONE, at) if index >= len(ahead.turns) else set_up(ahead, at)


STILL = {Phase.OVERVIEW, Phase.DONE}


def clocked(state: State, deed: ClockDeed, now: int) -> State:
    """``state`` after ``deed`` at ``now``.

    Raises:
        NotNowError: the deed means nothing now.
    """
    match deed:
        case PauseToggled():
            return pause_toggled(state, now)
        case RestStretched(seconds):
            return _stretched(state, seconds, now)
        case Interrupted(slept_ms):
            return _interrupted(state, max(0, slept_ms), now)
        case TimePassed():
            return state
        case StepRestarted():
            return _restarted(state, now)
        case FinishedEarly():
            return ended(state, Ending.FINISHED_EARLY, now)
        case ThrownAway():
            return ended(state, Ending.THROWN_AWAY, now)
        case _:
            assert_never(deed)


def pause_toggled(state: State, now: int) -> State:
    """Everything stops, or goes on; a timed set goes on after the re-entry seconds."""
    if state.phase in STILL:
        raise NotNowError("Nothing is running that could pause.")
    if state.interrupted is not None:
        raise NotNowError("The set was interrupted: type the seconds, or start it again.")
    if state.goes_on:
        return replace(state, re_entry_until=None)
    return resumed(state, now) if state.clock.is_held else held(state, now)


def held(state: State, now: int) -> State:
    """``state`` standing still from ``now``; what has no clock stays as it is."""
    return state if state.phase in STILL else replace(state, clock=state.clock.held(now))


def resumed(state: State, now: int) -> State:
    """A held ``state`` that goes on: a timed set after the re-entry seconds, the rest at once."""
    re_entry = state.options.re_entry * SECOND
    if state.phase is Phase.WORK and state.turn.is_timed and re_entry:
        return replace(state, re_entry_until=now + re_entry, seen=now - 1)
    return state.released(now)


def _stretched(state: State, seconds: int, now: int) -> State:
    if state.phase not in {Phase.REST, Phase.SET_UP} or state.clock.length is None:
        raise NotNowError("There is no rest to change.")
    return replace(state, clock=state.clock.stretched(seconds * SECOND, now))


def rest_fitted(earlier: State, state: State, now: int) -> State:
    """A rest made longer or shorter when a correction says that its set missed its target or not.

    A missed target takes the upper end of the rest's window.
    """
    kind, window = before(state)
    missed = missed_target(state)
    resting = state.phase is Phase.REST and kind is Between.REST and state.step == earlier.step
    if not resting or missed == missed_target(earlier):
        return state
    length = (state.clock.length or 0) + (window.high - window.low) * SECOND * (1 if missed else -1)
    # What begins by itself begins now, and not in the past.
    shortest = state.clock.elapsed(now) if begins_by_itself(state) else 0
    return replace(state, clock=replace(state.clock, length=max(shortest, length)))


def _interrupted(state: State, slept_ms: int, now: int) -> State:
    """``now`` is when the sleep began; the clock that counts on will show its ``slept_ms``."""
    if state.clock.is_held:
        return replace(state, re_entry_until=None)
    if state.phase in STILL:
        return state
    if state.phase is Phase.WORK and state.turn.is_timed:
        seconds = state.clock.elapsed(now) // SECOND
        cut = replace(state, clock=state.clock.held(now), entry="", shown=None)
        return replace(cut, interrupted=Interruption(seconds, slept_ms))
    apart = replace(
        state,
        paused_ms=state.paused_ms + slept_ms,
        turn_began=state.turn_began + slept_ms,
        block_began=state.block_began + slept_ms,
    )
    cut_short = state.phase in {Phase.LEAD_IN, Phase.SWITCH}
    return replace(set_up(apart, now) if cut_short else apart, waits=True)


def _restarted(state: State, now: int) -> State:
    match state.phase:
        case Phase.WORK | Phase.LEAD_IN:
            return begun(state, now)
        case Phase.SWITCH:
            return entered(state, Phase.SWITCH, now, state.options.switch)
        case Phase.REST | Phase.SET_UP:
            length = state.clock.length
            return entered(state, state.phase, now, None if length is None else length / SECOND)
        case Phase.OVERVIEW | Phase.DONE:
            raise NotNowError("There is no step to start again.")
        case _:
            assert_never(state.phase)


def ended(state: State, ending: Ending, now: int) -> State:
    """``state`` closed at ``now``; what was done to its end is complete, however it is closed.

    Raises:
        NotNowError: the workout has not begun.
    """
    if state.begun_at is None:
        raise NotNowError("The workout has not begun.")
    if state.phase is not Phase.DONE:
        return replace(entered(state, Phase.DONE, now), ending=ending)
    thrown = ending is Ending.THROWN_AWAY
    return replace(state, ending=ending if thrown else Ending.COMPLETED)


def before_the_clock(state: State, at: int) -> State:
    """Where Undo leads after the clock ended a set: the lead-in of that same side, once more."""
    again = entered(state, Phase.LEAD_IN, at, max(1, state.options.lead_in))
    return replace(again, step=-state.step)


def taken_back(now_is: State, was: State, at: int, now: int) -> State:
    """What ``was`` at ``at``, taken up again at ``now``.

    Inside one step the clock goes on as it is. Back in an earlier step it goes on from where it
    stood, a timed set after the re-entry seconds; what is paused stays paused.
    """
    if was.step == now_is.step:
        return rest_fitted(now_is, _same_step(now_is, was), now)
    back = replace(
        was.shifted(now - at),
        begun_at=None if was.begun_at is None else now_is.begun_at,
        next_serial=now_is.next_serial,
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
        turn_began=now_is.turn_began,
        block_began=now_is.block_began,
        worked_until=now_is.worked_until,
        re_entry_until=now_is.re_entry_until,
        interrupted=now_is.interrupted,
        next_serial=now_is.next_serial,
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
        return held(state, now)
    re_entry = state.options.re_entry * SECOND
    if not (state.is_on_the_clock and re_entry):
        return state
    return replace(held(state, now), re_entry_until=now + re_entry, seen=now - 1)
