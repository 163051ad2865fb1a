"""Search criteria for exercises besides their name, and how well an exercise meets one."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Protocol

from midstance.coach.adapt.limitations import LIMITATION_TEXTS
from midstance.domain.exercise import Impact, Loadable, Pattern
from midstance.domain.library import HIGHEST_LEVEL

if TYPE_CHECKING:
    from midstance.domain.exercise import Equipment, Exercise, Limitation, Muscle

NOT_TRAINING = frozenset(
    {
        Pattern.MOBILITY_DYNAMIC,
        Pattern.MOBILITY_STATIC,
        Pattern.SOFT_TISSUE,
        Pattern.CONDITIONING,
    }
)
"""Patterns that come after the rest where a muscle is looked for."""
USUAL_LOWERING = 2
"""Seconds; what is lowered longer is lowered slowly."""
HARD_FROM = 4
"""The lowest level that counts as hard."""
BEHIND_SECONDARY, BEHIND_NO_TRAINING = 20, 100
"""Places behind the others of an exercise that trains a muscle secondarily, or is no training."""


class Fit(Protocol):
    """How well an exercise meets a criterion: the lower the better; None where it does not."""

    def __call__(self, exercise: Exercise, /) -> int | None:
        """The place of ``exercise`` among those that meet the criterion."""


@dataclass(frozen=True, slots=True)
class Criterion:
    """Something that an exercise can have without being called by it.

    Attributes:
        heading: what is looked for: ``calves``.
        fit: how well an exercise meets it.
        phrases: how people write it, separated by commas.
        limitation: the complaint that is meant, if one is.
    """

    heading: str
    fit: Fit
    phrases: str
    limitation: Limitation | None = None


def _behind_strength(exercise: Exercise) -> int:
    """Places to add for an exercise that is no strength training."""
    return BEHIND_NO_TRAINING if exercise.pattern in NOT_TRAINING else 0


def trains(*muscles: Muscle) -> Fit:
    """What trains one of these first, the more alone the better."""
    return lambda exercise: _place_of_muscle(exercise, exercise.primary, muscles)


def trains_also(*muscles: Muscle) -> Fit:
    """What trains one of these first, then what trains one besides: few train these alone."""

    def fit(exercise: Exercise) -> int | None:
        besides = _place_of_muscle(exercise, exercise.secondary, muscles)
        first = _place_of_muscle(exercise, exercise.primary, muscles)
        return first if first is not None or besides is None else besides + BEHIND_SECONDARY

    return fit


def _place_of_muscle(
    exercise: Exercise, trained: tuple[Muscle, ...], muscles: tuple[Muscle, ...]
) -> int | None:
    """The place by where one of ``muscles`` comes in ``trained``, and by how many are trained."""
    places = [place for place, each in enumerate(trained) if each in muscles]
    return _behind_strength(exercise) + places[0] + min(len(trained), 3) if places else None


def either(*fits: Fit) -> Fit:
    """What meets the first of these, then what meets the next."""

    def fit(exercise: Exercise) -> int | None:
        places = ((n, each(exercise)) for n, each in enumerate(fits))
        return next(
            (BEHIND_SECONDARY * n + place for n, place in places if place is not None), None
        )

    return fit


def moves(*patterns: Pattern) -> Fit:
    """What is of one of these patterns."""
    return lambda exercise: 0 if exercise.pattern in patterns else None


def uses(*items: Equipment) -> Fit:
    """What can be done with one of these, best where it is the first choice."""

    def fit(exercise: Exercise) -> int | None:
        kits = (place for place, kit in enumerate(exercise.equipment) if set(items) & set(kit))
        return next(kits, None)

    return fit


def needs_only(*items: Equipment) -> Fit:
    """What can be done with nothing, or else with no more than these."""

    def fit(exercise: Exercise) -> int | None:
        if exercise.equipment:
            return 2 * BEHIND_NO_TRAINING if exercise.fits(frozenset(items)) else None
        return _behind_strength(exercise)

    return fit


def gentle_first(limitation: Limitation, *muscles: Muscle) -> Fit:
    """What trains around a complaint: first what may go well with it, last what may not."""
    good, around = LIMITATION_TEXTS[limitation].good, trains(*muscles)

    def fit(exercise: Exercise) -> int | None:
        if exercise.id in good:
            return good.index(exercise.id)
        place = around(exercise)
        if place is None:
            return None
        ruled_out, careful = limitation in exercise.avoid_if, limitation in exercise.care_if
        return place + BEHIND_SECONDARY + 2 * BEHIND_NO_TRAINING * (2 * ruled_out + careful)

    return fit


def allows(limitation: Limitation) -> Fit:
    """Everything that a complaint does not rule out, first what may go well with it."""
    good = LIMITATION_TEXTS[limitation].good

    def fit(exercise: Exercise) -> int | None:
        if limitation in exercise.avoid_if:
            return None
        if exercise.id in good:
            return good.index(exercise.id)
        return (
            BEHIND_NO_TRAINING
            + _behind_strength(exercise)
            + BEHIND_NO_TRAINING * (limitation in exercise.care_if)
        )

    return fit


def one_of(*ids: str) -> Fit:
    """These, in this order."""
    places = MappingProxyType({id_: place for place, id_ in enumerate(ids)})
    return lambda exercise: places.get(exercise.id)


def opposite(fit: Fit) -> Fit:
    """What does not meet ``fit``."""
    return lambda exercise: _behind_strength(exercise) if fit(exercise) is None else None


def without_jumps(exercise: Exercise) -> int | None:
    """What has no impact; first what may stand in for jumps and runs."""
    if exercise.impact is not Impact.NONE:
        return None
    stands_in = exercise.pattern in {Pattern.CONDITIONING, Pattern.SQUAT, Pattern.LUNGE}
    return 0 if stands_in else 1


def one_side(exercise: Exercise) -> int | None:
    """What is done with one side at a time."""
    return _behind_strength(exercise) if exercise.measure.per_side else None


def held(exercise: Exercise) -> int | None:
    """What is held still."""
    return _behind_strength(exercise) if exercise.is_hold else None


def lowered_slowly(exercise: Exercise) -> int | None:
    """What is lowered slowly, the slowest first."""
    seconds = exercise.tempo.lowering if exercise.tempo else 0
    return -seconds if seconds > USUAL_LOWERING else None


def takes_weight(exercise: Exercise) -> int | None:
    """What a weight can be added to, with a barbell first."""
    if exercise.loadable is not Loadable.EXTERNAL:
        return None
    return 0 if exercise.ramp_up else 1


def easy(exercise: Exercise) -> int | None:
    """The lowest level."""
    return _behind_strength(exercise) if exercise.level == 1 else None


def hard(exercise: Exercise) -> int | None:
    """The two highest levels, the hardest first."""
    return HIGHEST_LEVEL - exercise.level if exercise.level >= HARD_FROM else None
