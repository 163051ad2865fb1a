"""The driver for this platform: ours on Linux and macOS, Textual's own elsewhere."""

import sys

from textual.driver import Driver


def driver_class() -> type[Driver] | None:
    """The class to hand to `App(driver_class=…)`; None lets Textual choose, as on Windows."""
    if sys.platform == "win32":
        return None
    from midstance.tui.posix_driver import PosixDriver  # noqa: PLC0415 - needs termios

    return PosixDriver
