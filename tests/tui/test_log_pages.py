"""Pages of the log."""

import asyncio

from midstance.storage.writer import Writer
from midstance.tui.log_pages import Pages
from midstance.tui.records import PAGE, Records
from tests.tui.house import House


async def test_pages_are_read_once_and_again(house: House) -> None:
    """Reading on adds the next page once, and reading again keeps as many as there were."""
    house.keep(*(house.workout(day) for day in range(PAGE * 2 + 3)))
    writer = Writer(house.log(), asyncio.get_running_loop().call_soon_threadsafe)
    pages = Pages(Records(writer, house.clock))
    await pages.read_again()
    assert len(pages.workouts) == PAGE
    await asyncio.gather(pages.read_on(), pages.read_on())
    assert len(pages.workouts) == PAGE * 2
    await pages.read_again()
    assert (len(pages.workouts), pages.is_whole) == (PAGE * 2, False)
    await pages.read_on()
    assert (len(pages.workouts), pages.is_whole) == (PAGE * 2 + 3, True)
    await asyncio.to_thread(writer.close, 10)
