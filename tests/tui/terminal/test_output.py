"""The way out to the terminal."""

import io
import os

import pytest
from rich.cells import cell_len

from midstance.tui.terminal.output import ResilientOutput, in_ascii, speaks_unicode


class Gone(io.StringIO):
    """A terminal that is gone."""

    encoding = "utf-8"

    def write(self, text: str) -> int:
        """Fail as a closed terminal does."""
        return os.write(-1, text.encode())


def latin_terminal() -> tuple[io.BytesIO, io.TextIOWrapper]:
    """A terminal whose locale is not Unicode, and what it received."""
    received = io.BytesIO()
    return received, io.TextIOWrapper(received, encoding="latin-1")


def test_writing_to_a_lost_terminal_is_no_error() -> None:
    """Writing to a terminal that is gone is not an error, and is not tried again."""
    output = ResilientOutput(Gone())
    assert output.write("set saved") == len("set saved")
    assert output.is_lost
    output.write("more")
    output.flush()


def test_flushing_a_closed_file_is_no_error() -> None:
    """Flushing a closed file is not an error either."""
    _, file = latin_terminal()
    output = ResilientOutput(file)
    file.close()
    output.flush()
    assert output.is_lost


def test_each_cell_becomes_one_ascii_character() -> None:
    """Where Unicode is not understood each cell becomes one ASCII character."""
    received, file = latin_terminal()
    output = ResilientOutput(file)
    output.write("\x1b[1m┌─▸ ✓ ●○ 5×5 … é 日\x1b[0m")
    output.flush()
    assert received.getvalue() == b"\x1b[1m+-> + *o 5x5 . ? ??\x1b[0m"


def test_shades_and_charts() -> None:
    """Shades stay apart, and the dots of a line are seen."""
    assert in_ascii("·░▒▓█ 16┤┈⢀⣀⠤⠒●") == ".-+*# 16+-....*"


@pytest.mark.parametrize("line", ["│ ▀▄█ ←→ │", "│ 片足 e\u0301 │", "│ 👨‍👩‍👧 🇩🇪 ❤️ │"])
def test_columns_stay(line: str) -> None:
    """A line takes as many cells in ASCII as it did."""
    assert in_ascii(line).isascii()
    assert len(in_ascii(line)) == cell_len(line)


@pytest.mark.parametrize(
    ("composed", "written"),
    [
        ("👨‍👩‍👧 family", "👨 family"),
        ("👍🏽 done", "👍 done"),
        ("🇩🇪 🇯🇵", "DE JP"),
        ("❤️ 1️⃣", "❤  1 "),
        ("🏃🏽‍♀️|", "🏃|"),
        ("🏴󠁧󠁢󠁥󠁮󠁧󠁿|", "🏴|"),
        ("\x1b[1m🏽|", "\x1b[1m|"),
        ("می‌شود 日本 e\u0301", "می‌شود 日本 e\u0301"),
    ],
)
def test_composed_emoji(composed: str, written: str) -> None:
    """Every terminal sees as many cells as the line was laid out for, whatever it can compose.

    It is measured as those measure that add up the characters, and as those that compose them.
    """
    received = io.BytesIO()
    output = ResilientOutput(io.TextIOWrapper(received, encoding="utf-8"))
    output.write(composed)
    output.flush()
    assert received.getvalue().decode() == written
    assert sum(cell_len(each) for each in written) == cell_len(written) == cell_len(composed)


@pytest.mark.parametrize(
    ("encoding", "speaks"),
    [("utf-8", True), ("UTF8", True), ("latin-1", False), ("ascii", False), (None, False)],
)
def test_only_unicode_encodings_show_blocks(encoding: str | None, *, speaks: bool) -> None:
    """Only the Unicode encodings can show blocks."""
    assert speaks_unicode(encoding) is speaks


def test_the_terminal_answers_what_else_is_asked() -> None:
    """What else a writer asks of a file is answered by the terminal itself."""
    output = ResilientOutput(io.TextIOWrapper(io.FileIO(0, closefd=False), encoding="utf-8"))
    assert output.fileno() == 0
    assert output.isatty() in {True, False}
