"""The command line: every command is there, each from its own file."""

import pytest

from midstance.cli.parser import COMMANDS
from tests.cli.conftest import Type
from tests.shape.project import SOURCE


def test_every_command_has_a_file_and_every_file_is_a_command() -> None:
    """One command a file, and no file without its command."""
    files = {path.stem for path in (SOURCE / "cli" / "commands").glob("[a-z]*.py")}
    assert files == set(COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
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
    assert names[: len(COMMANDS)] == list(COMMANDS)
    assert "..." not in listed


def test_an_option_where_a_command_should_be_is_told(typed: Type) -> None:
    """An unknown option before the command is wrong usage."""
    answer = typed("--jsno", "log")
    assert answer.code == 2
    assert "No such option" in answer.err
