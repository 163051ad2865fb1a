"""``midstance keys``: the one table, in print."""

from midstance.presentation.commands import COMMANDS
from midstance.presentation.key_names import key_text
from tests.cli.conftest import Type


def test_every_command_stands_there_with_its_keys(typed: Type) -> None:
    """Each line has the keys as they are printed, what they do, and the name for key maps."""
    answer = typed("keys")
    assert answer.code == 0
    for command in COMMANDS:
        (line,) = [line for line in answer.lines if line.endswith(f" {command.id}")]
        assert line.startswith(" ".join(map(key_text, command.keys)))
        assert command.help in line
