"""What a terminal shows: wrapped within its width, in colour, and never read as markup."""

import io
import re
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from midstance.cli.output import clean_for_terminal
from midstance.cli.rich_output import RichOutput

WORDS = st.text(st.sampled_from("ab é漢字[]/"), max_size=60).map(clean_for_terminal)
STYLE = re.compile(r"\x1b\[[0-9;]*m")


@pytest.fixture(autouse=True)
def _colourful(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal that can do colours, for a user who did not turn them off."""
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)


def table(
    columns: int, head: Sequence[str], rows: Sequence[Sequence[str]], **options: int
) -> list[str]:
    """The lines of a table on a terminal, without their colours."""
    stream = io.StringIO()
    wanted = {"group_by": 1, "repeat": 0} | options
    is_number = [all(row[place].isdecimal() for row in rows) for place in range(len(head))]
    RichOutput(stream, columns).print_table(head, rows, is_number, **wanted)
    return STYLE.sub("", stream.getvalue()).splitlines()


def test_a_table_that_fits_lines_up() -> None:
    """Two spaces between columns, numbers to the right, nothing trailing a line."""
    assert table(80, ("name", "n", "note"), [("a", "5", ""), ("longer", "12", "x")]) == [
        "name     n  note",
        "a        5",
        "longer  12  x",
    ]


def test_the_widest_column_is_wrapped_at_its_words() -> None:
    """An id of one word, and short quantities, stay whole."""
    rows = [("single-leg-raise", "12 reps", "one two three four five six")]
    assert table(46, ("id", "done", "note"), rows) == [
        "id                done     note",
        "single-leg-raise  12 reps  one two three four",
        "                           five six",
    ]


def test_the_first_cells_become_a_title_where_words_would_be_broken() -> None:
    """Rows with the same first cells share one; the head stands once, on top."""
    rows = [
        ("2026-11-22", "foundations/A", "plank", "1"),
        ("2026-11-22", "foundations/A", "suitcase-carry", "2"),
        ("2026-11-23", "foundations/B", "plank", "1"),
    ]
    assert table(30, ("date", "session", "exercise", "set"), rows, group_by=2) == [
        "  exercise        set",
        "2026-11-22  foundations/A",
        "  plank             1",
        "  suitcase-carry    2",
        "2026-11-23  foundations/B",
        "  plank             1",
    ]


def test_a_table_with_many_columns_goes_on_below() -> None:
    """Each part begins with the same columns; no column is wrapped or left out."""
    head = ("exercise", "week 1", "week 2", "week 3")
    assert table(26, head, [("plank", "2x30 s", "2x35 s", "2x40 s")], repeat=1) == [
        "exercise  week 1  week 2",
        "plank     2x30 s  2x35 s",
        "",
        "exercise  week 3",
        "plank     2x40 s",
    ]


@given(st.lists(st.tuples(WORDS, WORDS, WORDS), max_size=4), st.integers(20, 90))
def test_no_line_is_wider_than_the_terminal(rows: list[tuple[str, str, str]], columns: int) -> None:
    """Whatever the cells hold, wide characters too, and with every option."""
    for options in ({}, {"group_by": 2}, {"repeat": 1}):
        lines = table(columns, ("one", "two", "three"), rows, **options)
        assert max(map(cell_len, lines)) <= columns


@given(WORDS, st.integers(30, 90))
def test_no_text_is_wider_than_the_terminal(text: str, columns: int) -> None:
    """All of it is there, below its own beginning; one long word is left to the terminal."""
    stream = io.StringIO()
    RichOutput(stream, columns).print_text("Note:  ", text)
    lines = STYLE.sub("", stream.getvalue()).splitlines()
    assert "".join("".join(lines).split()) == "Note:" + "".join(text.split())
    if " " in text.strip():
        assert max(map(cell_len, lines)) <= columns
    assert all(line.startswith("       ") for line in lines[1:])


def test_forty_wide_characters_take_two_columns_each() -> None:
    """They are broken where the column ends, and what stands beside them lines up."""
    lines = table(40, ("name", "note"), [("漢字" * 20 + " x", "y"), ("a", "z")])
    assert max(map(cell_len, lines)) == 40
    assert "".join(lines).count("漢字") + "".join(lines).count("字漢") >= 20
    assert "".join(lines).count("漢") == 20


def test_a_path_stays_in_one_piece() -> None:
    """A single long word is not cut by a line break that a copy would keep."""
    stream = io.StringIO()
    RichOutput(stream, 40).print_text("data:  ", "/long/path" * 10)
    assert STYLE.sub("", stream.getvalue()) == "data:  " + "/long/path" * 10 + "\n"


def test_text_is_never_markup() -> None:
    """Brackets, colons and addresses are printed as they are, and not coloured."""
    stream = io.StringIO()
    rich = RichOutput(stream, 80)
    rich.print_title("[red]title[/red]")
    rich.print_text("[b]l[/b] ", ":smile: [link=http://x]y[/link] 12 True")
    rich.print_table(("[i]h[/i]", "b"), [("[u]c[/u]", "")], [False, False], group_by=1, repeat=0)
    assert stream.getvalue() == (
        "\x1b[1m[red]title[/red]\x1b[0m\n"
        "\x1b[36m[b]l[/b] \x1b[0m:smile: [link=http://x]y[/link] 12 True\n"
        "\x1b[36m[i]h[/i]\x1b[0m\x1b[36m  \x1b[0m\x1b[36mb\x1b[0m\n"
        "[u]c[/u]\n"
    )


@pytest.mark.parametrize(
    ("name", "value", "escapes"), [("NO_COLOR", "1", {"1", "0"}), ("TERM", "dumb", set())]
)
def test_colours_can_be_turned_off(
    name: str, value: str, escapes: set[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """``NO_COLOR`` leaves bold alone; a terminal that can do nothing gets no escape at all."""
    monkeypatch.setenv(name, value)
    stream = io.StringIO()
    rich = RichOutput(stream, 80)
    rich.print_title("title")
    rich.print_text("label: ", "text")
    rich.print_table(("a", "b"), [("c", "d")], [False, False], group_by=1, repeat=0)
    assert set(re.findall(r"\x1b\[([0-9;]*)m", stream.getvalue())) == escapes
    assert STYLE.sub("", stream.getvalue()).splitlines() == ["title", "label: text", "a  b", "c  d"]
