"""Answers that come later: right, wrong, or never."""

import asyncio
from collections.abc import AsyncIterator
from threading import Event

import pytest

from midstance.domain.stamp import Stamp
from midstance.storage.errors import NotSavedError, StorageError
from midstance.storage.log import TrainingLog
from midstance.storage.writer import Writer
from midstance.tui.answers import asked, tried
from tests.tui.house import House


@pytest.fixture
async def writer(house: House) -> AsyncIterator[Writer]:
    """The thread of an empty log."""
    house.places.make()
    writer = Writer(house.log(), asyncio.get_running_loop().call_soon_threadsafe, (60.0,))
    yield writer
    await asyncio.to_thread(writer.close, 10.0)


@pytest.fixture
def now(house: House) -> Stamp:
    """This evening."""
    return house.clock.now()


async def test_a_question_is_answered(writer: Writer) -> None:
    """What the log says comes back."""
    assert await asked(writer, lambda log: log.profile()) == {}


async def test_a_mistake_comes_back_too(writer: Writer) -> None:
    """A log that cannot answer raises where somebody asked."""

    def broken(log: TrainingLog) -> None:
        raise StorageError("torn", log.folder, "Mend it.")

    with pytest.raises(StorageError, match=r"torn. Mend it."):
        await asked(writer, broken)


async def test_a_change_is_kept_once(writer: Writer, now: Stamp) -> None:
    """Its answer comes when it is durable, and what it answered comes along."""

    def keep(log: TrainingLog) -> int:
        log.put_profile("goal", "trail", now)
        return 7

    assert await tried(writer, keep) == 7
    assert await asked(writer, lambda log: log.profile()) == {"goal": "trail"}


async def test_a_change_that_fails_is_not_tried_again(writer: Writer) -> None:
    """The mistake comes back at once; nothing waits, and the next change is not held up."""
    times: list[int] = []

    def refuse(log: TrainingLog) -> None:
        times.append(1)
        raise NotSavedError("full", log.folder, "Make room.")

    with pytest.raises(NotSavedError, match="full"):
        await tried(writer, refuse)
    assert await tried(writer, lambda log: len(log.profile())) == 0
    assert (len(times), writer.pending) == (1, 0)


async def test_changes_keep_their_order(writer: Writer, now: Stamp) -> None:
    """A question that is asked after a change sees it."""
    change = asyncio.ensure_future(tried(writer, lambda log: log.put_profile("goal", "form", now)))
    await asyncio.sleep(0)
    assert await asked(writer, lambda log: log.profile()) == {"goal": "form"}
    await change


async def test_nobody_waits_any_more(writer: Writer, now: Stamp) -> None:
    """An answer for somebody who has left does no harm, and the change is kept all the same."""
    goes_on = Event()

    def slow(log: TrainingLog) -> None:
        goes_on.wait(10)
        log.put_profile("goal", "power", now)

    change = asyncio.ensure_future(tried(writer, slow))
    await asyncio.sleep(0)
    change.cancel()
    goes_on.set()
    assert await asked(writer, lambda log: log.profile()) == {"goal": "power"}
