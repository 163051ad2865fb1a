"""A start loads what it needs: the prompt no screen, and neither of them a network."""

import re
from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.shape.project import run_python
from tests.tui.pty_terminal import PtyTerminal

NETWORK = {"socket.bind", "socket.connect", "socket.getaddrinfo", "socket.sendto"}
NEVER_AT_THE_PROMPT = NETWORK | {
    "_ssl",
    "asyncio",
    "importlib.metadata",
    "logging",
    "rich.console",
    "rich.text",
    "textual",
}
NEVER_ON_THE_SCREEN = NETWORK | {
    "click",
    "email",
    "http",
    "importlib.metadata",
    "markdown_it",
    "pygments",
}
"""TLS is not among them: asyncio, which Textual runs on, loads it wherever Python has it."""
NEVER_FOR_TODAY = {
    "cattrs",
    "midstance.coach.adapt.variants",
    "midstance.domain.weeks.review",
    "midstance.exchange.exporters.html",
    "midstance.services.calendar.reviews",
    "midstance.storage.definitions.compiler",
    "midstance.workout.events",
    "midstance.workout.view",
}
"""What begins with a workout, with the review of a week, or with a library that has changed."""
OTHER_SCREENS = {"midstance.services.start_workout", "midstance.tui.navigation"}
MOST_OF_OURS = {"prompt": 160, "screen": 220}
"""Modules of ours that Today may load, with room for one that is split; each costs a start."""

HOOK = """
import os
import sys
seen = open(os.environ["SEEN"], "a", buffering=1)
def note(event, about):
    if event == "import" or event.startswith("socket."):
        seen.write((about[0] if event == "import" else event) + "\\n")
sys.addaudithook(note)
"""
"""Writes down the name of each module when it is loaded, and each use of a network."""

SPY = f"{HOOK}\nfrom midstance.cli.main import main\nmain()"
"""Runs Midstance under the hook."""


@pytest.fixture
def seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file in which the spy writes the names of what was loaded."""
    path = tmp_path / "seen"
    monkeypatch.setenv("SEEN", str(path))
    return path


def loaded_of(names: Iterable[str], seen: Path) -> set[str]:
    """Which of some modules, with what lies below them, and calls were seen."""
    loaded = [f"{name}." for name in seen.read_text().split()]
    return {name for name in names if any(below.startswith(f"{name}.") for below in loaded)}


def test_the_hook_sees_what_it_is_for(seen: Path) -> None:
    """A module that is loaded and an address that is called are both written down."""
    call = "import socket, logging; socket.socket().connect_ex(('127.0.0.1', 9))"
    run_python("-c", f"{HOOK}\n{call}")
    assert loaded_of(NEVER_AT_THE_PROMPT, seen) == {"logging", "socket.connect"}


def test_no_command_loads_the_screen(seen: Path) -> None:
    """Every command, asked for its help or run without a terminal, leaves the heavy modules out.

    Only the doctor asks what is installed.
    """
    overview = run_python("-m", "midstance", "--help").stdout
    commands = re.findall(r"^  ([a-z]+) ", overview.partition("Commands:")[2], re.MULTILINE)
    assert {"check", "log", "start", "today"} <= set(commands)
    runs = [["--version"], ["--help"], *([name] for name in commands)]
    runs += [[name, "--help"] for name in commands]
    heavy = {}
    for arguments in runs:
        seen.write_text("")
        run_python("-c", SPY, *arguments)
        assert "midstance.cli.main" in seen.read_text()
        heavy[" ".join(arguments)] = loaded_of(NEVER_AT_THE_PROMPT, seen)
    found = {run: names for run, names in heavy.items() if names}
    assert found == {"doctor": {"importlib.metadata"}}


def test_the_version_is_answered_without_the_parser(seen: Path) -> None:
    """Click costs more to load than the answer, which is the one that click would give."""
    quick = run_python("-c", SPY, "--version")
    assert not loaded_of({"click"}, seen)
    parsed = run_python("-c", SPY, "--config-dir", ".", "--version")
    assert loaded_of({"click"}, seen)
    assert (quick.returncode, quick.stdout) == (parsed.returncode, parsed.stdout)


@pytest.mark.parametrize("arguments", [["--version"], ["today"], ["log"], ["log", "--json"]])
def test_the_usual_commands_succeed_on_an_empty_home(arguments: list[str]) -> None:
    """What is asked most often answers on the very first day."""
    answer = run_python("-m", "midstance", *arguments)
    assert (answer.returncode, answer.stderr) == (0, "")
    assert answer.stdout


def ours_in(seen: Path) -> set[str]:
    """The modules of ours that were loaded."""
    return {name for name in seen.read_text().split() if name.startswith("midstance")}


def test_today_at_the_prompt_loads_what_it_shows(seen: Path) -> None:
    """With a log and a compiled library, no workout, no review and no checker is loaded."""
    run_python("-m", "midstance", "profile", "level", "beginner")
    run_python("-m", "midstance", "today")
    run_python("-c", SPY, "today")
    assert not loaded_of(NEVER_FOR_TODAY, seen)
    assert len(ours_in(seen)) <= MOST_OF_OURS["prompt"]


def test_today_on_the_screen_loads_what_it_shows(seen: Path, tmp_path: Path) -> None:
    """Until its figure, in braille dots, stands beside the list, no other screen is loaded."""
    run_python("-m", "midstance", "profile", "level", "beginner")
    run_python("-m", "midstance", "today")
    program = tmp_path / "spy.py"
    program.write_text(SPY)
    with PtyTerminal(program, 120, 40) as terminal:
        terminal.wait_for("[\u2801-\u28ff]")
        terminal.type(b"\x11")
        assert terminal.exit_code() == 0
    assert not loaded_of(NEVER_FOR_TODAY | OTHER_SCREENS, seen)
    assert len(ours_in(seen)) <= MOST_OF_OURS["screen"]


def test_the_screen_uses_no_network(seen: Path, tmp_path: Path) -> None:
    """From the start to the way out, the full screen calls nobody, and needs no parser."""
    program = tmp_path / "spy.py"
    program.write_text(SPY)
    with PtyTerminal(program) as terminal:
        terminal.wait_for("MIDSTANCE")
        terminal.type(b"\x11")
        assert terminal.exit_code() == 0
    assert not loaded_of(NEVER_ON_THE_SCREEN, seen)
