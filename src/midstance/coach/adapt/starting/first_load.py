"""The load with which a set begins, and why.

In this order: last time's, a share of the known maximum, the best set of all, a sibling's load by
its ratio. The ratios are coaching ranges and choices of this program, taken from the estimated
maxima; such a load is where to begin, and begins at nine tenths of what they say.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from midstance.domain.quantity import Load, LoadMeaning, Unit, WeightUnit, load_with_meaning
from midstance.domain.strength.one_rep_max import (
    MAX_REPETITIONS,
    estimate_from_set,
    maximum_per_load,
    repetitions_in_reserve,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from midstance.domain.exercise import Exercise
    from midstance.domain.record import ExercisePast, SetRecord
    from midstance.domain.runner import Loading
    from midstance.domain.session import Prescription

CAREFUL_SHARE = 0.9
"""The share of a load judged from a sibling's maximum with which the exercise begins."""
SHARE_FOR_MORE = 0.9
"""The share of the last load that is left where more repetitions are prescribed now."""
SWAP_RATIOS: Mapping[str, tuple[tuple[str, float], ...]] = MappingProxyType(
    {
        "front-squat": (("back-squat", 0.80),),
        "goblet-squat": (("back-squat", 0.35),),
        "elevated-split-squat-loaded": (("back-squat", 0.40),),
        "reverse-lunge-loaded": (("back-squat", 0.40),),
        "walking-lunge-loaded": (("back-squat", 0.40),),
        "step-up-loaded": (("back-squat", 0.35),),
        "barbell-hip-thrust": (("back-squat", 1.0),),
        "romanian-deadlift": (("deadlift", 0.65),),
        "stiff-legged-deadlift": (("romanian-deadlift", 0.90),),
        "single-leg-deadlift-loaded": (("romanian-deadlift", 0.30),),
        "kettlebell-deadlift": (("deadlift", 0.50),),
        "back-squat": (("front-squat", 1.0),),
    }
)
"""The exercises whose maximum says something about one, each with its share of all the weight."""
ONLY_WITH_A_BAR = frozenset({"barbell-hip-thrust"})


@dataclass(frozen=True, slots=True)
class FirstLoad:
    """A load to begin with, and where it comes from in a few words."""

    load: Load
    reason: str


@dataclass(frozen=True, slots=True)
class KnownLoads:
    """What is known of a runner's loads.

    Attributes:
        exercises: the library, by id.
        past: what the log knows of each exercise, by id.
        unit: the unit in which the reasons name loads.
    """

    exercises: Mapping[str, Exercise]
    past: Mapping[str, ExercisePast]
    unit: WeightUnit


def sources_of(exercises: Iterable[str]) -> set[str]:
    """The exercises of which the past is needed for the first loads of ``exercises``."""
    wanted = set(exercises)
    return wanted | {source for each in wanted for source, _ in SWAP_RATIOS.get(each, ())}


def first_load(
    exercise: str, prescription: Prescription, loading: Loading, known: KnownLoads
) -> FirstLoad | None:
    """The load with which ``exercise`` begins as prescribed; None where nothing is known."""
    past = known.past.get(exercise)
    if past is None:
        return _from_sibling(exercise, prescription, loading, known)
    best = (past.best,) if past.best else ()
    return (
        _from_sets("last time", past.last, prescription, loading, known.unit)
        or _from_maximum(prescription, past, loading, known.unit)
        or _from_sets("best", best, prescription, loading, known.unit)
        or _from_sibling(exercise, prescription, loading, known)
    )


def _from_sets(
    when: str,
    sets: Iterable[SetRecord],
    prescription: Prescription,
    loading: Loading,
    unit: WeightUnit,
) -> FirstLoad | None:
    """The load of the set nearest in amount; less where more is prescribed than that set was."""
    loaded = [
        each
        for each in sets
        if each.load and each.load.grams and each.value and each.target.unit is prescription.unit
    ]
    if not loaded:
        return None
    nearest = min(reversed(loaded), key=lambda each: abs(each.value - prescription.amount))
    load = _as_loaded_now(nearest, loading)
    number = f"{nearest.value}{prescription.unit.symbol and ' '}{prescription.unit.symbol}"
    done = f"{when} {number} @ {load_with_meaning(nearest.load, nearest.meaning, unit)}"
    is_help = loading.load_is is LoadMeaning.HELP
    if is_help or max(nearest.value, nearest.target.amount) >= prescription.amount:
        return FirstLoad(load, done)
    less = loading.round_down(_grams_for_more(nearest, load, prescription))
    return FirstLoad(min(less, load), f"{done}, less for {prescription.amount}")


def _as_loaded_now(done: SetRecord, loading: Loading) -> Load:
    """The load of a set as it is made today: a bar's total is two dumbbells of half of it."""
    load, meaning = done.load or Load(0), loading.load_is or done.meaning
    grams = meaning.grams_from(load.grams, done.meaning)
    return load if grams == load.grams else loading.round_down(grams)


def _grams_for_more(done: SetRecord, load: Load, prescription: Prescription) -> float:
    best = estimate_from_set(done)
    share = load.grams / done.load.grams if done.load else 1
    grams = None if best is None else _grams_at(prescription, best.load.grams * share)
    return load.grams * SHARE_FOR_MORE if grams is None else grams


def _grams_at(prescription: Prescription, maximum: float) -> float | None:
    """``maximum`` as a load for the prescribed repetitions (Epley); None outside its range."""
    wanted = prescription.amount + repetitions_in_reserve(prescription.rpe)
    if prescription.unit is not Unit.REPS or prescription.amount > MAX_REPETITIONS:
        return None
    return maximum / maximum_per_load(wanted)


def _from_maximum(
    prescription: Prescription, past: ExercisePast, loading: Loading, unit: WeightUnit
) -> FirstLoad | None:
    maximum = _maximum(past)
    if prescription.percent is None or maximum is None:
        return None
    grams = maximum / _weight_count(loading)
    load = loading.round_down(grams * prescription.percent / 100)
    about = load_with_meaning(loading.round_down(grams), _meaning(loading), unit)
    return FirstLoad(load, f"{prescription.percent}% of about {about}") if load.grams else None


def _maximum(past: ExercisePast) -> float | None:
    """The highest estimate from the sets that are known, in grams of all the weight together."""
    sets = (*past.last, *((past.best,) if past.best else ()))
    estimates = ((estimate_from_set(each), each.meaning.weights) for each in sets)
    totals = (found.load.grams * weights for found, weights in estimates if found and weights)
    return max(totals, default=None)


def _meaning(loading: Loading) -> LoadMeaning:
    return loading.load_is or LoadMeaning.ONE_WEIGHT


def _weight_count(loading: Loading) -> int:
    return _meaning(loading).weights or 1


def _from_sibling(
    exercise: str, prescription: Prescription, loading: Loading, known: KnownLoads
) -> FirstLoad | None:
    for source, ratio in SWAP_RATIOS.get(exercise, ()):
        past = known.past.get(source)
        maximum = None if past is None else _maximum(past)
        if maximum is None or (loading.bar is None and exercise in ONLY_WITH_A_BAR):
            continue
        sibling = maximum * ratio / _weight_count(loading)
        percent = prescription.percent
        grams = _grams_at(prescription, sibling) if percent is None else sibling * percent / 100
        most = (grams or 0) * CAREFUL_SHARE
        load = loading.round_down(most)
        if 0 < load.grams <= most:
            name = known.exercises[source].name
            return FirstLoad(load, f"to begin with, from your {name}")
    return None
