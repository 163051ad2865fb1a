"""What a best is: a set that goes beyond every set like it in earlier workouts.

The kinds, of which a set is the first that holds: the heaviest load for at least this much; the
most repetitions at this load or more; the longest hold at this load or more; the best estimated
maximum, where one may be estimated; and where a band or a machine takes weight off, the least help.
What is done for the first time is compared with nothing and is no best.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from midstance.domain.quantity import Unit
from midstance.domain.record import SetResult
from midstance.domain.strength.one_rep_max import allows_estimate, estimate_from_set

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from midstance.domain.exercise import Exercise
    from midstance.domain.quantity import LoadMeaning
    from midstance.domain.record import SetRecord


class BestKind(StrEnum):
    """The kinds of bests, in the order in which a set is asked for them."""

    HEAVIEST = "heaviest"
    MOST_REPETITIONS = "most-repetitions"
    LONGEST_HOLD = "longest-hold"
    ESTIMATED_MAXIMUM = "estimated-maximum"
    LEAST_HELP = "least-help"

    @property
    def is_load(self) -> bool:
        """Whether it is measured in grams."""
        return self not in {BestKind.MOST_REPETITIONS, BestKind.LONGEST_HOLD}

    @property
    def heading(self) -> str:
        """Its heading: ``Longest hold``."""
        return _HEADINGS[self]


_HEADINGS = {
    BestKind.HEAVIEST: "Heaviest",
    BestKind.MOST_REPETITIONS: "Most repetitions",
    BestKind.LONGEST_HOLD: "Longest hold",
    BestKind.ESTIMATED_MAXIMUM: "Estimated 1RM",
    BestKind.LEAST_HELP: "Least help",
}


@dataclass(frozen=True, slots=True)
class Best:
    """Why a set is a best.

    Attributes:
        before, now: what was the best until then, and what is now: grams for loads, help and
            estimates, else repetitions or seconds.
    """

    kind: BestKind
    before: int
    now: int

    @property
    def gain(self) -> int:
        """By how much it is better: of help, how much less."""
        return abs(self.now - self.before)


def result_of(sides: Iterable[SetRecord]) -> SetResult | None:
    """One set, given each of its sides; None where it cannot be compared.

    That is a set of warm-up or cool-down, one that was skipped, one of nothing, and one of which a
    side is missing.
    """
    done = [each for each in sides if each.counts and not each.skipped]
    is_one_side = len({each.side for each in done if each.side}) == 1
    amount = min((each.value for each in done), default=0)
    if is_one_side or not amount:
        return None
    return SetResult(
        done[0].target.unit,
        amount,
        _least_of_both([_grams(each) for each in done]),
        _least_of_both([each.band_cm for each in done]),
        _least_of_both([_estimated_grams(each) for each in done]),
        _meaning(done[0]),
    )


def _least_of_both(values: Sequence[int | None]) -> int | None:
    """The least of values that both sides have."""
    known = [each for each in values if each is not None]
    return min(known) if len(known) == len(values) else None


def _meaning(record: SetRecord) -> LoadMeaning | None:
    return record.said_meaning if record.load else None


def _grams(record: SetRecord) -> int | None:
    return record.load.grams if record.load else None


def _estimated_grams(record: SetRecord) -> int | None:
    estimate = estimate_from_set(record)
    return estimate.load.grams if estimate else None


def results_of_sets(records: Iterable[SetRecord]) -> tuple[SetResult, ...]:
    """The sets of one exercise in one workout that can be compared, in their order."""
    sets: dict[tuple[int, int, Unit], list[SetRecord]] = {}
    for each in records:
        sets.setdefault((each.place, each.set_number, each.target.unit), []).append(each)
    found = (result_of(sides) for sides in sets.values())
    return tuple(each for each in found if each is not None)


def find_best(
    now: SetResult,
    earlier: Iterable[SetResult],
    exercise: Exercise | None,
    same_day: Iterable[SetResult] = (),
) -> Best | None:
    """Why ``now`` is a best against the sets of ``earlier`` workouts; None where it is none.

    ``same_day`` are the sets before it in the same workout: one that only repeats them is none.
    An exercise that is not known has no estimates.
    """
    past = tuple(earlier)
    best = _first_best(now, past, exercise)
    if best is None or _first_best(now, (*past, *same_day), exercise) is None:
        return None
    return best


def _first_best(
    now: SetResult, earlier: Sequence[SetResult], exercise: Exercise | None
) -> Best | None:
    alike = [each for each in earlier if _is_alike(each, now)]
    is_helped = exercise is not None and exercise.is_helped
    rules = (
        (_least_help, _most_with_help)
        if is_helped
        else (_heaviest, _most_repetitions, _longest, _estimate)
    )
    found = (rule(now, alike, exercise) for rule in rules)
    return next((best for best in found if best is not None), None)


_Alike = list[SetResult]


def _is_alike(each: SetResult, now: SetResult) -> bool:
    """Whether two results are of one unit, one band, and loads that mean the same."""
    if (each.unit, each.band_cm) != (now.unit, now.band_cm):
        return False
    return each.load_is is None or now.load_is is None or each.load_is is now.load_is


def _heaviest(now: SetResult, alike: _Alike, _: Exercise | None) -> Best | None:
    """Against the loads moved at least as often; against all, where it is more of everything."""
    if not now.grams:
        return None
    loaded = [(each.grams, each.amount) for each in alike if each.grams]
    as_often = [grams for grams, amount in loaded if amount >= now.amount]
    if not as_often and all(grams < now.grams for grams, _ in loaded):
        as_often = [grams for grams, _ in loaded]
    return _best_if_more(BestKind.HEAVIEST, as_often, now.grams)


def _most_repetitions(now: SetResult, alike: _Alike, _: Exercise | None) -> Best | None:
    if now.unit is not Unit.REPS:
        return None
    return _best_if_more(BestKind.MOST_REPETITIONS, _amounts_at(now, alike), now.amount)


def _longest(now: SetResult, alike: _Alike, exercise: Exercise | None) -> Best | None:
    if now.unit is not Unit.SECONDS or (exercise is not None and not exercise.is_hold):
        return None
    return _best_if_more(BestKind.LONGEST_HOLD, _amounts_at(now, alike), now.amount)


def _amounts_at(now: SetResult, alike: _Alike) -> list[int]:
    """The amounts with this load or more; without a load only if it was so done before."""
    if not now.grams and all(each.grams for each in alike):
        return []
    return [each.amount for each in alike if (each.grams or 0) >= (now.grams or 0)]


def _estimate(now: SetResult, alike: _Alike, exercise: Exercise | None) -> Best | None:
    estimates = [
        each.estimated_grams
        for each in alike
        if each.estimated_grams and allows_estimate(exercise, each.grams)
    ]
    if not now.estimated_grams or not allows_estimate(exercise, now.grams):
        return None
    return _best_if_more(BestKind.ESTIMATED_MAXIMUM, estimates, now.estimated_grams)


def _least_help(now: SetResult, alike: _Alike, _: Exercise | None) -> Best | None:
    """Against the help with which as much was done; against all, where less help did more."""
    if now.grams is None:
        return None
    helped = [(each.grams, each.amount) for each in alike if each.grams is not None]
    as_often = [grams for grams, amount in helped if amount >= now.amount]
    if not as_often and all(grams > now.grams for grams, _ in helped):
        as_often = [grams for grams, _ in helped]
    least = min(as_often, default=0)
    return Best(BestKind.LEAST_HELP, least, now.grams) if now.grams < least else None


def _most_with_help(now: SetResult, alike: _Alike, _: Exercise | None) -> Best | None:
    """With the same help, or with none logged as before; more help for more is no best."""
    if now.unit is not Unit.REPS:
        return None
    amounts = [each.amount for each in alike if each.grams == now.grams]
    return _best_if_more(BestKind.MOST_REPETITIONS, amounts, now.amount)


def _best_if_more(kind: BestKind, before: Sequence[int], now: int) -> Best | None:
    return Best(kind, max(before), now) if before and now > max(before) else None
