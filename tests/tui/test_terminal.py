"""Whether the terminal will do, and how we leave it."""

import asyncio
import gc
import os
import signal

import pytest
from rich.console import RenderableType
from textual.app import App

from midstance.tui.driver import driver_class
from midstance.tui.terminal import (
    BRIEF_COLLECTIONS,
    is_too_small,
    keep_collections_brief,
    leave_on_signals,
    obstacle,
)


class LeavingApp(App[None]):
    """An app that tells when it leaves."""

    def __init__(self) -> None:
        super().__init__()
        self.left = asyncio.Event()

    def exit(
        self,
        result: None = None,
        return_code: int = 0,
        message: RenderableType | None = None,
    ) -> None:
        """Leave, and tell."""
        super().exit(result, return_code, message)
        self.left.set()


@pytest.mark.parametrize("kind", ["", "dumb", "unknown"])
def test_terminals_that_cannot(kind: str) -> None:
    """A terminal that cannot move its cursor is refused, with the plain mode as the remedy."""
    sentence = obstacle(reads_keys=True, shows_text=True, environment={"TERM": kind})
    assert sentence is not None
    assert "--plain" in sentence
    assert kind in sentence


@pytest.mark.parametrize(("reads_keys", "shows_text"), [(False, True), (True, False)])
def test_no_terminal(*, reads_keys: bool, shows_text: bool) -> None:
    """A pipe on either side is refused."""
    sentence = obstacle(reads_keys=reads_keys, shows_text=shows_text, environment={"TERM": "xterm"})
    assert sentence is not None
    assert "needs a terminal" in sentence


def test_a_good_terminal() -> None:
    """An ordinary terminal is no obstacle."""
    assert obstacle(reads_keys=True, shows_text=True, environment={"TERM": "xterm"}) is None


def test_sizes() -> None:
    """From 40 columns and 12 rows a session can be shown."""
    assert not is_too_small(40, 12)
    assert is_too_small(39, 12)
    assert is_too_small(40, 11)


async def test_leaving() -> None:
    """A signal ends the app with 128 and its number, and not the process."""
    app = LeavingApp()
    loop = asyncio.get_running_loop()
    leave_on_signals(loop, app)
    async with app.run_test():
        os.kill(os.getpid(), signal.SIGHUP)
        await app.left.wait()
    loop.remove_signal_handler(signal.SIGHUP)
    loop.remove_signal_handler(signal.SIGTERM)
    loop.remove_signal_handler(signal.SIGINT)
    assert app.return_code == 129


def test_driver() -> None:
    """On POSIX the app has our driver."""
    chosen = driver_class()
    assert chosen is not None
    assert chosen.__name__ == "PosixDriver"


def test_what_is_there_is_not_looked_through_again() -> None:
    """Old objects are left alone, and new garbage is found in small pieces."""
    before = gc.get_threshold()
    try:
        keep_collections_brief()
        assert gc.get_freeze_count() > 0
        assert gc.get_threshold() == BRIEF_COLLECTIONS
    finally:
        gc.unfreeze()
        gc.set_threshold(*before)
