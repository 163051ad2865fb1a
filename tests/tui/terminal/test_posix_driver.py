"""The driver in a real terminal: bad bytes, floods, signals, a closed window."""

import re
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.tui.pty_terminal import PtyTerminal

PROGRAM = Path(__file__).with_name("key_log_app.py")


@pytest.fixture
def terminal() -> Iterator[PtyTerminal]:
    """A terminal in which the app is ready."""
    with PtyTerminal(PROGRAM) as started:
        started.wait_for(r"size=80x24")
        yield started


def press_and_quit(terminal: PtyTerminal) -> None:
    """Prove that the app answers, quits and leaves nothing behind."""
    terminal.press_until(b"z", r"z \.")
    terminal.type(b"q")
    assert terminal.exit_code() == 7
    assert terminal.left_on() == []
    assert b"Traceback" not in terminal.output


def test_quitting_restores_the_terminal(terminal: PtyTerminal) -> None:
    """An app that quits restores the terminal and its last words come after that."""
    press_and_quit(terminal)
    assert terminal.output.rstrip().endswith(b"left")


@pytest.mark.parametrize(
    "odd",
    [
        b"\xff\xfe\xc0\x80",
        b"\xe2\x82",
        b"\x1b[999999999999999999999;1H",
        b"\x1b[<0;99999;99999M",
        b"\x1b[48;0;0;0;0t",
        b"\x1b[48;24;80;0;0t\x1b[<0;1;1M",
        b"\x1b[?2048;2$y",
        b"\x1b[8;1;1t",
        b"\x1b]52;c;",
        b"\x9b31m",
    ],
)
def test_odd_bytes_press_no_key(terminal: PtyTerminal, odd: bytes) -> None:
    """Bytes and sequences that make no sense press no key, and the next key still counts."""
    terminal.type(odd * 3)
    press_and_quit(terminal)


def test_reports_never_asked_for(terminal: PtyTerminal) -> None:
    """A terminal that offers in-band resizes is not switched to them, nor to pixel reports."""
    terminal.type(b"\x1b[?2048;2$y")
    press_and_quit(terminal)
    assert b"2048h" not in terminal.output
    assert b"1016h" not in terminal.output


def test_a_lone_escape_is_a_key(terminal: PtyTerminal) -> None:
    """Escape is a key though nothing follows it."""
    terminal.type(b"\x1b")
    terminal.wait_for(r"escape \.")


def test_an_arrow_key_in_two_parts_is_one_key(terminal: PtyTerminal) -> None:
    """An arrow key that arrives in two parts is one key."""
    terminal.type(b"\x1b")
    terminal.type(b"[A")
    terminal.wait_for(r"up \.")
    assert "escape" not in terminal.text


def test_bracketed_paste_outside_a_field(terminal: PtyTerminal) -> None:
    """A paste presses no key where no text field is open."""
    terminal.type(b"\x1b[200~" + b"qqq i b\r\n" * 20000 + b"\x1b[201~")
    terminal.wait_for(r"pasted=4096 \.")
    press_and_quit(terminal)


def test_flood_outside_a_field(terminal: PtyTerminal) -> None:
    """A paste without brackets presses no key either."""
    terminal.type(b"squat 5x5 \xc3\xa9 quit q i\r\n" * 1000)
    terminal.wait_for(r"pasted=\d+")
    assert "b" not in terminal.text.split()
    press_and_quit(terminal)


def test_flood_in_a_field(terminal: PtyTerminal) -> None:
    """In a text field a paste without brackets is text."""
    terminal.type(b"i")
    terminal.wait_for(r"i \.")
    terminal.type(b"squat 5x5 with a long pause")
    terminal.wait_for(r"squat 5x5 with a long pause")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_signals_end_the_app_in_order(terminal: PtyTerminal, number: signal.Signals) -> None:
    """SIGTERM, SIGHUP and SIGINT end the app with 128 + n and a clean terminal."""
    terminal.signal(number)
    assert terminal.exit_code() == 128 + number
    assert terminal.left_on() == []
    assert re.search(rb"\x1b\[2J(?!.*\x1b\[\d*;\d*H).*\x1b\[\?1049l", terminal.output)
    assert b"Traceback" not in terminal.output


def test_signal_at_the_first_sign_of_life() -> None:
    """A signal that comes as soon as the screen is taken still leaves a clean terminal."""
    with PtyTerminal(PROGRAM) as terminal:
        terminal.wait_for_output(b"\x1b[?1049h")
        terminal.signal(signal.SIGTERM)
        assert terminal.exit_code() == 128 + signal.SIGTERM
        assert terminal.left_on() == []


def test_closed_window(terminal: PtyTerminal) -> None:
    """A closed terminal ends the app as SIGHUP does."""
    terminal.hang_up()
    assert terminal.exit_code() == 128 + signal.SIGHUP


def test_stopped_and_continued(terminal: PtyTerminal) -> None:
    """After SIGSTOP and SIGCONT the screen is drawn again, by one input and one output thread."""
    terminal.signal(signal.SIGSTOP)
    terminal.wait_until_stopped()
    before = len(terminal.output)
    terminal.signal(signal.SIGCONT)
    terminal.wait_for_output(b"\x1b[?1049h", before)
    terminal.wait_for(r"ready")
    terminal.type(b"t")
    terminal.wait_for(r"threads=2")
    press_and_quit(terminal)


def test_suspended_and_resumed(terminal: PtyTerminal) -> None:
    """SIGTSTP gives the terminal back; SIGCONT takes it again, once."""
    terminal.signal(signal.SIGTSTP)
    terminal.wait_until_stopped()
    terminal._drain()
    assert terminal.left_on() == []
    terminal.signal(signal.SIGCONT)
    terminal.type(b"t")
    terminal.wait_for(r"threads=2")
    press_and_quit(terminal)


def test_the_last_of_many_sizes_holds(terminal: PtyTerminal) -> None:
    """After many sizes, impossible ones among them, the app has the last."""
    for columns, rows in [(1, 1), (300, 2), (0, 0), (2, 100), (40, 12)] * 40:
        terminal.resize(columns, rows)
    terminal.resize(100, 30)
    terminal.wait_for(r"size=100x30 \.")
    press_and_quit(terminal)


def test_a_size_left_in_the_environment_is_not_the_terminals() -> None:
    """COLUMNS and LINES from a shell give way to the terminal's own size from the start."""
    with PtyTerminal(PROGRAM, 120, 40, environment={"COLUMNS": "80", "LINES": "24"}) as terminal:
        terminal.wait_for(r"size=120x40")
        terminal.press_until(b"z", r"z \.")
        assert b"size=80x24" not in terminal.output
        press_and_quit(terminal)


def test_ascii_terminal() -> None:
    """Where the locale knows no Unicode, what is written is ASCII."""
    latin = {"PYTHONIOENCODING": "latin-1", "PYTHONUTF8": "0"}
    with PtyTerminal(PROGRAM, environment=latin) as terminal:
        terminal.wait_for(r"size=80x24")
        press_and_quit(terminal)
        assert terminal.output.isascii()


def test_suspended_amid_a_write(terminal: PtyTerminal) -> None:
    """SIGTSTP that cuts into a write waits for its end instead of for its lock."""
    terminal.type(b"m")
    terminal.wait_until_stopped()
    terminal._drain()
    assert terminal.left_on() == []
    terminal.signal(signal.SIGCONT)
    press_and_quit(terminal)
