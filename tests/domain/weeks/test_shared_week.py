"""A shared week knows its days."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from midstance.domain.calendar import Week
from midstance.domain.settings import WeekStart
from tests.coach.review.test_attention import GOOD


@pytest.mark.parametrize(
    ("made", "is_over"),
    [
        (date(2026, 11, 22), False),
        (date(2026, 11, 23), False),
        (date(2026, 11, 28), False),
        (date(2026, 11, 29), True),
        (date(2026, 11, 30), True),
        (date(2027, 11, 30), True),
    ],
)
def test_a_week_is_over_on_its_last_day(made: date, *, is_over: bool) -> None:
    """On Sunday the plan of the week is known, whatever may still be done of it."""
    assert replace(GOOD, made=made).is_over is is_over


@pytest.mark.parametrize("start", WeekStart)
def test_its_days_are_those_of_the_calendars_week(start: WeekStart) -> None:
    """Seven days, on whichever day a runner's week begins."""
    for number in range(14):
        week = Week.of(GOOD.first + timedelta(days=number), start)
        shared = replace(GOOD, first=week.first)
        assert shared.last == week.last
        assert (shared.last - shared.first).days == 6
