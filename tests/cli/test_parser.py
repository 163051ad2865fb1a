"""The command line: every command is there, each from its own file."""

import os
import subprocess
import sys
from keyword import iskeyword

import pytest

from midstance.cli.parser import COMMAND_HELP
from tests.cli.conftest import Type
from tests.shape.project import ROOT, SOURCE


def as_module(command: str) -> str:
    """A command's name as the name of its module."""
    return f"{command}_" if iskeyword(command) else command.replace("-", "_")


def test_every_command_has_a_file_and_every_file_is_a_command() -> None:
    """A file for each command but two that stand beside their like; a long one has more."""
    files = {path.stem for path in (SOURCE / "cli" / "commands").glob("[a-z]*.py")}
    modules = {name: place.partition(".")[0] for name, (place, _) in COMMAND_HELP.items()}
    parts = ("add", "edit", "days")
    continued = {f"{command}_{more}" for command in COMMAND_HELP for more in parts}
    elsewhere = {name: module for name, module in modules.items() if module != as_module(name)}
    assert elsewhere == {"restore": "backup", "skip": "check_in"}
    assert files - continued == set(map(as_module, COMMAND_HELP)) - elsewhere.keys()


@pytest.mark.parametrize("command", COMMAND_HELP)
def test_each_command_has_help_under_its_own_name(typed: Type, command: str) -> None:
    """Help loads the command and names it."""
    answer = typed(command, "--help")
    assert (answer.code, answer.err) == (0, "")
    assert answer.lines[0].startswith(f"Usage: midstance {command}")


def test_the_overview_lists_them_all(typed: Type) -> None:
    """The most used first, none cut off in the middle of a word."""
    answer = typed("-h")
    listed = answer.out.partition("Commands:")[2]
    names = [line.split()[0] for line in listed.splitlines() if line.strip()]
    assert names[: len(COMMAND_HELP)] == list(COMMAND_HELP)
    assert "..." not in listed


def test_an_option_where_a_command_should_be_is_reported(typed: Type) -> None:
    """An unknown option before the command is wrong usage."""
    answer = typed("--jsno", "log")
    assert answer.code == 2
    assert "No such option" in answer.err


def completed(*words: str) -> list[str]:
    """What bash is offered for the last of ``words``."""
    environment = {
        **os.environ,
        "_MIDSTANCE_COMPLETE": "bash_complete",
        "COMP_WORDS": " ".join(("midstance", *words)),
        "COMP_CWORD": str(len(words)),
    }
    answer = subprocess.run(
        [sys.executable, "-c", "import sys; from midstance.cli.main import main; main()"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert answer.stderr == ""
    return [line.partition(",")[2] for line in answer.stdout.splitlines()]


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (("st",), ["start"]),
        (("start", "core-5-"), ["core-5-easy", "core-5-hard"]),
        (("start", "foundations/"), ["foundations/A", "foundations/B", "foundations/T"]),
        (("use", "f"), ["foundations"]),
        (("programs", "found"), ["foundations"]),
        (("exercises", "plank-s"), ["plank-shoulder-tap"]),
        (("log", "--exercise", "plank-k"), ["plank-knees"]),
        (("log", "--js"), ["--json"]),
    ],
)
def test_ids_of_the_library_are_offered(words: tuple[str, ...], offered: list[str]) -> None:
    """Commands, sessions, programs, exercises and options complete in the shell."""
    assert completed(*words) == offered


@pytest.mark.parametrize(
    "words", [("import", "", "--yes"), ("check", ""), ("plan", "--from", ""), ("squad", "")]
)
def test_an_empty_name_is_not_the_folder_one_is_in(typed: Type, words: tuple[str, ...]) -> None:
    """A variable of a script that is not set imports nothing by mistake."""
    told = typed(*words)
    assert (told.code, ". is the folder you are in" in told.err) == (2, True)
