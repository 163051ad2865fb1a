"""Bytes become messages, and no byte ends the stream."""

from hypothesis import given
from hypothesis import strategies as st
from textual.events import Key, MouseMove, Paste
from textual.message import Message

from midstance.tui.input_stream import ESCAPE_DELAY, InputStream, escape_delay


def keys(messages: list[Message]) -> list[str]:
    """The names of the keys among messages."""
    return [message.key for message in messages if isinstance(message, Key)]


def feed(stream: InputStream, *parts: bytes) -> list[str]:
    """Feed bytes in parts, and answer with the keys."""
    return [key for part in parts for key in keys(stream.feed(part))]


def test_keys_in_order() -> None:
    """Letters, arrows and space come out in the order of their bytes."""
    assert feed(InputStream(), b"a\x1b[A \x1b[6~") == ["a", "up", "space", "pagedown"]


def test_parts() -> None:
    """A sequence or a character cut anywhere is whole again."""
    assert feed(InputStream(), b"\x1b", b"[", b"A", b"\xc3", b"\xa9") == ["up", "é"]


def test_lone_escape() -> None:
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


def test_alt() -> None:
    """Escape and a letter together are one key with Alt."""
    stream = InputStream()
    stream.feed(b"\x1bx")
    assert keys(stream.tick()) == ["alt+x"]


def test_nothing_pending() -> None:
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


def test_bad_utf8() -> None:
    """Bytes that are no UTF-8 become replacement characters, and the stream goes on."""
    assert feed(InputStream(), b"\xff\xfe\xc0\x80a")[-1] == "a"
    assert feed(InputStream("latin-1"), b"\xe9") == ["é"]


def test_paste() -> None:
    """A bracketed paste is one message, whatever is in it."""
    stream = InputStream()
    messages = stream.feed(b"\x1b[200~squat \x1b[2J q\r\n\x1b[201~z")
    pastes = [message for message in messages if isinstance(message, Paste)]
    assert len(pastes) == 1
    assert "squat" in pastes[0].text
    assert keys(messages) == ["z"]


def test_escape_delay() -> None:
    """The user's own delay is taken in milliseconds, and nonsense is not."""
    assert escape_delay("50") == 0.05
    assert escape_delay("0") == 0.001
    assert escape_delay("soon") == escape_delay(None) == escape_delay("9" * 40) == ESCAPE_DELAY


@given(st.lists(st.binary(max_size=40), max_size=8))
def test_any_bytes(parts: list[bytes]) -> None:
    """After any bytes, and a moment of silence, a key is a key."""
    stream = InputStream()
    for part in parts:
        stream.feed(part)
    while stream.patience is not None:
        stream.tick()
    stream.feed(b"\x1b[201~")
    assert feed(stream, b"z")[-1] == "z"
