"""The README says what is so."""

import os
import re

from midstance.tui.key_names import key_text
from midstance.tui.keys import COMMANDS
from tests.shape.project import ROOT, run_python

README = (ROOT / "README.md").read_text("utf-8")


def shell_lines() -> list[str]:
    """Every line of the README's shell blocks."""
    blocks = re.findall(r"^```sh\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
    return [line for block in blocks for line in block.splitlines()]


def test_the_gate_runs_the_line_that_the_readme_gives() -> None:
    """What decides on a change is the README's own line for running every check, word for word."""
    gate = (ROOT / ".ci" / "run").read_text("utf-8").splitlines()
    (checks,) = [line for line in shell_lines() if line.startswith("python3") and "pytest" in line]
    assert gate[-1] == checks


def test_setting_up_takes_one_line_each() -> None:
    """Python and pip suffice: one line opens the app, one line runs every check."""
    lines = [line for line in shell_lines() if line.startswith("python3 -m venv .venv && ")]
    assert [line.split(" && ")[-1].split()[0] for line in lines] == [
        ".venv/bin/midstance",
        ".venv/bin/pytest",
    ]


def test_every_command_stands_in_the_readme() -> None:
    """The table of commands names those that there are, and no others."""
    overview = run_python("-m", "midstance", "--help").stdout
    offered = re.findall(r"^  ([a-z]+) ", overview.partition("Commands:")[2], re.MULTILINE)
    table = README.partition("## Commands")[2].partition("\n## ")[0]
    assert set(re.findall(r"`midstance ([a-z]+)", table)) == set(offered)


def test_every_key_stands_in_the_readme() -> None:
    """The table of keys names the first key of each command."""
    rows = README.partition("| key | does |")[2].partition("\n\n")[0]
    printed = set(re.split(r"[\s|,.;]+", rows.replace("\\\\", "\\")))
    assert not [command.id for command in COMMANDS if key_text(command.keys[0]) not in printed]


def test_every_shell_of_the_readme_is_completed() -> None:
    """Each line about completion makes the program print something for that shell to run."""
    shells = re.findall(r"_MIDSTANCE_COMPLETE=(\w+) midstance", README)
    assert len(shells) == 3
    for shell in shells:
        environment = {**os.environ, "_MIDSTANCE_COMPLETE": shell}
        script = run_python("-m", "midstance", environment=environment).stdout
        assert "_MIDSTANCE_COMPLETE" in script
