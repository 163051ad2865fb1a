"""What a voice says for eyes that are closed or on the floor, and when each sentence is due."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from midstance.domain.strength.ramp_up import is_ramp_up
from midstance.workout.effects import Speak, SpokenMoment
from midstance.workout.signals.spoken_words import (
    amount_words,
    load_words,
    number_words,
    spoken_name,
)
from midstance.workout.state import Phase
from midstance.workout.transitions import ONE_SECOND_MS, begin_by_clock, begins_by_itself

if TYPE_CHECKING:
    from collections.abc import Mapping

    from midstance.domain.exercise import Exercise
    from midstance.domain.planned_sets import PlannedSet
    from midstance.domain.quantity import WeightUnit
    from midstance.workout.state import State

SPEAKS_FROM = 15 * ONE_SECOND_MS
"""A shorter hold has room for no word."""
FIVE_LEFT = 5 * ONE_SECOND_MS
SHORT_REST = 10 * ONE_SECOND_MS
"""A shorter time before a set that begins by itself has room for the short sentence only."""

_AHEAD = frozenset({Phase.SET_UP, Phase.REST})


def speech_until(state: State, until: int) -> tuple[Speak, ...]:
    """What is due inside a timed set after ``state.seen``, up to ``until``: half-way, and five."""
    length = state.clock.length
    if not state.is_on_the_clock or length is None or length < SPEAKS_FROM:
        return ()
    began = state.clock.began
    due = (
        (SpokenMoment.HALF_WAY, began + length // 2),
        (SpokenMoment.FIVE, began + length - FIVE_LEFT),
    )
    return tuple(
        Speak(moment, at, state.planned_set, state.side)
        for moment, at in due
        if state.seen < at <= until
    )


def speech_between(before: State, after: State, at: int) -> tuple[Speak, ...]:
    """What is to be said where ``before`` becomes ``after`` at ``at``: what comes, once.

    At the beginning of a timed set it is silence, so that no sentence runs on over a hold.
    """
    if _subject(before) == _subject(after):
        return ()
    moment = _moment(after, at)
    if moment is None:
        return ()
    return (Speak(moment, at, after.set_as_stepped, after.side),)


def _subject(state: State) -> tuple[object, ...]:
    """What is spoken of; while it stays the same nothing is said again."""
    planned_set = state.planned_set
    here = planned_set.exercise, planned_set.place, planned_set.set_number, state.side
    return ("ahead", *here) if state.phase in _AHEAD else (state.phase, state.step, *here)


def _moment(state: State, at: int) -> SpokenMoment | None:
    match state.phase:
        case Phase.SET_UP | Phase.REST:
            return _moment_before(state, at)
        case Phase.LEAD_IN:
            return SpokenMoment.GET_READY
        case Phase.SWITCH:
            return SpokenMoment.SWITCH
        case Phase.WORK:
            return SpokenMoment.SILENCE if state.planned_set.is_timed else None
        case Phase.OVERVIEW | Phase.DONE:
            return None
        case _:
            assert_never(state.phase)


def _moment_before(state: State, at: int) -> SpokenMoment | None:
    """A short rest leaves it to the lead-in that follows, or has the short sentence."""
    is_long = state.clock.length is None or state.clock.remaining(at) >= SHORT_REST
    if is_long or not begins_by_itself(state):
        return SpokenMoment.AHEAD
    is_led_in = begin_by_clock(state, at).phase is Phase.LEAD_IN
    return None if is_led_in else SpokenMoment.GET_READY


def sentence(speak: Speak, exercises: Mapping[str, Exercise], unit: WeightUnit) -> str:
    """What is said, in words alone; "" is silence.

    ``Side plank. Left side. Thirty seconds.``, before it in the rest ``Next, side plank, set two
    of three. ...``; ``Switch sides. Right side.``, ``Halfway.``, ``Five.``
    """
    match speak.moment:
        case SpokenMoment.AHEAD:
            parts = (_next_text(speak.planned_set, exercises), _side_text(speak))
            return _sentences(*parts, _work_text(speak.planned_set, unit))
        case SpokenMoment.GET_READY:
            name = _name(speak.planned_set, exercises, is_short=True)
            return _sentences(name, _side_text(speak), amount_words(speak.planned_set))
        case SpokenMoment.SWITCH:
            return _sentences("switch sides", _side_text(speak))
        case SpokenMoment.HALF_WAY:
            return _sentences("halfway")
        case SpokenMoment.FIVE:
            return _sentences("five")
        case SpokenMoment.SILENCE:
            return ""
        case _:
            assert_never(speak.moment)


def _sentences(*parts: str) -> str:
    return " ".join(f"{part[0].upper()}{part[1:]}." for part in parts if part)


def _name(
    planned_set: PlannedSet, exercises: Mapping[str, Exercise], *, is_short: bool = False
) -> str:
    """The exercise's name; where it must be short, without the remark in brackets."""
    name = exercises[planned_set.exercise].name
    return spoken_name(name.partition(" (")[0] if is_short else name) or "your exercise"


def _next_text(planned_set: PlannedSet, exercises: Mapping[str, Exercise]) -> str:
    """The exercise with the number of its set; where only the clock ends a block, without."""
    name = f"next, {_name(planned_set, exercises)}"
    if is_ramp_up(planned_set):
        return f"{name}, ramp-up set"
    if planned_set.sets == 1 or planned_set.cap is not None:
        return name
    number, sets = number_words(planned_set.set_number), number_words(planned_set.sets)
    return f"{name}, set {number} of {sets}"


def _side_text(speak: Speak) -> str:
    side = speak.planned_set.sides[speak.side]
    return f"{side.value} side" if side else ""


def _work_text(planned_set: PlannedSet, unit: WeightUnit) -> str:
    """The amount with its load: ``eight repetitions, twenty kilograms``."""
    load = planned_set.load
    if load is None or not load.grams:
        return amount_words(planned_set)
    return f"{amount_words(planned_set)}, {load_words(load, planned_set.meaning, unit)}"
