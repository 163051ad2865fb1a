"""What tests of the use cases need: the house of the full screen's tests, without a screen."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from midstance.context import Context
from midstance.services.log_client import LogClient
from midstance.storage.database.lock import InstanceLock
from midstance.storage.definitions.settings import LoadedSettings
from midstance.storage.writer import Writer
from tests.tui.conftest import house, library, quick_pilot
from tests.tui.house import House

__all__ = ["client", "house", "library", "quick_pilot"]


@pytest.fixture
async def client(house: House) -> AsyncIterator[LogClient]:
    """A client that may save, in a house whose log a thread owns."""
    house.places.make()
    loaded = LoadedSettings(house.settings)
    log = house.open_log(house.places.data, house.ids)
    context = Context(house.clock, house.ids, loaded, house.library, log, house.places)
    with InstanceLock(house.places.data) as lock:
        client = LogClient(context, house.settings, lock)
        writer = Writer(log, asyncio.get_running_loop().call_soon_threadsafe, (60.0,))
        client.attach_writer(writer)
        yield client
        await asyncio.to_thread(writer.close, 10.0)
