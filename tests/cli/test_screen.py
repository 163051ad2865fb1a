"""When the full screen can be opened, and what is said when it cannot."""

from pathlib import Path

import pytest

from midstance.cli.screen import can_draw, default_keys
from midstance.presentation.commands import COMMANDS
from tests.cli.conftest import Type
from tests.storage.samples import begun, do_workout, open_log, record
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


@pytest.fixture
def damaged(tmp_path: Path) -> Path:
    """A home whose log of two sets is damaged; its data folder."""
    data = tmp_path / "home" / "data"
    with open_log(data) as log:
        do_workout(log, begun(), record(0), record(1))
        log.back_up(log.workouts()[0].local_date)
    (data / "log.db").write_bytes(b"nothing of it is left" * 1000)
    return data


def opened(damaged: Path, *arguments: str) -> PtyTerminal:
    """``midstance`` with arguments in a terminal, on a damaged log."""
    program = damaged.parent / "opener.py"
    program.write_text(
        "import sys\n"
        "from midstance.cli.main import main\n"
        f"sys.argv[1:] = {list(arguments)!r}\n"
        "main()\n"
    )
    folders = {"MIDSTANCE_DATA_DIR": str(damaged), "SSH_CONNECTION": "from afar"}
    return PtyTerminal(program, environment=folders)


@pytest.mark.parametrize(("key", "arguments"), [(b"r", ()), (b"b", ()), (b"r", ("start",))])
def test_a_damaged_log_is_mended_from_the_screen(
    damaged: Path, key: bytes, arguments: tuple[str, ...]
) -> None:
    """One key brings the log back, the next goes on where the program was to open."""
    with opened(damaged, *arguments) as terminal:
        terminal.wait_for("The log is damaged")
        terminal.type(key)
        terminal.wait_for("Rebuilt from 1 file|Restored: 2 sets")
        terminal.type(b"\r")
        terminal.wait_for("Today|Strength for runners|Do any of these apply")
        terminal.type(b"\x11\x11")
        terminal.exit_code()
    with open_log(damaged, machine=5) as log:
        assert len(log.sets()) == 2
    assert len(list(damaged.glob("log.db.aside-*"))) == 1


def test_leaving_a_damaged_log_changes_nothing(damaged: Path) -> None:
    """Q says at the prompt what is wrong and what can be done, with the code of a failure."""
    before = (damaged / "log.db").read_bytes()
    with opened(damaged) as terminal:
        terminal.wait_for("The log is damaged")
        terminal.type(b"q")
        assert terminal.exit_code() == 1
        assert b"midstance doctor --rebuild" in terminal.output
        assert terminal.left_on() == []
    assert (damaged / "log.db").read_bytes() == before
    assert not list(damaged.glob("log.db.aside-*"))


def test_a_new_folder_is_used_meanwhile(damaged: Path) -> None:
    """The program opens there, and says at its end how the workouts come into the log."""
    before = (damaged / "log.db").read_bytes()
    with opened(damaged) as terminal:
        terminal.wait_for("The log is damaged")
        terminal.type(b"n")
        terminal.wait_for("is logged in")
        terminal.type(b"\r")
        terminal.wait_for("Strength for runners")
        terminal.type(b"\x11")
        assert terminal.exit_code() == 0
        assert b"doctor --merge" in terminal.output
    assert (damaged.with_name("data-new") / "log.db").exists()
    assert (damaged / "log.db").read_bytes() == before


def test_without_a_terminal_a_damaged_log_is_reported_in_one_line(
    damaged: Path, typed: Type, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Line by line nothing is asked: the same ways are named, and nothing is changed."""
    monkeypatch.setenv("MIDSTANCE_DATA_DIR", str(damaged))
    for arguments in (("start", "core-5", "--plain"), ("today",), ("log",)):
        answer = typed(*arguments)
        assert (answer.code, answer.out) == (1, "")
        assert len(answer.err.splitlines()) == 1
        for way in ("doctor --rebuild", "midstance restore", "--data-dir"):
            assert way in answer.err
