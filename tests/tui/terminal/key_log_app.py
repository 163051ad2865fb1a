"""A small app for the driver's tests: it shows what reached it. Run as a program."""

import os
import signal
import sys
import threading
from contextlib import suppress

from textual.app import App, ComposeResult
from textual.events import Key, Paste, Resize
from textual.widgets import Input, Static

from midstance.tui.terminal.driver import driver_class


class KeyLogApp(App[None]):
    """Shows keys and pastes.

    `i` opens a text field, `t` counts threads, `d` names the driver, `b` rings, `m` suspends,
    `q` quits.
    """

    ENABLE_COMMAND_PALETTE = False
    AUTO_FOCUS = ""

    def __init__(self) -> None:
        super().__init__(driver_class=driver_class())
        self.seen: list[str] = []

    def compose(self) -> ComposeResult:
        """A line of text and a field."""
        yield Static("ready", markup=False)
        yield Input()

    def on_key(self, event: Key) -> None:
        """Write the key down and obey the few that mean something."""
        self.seen.append(event.key)
        threads = [thread.name for thread in threading.enumerate() if "textual" in thread.name]
        match event.key:
            case "i":
                self.query_one(Input).focus()
            case "b":
                self.bell()
            case "t":
                self.seen.append(f"threads={len(threads)}")
            case "d":
                self.seen.append(f"driver={type(self._driver).__name__}")
            case "m":
                self.suspend_amid_a_write()
            case "q":
                self.exit(return_code=7)
        self.show_seen()

    def suspend_amid_a_write(self) -> None:
        """Let SIGTSTP arrive while the queue of the output is locked."""
        writer = getattr(self._driver, "_writer_thread")  # noqa: B009 - of Textual's driver
        with writer._queue.mutex:
            os.kill(os.getpid(), signal.SIGTSTP)

    def on_paste(self, event: Paste) -> None:
        """Count the characters of a paste that no field took."""
        self.seen.append(f"pasted={len(event.text)}")
        self.show_seen()

    def on_resize(self, event: Resize) -> None:
        """Say the size."""
        self.seen.append(f"size={event.size.width}x{event.size.height}")
        self.show_seen()

    def show_seen(self) -> None:
        """Show the last few things that happened."""
        self.query_one(Static).update("ready " + " ".join(self.seen[-6:]) + " .")


if __name__ == "__main__":
    app = KeyLogApp()
    app.run()
    with suppress(OSError):
        sys.stdout.write("left\n")
        sys.stdout.flush()
    os._exit(app.return_code or 0)
