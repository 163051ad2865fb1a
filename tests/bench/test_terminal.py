"""The terminal of the bench sees what a person would see."""

import os
import sys
from pathlib import Path

import pytest

from tests.bench.process import peak_megabytes, wake_ups
from tests.bench.terminal import Drawing, Terminal, key_bytes

BARE = (sys.executable, str(Path(__file__).with_name("bare.py")))


def test_a_real_app_is_started_pressed_and_left() -> None:
    """A key changes the bare app's screen after it was pressed, and the app ends cleanly."""
    with Terminal(BARE, {**os.environ, "TERM": "xterm-256color"}) as terminal:
        ready = terminal.wait_for("READY 0")
        pressed = terminal.press("x")
        answer = terminal.wait_for("READY 1")
        assert terminal.started_at < ready.at < pressed < answer.at
        assert peak_megabytes(terminal.pid) > 1
        assert wake_ups(terminal.pid) > 0
        terminal.press("q")
        terminal.collect(20)
    assert terminal.status == 0


def test_a_program_that_is_not_there_ends_at_once() -> None:
    """Waiting for a screen that cannot come says what the screen shows instead."""
    with (
        Terminal(("no-such-program-anywhere",), {"PATH": os.defpath}) as terminal,
        pytest.raises(TimeoutError, match="READY"),
    ):
        terminal.wait_for("READY")
    assert terminal.status == 127


def test_a_piece_that_draws_the_same_again_is_no_change() -> None:
    """What counts is what can be seen, its style included."""
    drawing = Drawing(20, 2)
    pieces = [
        b"\x1b[Hone",
        b"\x1b[Hone",
        b"\x1b[H\x1b[1mone",
        b"\x1b[>1u\x1b[?2026$p\x1b]0;title\x07",
    ]
    assert [drawing.draw(0, piece).is_change for piece in pieces] == [True, False, True, False]
    assert drawing.text.split() == ["one"]


def test_a_sequence_that_arrives_in_two_pieces_is_drawn_once() -> None:
    """The first half of a sequence is not shown as text."""
    drawing = Drawing(20, 2)
    drawing.draw(0, b"a\x1b[")
    assert drawing.draw(0, b"2;1Hb").text.split() == ["a", "b"]


@pytest.mark.parametrize(
    ("key", "sent"), [("a", b"a"), ("space", b" "), ("ctrl+q", b"\x11"), ("escape", b"\x1b")]
)
def test_keys_send_what_a_terminal_sends(key: str, sent: bytes) -> None:
    """Characters as they are, named keys as their sequences."""
    assert key_bytes(key) == sent
