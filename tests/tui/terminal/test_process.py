"""Whether the terminal will do, and how we leave it."""

import asyncio
import gc
import os
import signal

from rich.console import RenderableType
from textual.app import App

from midstance.tui.terminal.process import (
    BRIEF_COLLECTIONS,
    CollectionsInPauses,
    keep_collections_brief,
    leave_on_signals,
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


async def test_garbage_is_collected_in_the_pause_after_keys() -> None:
    """While keys come it stays; after the last of them it is collected once."""
    collections, begun, collected = CollectionsInPauses(), list[int](), asyncio.Event()

    def note(phase: str, about: dict[str, int]) -> None:
        """Remember which generation is looked through, and when that is done."""
        if phase == "start":
            begun.append(about["generation"])
        else:
            collected.set()

    gc.disable()
    gc.callbacks.append(note)
    try:
        collections.put_off()
        collections.put_off()
        assert begun == []
        await collected.wait()
        assert begun == [1]
    finally:
        gc.callbacks.remove(note)
        gc.enable()
