"""When something hurts: what stops, what is offered, what is announced.

The levels and the texts are those of :mod:`midstance.domain.pain`.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from midstance.domain.pain import (
    DO_LESS,
    GO_EASIER,
    GO_ON,
    MAX_PAIN,
    PainRule,
    apply_pain_rule,
    stopped_text,
)
from midstance.domain.record import Pain
from midstance.workout.effects import AnnouncePhase, Effect, OfferSwap
from midstance.workout.plan_changes import stop_item
from midstance.workout.recording import last_recorded_sets
from midstance.workout.state import Phase, State

if TYPE_CHECKING:
    from collections.abc import Mapping

    from midstance.domain.exercise import Exercise


def report_pain(
    state: State, region: str, level: int, now: int, exercises: Mapping[str, Exercise]
) -> tuple[State, tuple[Effect, ...]]:
    """``state`` with the pain noted, and what follows from how strong it is."""
    level = max(0, min(MAX_PAIN, level))
    place, exercise = _exercise_in_pain(state)
    noted = replace(state, pains=(*state.pains, Pain(region, level, exercise)))
    is_ahead = any(planned_set.place == place for planned_set in state.planned_sets[state.index :])
    match apply_pain_rule(level):
        case PainRule.GREEN:
            return noted, (AnnouncePhase(GO_ON),)
        case PainRule.AMBER:
            return noted, (_offer_easier(place, exercises[exercise], is_ahead=is_ahead),)
        case PainRule.RED:
            stopped = stop_item(noted, place, now) if is_ahead else noted
            return stopped, (AnnouncePhase(stopped_text(exercises[exercise].name)),)


def _exercise_in_pain(state: State) -> tuple[int, str]:
    """The place and exercise that the pain belongs to: the one at work, or the one just done."""
    last = last_recorded_sets(state)
    if last and state.phase is not Phase.WORK:
        return last[-1].place, last[-1].exercise
    return state.planned_set.place, state.planned_set.exercise


def _offer_easier(place: int, exercise: Exercise, *, is_ahead: bool) -> Effect:
    if exercise.easier is None or not is_ahead:
        return AnnouncePhase(DO_LESS)
    return OfferSwap(place, exercise.easier, GO_EASIER)
