"""Textual's driver for Linux and macOS without polling, and safe against a lost terminal."""

import os
import signal
import sys
from asyncio import TimerHandle  # noqa: TC003 - typing alone is no reason for a second block
from contextlib import suppress
from typing import Any, TextIO

from textual.drivers.linux_driver import LinuxDriver
from textual.events import CursorPosition, Paste, Resize
from textual.message import Message
from textual.messages import InBandWindowResize

from midstance.presentation.clean import clean_lines
from midstance.tui.terminal.input import MAX_PASTED, InputReader, WakingEvent
from midstance.tui.terminal.output import ResilientOutput
from midstance.tui.terminal.process import exit_process, leave_on_signals

EMPTIED = "\x1b[0m\x1b[H\x1b[2J"
"""Takes every cell off the screen."""
RESIZE_SETTLED = 0.3
"""Seconds after the last resize at which the size is read again."""


class PosixDriver(LinuxDriver):
    """A driver without polling.

    The input thread sleeps until there is input or the app ends. Malformed bytes never end it; a
    lost terminal ends the app as SIGHUP does. SIGTERM, SIGHUP and SIGINT end the app in an orderly
    way once it has taken the screen. Bursts that no hand can type arrive as a paste. Sizes come
    from SIGWINCH alone, so in-band resizes and pixel mouse reports are never switched on.

    What it uses of Textual beyond the documented interface is listed in `terminal.driver`.
    """

    def __init__(self, *arguments: Any, **options: Any) -> None:  # noqa: ANN401 - passed on
        super().__init__(*arguments, **options)
        self._output = ResilientOutput(_terminal_output())
        self._file = self._output  # type: ignore[assignment] # all that the writer thread needs
        self._stop_reading = self.exit_event = WakingEvent()
        self._has_screen = False
        self._settling: TimerHandle | None = None
        if self._size is None:  # else Textual trusts COLUMNS and LINES, which shells leave behind
            self._size = self._get_terminal_size()

    def start_application_mode(self) -> None:
        """Take the screen."""
        leave_on_signals(self._loop, self._app)
        super().start_application_mode()  # type: ignore[no-untyped-call] # Textual leaves it untyped
        signal.signal(signal.SIGWINCH, self._on_resize)
        self._has_screen = True

    def stop_application_mode(self) -> None:
        """Give the screen back as it was, with nothing left on the one that was taken.

        Where the size has changed, tmux mixes what is left there into the lines before it.
        """
        if self._has_screen:
            self.write(EMPTIED)
        self._has_screen = False
        if self._settling is not None:
            self._settling.cancel()
        super().stop_application_mode()

    def _query_in_band_window_resize(self) -> None:
        """Ask for nothing: in-band resizes bring pixel mouse reports that stay on."""

    def _get_terminal_size(self) -> tuple[int, int]:
        for descriptor in (self._output.fileno(), self.fileno):
            with suppress(OSError):
                width, height = os.get_terminal_size(descriptor)
                if width and height:
                    return width, height
        return super()._get_terminal_size()

    def _on_resize(self, *_signal: object) -> None:
        self._loop.call_soon_threadsafe(self._report_size)

    def _report_size(self) -> None:
        """Report the size now, and again after the last resize, if it still differs."""
        if self._settling is not None:
            self._settling.cancel()
        if self._has_screen:
            self._settling = self._loop.call_later(RESIZE_SETTLED, self._settle_size)
            self._send_size()

    def _settle_size(self) -> None:
        if self._get_terminal_size() != tuple(self._app.size):
            self._send_size()

    def _send_size(self) -> None:
        self.send_message(Resize.from_dimensions(self._get_terminal_size(), None))

    def _sigtstp_application(self, *_signal: object) -> None:
        """Suspend between two events: an interrupted write would hold its lock."""
        self._loop.call_soon_threadsafe(super()._sigtstp_application)

    def _sigcont_application(self, *_signal: object) -> None:
        self._loop.call_soon_threadsafe(self._resume)

    def _resume(self) -> None:
        if self._must_signal_resume:
            super()._sigcont_application()
        elif self._auto_restart:
            self._resume_after_stop()

    def _resume_after_stop(self) -> None:
        """Resume after a SIGSTOP: another program may have changed the terminal meanwhile."""
        if not self._has_screen:
            return
        if self._is_in_background():
            os.kill(os.getpid(), signal.SIGSTOP)
            return
        self.suspend_application_mode()
        self._must_signal_resume = True
        self.resume_application_mode()

    def _is_in_background(self) -> bool:
        try:
            return os.tcgetpgrp(self.fileno) != os.getpgrp()
        except OSError:
            return False

    def run_input_thread(self) -> None:
        """Read until the app ends; Textual calls it in a thread of its own."""
        reader = InputReader(
            self.fileno, self._stop_reading, self.process_message, _input_encoding()
        )
        if not reader.run():
            with suppress(RuntimeError):
                self._loop.call_soon_threadsafe(exit_process, self._app, int(signal.SIGHUP))

    def process_message(self, message: Message) -> None:
        """Pass input on, without reports that were never requested.

        Args:
            message: from the parser, in the input thread.
        """
        match message:
            case InBandWindowResize() | Resize() | CursorPosition():
                return
            case Paste():
                super().process_message(Paste(clean_lines(message.text, MAX_PASTED)))
            case _:
                super().process_message(message)


def _terminal_output() -> TextIO:
    """Standard error, as Textual has it, unless only standard output is a terminal."""
    error, output = sys.__stderr__, sys.__stdout__
    if output is not None and output.isatty() and not (error is not None and error.isatty()):
        return output
    if error is None:
        raise OSError("There is no terminal to write to.")
    return error


def _input_encoding() -> str:
    return (sys.__stdin__ and sys.__stdin__.encoding) or "utf-8"
