"""A hand is told from a paste."""

from hypothesis import given
from hypothesis import strategies as st
from textual.events import AppFocus, Key, Paste
from textual.message import Message

from midstance.tui.paste_guard import MOST_BY_HAND, MOST_PASTED, WINDOW, PasteGuard


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


def test_held_down() -> None:
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


def test_a_burst() -> None:
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


def test_a_flood() -> None:
    """Of an endless burst only so much is kept."""
    guard = PasteGuard()
    for place in range(100):
        guard.admit(typed("x" * 100, 1 + place / 1000))
    (paste,) = guard.settle()
    assert isinstance(paste, Paste)
    assert len(paste.text) == MOST_PASTED


def test_other_messages() -> None:
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
        near = [other for other in sent if first.time <= other.time < first.time + WINDOW]
        assert len(near) <= MOST_BY_HAND
