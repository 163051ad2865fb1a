"""One thread keeps every change in order, tries again, and never loses one."""

from collections.abc import Callable, Iterator
from pathlib import Path
from queue import SimpleQueue
from threading import Event
from typing import Any

import pytest

from midstance.storage.errors import SaveFailedError, StorageError
from midstance.storage.training_log import TrainingLog
from midstance.storage.writer import Saved, SaveFailed, Writer
from tests.storage.samples import (
    FaultyConnection,
    at,
    begun,
    event,
    faulty_connector,
    numbered_ids,
    open_log,
    record,
    save,
    uuid,
)

WAIT = 30.0
NEVER = (3600.0,)


class FrontEnd:
    """A front end: takes calls from the writer's thread, and makes them in its own."""

    def __init__(self) -> None:
        """Nothing was heard yet."""
        self.calls: SimpleQueue[Callable[[], object]] = SimpleQueue()
        self.heard: list[Any] = []

    def hear(self, answer: Any) -> None:
        """What became of a change."""
        self.heard.append(answer)

    def wait(self, answers: int = 1) -> list[Any]:
        """The next answers, each taken in the front end's own thread."""
        for _ in range(answers):
            self.calls.get(timeout=WAIT)()
        return self.heard[-answers:]


@pytest.fixture(name="client")
def make_client() -> FrontEnd:
    """A front end."""
    return FrontEnd()


@pytest.fixture(name="faulty")
def faulty_connections() -> list[FaultyConnection]:
    """The log's connections, which fail on demand."""
    return []


@pytest.fixture(name="writer")
def a_writer(tmp_path: Path, client: FrontEnd, faulty: list[FaultyConnection]) -> Iterator[Writer]:
    """A writer that tries again only when it is told to."""
    connector, made = faulty_connector()

    def connect(target: str) -> FaultyConnection:
        connection = connector(target)
        assert isinstance(connection, FaultyConnection)
        faulty.append(connection)
        return connection

    assert made == []
    log = TrainingLog(tmp_path, numbered_ids(), connector=connect)
    log.begin(begun(), (), {})
    writer = Writer(log, client.calls.put, NEVER)
    yield writer
    writer.close(WAIT)


def keep(number: int) -> Callable[[TrainingLog], int]:
    """A job that keeps the set with this number, and answers with it."""

    def job(log: TrainingLog) -> int:
        log.record_event(uuid(1), event(number), at(number), save(record(number)))
        return number

    return job


def sequences(log: TrainingLog) -> list[int]:
    """What is durable."""
    return [each.set.sequence for each in log.sets()]


def test_an_answer_comes_after_the_commit(writer: Writer, client: FrontEnd, tmp_path: Path) -> None:
    """When Kept is heard, another program reads the set."""
    writer.submit(keep(0), client.hear)
    assert client.wait() == [Saved(0)]
    assert writer.pending == 0
    with open_log(tmp_path) as other:
        assert sequences(other) == [0]


def test_changes_are_kept_in_their_order_and_questions_in_between(
    writer: Writer, client: FrontEnd
) -> None:
    """A question sees every change submitted before it, and none after it."""
    asked = []
    for number in range(10):
        writer.submit(keep(number), client.hear)
        asked.append(writer.ask(sequences))
    assert client.wait(10) == [Saved(number) for number in range(10)]
    assert [len(each.result(WAIT)) for each in asked] == list(range(1, 11))


def test_a_failed_change_stays_first_and_nothing_is_dropped(
    writer: Writer, client: FrontEnd, faulty: list[FaultyConnection]
) -> None:
    """Each failure is reported with what waits; when the disk is back, each set is kept once."""
    faulty[-1].fails_at = "COMMIT"
    for number in range(3):
        writer.submit(keep(number), client.hear)
    (told,) = client.wait()
    assert isinstance(told, SaveFailed)
    assert isinstance(told.error, SaveFailedError)
    assert 1 <= told.waiting <= 3
    writer.retry()
    (again,) = client.wait()
    assert again == SaveFailed(again.error, 3)
    faulty[-1].fails_at = ""
    writer.retry()
    assert client.wait(3) == [Saved(0), Saved(1), Saved(2)]
    assert writer.ask(sequences).result(WAIT) == [0, 1, 2]


def test_questions_are_answered_while_a_change_waits(
    writer: Writer, client: FrontEnd, faulty: list[FaultyConnection]
) -> None:
    """A full disk does not freeze what is only read."""
    faulty[-1].fails_at = "COMMIT"
    writer.submit(keep(0), client.hear)
    client.wait()
    assert writer.ask(sequences).result(WAIT) == []
    assert writer.pending == 1


def test_a_commit_that_happened_after_all_is_not_doubled(
    writer: Writer, client: FrontEnd, faulty: list[FaultyConnection]
) -> None:
    """An error after the commit leads to a second try with the same keys: one set."""
    faulty[-1].fails_at, faulty[-1].after = "COMMIT", True
    writer.submit(keep(0), client.hear)
    assert isinstance(client.wait()[0], SaveFailed)
    faulty[-1].fails_at = ""
    writer.retry()
    assert client.wait() == [Saved(0)]
    assert writer.ask(sequences).result(WAIT) == [0]


def test_it_tries_again_by_itself(tmp_path: Path, client: FrontEnd) -> None:
    """Nobody has to press a key: the waiting times follow each other, and the last repeats."""
    tries = iter(range(5))

    def job(_: TrainingLog) -> str:
        if next(tries) < 4:
            raise StorageError("full", "here", "wait")
        return "done"

    writer = Writer(open_log(tmp_path), client.calls.put, (0.001, 0.002))
    writer.submit(job, client.hear)
    answers = client.wait(5)
    assert [type(answer) for answer in answers] == [SaveFailed] * 4 + [Saved]
    assert writer.close(WAIT)


def test_whatever_goes_wrong_is_reported_and_tried_again(writer: Writer, client: FrontEnd) -> None:
    """Even a mistake of our own does not end the thread, nor lose the change."""
    broken = [True]

    def job(_: TrainingLog) -> str:
        if broken.pop() if broken else False:
            raise RuntimeError("never thought of")
        return "done"

    writer.submit(job, client.hear)
    (told,) = client.wait()
    assert "RuntimeError: never thought of" in str(told.error)
    writer.retry()
    assert client.wait() == [Saved("done")]


def test_a_slow_disk_keeps_nobody_waiting(writer: Writer, client: FrontEnd) -> None:
    """While a commit takes its time, submitting returns at once, and draining gives up in time."""
    disk_is_done = Event()

    def slow(_: TrainingLog) -> None:
        disk_is_done.wait(WAIT)

    writer.submit(slow, client.hear)
    writer.submit(keep(0), client.hear)
    assert writer.pending == 2
    assert not writer.drain(0.01)
    disk_is_done.set()
    assert writer.drain(WAIT)
    assert client.wait(2) == [Saved(None), Saved(0)]


def test_draining_ends_at_the_next_failure(
    writer: Writer, client: FrontEnd, faulty: list[FaultyConnection]
) -> None:
    """Leaving on a full disk does not hang: one more try is made, then the answer is no."""
    faulty[-1].fails_at = "COMMIT"
    writer.submit(keep(0), client.hear)
    client.wait()
    assert not writer.drain(WAIT)
    assert not writer.close(WAIT)
    assert writer.pending == 1


def test_closing_keeps_everything_and_closes_the_log(tmp_path: Path, client: FrontEnd) -> None:
    """The last set is durable before the program may leave; questions after that are not asked."""
    log = open_log(tmp_path)
    log.begin(begun(), (), {})
    writer = Writer(log, client.calls.put)
    writer.submit(keep(0), client.hear)
    assert writer.close(WAIT)
    with open_log(tmp_path, machine=2) as other:
        assert sequences(other) == [0]


def test_a_question_that_fails_tells_who_asked(writer: Writer) -> None:
    """An error belongs to the question, and the thread goes on; a cancelled one is not asked."""
    failing = writer.ask(lambda log: log.sets()[0])
    with pytest.raises(IndexError):
        failing.result(WAIT)
    hold = Event()
    asked: list[TrainingLog] = []
    writer.ask(lambda _: hold.wait(WAIT))
    cancelled = writer.ask(asked.append)
    assert cancelled.cancel()
    hold.set()
    assert writer.ask(sequences).result(WAIT) == []
    assert asked == []


def test_questions_left_at_the_end_are_cancelled(tmp_path: Path, client: FrontEnd) -> None:
    """Nobody waits for ever for an answer that will not come."""
    writer = Writer(open_log(tmp_path), client.calls.put)
    hold = Event()
    running = writer.ask(lambda _: hold.wait(WAIT))
    while not running.running():
        pass
    left = writer.ask(sequences)
    assert not writer.close(0.01)
    hold.set()
    writer._thread.join(WAIT)
    assert left.cancelled()


def test_a_front_end_that_is_gone_stops_nothing(tmp_path: Path) -> None:
    """When the loop is closed, changes are kept all the same."""

    def closed(_: Callable[[], object]) -> None:
        raise RuntimeError("Event loop is closed")

    log = open_log(tmp_path)
    log.begin(begun(), (), {})
    writer = Writer(log, closed)
    writer.submit(keep(0), print)
    assert writer.close(WAIT)
    with open_log(tmp_path, machine=2) as other:
        assert sequences(other) == [0]
