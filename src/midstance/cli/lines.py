"""Typed lines with a deadline: what comes first, a line, another thread's call, or the time."""

from __future__ import annotations

import os
import select
from collections import deque
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Wait = Callable[[Sequence[int], float | None], Sequence[int]]

CHUNK = 4096
LONGEST = 2100
"""Characters kept of a line; a note of the longest kind fits."""


def wait_for_input(descriptors: Sequence[int], seconds: float | None) -> Sequence[int]:
    """Wait until one of ``descriptors`` can be read, ``seconds`` at most; answers with those."""
    return select.select(descriptors, [], [], seconds)[0]


class Lines:
    """Lines from a file descriptor, and calls that other threads post in between."""

    def __init__(self, descriptor: int, wait: Wait = wait_for_input) -> None:
        """Read from ``descriptor``; ``wait`` is asked to pass the time."""
        self._descriptor, self._wait = descriptor, wait
        self._unread = b""
        self._is_at_end = False
        self._calls: deque[Callable[[], object]] = deque()
        self._bell, self._ring = os.pipe()
        os.set_blocking(self._ring, False)

    def close(self) -> None:
        """Let go of the pipe that wakes us; what was posted is still done."""
        self.do_calls()
        os.close(self._bell)
        os.close(self._ring)

    def post(self, call: Callable[[], object]) -> None:
        """Let ``call`` be done by whoever reads the lines; any thread may post."""
        self._calls.append(call)
        try:
            os.write(self._ring, b"!")
        except OSError:
            return

    def do_calls(self) -> None:
        """Do what was posted."""
        while self._calls:
            self._calls.popleft()()

    def next(self, seconds: float | None) -> str | None:
        """The next line without its end; None after ``seconds``, or when a posted call was done.

        Raises:
            EOFError: there will be no more lines.
        """
        if (line := self._cut()) is not None:
            return line
        if self._is_at_end:
            raise EOFError
        ready = self._wait((self._descriptor, self._bell), seconds)
        if self._bell in ready:
            os.read(self._bell, CHUNK)
            self.do_calls()
        if self._descriptor in ready:
            self._read()
            return self._cut()
        return None

    def _read(self) -> None:
        try:
            chunk = os.read(self._descriptor, CHUNK)
        except OSError:
            chunk = b""
        self._is_at_end = not chunk
        self._unread += chunk

    def _cut(self) -> str | None:
        line, end, rest = self._unread.partition(b"\n")
        if not end and not (self._is_at_end and line):
            self._unread = line[:LONGEST]
            return None
        self._unread = rest
        return line[:LONGEST].decode(errors="replace").strip("\r")
