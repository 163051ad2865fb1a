"""Estimated one-repetition maxima."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from midstance.domain.estimate import Confidence, estimate, estimate_of, reserve
from midstance.domain.quantity import Load, Unit
from midstance.domain.record import SetRecord, Target

SHARES = {
    1: (100, 94, 91, 88, 86),
    2: (94, 91, 88, 86, 83),
    3: (91, 88, 86, 83, 81),
    4: (88, 86, 83, 81, 79),
    5: (86, 83, 81, 79, 77),
    6: (83, 81, 79, 77, 75),
}


@pytest.mark.parametrize(
    ("repetitions", "effort", "share"),
    [
        (repetitions, 10 - left, share)
        for repetitions, shares in SHARES.items()
        for left, share in enumerate(shares)
    ],
)
def test_the_estimate_agrees_with_the_table(repetitions: int, effort: int, share: int) -> None:
    """The share of the maximum for repetitions at an effort, in whole percent."""
    found = estimate(Load.of(100), repetitions, effort)
    assert found is not None
    assert round(100 * 100_000 / found.load.grams) == share


@pytest.mark.parametrize(
    ("repetitions", "kilograms", "effort", "grams"),
    [
        (1, 100, None, 100_000),
        (5, 100, None, 116_667),
        (10, 60, None, 80_000),
        (5, 100, 8, 123_333),
        (3, 80, 2, 101_333),
        (11, 60, None, None),
        (7, 60, 6, None),
        (0, 60, 10, None),
        (5, 0, 10, None),
    ],
)
def test_the_estimate_follows_epley_within_its_range(
    repetitions: int, kilograms: float, effort: int | None, grams: int | None
) -> None:
    """Load x (1 + r/30) for r up to 10, repetitions and reserve together; beyond, nothing."""
    found = estimate(Load.of(kilograms), repetitions, effort)
    assert (found.load.grams if found else None) == grams


@pytest.mark.parametrize(
    ("effort", "expected"), [(10, 0), (9, 1), (6, 4), (5, 5), (1, 5), (0, 5), (None, 0)]
)
def test_the_reserve_is_what_is_left_to_ten(effort: int | None, expected: int) -> None:
    """Below effort 6 it counts as five; unrated sets are taken as they are."""
    assert reserve(effort) == expected


@pytest.mark.parametrize(
    ("repetitions", "effort", "expected"),
    [
        (5, 9, Confidence.HIGH),
        (3, 7, Confidence.HIGH),
        (2, 6, Confidence.LOW),
        (6, 8, Confidence.MEDIUM),
        (5, 6, Confidence.MEDIUM),
        (5, 5, Confidence.LOW),
        (5, None, Confidence.LOW),
    ],
)
def test_few_hard_repetitions_are_trusted_most(
    repetitions: int, effort: int | None, expected: Confidence
) -> None:
    """Easy and unrated sets say little, since people misjudge what they have left."""
    found = estimate(Load.of(100), repetitions, effort)
    assert found is not None
    assert found.confidence is expected


@given(st.integers(10_000, 500_000), st.integers(1, 10), st.integers(1, 10))
def test_both_formulas_agree_at_ten(grams: int, repetitions: int, effort: int) -> None:
    """Brzycki's is close all along, and the same at ten; neither is below the load."""
    found = estimate(Load(grams), repetitions, effort)
    if found is not None:
        assert found.load.grams >= grams
        assert found.cross_check.grams == pytest.approx(found.load.grams, rel=0.05, abs=1)
        if found.repetitions == 10:
            assert abs(found.load.grams - found.cross_check.grams) <= 1


@given(st.integers(1, 500_000), st.integers(1, 9), st.integers(7, 10))
def test_more_work_never_estimates_less(grams: int, repetitions: int, effort: int) -> None:
    """Another repetition, or the same with more left, raises the estimate."""
    one, more = (estimate(Load(grams), each, effort) for each in (repetitions, repetitions + 1))
    easier = estimate(Load(grams), repetitions, effort - 1)
    assert one is None or more is None or more.load >= one.load
    assert one is None or easier is None or easier.load >= one.load


def test_only_loaded_repetitions_that_were_done_count() -> None:
    """A hold, an unloaded set and a skipped one have no estimate."""

    def record(unit: Unit, load: Load | None, *, skipped: bool = False) -> SetRecord:
        target = Target(5, unit)
        return SetRecord(0, 0, "strength", "x", "x", 1, None, target, 5, load, skipped=skipped)

    sixty = Load.of(60)
    found = estimate_of(record(Unit.REPS, sixty))
    assert found is not None
    assert found.load == Load(70_000)
    assert estimate_of(record(Unit.SECONDS, sixty)) is None
    assert estimate_of(record(Unit.REPS, None)) is None
    assert estimate_of(record(Unit.REPS, sixty, skipped=True)) is None
