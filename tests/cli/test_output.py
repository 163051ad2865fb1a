"""Lines, tables and JSON as they are printed."""

import io
import json
import os
import pty
import re
import sys
import unicodedata
from typing import TextIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from midstance.cli import output

CELLS = st.text(max_size=12)


def test_columns_line_up_and_numbers_stand_to_the_right() -> None:
    """Every column is as wide as its widest cell; nothing trails a line."""
    lines = list(output.table_lines(("name", "n", "note"), [("a", "5", ""), ("longer", "12", "x")]))
    assert lines == ["name     n  note", "a        5", "longer  12  x"]


def test_a_last_column_of_numbers_stands_to_the_right() -> None:
    """Numbers end below each other in the last column too."""
    assert list(output.table_lines(("a", "minutes"), [("x", "5"), ("y", "12")])) == [
        "a  minutes",
        "x        5",
        "y       12",
    ]


def test_a_table_without_rows_has_its_head() -> None:
    """An empty table is its head alone."""
    assert list(output.table_lines(("a", "b"), [])) == ["a  b"]


def test_wide_and_combining_characters_are_counted_as_terminals_do() -> None:
    """Two columns for a wide character, none for an accent on its own."""
    assert output.width("plank") == 5
    assert output.width("腕立て") == 6
    assert output.width(unicodedata.normalize("NFD", "é")) == 1
    lines = list(output.table_lines(("a", "b"), [("腕", "x"), ("arm", "y")]))
    assert [output.width(line) for line in lines[1:]] == [6, 6]


@given(st.text())
def test_widths_are_those_of_rich(text: str) -> None:
    """Latin text is counted without loading rich, and comes to the same."""
    text = output.clean_for_terminal(text)
    assert output.width(text) == cell_len(text)


def test_wide_characters_in_a_pipe_line_up() -> None:
    """Forty wide characters take eighty columns, and the next column begins after them."""
    head, wide, narrow = output.table_lines(("name", "note"), [("漢字" * 20, "x"), ("a", "y")])
    assert output.width(wide) == 80 + 2 + 1
    assert (head.index("note"), narrow.index("y")) == (82, 82)


@given(st.lists(st.tuples(CELLS, CELLS), max_size=5))
def test_no_cell_can_break_a_table_or_command_a_terminal(rows: list[tuple[str, str]]) -> None:
    """Whatever stands in a file, a row is one line of printable text."""
    lines = list(output.table_lines(("one", "two"), rows))
    assert len(lines) == len(rows) + 1
    assert all(line.isprintable() for line in lines)


def test_escapes_are_shown_and_not_obeyed() -> None:
    """An escape character becomes a mark; a long text ends in an ellipsis."""
    assert output.clean_for_terminal("\x1b[31mred") == "\N{REPLACEMENT CHARACTER}[31mred"
    assert output.clean_for_terminal("x" * 300) == "x" * 199 + "…"


def test_a_list_in_json_has_an_entry_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    """It is one document however many entries there are, in ASCII."""
    lists: list[list[dict[str, object]]] = [[], [{"a": 1}], [{"a": "ü"}, {"b": None}]]
    for entries in lists:
        output.say_json_list(iter(entries))
        out = capsys.readouterr().out
        assert json.loads(out) == entries
        assert out.isascii()
        assert len(out.splitlines()) == (len(entries) + 2 if entries else 1)


def test_json_never_holds_what_json_does_not_know() -> None:
    """A value that is no number is an error of ours, not a broken document of theirs."""
    with pytest.raises(ValueError, match="JSON"):
        output.say_json({"n": float("nan")})


def test_without_standard_output_nothing_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """A service without streams can run commands too."""
    monkeypatch.setattr(sys, "stdout", None)
    output.say("nobody hears this")
    output.say_title("nor this")
    output.say_text("label: ", "nor this")
    output.say_table(("a",), [("b",)])
    assert output.terminal_width() is None


def test_a_pipe_gets_plain_lines(capsys: pytest.CaptureFixture[str]) -> None:
    """Titles, texts and tables have no colour there, and no line is ever wrapped."""
    output.say_title("Title")
    output.say_text("Why: ", "word " * 100)
    output.say_text("Why: ", "")
    output.say_table(("a", "b"), [("x", "word " * 30)], group_by=1, repeat=1)
    assert capsys.readouterr().out.splitlines() == [
        "Title",
        "Why: " + ("word " * 100).rstrip(),
        "Why:",
        "a  b",
        "x  " + ("word " * 30).rstrip(),
    ]


def resize(stream: TextIO, columns: int) -> None:
    """Give a terminal a number of columns."""
    import fcntl  # noqa: PLC0415 - only on systems that have terminals
    import struct  # noqa: PLC0415 - the same
    import termios  # noqa: PLC0415 - the same

    fcntl.ioctl(stream, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))


def test_a_terminal_gets_colour_and_wrapped_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    """The width is the terminal's own; a pipe, or a terminal that says none, has no width."""
    assert output.terminal_width() is None
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    main, terminal = pty.openpty()
    with os.fdopen(terminal, "w") as stream:
        monkeypatch.setattr(sys, "stdout", stream)
        assert output.terminal_width() is None
        resize(stream, 40)
        assert output.terminal_width() == 40
        output.say_title("Title")
        output.say_text("Why: ", "word " * 20)
        output.say_table(("a", "b"), [("x", "y")])
        stream.flush()
        printed = ""
        while not printed.endswith("x  y\r\n"):
            printed += os.read(main, 4000).decode()
    os.close(main)
    assert "\x1b[1mTitle" in printed
    lines = [re.sub(r"\x1b\[[0-9;]*m", "", line) for line in printed.splitlines()]
    assert lines[1] == "Why: " + "word " * 6 + "word"
    assert lines[2].startswith("     word")
    assert lines[-2:] == ["a  b", "x  y"]


def test_a_stream_that_only_claims_to_be_a_terminal_has_no_width(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Where the width cannot be asked for, nothing is wrapped."""

    class Claims(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr(sys, "stdout", Claims())
    assert output.terminal_width() is None
