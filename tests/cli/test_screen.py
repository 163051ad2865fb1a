"""When the full screen can be opened, and what is said when it cannot."""

from pathlib import Path

import pytest

from midstance.cli.screen import can_draw, default_keys
from midstance.presentation.commands import COMMANDS
from tests.cli.conftest import Type
from tests.tui.pty_terminal import PtyTerminal


@pytest.mark.parametrize(
    ("term", "can"),
    [
        ("xterm-256color", True),
        ("screen", True),
        ("linux", True),
        ("dumb", False),
        ("unknown", False),
        ("", False),
    ],
)
def test_a_terminal_is_judged_by_its_name(term: str, *, can: bool) -> None:
    """Only terminals that can move their cursor are drawn on."""
    assert can_draw({"TERM": term}) is can


def test_no_name_at_all_is_no_terminal_to_draw_on() -> None:
    """Where TERM is not set, nothing is known of the terminal."""
    assert not can_draw({})


def test_without_a_terminal_the_other_commands_are_named(
    typed: Type, monkeypatch: pytest.MonkeyPatch
) -> None:
    """``midstance`` in a pipe is wrong usage, and says what to use."""
    monkeypatch.setattr("sys.stdin", None)
    answer = typed()
    assert (answer.code, answer.out) == (2, "")
    assert "Use midstance today" in answer.err


def test_a_dumb_terminal_is_named_by_its_kind(typed: Type, monkeypatch: pytest.MonkeyPatch) -> None:
    """The line says what TERM is."""
    monkeypatch.setattr("midstance.cli.screen.has_terminal", lambda: True)
    monkeypatch.setenv("TERM", "dumb")
    assert "TERM is dumb" in typed().err
    monkeypatch.delenv("TERM")
    answer = typed()
    assert answer.code == 2
    assert "TERM is not set" in answer.err


def test_every_command_has_its_usual_keys() -> None:
    """Key maps are compared with the one table of commands."""
    assert list(default_keys()) == [command.id for command in COMMANDS]


def test_in_a_real_terminal_the_first_screen_opens(tmp_path: Path) -> None:
    """``midstance`` alone on an empty home shows what it is, and one key leaves with 0."""
    program = tmp_path / "opener.py"
    program.write_text("from midstance.cli.main import main\nmain()\n")
    with PtyTerminal(program) as terminal:
        terminal.wait_for("Strength for runners")
        terminal.type(b"\x11")
        assert terminal.exit_code() == 0
