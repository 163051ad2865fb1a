"""What the screen called saved is there after any death of the terminal or the program."""

import json
import signal
from pathlib import Path

import pytest

from midstance.cli.main import run
from tests.faults.kill_screens import opener_of, prepare
from tests.tui.pty_terminal import PtyTerminal

MANY = """
id      = "many"
name    = "Many quick sets"
purpose = "Enough sets to die between them."
level   = 1
change  = 0

[[block]]
purpose = "strength"

[[block.item]]
exercise = "glute-bridge"
sets     = "50x10 @6"
rest     = 0
"""
TOLD = ["gate:glute-bridge", "advice:many", "barbell:many", "jumps:many", "anchor:many"]
DEATHS = ("kill", "hup", "term", "window", "start", "kill", "stop", "window", "kill", "term")
"""Ten lives of one workout, and how each of them ends."""


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a runner who has been asked and told what is asked and told once."""
    folder = tmp_path / "data"
    monkeypatch.setenv("MIDSTANCE_DATA_DIR", str(folder))
    monkeypatch.setenv("MIDSTANCE_CONFIG_DIR", str(tmp_path / "config"))
    prepare(folder, TOLD)
    return folder


def test_ten_deaths_lose_no_set(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each life goes on with the workout; every set that was called saved is there, once."""
    opener, kept = opener_of(tmp_path, MANY), 0
    for number, death in enumerate(DEATHS):
        with PtyTerminal(opener) as terminal:
            saved = 0 if death == "start" else live(terminal, kept, is_first=not number)
            die(terminal, death)
        ids = told(capsys)
        assert len(ids) == len(set(ids))
        assert max(kept, saved) <= len(ids) <= max(kept, saved) + 1
        kept = len(ids)
    assert kept >= len(DEATHS)
    assert run(["doctor"]) == 0
    assert (data / "log.db").is_file()


def test_ctrl_z_and_ctrl_c_lose_nothing(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Ctrl+Z gives the terminal back in a set, fg draws it again, and Ctrl+C ends no workout."""
    with PtyTerminal(opener_of(tmp_path, MANY)) as terminal:
        terminal.wait_for("50 sets . about")
        terminal.type(b" ")
        terminal.wait_for(r"\bNEXT\b")
        terminal.press_until(b" ", r"\bGO\b")
        terminal.type(b" ")
        terminal.wait_for(r"saved 1\b")
        terminal.type(b"\x1a")
        terminal.wait_until_stopped()
        terminal._drain()
        assert terminal.left_on() == []
        before = len(terminal.output)
        terminal.signal(signal.SIGCONT)
        terminal.wait_for_output(b"\x1b[?1049h", before)
        terminal.wait_for(r"saved 1\b")
        terminal.press_and_see(b"\x03")
        terminal.wait_for(r"saved 1\b")
        terminal.signal(signal.SIGTERM)
        assert terminal.exit_code() == 128 + signal.SIGTERM
    assert len(told(capsys)) == 1
    assert (data / "log.db").is_file()


def live(terminal: PtyTerminal, kept: int, *, is_first: bool) -> int:
    """Go on with the workout, do two sets and begin to save a third; answers what was saved."""
    if is_first:
        terminal.wait_for("50 sets . about")
        terminal.press_until(b" ", r"\bNEXT\b")
        terminal.press_until(b" ", r"\bGO\b")
    else:
        terminal.wait_for("Resume Many quick sets")
        terminal.press_until(b"c", r"\bGO\b")
    for _ in range(2):
        kept += 1
        terminal.type(b" ")
        terminal.wait_for(rf"saved {kept}\b")
    terminal.type(b" ")
    return kept


def die(terminal: PtyTerminal, death: str) -> None:
    """End a program in one of the ways in which programs end."""
    match death:
        case "window":
            terminal.hang_up()
        case "stop":
            terminal.signal(signal.SIGSTOP)
            terminal.signal(signal.SIGKILL)
        case "start":
            terminal.signal(signal.SIGKILL)
        case _:
            terminal.signal(signal.Signals[f"SIG{death.upper()}"])
    assert terminal.exit_code() != 0


def told(capsys: pytest.CaptureFixture[str]) -> list[str]:
    """The ids of the sets that the log holds, as a script is told."""
    capsys.readouterr()
    assert run(["log", "--json"]) == 0
    return [each["id"] for each in json.loads(capsys.readouterr().out)]
