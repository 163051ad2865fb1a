"""What a front end shows of a workout at one moment."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, assert_never

from midstance.domain.planned_sets import (
    PlannedSet,
    Transition,
    estimated_seconds,
    transition_between,
)
from midstance.domain.quantity import Amount, WeightUnit, clock_text, duration_text
from midstance.domain.strength.ramp_up import set_name
from midstance.workout.card import NO_CEILINGS, Card, TextContext, make_card, set_entry_text
from midstance.workout.display.details import make_details
from midstance.workout.display.strip import NOTHING_KNOWN, strip_items
from midstance.workout.display.time_left import seconds_left
from midstance.workout.recording import both_sides, last_recorded_sets, short_sets
from midstance.workout.set_count import (
    SetCount,
    count_sets,
    is_work_now,
)
from midstance.workout.set_entry import displayed_number, entered_number, is_counting
from midstance.workout.signals.cues import last_tick_at
from midstance.workout.state import Phase
from midstance.workout.summary import best_of_set
from midstance.workout.transitions import ONE_SECOND_MS, begins_by_itself, is_in_block

if TYPE_CHECKING:
    from collections.abc import Mapping

    from midstance.domain.exercise import Exercise
    from midstance.domain.record import ExercisePast, SetRecord
    from midstance.domain.strength.bests import Best
    from midstance.workout.card import Ceilings
    from midstance.workout.display.details import Details
    from midstance.workout.display.strip import StripItem
    from midstance.workout.machine import Machine
    from midstance.workout.state import Interruption, SaveStatus, State


IDLE_TEXT = "paused since your last key"


def next_up_text(state: State, exercises: Mapping[str, Exercise]) -> str:
    """``then REST 60-90 s``, ``then SWITCH · right side``, ``starts at 0``; "" at the ends."""
    if state.is_idle and not state.goes_on:
        return IDLE_TEXT
    match state.phase:
        case Phase.OVERVIEW | Phase.DONE:
            return ""
        case Phase.SET_UP | Phase.REST:
            return "starts at 0" if _starts_at_zero(state) else "when you are ready"
        case Phase.LEAD_IN | Phase.SWITCH:
            return f"then {work_word(state.planned_set)}{_side(state, state.side)}"
        case Phase.WORK:
            return _then_after_work(state, exercises)
        case _:
            assert_never(state.phase)


def _starts_at_zero(state: State) -> bool:
    """Whether the running clock begins the set ahead, and no key does."""
    is_still = state.is_idle and not state.goes_on
    is_before = state.phase in {Phase.SET_UP, Phase.REST}
    is_timed = state.clock.length is not None and begins_by_itself(state)
    return is_before and is_timed and not is_still


def _asked_seconds(planned_set: PlannedSet) -> int:
    is_exact = not (planned_set.target.open_ended or planned_set.prescription.up_to)
    return planned_set.target.amount if planned_set.is_timed and is_exact else 0


def _then_after_work(state: State, exercises: Mapping[str, Exercise]) -> str:
    return "" if state.interrupted else f"then {_after_work(state, exercises)}"


def work_word(planned_set: PlannedSet) -> str:
    """The word for the work: GO by count, HOLD for a position, MOVE on the clock."""
    if not planned_set.is_timed:
        return "GO"
    return "HOLD" if planned_set.is_hold else "MOVE"


def _side(state: State, number: int) -> str:
    side = state.planned_set.sides[number]
    return f" · {side.value} side" if side else ""


def _after_work(state: State, exercises: Mapping[str, Exercise]) -> str:
    if state.side + 1 < len(state.planned_set.sides):
        word = "SWITCH" if state.options.switch else work_word(state.planned_set)
        return f"{word}{_side(state, state.side + 1)}"
    if state.index + 1 >= len(state.planned_sets):
        return "DONE"
    return _between_text(state.planned_set, state.planned_sets[state.index + 1], exercises)


def _between_text(
    planned_set: PlannedSet, ahead: PlannedSet, exercises: Mapping[str, Exercise]
) -> str:
    kind, window = transition_between(planned_set, ahead)
    match kind:
        case Transition.REST:
            return f"REST {window.shown_text()}"
        case Transition.SLOT:
            return "REST, what is left of the time"
        case Transition.NOTHING | Transition.CHANGE | Transition.SET_UP:
            if ahead.exercise == planned_set.exercise:
                return f"{set_name(ahead.set_number)} of {ahead.sets}"
            return exercises[ahead.exercise].name
        case _:
            assert_never(kind)


class PhaseLabel(StrEnum):
    """The word of the phase on the screen."""

    TODAY = "TODAY"
    NEXT = "NEXT"
    GET_READY = "GET READY"
    GO = "GO"
    HOLD = "HOLD"
    MOVE = "MOVE"
    SWITCH = "SWITCH"
    REST = "REST"
    DONE = "DONE"
    PAUSED = "PAUSED"


class SaveState(StrEnum):
    """Whether the log has it all: nothing to save, waiting for it, durable, or in trouble."""

    NOTHING = "nothing"
    SAVING = "saving"
    SAVED = "saved"
    NOT_SAVED = "not-saved"


@dataclass(frozen=True, slots=True)
class View:
    """What a front end shows now.

    Attributes:
        phase, word: the step, and the word for it.
        card: the exercise on the screen: at work, or the one that comes next.
        big: what the big digits show: a clock, or the number of repetitions.
        clock: the running clock as text (``0:30``, ``+0:07``), or "".
        fraction: how much of the clock has run, 0 to 1, in steps of a second.
        is_overdue: the rest is over and waits for the runner.
        is_rest_clock: the clock tells rest, not work.
        number: the number that the big key would save, or None when a clock decides.
        entry: digits typed so far.
        load_entry: the load typed so far with its unit; None while none is typed.
        paused: for how long it has been standing still, from a minute on: ``35 h``; or "".
        fixing: the set that is open to be fixed, ``fix set 2``, or "".
        then: what follows this step, in words.
        starts_at_zero: the running clock begins the set ahead, and no key does.
        work: the word for the work of the set on the screen.
        asked_seconds: how long that set lasts; 0 where it is counted, or may last longer.
        just_saved: the set recorded last, while it can be corrected, or "".
        best: why that set is a best, or None; ``unit`` is the one of all loads.
        effort: the effort rated for the current or just recorded set.
        saving, waiting: whether the log has it all; records that are not durable yet.
        trouble: why the last change is not saved, or "".
        interrupted: a timed set that the world cut off, or None.
        count: the sets done, skipped and short, and to do in all.
        is_work: whether the set on the screen is one of those counted, and no warm-up or cool-down.
        short: what was done of the set just saved, where it is so little that it does not count:
            ``2 s``, or ``2/3 s`` on two sides; "" where it counts.
        active_seconds: time under way without pauses.
        seconds_left: estimate of what is left, at the runner's own pace.
        tempo_now: what the tempo asks for in this second, or "".
        rows: the session as a list of exercises with a mark for each set.
        note: the remark on the whole workout.
        block_clock: what is left of an AMRAP's time, or of an EMOM's slot at work, or "".
        details: what stands around the number.
    """

    phase: Phase
    word: PhaseLabel
    card: Card
    big: str
    clock: str
    fraction: float
    is_overdue: bool
    is_rest_clock: bool
    number: int | None
    entry: str
    then: str
    starts_at_zero: bool
    work: PhaseLabel
    asked_seconds: int
    just_saved: str
    effort: int | None
    saving: SaveState
    waiting: int
    trouble: str
    interrupted: Interruption | None
    count: SetCount
    is_work: bool
    short: str
    active_seconds: int
    seconds_left: int
    tempo_now: str
    rows: tuple[StripItem, ...]
    note: str
    details: Details
    block_clock: str = ""
    load_entry: str | None = None
    fixing: str = ""
    paused: str = ""
    best: Best | None = None
    unit: WeightUnit = WeightUnit.KG


def make_view(
    machine: Machine,
    now: int,
    past: Mapping[str, ExercisePast] = NOTHING_KNOWN,
    unit: WeightUnit = WeightUnit.KG,
    ceilings: Ceilings = NO_CEILINGS,
) -> View:
    """What to show of ``machine`` at ``now``, with what the log knows of each exercise."""
    state, now = machine.state, max(machine.latest, now)
    context = TextContext(machine.exercises, past, unit, ceilings)
    seconds, tick = _shown_seconds(state, now), last_tick_at(state, now)
    clock = _clock(state, seconds)
    number = _number(state)
    records = {each.sequence for each in state.sets}
    saved = frozenset(records & machine.save_status.saved)
    return View(
        phase=state.phase,
        word=_word(state),
        card=_card(state, context),
        big=_big_text(state, number, clock),
        clock=clock,
        fraction=_fraction(state, seconds),
        is_overdue=_is_overdue(state, now),
        is_rest_clock=state.phase in {Phase.REST, Phase.SET_UP},
        number=number,
        entry=state.entry,
        then=next_up_text(state, machine.exercises),
        starts_at_zero=_starts_at_zero(state),
        work=PhaseLabel(work_word(state.planned_set)),
        asked_seconds=_asked_seconds(state.planned_set),
        just_saved=", ".join(set_entry_text(each, unit) for each in last_recorded_sets(state)),
        best=best_of_set(both_sides(state), state.sets, machine.exercises, past),
        unit=unit,
        effort=_effort(state),
        saving=_save_state(state, machine.save_status, saved),
        waiting=len(records - saved),
        trouble=machine.save_status.trouble,
        interrupted=state.interrupted,
        count=count_sets(state, saved),
        is_work=is_work_now(state),
        short=_short_text(short_sets(state)),
        active_seconds=state.active_ms(tick) // ONE_SECOND_MS,
        seconds_left=seconds_left(state, tick),
        tempo_now=_tempo_now(state, now),
        rows=strip_items(state, machine.exercises, past, unit),
        note=state.note,
        details=make_details(state, tick, machine.exercises, past, unit),
        block_clock=_block_clock(state, tick),
        load_entry=None if state.load_entry is None else f"{state.load_entry} {unit.value}",
        paused=_paused_text(state, machine.latest),
        fixing=f"fix {set_name(state.fixing[-1].set_number)}" if state.fixing else "",
    )


def _card(state: State, context: TextContext) -> Card:
    """The card of the set on the screen, with the number that was chosen for it before it began."""
    return make_card(state.set_as_stepped, state.side, context)


def _number(state: State) -> int | None:
    """The number that the big key would save; an interrupted set has none until one is entered."""
    if state.interrupted:
        return entered_number(state)
    return displayed_number(state) if is_counting(state) else None


def _block_clock(state: State, tick: int) -> str:
    """What is left for the block, or for the slot while its set is done; "" without such a time."""
    planned_set = state.planned_set
    if planned_set.cap is not None and is_in_block(state) and state.phase is not Phase.DONE:
        end = state.block_began + planned_set.cap * ONE_SECOND_MS
    elif planned_set.every is not None and state.phase is Phase.WORK:
        end = state.set_began + planned_set.every * ONE_SECOND_MS
    else:
        return ""
    return clock_text(max(0, -((tick - end) // ONE_SECOND_MS)))


def _big_text(state: State, number: int | None, clock: str) -> str:
    if number is not None:
        return str(number)
    if state.phase is Phase.OVERVIEW:
        return f"{round(estimated_seconds(state.planned_sets) / 60)} min"
    if state.phase is Phase.SET_UP and state.clock.length is None:
        target = state.planned_set.target
        return clock_text(target.amount) if state.planned_set.is_timed else str(target.amount)
    return clock


def _tempo_now(state: State, now: int) -> str:
    """The part of the tempo in this second: ``down 2``, ``hold 1``, ``up``; "" without one."""
    tempo = state.planned_set.tempo
    if tempo is None or state.phase is not Phase.WORK or state.planned_set.is_timed:
        return ""
    beats = [
        f"{name} {beat}" if seconds else name
        for name, seconds in tempo.parts
        for beat in range(1, (1 if seconds is None else seconds) + 1)
    ]
    return beats[state.clock.elapsed(now) // ONE_SECOND_MS % len(beats)] if beats else ""


def _word(state: State) -> PhaseLabel:
    if state.re_entry_until is not None:
        return PhaseLabel.GET_READY
    if state.clock.is_held:
        return PhaseLabel.PAUSED
    if state.phase is Phase.WORK:
        return PhaseLabel(work_word(state.planned_set))
    return _WORDS[state.phase]


_WORDS = {
    Phase.OVERVIEW: PhaseLabel.TODAY,
    Phase.SET_UP: PhaseLabel.NEXT,
    Phase.LEAD_IN: PhaseLabel.GET_READY,
    Phase.SWITCH: PhaseLabel.SWITCH,
    Phase.REST: PhaseLabel.REST,
    Phase.DONE: PhaseLabel.DONE,
}


def _shown_seconds(state: State, now: int) -> int:
    """Whole seconds on the clock: to go (rounded up), or overdue as a negative number."""
    if state.re_entry_until is not None:
        return -(-(state.re_entry_until - now) // ONE_SECOND_MS)
    if state.clock.length is None:
        return state.clock.elapsed(now) // ONE_SECOND_MS
    return -(-state.clock.remaining(now) // ONE_SECOND_MS)


def _counts_up(state: State) -> bool:
    return state.clock.length is None and state.re_entry_until is None


def _clock(state: State, seconds: int) -> str:
    match state.phase:
        case Phase.OVERVIEW:
            return ""
        case Phase.DONE:
            return clock_text(state.active_ms(state.clock.began) // ONE_SECOND_MS)
        case Phase.SET_UP if state.worked_until is None and _counts_up(state):
            return ""
        case Phase.WORK if state.planned_set.target.open_ended and seconds <= 0:
            return clock_text(state.planned_set.target.amount - seconds)
        case _:
            return f"+{clock_text(-seconds)}" if seconds < 0 else clock_text(seconds)


def _paused_text(state: State, now: int) -> str:
    """How long it stood still when it was last woken, from a minute on; "" before."""
    since = state.clock.held_since
    is_still = since is not None and not state.goes_on and state.interrupted is None
    seconds = (now - since) // ONE_SECOND_MS if since is not None and is_still else 0
    return duration_text(seconds) if seconds >= MINUTE else ""


def _fraction(state: State, seconds: int) -> float:
    length = (state.clock.length or 0) / ONE_SECOND_MS
    if not length or state.re_entry_until is not None:
        return 0.0
    return max(0.0, min(1.0, 1 - seconds / length))


def _is_overdue(state: State, now: int) -> bool:
    resting = state.phase in {Phase.REST, Phase.SET_UP}
    return resting and state.clock.length is not None and state.clock.remaining(now) <= 0


def _effort(state: State) -> int | None:
    last = last_recorded_sets(state)
    return last[-1].effort if last and state.phase is not Phase.WORK else state.effort


def _short_text(short: tuple[SetRecord, ...]) -> str:
    if not short:
        return ""
    amount = Amount(short[-1].value, short[-1].target.unit).text()
    return "/".join([*(str(each.value) for each in short[:-1]), amount])


def _save_state(state: State, save_status: SaveStatus, saved: frozenset[int]) -> SaveState:
    if save_status.trouble:
        return SaveState.NOT_SAVED
    if any(each.sequence not in saved for each in state.sets):
        return SaveState.SAVING
    return SaveState.NOTHING if all(each.skipped for each in state.sets) else SaveState.SAVED


MINUTE, HOUR, DAY = 60, 3600, 86400  # their seconds


def position_text(state: State, now: int, exercises: Mapping[str, Exercise]) -> str:
    """``0:21 into the rest before set 3 of 3, Bulgarian split squat``."""
    planned_set = state.planned_set
    name = exercises[planned_set.exercise].name
    set_of = f"{set_name(planned_set.set_number)} of {planned_set.sets}, {name}"
    into = clock_text(state.clock.elapsed(now) // ONE_SECOND_MS)
    side = planned_set.sides[min(state.side, len(planned_set.sides) - 1)]
    match state.phase:
        case Phase.OVERVIEW:
            return "not begun"
        case Phase.SET_UP:
            return f"setting up {set_of}"
        case Phase.LEAD_IN:
            return f"getting ready for {set_of}"
        case Phase.WORK:
            return f"{into} into {set_of}{f', {side.value} side' if side else ''}"
        case Phase.SWITCH:
            return f"changing sides in {set_of}"
        case Phase.REST:
            return f"{into} into the rest before {set_of}"
        case Phase.DONE:
            return "everything is done"
        case _:
            assert_never(state.phase)


def elapsed_text(seconds: int) -> str:
    """How long ago, in the largest unit that fits: ``14 minutes ago``."""
    for size, unit in ((DAY, "day"), (HOUR, "hour"), (MINUTE, "minute")):
        if seconds >= size:
            count = seconds // size
            return f"{count} {unit}{'' if count == 1 else 's'} ago"
    return "moments ago"
