"""The load suggested for an exercise that takes another one's place in a session.

From sets of the exercise itself at the repetitions nearest to those prescribed: by Epley's formula
where it holds (see :mod:`midstance.domain.strength.one_rep_max`), else the load of that set, a
tenth less if more is prescribed now than was done then. From another rung with the same kit: four
fifths of its load, never upwards. Both fractions are choices of this program; such a load is only
where to begin.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from midstance.domain.exercise import Exercise, Loadable
from midstance.domain.quantity import Load, LoadMeaning, Unit, WeightUnit, load_with_meaning
from midstance.domain.runner import SLACK_GRAMS, heaviest_weight, usual_meaning
from midstance.domain.strength.one_rep_max import (
    MAX_REPETITIONS,
    estimate_one_rep_max,
    maximum_per_load,
    repetitions_in_reserve,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from midstance.coach.adapt.situation import Situation
    from midstance.domain.exercise import Equipment
    from midstance.domain.record import ExercisePast, SetRecord
    from midstance.domain.runner import Loading
    from midstance.domain.session import Prescription


LESS_FOR_MORE = 0.9
"""The share of the last load that is left where more repetitions are prescribed now."""
NEIGHBOUR_SHARE = 0.8
"""The share of another rung's load with which the exercise begins."""
AT_MOST = ", at most your heaviest"


@dataclass(frozen=True, slots=True)
class LoadReason:
    """Why a load is suggested: words around the load that it was judged from, if there is one."""

    before: str
    load: Load | None = None
    after: str = ""
    load_is: LoadMeaning = LoadMeaning.ONE_WEIGHT

    def text(self, unit: WeightUnit = WeightUnit.KG) -> str:
        """The reason in words: ``from 5 at 80 kg, effort 7``."""
        return f"{self.before}{load_with_meaning(self.load, self.load_is, unit)}{self.after}"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A load to begin with, and what it was judged from."""

    load: Load
    because: LoadReason


def load_from_history(
    exercise: Exercise, prescription: Prescription, past: ExercisePast | None, situation: Situation
) -> Suggestion | None:
    """The load from the exercise's own sets; None where it has none with a load.

    The last time counts; only where it has nothing to say does the best set of all.
    """
    if past is None or exercise.loadable is not Loadable.EXTERNAL:
        return None
    nearest = _nearest(past.last, prescription) or _nearest(
        (past.best,) if past.best else (), prescription
    )
    loading = situation.loading(exercise)
    if nearest is None or nearest.load is None or loading is None:
        return None
    effort = f", RPE {nearest.effort}" if nearest.effort is not None else ""
    reason = LoadReason(f"from {nearest.value} at ", nearest.load, effort, nearest.meaning)
    grams = _grams_for(prescription, nearest, nearest.load)
    return _suggest_at_most(grams, reason, loading, heaviest_weight(exercise, situation.runner))


def _suggest_at_most(
    grams: float, reason: LoadReason, loading: Loading, heaviest: Load | None
) -> Suggestion | None:
    """A load of at most ``grams`` and the ``heaviest``; None where the empty bar is more."""
    wanted = (loading.load_is or reason.load_is).grams_from(grams, reason.load_is)
    load = loading.round_down(wanted)
    if heaviest is not None and heaviest < load:
        return Suggestion(heaviest, replace(reason, after=f"{reason.after}{AT_MOST}"))
    return Suggestion(load, reason) if load.grams <= wanted + SLACK_GRAMS else None


def _nearest(sets: Iterable[SetRecord], prescription: Prescription) -> SetRecord | None:
    """The set nearest in amount, the later of two that are as near."""
    loaded = [
        s
        for s in sets
        if s.load and s.load.grams and s.value and s.target.unit is prescription.unit
    ]
    return min(
        reversed(loaded), key=lambda each: abs(each.value - prescription.amount), default=None
    )


def _grams_for(prescription: Prescription, done: SetRecord, load: Load) -> float:
    """Grams for what is prescribed; a set whose effort was not rated counts as one to the limit."""
    best = (
        estimate_one_rep_max(load, done.value, done.effort)
        if done.target.unit is Unit.REPS
        else None
    )
    wanted = prescription.amount + repetitions_in_reserve(prescription.rpe)
    if best is not None and wanted <= MAX_REPETITIONS:
        return best.load.grams / maximum_per_load(wanted)
    is_more = wanted > done.value + repetitions_in_reserve(done.effort)
    return load.grams * (LESS_FOR_MORE if is_more else 1)


def load_from_neighbour(
    exercise: Exercise, other: Exercise, load: Load | None, situation: Situation
) -> Suggestion | None:
    """The load from another rung of the ladder; None upwards, or where the kit differs."""
    if not load or not load.grams or not _shares_kit_below(exercise, other):
        return None
    loading, meant = situation.loading(exercise), usual_meaning(other, situation.runner)
    if loading is None:
        return None
    reason = LoadReason("80 % of ", load, f" in {other.name}", meant)
    heaviest = heaviest_weight(exercise, situation.runner)
    found = _suggest_at_most(load.grams * NEIGHBOUR_SHARE, reason, loading, heaviest)
    return found if found and found.load.grams else None


def _shares_kit_below(exercise: Exercise, other: Exercise) -> bool:
    """Whether a load of ``other`` says something about one of ``exercise``."""
    both_loaded = exercise.loadable is other.loadable is Loadable.EXTERNAL
    downwards = (exercise.rung or 0) <= (other.rung or 0) and exercise.ladder == other.ladder
    same_sides = exercise.measure.per_side is other.measure.per_side
    return both_loaded and downwards and same_sides and bool(_kit(exercise) & _kit(other))


def _kit(exercise: Exercise) -> set[Equipment]:
    return {item for choice in exercise.equipment for item in choice}
