"""The kinds of bests."""

from midstance.domain.bests import BestKind


def test_every_kind_has_a_heading_of_its_own() -> None:
    """Four kinds, four headings."""
    assert len({each.heading for each in BestKind}) == len(BestKind) == 4
