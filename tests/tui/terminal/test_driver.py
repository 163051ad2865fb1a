"""Which driver runs the screen."""

import sys
from pathlib import Path
from types import ModuleType

import pytest
from textual.drivers.linux_driver import LinuxDriver

from midstance.tui.terminal.driver import REQUIRED_NAMES, driver_class, missing_names
from tests.tui.pty_terminal import PtyTerminal

PROGRAM = Path(__file__).with_name("key_log_app.py")
OTHER_TEXTUAL = f"""
import runpy
import sys

import textual.app
import textual.drivers.linux_driver
import textual.messages

sys.path[:0] = {sys.path!r}
del textual.messages.InBandWindowResize
runpy.run_path({str(PROGRAM)!r}, run_name="__main__")
"""
"""Runs the small app with a Textual that lacks a name which our driver needs."""


def lacking(module: str, name: str) -> ModuleType:
    """A stand-in for a module of Textual: all that our driver needs of it but one name."""
    stand_in = ModuleType(module)
    for each in REQUIRED_NAMES[module]:
        owner, _, attribute = each.partition(".")
        if each == name:
            continue
        if not hasattr(stand_in, owner) and owner != name:
            setattr(stand_in, owner, type(owner, (), {}))
        if attribute and hasattr(stand_in, owner):
            setattr(getattr(stand_in, owner), attribute, None)
    return stand_in


def test_this_textual_has_what_our_driver_needs() -> None:
    """On POSIX, with the version of Textual that is installed, the app has our driver."""
    assert list(missing_names()) == []
    chosen = driver_class()
    assert chosen is not None
    assert chosen.__name__ == "PosixDriver"


@pytest.mark.parametrize(
    ("module", "name"),
    [(module, name) for module, names in REQUIRED_NAMES.items() for name in names],
)
def test_a_missing_name(module: str, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where Textual lacks any one of the names, Textual chooses its own driver."""
    monkeypatch.setitem(sys.modules, module, lacking(module, name))
    assert f"{module}.{name}" in set(missing_names())
    assert driver_class() is None


def test_a_platform_without_the_driver(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the POSIX driver cannot even be imported, as on Windows, Textual chooses its own."""
    monkeypatch.setitem(sys.modules, LinuxDriver.__module__, None)
    assert driver_class() is None


def test_another_textual_in_a_terminal(tmp_path: Path) -> None:
    """With a Textual that lacks a name, the app runs on the stock driver."""
    program = tmp_path / "other_textual.py"
    program.write_text(OTHER_TEXTUAL)
    with PtyTerminal(program) as terminal:
        terminal.wait_for(r"size=80x24")
        terminal.press_until(b"d", r"driver=LinuxDriver")
        terminal.type(b"q")
        assert terminal.exit_code() == 7
        assert b"Traceback" not in terminal.output


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({}, "driver=PosixDriver"),
        ({"TEXTUAL_DRIVER": "textual.drivers.linux_driver:LinuxDriver"}, "driver=LinuxDriver"),
    ],
)
def test_a_named_driver(environment: dict[str, str], expected: str) -> None:
    """The driver that TEXTUAL_DRIVER names is used; where it names none, ours is."""
    with PtyTerminal(PROGRAM, environment=environment) as terminal:
        terminal.wait_for(r"size=80x24")
        terminal.press_until(b"d", expected)
        terminal.type(b"q")
        assert terminal.exit_code() == 7
