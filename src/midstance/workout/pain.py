"""When something hurts: what stops, what is offered, what is said.

Levels follow the pain rule of the evidence file (5.9), in which 0-2 goes on, 3-5 takes the easier
version, and more stops the exercise; after Silbernagel et al. 2007, Am J Sports Med 35:897-906.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from midstance.domain.record import Pain
from midstance.workout.effects import AnnouncePhase, Effect, OfferSwap
from midstance.workout.plan_changes import stop_item
from midstance.workout.recording import last_recorded_sets
from midstance.workout.state import NotAllowedNowError, Phase, State

if TYPE_CHECKING:
    from collections.abc import Mapping

    from midstance.domain.exercise import Exercise

MILD = 2
MODERATE = 5
MAX_PAIN = 10
NO_ADVICE = "This is general information, not medical advice."
GO_ON = f"Noted. Up to 2 of 10 you may go on; watch it. {NO_ADVICE}"
STOPPED = (
    "Stopped this exercise. See a doctor or physiotherapist about sharp, swelling, night or bone "
    f"pain before you load it again. {NO_ADVICE}"
)


def report_pain(
    state: State, region: str, level: int, now: int, exercises: Mapping[str, Exercise]
) -> tuple[State, tuple[Effect, ...]]:
    """``state`` with the pain noted, and what follows from how strong it is.

    Raises:
        NotNowError: the workout has not begun.
    """
    if state.phase is Phase.OVERVIEW:
        raise NotAllowedNowError("The workout has not begun.")
    level = max(0, min(MAX_PAIN, level))
    place, exercise = _where(state)
    noted = replace(state, pains=(*state.pains, Pain(region, level, exercise)))
    if level <= MILD:
        return noted, (AnnouncePhase(GO_ON),)
    is_ahead = any(planned_set.place == place for planned_set in state.planned_sets[state.index :])
    if level <= MODERATE:
        return noted, (_easier(place, exercises[exercise], is_ahead=is_ahead),)
    return (stop_item(noted, place, now) if is_ahead else noted), (AnnouncePhase(STOPPED),)


def _where(state: State) -> tuple[int, str]:
    """The place and exercise that the pain belongs to: the one at work, or the one just done."""
    last = last_recorded_sets(state)
    if last and state.phase is not Phase.WORK:
        return last[-1].place, last[-1].exercise
    return state.planned_set.place, state.planned_set.exercise


def _easier(place: int, exercise: Exercise, *, is_ahead: bool) -> Effect:
    if exercise.easier is None or not is_ahead:
        return AnnouncePhase(
            "Noted. From 3 to 5 of 10, less load or less range may help; "
            f"stop if it grows. {NO_ADVICE}"
        )
    reason = f"From 3 to 5 of 10 the easier version may be the better choice. {NO_ADVICE}"
    return OfferSwap(place, exercise.easier, reason)
