"""A terminal with a stopwatch, for a program that is to be measured.

Output is kept as it arrives, each piece with its time, and drawn only when it is looked at: so
drawing never delays a time that is read here.
"""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import Self

import pyte

KEYS = {
    "backspace": "\x7f",
    "down": "\x1b[B",
    "enter": "\r",
    "escape": "\x1b",
    "left": "\x1b[D",
    "pagedown": "\x1b[6~",
    "pageup": "\x1b[5~",
    "right": "\x1b[C",
    "space": " ",
    "tab": "\t",
    "up": "\x1b[A",
}
"""What a terminal sends for the keys that have a name."""

QUERIES = {
    b"\x1b[c": b"\x1b[?62;22c",
    b"\x1b[5n": b"\x1b[0n",
    b"\x1b[?2026$p": b"\x1b[?2026;2$y",
    b"\x1b[?2048$p": b"\x1b[?2048;0$y",
}
"""What programs ask a terminal at their start, with the answers of a plain modern one."""

UNDRAWN = re.compile(
    r"\x1b\[[<=>][\d;:]*[ -/]*[@-~]"  # keyboard protocols
    r"|\x1b\[\?[\d;]*\$p"  # questions about modes
    r"|\x1b[PX^_].*?\x1b\\"  # strings to the terminal
    r"|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)",  # titles, colours, clipboard
    re.DOTALL,
)
UNFINISHED = re.compile(r"\x1b(?:\[[^@-~]*|[PX^_\]](?:(?!\x1b\\)[^\x07])*|)$", re.DOTALL)


def key_bytes(key: str) -> bytes:
    """What a terminal sends for a key: a name from ``KEYS``, ``ctrl+x``, or the character."""
    if key.startswith("ctrl+"):
        return bytes([ord(key[-1]) & 0x1F])
    return KEYS.get(key, key).encode()


@dataclass(frozen=True, slots=True)
class Frame:
    """The screen after a piece of output: when it came, and the text if anything changed."""

    at: float
    text: str
    is_change: bool


class Drawing:
    """Draws pieces of output, in order, and says what each of them changed."""

    def __init__(self, columns: int, lines: int) -> None:
        self.screen = pyte.Screen(columns, lines)
        self._stream = pyte.Stream(self.screen)
        self._rows: dict[int, tuple[object, ...]] = {}
        self._pending = ""

    @property
    def text(self) -> str:
        """The screen as lines of text."""
        return "\n".join(self.screen.display)

    def draw(self, at: float, output: bytes) -> Frame:
        """Draw one piece; a sequence that is cut off waits for the next one."""
        text = UNDRAWN.sub("", self._pending + output.decode("utf-8", "replace"))
        cut = UNFINISHED.search(text)
        self._pending = text[cut.start() :] if cut else ""
        self._stream.feed(text[: cut.start()] if cut else text)
        return Frame(at, self.text, self._has_changed())

    def _has_changed(self) -> bool:
        """Whether a character or its style is another one than before."""
        fresh = {
            y: tuple(self.screen.buffer[y][x] for x in range(self.screen.columns))
            for y in self.screen.dirty
        }
        changed = any(self._rows.get(y) != row for y, row in fresh.items())
        self._rows.update(fresh)
        self.screen.dirty.clear()
        return changed


class Terminal:
    """Runs a program in a pseudo-terminal; leaving the ``with`` block ends the program."""

    def __init__(
        self,
        command: Sequence[str],
        environment: Mapping[str, str],
        columns: int = 120,
        lines: int = 40,
    ) -> None:
        self.drawing = Drawing(columns, lines)
        self.output: list[tuple[float, bytes]] = []
        self.ended_at: float | None = None
        self.status: int | None = None
        self.started_at = self.pressed_at = time.monotonic()
        self._drawn = 0
        self.pid, self._master = pty.fork()
        if self.pid == 0:
            become(command, environment, columns, lines)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self.status is None:
            os.kill(self.pid, signal.SIGKILL)
            self.collect(5)
        os.close(self._master)

    def press(self, *keys: str) -> float:
        """Press keys; answers with the time of the last one."""
        for key in keys:
            self.pressed_at = time.monotonic()
            os.write(self._master, key_bytes(key))
        return self.pressed_at

    def collect(self, seconds: float, quiet: float | None = None) -> list[Frame]:
        """Gather output for a while, or until it was quiet for a spell after something came."""
        until = time.monotonic() + seconds
        before = len(self.output)
        while (now := time.monotonic()) < until and self.ended_at is None:
            wait = until - now
            if quiet is not None and len(self.output) > before:
                wait = min(wait, self.output[-1][0] + quiet - now)
            if wait <= 0 or not self._read(wait):
                break
        return self._draw()

    def settle(self, quiet: float) -> list[Frame]:
        """Gather output until it has been quiet for a spell; ten spells at most."""
        frames: list[Frame] = []
        for _ in range(10):
            fresh = self.collect(quiet)
            frames += fresh
            if not fresh:
                break
        return frames

    def wait_for(self, wanted: str, seconds: float = 20) -> Frame:
        """Gather output until the screen matches an expression; the frame in which it first did.

        Raises:
            TimeoutError: The screen did not match in time; the message is the screen.
        """
        until = time.monotonic() + seconds
        while time.monotonic() < until and self.ended_at is None:
            for frame in self.collect(until - time.monotonic(), quiet=0.05):
                if re.search(wanted, frame.text):
                    return frame
        raise TimeoutError(f"{wanted!r} is not on the screen:\n{self.drawing.text}")

    def _read(self, wait: float) -> bool:
        """Wait for one piece of output; whether one came or the program ended."""
        if not select.select([self._master], [], [], wait)[0]:
            return False
        try:
            piece = os.read(self._master, 65536)
        except OSError:
            piece = b""
        at = time.monotonic()
        if piece:
            self.output.append((at, piece))
            self._answer(piece)
        else:
            self.ended_at = at
            self.status = os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])
        return True

    def _answer(self, piece: bytes) -> None:
        for query, answer in QUERIES.items():
            if query in piece:
                os.write(self._master, answer)

    def _draw(self) -> list[Frame]:
        """Draw what was gathered since the last time."""
        fresh = self.output[self._drawn :]
        self._drawn = len(self.output)
        return [self.drawing.draw(at, piece) for at, piece in fresh]


def become(
    command: Sequence[str], environment: Mapping[str, str], columns: int, lines: int
) -> None:
    """In the new process: take the terminal's size and turn into the program."""
    try:
        fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
        os.execvpe(command[0], list(command), dict(environment))
    finally:
        os._exit(127)
