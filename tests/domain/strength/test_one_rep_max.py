"""Estimated one-repetition maxima."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from midstance.domain.exercise import Exercise, Loadable, Measure, Pattern
from midstance.domain.quantity import Load, Target, Unit
from midstance.domain.record import SetRecord
from midstance.domain.strength.one_rep_max import (
    Confidence,
    allows_estimate,
    estimate_from_set,
    estimate_of,
    estimate_one_rep_max,
    repetitions_in_reserve,
)
from tests.coach.gym import EXERCISES, done, exercise

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
    found = estimate_one_rep_max(Load.of(100), repetitions, effort)
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
    found = estimate_one_rep_max(Load.of(kilograms), repetitions, effort)
    assert (found.load.grams if found else None) == grams


@pytest.mark.parametrize(
    ("effort", "expected"), [(10, 0), (9, 1), (6, 4), (5, 5), (1, 5), (0, 5), (None, 0)]
)
def test_the_reserve_is_what_is_left_to_ten(effort: int | None, expected: int) -> None:
    """Below effort 6 it counts as five; unrated sets are taken as they are."""
    assert repetitions_in_reserve(effort) == expected


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
    found = estimate_one_rep_max(Load.of(100), repetitions, effort)
    assert found is not None
    assert found.confidence is expected


@given(st.integers(10_000, 500_000), st.integers(1, 10), st.integers(1, 10))
def test_both_formulas_agree_at_ten(grams: int, repetitions: int, effort: int) -> None:
    """Brzycki's is close all along, and the same at ten; neither is below the load."""
    found = estimate_one_rep_max(Load(grams), repetitions, effort)
    if found is not None:
        assert found.load.grams >= grams
        assert found.cross_check.grams == pytest.approx(found.load.grams, rel=0.05, abs=1)
        if found.repetitions == 10:
            assert abs(found.load.grams - found.cross_check.grams) <= 1


@given(st.integers(1, 500_000), st.integers(1, 9), st.integers(7, 10))
def test_more_work_never_estimates_less(grams: int, repetitions: int, effort: int) -> None:
    """Another repetition, or the same with more left, raises the estimate."""
    one, more = (
        estimate_one_rep_max(Load(grams), each, effort) for each in (repetitions, repetitions + 1)
    )
    easier = estimate_one_rep_max(Load(grams), repetitions, effort - 1)
    assert one is None or more is None or more.load >= one.load
    assert one is None or easier is None or easier.load >= one.load


def test_only_loaded_repetitions_that_were_done_count() -> None:
    """A hold, an unloaded set and a skipped one have no estimate."""

    def record(unit: Unit, load: Load | None, *, skipped: bool = False) -> SetRecord:
        target = Target(5, unit)
        return SetRecord(0, 0, "strength", "x", "x", 1, None, target, 5, load, skipped=skipped)

    sixty = Load.of(60)
    found = estimate_from_set(record(Unit.REPS, sixty))
    assert found is not None
    assert found.load == Load(70_000)
    assert estimate_from_set(record(Unit.SECONDS, sixty)) is None
    assert estimate_from_set(record(Unit.REPS, None)) is None
    assert estimate_from_set(record(Unit.REPS, sixty, skipped=True)) is None


@pytest.mark.parametrize(
    ("kilograms", "repetitions", "effort", "epley", "brzycki"),
    [
        (100, 1, 10, 100_000, 100_000),
        (100, 2, 10, 106_667, 102_857),
        (100, 3, 10, 110_000, 105_882),
        (100, 5, 10, 116_667, 112_500),
        (100, 5, 8, 123_333, 120_000),
        (80, 6, 9, 98_667, 96_000),
        (60, 10, 10, 80_000, 80_000),
        (60, 8, 8, 80_000, 80_000),
        (42.5, 4, 7, 52_417, 51_000),
    ],
)
def test_both_formulas_worked_by_hand(
    kilograms: float, repetitions: int, effort: int, epley: int, brzycki: int
) -> None:
    """Load x (1 + r/30) and load x 36/(37 - r), r with what was left in reserve, to the gram."""
    found = estimate_one_rep_max(Load.of(kilograms), repetitions, effort)
    assert found is not None
    assert (found.load, found.cross_check) == (Load(epley), Load(brzycki))


@pytest.mark.parametrize(
    ("repetitions", "effort", "counted"),
    [
        (10, None, 10),
        (11, None, None),
        (10, 10, 10),
        (10, 9, None),
        (6, 6, 10),
        (7, 6, None),
        (5, 5, 10),
        (5, 1, 10),
        (6, 1, None),
        (1, 10, 1),
        (0, 5, None),
        (-3, None, None),
    ],
)
def test_what_is_counted_ends_at_ten(
    repetitions: int, effort: int | None, counted: int | None
) -> None:
    """Repetitions and reserve together; one more than ten has no estimate, nor has none done."""
    found = estimate_one_rep_max(Load.of(50), repetitions, effort)
    assert (found and found.repetitions) == counted


@pytest.mark.parametrize(
    ("repetitions", "by_effort"),
    [
        (1, "LLHHHH"),
        (2, "LLHHHH"),
        (3, "LMHHHH"),
        (5, "LMMMHH"),
        (6, "-MMMMH"),
        (8, "---MMM"),
        (10, "-----M"),
    ],
)
def test_trust_by_repetitions_and_effort(repetitions: int, by_effort: str) -> None:
    """From effort 5 to 10: low when easy, high for up to six counted, none beyond ten."""
    letters = {Confidence.LOW: "L", Confidence.MEDIUM: "M", Confidence.HIGH: "H"}
    found = [estimate_one_rep_max(Load.of(100), repetitions, effort) for effort in range(5, 11)]
    assert "".join(letters[each.confidence] if each else "-" for each in found) == by_effort


@given(st.integers(1, 500_000), st.integers(1, 10))
def test_an_unrated_set_is_taken_as_the_hardest_and_trusted_least(
    grams: int, repetitions: int
) -> None:
    """The same estimate as at effort 10, so that nothing is promised, and a low trust."""
    unrated, hardest = (
        estimate_one_rep_max(Load(grams), repetitions, effort) for effort in (None, 10)
    )
    assert unrated is not None
    assert hardest is not None
    assert unrated.load == hardest.load
    assert unrated.confidence is Confidence.LOW


@given(st.integers(1, 250_000), st.integers(1, 10), st.none() | st.integers(1, 10))
def test_twice_the_load_is_twice_the_estimate(
    grams: int, repetitions: int, effort: int | None
) -> None:
    """The share of the maximum depends on repetitions and effort alone, to the gram."""
    one, two = (
        estimate_one_rep_max(Load(each), repetitions, effort) for each in (grams, 2 * grams)
    )
    assert (one is None) is (two is None)
    if one is not None and two is not None:
        assert abs(two.load.grams - 2 * one.load.grams) <= 1


@pytest.mark.parametrize(
    ("unit", "grams", "skipped", "has_one"),
    [
        (Unit.REPS, 60_000, False, True),
        (Unit.REPS, 0, False, False),
        (Unit.METRES, 60_000, False, False),
        (Unit.CONTACTS, 60_000, False, False),
        (Unit.REPS, 60_000, True, False),
    ],
)
def test_which_sets_hold_an_estimate(
    unit: Unit, grams: int, *, skipped: bool, has_one: bool
) -> None:
    """A carry and a jump have none, however heavy."""
    asked = Target(5, unit)
    done = SetRecord(0, 0, "b", "x", "x", 1, None, asked, 5, Load(grams), effort=8, skipped=skipped)
    assert (estimate_from_set(done) is not None) is has_one


def test_what_was_done_counts_not_what_was_asked() -> None:
    """Eight repetitions against a target of five, at effort 9: nine are counted."""
    done = SetRecord(0, 0, "b", "x", "x", 1, None, Target(5, Unit.REPS), 8, Load.of(60), effort=9)
    found = estimate_from_set(done)
    assert found is not None
    assert (found.repetitions, found.load) == (9, Load(78_000))


@pytest.mark.parametrize(
    ("exercise_", "kilograms", "is_allowed"),
    [
        (EXERCISES["squat"], 5, True),
        (EXERCISES["lunge"], 40, False),
        (None, 100, False),
        (exercise("goblet", Pattern.SQUAT, Measure.REPS, loadable=Loadable.EXTERNAL), 20, True),
        (exercise("goblet", Pattern.SQUAT, Measure.REPS, loadable=Loadable.EXTERNAL), 19, False),
        (exercise("pull-up", Pattern.PULL, Measure.REPS, loadable=Loadable.EXTERNAL), 40, False),
        (
            exercise("one-leg", Pattern.HINGE, Measure.REPS_PER_SIDE, loadable=Loadable.EXTERNAL),
            40,
            False,
        ),
        (exercise("assisted", Pattern.PULL, Measure.REPS, loadable=Loadable.HELP), 40, False),
    ],
    ids=["barbell", "no load", "unknown", "heavy", "light", "pull-up", "one leg", "help"],
)
def test_a_maximum_is_estimated_where_the_load_is_most_of_what_moves(
    exercise_: Exercise | None, kilograms: float, is_allowed: bool
) -> None:
    """A barbell, or 20 kg lifted with both legs; not what moves mostly the body."""
    assert allows_estimate(exercise_, Load.of(kilograms).grams) is is_allowed
    found = estimate_of(done("any", 5, kg=kilograms), exercise_)
    assert (found is not None) is is_allowed
