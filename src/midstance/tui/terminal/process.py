"""The process: signals, programs that it starts, and the garbage collection while it runs."""

import asyncio
import gc
import signal
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from shutil import which
from subprocess import DEVNULL, Popen
from typing import Any

from textual.app import App

BRIEF_COLLECTIONS = (5_000, 1, 100)
"""Thresholds of the garbage collector; with them a collection takes a few milliseconds.

The first is more than a key makes, so that a collection seldom begins while one is handled. What
has survived two collections is looked through only with every hundredth of the second kind.
"""

PAUSE_SECONDS = 0.05
"""How long no key came before garbage is collected: longer than one held down takes to repeat."""

_LEAVING = ("SIGTERM", "SIGHUP", "SIGINT")


def keep_collections_brief() -> None:
    """Collect only garbage made from now on, a little at a time.

    A start loads a hundred thousand objects that stay; a collection of all of them would hold the
    screen and its clock for tens of milliseconds.
    """
    gc.freeze()
    gc.set_threshold(*BRIEF_COLLECTIONS)


class CollectionsInPauses:
    """Collects young garbage once no key has come for a moment, so that no key waits for it."""

    def __init__(self) -> None:
        self._due: asyncio.TimerHandle | None = None

    def put_off(self) -> None:
        """Collect in the pause after the key that came now."""
        if self._due is not None:
            self._due.cancel()
        self._due = asyncio.get_running_loop().call_later(PAUSE_SECONDS, gc.collect, 1)


def exit_process(app: App[Any], number: int) -> None:
    """End an app in an orderly way, as after a signal.

    Args:
        app: It exits with 128 + `number`.
        number: The signal's, or SIGHUP's where the terminal is lost.
    """
    app.exit(return_code=128 + number)


def leave_on_signals(loop: asyncio.AbstractEventLoop, app: App[Any]) -> None:
    """Let SIGTERM, SIGHUP and SIGINT end an app in an orderly way, where the platform can.

    Args:
        loop: The app's.
        app: It restores the terminal and returns from `run` with 128 + the signal's number.
    """
    for name in _LEAVING:
        number = getattr(signal, name, None)
        with suppress(NotImplementedError, RuntimeError, ValueError):
            if number is not None:
                loop.add_signal_handler(number, exit_process, app, int(number))


def page_opener(
    environ: Mapping[str, str], path_of: Callable[[str], str | None] = which
) -> str | None:
    """The program that shows a file in the browser; None where there is no desktop to show it on.

    Args:
        environ: The environment, whose `DISPLAY` and the like say whether there is a desktop.
        path_of: Finds a program by its name.
    """
    if sys.platform == "darwin" and "SSH_CONNECTION" not in environ:
        return path_of("open")
    has_desktop = environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY")
    return path_of("xdg-open") if has_desktop else None


def open_page(opener: str, path: Path) -> None:
    """Show a file in the browser, without a shell and without waiting for it.

    Args:
        opener: The program that shows it.
        path: The file.

    Raises:
        OSError: The program could not be started.
    """
    Popen(  # noqa: S603 - a program of the desktop and a path of our own, no shell
        [opener, str(path)], stdin=DEVNULL, stdout=DEVNULL, stderr=DEVNULL, start_new_session=True
    )
