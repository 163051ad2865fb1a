"""Check-ins as they are typed and read."""

import pytest

from midstance.domain.weeks.check_in import CheckIn
from midstance.presentation.planning.today import check_in_text, parse_check_in


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2 3", CheckIn(2, 3)),
        ("2 3 0", CheckIn(2, 3)),
        (" 3 4  5 left knee", CheckIn(3, 4, 5, "left knee")),
        ("", None),
        ("2", None),
        ("6 0", None),
        ("2 11", None),
        ("2 3 knee", None),
        ("2 3 -1", None),
        ("x y", None),
        ("2 3 4 " + "k" * 41, None),
    ],
)
def test_what_is_typed(typed: str, meant: CheckIn | None) -> None:
    """Two numbers, pain and its place if it hurts; anything else is no check-in."""
    assert parse_check_in(typed) == meant


def test_pain_names_its_place() -> None:
    """Without pain there is none."""
    assert check_in_text(CheckIn(2, 3)).endswith("no pain")
    assert check_in_text(CheckIn(2, 3, 4, "knee")).endswith("pain 4 of 10 (knee)")
