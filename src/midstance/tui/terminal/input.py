"""Bytes from the terminal as Textual's messages; malformed bytes never end the stream."""

import codecs
import os
import re
import selectors
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import closing
from threading import Event

from textual._parser import Read1
from textual._xterm_parser import XTermParser
from textual.events import Key, Paste
from textual.message import Message

ESCAPE_DELAY = 0.02
"""Seconds after which an Escape that nothing follows is the key; `ESCDELAY` sets it in ms."""

SEQUENCE_DELAY = 0.25
"""Seconds that a sequence may pause in its middle, as on a slow line, before it is given up."""

_SLACK = 0.0005
_ESCAPE = "\x1b"
_AT_ESCAPES = re.compile(f"(?={_ESCAPE})")
_STARTS = frozenset("[O]P_^X")
_COMPLETE = re.compile(r"\x1b\[(?![\[M])[0-?]*[ -/]*[@-~]")
"""A control sequence to its end; old mice and the Linux console send two kinds with a tail."""


def escape_delay(milliseconds: str | None = os.environ.get("ESCDELAY")) -> float:
    """How long a lone Escape waits, in seconds.

    Args:
        milliseconds: What the user asked for, if anything; nonsense is ignored.
    """
    if milliseconds and milliseconds.isdecimal() and len(milliseconds) < len("10000"):
        return max(int(milliseconds), 1) / 1000
    return ESCAPE_DELAY


class _Parser(XTermParser):
    """Textual's parser, which also says whether it is within a sequence."""

    @staticmethod
    def read1(timeout: float | None = None) -> Read1:  # type: ignore[override] # a class above, a function here
        """Ask for one more character; within a sequence, for at most the shorter delay."""
        return Read1(timeout and escape_delay())

    @property
    def is_waiting(self) -> bool:
        """Whether an Escape was read and what follows it is not complete."""
        return self._timeout_time is not None

    def give_up(self) -> list[Message]:
        """Stop waiting, now; the answer is the key Escape, or the sequence spelled out as keys."""
        if self.is_waiting:
            self._timeout_time = 0.0
        return list(self.tick())


class InputStream:
    """Messages from bytes.

    Bad UTF-8 becomes U+FFFD. A sequence that the parser fails on is dropped, and so is one that it
    does not know: Textual would press its characters as keys.

    Args:
        encoding: The terminal's, as the locale says.
    """

    def __init__(self, encoding: str = "utf-8") -> None:
        self._decode = codecs.getincrementaldecoder(encoding)("ignore").decode
        self._parser = _Parser()
        self._pending = ""

    @property
    def patience(self) -> float | None:
        """Seconds to wait for more input before `tick`; None where nothing is pending."""
        if not self._parser.is_waiting:
            return None
        return (SEQUENCE_DELAY if self._pending[1:2] in _STARTS else escape_delay()) + _SLACK

    def feed(self, data: bytes) -> list[Message]:
        """Read what arrived.

        Args:
            data: Bytes in the order of arrival, cut anywhere.
        """
        return [
            message
            for piece in _AT_ESCAPES.split(self._decode(data))
            for message in self._read(piece)
        ]

    def tick(self) -> list[Message]:
        """Give up waiting, after `patience`: a lone Escape is a key, half a sequence is nothing."""
        messages = self._give_up()
        return messages if len(messages) == 1 else []

    def _read(self, piece: str) -> list[Message]:
        """Read text that has an Escape, if any, at its beginning only."""
        if not piece:
            return []
        if piece.startswith(_ESCAPE):
            was_cut_off = len(self._pending) > 1
            before = self._advance(_ESCAPE)
            return ([] if was_cut_off else before) + self._read(piece[1:])
        if self._pending == _ESCAPE and piece[0] not in _STARTS:
            return self._read_after_escape(piece[0], piece[1:])
        complete = _COMPLETE.match(self._pending + piece)
        end = complete.end() - len(self._pending) if complete else 0
        return self._read_sequence(piece, end) if end > 0 else self._advance(piece)

    def _read_after_escape(self, key: str, more: str) -> list[Message]:
        """A key with Ctrl is one of its own after Escape; any other is pressed with Alt."""
        if key < " ":
            return self.tick() + self._read(key + more)
        return self._advance(key) + (self.tick() + self._read(more) if more else [])

    def _read_sequence(self, piece: str, end: int) -> list[Message]:
        messages = self._advance(piece[:end])
        if self._parser.is_waiting:
            self._give_up()
        return messages + self._read(piece[end:])

    def _advance(self, text: str) -> list[Message]:
        messages: list[Message] = []
        try:
            messages.extend(self._parser.feed(text))
        except Exception:  # noqa: BLE001 - whatever the parser trips over, input goes on
            self._parser = _Parser()
        self._pending = self._pending_after(text) if self._parser.is_waiting else ""
        return messages

    def _pending_after(self, text: str) -> str:
        return text if text == _ESCAPE else self._pending + text

    def _give_up(self) -> list[Message]:
        self._pending = ""
        try:
            return self._parser.give_up()
        except Exception:  # noqa: BLE001 - as above
            self._parser = _Parser()
            return []


BURST_WINDOW = 0.02
"""Seconds in which the keys are counted, and for which a doubtful key is held back."""

MAX_BY_HAND = 8
"""The most keys that a hand can press within `BURST_WINDOW`."""

MAX_PASTED = 4096
"""The most keys of a burst that are kept as text; the rest of a flood is dropped."""


class PasteGuard:
    """Lets single keys pass at once and holds back only those that came close together.

    Keys held back pass after `BURST_WINDOW` if they were few, and become one `Paste` if they were
    many: a text field takes it as text, and nothing else takes it at all. Times are those that
    the messages carry.
    """

    def __init__(self) -> None:
        self._held: list[Key] = []
        self._recent: deque[float] = deque()
        self._is_burst = False

    @property
    def is_holding(self) -> bool:
        """Whether keys wait for `settle`, due `BURST_WINDOW` after the last of them."""
        return bool(self._held)

    def admit(self, messages: Sequence[Message]) -> list[Message]:
        """Take the messages of one read, and answer those that may pass now, in order.

        Args:
            messages: All that came out of one read; keys that come together are doubtful.
        """
        keys = [message for message in messages if isinstance(message, Key)]
        if not keys:
            return list(messages)
        passed = self._admit_keys(keys)
        return [*passed, *(message for message in messages if not isinstance(message, Key))]

    def settle(self) -> list[Message]:
        """After `BURST_WINDOW` without input: answer what was held back, as keys or as a paste."""
        held, self._held = self._held, []
        was_burst, self._is_burst = self._is_burst, False
        self._recent.clear()
        return _as_paste(held) if was_burst else list(held)

    def _admit_keys(self, keys: list[Key]) -> list[Message]:
        now = keys[-1].time
        passed = self.settle() if self._was_quiet_before(keys[0].time) else self._by_hand(now)
        alone = len(keys) == 1 and not self._recent and not self._held
        self._recent.extend(key.time for key in keys)
        self._is_burst = self._is_burst or len(self._recent) > MAX_BY_HAND
        if alone:
            return [*passed, *keys]
        self._held.extend(keys[: max(MAX_PASTED - len(self._held), 0)])
        return passed

    def _was_quiet_before(self, now: float) -> bool:
        return not self._recent or now - self._recent[-1] >= BURST_WINDOW

    def _by_hand(self, now: float) -> list[Message]:
        """Release keys whose window has gone by without a burst."""
        while self._recent and now - self._recent[0] >= BURST_WINDOW:
            self._recent.popleft()
        if self._is_burst:
            return []
        old = [key for key in self._held if now - key.time >= BURST_WINDOW]
        del self._held[: len(old)]
        return list(old)


def _as_paste(keys: Sequence[Key]) -> list[Message]:
    """The characters of keys as one paste; keys without a character are dropped."""
    text = "".join(_character(key) for key in keys)
    return [Paste(text)] if text else []


def _character(key: Key) -> str:
    if key.key in {"enter", "ctrl+j"}:
        return "\n"
    return key.character if key.character and key.is_printable else ""


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
    """Reads a terminal until it is stopped or the terminal is lost.

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
                if not self._read_ready(selector.select(self._patience())):
                    return False
        return True

    def _patience(self) -> float | None:
        """Seconds after which silence means something; None where nothing is pending."""
        if self._stream.patience is not None:
            return self._stream.patience
        return BURST_WINDOW if self._guard.is_holding else None

    def _read_ready(self, ready: Sequence[tuple[selectors.SelectorKey, int]]) -> bool:
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
