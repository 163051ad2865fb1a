"""Where a number of weekly sets stands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from midstance.domain.muscle import VolumeGroup
from midstance.domain.weekly_sets import TARGETS, SetRange, Verdict, verdict

RANGE = SetRange(4, 6, 14, 18)


@pytest.mark.parametrize(
    ("sets", "expected"),
    [
        (0, Verdict.BELOW_MINIMUM),
        (3.5, Verdict.BELOW_MINIMUM),
        (4, Verdict.BELOW_TARGET),
        (5.5, Verdict.BELOW_TARGET),
        (6, Verdict.ON_TARGET),
        (14, Verdict.ON_TARGET),
        (14.5, Verdict.ABOVE_TARGET),
        (18, Verdict.ABOVE_TARGET),
        (18.5, Verdict.ABOVE_CEILING),
    ],
)
def test_each_end_of_a_range_belongs_to_it(sets: float, expected: Verdict) -> None:
    """Half sets fall where they should."""
    assert verdict(sets, RANGE) is expected


@given(st.floats(0, 100))
def test_a_group_without_a_target_is_not_judged(sets: float) -> None:
    """Whatever was done."""
    assert verdict(sets, None) is Verdict.UNRATED


def test_every_range_rises() -> None:
    """Minimum, target and ceiling are in order, in each group."""
    for each in TARGETS.values():
        assert 0 < each.minimum <= each.low < each.high < each.ceiling


@pytest.mark.parametrize(
    ("group", "least", "low", "high", "most"),
    [
        (VolumeGroup.QUADS, 4, 6, 14, 18),
        (VolumeGroup.HAMSTRINGS, 4, 6, 14, 18),
        (VolumeGroup.GLUTES, 4, 8, 18, 24),
        (VolumeGroup.CALVES, 4, 5, 10, 14),
        (VolumeGroup.HIP_LATERAL, 3, 5, 12, 16),
        (VolumeGroup.ADDUCTORS, 2, 3, 8, 10),
        (VolumeGroup.CORE, 6, 10, 20, 30),
        (VolumeGroup.BACK_EXTENSORS, 2, 3, 8, 10),
        (VolumeGroup.PUSH, 3, 4, 8, 12),
        (VolumeGroup.PULL, 3, 4, 8, 12),
    ],
)
def test_a_group_is_judged_by_its_own_range(
    group: VolumeGroup, least: int, low: int, high: int, most: int
) -> None:
    """Half a set below and above each of the four ends the word changes."""
    half = 0.5
    around = (least - half, least, low, high, high + half, most, most + half)
    assert [verdict(sets, TARGETS[group]) for sets in around] == [
        Verdict.BELOW_MINIMUM,
        Verdict.BELOW_TARGET if least < low else Verdict.ON_TARGET,
        Verdict.ON_TARGET,
        Verdict.ON_TARGET,
        Verdict.ABOVE_TARGET,
        Verdict.ABOVE_TARGET,
        Verdict.ABOVE_CEILING,
    ]


@given(st.floats(0, 60), st.floats(0, 60), st.sampled_from(sorted(TARGETS)))
def test_more_sets_never_read_as_fewer(first: float, second: float, group: VolumeGroup) -> None:
    """The words rise with the sets, in every group that has a target."""
    order = list(Verdict)
    less, more = sorted((first, second))
    low, high = (order.index(verdict(sets, TARGETS[group])) for sets in (less, more))
    assert 0 < low <= high


def test_the_words_fit_into_a_line() -> None:
    """They are shown as they are: small letters, no code."""
    assert [str(each) for each in Verdict] == [
        "no target",
        "below the minimum",
        "below the target",
        "on target",
        "above the target",
        "above the ceiling",
    ]
