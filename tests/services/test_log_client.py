"""What a front end asks of the world."""

import asyncio
from threading import Event

import pytest

from midstance.context import Context
from midstance.domain.quantity import WeightUnit
from midstance.domain.record import Timestamp
from midstance.services.log_client import LogClient
from midstance.storage.database.lock import InstanceLock
from midstance.storage.definitions.settings import LoadedSettings
from midstance.storage.errors import SaveFailedError, StorageError
from midstance.storage.training_log import TrainingLog
from midstance.storage.writer import Writer
from tests.tui.laptop import Laptop, record


def context_of(laptop: Laptop) -> Context:
    """The outside world of a laptop."""
    laptop.places.make()
    return Context(
        laptop.clock,
        laptop.ids,
        LoadedSettings(laptop.settings),
        laptop.library,
        laptop.log(),
        laptop.places,
    )


def test_the_log_is_asked_directly_or_through_the_writer(laptop: Laptop) -> None:
    """Before there is a writer the log answers itself, afterwards the writer's thread does."""
    laptop.keep(laptop.workout(0, record("plank", 30)))
    client = LogClient(context_of(laptop), laptop.settings, None)
    assert len(client.ask(lambda log: log.workouts())) == 1
    client.attach_writer(Writer(client.context.log, lambda call: call()))
    assert len(client.ask(lambda log: log.workouts())) == 1
    assert client.writer is not None
    client.writer.close(10)


def test_a_failing_answer_is_the_askers(laptop: Laptop) -> None:
    """What goes wrong in the writer's thread is raised where the question was asked."""
    client = LogClient(context_of(laptop), laptop.settings, None)
    client.attach_writer(Writer(client.context.log, lambda call: call()))

    def fails(_log: object) -> None:
        raise StorageError("it is broken", "log.db", "Mend it.")

    with pytest.raises(StorageError, match="it is broken"):
        client.ask(fails)
    assert client.writer is not None
    client.writer.close(10)


def test_who_may_keep_and_correct(laptop: Laptop) -> None:
    """With the lock everything may be kept; without it, and in a rehearsal, the log is read."""
    context = context_of(laptop)
    with InstanceLock(laptop.places.data) as lock:
        holder = LogClient(context, laptop.settings, lock)
        rehearsal = LogClient(context, laptop.settings, lock, is_rehearsal=True)
    second = LogClient(context, laptop.settings, None)
    context.log.close()
    assert (holder.holds_lock, holder.read_only_reason) == (True, "")
    assert rehearsal.read_only_reason == "Read-only: this is a preview run."
    assert (second.holds_lock, second.read_only_reason) == (
        False,
        "Read-only: open in another window.",
    )


def test_loads_are_shown_in_the_runners_unit(laptop: Laptop) -> None:
    """The profile's unit comes before the settings' one, at the start and once it is changed."""
    context = context_of(laptop)
    client = LogClient(context, laptop.settings, None)
    shown = [client.settings.weight_unit]
    for profile in ({"level": "beginner"}, {"weight_unit": "lb"}):
        client.apply_profile(profile)
        shown.append(client.settings.weight_unit)
    assert shown == [WeightUnit.KG, WeightUnit.KG, WeightUnit.LB]
    context.log.set_profile_value("weight_unit", "lb", laptop.clock.now())
    again = LogClient(context, laptop.settings, None)
    context.log.close()
    assert again.settings.weight_unit is WeightUnit.LB


@pytest.fixture
def now(laptop: Laptop) -> Timestamp:
    """This evening."""
    return laptop.clock.now()


async def test_a_question_is_answered(client: LogClient) -> None:
    """What the log says comes back."""
    assert await client.query(lambda log: log.profile()) == {}


async def test_a_mistake_comes_back_too(client: LogClient) -> None:
    """A log that cannot answer raises where somebody asked."""

    def broken(log: TrainingLog) -> None:
        raise StorageError("torn", log.folder, "Mend it.")

    with pytest.raises(StorageError, match=r"torn. Mend it."):
        await client.query(broken)


async def test_a_change_is_kept_once(client: LogClient, now: Timestamp) -> None:
    """Its answer comes when it is durable, and what it answered comes along."""

    def keep(log: TrainingLog) -> int:
        log.set_profile_value("goal", "trail", now)
        return 7

    assert await client.change(keep) == 7
    assert await client.query(lambda log: log.profile()) == {"goal": "trail"}


async def test_a_change_that_fails_is_not_tried_again(client: LogClient) -> None:
    """The mistake comes back at once; nothing waits, and the next change is not held up."""
    times: list[int] = []

    def refuse(log: TrainingLog) -> None:
        times.append(1)
        raise SaveFailedError("full", log.folder, "Make room.")

    with pytest.raises(SaveFailedError, match="full"):
        await client.change(refuse)
    assert await client.change(lambda log: len(log.profile())) == 0
    assert (len(times), client.writer and client.writer.pending) == (1, 0)


async def test_changes_keep_their_order(client: LogClient, now: Timestamp) -> None:
    """A question that is asked after a change sees it."""
    change = asyncio.ensure_future(
        client.change(lambda log: log.set_profile_value("goal", "form", now))
    )
    await asyncio.sleep(0)
    assert await client.query(lambda log: log.profile()) == {"goal": "form"}
    await change


async def test_nobody_waits_any_more(client: LogClient, now: Timestamp) -> None:
    """An answer for somebody who has left does no harm, and the change is kept all the same."""
    goes_on = Event()

    def slow(log: TrainingLog) -> None:
        goes_on.wait(10)
        log.set_profile_value("goal", "power", now)

    change = asyncio.ensure_future(client.change(slow))
    await asyncio.sleep(0)
    change.cancel()
    goes_on.set()
    assert await client.query(lambda log: log.profile()) == {"goal": "power"}
