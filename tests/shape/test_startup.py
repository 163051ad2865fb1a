"""A start loads what it needs: the prompt no screen, the screen no network."""

import os
import re
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.shape.project import run_python
from tests.terminal import Terminal

NEVER_AT_THE_PROMPT = {
    "_ssl",
    "asyncio",
    "importlib.metadata",
    "logging",
    "platformdirs",
    "rich",
    "textual",
}
NEVER_ON_THE_SCREEN = {"_ssl", "email", "http", "importlib.metadata", "markdown_it", "pygments"}

SPY = """
import sys
seen = open(sys.argv.pop(1), "a", buffering=1)
sys.addaudithook(lambda event, about: event == "import" and seen.write(about[0] + "\\n"))
from midstance.cli.main import main
main()
"""
"""Runs Midstance and writes down the name of each module when it is loaded."""


@pytest.fixture
def spied(tmp_path: Path) -> Path:
    """The file in which the spy writes the names of what was loaded."""
    return tmp_path / "loaded"


def loaded_of(names: Iterable[str], spied: Path) -> set[str]:
    """Which of some modules, or of what lies below them, were loaded."""
    loaded = spied.read_text().split()
    return {name for name in names if any(f"{seen}.".startswith(f"{name}.") for seen in loaded)}


def test_no_command_loads_the_screen(spied: Path) -> None:
    """Every command, asked for its help or run without a terminal, leaves the heavy modules out."""
    overview = run_python("-m", "midstance", "--help").stdout
    commands = re.findall(r"^  ([a-z]+) ", overview.partition("Commands:")[2], re.MULTILINE)
    assert {"check", "log", "start", "today"} <= set(commands)
    runs = [["--version"], ["--help"], *([name] for name in commands)]
    runs += [[name, "--help"] for name in commands]
    heavy = {}
    for arguments in runs:
        spied.write_text("")
        run_python("-c", SPY, str(spied), *arguments)
        assert "midstance.cli.main" in spied.read_text()
        heavy[" ".join(arguments)] = loaded_of(NEVER_AT_THE_PROMPT, spied)
    assert not {run: names for run, names in heavy.items() if names}


@pytest.mark.parametrize("arguments", [["--version"], ["today"], ["log"], ["log", "--json"]])
def test_the_usual_commands_succeed_on_an_empty_home(arguments: list[str]) -> None:
    """What is asked most often answers on the very first day."""
    answer = run_python("-m", "midstance", *arguments)
    assert (answer.returncode, answer.stderr) == (0, "")
    assert answer.stdout


def test_the_screen_loads_nothing_of_a_network(spied: Path) -> None:
    """From the start to the way out, the full screen loads neither TLS nor what it never shows."""
    command = [sys.executable, "-c", SPY, str(spied)]
    environment = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor"}
    with Terminal(command, environment) as terminal:
        terminal.wait_for("TODAY")
        terminal.press("ctrl+q")
        terminal.collect(10)
    assert terminal.status == 0
    assert not loaded_of(NEVER_ON_THE_SCREEN, spied)
