"""Where a number of weekly sets stands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
