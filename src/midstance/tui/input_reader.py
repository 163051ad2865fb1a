"""The input thread's work: wait for bytes without polling, and pass on what they mean."""

import os
import selectors
from collections.abc import Callable, Sequence
from contextlib import closing
from threading import Event

from textual.message import Message

from midstance.tui.input_stream import InputStream
from midstance.tui.paste_guard import WINDOW, PasteGuard

_READ = 4096


class WakingEvent(Event):
    """An event that also makes a file descriptor readable when it is set."""

    def __init__(self) -> None:
        super().__init__()
        self.descriptor, self._waking = os.pipe()

    def set(self) -> None:
        """Set the event and wake whoever waits for the descriptor."""
        super().set()
        os.write(self._waking, b"\0")

    def clear(self) -> None:
        """Forget that the event was set."""
        super().clear()
        os.set_blocking(self.descriptor, False)
        try:
            while os.read(self.descriptor, _READ):
                pass
        except BlockingIOError:
            return

    def close(self) -> None:
        """Give both file descriptors back."""
        os.close(self.descriptor)
        os.close(self._waking)


class InputReader:
    """Reads a terminal until told to stop or until the terminal is gone.

    Args:
        descriptor: The terminal's.
        stop: Ends the reading when it is set.
        deliver: Takes each message, in the thread that reads.
        encoding: The terminal's.
    """

    def __init__(
        self,
        descriptor: int,
        stop: WakingEvent,
        deliver: Callable[[Message], None],
        encoding: str = "utf-8",
    ) -> None:
        self._descriptor = descriptor
        self._stop = stop
        self._deliver = deliver
        self._stream = InputStream(encoding)
        self._guard = PasteGuard()

    def run(self) -> bool:
        """Read, and say in the end whether the terminal is still there."""
        with closing(selectors.SelectSelector()) as selector:
            selector.register(self._descriptor, selectors.EVENT_READ)
            selector.register(self._stop.descriptor, selectors.EVENT_READ)
            while not self._stop.is_set():
                if not self._take(selector.select(self._patience())):
                    return False
        return True

    def _patience(self) -> float | None:
        """Seconds after which silence means something; None where nothing is pending."""
        if self._stream.patience is not None:
            return self._stream.patience
        return WINDOW if self._guard.is_holding else None

    def _take(self, ready: Sequence[tuple[selectors.SelectorKey, int]]) -> bool:
        """Read what is there, and say whether the terminal is still there."""
        if not ready:
            self._take_silence()
        elif any(key.fd == self._descriptor for key, _ in ready):
            return self._take_bytes()
        return True

    def _take_bytes(self) -> bool:
        try:
            data = os.read(self._descriptor, _READ)
        except BlockingIOError:
            return True
        except OSError:
            return False
        self._pass_on(self._guard.admit(self._stream.feed(data)))
        return bool(data)

    def _take_silence(self) -> None:
        if self._stream.patience is not None:
            self._pass_on(self._guard.admit(self._stream.tick()))
        else:
            self._pass_on(self._guard.settle())

    def _pass_on(self, messages: Sequence[Message]) -> None:
        for message in messages:
            self._deliver(message)
