"""Output that survives the loss of the terminal, and is ASCII where the encoding is not Unicode."""

from typing import TextIO

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


def in_ascii(text: str) -> str:
    """Text with one ASCII character for each character, so that columns stay where they are.

    Args:
        text: Output that may hold escape sequences, which are ASCII already.
    """
    return with_plain_signs(text).encode("ascii", "replace").decode("ascii")


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
                self._file.write(in_ascii(text) if self._is_ascii else text)
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
