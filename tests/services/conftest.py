"""What tests of the use cases need: a laptop with a log, without a screen."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from midstance.context import Context
from midstance.services.log_client import LogClient
from midstance.storage.database.lock import InstanceLock
from midstance.storage.definitions.settings import LoadedSettings
from midstance.storage.writer import Writer
from tests.tui.conftest import laptop, library, quick_pilot
from tests.tui.laptop import Laptop

__all__ = ["client", "laptop", "library", "quick_pilot"]


@pytest.fixture
async def client(laptop: Laptop) -> AsyncIterator[LogClient]:
    """A client that may save, on a laptop whose log a thread owns."""
    laptop.places.make()
    loaded = LoadedSettings(laptop.settings)
    log = laptop.open_log(laptop.places.data, laptop.ids)
    context = Context(laptop.clock, laptop.ids, loaded, laptop.library, log, laptop.places)
    with InstanceLock(laptop.places.data) as lock:
        client = LogClient(context, laptop.settings, lock)
        writer = Writer(log, asyncio.get_running_loop().call_soon_threadsafe, (60.0,))
        client.attach_writer(writer)
        yield client
        await asyncio.to_thread(writer.close, 10.0)
