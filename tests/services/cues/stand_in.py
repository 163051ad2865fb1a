"""Programs that stand in for speech programs: they write down what they were to say, and when."""

import os
import select
from pathlib import Path

LONGEST_WAIT = 30.0
"""Seconds after which something that was to be written never will be."""


class StandIn:
    """A script in the place of a speech program, and the pipe into which it writes.

    In its text ``SAID`` is the pipe for what was said, ``ALIVE`` one that is to be held open, and
    ``NEVER`` one that nobody ever writes to.
    """

    def __init__(self, folder: Path, text: str, name: str = "speaker") -> None:
        """Write the script into ``folder``, and open its pipes."""
        folder.mkdir(exist_ok=True)
        pipes = {each: folder / f"{name}-{each.lower()}" for each in ("SAID", "ALIVE", "NEVER")}
        for each, pipe in pipes.items():
            os.mkfifo(pipe)
            text = text.replace(each, str(pipe))
        self._said = os.open(pipes["SAID"], os.O_RDWR)
        self._alive = os.open(pipes["ALIVE"], os.O_RDONLY | os.O_NONBLOCK)
        self._unread = b""
        self.path = folder / name
        self.path.write_text(f"#!/bin/sh\n{text}\n")
        self.path.chmod(0o755)

    @property
    def command(self) -> tuple[str, ...]:
        """The script, as settings name it."""
        return (str(self.path),)

    def said(self) -> str:
        """The next line that it wrote; waits for it."""
        while b"\n" not in self._unread:
            assert select.select([self._said], [], [], LONGEST_WAIT)[0], "nothing was said"
            self._unread += os.read(self._said, 4096)
        line, _, self._unread = self._unread.partition(b"\n")
        return line.decode()

    @property
    def is_silent(self) -> bool:
        """Whether it has written nothing more until now."""
        return not self._unread and not select.select([self._said], [], [], 0)[0]

    def wait_until_all_ended(self) -> None:
        """Wait until nothing that held ``ALIVE`` open lives any more."""
        assert select.select([self._alive], [], [], LONGEST_WAIT)[0], "something lives on"
        assert os.read(self._alive, 1) == b""


SPEAKS = 'echo "$*" > SAID'
HANGS = 'exec 3> ALIVE\necho "$*" > SAID\nread word < NEVER'
"""Says it, and never ends."""
