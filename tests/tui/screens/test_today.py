"""Today: what is due, why, and what it takes."""

from datetime import timedelta

import pytest

from midstance.storage.runner import Enrolment
from midstance.tui.screens.today import TodayScreen
from tests.tui.house import EVENING, SMALL, USUAL, WIDE, House


@pytest.mark.parametrize("size", [SMALL, USUAL, WIDE, (200, 60)])
async def test_the_session_that_is_due(house: House, size: tuple[int, int]) -> None:
    """Name, minutes, sets and equipment stand there at every size, over the blocks."""
    async with house.opened(size) as guest:
        assert "Squat, push, trunk" in guest.text("#name")
        assert "17 sets" in guest.text("#detail")
        assert "min" in guest.text("#detail")
        assert "Warm-up" in guest.text("#blocks")
        assert guest.text("#keys").startswith(" Space start")


async def test_a_rest_day(house: House) -> None:
    """Right after a session the next one is shown as what comes after a rest day."""
    house.places.make()
    start = EVENING.date() - timedelta(days=1)
    with house.log() as log:
        log.enrol(Enrolment("foundations", start), house.clock.now())
    house.keep(house.workout(0, session="foundations/A"))
    async with house.opened() as guest:
        assert "foundations/B" in guest.text("#name")
        assert "rest day" in guest.text("#name")


async def test_the_list_moves_without_leaving(house: House) -> None:
    """Arrows and pages move through the blocks; the big key starts wherever they stand."""
    async with house.opened(SMALL) as guest:
        await guest.press("down", "down", "end", "up", "home")
        assert isinstance(guest.screen, TodayScreen)
        await guest.press("space")
        assert not isinstance(guest.screen, TodayScreen)
