"""What could probably be lifted once, judged from a set of several repetitions.

The formula is Epley's (1985): load x (1 + r / 30), where r counts the repetitions done and those
left in reserve, 10 minus the effort (Zourdos et al. 2016, J Strength Cond Res 30:267-275). It
holds for r of 2 to 10, best up to 6, and is not computed above (Reynolds et al. 2006, J Strength
Cond Res 20:584-592). Errors of 2-5 % are usual, and larger for beginners.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from midstance.domain.exercise import Equipment, Loadable, Pattern
from midstance.domain.quantity import Load, Unit

if TYPE_CHECKING:
    from midstance.domain.exercise import Exercise
    from midstance.domain.record import SetRecord

FORMULA = "Epley: load x (1 + r/30), r = repetitions + reserve"
VALID = "for r of 2 to 10, best up to 6; usual error 2-5 %"
MAX_REPETITIONS = 10  # repetitions and reserve together up to which the formula holds
MAX_RESERVE = 5  # repetitions in reserve that a rating can be trusted to tell
EPLEY = 30  # repetitions that add the load once more to the maximum
RELIABLE_REPETITIONS = 6  # repetitions and reserve together up to which an estimate is best
RELIABLE_EFFORT = 7  # the effort (0-10) from which few repetitions give a good estimate
RATED_EFFORT = 6  # the effort (0-10) below which the rating says too little
HARDEST = 10  # the effort without a repetition in reserve


class Confidence(StrEnum):
    """How far an estimate may be trusted."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@dataclass(frozen=True, slots=True)
class Estimate:
    """An estimated one-repetition maximum.

    Attributes:
        load: what could be lifted once (Epley).
        cross_check: the same by the formula of Brzycki (1993): load x 36 / (37 - r).
        repetitions: r, the repetitions done and those left in reserve.
    """

    load: Load
    cross_check: Load
    repetitions: int
    confidence: Confidence


def repetitions_in_reserve(effort: int | None) -> int:
    """Repetitions left at an effort: 10 minus it, at most 5; none where it was not rated."""
    return 0 if effort is None else max(0, min(MAX_RESERVE, HARDEST - effort))


def maximum_per_load(repetitions: int) -> float:
    """How many times as heavy the maximum is as a load for ``repetitions`` to the limit (Epley)."""
    return 1 if repetitions <= 1 else 1 + repetitions / EPLEY


def estimate_one_rep_max(load: Load, repetitions: int, effort: int | None) -> Estimate | None:
    """The estimate from one set; None without a load or outside the range of the formula."""
    counted = repetitions + repetitions_in_reserve(effort)
    if not load.grams or repetitions < 1 or counted > MAX_REPETITIONS:
        return None
    epley = load if counted == 1 else Load(round(load.grams * (EPLEY + counted) / EPLEY))
    brzycki = Load(round(load.grams * 36 / (37 - counted)))
    return Estimate(epley, brzycki, counted, _confidence(counted, effort))


def _confidence(counted: int, effort: int | None) -> Confidence:
    """High from few hard repetitions; low where the effort was not rated, or was easy."""
    if effort is None or effort < RATED_EFFORT:
        return Confidence.LOW
    if counted <= RELIABLE_REPETITIONS:
        return Confidence.HIGH if effort >= RELIABLE_EFFORT else Confidence.LOW
    return Confidence.MEDIUM


def estimate_from_set(record: SetRecord) -> Estimate | None:
    """The estimate from a set that was done; None where it holds none."""
    if record.load is None or record.target.unit is not Unit.REPS or not record.is_done:
        return None
    return estimate_one_rep_max(record.load, record.value, record.effort)


LIGHTEST_WITHOUT_A_BAR = Load(20_000)
_MOVED_WITH_BOTH_LEGS = frozenset({Pattern.SQUAT, Pattern.HINGE, Pattern.BRIDGE})


def lightest_for_estimate(exercise: Exercise | None) -> Load | None:
    """The least load from which a maximum may be estimated; None where none may be.

    The weight must be most of what moves: a barbell, or a single weight of 20 kg lifted with both
    legs. Pull-ups and lifts of one side move mostly the body, so their loads say little of it.
    """
    if exercise is None or exercise.loadable is not Loadable.EXTERNAL or exercise.measure.per_side:
        return None
    if exercise.needs(Equipment.BARBELL):
        return Load(1)
    return LIGHTEST_WITHOUT_A_BAR if exercise.pattern in _MOVED_WITH_BOTH_LEGS else None


def allows_estimate(exercise: Exercise | None, grams: int | None) -> bool:
    """Whether a maximum may be estimated from a set of ``exercise`` with a load of ``grams``."""
    least = lightest_for_estimate(exercise)
    return least is not None and (grams or 0) >= least.grams


def estimate_of(record: SetRecord, exercise: Exercise | None) -> Estimate | None:
    """The estimate from a set, where ``exercise`` and load allow one."""
    grams = record.load.grams if record.load else None
    return estimate_from_set(record) if allows_estimate(exercise, grams) else None
