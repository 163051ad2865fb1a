"""A real terminal for tests: starts a program in a pty, types real bytes, reads its screen."""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

import pyte

PATIENCE = 200
"""How many times in a row 0.05 s of silence are accepted before a wait is given up."""

_NOT_FOR_PYTE = re.compile(rb"\x1b\[[?>=<][0-9;]*\$?[pumq]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)")
_SWITCHES = {
    "alternate screen": (b"\x1b[?1049h", b"\x1b[?1049l"),
    "hidden cursor": (b"\x1b[?25l", b"\x1b[?25h"),
    "mouse": (b"\x1b[?1003h", b"\x1b[?1003l"),
    "mouse buttons": (b"\x1b[?1000h", b"\x1b[?1000l"),
    "pixel mouse": (b"\x1b[?1016h", b"\x1b[?1016l"),
    "in-band resize": (b"\x1b[?2048h", b"\x1b[?2048l"),
    "bracketed paste": (b"\x1b[?2004h", b"\x1b[?2004l"),
    "focus reports": (b"\x1b[?1004h", b"\x1b[?1004l"),
    "no line wrap": (b"\x1b[?7l", b"\x1b[?7h"),
}


class PtyTerminal:
    """A program in a terminal of its own.

    Args:
        program: A Python file.
        columns: The terminal's width.
        rows: Its height.
        environment: Put over this process's environment.
    """

    def __init__(
        self,
        program: Path,
        columns: int = 80,
        rows: int = 24,
        environment: Mapping[str, str] | None = None,
    ) -> None:
        self.output = bytearray()
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        self._shown = 0
        self._code: int | None = None
        self.pid, self.descriptor = pty.fork()
        if self.pid == 0:
            _become(program, columns, rows, environment or {})
        self.modes = termios.tcgetattr(self.descriptor)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._code is None:
            self.signal(signal.SIGKILL)
            os.waitpid(self.pid, 0)
        if self.descriptor >= 0:
            os.close(self.descriptor)

    def type(self, data: bytes) -> None:
        """Write bytes as a keyboard would, reading the screen meanwhile."""
        while data:
            readable, writable, _ = select.select([self.descriptor], [self.descriptor], [], 5)
            if readable:
                self._read()
            if writable:
                data = data[os.write(self.descriptor, data[:1024]) :]
            assert readable or writable, "the program stopped reading"

    def wait_for(self, pattern: str) -> str:
        """Read until the screen shows a pattern, and answer with what matched."""
        for _ in range(PATIENCE):
            if found := re.search(pattern, self.text):
                return found[0]
            if not self._has_output(0.05):
                continue
            if not self._read():
                break
        found = re.search(pattern, self.text)
        assert found, f"{pattern!r} never came; the screen shows:\n{self.text}"
        return found[0]

    def wait_for_output(self, wanted: bytes, start: int = 0) -> None:
        """Read until the program has written some bytes, from a place in its output on."""
        for _ in range(PATIENCE):
            if wanted in self.output[start:]:
                return
            self._idle()
        raise AssertionError(f"{wanted!r} was never written; the screen shows:\n{self.text}")

    def press_until(self, key: bytes, pattern: str) -> None:
        """Press a key again and again, as people do, until the screen shows a pattern."""
        for _ in range(PATIENCE):
            if re.search(pattern, self.text):
                return
            self.type(key)
            self._settle()
        raise AssertionError(f"{key!r} has no effect; the screen shows:\n{self.text}")

    def press_and_see(self, key: bytes) -> None:
        """Press a key, and wait until the screen has changed and come to rest.

        Keys that arrive together count as a paste, which presses no command.
        """
        before = self.text
        self.type(key)
        for _ in range(PATIENCE):
            if self.text != before:
                break
            self._idle()
        assert self.text != before, f"{key!r} changes nothing; the screen shows:\n{self.text}"
        self._settle()

    def resize(self, columns: int, rows: int) -> None:
        """Give the terminal another size."""
        _set_size(self.descriptor, columns, rows)
        self._show()
        self.screen.resize(max(rows, 1), max(columns, 1))

    def signal(self, number: int) -> None:
        """Send the program a signal."""
        os.kill(self.pid, number)

    def hang_up(self) -> None:
        """Close the terminal's window."""
        os.close(self.descriptor)
        self.descriptor = -1

    def wait_until_stopped(self) -> None:
        """Wait until the program was stopped by a signal."""
        for _ in range(PATIENCE):
            pid, status = os.waitpid(self.pid, os.WUNTRACED | os.WNOHANG)
            if pid:
                assert os.WIFSTOPPED(status)
                return
            self._idle()
        raise AssertionError(f"the program does not stop; the screen shows:\n{self.text}")

    def exit_code(self) -> int:
        """Wait for the program's end and answer with its exit code."""
        for _ in range(PATIENCE):
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self._code = os.waitstatus_to_exitcode(status)
                self._drain()
                return self._code
            self._idle()
        raise AssertionError(f"the program does not end; the screen shows:\n{self.text}")

    def left_on(self) -> list[str]:
        """What the program switched on in the terminal and did not switch off."""
        on = [
            name
            for name, (start, end) in _SWITCHES.items()
            if self.output.rfind(start) > self.output.rfind(end)
        ]
        if self.output.count(b"\x1b[<u") < self.output.count(b"\x1b[>"):
            on.append("kitty keyboard")
        if self.modes[:4] != termios.tcgetattr(self.descriptor)[:4]:
            on.append("raw mode")
        return on

    @property
    def text(self) -> str:
        """What the screen shows."""
        self._show()
        return "\n".join(line.rstrip() for line in self.screen.display)

    def _show(self) -> None:
        fresh = bytes(self.output[self._shown :])
        self._shown = len(self.output)
        self._stream.feed(_NOT_FOR_PYTE.sub(b"", fresh))

    def _has_output(self, seconds: float) -> bool:
        return bool(select.select([self.descriptor], [], [], seconds)[0])

    def _settle(self) -> None:
        while self._has_output(0.1) and self._read():
            pass

    def _idle(self) -> None:
        if self.descriptor < 0 or (self._has_output(0.05) and not self._read()):
            select.select([], [], [], 0.05)

    def _drain(self) -> None:
        while self.descriptor >= 0 and self._has_output(0) and self._read():
            pass

    def _read(self) -> bool:
        try:
            data = os.read(self.descriptor, 65536)
        except OSError:
            return False
        self.output += data
        return bool(data)


def _set_size(descriptor: int, columns: int, rows: int) -> None:
    fcntl.ioctl(descriptor, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))


def _become(program: Path, columns: int, rows: int, environment: Mapping[str, str]) -> None:
    """Turn the forked child into the program; never returns."""
    _set_size(0, columns, rows)
    for number in (signal.SIGHUP, signal.SIGINT, signal.SIGTERM, signal.SIGTSTP, signal.SIGCONT):
        signal.signal(number, signal.SIG_DFL)
    variables = {**os.environ, "TERM": "xterm-256color", **environment}
    os.execve(sys.executable, [sys.executable, str(program)], variables)  # noqa: S606 - no shell
