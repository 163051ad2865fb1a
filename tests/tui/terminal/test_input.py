"""The input thread's work, on a pipe in the terminal's place."""

import os
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.events import AppFocus, Key, MouseMove, Paste
from textual.message import Message

from midstance.tui.terminal.input import (
    BURST_WINDOW,
    ESCAPE_DELAY,
    MAX_BY_HAND,
    MAX_PASTED,
    InputReader,
    InputStream,
    PasteGuard,
    WakingEvent,
    escape_delay,
)


@pytest.fixture
def stop() -> Iterator[WakingEvent]:
    """The event that ends the reading."""
    event = WakingEvent()
    yield event
    event.close()


def test_a_lost_terminal_loses_no_key(stop: WakingEvent) -> None:
    """What was typed before the terminal went is passed on; then the reader says so."""
    source, end = os.pipe()
    os.write(end, b"a")
    os.close(end)
    seen: list[Message] = []
    assert not InputReader(source, stop, seen.append).run()
    assert [message.key for message in seen if isinstance(message, Key)] == ["a"]
    os.close(source)


def test_an_error_in_reading_is_a_lost_terminal(stop: WakingEvent) -> None:
    """An error in reading is a lost terminal too."""
    folder = os.open(".", os.O_RDONLY)
    assert not InputReader(folder, stop, lambda _: None).run()
    os.close(folder)


def test_the_event_ends_the_reading_at_once(stop: WakingEvent) -> None:
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


def keys(messages: list[Message]) -> list[str]:
    """The names of the keys among messages."""
    return [message.key for message in messages if isinstance(message, Key)]


def feed(stream: InputStream, *parts: bytes) -> list[str]:
    """Feed bytes in parts, and answer with the keys."""
    return [key for part in parts for key in keys(stream.feed(part))]


def test_keys_in_order() -> None:
    """Letters, arrows and space come out in the order of their bytes."""
    assert feed(InputStream(), b"a\x1b[A \x1b[6~") == ["a", "up", "space", "pagedown"]


def test_a_sequence_that_arrives_in_parts_is_whole() -> None:
    """A sequence or a character cut anywhere is whole again."""
    assert feed(InputStream(), b"\x1b", b"[", b"A", b"\xc3", b"\xa9") == ["up", "é"]


def test_a_lone_escape_is_a_key_after_its_delay() -> None:
    """Escape is a key once its short delay has gone by, and the delay is no more than 35 ms."""
    stream = InputStream()
    assert feed(stream, b"\x1b") == []
    patience = stream.patience
    assert patience is not None
    assert patience <= 0.035
    assert keys(stream.tick()) == ["escape"]
    assert stream.patience is None


def test_escape_before_another_sequence() -> None:
    """Escape, then an arrow, are two keys."""
    assert feed(InputStream(), b"\x1b", b"\x1b[A") == ["escape", "up"]


def test_escape_and_a_letter_are_one_key() -> None:
    """Escape and a letter together are one key with Alt."""
    stream = InputStream()
    stream.feed(b"\x1bx")
    assert keys(stream.tick()) == ["alt+x"]


@pytest.mark.parametrize(
    ("arrived", "pressed"),
    [
        (b"\x1bk\x11", ["alt+k", "ctrl+q"]),
        (b" \x1b\r\x11", ["space", "escape", "enter", "ctrl+q"]),
        (b"\x1b\x1b\x11", ["escape", "escape", "ctrl+q"]),
        (b"\x1bkab\x11", ["alt+k", "a", "b", "ctrl+q"]),
    ],
)
def test_keys_right_after_escape(arrived: bytes, pressed: list[str]) -> None:
    """What arrives in one go with an Escape is not lost, and Ctrl+Q least of all."""
    assert keys(InputStream().feed(arrived)) == pressed


def test_without_input_there_is_nothing_to_wait_for() -> None:
    """Where nothing is pending there is nothing to wait for."""
    stream = InputStream()
    stream.feed(b"abc")
    assert stream.patience is None
    assert stream.tick() == []


def test_a_slow_line() -> None:
    """A sequence that pauses in its middle is waited for longer than Escape."""
    stream = InputStream()
    stream.feed(b"\x1b[<35;10")
    patience = stream.patience
    assert patience is not None
    assert patience > 0.2
    assert [type(message) for message in stream.feed(b";5M")] == [MouseMove]


def test_half_a_sequence() -> None:
    """Half a mouse report that never ends presses no digit."""
    stream = InputStream()
    stream.feed(b"\x1b[<35;10")
    assert stream.tick() == []
    assert feed(stream, b"a") == ["a"]


def test_sequences_nobody_knows() -> None:
    """A complete sequence without a meaning is nothing, and the key after it counts."""
    assert feed(InputStream(), b"\x1b[8;1;1tq") == ["q"]
    assert feed(InputStream(), b"\x1b[?62;22c\x1b[31mq") == ["q"]
    assert feed(InputStream(), b"\x1b[8;", b"1;1t", b"q") == ["q"]


def test_the_sequence_that_overflows() -> None:
    """A key code beyond Unicode is nothing, and the keys around it count."""
    assert feed(InputStream(), b"a\x1b[999999999999999999999;1Hb", b"c\x1b[B") == [
        "a",
        "b",
        "c",
        "down",
    ]


def test_bytes_that_are_no_utf8_are_no_keys() -> None:
    """Bytes that are no UTF-8 are no keys, so that no mark for them gets into a note."""
    assert feed(InputStream(), b"\xff\xfe\xc0\x80a") == ["a"]
    assert feed(InputStream("latin-1"), b"\xe9") == ["é"]


def test_a_bracketed_paste_is_one_message() -> None:
    """A bracketed paste is one message, whatever is in it."""
    stream = InputStream()
    messages = stream.feed(b"\x1b[200~squat \x1b[2J q\r\n\x1b[201~z")
    pastes = [message for message in messages if isinstance(message, Paste)]
    assert len(pastes) == 1
    assert "squat" in pastes[0].text
    assert keys(messages) == ["z"]


def test_the_own_delay_of_escape_is_in_milliseconds() -> None:
    """The user's own delay is taken in milliseconds, and nonsense is not."""
    assert escape_delay("50") == 0.05
    assert escape_delay("0") == 0.001
    assert escape_delay("soon") == escape_delay(None) == escape_delay("9" * 40) == ESCAPE_DELAY


@given(st.lists(st.binary(max_size=40), max_size=8))
def test_after_any_bytes_a_key_is_a_key(parts: list[bytes]) -> None:
    """After any bytes, and a moment of silence, a key is a key."""
    stream = InputStream()
    for part in parts:
        stream.feed(part)
    while stream.patience is not None:
        stream.tick()
    stream.feed(b"\x1b[201~")
    assert feed(stream, b"z")[-1] == "z"


def key(name: str, at: float, character: str | None = None) -> Key:
    """A key pressed at a time, in seconds."""
    pressed = Key(name, character)
    pressed.time = at
    return pressed


def typed(text: str, at: float) -> list[Key]:
    """The keys of a text that came in one read."""
    return [key("enter" if character == "\n" else character, at, character) for character in text]


def names(messages: list[Message]) -> list[str]:
    """What was let through, in words."""
    return [
        message.key if isinstance(message, Key) else f"paste {message.text!r}"
        for message in messages
        if isinstance(message, Key | Paste)
    ]


def test_a_single_key() -> None:
    """A key alone passes at once, and nothing is waited for."""
    guard = PasteGuard()
    assert names(guard.admit([key("space", 1.0)])) == ["space"]
    assert not guard.is_holding


def test_a_key_held_down_passes_each_time() -> None:
    """A key held down, thirty times a second, passes at once each time."""
    guard = PasteGuard()
    for place in range(30):
        assert names(guard.admit([key("down", place / 30)])) == ["down"]


def test_two_at_once() -> None:
    """Two keys in one read are held for a moment, then pass in order."""
    guard = PasteGuard()
    assert guard.admit(typed("12", 1.0)) == []
    assert guard.is_holding
    assert names(guard.settle()) == ["1", "2"]
    assert not guard.is_holding


def test_a_fast_repeat() -> None:
    """Keys 12 ms apart all pass, in order, none held longer than the window and one key."""
    guard = PasteGuard()
    passed: list[str] = []
    for place in range(40):
        passed += names(guard.admit([key(str(place), 1 + place * 0.012)]))
        assert len(passed) >= place - 1
    assert passed + names(guard.settle()) == [str(place) for place in range(40)]


def test_more_keys_than_a_hand_can_press_are_a_paste() -> None:
    """More keys in one read than a hand can press are a paste."""
    guard = PasteGuard()
    assert guard.admit(typed("qqq\nsquat 5x5", 1.0)) == []
    assert names(guard.settle()) == ["paste 'qqq\\nsquat 5x5'"]


def test_a_burst_in_pieces() -> None:
    """A paste that trickles in is one paste, but for its first character."""
    guard = PasteGuard()
    passed: list[str] = []
    for place, letter in enumerate("squat q i"):
        passed += names(guard.admit(typed(letter, 1 + place * 0.001)))
    assert passed == ["s"]
    assert names(guard.settle()) == ["paste 'quat q i'"]


def test_after_a_burst() -> None:
    """The first key after a pause is a key again, and comes after the paste."""
    guard = PasteGuard()
    guard.admit(typed("squat 5x5 q", 1.0))
    assert names(guard.admit([key("q", 2.0)])) == ["paste 'squat 5x5 q'", "q"]


def test_keys_without_a_character() -> None:
    """Arrows and control keys in a burst are dropped."""
    guard = PasteGuard()
    guard.admit([key("up", 1.0)] * 12)
    assert guard.settle() == []


def test_an_endless_burst_is_cut() -> None:
    """Of an endless burst only so much is kept."""
    guard = PasteGuard()
    for place in range(100):
        guard.admit(typed("x" * 100, 1 + place / 1000))
    (paste,) = guard.settle()
    assert isinstance(paste, Paste)
    assert len(paste.text) == MAX_PASTED


def test_what_is_no_key_passes_at_once() -> None:
    """What is no key passes at once, even during a burst."""
    guard = PasteGuard()
    guard.admit(typed("squat 5x5 q", 1.0))
    focus = AppFocus()
    assert guard.admit([focus]) == [focus]


@given(st.lists(st.floats(min_value=0, max_value=0.1), max_size=60))
def test_never_more_than_a_hand(gaps: list[float]) -> None:
    """However keys are spaced, none is lost but to a paste, and none pass faster than a hand."""
    guard = PasteGuard()
    now, times = 0.0, []
    passed: list[Message] = []
    for gap in gaps:
        now += gap
        times.append(now)
        passed += guard.admit([key("a", now, "a")])
    passed += guard.settle()
    sent = [message for message in passed if isinstance(message, Key)]
    pasted = sum(len(message.text) for message in passed if isinstance(message, Paste))
    assert len(sent) + pasted == len(gaps)
    for first in sent:
        near = [other for other in sent if first.time <= other.time < first.time + BURST_WINDOW]
        assert len(near) <= MAX_BY_HAND
