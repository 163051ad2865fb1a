"""Output that survives the loss of the terminal, and takes as many cells as it was laid out for.

Composed emoji are drawn as one by some terminals and as several by others: they are written as
their first sign. Where the encoding is not Unicode, the output is ASCII.
"""

import re
from typing import TextIO

from rich.cells import cell_len
from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from midstance.presentation.clean import REPLACEMENT

_ASCII = {
    **dict.fromkeys("─━═╌╍┄┅┈▔▁", "-"),
    **dict.fromkeys("│┃║▏▎▕", "|"),
    **dict.fromkeys("┌┐└┘├┤┬┴┼╭╮╯╰╔╗╚╝", "+"),
    **dict.fromkeys("█▉▊▋▌▐▇▆▅▙▛▜▟▚▞", "#"),
    **dict.fromkeys("▀▘▝", '"'),
    **dict.fromkeys("▄▃▂▖▗", "_"),
    **dict.fromkeys("●◉•★", "*"),
    **dict(zip("░▒▓", "-+*", strict=True)),
    **dict.fromkeys(map(chr, range(0x2801, 0x2900)), "."),
    **dict.fromkeys("○◌", "o"),
    **dict.fromkeys("◐◑", "@"),
    **dict.fromkeys("▸▶→", ">"),
    **dict.fromkeys("◂◀←⌫", "<"),
    **dict.fromkeys("↑▲", "^"),
    **dict.fromkeys("↓▼", "v"),
    **dict.fromkeys("✓✔", "+"),
    **dict.fromkeys("✗✘×", "x"),
    "±": "+",
    **dict.fromkeys("–—−", "-"),
    "·": ".",
    "…": ".",
    REPLACEMENT: "?",
}
_TABLE = str.maketrans(_ASCII)
_NOT_ASCII = re.compile("[^\x00-\x7f]")
_FIRST_OF_FLAGS, _LAST_OF_FLAGS = "\U0001f1e6", "\U0001f1ff"
"""The letters A and Z of which two are a flag."""
_COMPOSING = re.compile(
    "[\u200d\ufe0f\u20e3\U0001f1e6-\U0001f1ff\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]"
)
_COMPOSED = re.compile(
    "[\U0001f1e6-\U0001f1ff]{1,2}"
    "|[^\x00-\x1f](?:\u200d[\u2190-\u2bff\U0001f000-\U0001faff]"
    "|[\ufe0f\u20e3\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f])+"
)
"""A flag, or a character with what joins others to it, colours it, or asks for its picture."""


def uncomposed(text: str) -> str:
    """Text in which every terminal sees as many cells as it was laid out for.

    A family becomes its first member, a flag its two letters; a skin tone is left out. What takes
    fewer cells than that is filled with blanks.

    Args:
        text: Output that may hold escape sequences.
    """
    if text.isascii() or not _COMPOSING.search(text):
        return text
    return _COMPOSED.sub(_uncompose, text)


def _uncompose(found: re.Match[str]) -> str:
    composed = found[0]
    first = composed[0]
    if _FIRST_OF_FLAGS <= first <= _LAST_OF_FLAGS:
        first = "".join(chr(ord(each) - ord(_FIRST_OF_FLAGS) + ord("A")) for each in composed)
    return first + " " * (cell_len(composed) - cell_len(first))


def in_ascii(text: str) -> str:
    """Text with an ASCII character for each cell, so that columns stay where they are.

    Args:
        text: Output that may hold escape sequences, which are ASCII already.
    """
    plain = with_plain_signs(uncomposed(text))
    return _NOT_ASCII.sub(lambda found: "?" * cell_len(found[0]), plain)


def with_plain_signs(text: str) -> str:
    """Text with an ASCII character for each one that only draws; letters stay as they are."""
    return text.translate(_TABLE)


class PlainSigns(LineFilter):
    """Draws every line of the screen with plain signs, whatever widget it belongs to."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002 - as Textual asks
        """The same segments with plain signs.

        Args:
            segments: A line.
            background: What it lies on.
        """
        return [each._replace(text=with_plain_signs(each.text)) for each in segments]


def speaks_unicode(encoding: str | None) -> bool:
    """Whether an output of this encoding can show box drawing and block characters.

    Args:
        encoding: As `sys.stderr.encoding` names it.
    """
    return (encoding or "").lower().replace("-", "").replace("_", "").startswith("utf")


class ResilientOutput:
    """A text file for Textual's writer thread that never raises.

    Args:
        file: The terminal.
    """

    def __init__(self, file: TextIO) -> None:
        self._file = file
        self._is_ascii = not speaks_unicode(file.encoding)
        self.is_lost = False
        """Whether a write failed: the terminal is gone, and nothing more is written."""

    def write(self, text: str) -> int:
        """Write, or drop the text where the terminal is gone."""
        try:
            if not self.is_lost:
                self._file.write(in_ascii(text) if self._is_ascii else uncomposed(text))
        except (OSError, ValueError):
            self.is_lost = True
        return len(text)

    def flush(self) -> None:
        """Flush, or do nothing where the terminal is gone."""
        try:
            if not self.is_lost:
                self._file.flush()
        except (OSError, ValueError):
            self.is_lost = True

    def fileno(self) -> int:
        """The terminal's file descriptor."""
        return self._file.fileno()

    def isatty(self) -> bool:
        """Whether this is a terminal."""
        return self._file.isatty()
