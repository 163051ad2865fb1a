"""What a course is kept as comes back exactly."""

import pytest

from midstance.storage.course import (
    StampedDeed,
    compact,
    deed_from_plain,
    deed_to_plain,
    packed,
    unpacked,
)
from tests.storage.samples import at, deed


def test_a_deed_comes_back_with_its_moment() -> None:
    """Number, time, name, fields and stamp survive."""
    kept = StampedDeed(deed(3, "Swapped", exercise="dead-bug", load_grams=None), at(7))
    assert deed_from_plain(unpacked(packed(deed_to_plain(kept)))) == kept
    with pytest.raises(ValueError, match="unpack"):
        deed_from_plain([1, 2, 3])


def test_plain_values_are_compact() -> None:
    """No spaces are kept."""
    assert compact({"a": [1, 2]}) == '{"a":[1,2]}'
