"""A clock that was never set is told before it dates a workout."""

from datetime import UTC, date, datetime

import pytest

from midstance.tui.odd_date import odd_date
from tests.tui.house import House


@pytest.mark.parametrize("day", [date(1970, 1, 1), date(2025, 12, 31), date(2106, 2, 7)])
def test_a_date_that_can_hardly_be_right_is_told(day: date) -> None:
    """The line names the date and what to do."""
    (told,) = odd_date(day)
    assert day.isoformat() in told
    assert "Set its clock" in told


@pytest.mark.parametrize("day", [date(2026, 1, 1), date(2026, 11, 22), date(2099, 12, 31)])
def test_any_other_date_is_fine(day: date) -> None:
    """Nothing is said of it."""
    assert odd_date(day) == ()


async def test_today_says_it(house: House) -> None:
    """The notice stands on Today, and a workout can be begun all the same."""
    house.clock.at = datetime(1970, 1, 1, 12, tzinfo=UTC)
    async with house.opened() as guest:
        assert "1970-01-01" in guest.text()
