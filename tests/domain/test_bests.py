"""The kinds of bests."""

import pytest

from midstance.domain.bests import BestKind


def test_every_kind_has_a_heading_of_its_own() -> None:
    """Four kinds, four headings."""
    assert len({each.heading for each in BestKind}) == len(BestKind) == 4


@pytest.mark.parametrize(
    ("kind", "heading"),
    [
        (BestKind.HEAVIEST, "Heaviest"),
        (BestKind.MOST_REPETITIONS, "Most repetitions"),
        (BestKind.LONGEST_HOLD, "Longest hold"),
        (BestKind.ESTIMATED_MAXIMUM, "Best estimated maximum"),
    ],
)
def test_a_best_is_called_what_it_is(kind: BestKind, heading: str) -> None:
    """The heading stands before the exercise's name."""
    assert kind.heading == heading
