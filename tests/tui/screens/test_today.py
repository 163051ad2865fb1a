"""Today: what is due, why, and what it takes."""

from dataclasses import replace
from datetime import timedelta

import pytest

from midstance.domain.attendance import Enrolment
from midstance.tui.screens.today import TodayScreen
from midstance.tui.widgets.row_list import RowList
from tests.tui.house import EVENING, SMALL, USUAL, WIDE, House


@pytest.mark.parametrize("size", [SMALL, USUAL, WIDE, (200, 60)])
async def test_the_session_that_is_due(house: House, size: tuple[int, int]) -> None:
    """Name, minutes, sets and equipment stand there at every size, over the blocks."""
    async with house.opened(size) as guest:
        assert "Squat, push, trunk" in guest.text("#name")
        assert "17 sets" in guest.text("#name")
        assert "min" in guest.text("#name")
        assert "Warm-up" in guest.text("#blocks")
        assert guest.text("#keys").startswith(" Space start")


async def test_a_rest_day(house: House) -> None:
    """Right after a session the next one is shown as what comes after a rest day."""
    house.places.make()
    start = EVENING.date() - timedelta(days=1)
    with house.log() as log:
        log.enrol(Enrolment("foundations", start), house.clock.now())
    house.keep(replace(house.workout(0, session="foundations/A"), by_word=True))
    async with house.opened() as guest:
        assert "foundations/B" in guest.text("#name")
        assert "rest day" in guest.text("#name")


async def test_the_list_moves_without_leaving(house: House) -> None:
    """Arrows reach the last block on a small screen; the big key starts wherever they stand."""
    async with house.opened(SMALL) as guest:
        blocks = guest.screen.query_one("#blocks", RowList)
        names = []
        for key in ("down", "end", "up", "home"):
            await guest.press(key)
            assert blocks.highlighted is not None
            names.append(blocks.highlighted.left[0].text)
        assert names == [
            "Cat-cow",
            "Figure-four glute stretch",
            "Wall calf stretch, straight knee",
            "Brisk walk",
        ]
        await guest.press("end", "space")
        assert not isinstance(guest.screen, TodayScreen)
