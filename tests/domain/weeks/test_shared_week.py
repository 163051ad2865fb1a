"""A shared week knows its days."""

from dataclasses import replace
from datetime import date

from tests.coach.review.test_attention import GOOD


def test_a_week_is_over_on_its_last_day() -> None:
    """On Sunday the plan of the week is known, whatever may still be done of it."""
    assert GOOD.last == date(2026, 11, 29)
    assert GOOD.is_over
    assert not replace(GOOD, made=date(2026, 11, 28)).is_over
