"""Bytes from the terminal as Textual's messages; no byte, however odd, can end the stream."""

import codecs
import os
import re

from textual._parser import Read1
from textual._xterm_parser import XTermParser
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
    """Textual's parser, which here says whether it is in the middle of a sequence."""

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
        self._decode = codecs.getincrementaldecoder(encoding)("replace").decode
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
        complete = _COMPLETE.match(self._pending + piece)
        end = complete.end() - len(self._pending) if complete else 0
        return self._read_sequence(piece, end) if end > 0 else self._advance(piece)

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
