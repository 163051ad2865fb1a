"""The input thread's work, on a pipe in the terminal's place."""

import os
from collections.abc import Iterator

import pytest
from textual.events import Key
from textual.message import Message

from midstance.tui.input_reader import InputReader, WakingEvent


@pytest.fixture
def stop() -> Iterator[WakingEvent]:
    """The event that ends the reading."""
    event = WakingEvent()
    yield event
    event.close()


def test_lost_terminal(stop: WakingEvent) -> None:
    """What was typed before the terminal went is passed on; then the reader says so."""
    source, end = os.pipe()
    os.write(end, b"a")
    os.close(end)
    seen: list[Message] = []
    assert not InputReader(source, stop, seen.append).run()
    assert [message.key for message in seen if isinstance(message, Key)] == ["a"]
    os.close(source)


def test_broken_terminal(stop: WakingEvent) -> None:
    """An error in reading is a lost terminal too."""
    folder = os.open(".", os.O_RDONLY)
    assert not InputReader(folder, stop, lambda _: None).run()
    os.close(folder)


def test_stopped(stop: WakingEvent) -> None:
    """The event ends the reading at once, and the terminal is still there."""
    source, end = os.pipe()
    stop.set()
    assert InputReader(source, stop, lambda _: None).run()
    os.close(source)
    os.close(end)


def test_silence_means_something(stop: WakingEvent) -> None:
    """Silence makes a lone Escape a key and lets go of two keys that came together."""
    source, end = os.pipe()
    seen: list[str] = []

    def deliver(message: Message) -> None:
        assert isinstance(message, Key)
        seen.append(message.key)
        if message.key == "escape":
            os.write(end, b"ab")
        if message.key == "b":
            stop.set()

    os.write(end, b"\x1b")
    assert InputReader(source, stop, deliver).run()
    assert seen == ["escape", "a", "b"]
    os.close(source)
    os.close(end)


def test_the_event_can_be_cleared(stop: WakingEvent) -> None:
    """After it is cleared the event wakes nobody."""
    stop.set()
    stop.set()
    stop.clear()
    assert not stop.is_set()
    with pytest.raises(BlockingIOError):
        os.read(stop.descriptor, 1)
